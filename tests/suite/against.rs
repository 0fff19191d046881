//! `claims check DRAFT --against SOURCE...`.

use serde_json::Value;

use crate::support::{Ran, command, folder};

const HERALD: &str = "---\ntitle: Ferry Runs Aground Off Marsden\ndate: 2025-09-25\n---\n\nThe ferry Ada ran aground off Marsden on Wednesday, the harbour \
master said. More than 120 passengers were taken ashore, and 3 of them were hurt.\n\n\"Nobody on the bridge had slept for thirty hours,\" harbour master Ines \
Okafor told reporters.\n\nThe owner, Tarrow Lines, paid 2.5 million euros for the ferry in 2019.\n";
const GAZETTE: &str = "---\ntitle: Ada Stuck on the Marsden Sands\ndate: 2025-09-25\n---\n\nThe ferry Ada ran aground off Marsden on Wednesday with 118 people on \
board. Four of them were hurt when the ferry ran aground, the coast guard said.\n\nCaptain Lew Brandt was questioned by police on Thursday.\n";

fn against(draft: &str) -> (Ran, Vec<(String, String)>) {
    let draft = format!("---\ntitle: What Happened to the Ada\ndate: 2025-09-26\n---\n\n{draft}\n");
    let folder = folder(&[("draft.md", draft.as_bytes()), ("news/herald.md", HERALD.as_bytes()), ("news/gazette.md", GAZETTE.as_bytes())]);
    let ran = command().args(["check", "draft.md", "--format", "json", "--against", "news"]).current_dir(folder.path()).output().unwrap();
    let ran = Ran::from(ran);
    let report = ran.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["path"] == "draft.md" && finding["place"]["line"] == 6), "{report}");
    let found = findings.iter().map(|finding| (text(&finding["name"]), text(&finding["message"]))).collect();
    (ran, found)
}

#[track_caller]
fn only(draft: &str, name: &str, words: &str) {
    let (_, found) = against(draft);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == name && found[0].1.contains(words), "{found:?}");
}

#[test]
fn what_the_sources_carry_is_not_said() {
    let (ran, found) = against(
        "The ferry Ada ran aground off Marsden on September 24 with 118 people on board. Tarrow Lines had paid 2.5 million euros for it in 2019. \
         \"Nobody on the bridge had slept for thirty hours,\" Okafor said. Captain Brandt was questioned on Thursday.",
    );
    assert!(found.is_empty(), "{found:?}");
    ran.ends_with(0);
}

#[test]
fn vaguer_is_carried_and_sharper_is_not() {
    assert!(against("Over 100 people were on board the Ada.").1.is_empty());
    only("Exactly 120 passengers of the Ada were taken ashore.", "figure-unsupported", "More than 120");
    only("Tarrow Lines had paid 3.1 million euros for the Ada.", "figure-unsupported", "3.1 million euros");
}

#[test]
fn days_names_and_quotes_of_nobody_are_said() {
    only("The ferry Ada left Marsden on September 3.", "day-unsupported", "2025-09-03");
    only("The ferry Ada was pulled free by Orla Venn.", "name-unsupported", "Orla Venn");
    only("\"We had warned them about the sands for weeks,\" Ines Okafor said.", "quote-unsupported", "warned them");
}

#[test]
fn slips_are_told_from_what_the_sources_have() {
    let (ran, found) = against("The harbour master, Ines Okofor, did not know how long the crew had worked.");
    assert!(found.len() == 1 && found[0].0 == "name-differs" && found[0].1.contains("Okafor"), "{found:?}");
    ran.ends_with(1);
    only("Police questioned the captain, Tom Brandt.", "name-differs", "Lew Brandt");
    only("\"Nobody on the bridge had rested for thirty hours,\" Okafor told reporters.", "quote-altered", "herald.md");
    only("\"Nobody on the bridge had slept for thirty hours,\" Lew Brandt said.", "quote-misattributed", "Ines Okafor");
    // What is left out is marked, and the rest is whole.
    assert!(against("\"Nobody on the bridge [...] had slept for thirty hours,\" Okafor said.").1.is_empty());
}

#[test]
fn the_source_s_own_line_stands_beside_the_finding() {
    let (ran, _) = against("\"Nobody on the bridge had rested for thirty hours,\" Okafor told reporters.");
    let related = &ran.json()["findings"][0]["related"][0];
    assert_eq!(related["path"], "news/herald.md");
    assert!(related["place"]["source"].as_str().unwrap().contains("had slept for thirty hours"), "{related}");
}

#[test]
fn a_draft_in_its_own_folder_is_no_source() {
    let folder = folder(&[("draft.md", HERALD.as_bytes()), ("gazette.md", GAZETTE.as_bytes())]);
    let ran: Ran =
        command().args(["check", "./draft.md", "--format", "json", "--against", "."]).current_dir(folder.path()).output().unwrap().into();
    let report = ran.json();
    assert_eq!(report["summary"]["articles"], 2, "{report}");
    assert!(report["findings"].as_array().unwrap().iter().any(|finding| finding["name"] == "name-unsupported"), "{report}");
}
