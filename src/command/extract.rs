//! `claims extract`: the main job.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use claims::pipeline;
use claims::write;

use super::shared::{Problems, Reading, Target, When, inputs, style};
use super::tables::{self, Which};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files and folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The form of the output [default: text on a terminal, else json]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Which table the formats csv and tsv write
    #[arg(long, value_enum, default_value_t = Which::Claims, value_name = "TABLE")]
    table: Which,

    /// Write the articles alone, each as soon as it is ready: no groups, copies, inferred days or summary
    #[arg(long)]
    no_reconcile: bool,

    /// Write to this file, which is replaced only when all is done
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// When the report is coloured
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One object
    Json,
    /// One record a line
    Ndjson,
    /// A report for a person
    Text,
    /// Tables, cells parted by commas (see --table)
    Csv,
    /// Tables, cells parted by tabs (see --table)
    Tsv,
}

impl Format {
    /// What parts the cells of a table; none where the format is no table.
    pub fn delimiter(self) -> Option<u8> {
        match self {
            Self::Csv => Some(b','),
            Self::Tsv => Some(b'\t'),
            Self::Json | Self::Ndjson | Self::Text => None,
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut problems = Problems::default();
    let inputs = inputs(&arguments.paths, &mut problems);
    let terminal = arguments.output.is_none() && io::stdout().is_terminal();
    let format = arguments.format.unwrap_or(if terminal { Format::Text } else { Format::Json });
    let style = style(arguments.color, terminal);

    if let Some(delimiter) = format.delimiter() {
        if arguments.no_reconcile {
            bail!("tables are written of a whole run; leave --no-reconcile out");
        }
        let output = arguments.reading.output(&arguments.paths, &inputs, &mut problems)?;
        tables::write(&output, arguments.table, delimiter, arguments.output.as_deref())?;
        return Ok(if problems.any_failed { super::FAILED } else { super::DONE });
    }
    let mut target = Target::open(arguments.output.as_deref())?;
    if arguments.no_reconcile {
        let (options, threads) = (arguments.reading.options()?, arguments.reading.threads());
        let known = arguments.reading.known(&arguments.paths)?;
        let mut list = write::ArticleList::new(format == Format::Json);
        let out = &mut target.out;
        let each = |done: pipeline::Processed| match format {
            Format::Json | Format::Ndjson => list.add(out, &done.record),
            Format::Text | Format::Csv | Format::Tsv => write::article_report(out, &done.record, style),
        };
        pipeline::run(&inputs, &options, &known, threads, each, |problem| problems.add(problem))?;
        if format == Format::Json {
            list.finish(&mut target.out)?;
        }
    } else {
        let output = arguments.reading.output(&arguments.paths, &inputs, &mut problems)?;
        match format {
            Format::Json => write::write_json(&mut target.out, &output)?,
            Format::Ndjson => write::write_ndjson(&mut target.out, &output)?,
            Format::Text | Format::Csv | Format::Tsv => write::report(&mut target.out, &output, style)?,
        }
    }
    target.close()?;
    Ok(if problems.any_failed { super::FAILED } else { super::DONE })
}
