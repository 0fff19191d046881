//! Measures tokens and tags against treebanks in CoNLL-U, on the program's own tokens.
//!
//! `cargo run --example score-tagger -- DEV.conllu [--errors N] [--titles]`. Every sentence is given to the program as the
//! raw text that its spacing marks spell. A gold word whose span is no token of the program counts as wrong.
//! `--titles` reads lines `word_TAG word_TAG …` instead, as `headlines.txt` beside this file has them.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::ops::Range;

use claims::read::{Block, BlockKind};
use claims::span::Span;
use claims::text::Doc;

/// A sentence of the treebank: its raw text and its words with their tags.
#[derive(Default)]
struct Gold {
    document: String,
    text: String,
    words: Vec<Word>,
}

struct Word {
    span: Range<usize>,
    upos: String,
    xpos: String,
}

fn read(text: &str) -> Vec<Gold> {
    let mut all = Vec::new();
    let mut document = String::new();
    let mut gold = Gold::default();
    // Words up to this id are written together, and whether a blank follows them.
    let (mut joined, mut blank_after) = (0, true);
    for line in text.lines().chain([""]) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            document = name.to_owned();
        } else if line.is_empty() {
            let done = std::mem::take(&mut gold);
            if !done.words.is_empty() {
                all.push(Gold { document: document.clone(), ..done });
            }
            joined = 0;
        } else if let [id, form, _, upos, xpos, .., misc] = fields.as_slice() {
            let blank = !misc.contains("SpaceAfter=No");
            if let Some((_, last)) = id.split_once('-') {
                (joined, blank_after) = (last.parse().unwrap_or(0), blank);
            } else if let Ok(id) = id.parse::<u32>() {
                let start = gold.text.len();
                gold.text.push_str(form);
                gold.words.push(Word { span: start..gold.text.len(), upos: (*upos).to_owned(), xpos: (*xpos).to_owned() });
                if (id > joined && blank) || (id == joined && blank_after) {
                    gold.text.push(' ');
                }
            }
        }
    }
    all
}

fn read_titles(text: &str) -> Vec<Gold> {
    let lines = text.lines().filter(|line| !line.starts_with(['#', '[']) && !line.is_empty());
    lines
        .map(|line| {
            let mut gold = Gold { document: "titles".to_owned(), ..Gold::default() };
            for (word, tag) in line.split(' ').filter_map(|pair| pair.rsplit_once('_')) {
                let start = gold.text.len();
                gold.text.push_str(word);
                let upos = claims::text::Tag::from_str(tag).map_or("X", |tag| tag.usual_upos().as_str());
                gold.words.push(Word { span: start..gold.text.len(), upos: upos.to_owned(), xpos: tag.to_owned() });
                gold.text.push(' ');
            }
            gold
        })
        .collect()
}

#[derive(Default)]
struct Tally {
    words: u32,
    found: u32,
    tags: u32,
    upos: u32,
}

fn print_top(title: &str, counts: BTreeMap<String, u32>, most: usize) {
    let mut ranked: Vec<(String, u32)> = counts.into_iter().collect();
    ranked.sort_by_key(|pair| std::cmp::Reverse(pair.1));
    println!("\n{title} ({} kinds)", ranked.len());
    for (what, count) in ranked.into_iter().take(most) {
        println!("{count:6}  {what}");
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else {
        println!("usage: score-tagger DEV.conllu [--errors N] [--titles]");
        return;
    };
    let after = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let errors: usize = after("--errors").and_then(|n| n.parse().ok()).unwrap_or(0);
    let text = std::fs::read_to_string(path).expect("a readable file");
    let titles = arguments.iter().any(|a| a == "--titles");
    let sentences = if titles { read_titles(&text) } else { read(&text) };

    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let (mut cuts, mut confused, mut words) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for gold in &sentences {
        let span = Span::new(0, gold.text.trim_end().len() as u32);
        let kind = if titles { BlockKind::Title } else { BlockKind::Paragraph };
        let doc = Doc::new(&gold.text, &[Block { span, kind, paragraph: 1 }]);
        let own: BTreeMap<(u32, u32), usize> = (0..doc.len()).map(|t| ((doc.span(t).start, doc.span(t).end), t)).collect();
        let source = if gold.document.starts_with("GUM_") { "GUM" } else { "EWT" };
        let keys = ["all", source].into_iter().chain(gold.document.starts_with("GUM_news").then_some("GUM news"));
        let keys: Vec<&str> = keys.collect();
        let mut wrong = Vec::new();
        for word in &gold.words {
            let form = &gold.text[word.span.clone()];
            let token = own.get(&(word.span.start as u32, word.span.end as u32)).copied();
            let xpos = token.is_some_and(|t| doc.tag(t).as_str() == word.xpos);
            let upos = token.is_some_and(|t| doc.upos(t).as_str() == word.upos);
            for key in &keys {
                let tally = tallies.entry(key).or_default();
                tally.words += 1;
                tally.found += u32::from(token.is_some());
                tally.tags += u32::from(xpos);
                tally.upos += u32::from(upos);
            }
            match token {
                None => {
                    let first = doc.tokens.from_offset(word.span.start as u32 + 1).saturating_sub(1);
                    let last = doc.tokens.from_offset(word.span.end as u32).saturating_sub(1);
                    let ours: Vec<&str> = (first..=last).map(|t| doc.word(t)).collect();
                    *cuts.entry(format!("{form}  ours: {}", ours.join("|"))).or_default() += 1;
                }
                Some(token) if !xpos => {
                    *confused.entry(format!("{} → {}", word.xpos, doc.tag(token))).or_default() += 1;
                    *words.entry(format!("{} {} → {}", form.to_lowercase(), word.xpos, doc.tag(token))).or_default() += 1;
                    wrong.push(format!("{form} {}→{}", word.xpos, doc.tag(token)));
                }
                Some(_) => {}
            }
        }
        if titles && !wrong.is_empty() && errors > 0 {
            println!("{}  [{}]", gold.text, wrong.join(", "));
        }
    }
    for (key, tally) in &tallies {
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(tally.words);
        println!(
            "{key:9} {:6} words  tokens {:.2}  XPOS {:.2}  UPOS {:.2}",
            tally.words,
            share(tally.found),
            share(tally.tags),
            share(tally.upos)
        );
    }
    if errors > 0 && !titles {
        print_top("cut otherwise", cuts, errors);
        print_top("confused tags", confused, errors);
        print_top("confused words", words, errors);
    }
}
