//! How runs go: kept results, what they say of themselves, and what is left of interrupted ones.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Ran, claims, command, folder, project};

fn kept(folder: &Path, arguments: &[&str]) -> Ran {
    command().args(arguments).arg("--cache").arg(folder).arg("-v").output().unwrap().into()
}

const HIT: &str = "the result is from the cache";

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder.join("v1")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_kept_run_gives_the_same_bytes() {
    let cache = tempfile::tempdir().unwrap();
    for format in ["json", "ndjson", "text", "csv", "jsonld"] {
        let plain = claims(&["extract", "corpus", "--format", format]);
        let first = kept(cache.path(), &["extract", "corpus", "--format", format]);
        let second = kept(cache.path(), &["extract", "corpus", "--format", format]);
        assert_eq!(plain.ends_with(0).stdout, first.ends_with(0).stdout, "{format}");
        assert_eq!(plain.stdout, second.ends_with(0).stdout, "{format}");
        assert!(second.stderr.contains(HIT), "{}", second.stderr);
    }
    // One entry serves all formats and commands.
    assert_eq!(entries(cache.path()).len(), 1);
    assert!(kept(cache.path(), &["check", "corpus"]).stderr.contains(HIT));
    assert!(kept(cache.path(), &["explain", "rift-agency.txt/c1", "corpus"]).stderr.contains(HIT));
}

#[test]
fn what_went_wrong_is_said_again() {
    let files =
        folder(&[("news/a.txt", b"The ferry Ada ran aground off Marsden on Thursday, the harbour master said.\n"), ("news/b.txt", b"")]);
    let cache = files.path().join("kept");
    let run = |more: &[&str]| {
        let ran: Ran = command().args(["extract", "news"]).args(more).current_dir(files.path()).output().unwrap().into();
        ran
    };
    let plain = run(&[]);
    let with = ["--cache", cache.to_str().unwrap()];
    for _ in 0..2 {
        let again = run(&with);
        assert_eq!((plain.code, &plain.stdout, &plain.stderr), (again.code, &again.stdout, &again.stderr));
    }
    assert_eq!(plain.code, Some(2));
}

#[test]
fn whatever_the_result_depends_on_makes_a_run_anew() {
    let files = folder(&[("news/a.txt", b"The ferry Ada ran aground off Marsden on Thursday, the harbour master said.\n")]);
    let cache = files.path().join("kept");
    let hit = |more: &[&str]| {
        let mut arguments = vec!["extract", files.path().to_str().unwrap()];
        arguments.extend(more);
        kept(&cache, &arguments).ends_with(0).stderr.contains(HIT)
    };
    assert!(!hit(&[]) && hit(&[]));
    assert!(!hit(&["--date", "2025-09-26"]) && !hit(&["--input-format", "markdown"]) && !hit(&["--today", "2025-10-01"]));
    std::fs::write(files.path().join("claims.toml"), "[[actor]]\nname = \"Ada\"\n").unwrap();
    assert!(!hit(&[]) && hit(&[]));
    std::fs::write(files.path().join("news/a.txt"), "The ferry Ada ran aground off Tarrow on Thursday, the harbour master said.\n")
        .unwrap();
    assert!(!hit(&[]) && hit(&[]));
    assert!(hit(&["--threads", "1"]), "the number of threads changes nothing");
    let ran: Ran = command().args(["extract", files.path().to_str().unwrap(), "--no-cache", "-v"]).output().unwrap().into();
    assert!(!ran.ends_with(0).stderr.contains("cache"));
}

#[test]
fn damaged_entries_are_made_anew() {
    let cache = tempfile::tempdir().unwrap();
    let plain = kept(cache.path(), &["extract", "corpus"]);
    let entry = entries(cache.path()).remove(0);
    let whole = std::fs::read(&entry).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for damaged in [Vec::new(), b"{}".to_vec(), whole[..whole.len() - 9].to_vec(), flipped] {
        std::fs::write(&entry, damaged).unwrap();
        let again = kept(cache.path(), &["extract", "corpus"]);
        assert!(again.stdout == plain.stdout && !again.stderr.contains(HIT), "{}", again.stderr);
        assert_eq!(std::fs::read(&entry).unwrap(), whole, "the entry is whole again");
    }
}

#[test]
fn several_runs_at_once_keep_one_entry() {
    let cache = tempfile::tempdir().unwrap();
    let plain = claims(&["extract", "corpus"]).stdout;
    let start = || command().args(["extract", "corpus", "--cache"]).arg(cache.path()).stdout(Stdio::piped()).spawn().unwrap();
    let running: Vec<_> = (0..5).map(|_| start()).collect();
    for run in running {
        let output = run.wait_with_output().unwrap();
        assert!(output.status.success() && output.stdout == plain.as_bytes());
    }
    assert_eq!(entries(cache.path()).len(), 1, "and nothing half-written");
}

/// A folder of more than 4 MB is kept without a word on it, in the platform's folder; a smaller one is not.
#[cfg(target_os = "linux")]
#[test]
fn large_folders_are_kept_by_themselves() {
    let files = folder(&[("news/a.txt", b"The ferry Ada ran aground off Marsden on Thursday, the harbour master said.\n")]);
    let run = || -> Ran {
        let own = files.path().join("own");
        command().args(["extract", "news", "-v"]).current_dir(files.path()).env("XDG_CACHE_HOME", own).output().unwrap().into()
    };
    assert!(!run().stderr.contains("cache"));
    // Blank lines are quickly read.
    let large = format!("The mayor of Tarrow resigned on Friday.\n{}", "\n".repeat(5 << 20));
    std::fs::write(files.path().join("news/b.txt"), large).unwrap();
    let first = run();
    assert!(first.stderr.contains("in the cache now"), "{}", first.stderr);
    assert!(run().stderr.contains(HIT));
    assert!(files.path().join("own/claims/v1").is_dir());
}

#[test]
fn stats_quiet_and_verbose() {
    let files = folder(&[("a.txt", b"The ferry Ada ran aground off Marsden on Thursday, the harbour master said.\n"), ("b.txt", b"")]);
    let run = |more: &[&str]| -> Ran { command().args(["extract", "."]).args(more).current_dir(files.path()).output().unwrap().into() };
    let stats = run(&["--stats"]);
    for stage in ["2 inputs", "read", "extract", "reconcile", "write", "whole run"] {
        assert!(stats.stderr.contains(stage), "{stage}: {}", stats.stderr);
    }
    assert_eq!(stats.stdout, run(&[]).stdout);
    assert_eq!(run(&["-q"]).ends_with(2).stderr, "");
    assert!(run(&["-v"]).stderr.contains("2 inputs"));
    run(&["-q", "-v"]).ends_with(2);
    assert!(!stats.stderr.contains('\r') && !stats.stderr.contains('\x1b'), "no progress where nobody looks");
}

#[test]
fn colours_follow_the_environment() {
    let run = |name: &str, value: &str| -> Ran {
        command().args(["extract", "corpus", "--format", "text"]).env(name, value).output().unwrap().into()
    };
    assert!(run("CLICOLOR_FORCE", "1").stdout.contains('\x1b'));
    assert!(!run("NO_COLOR", "1").stdout.contains('\x1b'));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.txt");
    command().args(["extract", "corpus", "--format", "text", "-o"]).arg(&file).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(!std::fs::read_to_string(&file).unwrap().contains('\x1b'), "a file is not coloured");
}

#[test]
fn slips_of_the_pen_are_answered_with_the_right_word() {
    assert!(claims(&["extrct", "corpus"]).ends_with(2).stderr.contains("'extract'"));
    assert!(claims(&["extract", "--formt", "json", "corpus"]).ends_with(2).stderr.contains("'--format'"));
    assert!(claims(&["extract", "--format", "jsn", "corpus"]).ends_with(2).stderr.contains("'json'"));
    assert!(claims(&["check", "--deny", "mojibak", "corpus"]).ends_with(2).stderr.contains("'mojibake'"));
}

/// An interrupted run leaves the old file whole and nothing beside it.
#[cfg(unix)]
#[test]
fn interrupted_runs_leave_nothing_half_written() {
    for signal in ["-INT", "-TERM"] {
        let folder = folder(&[("out.ndjson", b"old\n")]);
        let out = folder.path().join("out.ndjson");
        let mut child = command()
            .args(["extract", "-", "--no-reconcile", "--format", "ndjson", "-o"])
            .arg(&out)
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(b"The ferry Ada ran aground").unwrap();
        let count = || std::fs::read_dir(folder.path()).unwrap().count();
        let begun = Instant::now();
        while count() < 2 && begun.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(count(), 2, "it is being written");
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(130), ""));
        drop(input);
        assert_eq!(count(), 1, "nothing is left beside it");
        assert_eq!(std::fs::read(&out).unwrap(), b"old\n");
    }
    assert!(project("corpus").is_dir());
}

#[cfg(unix)]
#[test]
fn devices_and_links_are_written_through() {
    let folder = folder(&[("real.json", b"old")]);
    std::os::unix::fs::symlink("real.json", folder.path().join("link.json")).unwrap();
    let ran = claims(&["extract".as_ref(), "corpus/ferry-sinking".as_ref(), "-o".as_ref(), folder.path().join("link.json").as_os_str()]);
    ran.ends_with(0);
    assert!(folder.path().join("link.json").is_symlink() && std::fs::read(folder.path().join("real.json")).unwrap().len() > 100);
    claims(&["extract", "corpus/ferry-sinking", "-o", "/dev/null"]).ends_with(0);
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}

/// What lies under JSON-LD's words: every node has a type, every reference a node.
#[test]
fn json_ld_nodes_refer_to_each_other() {
    let graph = claims(&["extract", "corpus", "--format", "jsonld"]).json();
    assert_eq!(graph["@context"], "https://schema.org");
    let nodes = graph["@graph"].as_array().unwrap();
    let ids: std::collections::BTreeSet<&str> = nodes.iter().map(|node| node["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), nodes.len(), "every node has an id of its own");
    let mut claims = 0;
    for node in nodes {
        let one = [&node["appearance"], &node["isPartOf"], &node["firstAppearance"]];
        let lists = [&node["appearance"], &node["hasPart"]].into_iter().filter_map(|list| list.as_array()).flatten();
        for reference in one.into_iter().filter(|value| value.is_object()).chain(lists) {
            assert!(ids.contains(reference["@id"].as_str().unwrap()), "{node}");
        }
        if node["@type"] == "Claim" {
            claims += 1;
            assert!(node["text"].is_string() && !node["appearance"].is_null(), "{node}");
        }
    }
    assert!(claims > 100);
    claims_refuse_streams();
}

fn claims_refuse_streams() {
    claims(&["extract", "corpus", "--format", "jsonld", "--no-reconcile"]).ends_with(2);
}
