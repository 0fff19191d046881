//! The formats `json` and `ndjson`.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::{ArticleRecord, Output, SCHEMA_VERSION};

/// Writes the whole output as one JSON object and a line feed.
///
/// # Errors
/// Whatever the writer says.
pub fn write_json(out: &mut dyn Write, output: &Output) -> io::Result<()> {
    line(out, output)
}

/// Writes the whole output, one record a line: the articles, the groups, the copies, the summary.
///
/// # Errors
/// Whatever the writer says.
pub fn write_ndjson(out: &mut dyn Write, output: &Output) -> io::Result<()> {
    output.articles.iter().try_for_each(|record| line(out, record))?;
    output.groups.iter().try_for_each(|record| line(out, record))?;
    output.copies.iter().try_for_each(|record| line(out, record))?;
    line(out, &output.summary)
}

/// Writes articles as they come: a line each, or as the one list of a JSON object.
#[derive(Debug)]
pub struct ArticleList {
    /// One object around all of them.
    object: bool,
    any: bool,
}

impl ArticleList {
    /// A list, in one JSON object or a line each.
    #[must_use]
    pub fn new(object: bool) -> Self {
        Self { object, any: false }
    }

    fn head(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match (self.object, std::mem::replace(&mut self.any, true)) {
            (false, _) => Ok(()),
            (true, true) => out.write_all(b",\n"),
            (true, false) => write!(out, "{{\"schema_version\":\"{SCHEMA_VERSION}\",\"articles\":["),
        }
    }

    /// Writes one article. A line is flushed, so that a filter downstream sees it at once.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn add(&mut self, out: &mut dyn Write, record: &ArticleRecord) -> io::Result<()> {
        self.head(out)?;
        if self.object {
            return Ok(serde_json::to_writer(out, record)?);
        }
        line(out, record)?;
        out.flush()
    }

    /// Ends the list.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.object {
            return Ok(());
        }
        if !self.any {
            self.head(out)?;
        }
        out.write_all(b"]}\n")
    }
}

fn line<T: Serialize>(out: &mut dyn Write, record: &T) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}
