//! A table as text: lists are joined by `; `, what is empty is an empty cell.

use std::borrow::Cow;
use std::io::{self, Write};

use rust_decimal::Decimal;

use super::rows::rows;
use super::{Cell, Row, Table};
use crate::model::Output;

/// Writes a table with a header line, cells parted by `delimiter`: a comma (RFC 4180) or a tab.
///
/// # Errors
/// Whatever the writer says.
pub fn write_table(out: &mut dyn Write, output: &Output, table: Table, delimiter: u8) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    writer.write_record(table.columns().iter().map(|(name, _)| name)).map_err(as_io)?;
    rows(output, table, &mut |row: Row<'_>| {
        let cells: Vec<Cow<'_, str>> = row.into_iter().map(Cell::spelled).collect();
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(as_io)
    })?;
    writer.flush()
}

/// An error as the writer said it, so that a closed pipe is seen as one.
fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

impl<'a> Cell<'a> {
    fn spelled(self) -> Cow<'a, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => text,
            Self::Integer(number) => number.to_string().into(),
            Self::Number(number) => spelled(number).into(),
            Self::Float(number) => number.to_string().into(),
            Self::Texts(list) => list.join("; ").into(),
            Self::Numbers(list) => list.into_iter().map(spelled).collect::<Vec<_>>().join("; ").into(),
        }
    }
}

fn spelled(number: Decimal) -> String {
    number.normalize().to_string()
}
