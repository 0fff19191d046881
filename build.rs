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

/// An open-addressing table of hashes; zero is a free slot.
struct Slots(Vec<u64>);

impl Slots {
    fn of(count: usize) -> Self {
        Self(vec![0; (count * 2).next_power_of_two()])
    }

    /// Takes a slot for a hash with the number of its set and a number of words.
    fn take(&mut self, hash: u64, set: u64, words: usize) {
        let last = self.0.len() - 1;
        let mut at = (hash >> 32) as usize & last;
        while self.0[at] != 0 {
            assert_ne!(self.0[at] as u32, hash as u32, "two words would be taken for each other");
            at = (at + 1) & last;
        }
        self.0[at] = u64::from(hash as u32) | set << 32 | (words as u64) << 48;
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
    let hash = |word: &str| key::hash(word, 0, word.len()).expect("a word that is not too long");
    let mut table = Slots::of(words.len());
    let mut phrase_table = Slots::of(phrases.values().map(BTreeMap::len).sum());
    for (word, lex) in &words {
        let mut longest = 0;
        for (words, lex) in phrases.get(word).into_iter().flatten() {
            let whole = words.iter().map(|word| hash(word)).reduce(key::joined).unwrap_or_default();
            phrase_table.take(whole, sets.number(*lex), words.len());
            longest = longest.max(words.len());
        }
        table.take(hash(word), sets.number(*lex), longest);
    }

    let mut file = Vec::new();
    for size in [table.0.len(), sets.0.len(), phrase_table.0.len()] {
        file.extend((size as u32).to_le_bytes());
    }
    table.0.iter().chain(&sets.0).chain(&phrase_table.0).for_each(|number| file.extend(number.to_le_bytes()));
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    std::fs::write(folder.join("lexicon.bin"), file)
}
