//! The schemas are those of the types, and every output of the suite is valid against them.

use claims::write::{Schema, schema};
use serde_json::Value;

use crate::support::{claims, project};

#[test]
fn the_files_are_current() {
    for which in Schema::ALL {
        let path = project("schemas").join(format!("{}.json", which.name()));
        let file = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(file == schema(which), "schemas/{0}.json is out of date: cargo run -- schema {0} > schemas/{0}.json", which.name());
        assert_eq!(claims(&["schema", which.name()]).ends_with(0).stdout, file);
        assert!(file.contains("https://json-schema.org/draft/2020-12/schema"));
    }
}

/// Panics where `instance` is not valid.
#[track_caller]
pub fn validate(which: Schema, instance: &Value) {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let name = format!("{}.json", which.name());
    compiler.add_resource(&name, serde_json::from_str(&schema(which)).unwrap()).unwrap();
    let compiled = compiler.compile(&name, &mut schemas).unwrap();
    if let Err(error) = schemas.validate(instance, compiled) {
        panic!("not valid against {name}: {error:#}");
    }
}

#[test]
fn the_output_over_the_corpus_is_valid() {
    validate(Schema::Extract, &claims(&["extract", "corpus"]).ends_with(0).json());
    let lines = claims(&["extract", "corpus", "--format", "ndjson"]);
    let mut kinds = std::collections::BTreeMap::new();
    for line in lines.ends_with(0).stdout.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let which = match record["record"].as_str() {
            Some("article") => Schema::Article,
            Some("group") => Schema::Group,
            Some("copy") => Schema::Copy,
            Some("summary") => Schema::Summary,
            other => panic!("no such record: {other:?}"),
        };
        validate(which, &record);
        *kinds.entry(which.name()).or_insert(0) += 1;
    }
    assert_eq!(kinds.len(), 4, "every kind of record occurs: {kinds:?}");
}

/// Reading a record back and writing it again changes nothing: no field is lost on the way.
#[test]
fn records_survive_a_round_trip() {
    let text = claims(&["extract", "corpus"]).stdout;
    let output: claims::model::Output = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&output).unwrap(), text.trim_end());
}
