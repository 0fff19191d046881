//! What the example corpus is there to show: true conflicts, true copies, inferred days.

use serde_json::Value;

use crate::support::claims;

fn output() -> Value {
    claims(&["extract", "corpus"]).ends_with(0).json()
}

/// The paths of a group's articles.
fn paths<'a>(output: &'a Value, claims: &Value) -> Vec<&'a str> {
    let find = |id: &Value| output["articles"].as_array().unwrap().iter().find(|article| article["id"] == *id).unwrap();
    claims.as_array().unwrap().iter().map(|claim| find(&claim["article"])["path"].as_str().unwrap()).collect()
}

#[test]
fn two_tolls_of_one_day_are_a_conflict() {
    let output = output();
    let found = output["groups"].as_array().unwrap().iter().any(|group| {
        group["verdict"] == "conflict"
            && paths(&output, &group["claims"]).iter().any(|path| path.contains("ferry-sinking"))
            && group["differences"].as_array().unwrap().iter().any(|difference| {
                let texts: Vec<&str> =
                    difference["values"].as_array().unwrap().iter().map(|value| value["text"].as_str().unwrap()).collect();
                difference["aspect"] == "figure" && texts.iter().any(|t| t.contains("34")) && texts.iter().any(|t| t.contains("43"))
            })
    });
    assert!(found, "34 against 43 dead");
}

/// No conflict joins two stories; of all groups hardly any does (one shared rare noun may still mislead).
#[test]
fn groups_stay_inside_their_stories() {
    let output = output();
    let groups = output["groups"].as_array().unwrap();
    let mut strays = 0;
    for group in groups {
        let mut stories: Vec<&str> = paths(&output, &group["claims"]).iter().map(|path| path.split('/').nth(1).unwrap()).collect();
        stories.sort_unstable();
        stories.dedup();
        strays += usize::from(stories.len() > 1);
        assert!(stories.len() == 1 || group["verdict"] != "conflict", "{}: {stories:?}", group["label"]);
    }
    assert!(strays * 50 <= groups.len(), "{strays} of {} groups join two stories", groups.len());
}

#[test]
fn a_copy_of_a_copy_is_one_independent_source() {
    let output = output();
    let copied = output["copies"].as_array().unwrap().iter().any(|copy| copy["articles"].as_array().unwrap().len() >= 2);
    assert!(copied);
    let groups = output["groups"].as_array().unwrap();
    assert!(groups.iter().any(|group| group["independent_sources"].as_u64() < group["sources"].as_u64()));
}

#[test]
fn undated_articles_are_said_to_be() {
    let output = output();
    for article in output["articles"].as_array().unwrap() {
        let codes: Vec<&str> = article["notices"].as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap()).collect();
        match article["published"]["source"].as_str() {
            None => assert!(codes.contains(&"undated"), "{}", article["path"]),
            Some("inferred") => assert!(codes.contains(&"date-inferred"), "{}", article["path"]),
            Some(_) => assert!(!codes.contains(&"undated"), "{}", article["path"]),
        }
    }
}
