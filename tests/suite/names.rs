//! The user's own names: the README's example, from `claims.toml` and from `--lexicon`.

use serde_json::Value;

use crate::support::{Ran, claims, folder, project};

const FIRST: &str = "Workers at nimbit walked out on Monday. Orla Venn said the strike was lawful. \"We knew,\" Venn told reporters.\n";
const SECOND: &str =
    "The strike at Nimbit Holdings goes on. Critics of the Ferry Queen were angry, and NMB said on Tuesday it would sue.\n";

/// The README's example.
fn example() -> String {
    let readme = std::fs::read_to_string(project("README.md")).expect("README.md");
    let block = readme.split("```toml\n").nth(1).expect("a toml block");
    block.split("```").next().unwrap_or_default().to_owned()
}

/// Name, kind and number of articles of an actor of the summary.
fn summary(ran: &Ran, name: &str) -> Option<(String, u64)> {
    let output = ran.ends_with(0).json();
    let actors = output["summary"]["actors"].as_array().cloned().unwrap_or_default();
    let found = actors.iter().find(|actor| actor["name"] == name)?;
    Some((found["kind"].as_str()?.to_owned(), found["articles"].as_u64()?))
}

/// The texts of an actor's mentions in one article.
fn mentions(ran: &Ran, article: usize, name: &str) -> Vec<String> {
    let output = ran.json();
    let actors = output["articles"][article]["actors"].as_array().cloned().unwrap_or_default();
    let found = actors.into_iter().find(|actor| actor["name"] == name);
    let mentions = found.and_then(|actor| actor["mentions"].as_array().cloned()).unwrap_or_default();
    mentions.iter().filter_map(|mention| mention["text"].as_str()).map(str::to_owned).collect()
}

fn holds(ran: &Ran) {
    assert_eq!(summary(ran, "nimbit"), Some(("organization".to_owned(), 2)));
    assert_eq!(summary(ran, "Orla Venn"), Some(("person".to_owned(), 2)));
    assert_eq!(mentions(ran, 0, "nimbit"), ["nimbit"]);
    assert_eq!(mentions(ran, 0, "Orla Venn"), ["Orla Venn", "Venn"]);
    let second = mentions(ran, 1, "nimbit");
    assert_eq!((second.first().map(String::as_str), second.get(1).map(String::as_str)), (Some("Nimbit Holdings"), Some("NMB")));
    assert_eq!(mentions(ran, 1, "Orla Venn"), ["Ferry Queen"]);
}

#[test]
fn the_example_of_the_readme_holds() {
    let example = example();
    let beside = folder(&[("claims.toml", example.as_bytes()), ("news/a.txt", FIRST.as_bytes()), ("news/b.txt", SECOND.as_bytes())]);
    holds(&claims(&["extract".as_ref(), beside.path().join("news").as_os_str()]));
    let given = folder(&[("own.toml", example.as_bytes()), ("news/a.txt", FIRST.as_bytes()), ("news/b.txt", SECOND.as_bytes())]);
    let own = given.path().join("own.toml");
    let news = given.path().join("news");
    holds(&claims(&["extract".as_ref(), "--lexicon".as_ref(), own.as_os_str(), news.as_os_str()]));
    let without = claims(&["extract".as_ref(), news.as_os_str()]);
    assert_eq!(summary(&without, "nimbit"), None);
}

#[test]
fn an_unknown_key_ends_the_run() {
    let folder = folder(&[("own.toml", b"[[actor]]\nname = \"Orla Venn\"\nalias = [\"OV\"]\n"), ("a.txt", FIRST.as_bytes())]);
    let (own, news) = (folder.path().join("own.toml"), folder.path().join("a.txt"));
    let ran = claims(&["extract".as_ref(), "--lexicon".as_ref(), own.as_os_str(), news.as_os_str()]);
    ran.ends_with(2);
    assert_eq!(ran.stderr, format!("claims: {}:3: unknown key `alias`; did you mean `aliases`?\n", own.display()));
    assert!(serde_json::from_str::<Value>(&ran.stdout).is_err(), "nothing is written");
}
