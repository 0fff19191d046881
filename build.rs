//! Makes the table of the lexicon, `lexicon.bin`, from the word lists (`src/text/lexicon/table.rs` describes it), and
//! hands the commit that is built to `claims --version`.

#![allow(clippy::expect_used, reason = "a list that can't be compiled in must end the build")]

#[path = "src/text/lexicon/key.rs"]
mod key;
#[allow(dead_code)]
#[path = "src/text/lexicon/lists.rs"]
mod lists;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use lists::{LISTS, Lex, more, parts, rows};

/// A phrase's words and its lists.
type Phrases = BTreeMap<Vec<&'static str>, Lex>;

/// The numbers that the sets of lists get, in order.
#[derive(Default)]
struct Sets(Vec<u64>);

impl Sets {
    fn number(&mut self, lex: Lex) -> u64 {
        let at = self.0.iter().position(|&set| set == lex.bits()).unwrap_or_else(|| {
            self.0.push(lex.bits());
            self.0.len() - 1
        });
        assert!(at < 1 << 16, "too many sets of lists");
        at as u64
    }
}

fn main() -> io::Result<()> {
    version();
    lexicon()
}

/// Sets `CLAIMS_VERSION`: the version, and the commit where there is one to know. A source archive has no git; whoever
/// builds from one may set `CLAIMS_COMMIT`.
fn version() {
    println!("cargo::rerun-if-env-changed=CLAIMS_COMMIT");
    let git = |arguments: &[&str]| {
        let ran = Command::new("git").args(arguments).output().ok().filter(|ran| ran.status.success())?;
        String::from_utf8(ran.stdout).ok().map(|text| text.trim().to_owned())
    };
    // A debug build would be made anew after every commit.
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release && let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]) {
        println!("cargo::rerun-if-changed={log}");
    }
    let commit = std::env::var("CLAIMS_COMMIT").ok().or_else(|| git(&["rev-parse", "--short=9", "HEAD"]).filter(|_| release));
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let version = commit.filter(|commit| !commit.is_empty()).map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo::rustc-env=CLAIMS_VERSION={version}");
}

fn lexicon() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/text/lexicon");
    let mut words: BTreeMap<&str, Lex> = BTreeMap::new();
    let mut phrases: BTreeMap<&str, Phrases> = BTreeMap::new();
    for (list, lex) in LISTS {
        for row in rows(list) {
            let (entry, payload) = row.split_once('\t').unwrap_or((row, ""));
            let lex = *lex | more(*lex, payload);
            let parts = parts(if entry.contains('’') { entry.replace('’', "'").leak() } else { entry });
            match parts.as_slice() {
                [] => {}
                [word] => *words.entry(word).or_default() |= lex,
                [first, ..] => {
                    words.entry(first).or_default();
                    *phrases.entry(first).or_default().entry(parts).or_default() |= lex;
                }
            }
        }
    }

    let mut sets = Sets::default();
    sets.number(Lex::empty());
    let (mut ends, mut all_phrases) = (vec![0_u32], Vec::new());
    let slots = (words.len() * 2).next_power_of_two();
    let mut table = vec![0_u64; slots];
    for (word, lex) in &words {
        let mut group = 0;
        if let Some(phrases) = phrases.get(word) {
            group = ends.len() as u64;
            assert!(group < 1 << 16, "too many words that begin phrases");
            let mut phrases: Vec<_> = phrases.iter().collect();
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            for (words, lex) in phrases {
                all_phrases.push(words.len() as u8);
                all_phrases.extend((sets.number(*lex) as u16).to_le_bytes());
                for word in words {
                    all_phrases.push(word.len() as u8);
                    all_phrases.extend(word.bytes());
                }
            }
            ends.push(all_phrases.len() as u32);
        }
        let hash = key::hash(word, 0, word.len()).expect("a word that is not too long");
        let mut at = (hash >> 32) as usize;
        while table[at & (slots - 1)] != 0 {
            assert_ne!(table[at & (slots - 1)] as u32, hash as u32, "{word} would be taken for another word");
            at += 1;
        }
        table[at & (slots - 1)] = u64::from(hash as u32) | sets.number(*lex) << 32 | group << 48;
    }

    let mut file = Vec::new();
    for size in [slots, sets.0.len(), ends.len()] {
        file.extend((size as u32).to_le_bytes());
    }
    table.iter().chain(&sets.0).for_each(|number| file.extend(number.to_le_bytes()));
    ends.iter().for_each(|end| file.extend(end.to_le_bytes()));
    file.extend(all_phrases);
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    std::fs::write(folder.join("lexicon.bin"), file)
}
