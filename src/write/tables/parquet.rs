//! A table as a Parquet file: one type a column, lists nested, days as days.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type as Node, TypePtr};
use rust_decimal::prelude::ToPrimitive;

use super::rows::rows;
use super::{Cell, Row, Table, Type};
use crate::model::Output;

/// Rows that are gathered before they are written.
const GROUP: usize = 1 << 16;

/// Writes a table as a Parquet file, compressed with Snappy. Amounts become numbers of 64 bits in floating point.
///
/// # Errors
/// Whatever the writer says.
pub fn write_parquet(out: &mut dyn Write, output: &Output, table: Table) -> io::Result<()> {
    let mut file = File::new(table).map_err(as_io)?;
    rows(output, table, &mut |row| file.push(row).map_err(as_io))?;
    out.write_all(&file.finish().map_err(as_io)?)
}

fn as_io(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

/// The file, which is made in memory, as its writer wants to be sent between threads and an output need not be.
struct File {
    writer: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Buffer>,
    rows: usize,
}

impl File {
    fn new(table: Table) -> Result<Self> {
        let fields = table.columns().iter().map(|&(name, kind)| field(name, kind)).collect::<Result<_>>()?;
        let schema = Node::group_type_builder(table.name()).with_fields(fields).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("claims version {}", env!("CARGO_PKG_VERSION")))
            .build();
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        Ok(Self { writer, columns: table.columns().iter().map(|&(_, kind)| Buffer::new(kind)).collect(), rows: 0 })
    }

    fn push(&mut self, row: Row<'_>) -> Result<()> {
        self.columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
        if self.rows == GROUP { self.flush() } else { Ok(()) }
    }

    /// Writes the rows that were gathered.
    fn flush(&mut self) -> Result<()> {
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else { break };
            column.write(&mut writer)?;
            writer.close()?;
            column.clear();
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>> {
        if self.rows > 0 {
            self.flush()?;
        }
        self.writer.into_inner()
    }
}

/// A column of the schema: a value that may be missing, or a list that is there always.
fn field(name: &str, kind: Type) -> Result<TypePtr> {
    let (physical, logical) = match kind {
        Type::Text | Type::Texts => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Integer => (Physical::INT64, None),
        Type::Number | Type::Numbers => (Physical::DOUBLE, None),
        Type::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let list = matches!(kind, Type::Texts | Type::Numbers);
    let (name_of_value, repetition) = if list { ("element", Repetition::REQUIRED) } else { (name, Repetition::OPTIONAL) };
    let value = Node::primitive_type_builder(name_of_value, physical).with_logical_type(logical).with_repetition(repetition).build()?;
    if !list {
        return Ok(Arc::new(value));
    }
    let repeated = Node::group_type_builder("list").with_repetition(Repetition::REPEATED).with_fields(vec![Arc::new(value)]).build()?;
    let outer = Node::group_type_builder(name)
        .with_repetition(Repetition::REQUIRED)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(repeated)])
        .build()?;
    Ok(Arc::new(outer))
}

/// Values of one column with their levels of definition (1 where there is a value) and of repetition (1 where a list goes on), after
/// Melnik et al. 2010, “Dremel”.
struct Buffer {
    values: Values,
    list: bool,
    defined: Vec<i16>,
    repeated: Vec<i16>,
}

enum Values {
    Texts(Vec<ByteArray>),
    Integers(Vec<i64>),
    Numbers(Vec<f64>),
    Days(Vec<i32>),
}

impl Buffer {
    fn new(kind: Type) -> Self {
        let values = match kind {
            Type::Text | Type::Texts => Values::Texts(Vec::new()),
            Type::Integer => Values::Integers(Vec::new()),
            Type::Number | Type::Numbers => Values::Numbers(Vec::new()),
            Type::Day => Values::Days(Vec::new()),
        };
        Self { values, list: matches!(kind, Type::Texts | Type::Numbers), defined: Vec::new(), repeated: Vec::new() }
    }

    fn push(&mut self, cell: Cell<'_>) {
        let before = self.values.len();
        self.values.push(cell);
        let added = self.values.len() - before;
        self.defined.extend(std::iter::repeat_n(i16::from(added > 0), added.max(1)));
        self.repeated.extend((0..added.max(1)).map(|at| i16::from(at > 0)));
    }

    fn write(&self, writer: &mut SerializedColumnWriter<'_>) -> Result<()> {
        match &self.values {
            Values::Texts(values) => self.batch::<ByteArrayType>(writer, values),
            Values::Integers(values) => self.batch::<Int64Type>(writer, values),
            Values::Numbers(values) => self.batch::<DoubleType>(writer, values),
            Values::Days(values) => self.batch::<Int32Type>(writer, values),
        }
    }

    fn batch<T: DataType>(&self, writer: &mut SerializedColumnWriter<'_>, values: &[T::T]) -> Result<()> {
        let repeated = self.list.then_some(self.repeated.as_slice());
        writer.typed::<T>().write_batch(values, Some(&self.defined), repeated).map(drop)
    }

    fn clear(&mut self) {
        self.defined.clear();
        self.repeated.clear();
        match &mut self.values {
            Values::Texts(values) => values.clear(),
            Values::Integers(values) => values.clear(),
            Values::Numbers(values) => values.clear(),
            Values::Days(values) => values.clear(),
        }
    }
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Self::Texts(values) => values.len(),
            Self::Integers(values) => values.len(),
            Self::Numbers(values) => values.len(),
            Self::Days(values) => values.len(),
        }
    }

    /// Adds what a cell holds; nothing where it is empty.
    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Self::Texts(values), Cell::Text(text)) => values.push(text.as_ref().into()),
            (Self::Texts(values), Cell::Texts(list)) => values.extend(list.iter().map(|text| ByteArray::from(text.as_str()))),
            (Self::Integers(values), Cell::Integer(number)) => values.push(i64::try_from(number).unwrap_or(i64::MAX)),
            (Self::Numbers(values), Cell::Number(number)) => values.extend(number.to_f64()),
            (Self::Numbers(values), Cell::Float(number)) => values.push(number),
            (Self::Numbers(values), Cell::Numbers(list)) => values.extend(list.iter().filter_map(ToPrimitive::to_f64)),
            (Self::Days(values), Cell::Text(text)) => values.extend(text.parse().ok().and_then(days)),
            _ => {}
        }
    }
}

/// Days from 1970-01-01.
fn days(day: Date) -> Option<i32> {
    date(1970, 1, 1).until(day).ok().map(|span| span.get_days())
}
