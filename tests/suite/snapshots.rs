//! Whole outputs on small articles. `INSTA_UPDATE=always cargo test` writes them anew; read the difference.

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
            insta::assert_json_snapshot!(name.as_str(), records);
        });
    }
}
