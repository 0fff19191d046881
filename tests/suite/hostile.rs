//! Input that is broken, hostile or enormous: each thing is said in one clear line, the rest goes on, and nothing hangs or
//! grows without bound.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Ran, claims, folder};

const GOOD: &str =
    "Ferry Runs Aground Off Marsden\nMARSDEN (Coastwire) - The ferry Ada ran aground on Thursday, the harbour master said.\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Runs over a folder without reconciling.
fn extract(folder: &Path) -> Ran {
    let started = Instant::now();
    let ran = claims(&["extract".as_ref(), "--no-reconcile".as_ref(), "--format=ndjson".as_ref(), folder.as_os_str()]);
    assert!(started.elapsed() < Duration::from_secs(120), "took {:?}", started.elapsed());
    ran
}

fn articles(ran: &Ran) -> Vec<Value> {
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn named<'a>(articles: &'a [Value], name: &str) -> &'a Value {
    articles.iter().find(|article| article["path"].as_str().unwrap().ends_with(name)).unwrap_or_else(|| panic!("no {name}"))
}

fn has_notice(article: &Value, code: &str) -> bool {
    article["notices"].as_array().unwrap().iter().any(|notice| notice["code"] == code)
}

#[test]
fn broken_front_matter_is_read_line_by_line() {
    let mut bomb = String::from("---\ntitle: Council meets\ndate: 2025-03-04\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let items = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    bomb.push_str("---\n\nThe council of Tarrow met on Monday and put off its vote.\n");
    let body = "\nThe council of Tarrow met on Monday and put off its vote on the harbour.\n";
    let files = [
        ("bomb.md", bomb),
        ("unclosed.md", format!("---\ntitle: Council meets\ndate: 2025-03-04\n{body}")),
        ("tab.md", format!("---\ntitle: Council meets\ndate: 2025-03-04\ntags:\n\t- harbour\n---\n{body}")),
        ("twice.md", format!("---\ntitle: Council meets\ndate: 2025-03-04\ntitle: Council sleeps\n---\n{body}")),
        ("deep.md", format!("---\ntitle: Council meets\ndate: 2025-03-04\nx: {}\n---\n{body}", "[".repeat(30_000))),
    ];
    let folder = folder(&files.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>());
    let ran = extract(folder.path());
    let articles = articles(ran.ends_with(0));
    assert_eq!(ran.stderr, "");
    for (name, _) in &files {
        let article = named(&articles, name);
        assert_eq!((&article["title"]["text"], &article["published"]["value"]), (&json!("Council meets"), &json!("2025-03-04")), "{name}");
        assert!(
            article["sentences"].as_array().unwrap().iter().any(|s| s["text"].as_str().unwrap().contains("put off its vote")),
            "{name}"
        );
        let code = if *name == "twice.md" { "front-matter-duplicate-key" } else { "front-matter-broken" };
        assert!(has_notice(article, code), "{name}: {}", article["notices"]);
    }
}

#[test]
fn packed_files_that_are_cut_off_or_bombs_are_said() {
    let cut = gzip(&GOOD.repeat(50).into_bytes());
    let rows = (0..9000).map(|at| format!("{}\n", json!({ "text": format!("The mayor of Tarrow spoke {at} times on Monday.") })));
    let rows = rows.collect::<String>().into_bytes();
    let folder = folder(&[
        ("cut.txt.gz", &cut[..cut.len() / 2]),
        ("noise.txt.gz", &[&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &[0xee; 40]].concat()),
        ("named.txt.zst", b"plain text"),
        ("bomb.txt.gz", &gzip(&vec![b' '; 80 << 20])),
        ("bomb.jsonl.gz", &gzip(&vec![b'['; 80 << 20])),
        ("rows.jsonl.gz", &gzip(&rows)),
        ("good.txt", GOOD.as_bytes()),
    ]);
    let ran = extract(folder.path());
    let articles = articles(ran.ends_with(2));
    for (name, word) in [("cut.txt.gz", "cut off"), ("noise.txt.gz", "damaged"), ("named.txt.zst", "named like"), ("bomb.txt.gz", "limit")]
    {
        let lines: Vec<&str> = ran.stderr.lines().filter(|line| line.contains(&format!("/{name}:"))).collect();
        assert!(lines.len() == 1 && lines[0].contains(word), "{name}: {}", ran.stderr);
    }
    assert_eq!(ran.stderr.lines().filter(|line| line.contains("/bomb.jsonl.gz:")).count(), 1, "{}", ran.stderr);
    assert_eq!(articles.iter().filter(|article| article["path"].as_str().unwrap().ends_with("rows.jsonl.gz")).count(), 9000);
    named(&articles, "good.txt");
}

/// More than is read at once: lines, broken lines among them, an array, and one record over several lines.
#[test]
fn large_files_of_records_are_read_record_by_record() {
    let filler = "The harbour of Marsden was shut for a day. ".repeat(200);
    let record = |at: usize| {
        let text = "The ferry sailed from Marsden on Monday, its captain said.";
        json!({ "title": format!("Ferry {at} sails"), "date_publish": "2025-03-04", "summary": filler, "maintext": text }).to_string()
    };
    let count = 1150;
    let mut lines = String::from("\u{feff}\n");
    for at in 0..count {
        lines.push_str(&if at == 7 { "{\"title\": \"cut o\n".to_owned() } else { format!("{}\r\n", record(at)) });
    }
    let array = format!("[\n{}\n]\n", (0..count).map(record).collect::<Vec<_>>().join(",\n"));
    let long =
        format!("{{\n  \"title\": \"One record\",\n  \"text\": {},\n  \"summary\": {}\n}}\n", json!(GOOD), json!(filler.repeat(1150)));
    assert!(lines.len() > 9 << 20 && array.len() > 9 << 20 && long.len() > 9 << 20);
    let folder = folder(&[("lines.jsonl", lines.as_bytes()), ("array.json", array.as_bytes()), ("long.json", long.as_bytes())]);
    let ran = extract(folder.path());
    let articles = articles(ran.ends_with(2));
    let of = |name: &str| articles.iter().filter(|article| article["path"].as_str().unwrap().ends_with(name)).collect::<Vec<_>>();
    assert_eq!(of("lines.jsonl").len(), count - 1);
    assert_eq!(of("lines.jsonl")[7]["part"], 9);
    assert_eq!(of("array.json").len(), count);
    assert_eq!(of("array.json")[0]["title"]["text"], "Ferry 0 sails");
    assert_eq!(of("long.json").len(), 1);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("lines.jsonl:9: is no valid JSON"), "{}", ran.stderr);
}

#[test]
fn very_many_broken_records_are_counted() {
    let folder = folder(&[("a.jsonl", format!("{}\n{}", json!({ "text": GOOD }), "{x\n".repeat(5000)).as_bytes())]);
    let ran = extract(folder.path());
    assert_eq!(articles(ran.ends_with(2)).len(), 1);
    assert!(ran.stderr.lines().count() <= 52 && ran.stderr.contains("4950 more"), "{}", ran.stderr);
}

#[test]
fn long_lines_and_odd_bytes_end() {
    let line = |piece: &str| piece.repeat(300_000 / piece.len());
    let files = [
        ("words.txt", line("word ")),
        ("letters.txt", line("a")),
        ("mojibake.txt", line("Ã©â€™ ")),
        ("entities.txt", line("&amp;lt; ")),
        ("opened.md", line("[![*_`<")),
        ("quotes.md", format!("{}x", line("> "))),
        ("nested.html", line("<div><p>x ")),
        ("attributes.html", format!("<p {}>x</p>", line("a=\"b\" "))),
        ("deep.json", line("[")),
        ("nul.txt", format!("The mayor of Tarrow{} spoke on Monday, the town hall said in a note.\n", "\0".repeat(4))),
    ];
    let folder = folder(&files.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>());
    let ran = extract(folder.path());
    assert!(matches!(ran.code, Some(0 | 2)), "{}", ran.stderr);
    assert!(ran.stderr.lines().all(|line| line.starts_with("claims: ")), "{}", ran.stderr);
    let articles = articles(&ran);
    assert!(has_notice(named(&articles, "nul.txt"), "control-characters"));
}

/// More text than one article can have: what is left out is said, and the record stays within bounds.
#[test]
fn texts_without_end_are_cut_off() {
    let line = "word ".repeat(1 << 21);
    let paragraphs = "The harbour of Marsden was shut.\n\n".to_owned() + &line + "\n\nThe end.\n";
    let folder = folder(&[("line.txt", line.as_bytes()), ("one-paragraph.txt", paragraphs.as_bytes())]);
    let ran = extract(folder.path());
    assert!(ran.stdout.len() < 60 << 20, "{} bytes", ran.stdout.len());
    let articles = articles(ran.ends_with(0));
    for name in ["line.txt", "one-paragraph.txt"] {
        let article = named(&articles, name);
        assert!(has_notice(article, "too-long"), "{name}: {}", article["notices"]);
        let last = article["sentences"].as_array().unwrap().last().unwrap()["span"]["end"].as_u64();
        assert!(last.is_none_or(|end| end <= 8 << 20), "{name}: {last:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn links_names_and_permissions() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder(&[("in/good.txt", GOOD.as_bytes()), ("in/shut.txt", b"No one may read this article of Tarrow.\n")]);
    let inside = folder.path().join("in");
    symlink(&inside, inside.join("loop")).unwrap();
    symlink(folder.path().join("nowhere"), inside.join("gone.txt")).unwrap();
    std::fs::write(inside.join(OsStr::from_bytes(b"caf\xe9.txt")), GOOD.replace("Ada", "Eda")).unwrap();
    std::fs::set_permissions(inside.join("shut.txt"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let readable = std::fs::read(inside.join("shut.txt")).is_ok();
    let ran = extract(&inside);
    ran.ends_with(2);
    let articles = articles(&ran);
    named(&articles, "good.txt");
    named(&articles, "caf\u{fffd}.txt");
    for (name, said) in [("loop", true), ("gone.txt", true), ("shut.txt", !readable)] {
        let count = ran.stderr.lines().filter(|line| line.contains(&format!("/{name}: "))).count();
        assert_eq!(count, usize::from(said), "{name}: {}", ran.stderr);
    }
}

/// A file that is there when the folder is listed and gone when its turn comes. The run reads a pipe first: once it has opened that, it
/// has listed the folder, and it goes on when the pipe is closed.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_vanishes_is_said_and_the_rest_goes_on() {
    let folder = folder(&[("in/a.txt", GOOD.as_bytes()), ("in/b.txt", GOOD.as_bytes()), ("in/c.txt", GOOD.as_bytes())]);
    let (pipe, inside) = (folder.path().join("pipe.txt"), folder.path().join("in"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = crate::support::command()
        .args(["extract", "--no-reconcile", "--no-cache", "--format=ndjson", "--threads=1"])
        .args([&pipe, &inside])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut writer = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    std::fs::remove_file(inside.join("b.txt")).unwrap();
    writer.write_all(GOOD.as_bytes()).unwrap();
    drop(writer);
    let ran = Ran::from(run.wait_with_output().unwrap());
    let articles = articles(ran.ends_with(2));
    assert_eq!(articles.len(), 3, "{}", ran.stderr);
    let said: Vec<&str> = ran.stderr.lines().filter(|line| line.contains("/b.txt: ")).collect();
    assert!(matches!(said.as_slice(), [one] if one.starts_with("claims: ")), "{}", ran.stderr);
}
