//! Whole outputs on small articles. `INSTA_UPDATE=always cargo test` writes them anew; read the difference.

use serde_json::Value;

use crate::support::{inputs, options, project};

#[test]
fn small_articles() {
    for input in inputs(&project("tests/articles")) {
        let path = input.name();
        let name = path.rsplit('/').next().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let outcome = claims::read::read_bytes(&name, &bytes, &options());
        let records: Vec<_> = outcome.articles.into_iter().map(claims::pipeline::process).collect();
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), flat(&serde_json::to_value(&records).unwrap()));
        });
    }
}

/// A line a value, each with its JSON Pointer (RFC 6901): a changed line tells by itself what changed.
fn flat(value: &Value) -> String {
    fn add(lines: &mut String, path: &str, value: &Value) {
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                fields.iter().for_each(|(name, value)| add(lines, &format!("{path}/{name}"), value))
            }
            Value::Array(items) if !items.is_empty() => {
                items.iter().enumerate().for_each(|(at, value)| add(lines, &format!("{path}/{at}"), value));
            }
            _ => *lines += &format!("{path} {value}\n"),
        }
    }
    let mut lines = String::new();
    add(&mut lines, "", value);
    lines
}
