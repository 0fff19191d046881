//! Header lines: "Published: 12 March 2024, 14:05 CET", "Source: Harbour Courier", "Updated 3 May 2024".

use std::ops::Range;

use super::super::days::{self, Stamp};
use super::byline;

/// What a header line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Published,
    Updated,
    Author,
    Title,
    Url,
    Outlet,
    /// Something that the record has no place for.
    Other,
}

/// One field of a header line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub kind: Kind,
    /// Its value, and where it stands in the line.
    pub value: &'a str,
    pub range: Range<usize>,
    pub stamp: Option<Stamp>,
}

const PUBLISHED: &[&str] = &[
    "published",
    "published on",
    "published at",
    "publish date",
    "publication date",
    "published date",
    "date published",
    "first published",
    "date",
    "pub date",
    "pubdate",
    "posted",
    "posted on",
    "posted at",
    "date posted",
    "created",
    "released",
    "release date",
    "issued",
    "dateline",
    "date/time",
    "time",
];
const UPDATED: &[&str] = &[
    "updated",
    "updated on",
    "updated at",
    "last updated",
    "last updated on",
    "last updated at",
    "update",
    "last update",
    "modified",
    "last modified",
    "date modified",
    "revised",
    "amended",
    "edited",
];
const AUTHOR: &[&str] = &[
    "author",
    "authors",
    "by",
    "byline",
    "written by",
    "reporter",
    "reporters",
    "writer",
    "story by",
    "text by",
    "words by",
    "reported by",
    "journalist",
];
const TITLE: &[&str] = &["title", "headline"];
const URL: &[&str] = &[
    "url",
    "link",
    "permalink",
    "web",
    "web address",
    "original url",
    "original article",
    "original link",
    "source url",
    "article url",
    "address",
    "canonical",
];
const OUTLET: &[&str] = &["source", "publisher", "publication", "outlet", "newspaper", "site", "website", "media", "agency"];
const OTHER: &[&str] = &[
    "section",
    "sections",
    "category",
    "categories",
    "tags",
    "keywords",
    "topic",
    "topics",
    "language",
    "lang",
    "location",
    "country",
    "region",
    "copyright",
    "id",
    "guid",
    "type",
    "length",
    "words",
    "word count",
    "edition",
    "page",
    "volume",
    "issue",
    "layout",
    "slug",
    "format",
    "license",
    "licence",
    "subject",
    "desk",
    "document",
    "load-date",
];

/// Reads a header line: every part of it (between "|" or "·") must be one.
pub(super) fn read(line: &str) -> Option<Vec<Field<'_>>> {
    if line.len() > 400 {
        return None;
    }
    if !line.contains(':') && !line.contains(['|', '·', '•']) {
        return masthead(line);
    }
    if let Some(field) = field(line, 0) {
        return Some(vec![field]);
    }
    let mut fields = Vec::new();
    let mut at = 0;
    let parts: Vec<&str> = line.split(['|', '·', '•']).collect();
    if parts.len() < 2 {
        return None;
    }
    for part in parts {
        let base = at;
        at += part.len() + line.get(at + part.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if part.trim().is_empty() {
            continue;
        }
        fields.push(field(part, base).or_else(|| unlabelled(part, base))?);
    }
    (!fields.is_empty()).then_some(fields)
}

/// Words that names of papers end with.
const PAPERS: &[&str] = &[
    "Advertiser",
    "Argus",
    "Bulletin",
    "Chronicle",
    "Citizen",
    "Courier",
    "Daily",
    "Dispatch",
    "Echo",
    "Examiner",
    "Express",
    "Gazette",
    "Globe",
    "Guardian",
    "Herald",
    "Independent",
    "Inquirer",
    "Journal",
    "Ledger",
    "Mail",
    "Mercury",
    "Messenger",
    "Mirror",
    "Monitor",
    "News",
    "Observer",
    "Post",
    "Press",
    "Record",
    "Register",
    "Reporter",
    "Review",
    "Sentinel",
    "Standard",
    "Star",
    "Telegraph",
    "Times",
    "Tribune",
    "Weekly",
];

/// "Velrod Post, Linz, June 20, 2025", "The Velrod Gazette, Friday 20 June 2025": a paper, where it comes out, and a full date.
fn masthead(line: &str) -> Option<Vec<Field<'_>>> {
    if line.len() > 100 || !line.contains(',') || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (at, date, stamp) = line.match_indices(',').find_map(|(at, _)| {
        let date = line.get(at + 1..)?.trim_start();
        let stamp = days::parse(date).filter(|stamp| stamp.day.is_some())?;
        Some((at, date, stamp))
    })?;
    let names = line.get(..at)?;
    let parts: Vec<&str> = names.split(',').map(str::trim).collect();
    let proper = |part: &&str| {
        let words = part.split_whitespace().count();
        (1..=5).contains(&words) && byline::names(part)
    };
    let outlet = *parts.first()?;
    let paper = outlet.split_whitespace().next_back().is_some_and(|last| PAPERS.contains(&last));
    if !(parts.len() > 1 || paper) || parts.len() > 3 || !parts.iter().all(proper) {
        return None;
    }
    let start = line.len() - date.len();
    let mut fields =
        vec![Field { kind: Kind::Published, value: date.trim_end(), range: start..start + date.trim_end().len(), stamp: Some(stamp) }];
    // Of two places ("Velrod, Austria, June 20, 2025") the first is no paper.
    if paper {
        let from = line.len() - line.trim_start().len();
        fields.push(Field { kind: Kind::Outlet, value: outlet, range: from..from + outlet.len(), stamp: None });
    }
    Some(fields)
}

fn field(part: &str, base: usize) -> Option<Field<'_>> {
    let (label, value) = part.split_once(':')?;
    let start = label.len() + 1 + value.len() - value.trim_start().len();
    let label = label.trim().trim_matches(['*', '_', '[']).trim();
    let value = value.trim();
    if label.len() > 24 || value.is_empty() {
        return None;
    }
    let is = |labels: &[&str]| labels.iter().any(|known| label.eq_ignore_ascii_case(known));
    let kind = if is(PUBLISHED) {
        Kind::Published
    } else if is(UPDATED) {
        Kind::Updated
    } else if is(AUTHOR) {
        Kind::Author
    } else if is(TITLE) {
        Kind::Title
    } else if is(URL) {
        Kind::Url
    } else if is(OUTLET) {
        Kind::Outlet
    } else if is(OTHER) {
        Kind::Other
    } else {
        return None;
    };
    let stamp = days::parse(value);
    let short = value.len() <= 100 && !value.ends_with(['.', '!', '?']);
    let fits = match kind {
        // "Update: the dam holds" is a headline; "Published: in spring, maybe" can't be read.
        Kind::Published => {
            stamp.is_some()
                || (short
                    && value.contains(|c: char| c.is_ascii_digit())
                    && value.split_whitespace().count() <= 6
                    && !label.eq_ignore_ascii_case("time"))
        }
        Kind::Updated => {
            stamp.is_some()
                || (short
                    && value.contains(|c: char| c.is_ascii_digit())
                    && value.split_whitespace().count() <= 5
                    && !label.eq_ignore_ascii_case("update"))
        }
        Kind::Author => value.len() <= 160 && byline::names(value),
        Kind::Title => value.len() <= 300,
        Kind::Url => super::is_url(value),
        Kind::Outlet => {
            super::is_url(value)
                || (short
                    && value.len() <= 60
                    && value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c.is_lowercase() && value.contains('.')))
        }
        Kind::Other => short,
    };
    fits.then(|| Field { kind, value, range: base + start..base + start + value.len(), stamp })
}

/// A part without a label: "3 March 2025", "By Ida Brun", "4 min read".
fn unlabelled(part: &str, base: usize) -> Option<Field<'_>> {
    let value = part.trim();
    let start = base + part.len() - part.trim_start().len();
    if let Some((stamp, updated)) = date_line(value) {
        let kind = if updated { Kind::Updated } else { Kind::Published };
        return Some(Field { kind, value, range: start..start + value.len(), stamp: Some(stamp) });
    }
    if let Some(name) = byline::read(value) {
        return Some(Field {
            kind: Kind::Author,
            value: value.get(name.clone())?,
            range: start + name.start..start + name.end,
            stamp: None,
        });
    }
    if super::furniture::read(value, true, super::BlockKind::Paragraph, super::furniture::caption(value)).is_some() {
        return Some(Field { kind: Kind::Other, value, range: start..start + value.len(), stamp: None });
    }
    None
}

/// A line that is a date and nothing else, "Published" or "Updated on" before it aside; `true` for "updated".
pub(super) fn date_line(line: &str) -> Option<(Stamp, bool)> {
    if line.len() > 80 || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let line = line.trim_matches(['(', ')', '[', ']', '*', '_', '—', '–', '-', ' ']);
    let mut rest = line;
    let mut updated = false;
    let mut labels: Vec<(&str, bool)> = PUBLISHED
        .iter()
        .map(|label| (*label, false))
        .chain(UPDATED.iter().map(|label| (*label, true)))
        .filter(|(label, _)| super::furniture::starts(line, label))
        .collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    if let Some((label, kind)) = labels.first() {
        rest = line.get(label.len()..).unwrap_or("").trim_start_matches([':', ' ', ',']);
        rest = rest.strip_prefix("on ").or_else(|| rest.strip_prefix("at ")).unwrap_or(rest);
        updated = *kind;
    }
    let stamp = days::parse(rest)?;
    // A year alone is a headline's or a heading's.
    (stamp.month.is_some() && (stamp.day.is_some() || rest.len() < line.len())).then_some((stamp, updated))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_lines() {
        let kinds = |line| read(line).map(|fields| fields.iter().map(|field| field.kind).collect::<Vec<_>>());
        assert_eq!(kinds("Published: 12 March 2024, 14:05 CET"), Some(vec![Kind::Published]));
        assert_eq!(kinds("Source: Velrod Post"), Some(vec![Kind::Outlet]));
        assert_eq!(kinds("By Ida Brun | 3 March 2025 | 4 min read"), Some(vec![Kind::Author, Kind::Published, Kind::Other]));
        assert_eq!(kinds("Update: the dam at Velrod holds"), None);
        assert_eq!(kinds("Warning: the dam may not hold"), None);
        assert_eq!(kinds("Source: the mayor said it was a friend."), None);
        assert_eq!(kinds("Velrod Post, Linz, June 20, 2025"), Some(vec![Kind::Published, Kind::Outlet]));
        assert_eq!(kinds("The Velrod Gazette, Friday 20 June 2025"), Some(vec![Kind::Published, Kind::Outlet]));
        assert_eq!(kinds("Velrod, Austria, 20 June 2025"), Some(vec![Kind::Published]));
        assert_eq!(kinds("The dam at Velrod, built in 1920, June 20, 2025"), None);
        assert_eq!(kinds("Velrod Marathon, 20 June 2025"), None);
        assert!(date_line("Updated on 3 May 2024 at 10:00").is_some_and(|(_, updated)| updated));
        assert!(date_line("Sunday, October 21, 2007").is_some() && date_line("2007").is_none());
    }
}
