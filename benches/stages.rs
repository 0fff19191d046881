//! What every stage costs, in megabytes of clean text a second on one core: `cargo bench`.
//!
//! The stages behind reading run over the articles of `corpus/`, each as its own document, repeated to about a
//! megabyte; a stage's input is made outside of its measure. Reading and cutting run over one text of
//! [`LARGE`] bytes as well, clean and full of mojibake and entities.
//! A thousand divided by the megabytes a second are the nanoseconds a byte.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that can't go on must panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use claims::extract::{self, Extraction, actors, claims as assertions, figures, quotes, times};
use claims::read::{self, Article, Options};
use claims::text::Doc;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// Bytes of the large text.
const LARGE: usize = 100_000_000;

/// Bytes of the small articles together, at least.
const SMALL: usize = 1_000_000;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The articles of `corpus/`: path and bytes.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(corpus)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file() && path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
});

/// The articles, read once each.
static ONCE: LazyLock<Vec<Article>> =
    LazyLock::new(|| FILES.iter().flat_map(|(path, bytes)| read::read_bytes(path, bytes, &Options::default()).articles).collect());

/// The articles, repeated.
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let bytes: usize = ONCE.iter().map(|article| article.text.len()).sum();
    (0..SMALL.div_ceil(bytes)).flat_map(|_| ONCE.iter().cloned()).collect()
});

static DOCS: LazyLock<Vec<Doc<'static>>> =
    LazyLock::new(|| ARTICLES.iter().map(|article| Doc::new(&article.text, &article.blocks)).collect());

static EXTRACTIONS: LazyLock<Vec<Extraction>> = LazyLock::new(|| DOCS.iter().map(extract::extract).collect());

fn text_bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(|article| article.text.len()).sum::<usize>())
}

/// One plain text of [`LARGE`] bytes; `broken` puts mojibake and entities in place of its marks.
fn large(broken: bool) -> Vec<u8> {
    let mut once = String::new();
    for article in ONCE.iter() {
        for block in article.blocks.iter().filter(|block| block.paragraph > 0) {
            once.push_str(block.span.of(&article.text));
            once.push_str("\n\n");
        }
    }
    if broken {
        for (sound, damaged) in [("“", "â€œ"), ("”", "â€\u{9d}"), ("’", "â€™"), ("\"", "&quot;"), ("'", "&#39;"), (" the ", " the&nbsp;")]
        {
            once = once.replace(sound, damaged);
        }
    }
    once.repeat(LARGE.div_ceil(once.len())).into_bytes()
}

fn read_and_cut(bencher: Bencher, broken: bool) {
    let bytes = large(broken);
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| {
        let outcome = read::read_bytes("large.txt", black_box(&bytes), &Options::default());
        let article = outcome.articles.first().unwrap();
        Doc::cut(&article.text, &article.blocks).len()
    });
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn a0_read_and_cut_large(bencher: Bencher) {
    read_and_cut(bencher, false);
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn a1_read_and_cut_large_mojibake(bencher: Bencher) {
    read_and_cut(bencher, true);
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn a2_read_large(bencher: Bencher) {
    let bytes = large(false);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench_local(|| read::read_bytes("large.txt", black_box(&bytes), &Options::default()).articles.len());
}

#[divan::bench(sample_size = 1)]
fn b0_read(bencher: Bencher) {
    let bytes = BytesCount::new(FILES.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
    bencher.counter(bytes).bench_local(|| {
        FILES.iter().map(|(path, bytes)| read::read_bytes(path, black_box(bytes), &Options::default()).articles.len()).sum::<usize>()
    });
}

#[divan::bench(sample_size = 1)]
fn b1_cut(bencher: Bencher) {
    LazyLock::force(&ARTICLES);
    bencher
        .counter(text_bytes())
        .bench_local(|| ARTICLES.iter().map(|article| Doc::cut(black_box(&article.text), &article.blocks).len()).sum::<usize>());
}

#[divan::bench(sample_size = 1)]
fn b2_lexicon(bencher: Bencher) {
    let cut = || ARTICLES.iter().map(|article| Doc::cut(&article.text, &article.blocks)).collect::<Vec<_>>();
    bencher.counter(text_bytes()).with_inputs(cut).bench_local_refs(|docs| docs.iter_mut().for_each(Doc::look_up));
}

#[divan::bench(sample_size = 1)]
fn b3_tags(bencher: Bencher) {
    let looked_up = || DOCS.iter().cloned().collect::<Vec<_>>();
    bencher.counter(text_bytes()).with_inputs(looked_up).bench_local_refs(|docs| docs.iter_mut().for_each(Doc::tag_all));
}

#[divan::bench(sample_size = 1)]
fn c0_times(bencher: Bencher) {
    LazyLock::force(&DOCS);
    bencher.counter(text_bytes()).bench_local(|| DOCS.iter().map(|doc| times::extract(black_box(doc)).len()).sum::<usize>());
}

/// Runs a layer over every document and what the layers before it found.
fn layer(bencher: Bencher, run: impl Fn(&Doc<'_>, &Extraction) -> usize) {
    LazyLock::force(&EXTRACTIONS);
    bencher
        .counter(text_bytes())
        .bench_local(|| DOCS.iter().zip(EXTRACTIONS.iter()).map(|(doc, found)| run(black_box(doc), found)).sum::<usize>());
}

#[divan::bench(sample_size = 1)]
fn c1_figures(bencher: Bencher) {
    layer(bencher, |doc, found| figures::extract(doc, &found.times).len());
}

#[divan::bench(sample_size = 1)]
fn c2_actors(bencher: Bencher) {
    layer(bencher, |doc, found| actors::extract(doc, &found.times).all.len());
}

#[divan::bench(sample_size = 1)]
fn c3_quotes(bencher: Bencher) {
    layer(bencher, |doc, found| quotes::extract(doc, &found.times, &found.actors).len());
}

#[divan::bench(sample_size = 1)]
fn c4_claims(bencher: Bencher) {
    layer(bencher, |doc, found| {
        let layers = assertions::Layers { times: &found.times, figures: &found.figures, actors: &found.actors, quotes: &found.quotes };
        assertions::extract(doc, &layers).len()
    });
}
