//! The formats csv, tsv and parquet, of whichever command has a whole output to write.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use clap::builder::PossibleValue;

use claims::model::Output;
use claims::write::{self, Table};

use super::target::Target;

/// Which tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    One(Table),
    All,
}

impl ValueEnum for Tables {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Tables>> = LazyLock::new(|| Table::ALL.into_iter().map(Tables::One).chain([Tables::All]).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::One(table) => PossibleValue::new(table.name()).help(table.about()),
            Self::All => PossibleValue::new("all").help("All of them, as files of the folder that --output names"),
        })
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As text, cells parted by commas.
    Csv,
    /// As text, cells parted by tabs.
    Tsv,
    /// As a Parquet file.
    Parquet,
}

impl Form {
    /// The ending of its files.
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Parquet => "parquet",
        }
    }

    fn write(self, output: &Output, table: Table, path: Option<&Path>) -> Result<()> {
        if self == Self::Parquet && path.is_none() && io::stdout().is_terminal() {
            bail!("a Parquet file is no text; name a file with -o, or send it on to another program");
        }
        let mut target = Target::open(path)?;
        match self {
            Self::Csv => write::write_table(target.out(), output, table, b',')?,
            Self::Tsv => write::write_table(target.out(), output, table, b'\t')?,
            Self::Parquet => write::write_parquet(target.out(), output, table)?,
        }
        target.close()
    }
}

/// Writes one table to standard output or to the file `path`, or all of them into the folder `path`.
pub fn write(output: &Output, which: Tables, form: Form, path: Option<&Path>) -> Result<()> {
    let Tables::One(table) = which else {
        let Some(folder) = path else { bail!("--table all writes several files; name their folder with -o") };
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{}: can't be made; check the path and its permissions", folder.display()))?;
        let file = |table: Table| folder.join(format!("{}.{}", table.name(), form.ending()));
        return Table::ALL.into_iter().try_for_each(|table| form.write(output, table, Some(&file(table))));
    };
    form.write(output, table, path)
}
