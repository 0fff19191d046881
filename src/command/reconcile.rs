//! `claims reconcile`: groups what earlier runs of `claims extract` wrote.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use claims::model::Failed;
use claims::pipeline;

use super::config::Config;
use super::extract::Whole;
use super::messages;
use super::records::{Records, place};
use super::watch::{Telling, Watch};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files that `claims extract` wrote, as ndjson or json; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    form: Whole,

    #[command(flatten)]
    telling: Telling,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut watch = Watch::new(arguments.telling, &[]);
    let mut records = Records::default();
    let mut failed = Vec::new();
    for path in &arguments.files {
        if let Err((line, message)) = records.add(path) {
            messages::error(&format!("{}: {message}", place(path, line)));
            failed.push(Failed { path: path.display().to_string(), message });
        }
    }
    watch.lap("load");
    let code = if failed.is_empty() { super::DONE } else { super::FAILED };
    let output = pipeline::reconcile_records(records.articles, failed);
    watch.lap("reconcile");
    watch.writing();
    arguments.form.write(&Config::default(), &output)?;
    watch.finish();
    Ok(code)
}
