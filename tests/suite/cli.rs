//! The command line as a user runs it.

use std::io::{Read, Write};
use std::process::Stdio;

use claims::write::Table;
use parquet::file::reader::SerializedFileReader;
use parquet::record::{Row, RowAccessor};
use serde_json::Value;

use crate::support::{claims, command, folder, project};

const ARTICLE: &str = "Ferry Runs Aground Off Marsden\nMARSDEN (Coastwire) - The ferry Ada ran aground on Thursday, the harbour master said. \
\"Nobody was hurt,\" Ines Okafor told reporters.\nAt least 120 passengers were taken ashore.\n";

#[test]
fn extract_writes_one_object_with_every_part() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let ran = claims(&["extract".as_ref(), folder.path().as_os_str()]);
    let output = ran.ends_with(0).json();
    assert_eq!(output["schema_version"], "1");
    assert_eq!(output["articles"].as_array().map(Vec::len), Some(1));
    assert!(output["groups"].is_array() && output["copies"].is_array());
    assert_eq!(output["summary"]["articles"], 1);
    assert_eq!(ran.stderr, "");
}

#[test]
fn ndjson_has_articles_first_and_the_summary_last() {
    let folder = folder(&[("b.txt", ARTICLE.as_bytes()), ("a.txt", b"The mayor resigned on Monday, the town hall said.\n")]);
    let ran = claims(&["extract".as_ref(), "--format".as_ref(), "ndjson".as_ref(), folder.path().as_os_str()]);
    let records: Vec<Value> = ran.ends_with(0).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = records.iter().map(|record| record["record"].as_str().unwrap()).collect();
    assert_eq!((kinds[0], kinds[1], *kinds.last().unwrap()), ("article", "article", "summary"));
    assert!(records[0]["path"].as_str().unwrap().ends_with("a.txt"), "byte order of paths");
}

#[test]
fn no_reconcile_writes_articles_alone() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", ARTICLE.as_bytes())]);
    let ran = claims(&["extract".as_ref(), "--no-reconcile".as_ref(), "--format=ndjson".as_ref(), folder.path().as_os_str()]);
    let records: Vec<Value> = ran.ends_with(0).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(records.len() == 2 && records.iter().all(|record| record["record"] == "article"));
    assert_eq!(records[0]["id"], records[1]["id"]);
    let codes =
        |record: &Value| record["notices"].as_array().unwrap().iter().map(|n| n["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert!(!codes(&records[0]).contains(&"duplicate-file".to_owned()));
    assert!(codes(&records[1]).contains(&"duplicate-file".to_owned()));
}

#[test]
fn standard_input_is_an_article() {
    let mut child = command().args(["extract", "-", "--format", "ndjson"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let first: Value = serde_json::from_slice(output.stdout.split(|b| *b == b'\n').next().unwrap()).unwrap();
    assert_eq!(first["path"], "-");
}

#[test]
fn an_output_file_is_replaced_whole() {
    let folder = folder(&[("in/a.txt", ARTICLE.as_bytes()), ("out.json", b"old")]);
    let out = folder.path().join("out.json");
    let ran = claims(&["extract".as_ref(), folder.path().join("in").as_os_str(), "-o".as_ref(), out.as_os_str()]);
    assert_eq!(ran.ends_with(0).stdout, "");
    let written: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(written["summary"]["articles"], 1);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside it: {names:?}");
}

/// What gives no article is said in one line each; the rest goes on; the exit code is 2.
#[test]
fn bad_input_is_said_and_the_rest_goes_on() {
    let folder = folder(&[
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t\n"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00\x01\x00\x00\x00\xff\xfe\x80\x90\x00\x00"),
        ("good.txt", ARTICLE.as_bytes()),
        ("nothing/picture.png", b"x"),
    ]);
    let missing = folder.path().join("missing.txt");
    let nothing = folder.path().join("nothing");
    let ran = claims(&["extract".as_ref(), folder.path().as_os_str(), missing.as_os_str(), nothing.as_os_str()]);
    let output = ran.ends_with(2).json();
    assert_eq!(output["articles"].as_array().map(Vec::len), Some(1), "the good one is there");
    for name in ["empty.txt", "blank.txt", "binary.txt", "missing.txt", "nothing"] {
        let lines: Vec<&str> = ran.stderr.lines().filter(|line| line.contains(&format!("/{name}"))).collect();
        assert_eq!(lines.len(), 1, "{name}: {}", ran.stderr);
        assert!(lines[0].starts_with("claims: "), "{}", lines[0]);
    }
    assert_eq!(ran.stderr.lines().count(), 5);
    assert_eq!(output["summary"]["failed"].as_array().map(Vec::len), Some(5));
}

#[test]
fn damaged_articles_are_read_with_a_notice() {
    let folder = folder(&[
        ("mojibake.txt", "The mayor said the town couldnâ€™t pay for the new cafÃ© on the square this year.\n".as_bytes()),
        ("invalid.txt", b"The caf\xe9 on the square will open on Friday, the owner said in a short statement.\n"),
        (
            "broken.md",
            b"---\ntitle: Council: the vote is off\n\tdate: [2025-09-25\n---\n\nThe council put off its vote on the new harbour.\n",
        ),
    ]);
    let ran = claims(&["extract".as_ref(), folder.path().as_os_str()]);
    let output = ran.ends_with(0).json();
    let article = |name: &str| {
        let found = output["articles"].as_array().unwrap().iter().find(|article| article["path"].as_str().unwrap().ends_with(name));
        found.unwrap_or_else(|| panic!("no {name}")).clone()
    };
    let codes =
        |article: &Value| article["notices"].as_array().unwrap().iter().map(|n| n["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let mended = article("mojibake.txt");
    assert!(codes(&mended).contains(&"mojibake-mended".to_owned()));
    assert!(mended["sentences"][0]["text"].as_str().unwrap().contains("couldn’t pay for the new café"));
    assert!(article("invalid.txt")["sentences"][0]["text"].as_str().unwrap().contains("café"));
    assert!(!codes(&article("invalid.txt")).is_empty());
    assert!(codes(&article("broken.md")).contains(&"front-matter-broken".to_owned()));
    assert!(article("broken.md")["sentences"].as_array().unwrap().iter().any(|s| s["text"].as_str().unwrap().contains("put off its vote")));
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &["extract"][..],
        &["extrct", "corpus"],
        &["extract", "--format", "xml", "corpus"],
        &["explain", "no-such-rule"],
        &["extract", "--threads", "0", "corpus"],
    ] {
        let ran = claims(arguments);
        ran.ends_with(2);
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child =
        command().args(["extract", "corpus", "--format", "ndjson"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(stderr, "");
}

#[test]
fn the_report_is_coloured_only_when_asked_for() {
    let plain = claims(&["extract", "corpus", "--format", "text"]);
    assert!(!plain.ends_with(0).stdout.contains('\x1b'));
    let coloured = claims(&["extract", "corpus", "--format", "text", "--color", "always"]);
    assert!(coloured.ends_with(0).stdout.contains('\x1b'));
    let conflict = plain.stdout.find("CONFLICT").expect("the corpus holds conflicts");
    assert!(plain.stdout.find("AGREE").is_none_or(|agree| conflict < agree), "conflicts come first");
}

#[test]
fn explain_prints_rules_and_notices() {
    let all = claims(&["explain"]);
    assert!(all.ends_with(0).stdout.contains("mojibake-mended"));
    let rule = claims::rule::all().next().expect("there are rules");
    let entry = claims(&["explain", rule.id]);
    assert!(entry.ends_with(0).stdout.contains(rule.phenomenon));
    let bounds = claims(&["explain", "bounds"]);
    let table = bounds.ends_with(0).stdout.clone();
    for row in claims::extract::figures::bounds::BOUNDS {
        assert!(table.contains(row.reason) && table.contains(row.qualifier.as_str()), "{row:?}");
    }
    for row in claims::text::numbers::bounds::VAGUE {
        assert!(table.contains(row.word) && table.contains(row.reason), "{row:?}");
    }
    assert!(claims(&["explain", "undated"]).ends_with(0).stdout.contains("undated"));
}

#[test]
fn explain_prints_the_terms_of_worth() {
    let entry = claims(&["explain", "worth"]);
    entry.ends_with(0);
    for term in claims::extract::claims::WORTH {
        let line = entry.stdout.lines().find(|line| line.split_whitespace().nth(1) == Some(term.name)).expect("a line for each term");
        assert!(line.contains(&format!("{:+.2}", f64::from(term.weight) / 100.0)) && line.ends_with(term.reason), "{line}");
    }
    assert!(claims(&["explain"]).stdout.contains("worth"));
}

#[test]
fn given_and_future_days_are_honoured() {
    let folder = folder(&[("a.txt", b"The mayor resigned on Thursday, the town hall said in a short note.\n")]);
    let ran = claims(&["extract".as_ref(), folder.path().as_os_str(), "--date".as_ref(), "2025-09-26".as_ref()]);
    let output = ran.ends_with(0).json();
    assert_eq!(output["articles"][0]["published"]["value"], "2025-09-26");
    assert_eq!(output["articles"][0]["published"]["source"], "given");
    assert_eq!(output["articles"][0]["times"][0]["value"], "2025-09-25");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let one = claims(&["extract", "corpus", "--threads", "1"]);
    one.ends_with(0);
    for threads in ["2", "7"] {
        assert_eq!(one.stdout, claims(&["extract", "corpus", "--threads", threads]).stdout);
    }
    assert!(project("corpus").is_dir());
}

/// Records of several runs give the groups, copies and inferred days that one run over the articles gives.
#[test]
fn reconcile_groups_as_one_run_does() {
    let whole = claims(&["extract", "corpus", "--format", "ndjson"]);
    let stories = ["bank-merger", "cloud-cutoff", "dam-evacuation", "ferry-sinking", "port-strike"];
    let parts: Vec<String> =
        stories.iter().map(|story| claims(&["extract", &format!("corpus/{story}"), "--format", "ndjson"]).stdout).collect();
    let folder = folder(&[("records.ndjson", parts.concat().as_bytes())]);
    let again = claims(&["reconcile".as_ref(), "--format".as_ref(), "ndjson".as_ref(), folder.path().join("records.ndjson").as_os_str()]);
    let found = |text: &str| {
        let across = |line: &&str| line.starts_with("{\"record\":\"group\"") || line.starts_with("{\"record\":\"copy\"");
        text.lines().filter(across).map(str::to_owned).collect::<Vec<_>>()
    };
    let expected = found(&whole.ends_with(0).stdout);
    assert!(!expected.is_empty());
    assert_eq!(found(&again.ends_with(0).stdout), expected);
    // Records that were never reconciled give the whole output, days of undated articles and all.
    let alone = claims(&["extract", "corpus", "--format", "ndjson", "--no-reconcile"]);
    std::fs::write(folder.path().join("alone.ndjson"), &alone.stdout).unwrap();
    let again = claims(&["reconcile".as_ref(), "--format".as_ref(), "ndjson".as_ref(), folder.path().join("alone.ndjson").as_os_str()]);
    assert_eq!(again.ends_with(0).stdout, whole.stdout);
}

#[test]
fn shells_and_man_know_the_command_line() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(claims(&["completions", shell]).ends_with(0).stdout.contains("no-reconcile"), "{shell}");
    }
    assert!(claims(&["man"]).ends_with(0).stdout.contains(".TH claims"));
    assert!(claims(&["man", "check"]).ends_with(0).stdout.contains("changed"));
    claims(&["man", "chek"]).ends_with(2);
    assert!(claims(&["--version"]).ends_with(0).stdout.starts_with(concat!("claims ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn tables_have_a_row_an_item() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let run = |options: &[&str]| {
        let path = folder.path().join("a.txt");
        let mut arguments = vec!["extract", path.to_str().unwrap()];
        arguments.extend(options);
        claims(&arguments)
    };
    let output = run(&[]).json();
    for (table, items) in [("claims", "claims"), ("figures", "figures"), ("quotes", "quotes"), ("times", "times"), ("actors", "actors")] {
        let ran = run(&["--format", "tsv", "--table", table]);
        let rows: Vec<&str> = ran.ends_with(0).stdout.lines().collect();
        assert_eq!(rows.len() - 1, output["articles"][0][items].as_array().unwrap().len(), "{table}");
        let columns = rows[0].split('\t').count();
        assert!(rows.iter().all(|row| row.split('\t').count() == columns), "{table}");
    }
    let csv = run(&["--format", "csv", "--table", "quotes"]);
    assert!(csv.stdout.contains("\"\"\"Nobody was hurt,\"\"\""), "quotation marks are doubled: {}", csv.stdout);
    assert!(run(&["--format", "csv", "--table", "all"]).ends_with(2).stderr.contains("-o"));
    run(&["--format", "csv", "--table", "groups", "--no-reconcile"]).ends_with(2);
    let parquet = folder.path().join("parquet");
    run(&["--format", "parquet", "--table", "all", "-o", parquet.to_str().unwrap()]).ends_with(0);
    for (table, items) in [("claims", "claims"), ("figures", "figures"), ("actors", "actors")] {
        let file = std::fs::File::open(parquet.join(format!("{table}.parquet"))).unwrap();
        let rows: Vec<Row> = SerializedFileReader::new(file).unwrap().into_iter().map(Result::unwrap).collect();
        let ids: Vec<&str> = rows.iter().map(|row| row.get_string(2).unwrap().as_str()).collect();
        let expected: Vec<&str> =
            output["articles"][0][items].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(ids, expected, "{table}");
        let columns: Vec<&str> = rows[0].get_column_iter().map(|(name, _)| name.as_str()).collect();
        let expected = Table::ALL.into_iter().find(|known| known.name() == table).unwrap().columns();
        assert!(columns.iter().eq(expected.iter().map(|(name, _)| name)), "{columns:?}");
    }
}

#[test]
fn one_thing_is_shown_whole() {
    let article = claims(&["show", "harbour-herald.md", "corpus"]);
    assert!(article.ends_with(0).stdout.contains("Quotes"), "{}", article.stdout);
    let output = claims(&["extract", "corpus"]).json();
    let group = output["groups"][0]["id"].as_str().unwrap();
    assert!(
        claims(&["show", &group[..8], "corpus"])
            .ends_with(0)
            .stdout
            .contains(output["groups"][0]["label"].as_str().unwrap().split(' ').next().unwrap())
    );
    let actor = output["summary"]["actors"][0]["name"].as_str().unwrap();
    assert!(claims(&["show", &actor.to_uppercase(), "corpus"]).ends_with(0).stdout.starts_with(actor));
    claims(&["show", "nobody at all", "corpus"]).ends_with(2);
}
