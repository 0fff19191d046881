//! `claims extract`: the main job.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use jiff::civil::{Date, date};

use claims::model::Failed;
use claims::pipeline;
use claims::read::{self, Form, Options, Problem};
use claims::write::{self, Style};

use super::{config, messages};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files and folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The form of the output [default: text on a terminal, else json]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// What every input is written in [default: by its name, else by its content]
    #[arg(long, value_enum, value_name = "FORM")]
    input_format: Option<InputFormat>,

    /// Write the articles alone, each as soon as it is ready: no groups, copies, inferred days or summary
    #[arg(long)]
    no_reconcile: bool,

    /// How many articles are worked on at once [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Write to this file, which is replaced only when all is done
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The day of articles that have none of their own
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,

    /// The day that "in the future" is seen from [default: SOURCE_DATE_EPOCH, else the system's day]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,

    /// A list of names of your own, in the form of `[[actor]]` tables; may be given several times
    #[arg(long, value_name = "FILE.toml")]
    lexicon: Vec<PathBuf>,

    /// When the report is coloured
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    /// Plain text, with front matter or without
    Text,
    /// Markdown, with front matter or without
    Markdown,
    /// HTML pages
    Html,
    /// JSON: one record, an array, or one a line
    Json,
}

impl From<InputFormat> for Form {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Plain,
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Html => Self::Html,
            InputFormat::Json => Self::Json,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One object
    Json,
    /// One record a line
    Ndjson,
    /// A report for a person
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let known = config::names(&arguments.paths, &arguments.lexicon)?;
    let mut problems = Problems::default();
    let mut found = Vec::new();
    let inputs = read::walk(&arguments.paths, &mut found);
    found.into_iter().for_each(|problem| problems.add(problem));

    let options =
        Options { today: arguments.today.map_or_else(today, Ok)?, given: arguments.date, form: arguments.input_format.map(Into::into) };
    let threads = arguments.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let terminal = arguments.output.is_none() && io::stdout().is_terminal();
    let format = arguments.format.unwrap_or(if terminal { Format::Text } else { Format::Json });
    let style = style(arguments.color, terminal);

    let mut target = Target::open(arguments.output.as_deref())?;
    if arguments.no_reconcile {
        let mut list = write::ArticleList::new(format == Format::Json);
        let out = &mut target.out;
        let each = |done: pipeline::Processed| match format {
            Format::Json | Format::Ndjson => list.add(out, &done.record),
            Format::Text => write::article_report(out, &done.record, style),
        };
        pipeline::run(&inputs, &options, &known, threads, each, |problem| problems.add(problem))?;
        if format == Format::Json {
            list.finish(&mut target.out)?;
        }
    } else {
        let mut articles = Vec::new();
        let each = |done| {
            articles.push(done);
            Ok(())
        };
        pipeline::run(&inputs, &options, &known, threads, each, |problem| problems.add(problem))?;
        let output = pipeline::conclude(articles, std::mem::take(&mut problems.failed));
        match format {
            Format::Json => write::write_json(&mut target.out, &output)?,
            Format::Ndjson => write::write_ndjson(&mut target.out, &output)?,
            Format::Text => write::report(&mut target.out, &output, style)?,
        }
    }
    target.close()?;
    Ok(if problems.any_failed { super::FAILED } else { super::DONE })
}

/// Prints problems as they come and remembers what failed.
#[derive(Default)]
struct Problems {
    any_failed: bool,
    failed: Vec<Failed>,
}

impl Problems {
    fn add(&mut self, problem: Problem) {
        messages::problem(&problem);
        if problem.failed {
            self.any_failed = true;
            self.failed.push(Failed { path: problem.path, message: problem.message });
        }
    }
}

/// Where the output goes: standard output, or a file that is written beside its place and then renamed.
pub struct Target {
    pub out: BufWriter<Box<dyn Write>>,
    /// The file that is written and the one that it becomes.
    rename: Option<(PathBuf, PathBuf)>,
}

impl Target {
    pub fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else {
            return Ok(Self { out: BufWriter::with_capacity(1 << 16, Box::new(io::stdout())), rename: None });
        };
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{}.part", std::process::id()));
        let beside = PathBuf::from(beside);
        let file =
            File::create(&beside).with_context(|| format!("{}: can't be written; check the folder and its permissions", path.display()))?;
        Ok(Self { out: BufWriter::with_capacity(1 << 16, Box::new(file)), rename: Some((beside, path.to_owned())) })
    }

    pub fn close(mut self) -> Result<()> {
        self.out.flush()?;
        if let Some((beside, path)) = self.rename.take() {
            std::fs::rename(&beside, &path).with_context(|| format!("{}: can't be replaced", path.display()))?;
        }
        Ok(())
    }
}

impl Drop for Target {
    /// A run that failed leaves nothing behind.
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.rename {
            let _ = std::fs::remove_file(beside);
        }
    }
}

pub fn style(color: When, terminal: bool) -> Style {
    let color = match color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let width = if terminal { terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0)) } else { 100 };
    Style { color, width: width.clamp(40, 120) }
}

/// The day that "in the future" is seen from: `SOURCE_DATE_EPOCH`, else the system's day, in UTC.
fn today() -> Result<Date> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(value) => value.trim().parse::<i64>().context("SOURCE_DATE_EPOCH: is no number of seconds; unset it or give --today")?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX)),
    };
    let days = jiff::Span::new().try_days(seconds.div_euclid(86_400)).context("SOURCE_DATE_EPOCH: is too large")?;
    date(1970, 1, 1).checked_add(days).context("SOURCE_DATE_EPOCH: is too large")
}
