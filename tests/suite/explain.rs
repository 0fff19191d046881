//! `claims explain ID`: where an item comes from.

use serde_json::Value;

use crate::support::{claims, command, folder, project};

#[test]
fn every_kind_of_item_names_its_rules_and_its_words() {
    let output = claims(&["extract", "corpus"]).json();
    let article = output["articles"].as_array().unwrap().iter().find(|article| !article["quotes"].as_array().unwrap().is_empty()).unwrap();
    let (id, path) = (article["id"].as_str().unwrap(), article["path"].as_str().unwrap());
    for (list, text) in [("claims", "text"), ("quotes", "cue"), ("figures", "text"), ("times", "text"), ("actors", "name")] {
        let item = &article[list][0];
        let own = item["id"].as_str().unwrap();
        let ran = claims(&["explain", &format!("{id}/{own}"), "corpus"]);
        let told = &ran.ends_with(0).stdout;
        for rule in item["rules"].as_array().unwrap() {
            let rule = claims::rule::find(rule.as_str().unwrap()).unwrap();
            assert!(told.contains(rule.id) && told.contains(rule.phenomenon), "{own}: {told}");
        }
        let span = ["span", "parts", "mentions"].iter().find_map(|key| match &item[*key] {
            Value::Object(span) => span["line"].as_u64(),
            Value::Array(list) => list[0]["line"].as_u64().or(list[0]["span"]["line"].as_u64()),
            _ => None,
        });
        assert!(told.contains(&format!("{path}:{}", span.unwrap())) && told.contains('^'), "{own} {text}: {told}");
        // The end of the path names the article as well.
        let name = path.rsplit('/').next().unwrap();
        assert_eq!(claims(&["explain", &format!("{name}/{own}"), "corpus"]).ends_with(0).stdout, *told);
    }
    assert!(claims(&["explain", id, path]).ends_with(0).stdout.contains("sentences"));
}

#[test]
fn a_group_says_why_it_is_one_and_why_its_verdict() {
    let output = claims(&["extract", "corpus"]).json();
    let folder = folder(&[
        ("run.json", claims(&["extract", "corpus"]).stdout.as_bytes()),
        ("run.ndjson", claims(&["extract", "corpus", "--format", "ndjson"]).stdout.as_bytes()),
    ]);
    for group in output["groups"].as_array().unwrap() {
        let id = group["id"].as_str().unwrap();
        let told = claims(&["explain", id, folder.path().join("run.json").to_str().unwrap()]);
        assert!(told.ends_with(0).stdout.contains("Why they were put together"), "{}", told.stdout);
        assert!(told.stdout.contains(&format!("  {}: ", group["verdict"].as_str().unwrap())), "{}", told.stdout);
        for difference in group["differences"].as_array().unwrap() {
            assert!(told.stdout.contains(difference["explanation"].as_str().unwrap()), "{}", told.stdout);
        }
        let members = group["claims"].as_array().unwrap().len();
        // Claims in the very same words stand for one.
        let grounds = told.stdout.matches("alike ").count() + told.stdout.matches("measure the same thing").count();
        assert!(grounds >= 1 && grounds < members.max(2), "{id}: {grounds} of {members}");
    }
    let id = output["groups"][0]["id"].as_str().unwrap();
    let again = claims(&["explain", id, folder.path().join("run.ndjson").to_str().unwrap()]);
    assert_eq!(again.ends_with(0).stdout, claims(&["explain", id, "corpus"]).ends_with(0).stdout);
}

#[test]
fn what_has_no_entry_is_said_with_a_hint() {
    assert!(claims(&["explain", "undatd"]).ends_with(2).stderr.contains("'undated'"));
    assert!(claims(&["explain", "c1"]).ends_with(2).stderr.contains("PATH"));
    assert!(claims(&["explain", "c1", "corpus"]).ends_with(2).stderr.contains("may be any of"));
    assert!(claims(&["explain", "c99999", "corpus"]).ends_with(2).stderr.contains("c99999"));
    assert!(project("corpus").is_dir());
}

/// Records, packed files and mended text have no lines of their own to show; the words are shown all the same.
#[test]
fn records_are_explained_too() {
    let folder = folder(&[(
        "a.jsonl",
        b"{\"text\": \"The ferry Ada ran aground off Marsden on Thursday with 120 passengers.\", \"date\": \"2025-09-26\"}\n",
    )]);
    let ran = command().args(["explain", "a.jsonl/f1", "."]).current_dir(folder.path()).output().unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    assert!(told.contains("120 passengers") && told.contains('^'), "{told}");
}
