//! How the cost of reconciliation grows with the corpus: `cargo bench --bench scaling [-- LARGEST]`.
//!
//! Generated articles, five to a story, in sizes from a thousand up by tens to LARGEST (100,000 unless told). A line a size: articles,
//! seconds of reconciliation alone, groups, peak memory of the process so far where the system tells it; last the exponent between the
//! smallest size and the largest.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a benchmark prints, and panics where it can't go on")]

use std::time::Instant;

use claims::model::ArticleRecord;
use claims::pipeline::process;
use claims::read::{Options, read_bytes};
use claims::reconcile::reconcile;

/// The smallest size.
const SMALLEST: usize = 1_000;
/// Articles of one story.
const STORY: usize = 5;

const OPENINGS: &[&str] = &["Bel", "Dor", "Fen", "Gar", "Hol", "Kel", "Lor", "Mar", "Nor", "Pel", "Ran", "Sol", "Tar", "Ul", "Ver", "Wes"];
const ENDINGS: &[&str] = &["bury", "dale", "field", "ford", "ham", "mere", "mouth", "row", "stead", "ton", "vale", "wick"];
const EVENTS: &[(&str, &str)] =
    &[("fire", "warehouse"), ("flood", "market"), ("blast", "factory"), ("storm", "harbour"), ("landslide", "village")];

/// An invented name that belongs to this number.
fn name(number: usize) -> String {
    let (head, rest) = (number % OPENINGS.len(), number / OPENINGS.len());
    let (middle, last) = (rest % ENDINGS.len(), rest / ENDINGS.len());
    let tail = if last == 0 {
        String::new()
    } else {
        format!(" {}{}", OPENINGS[last % OPENINGS.len()], ENDINGS[last / OPENINGS.len() % ENDINGS.len()])
    };
    format!("{}{}{tail}", OPENINGS[head], ENDINGS[middle])
}

/// The text of one account of a story: every second one has another toll.
fn text(number: usize) -> String {
    let (story, account) = (number / STORY, number % STORY);
    let place = name(story);
    let (event, scene) = EVENTS[story % EVENTS.len()];
    let (dead, hurt) = (story % 40 + 3 + account % 2, story % 90 + 11);
    let day = story % 28 + 1;
    match account % 3 {
        0 => format!(
            "---\ndate: 2025-03-{day:02}\n---\nA {event} at a {scene} in {place} killed {dead} people, the mayor of {place} said.\n\nAbout {hurt} others were injured.\n\nRescuers searched the {scene} for survivors.\n"
        ),
        1 => format!(
            "---\ndate: 2025-03-{day:02}\n---\n{dead} people died when a {event} struck a {scene} in {place}, officials said.\n\nDoctors in {place} treated {hurt} people.\n"
        ),
        _ => format!(
            "---\ndate: 2025-03-{day:02}\n---\nThe {event} in {place} left {dead} people dead and {hurt} injured.\n\nThe mayor of {place} promised an inquiry into the {event}.\n"
        ),
    }
}

fn record(number: usize) -> ArticleRecord {
    let articles = read_bytes(&format!("{number}.md"), text(number).as_bytes(), &Options::default()).articles;
    process(articles.into_iter().next().expect("an article"))
}

/// Peak resident memory in megabytes, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let largest = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(100_000).max(SMALLEST);
    let mut records: Vec<ArticleRecord> = Vec::new();
    let mut measured: Vec<(f64, f64)> = Vec::new();
    let mut size = SMALLEST;
    println!("{:>10} {:>10} {:>10} {:>8}", "articles", "seconds", "groups", "peak MB");
    while size <= largest {
        records.extend((records.len()..size).map(record));
        let start = Instant::now();
        let groups = reconcile(&records).groups.len();
        let seconds = start.elapsed().as_secs_f64();
        println!("{size:>10} {seconds:>10.3} {groups:>10} {:>8}", peak().map_or_else(String::new, |peak| peak.to_string()));
        measured.push((size as f64, seconds));
        size *= 10;
    }
    if let [first, .., last] = measured.as_slice() {
        println!("exponent {:.3}", (last.1 / first.1).ln() / (last.0 / first.0).ln());
    }
}
