//! What holds for any input: spans give the text back, nothing panics.

use proptest::prelude::*;
use serde_json::Value;

use crate::support::{claims, inputs, options, project, records};

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Calls `check` for every object in `value` that has both `text` and `span`.
fn spans(value: &Value, check: &mut impl FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| spans(item, check)),
        Value::Object(fields) => {
            if fields.get("text").is_some_and(Value::is_string) && fields.get("span").is_some_and(Value::is_object) {
                check(value);
            }
            fields.values().for_each(|field| spans(field, check));
        }
        _ => {}
    }
}

/// Notices of mendings after which bytes and text differ by more than white space.
const MENDED: &[&str] = &[
    "mojibake-mended",
    "invalid-bytes",
    "encoding-detected",
    "control-characters",
    "invisible-characters",
    "entities-resolved",
    "presentation-forms",
];

/// Checks the spans of a record against the bytes of its file.
#[track_caller]
fn check(record: &Value, bytes: &[u8]) {
    let mended = record["notices"].as_array().unwrap().iter().any(|notice| MENDED.contains(&notice["code"].as_str().unwrap()));
    let markup = record["path"].as_str().unwrap().ends_with(".md");
    let breaks = claims::read::line_breaks(bytes);
    spans(record, &mut |item| {
        let span = &item["span"];
        let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
        assert!(start <= end && end <= bytes.len(), "{item}");
        let text = item["text"].as_str().unwrap();
        let line = 1 + breaks.partition_point(|at| (*at as usize) < start) as u64;
        assert_eq!(span["line"].as_u64(), Some(line), "{item}");
        let Ok(there) = std::str::from_utf8(&bytes[start..end]) else {
            assert!(mended, "a span cuts a character: {item}");
            return;
        };
        if mended || markup || item["implied"] == true || span.get("field").is_some() {
            return;
        }
        assert_eq!(fold(there), text, "{item}");
    });
}

#[test]
fn every_span_of_the_corpus_gives_its_text_back() {
    let output = claims(&["extract", "corpus"]).ends_with(0).json();
    let articles = output["articles"].as_array().unwrap();
    assert!(articles.len() > 20);
    for article in articles {
        let bytes = std::fs::read(project(article["path"].as_str().unwrap())).unwrap();
        check(article, &bytes);
    }
}

/// Runs everything over the bytes of one file and checks what comes out.
fn run(path: &str, bytes: &[u8]) {
    let records = records(path, bytes);
    for record in &records {
        let value = serde_json::to_value(record).unwrap();
        if record.part.is_none() && record.encoding == "UTF-8" {
            check(&value, bytes);
        }
        let ids =
            |layer: &str| value[layer].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        for layer in ["sentences", "actors", "figures", "times", "quotes", "claims"] {
            let mut unique = ids(layer);
            let count = unique.len();
            unique.sort();
            unique.dedup();
            assert_eq!(unique.len(), count, "{layer} has an id twice");
        }
    }
    let _ = claims::reconcile::infer_days(&records);
    let _ = claims::reconcile::reconcile(&records);
    let _ = claims::reconcile::summary_actors(&records);
}

fn articles() -> Vec<Vec<u8>> {
    inputs(&project("corpus")).iter().map(|input| std::fs::read(input.name()).unwrap()).collect()
}

const NAMES: &[&str] = &["a.txt", "a.md", "2025-09-25-a.md", "a.html", "a.json", "a.jsonl", "a.txt.gz", "a.md.zst"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..600), name in 0..NAMES.len()) {
        run(NAMES[name], &bytes);
    }

    #[test]
    fn arbitrary_characters_do_no_harm(text in "[\\PC\n\"'“”‘’ .,;:()0-9$%-]{0,300}", name in 0..3usize) {
        run(NAMES[name], text.as_bytes());
    }

    /// Pieces of real articles, cut anywhere and put together anew.
    #[test]
    fn cut_up_articles_do_no_harm(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..700usize), 1..5), name in 0..3usize) {
        let articles = articles();
        let mut bytes = Vec::new();
        for (article, start, length) in cuts {
            let article = &articles[article.index(articles.len())];
            let start = start.index(article.len());
            bytes.extend_from_slice(&article[start..(start + length).min(article.len())]);
        }
        run(NAMES[name], &bytes);
    }
}

/// Inputs that make careless programs slow: each must end within seconds.
#[test]
fn long_and_deep_inputs_end() {
    let started = std::time::Instant::now();
    let long = |piece: &str, times: usize| piece.repeat(times);
    for text in [
        long("word ", 40_000),
        long("a", 200_000),
        long("\"", 20_000),
        long("“ he said ", 8_000),
        long("Smith said that ", 8_000),
        long("10,000 ", 20_000),
        long("(", 50_000),
        long("U.S. ", 20_000),
        long("Jan Kay and ", 10_000),
        long("â€™", 20_000),
        long("&amp;", 20_000),
        long("- \n", 20_000),
        long(". ", 50_000),
        long("who ran, ", 8_000),
    ] {
        claims::read::read_bytes("long.txt", text.as_bytes(), &options())
            .articles
            .into_iter()
            .map(claims::pipeline::process)
            .for_each(drop);
    }
    assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
}
