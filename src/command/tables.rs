//! The formats csv and tsv, of whichever command has a whole output to write.

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

/// Writes one table to standard output or to the file `path`, or all of them into the folder `path`.
pub fn write(output: &Output, which: Tables, delimiter: u8, path: Option<&Path>) -> Result<()> {
    let one = |table, path: Option<&Path>| -> Result<()> {
        let mut target = Target::open(path)?;
        write::write_table(target.out(), output, table, delimiter)?;
        target.close()
    };
    let Tables::One(table) = which else {
        let Some(folder) = path else { bail!("--table all writes several files; name their folder with -o") };
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{}: can't be made; check the path and its permissions", folder.display()))?;
        let ending = if delimiter == b',' { "csv" } else { "tsv" };
        return Table::ALL.into_iter().try_for_each(|table| one(table, Some(&folder.join(format!("{}.{ending}", table.name())))));
    };
    one(table, path)
}
