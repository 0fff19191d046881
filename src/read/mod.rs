//! From files to clean text: bytes are decoded and mended, the layout is recognised, the day is read.
//!
//! [`Article`] is what this stage hands over; no later stage sees the raw file.

mod article;
mod assemble;
mod days;
mod decode;
mod front_matter;
mod language;
mod layout;
mod map;
mod meta;
mod notice;
mod plain;
mod source;
mod text_file;
mod tolerant;
mod walk;

use jiff::civil::Date;

pub use article::{Article, Block, BlockKind, DatelinePart, Found, Published};
pub use map::{FileRange, OffsetMap, line_breaks};
pub use notice::{Notice, NoticeCode};
pub use walk::{Input, walk};

/// What the reader is told.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A date more than one day later is "in the future".
    pub today: Date,
    /// The day of articles that have none of their own.
    pub given: Option<Date>,
}

/// Something that went wrong on the way to an article. `claims: PATH:LINE: message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path as it was given.
    pub path: String,
    /// 1-based line, where one is known.
    pub line: Option<u64>,
    /// What is wrong, and what to do.
    pub message: String,
    /// Whether a file or record gave no article for it (exit code 2); else it is a warning.
    pub failed: bool,
}

/// What came of one input: a file may hold several articles.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The articles, in order.
    pub articles: Vec<Article>,
    /// What went wrong.
    pub problems: Vec<Problem>,
}

/// Reads one input: opens, decodes, mends, recognises its layout and its day. Never panics; whatever can't be
/// read is a [`Problem`].
#[must_use]
pub fn read(input: &Input, options: &Options) -> Outcome {
    let path = input.name();
    match input.bytes() {
        Ok(bytes) => read_bytes(&path, &bytes, options),
        Err(error) => {
            let message = format!("can't be read: {error}; check the path and its permissions");
            Outcome { articles: Vec::new(), problems: vec![Problem { path, line: None, message, failed: true }] }
        }
    }
}

/// Reads the bytes of a file; `path` names it and tells its kind.
#[must_use]
pub fn read_bytes(path: &str, bytes: &[u8], options: &Options) -> Outcome {
    let mut outcome = Outcome::default();
    let article = decode::decode(bytes, None)
        .map_err(|message| Problem { path: path.to_owned(), line: None, message, failed: true })
        .and_then(|decoded| assemble::assemble(path, None, bytes, text_file::read(decoded, false), options));
    match article {
        Ok(article) => outcome.articles.push(article),
        Err(problem) => outcome.problems.push(problem),
    }
    outcome
}
