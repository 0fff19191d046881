//! Places in files as people and machines name them: line, column, and the line's own words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::FileSpan;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
    /// Line of the first byte, from 1.
    pub line: u64,
    /// Column of the first byte in characters, from 1; null where the file's own lines can't be shown.
    pub column: Option<u64>,
    /// Line of the last byte.
    pub end_line: u64,
    /// Column behind the last byte.
    pub end_column: Option<u64>,
    /// The first line as it stands in the file; bytes that are no UTF-8 are shown as U+FFFD.
    pub source: Option<String>,
}

/// Whole lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// Number of the first one, from 1.
    pub first: u64,
    /// Its first byte in the file.
    pub start: u64,
    /// The lines, without the last line break.
    pub text: String,
}

/// Longer lines are not shown.
const LONGEST: usize = 100_000;

/// Looks places up in the files on disk, each of which is read once.
#[derive(Debug, Default)]
pub struct Places {
    files: BTreeMap<String, Option<File>>,
}

#[derive(Debug)]
struct File {
    bytes: Vec<u8>,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl File {
    fn new(bytes: Vec<u8>) -> Self {
        let breaks = crate::read::line_breaks(&bytes);
        let lines = std::iter::once(0).chain(breaks.into_iter().map(|at| at as usize + 1)).collect();
        Self { bytes, lines }
    }

    /// Number of the line (from 0), its first byte, and one past its last.
    fn line(&self, at: usize) -> (usize, usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.lines.get(line).copied().unwrap_or(0);
        let end = self.lines.get(line + 1).copied().unwrap_or(self.bytes.len());
        (line, start, end)
    }

    fn text(&self, from: usize, to: usize) -> String {
        String::from_utf8_lossy(self.bytes.get(from..to).unwrap_or_default()).into_owned()
    }

    /// The column in characters, from 1; in a monstrous line in bytes.
    fn column(&self, start: usize, at: usize) -> u64 {
        if at.saturating_sub(start) > LONGEST {
            return (at - start) as u64 + 1;
        }
        self.text(start, at).chars().count() as u64 + 1
    }
}

impl Places {
    /// The place of a span. Files whose spans count other bytes than their own (compressed ones, JSON records)
    /// and files that are gone have lines, but no columns.
    pub fn place(&mut self, path: &str, span: &FileSpan) -> Place {
        let bare =
            Place { start: span.start, end: span.end, line: span.line, column: None, end_line: span.line, end_column: None, source: None };
        let Some(file) = self.file(path) else { return bare };
        let (start, end) = (span.start as usize, span.end as usize);
        if end > file.bytes.len() || start > end {
            return bare;
        }
        let (line, from, to) = file.line(start);
        let (end_line, end_from, _) = file.line(end.saturating_sub(1).max(start));
        let source = (to - from <= LONGEST).then(|| file.text(from, to).trim_end_matches(['\r', '\n']).to_owned());
        Place {
            line: line as u64 + 1,
            column: Some(file.column(from, start)),
            end_line: end_line as u64 + 1,
            end_column: Some(file.column(end_from, end)),
            source,
            ..bare
        }
    }

    /// The lines that a span touches; `None` where they can't be shown as they stand: of a file whose spans count other bytes than
    /// its own, of one that is gone or no UTF-8, or where they are very long.
    pub fn lines(&mut self, path: &str, span: &FileSpan) -> Option<Lines> {
        let file = self.file(path)?;
        let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
        if span.field.is_some() || end > file.bytes.len() || start > end {
            return None;
        }
        let (line, from, _) = file.line(start);
        let (_, _, to) = file.line(end.saturating_sub(1).max(start));
        let bytes = file.bytes.get(from..to).filter(|bytes| bytes.len() <= LONGEST)?;
        let text = std::str::from_utf8(bytes).ok()?.trim_end_matches(['\r', '\n']).to_owned();
        Some(Lines { first: line as u64 + 1, start: from as u64, text })
    }

    fn file(&mut self, path: &str) -> Option<&File> {
        let own_bytes = || {
            let name = Path::new(path).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
            path != "-" && !matches!(name.as_str(), "gz" | "zst" | "json" | "jsonl" | "ndjson")
        };
        self.files.entry(path.to_owned()).or_insert_with(|| if own_bytes() { fs::read(path).ok().map(File::new) } else { None }).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "Über allem\r\nzwei Höfe hier\n").unwrap();
        let path = path.to_str().unwrap();
        let at = "Über allem\r\nzwei ".len() as u64;
        let place = Places::default().place(path, &FileSpan { start: at, end: at + 5, line: 2, field: None });
        assert_eq!((place.line, place.column, place.end_column), (2, Some(6), Some(10)));
        assert_eq!(place.source.as_deref(), Some("zwei Höfe hier"));
    }
}
