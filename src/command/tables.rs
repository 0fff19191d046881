//! The formats csv and tsv, of whichever command has a whole output to write.

use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use claims::model::Output;
use claims::write::{self, Table};

use super::shared::Target;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// A row an article
    Articles,
    /// A row a claim
    Claims,
    /// A row a quote
    Quotes,
    /// A row a figure
    Figures,
    /// A row a time
    Times,
    /// A row an actor of an article
    Actors,
    /// A row a claim of a group
    Groups,
    /// A row a value that differs
    Differences,
    /// All of them, as files of the folder that --output names
    All,
}

impl Which {
    /// The table; none for all of them.
    fn table(self) -> Option<Table> {
        Some(match self {
            Self::Articles => Table::Articles,
            Self::Claims => Table::Claims,
            Self::Quotes => Table::Quotes,
            Self::Figures => Table::Figures,
            Self::Times => Table::Times,
            Self::Actors => Table::Actors,
            Self::Groups => Table::Groups,
            Self::Differences => Table::Differences,
            Self::All => return None,
        })
    }
}

/// Writes one table to standard output or to the file `path`, or all of them into the folder `path`.
pub fn write(output: &Output, which: Which, delimiter: u8, path: Option<&Path>) -> Result<()> {
    let one = |table, path: Option<&Path>| -> Result<()> {
        let mut target = Target::open(path)?;
        write::write_table(&mut target.out, output, table, delimiter)?;
        target.close()
    };
    if let Some(table) = which.table() {
        return one(table, path);
    }
    let Some(folder) = path else { bail!("--table all writes several files; name their folder with -o") };
    std::fs::create_dir_all(folder).with_context(|| format!("{}: can't be made; check the path and its permissions", folder.display()))?;
    let ending = if delimiter == b',' { "csv" } else { "tsv" };
    Table::ALL.into_iter().try_for_each(|table| one(table, Some(&folder.join(format!("{}.{ending}", table.name())))))
}
