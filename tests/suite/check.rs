//! `claims check` as a user and a CI job run it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{Ran, claims, command, folder, project};

const SOUND: &str = "---\ntitle: Ferry Runs Aground\ndate: 2025-09-25\n---\n\nThe ferry Ada ran aground off Marsden on Thursday, the harbour master said. \
At least 120 passengers were taken ashore before dark. Nobody was hurt, and the owner of the ferry promised to say by the end of the week how it had \
come to leave its course in calm weather and with all of its instruments in order.\n";
const DAMAGED: &str = "---\ntitle: Ferry Refloated\ndate: 2025-09-26\n---\n\nThe owner couldnâ€™t say when the ferry Ada would sail again from the harbour of Marsden.\n";
const UNDATED: &str =
    "Council Sells The Old Mill\n\nThe council sold the old mill to a brewer for a price that nobody would name in public.\n";

fn checked(folder: &Path, options: &[&str]) -> Ran {
    command().arg("check").args(options).arg(".").current_dir(folder).output().unwrap().into()
}

fn report(folder: &Path, options: &[&str]) -> Value {
    let mut all = vec!["--format", "json"];
    all.extend(options);
    checked(folder, &all).json()
}

fn codes(report: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    report["findings"].as_array().unwrap().iter().map(|finding| (text(&finding["code"]), text(&finding["path"]))).collect()
}

#[test]
fn a_sound_corpus_passes() {
    let folder = folder(&[("a.md", SOUND.as_bytes())]);
    let ran = checked(folder.path(), &[]);
    assert_eq!(ran.ends_with(0).stdout, "1 articles: 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn each_finding_names_its_place_and_fails_the_check() {
    let folder =
        folder(&[("a.md", SOUND.as_bytes()), ("b.md", DAMAGED.as_bytes()), ("c.txt", UNDATED.as_bytes()), ("d.md", SOUND.as_bytes())]);
    let ran = checked(folder.path(), &[]);
    let text = &ran.ends_with(1).stdout;
    assert!(text.contains("./b.md:6:17"), "{text}");
    assert!(text.contains("couldnâ€™t") && text.contains("^^^"), "the line with the words underlined: {text}");
    let report = report(folder.path(), &[]);
    let expected = [("C003", "./b.md"), ("C005", "./c.txt"), ("C010", "./d.md")];
    for (code, path) in expected {
        assert!(codes(&report).contains(&(code.to_owned(), path.to_owned())), "{code} {path}: {report}");
    }
    assert_eq!(report["summary"]["errors"], 3, "{report}");
}

#[test]
fn unread_files_end_with_2_unless_they_are_allowed() {
    let folder = folder(&[("a.md", SOUND.as_bytes()), ("b.txt", b"")]);
    let ran = checked(folder.path(), &[]);
    assert!(ran.ends_with(2).stdout.contains("C001"));
    assert_eq!(ran.stderr, "", "said once, as a finding");
    checked(folder.path(), &["--allow", "unreadable"]).ends_with(0);
}

#[test]
fn codes_can_be_denied_warned_of_and_allowed() {
    let folder = folder(&[("c.txt", UNDATED.as_bytes())]);
    checked(folder.path(), &[]).ends_with(1);
    checked(folder.path(), &["--warn", "undated"]).ends_with(0);
    checked(folder.path(), &["--allow", "C005"]).ends_with(0);
    checked(folder.path(), &["--warn", "all"]).ends_with(0);
    checked(folder.path(), &["--allow", "all", "--deny", "undated"]).ends_with(1);
    let ran = checked(folder.path(), &["--deny", "undatd"]);
    assert!(ran.ends_with(2).stderr.contains("'undated'"), "{}", ran.stderr);
}

#[test]
fn a_baseline_knows_findings_wherever_they_move() {
    let folder = folder(&[("b.md", DAMAGED.as_bytes())]);
    checked(folder.path(), &["--baseline", "known.json", "--update-baseline"]).ends_with(0);
    let moved = DAMAGED.replace("\n\nThe owner", "\n\nNobody was on board when it was pulled free by two tugs.\n\nThe owner");
    std::fs::write(folder.path().join("b.md"), moved).unwrap();
    let ran = checked(folder.path(), &["--baseline", "known.json"]);
    assert!(ran.ends_with(0).stdout.contains("; 2 known"), "{}", ran.stdout);
    std::fs::write(folder.path().join("c.txt"), UNDATED).unwrap();
    checked(folder.path(), &["--baseline", "known.json"]).ends_with(1);
    std::fs::write(folder.path().join("known.json"), "{\n]").unwrap();
    assert!(checked(folder.path(), &["--baseline", "known.json"]).ends_with(2).stderr.contains("known.json:2:"));
}

#[test]
fn a_list_of_files_restricts_the_findings() {
    let folder = folder(&[("b.md", DAMAGED.as_bytes()), ("c d.txt", UNDATED.as_bytes())]);
    let run = |list: &[u8], paths: &[&str]| -> Ran {
        let mut child = command()
            .args(["check", "--format", "json", "--files-from", "-"])
            .args(paths)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(list).unwrap();
        child.wait_with_output().unwrap().into()
    };
    let found = codes(&run(b"c d.txt\n", &["."]).ends_with(1).json());
    assert!(!found.is_empty() && found.iter().all(|(_, path)| path == "./c d.txt"), "{found:?}");
    let found = codes(&run(b"b.md\0", &[]).ends_with(1).json());
    assert!(!found.is_empty() && found.iter().all(|(_, path)| path == "b.md"), "{found:?}");
}

#[test]
fn only_what_changed_since_a_revision_is_said() {
    let folder = folder(&[("b.md", DAMAGED.as_bytes())]);
    let git = |arguments: &[&str]| {
        let ran = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    checked(folder.path(), &["--changed-since", "HEAD"]).ends_with(0);
    std::fs::write(folder.path().join("c.txt"), UNDATED).unwrap();
    let found = codes(&report(folder.path(), &["--changed-since", "main"]));
    assert!(!found.is_empty() && found.iter().all(|(_, path)| path == "./c.txt"), "{found:?}");
    assert!(checked(folder.path(), &["--changed-since", "nowhere"]).ends_with(2).stderr.contains("nowhere"));
}

#[test]
fn the_corpus_conflicts_are_findings_with_both_places() {
    let ran = claims(&["check", "corpus", "--allow", "all", "--deny", "conflict", "--format", "json"]);
    let report = ran.ends_with(1).json();
    for finding in report["findings"].as_array().unwrap() {
        assert!(finding["place"]["column"].is_u64() && finding["related"][0]["place"]["line"].is_u64(), "{finding}");
    }
}

#[test]
fn sarif_validates() {
    let schema: Value = serde_json::from_slice(&std::fs::read(project("tests/data/sarif-2.1.0.schema.json")).unwrap()).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("https://example.org/sarif.json", schema).unwrap();
    let index = compiler.compile("https://example.org/sarif.json", &mut schemas).unwrap();
    let ran = claims(&["check", "corpus", "--format", "sarif"]);
    let log = ran.json();
    if let Err(error) = schemas.validate(&log, index) {
        panic!("{error:#}");
    }
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty() && results.iter().all(|result| result["partialFingerprints"]["claims/v1"].is_string()));
    assert!(schemas.validate(&serde_json::json!({"version": "2.1.0"}), index).is_err(), "the schema refuses what is no log");
}

#[test]
fn github_annotations_and_junit_are_well_formed() {
    let github = claims(&["check", "corpus", "--format", "github"]);
    let lines: Vec<&str> = github.stdout.lines().filter(|line| line.starts_with("::warning ") || line.starts_with("::error ")).collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.contains("file=corpus/") && line.contains(",title=C0")), "{}", github.stdout);
    let junit = claims(&["check", "corpus", "--format", "junit"]);
    assert!(junit.stdout.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    assert_eq!(junit.stdout.matches("<testcase ").count(), junit.stdout.matches("</testcase>").count());
    let empty = folder(&[("a.md", SOUND.as_bytes())]);
    assert!(checked(empty.path(), &["--format", "junit"]).ends_with(0).stdout.contains("no findings"));
}
