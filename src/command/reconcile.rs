//! `claims reconcile`: groups what earlier runs of `claims extract` wrote.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use claims::model::{ArticleRecord, Failed};
use claims::pipeline;
use claims::write;

use super::extract::Format;
use super::messages;
use super::shared::{Target, When, style};
use super::tables::{self, Which};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files that `claims extract` wrote, as ndjson or json; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The form of the output [default: text on a terminal, else json]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Which table the formats csv and tsv write
    #[arg(long, value_enum, default_value_t = Which::Claims, value_name = "TABLE")]
    table: Which,

    /// Write to this file, which is replaced only when all is done
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// When the report is coloured
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut articles = Vec::new();
    let mut failed = Vec::new();
    for path in &arguments.files {
        if let Err((line, message)) = read(path, &mut articles) {
            let place = line.map_or_else(|| path.display().to_string(), |line| format!("{}:{line}", path.display()));
            messages::error(&format!("{place}: {message}"));
            failed.push(Failed { path: path.display().to_string(), message });
        }
    }
    let terminal = arguments.output.is_none() && io::stdout().is_terminal();
    let style = style(arguments.color, terminal);
    let code = if failed.is_empty() { super::DONE } else { super::FAILED };
    let output = pipeline::reconcile_records(articles, failed);
    let format = arguments.format.unwrap_or(if terminal { Format::Text } else { Format::Json });
    if let Some(delimiter) = format.delimiter() {
        tables::write(&output, arguments.table, delimiter, arguments.output.as_deref())?;
        return Ok(code);
    }
    let mut target = Target::open(arguments.output.as_deref())?;
    match format {
        Format::Json => write::write_json(&mut target.out, &output)?,
        Format::Ndjson => write::write_ndjson(&mut target.out, &output)?,
        Format::Text | Format::Csv | Format::Tsv => write::report(&mut target.out, &output, style)?,
    }
    target.close()?;
    Ok(code)
}

/// What tells records apart.
#[derive(serde::Deserialize)]
struct Head {
    record: Option<String>,
}

/// The articles of the format `json`.
#[derive(serde::Deserialize)]
struct Whole {
    articles: Vec<ArticleRecord>,
}

/// Adds the article records of one file, in order; other records are passed over. The error has its line.
fn read(path: &Path, articles: &mut Vec<ArticleRecord>) -> Result<(), (Option<usize>, String)> {
    let input: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).map_err(|error| (None, format!("can't be read: {error}")))?))
    };
    for (number, line) in input.lines().enumerate() {
        let at = |message: String| (Some(number + 1), message);
        let line = line.map_err(|error| at(format!("can't be read: {error}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let wrong =
            |error: serde_json::Error| at(format!("is no record of `claims extract` ({error}); give it what that wrote as ndjson or json"));
        match serde_json::from_str::<Head>(&line).map_err(wrong)?.record.as_deref() {
            Some("article") => articles.push(serde_json::from_str(&line).map_err(wrong)?),
            Some(_) => {}
            None => articles.extend(serde_json::from_str::<Whole>(&line).map_err(wrong)?.articles),
        }
    }
    Ok(())
}
