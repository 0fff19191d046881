//! `claims schema`: the JSON Schemas, derived from the types.

use std::io::Write;

use anyhow::Result;
use clap::{Args, ValueEnum};

use claims::write::{Schema, schema};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Which schema
    #[arg(value_enum, default_value_t = Which::Extract)]
    which: Which,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Which {
    /// The record of an article
    Article,
    /// The record of a group
    Group,
    /// The record of a copy
    Copy,
    /// The record of the summary
    Summary,
    /// The whole output in the format json
    Extract,
    /// What `claims check --format json` writes
    Check,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let which = match arguments.which {
        Which::Article => Schema::Article,
        Which::Group => Schema::Group,
        Which::Copy => Schema::Copy,
        Which::Summary => Schema::Summary,
        Which::Extract => Schema::Extract,
        Which::Check => Schema::Check,
    };
    let mut out = std::io::stdout().lock();
    out.write_all(schema(which).as_bytes())?;
    out.flush()?;
    Ok(super::DONE)
}
