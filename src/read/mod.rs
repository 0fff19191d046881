//! From files to clean text: bytes are decoded and mended, the layout is recognised, the day is read.
//!
//! [`Article`] is what this stage hands over; no later stage sees the raw file.

mod article;
mod assemble;
mod bytes;
mod clean;
mod compressed;
mod days;
mod decode;
mod feed;
mod front_matter;
mod html;
mod language;
mod layout;
mod length;
mod map;
mod markdown;
mod mend;
mod meta;
mod notice;
mod paras;
mod plain;
mod records;
mod source;
mod stream;
mod text_file;
mod tolerant;
mod unpack;
mod walk;

use jiff::civil::Date;

pub use article::{Article, Block, BlockKind, DatelinePart, Found, Published};
pub use days::{order_of_locale, order_of_text};
pub use feed::{Feed, Piece};
pub use length::LONGEST as LONGEST_ARTICLE;
pub use map::{FileRange, OffsetMap, line_breaks};
pub use notice::{Notice, NoticeCode};
pub use walk::{Input, walk};

/// What the reader is told.
#[derive(Debug, Clone)]
pub struct Options {
    /// A date more than one day later is "in the future".
    pub today: Date,
    /// The day of articles that have none of their own.
    pub given: Option<Date>,
    /// The form of every input, whatever its name and content say.
    pub form: Option<Form>,
}

impl Default for Options {
    /// No day given, every form by itself, and no day so late that it would lie in the future.
    fn default() -> Self {
        Self { today: Date::MAX, given: None, form: None }
    }
}

/// What an input is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Plain text, with front matter or without.
    Plain,
    /// Markdown, with front matter or without.
    Markdown,
    /// An HTML page.
    Html,
    /// JSON: one record, an array of records, or one a line.
    Json,
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
        Err(error) => Outcome { articles: Vec::new(), problems: vec![Problem { path, line: None, message: why(&error), failed: true }] },
    }
}

/// Why a file can't be read, and what to do.
fn why(error: &std::io::Error) -> String {
    // What the unpacker says is for the user already.
    if error.kind() == std::io::ErrorKind::Other && error.get_ref().is_some() {
        return error.to_string();
    }
    format!("can't be read: {error}; check the path and its permissions")
}

/// Larger files are not read: offsets in a text are 32 bits wide, and mending may lengthen it.
const LARGEST: usize = 1 << 30;

/// Reads the bytes of a file; `path` names it and tells its kind.
#[must_use]
pub fn read_bytes(path: &str, bytes: &[u8], options: &Options) -> Outcome {
    let failed = |message: String| Outcome {
        articles: Vec::new(),
        problems: vec![Problem { path: path.to_owned(), line: None, message, failed: true }],
    };
    let bytes = match compressed::unpack(path, bytes) {
        Ok(bytes) => bytes,
        Err(message) => return failed(message),
    };
    if bytes.is_empty() {
        return failed("is empty; there is nothing to read".to_owned());
    }
    if bytes.len() > LARGEST {
        return failed(format!("is larger than {} MB, the limit for one file; split it", LARGEST >> 20));
    }
    let decoded = match decode::decode(&bytes, || html::declared_encoding(&bytes)) {
        Ok(decoded) => decoded,
        Err(message) => return failed(message),
    };
    if decoded.source.text.trim().is_empty() {
        return failed("is blank (white space only); there is nothing to read".to_owned());
    }
    let page = match options.form.unwrap_or_else(|| form(path, &decoded.source.text)) {
        Form::Json => return records::read(path, &decoded.source.text, decoded.encoding, options),
        Form::Html if html::has_endless_tag(&decoded.source.text) => {
            return failed(
                "has a tag with thousands of attributes, as no page has; check the file, or give --input-format text".to_owned(),
            );
        }
        Form::Html => {
            let decode::Decoded { source, encoding, mut notices } = decoded;
            let source = clean::clean(source, false, &mut notices);
            html::read(source, encoding, notices)
        }
        Form::Markdown => text_file::read(decoded, true),
        Form::Plain => text_file::read(decoded, false),
    };
    let mut outcome = Outcome::default();
    match assemble::assemble(path, None, &bytes, page, options) {
        Ok(article) => outcome.articles.push(article),
        Err(problem) => outcome.problems.push(problem),
    }
    outcome
}

/// What a text is written in, by the ending of its name, else by its content.
fn form(path: &str, text: &str) -> Form {
    match form_by_name(path) {
        Some(Form::Plain) if html::is_surely(text) => Form::Html,
        Some(form) => form,
        None if html::looks_like_it(text) => Form::Html,
        None if records::looks_like_it(text) => Form::Json,
        None if markdown::looks_like_it(text) => Form::Markdown,
        None => Form::Plain,
    }
}

/// What a file is written in by the ending of its name (of a packed file, of what it holds).
fn form_by_name(path: &str) -> Option<Form> {
    let name = compressed::inner_name(path).to_ascii_lowercase();
    let ending = name.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    match ending {
        "txt" | "text" => Some(Form::Plain),
        "md" | "markdown" => Some(Form::Markdown),
        "html" | "htm" | "xhtml" => Some(Form::Html),
        "json" | "jsonl" | "ndjson" => Some(Form::Json),
        _ => None,
    }
}
