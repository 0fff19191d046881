//! `claims extract`: the main job.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use claims::model::Output;
use claims::pipeline::Processed;
use claims::write;

use super::config::Config;
use super::shared::{Problems, Reading, inputs};
use super::tables::{self, Tables};
use super::target::Writing;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files and folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    form: Whole,

    /// Write the articles alone, each as soon as it is ready: no groups, copies, inferred days or summary
    #[arg(long)]
    no_reconcile: bool,

    #[command(flatten)]
    reading: Reading,
}

/// How a whole output is written.
#[derive(Debug, Args)]
pub struct Whole {
    /// The form of the output [default: text on a terminal, else json]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Which table the formats csv, tsv and parquet write [default: claims]
    #[arg(long, value_enum, value_name = "TABLE")]
    table: Option<Tables>,

    #[command(flatten)]
    writing: Writing,
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
    /// Tables as Parquet files (see --table)
    Parquet,
    /// JSON-LD in the words of schema.org: NewsArticle, Claim, Quotation
    Jsonld,
}

impl Format {
    /// As what a table is written; none where the format is no table.
    fn table(self) -> Option<tables::Form> {
        match self {
            Self::Csv => Some(tables::Form::Csv),
            Self::Tsv => Some(tables::Form::Tsv),
            Self::Parquet => Some(tables::Form::Parquet),
            Self::Json | Self::Ndjson | Self::Text | Self::Jsonld => None,
        }
    }
}

impl Whole {
    /// The format, where the command line leaves it to the settings.
    fn format(&self, config: &Config) -> Format {
        let usual = if self.writing.terminal() { Format::Text } else { Format::Json };
        self.format.or(config.extract.format).unwrap_or(usual)
    }

    /// Writes the whole output.
    pub fn write(&self, config: &Config, output: &Output) -> Result<()> {
        let format = self.format(config);
        let path = self.writing.output.as_deref();
        let table = self.table.or(config.extract.table).unwrap_or(Tables::One(write::Table::Claims));
        if let Some(form) = format.table() {
            return tables::write(output, table, form, path);
        }
        let mut target = self.writing.open()?;
        match format {
            Format::Json => write::write_json(target.out(), output)?,
            Format::Ndjson => write::write_ndjson(target.out(), output)?,
            Format::Jsonld => write::write_jsonld(target.out(), output)?,
            Format::Text | Format::Csv | Format::Tsv | Format::Parquet => write::report(target.out(), output, self.writing.style())?,
        }
        target.close()
    }
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let reading = &arguments.reading;
    let config = reading.config(&arguments.paths)?;
    let mut problems = Problems::new(reading.telling);
    let inputs = inputs(&arguments.paths, &mut problems);
    let mut watch = reading.watch(&inputs);
    if !arguments.no_reconcile {
        let output = reading.output(&config, &inputs, &mut problems, &mut watch)?;
        watch.writing();
        arguments.form.write(&config, &output)?;
        watch.finish();
        return Ok(problems.code());
    }
    let format = arguments.form.format(&config);
    if format.table().is_some() || format == Format::Jsonld {
        bail!("tables and JSON-LD are written of a whole run; leave --no-reconcile out");
    }
    let style = arguments.form.writing.style();
    if arguments.form.writing.terminal() {
        // Records appear as they come, and would be torn by a line of progress.
        watch.writing();
    }
    let mut target = arguments.form.writing.open()?;
    let mut list = write::ArticleList::new(format == Format::Json);
    let each = |done: Processed| match format {
        Format::Json | Format::Ndjson => list.add(target.out(), &done.record),
        _ => write::article_report(target.out(), &done.record, style),
    };
    reading.articles(&config, &inputs, &mut problems, &watch, each)?;
    watch.lap("read to write");
    if format == Format::Json {
        list.finish(target.out())?;
    }
    target.close()?;
    watch.finish();
    Ok(problems.code())
}
