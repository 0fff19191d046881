//! `claims.toml`: the same settings as the options, found beside the corpus, and the command line above them.

use crate::support::{Ran, command, folder, project};

const UNDATED: &str =
    "Council Sells The Old Mill\n\nThe council sold the old mill to a brewer for a price that nobody would name in public.\n";

fn run(folder: &std::path::Path, arguments: &[&str]) -> Ran {
    command().args(arguments).current_dir(folder).output().unwrap().into()
}

#[test]
fn settings_hold_and_the_command_line_wins() {
    let folder = folder(&[
        ("claims.toml", b"[check]\nwarn = [\"undated\"]\nformat = \"json\"\n\n[extract]\nformat = \"ndjson\"\ndate = 2025-09-26\n"),
        ("news/deep/a.txt", UNDATED.as_bytes()),
    ]);
    let quoted = run(folder.path(), &["extract", "news/deep"]);
    assert!(quoted.ends_with(0).stdout.starts_with("{\"record\":\"article\""), "{}", quoted.stdout);
    assert!(quoted.stdout.contains("\"value\":\"2025-09-26\",\"precision\":\"day\",\"source\":\"given\""), "{}", quoted.stdout);
    let won = run(folder.path(), &["extract", "news", "--format", "json", "--date", "2025-09-27"]);
    assert_eq!(won.ends_with(0).json()["articles"][0]["published"]["value"], "2025-09-27");
    std::fs::write(folder.path().join("claims.toml"), "[check]\nwarn = [\"undated\"]\nformat = \"json\"\n").unwrap();
    let warned = run(folder.path(), &["check", "news"]);
    assert!(warned.ends_with(0).json()["summary"]["warnings"].as_u64() >= Some(1));
    run(folder.path(), &["check", "news", "--deny", "undated"]).ends_with(1);
    assert!(run(folder.path(), &["check", "news", "--format", "text"]).stdout.starts_with("warning[C005]"));
}

#[test]
fn a_baseline_is_named_from_the_file_that_names_it() {
    let folder = folder(&[("claims.toml", b"[check]\nbaseline = \"known.json\"\n"), ("news/a.txt", UNDATED.as_bytes())]);
    run(folder.path(), &["check", "news"]).ends_with(1);
    run(folder.path(), &["check", "news", "--update-baseline"]).ends_with(0);
    assert!(folder.path().join("known.json").is_file());
    run(folder.path(), &["check", "news"]).ends_with(0);
}

#[test]
fn unknown_keys_are_refused_with_place_and_nearest_name() {
    let folder = folder(&[("claims.toml", b"[check]\ndeny = [\"conflict\"]\nallowed = [\"copy\"]\n"), ("a.txt", UNDATED.as_bytes())]);
    let ran = run(folder.path(), &["check", "a.txt"]);
    assert_eq!(ran.ends_with(2).stderr, "claims: claims.toml:3: unknown key `allowed`; did you mean `allow`?\n");
    let other = run(folder.path(), &["extract", "a.txt", "--config", "/dev/null"]);
    #[cfg(unix)]
    other.ends_with(0);
    drop(other);
}

/// The README's table of settings has a row for each key there is, and its example is read.
#[test]
fn the_readme_documents_every_key() {
    let readme = std::fs::read_to_string(project("README.md")).unwrap();
    for key in [
        "deny",
        "warn",
        "allow",
        "min-severity",
        "baseline",
        "format",
        "table",
        "date",
        "today",
        "input-format",
        "threads",
        "lexicon",
        "cache",
    ] {
        assert!(readme.contains(&format!("`{key}`")), "{key}");
    }
    let example = readme.split("```toml\n# claims.toml").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let folder = folder(&[
        ("claims.toml", format!("# claims.toml{example}").as_bytes()),
        ("names.toml", b"[[actor]]\nname = \"nimbit\"\n"),
        ("a.txt", UNDATED.as_bytes()),
    ]);
    run(folder.path(), &["extract", "a.txt"]).ends_with(0);
}
