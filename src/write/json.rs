//! The formats `json` and `ndjson`.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::Output;

/// Writes the whole output as one JSON object, pretty enough to read in a pager, and a line feed.
///
/// # Errors
/// Whatever the writer says.
pub fn write_json(out: &mut dyn Write, output: &Output) -> io::Result<()> {
    serde_json::to_writer(&mut *out, output)?;
    out.write_all(b"\n")
}

/// Writes one record as a line of its own.
///
/// # Errors
/// Whatever the writer says.
pub fn write_ndjson_line<T: Serialize>(out: &mut dyn Write, record: &T) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}
