//! The README's recipes work as printed.

use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, RcIter};
use jaq_json::Val;
use serde_json::Value;

use crate::support::{claims, command, project};

/// What the jq program gives for the input, each output on a line.
fn jq(program: &str, input: Value) -> Result<Vec<String>, String> {
    let loader = Loader::new(jaq_std::defs().chain(jaq_json::defs()));
    let arena = Arena::default();
    let modules = loader.load(&arena, File { code: program, path: () }).map_err(|errors| format!("{errors:?}"))?;
    let filter =
        Compiler::default().with_funs(jaq_std::funs().chain(jaq_json::funs())).compile(modules).map_err(|errors| format!("{errors:?}"))?;
    let inputs = RcIter::new(core::iter::empty());
    filter
        .run((Ctx::new([], &inputs), Val::from(input)))
        .map(|value| value.map(|value| value.to_string()).map_err(|error| error.to_string()))
        .collect()
}

/// The commands of the README: the lines of its `sh` blocks, continued lines joined.
fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string(project("README.md")).expect("README.md");
    let mut commands = Vec::new();
    for block in readme.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap_or("");
        let joined = block.replace("\\\n", " ");
        commands.extend(
            joined
                .lines()
                .map(|line| line.split("  #").next().unwrap_or("").trim().to_owned())
                .filter(|line| !line.is_empty() && !line.starts_with('#')),
        );
    }
    commands
}

/// Runs `claims …` as a user would type it (no shell is needed: no README command quotes its own arguments).
fn run(arguments: &str) -> Value {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let ran = claims(&arguments);
    ran.ends_with(0);
    let ndjson = arguments.windows(2).any(|pair| pair == ["--format", "ndjson"]);
    if ndjson { Value::Array(ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()) } else { ran.json() }
}

#[test]
fn the_two_commands_open_the_readme() {
    let commands = commands();
    assert_eq!(commands.first().map(String::as_str), Some("cargo run --release -- extract corpus/"));
    assert_eq!(commands.get(1).map(String::as_str), Some("cargo test"));
}

#[test]
fn the_jq_recipes_work_as_printed() {
    let mut ran = 0;
    for line in commands() {
        let Some((program, filter)) = line.split_once(" | jq ") else { continue };
        let arguments = program.strip_prefix("claims ").unwrap_or_else(|| panic!("not a recipe: {line}"));
        let (options, filter) = filter.split_once('\'').unwrap_or_else(|| panic!("a filter in quotes: {line}"));
        let filter = filter.strip_suffix('\'').unwrap_or_else(|| panic!("ends with its filter: {line}"));
        assert!(["", "-r ", "-c "].contains(&options), "{line}");
        let input = run(arguments);
        let outputs: Vec<String> = match input {
            Value::Array(lines) => {
                lines.into_iter().flat_map(|record| jq(filter, record).unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
            }
            one => jq(filter, one).unwrap_or_else(|error| panic!("{line}: {error}")),
        };
        assert!(!outputs.is_empty() && outputs.iter().any(|output| output != "null" && output != "[]"), "gives nothing: {line}");
        ran += 1;
    }
    assert!(ran >= 6, "only {ran} recipes");
}

/// The excerpt of output in the README is what the program prints today: every line of it.
#[test]
fn the_excerpt_is_current() {
    let readme = std::fs::read_to_string(project("README.md")).expect("README.md");
    let output = command().args(["extract", "corpus/", "--format", "text"]).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let excerpt = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an excerpt");
    assert!(excerpt.lines().count() > 5);
    for line in excerpt.lines().filter(|line| !line.trim().is_empty() && line.trim() != "…") {
        assert!(output.contains(line), "not printed any more: {line}");
    }
}

/// The commands of the README that are no jq recipes run as printed, in a copy of the example corpus.
#[test]
fn the_other_commands_work_as_printed() {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(project("corpus")) {
        let entry = entry.unwrap();
        let to = folder.path().join("corpus").join(entry.path().strip_prefix(project("corpus")).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).unwrap();
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
    let mut ran = 0;
    for line in commands() {
        let Some(arguments) = line.strip_prefix("claims ").filter(|line| !line.contains(" | ") && !line.contains("--changed-since")) else {
            continue;
        };
        let output = command().args(arguments.split_whitespace()).current_dir(folder.path()).output().unwrap();
        let expected: &[i32] = if arguments.starts_with("check") { &[0, 1] } else { &[0] };
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|code| expected.contains(&code)), "{line}: {:?} {told}", output.status);
        ran += 1;
    }
    assert!(ran >= 12, "only {ran} commands");
    assert!(folder.path().join("tables/differences.csv").is_file());
    data_recipes(folder.path());
}

/// The blocks of the README in a language.
fn blocks(language: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(project("README.md")).expect("README.md");
    let parts = readme.split(&format!("```{language}\n")).skip(1).map(str::to_owned).collect::<Vec<_>>();
    parts.iter().filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

/// The recipes for other programs work as printed, where those are installed, in a folder that holds the tables.
#[allow(clippy::print_stderr, reason = "whoever runs the tests must see what was not tried")]
fn data_recipes(folder: &std::path::Path) {
    let runs = |program: &str, arguments: &[&str]| {
        std::process::Command::new(program).args(arguments).current_dir(folder).output().ok().filter(|ran| ran.status.success())
    };
    for block in blocks("python") {
        let library = block.split_whitespace().nth(1).expect("import …").to_owned();
        if runs("python3", &["-c", &format!("import {library}")]).is_none() {
            eprintln!("skipped: python3 has no {library}");
            continue;
        }
        let ran = runs("python3", &["-c", &block]).unwrap_or_else(|| panic!("does not run: {block}"));
        assert!(!ran.stdout.is_empty(), "prints nothing: {block}");
    }
    for block in blocks("sql") {
        if runs("python3", &["-c", "import duckdb"]).is_none() {
            eprintln!("skipped: python3 has no duckdb");
            break;
        }
        let program = "import duckdb, sys; found = duckdb.sql(sys.argv[1]); print(len(found) if found else 1)";
        let ran = runs("python3", &["-c", program, &block]).unwrap_or_else(|| panic!("does not run: {block}"));
        assert_ne!(String::from_utf8_lossy(&ran.stdout).trim(), "0", "finds nothing: {block}");
    }
    for block in blocks("r") {
        match runs("Rscript", &["-e", &block]) {
            None if runs("Rscript", &["--version"]).is_none() => eprintln!("skipped: there is no Rscript"),
            ran => assert!(ran.is_some_and(|ran| !ran.stdout.is_empty()), "does not run: {block}"),
        }
    }
}
