//! Reads front matter line by line, whatever a parser thinks of it: `key: rest of line`, lists, block texts.
//!
//! It also finds the places of values for the parsers that give none.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::meta::Entry;

/// What the line reader found.
#[derive(Debug, Default)]
pub(super) struct Lenient {
    pub entries: Vec<Entry>,
    /// Keys of the top level that stand twice; the first one counts.
    pub twice: Vec<(String, Range<usize>)>,
}

/// How far lines that look like front matter run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// There is no key at all.
    Empty,
    /// All of them do.
    Whole,
    /// Up to this offset; prose follows.
    Until(usize),
}

/// How far the lines from `from` on (up to `end`, if a closing fence was found) look like front matter.
pub(super) fn extent(text: &str, from: usize, end: Option<usize>) -> Extent {
    let mut keys = 0;
    let mut at = from;
    let mut blank = None;
    let limit = end.unwrap_or(text.len());
    while at < limit {
        let line = line_at(text, at, limit);
        let next = at + line.len() + 1;
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank = blank.or(Some(at));
        } else if key_of(line).is_some() && !line.starts_with(' ') {
            // Behind a blank line a long "key" may be a sentence with a colon.
            if end.is_none() && blank.is_some() {
                return if keys > 0 { Extent::Until(blank.unwrap_or(at)) } else { Extent::Empty };
            }
            keys += 1;
            blank = None;
        } else if line.starts_with([' ', '\t', '-', '#', ']', '}', '[', '{']) {
            if end.is_none() && blank.is_some() {
                return if keys > 0 { Extent::Until(blank.unwrap_or(at)) } else { Extent::Empty };
            }
        } else if keys == 0 {
            return Extent::Empty;
        } else if end.is_none() || blank.is_some() {
            return Extent::Until(blank.unwrap_or(at));
        }
        at = next;
    }
    match (keys, end) {
        (0, _) => Extent::Empty,
        (_, Some(_)) => Extent::Whole,
        (_, None) => Extent::Until(text.len()),
    }
}

fn line_at(text: &str, at: usize, limit: usize) -> &str {
    let rest = text.get(at..limit).unwrap_or("");
    rest.split('\n').next().unwrap_or("")
}

/// The key of a `key: value` or `key = value` line: its range in the line and where the value begins.
fn key_of(line: &str) -> Option<(Range<usize>, usize)> {
    let indent = line.len() - line.trim_start().len();
    let rest = line.get(indent..)?;
    let mark = rest.find([':', '='])?;
    let key = rest.get(..mark)?;
    let behind = rest.get(mark + 1..)?;
    if rest.as_bytes().get(mark) == Some(&b':') && !(behind.is_empty() || behind.starts_with([' ', '\t', '\r'])) {
        return None;
    }
    let bare = key.trim().trim_matches(['"', '\'']);
    let fits = (1..=40).contains(&bare.len())
        && bare.split([' ', '-', '_', '.']).count() <= 3
        && bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '@'))
        && bare.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '@');
    let start = indent + key.find(bare).unwrap_or(0);
    fits.then(|| (start..start + bare.len(), indent + mark + 1))
}

/// Reads the lines of `inner`.
pub(super) fn read(text: &str, inner: Range<usize>) -> Lenient {
    let mut lenient = Lenient::default();
    // Keys that are open, with their indentation.
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut dropped = false;
    let mut at = inner.start;
    while at < inner.end {
        let line = line_at(text, at, inner.end);
        let here = at;
        at += line.len() + 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some(item) = trimmed.strip_prefix("- ") {
            let start = here + indent + 2;
            let (inside, from) = match key_of(item) {
                Some((key, value)) if open.last().is_some_and(|(_, key)| key != "tags") => (item.get(key), value),
                _ => (None, 0),
            };
            let mut path = path(&open);
            path.extend(inside.map(str::to_owned));
            if !dropped && !path.is_empty() {
                value(text, start + from..here + line.len(), path, &mut lenient.entries);
            }
            continue;
        }
        let Some((key, from)) = key_of(line) else {
            // A value that goes on in the next line.
            if !dropped && let Some(last) = lenient.entries.last_mut().filter(|_| indent > 0) {
                last.text.push(' ');
                last.text.push_str(trimmed);
                if let Some(range) = &mut last.range {
                    range.end = here + indent + trimmed.len();
                }
            }
            continue;
        };
        let name = line.get(key.clone()).unwrap_or("").to_owned();
        while open.last().is_some_and(|(other, _)| *other >= indent) {
            open.pop();
        }
        if open.is_empty() {
            dropped = seen.contains(&name);
            if dropped {
                lenient.twice.push((name.clone(), here + key.start..here + key.end));
            }
            seen.insert(name.clone());
        }
        open.push((indent, name));
        let rest = line.get(from..).unwrap_or("").trim();
        if rest.is_empty() {
            continue;
        }
        if rest.starts_with(['|', '>']) && rest.len() <= 3 {
            let folded = rest.starts_with('>');
            let (range, end) = block(text, at, inner.end, indent);
            at = end;
            if !dropped && !range.is_empty() {
                let raw = text.get(range.clone()).unwrap_or("");
                let glue = if folded { " " } else { "\n" };
                let value = raw.lines().map(str::trim).collect::<Vec<_>>().join(glue);
                lenient.entries.push(Entry { range: Some(range), ..Entry::new(path(&open), value) });
            }
            continue;
        }
        if !dropped {
            value(text, here + from..here + line.len(), path(&open), &mut lenient.entries);
        }
    }
    lenient
}

fn path(open: &[(usize, String)]) -> Vec<String> {
    open.iter().map(|(_, key)| key.clone()).collect()
}

/// The lines behind a `|` or `>`: those indented deeper than their key. Gives their trimmed range and where they end.
fn block(text: &str, from: usize, limit: usize, indent: usize) -> (Range<usize>, usize) {
    let mut at = from;
    let mut range = from..from;
    while at < limit {
        let line = line_at(text, at, limit);
        let depth = line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            if depth <= indent {
                break;
            }
            if range.is_empty() {
                range.start = at + depth;
            }
            range.end = at + line.trim_end().len();
        }
        at += line.len() + 1;
    }
    if range.end < range.start { (from..from, at) } else { (range, at) }
}

/// Appends the value that stands in `range`: a scalar without its quotes, or the items of `[a, b]`.
fn value(text: &str, range: Range<usize>, path: Vec<String>, out: &mut Vec<Entry>) {
    let raw = text.get(range.clone()).unwrap_or("");
    let start = range.start + raw.len() - raw.trim_start().len();
    let raw = raw.trim();
    if let Some(list) = raw.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        let mut from = 0;
        for part in split_list(list) {
            let at = start + 1 + from;
            from += part.len() + 1;
            if !part.trim().is_empty() {
                scalar(part, at, path.clone(), out);
            }
        }
        return;
    }
    scalar(raw, start, path, out);
}

/// The items of an inline list, commas inside quotation marks kept.
fn split_list(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut quote) = (0, None);
    for (at, c) in list.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') if list.get(from..at).is_some_and(|before| before.trim().is_empty()) => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, ',') => {
                parts.push(list.get(from..at).unwrap_or(""));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list.get(from..).unwrap_or(""));
    parts
}

fn scalar(raw: &str, start: usize, path: Vec<String>, out: &mut Vec<Entry>) {
    let mut at = start + raw.len() - raw.trim_start().len();
    let mut raw = raw.trim();
    // An anchor before the value.
    if raw.starts_with('&')
        && let Some((_, rest)) = raw.split_once(' ')
    {
        at += raw.len() - rest.len();
        raw = rest;
    }
    for quote in ['"', '\''] {
        if let Some(inner) = raw.strip_prefix(quote) {
            let closing = inner.rfind(quote);
            let inside = closing.and_then(|closing| inner.get(..closing)).unwrap_or(inner);
            let behind = closing.and_then(|closing| inner.get(closing + 1..)).unwrap_or("").trim();
            if behind.is_empty() || behind.starts_with('#') {
                let text = if quote == '"' { inside.replace("\\\"", "\"") } else { inside.replace("''", "'") };
                out.push(Entry { range: Some(at + 1..at + 1 + inside.len()), ..Entry::new(path, text) });
                return;
            }
        }
    }
    let text = raw.split_once(" #").map_or(raw, |(value, _)| value).trim_end();
    out.push(Entry { range: Some(at..at + text.len()), ..Entry::new(path, text) });
}
