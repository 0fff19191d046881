//! Articles as JSON: one record, an array of them, or one a line, under the field names that crawlers use (news-please,
//! newspaper, trafilatura and their kin).

use std::ops::Range;

use serde_json::{Map, Value, value::RawValue};

use super::assemble::{Page, assemble};
use super::front_matter::flatten_json;
use super::meta::Meta;
use super::source::Source;
use super::text_file::shift;
use super::{FileRange, Options, Outcome, Problem, clean, html, plain};
use crate::model::DateSource;
use crate::span::Span;

/// Fields that hold the text, the best first.
const TEXT: &[&str] = &[
    "text",
    "maintext",
    "main_text",
    "article_text",
    "articleBody",
    "article_body",
    "body",
    "content",
    "full_text",
    "fulltext",
    "article",
    "cleaned_text",
    "plain_text",
    "raw_text",
    "story",
    "description_full",
    "html",
    "content_html",
    "body_html",
];

/// Whether a text looks like JSON records: an object or a list of objects, or objects line by line.
pub(super) fn looks_like_it(text: &str) -> bool {
    let start = text.trim_start();
    let quoted = |rest: &str| rest.trim_start().starts_with(['"', '}']);
    match start.chars().next() {
        Some('{') => start.get(1..).is_some_and(quoted) && first_object(start),
        Some('[') => start.get(1..).map(str::trim_start).is_some_and(|rest| rest.strip_prefix('{').is_some_and(quoted)),
        _ => false,
    }
}

/// Whether a whole object stands at the start and nothing but further objects behind it (else it is front matter).
fn first_object(text: &str) -> bool {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match stream.next() {
        Some(Ok(_)) => {
            text.get(stream.byte_offset()..).is_none_or(|rest| rest.trim_start().is_empty() || rest.trim_start().starts_with('{'))
        }
        _ => text.lines().nth(1).is_some_and(|line| line.trim_start().starts_with('{')),
    }
}

/// Reads the records of a text; each broken one is a problem of its own.
pub(super) fn read(path: &str, text: &str, encoding: &'static str, options: &Options) -> Outcome {
    let mut outcome = Outcome::default();
    let trimmed = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let base = text.len() - trimmed.len();
    let several;
    let mut items: Vec<(Range<usize>, Result<&str, String>)> = Vec::new();
    if trimmed.starts_with('[') {
        several = true;
        match serde_json::from_str::<Vec<&RawValue>>(trimmed) {
            Ok(list) => items.extend(list.into_iter().map(|raw| (place(text, raw.get()), Ok(raw.get())))),
            Err(error) => items.push((base..base, Err(format!("is no valid JSON ({error})")))),
        }
    } else if let Ok(one) = serde_json::from_str::<&RawValue>(trimmed) {
        several = false;
        items.push((base..text.len(), Ok(one.get())));
    } else {
        several = true;
        let mut at = 0;
        for line in text.split('\n') {
            let range = at..at + line.len();
            at = range.end + 1;
            let content = line.trim().trim_start_matches('\u{feff}');
            if !content.is_empty() {
                let checked = serde_json::from_str::<&RawValue>(content)
                    .map(|_| content)
                    .map_err(|error| format!("is no valid JSON ({error}); the line was passed over"));
                items.push((range, checked));
            }
        }
    }
    let mut line = Lines { text, at: 0, line: 1 };
    for (number, (range, item)) in items.into_iter().enumerate() {
        let line = line.of(range.start);
        let problem = |message: String| Problem { path: path.to_owned(), line: Some(line), message, failed: true };
        let part = several.then_some(number as u64 + 1);
        match item
            .map_err(problem)
            .and_then(|raw| one(path, part, raw, encoding, options).map_err(|message| Problem { line: Some(line), ..message }))
        {
            Ok(article) => outcome.articles.push(article),
            Err(problem) => outcome.problems.push(problem),
        }
    }
    // A file of other data is one problem, not one for each of its records.
    if outcome.articles.is_empty() && outcome.problems.len() > 1 {
        let count = outcome.problems.len();
        if let Some(first) =
            outcome.problems.first().cloned().filter(|first| outcome.problems.iter().all(|other| other.message == first.message))
        {
            let message = format!("none of its {count} records gives an article: each {}", first.message);
            outcome.problems = vec![Problem { message, ..first }];
        }
    }
    if outcome.articles.is_empty() && outcome.problems.is_empty() {
        outcome.problems.push(Problem {
            path: path.to_owned(),
            line: None,
            message: "holds no records; nothing to read".to_owned(),
            failed: true,
        });
    }
    outcome
}

/// Where a part of the text stands in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    start..(start + part.len()).min(text.len())
}

/// Counts lines along ascending offsets.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> u64 {
        if let Some(between) = self.text.as_bytes().get(self.at..at) {
            self.line += between.iter().filter(|byte| **byte == b'\n').count() as u64;
            self.at = at;
        }
        self.line
    }
}

/// One record. Problems have no line yet.
pub(super) fn one(path: &str, part: Option<u64>, raw: &str, encoding: &'static str, options: &Options) -> Result<super::Article, Problem> {
    let problem = |message: &str| Problem { path: path.to_owned(), line: None, message: message.to_owned(), failed: true };
    let fields = match serde_json::from_str::<Value>(raw) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return Err(problem("is no JSON object; a record must be an object with a field \"text\"")),
        Err(error) => return Err(problem(&format!("is no valid JSON ({error}); the record was passed over"))),
    };
    let Some((key, body)) = text_of(&fields) else {
        return Err(problem("has no field with the text; a record needs one named text, maintext, body or content"));
    };
    let mut entries = Vec::new();
    for (name, value) in fields.iter().filter(|(name, _)| name.as_str() != key) {
        flatten_json(value, &mut vec![name.clone()], &mut entries);
    }
    for entry in &mut entries {
        let field = entry.path.first().map(String::as_str).filter(|_| entry.path.len() == 1).and_then(field_name);
        entry.at = field.map(|field| FileRange { start: 0, end: entry.text.len() as u64, line: 1, field: Some(field) });
    }
    let meta = Meta::new(&entries);
    let mut notices = Vec::new();
    if (body.contains("</p>") || body.contains("<br")) && !html::has_endless_tag(body) {
        let source = clean::clean(text_source(body), false, &mut notices);
        let mut page = html::read(source, encoding, notices);
        page.meta = meta;
        let page = with_title(page);
        return assemble(path, part, raw.as_bytes(), page, options);
    }
    let mut source = clean::clean(text_source(body), true, &mut notices);
    let (mut paras, edits) = plain::paragraphs(&source.text, 0..source.text.len());
    if !edits.is_empty() {
        shift(&mut paras, &edits);
        source = source.edit(&edits);
    }
    let page = with_title(Page { source, paras, meta, metadata: DateSource::Metadata, encoding, notices });
    assemble(path, part, raw.as_bytes(), page, options)
}

/// The text of a record and the field that it stands in.
fn text_of(fields: &Map<String, Value>) -> Option<(&str, &str)> {
    TEXT.iter().find_map(|name| {
        let (key, value) = fields.get_key_value(*name)?;
        let text = value.as_str().filter(|text| !text.trim().is_empty())?;
        Some((key.as_str(), text))
    })
}

/// Names of metadata fields that a span can be counted in.
fn field_name(key: &str) -> Option<&'static str> {
    const FIELDS: &[&str] = &[
        "title",
        "headline",
        "author",
        "authors",
        "byline",
        "date",
        "date_publish",
        "published",
        "publish_date",
        "date_published",
        "published_at",
        "pubdate",
        "url",
    ];
    FIELDS.iter().find(|field| **field == key).copied()
}

fn text_source(text: &str) -> Source {
    Source::identity(text.to_owned())
}

/// Puts the title of the metadata before the text, so that it is read like any other: its place is in its own field.
fn with_title(mut page: Page) -> Page {
    let Some(entry) = page.meta.title.as_mut() else { return page };
    let Some(field) = entry.at.and_then(|at| at.field) else { return page };
    let mut told = Vec::new();
    let title = clean::clean(Source::identity(entry.text.clone()), true, &mut told);
    page.notices.extend(told.into_iter().map(|notice| super::Notice { at: None, ..notice }));
    let by = title.text.len() + 1;
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut map = page.source.map.derive();
    map.splice(0, &title.map, Some(field), Span::new(0, offset(title.text.len())));
    map.made(offset(title.text.len()), (0, 0), None);
    let length = page.source.text.len();
    map.splice(offset(by), &page.source.map, None, Span::new(0, offset(length)));
    map.finish(offset(by + length), page.source.at(&(0..length)).end);
    for para in &mut page.paras {
        para.range = para.range.start + by..para.range.end + by;
    }
    entry.range = Some(0..title.text.len());
    entry.text.clone_from(&title.text);
    page.source = Source { text: format!("{}\n{}", title.text, page.source.text), map };
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Outcome {
        let options = Options { today: jiff::civil::date(2026, 1, 1), given: None, form: None };
        read("a.json", text, "UTF-8", &options)
    }

    #[test]
    fn every_form() {
        let one =
            r#"{"title":"Dam holds","text":"The dam held.\nNobody left.","authors":["Ida Brun"],"date_publish":"2022-04-11 07:40:00"}"#;
        for (text, count) in [(one.to_owned(), 1), (format!("[{one},\n{one}]"), 2), (format!("{one}\n\n{one}\n"), 2)] {
            let outcome = read_all(&text);
            assert_eq!((outcome.articles.len(), outcome.problems.len()), (count, 0), "{:?}", outcome.problems);
            let article = &outcome.articles[0];
            assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Dam holds"));
            assert_eq!(article.title.as_ref().and_then(|title| title.at).and_then(|at| at.field), Some("title"));
            assert_eq!(article.published.as_ref().map(|day| day.value.as_str()), Some("2022-04-11T07:40:00"));
            assert_eq!(article.blocks.len(), 3);
        }
        let outcome = read_all(&format!("{one}\n{{\"title\": \"T1\", \"te\n{one}\n"));
        assert_eq!(outcome.articles.iter().map(|article| article.part).collect::<Vec<_>>(), [Some(1), Some(3)]);
        assert_eq!(outcome.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(2)]);
        assert_eq!(read_all(&"[".repeat(100_000)).problems.len(), 1);
        assert_eq!(read_all(&"{\"n\": 1}\n".repeat(9)).problems.len(), 1);
    }
}
