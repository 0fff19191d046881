//! What the commands that read articles share: which inputs, seen from which day, on how many threads; and where
//! the output goes.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use jiff::civil::{Date, date};

use claims::extract::actors::Known;
use claims::model::{Failed, Output};
use claims::pipeline;
use claims::read::{self, Form, Input, Options, Problem};
use claims::write::Style;

use super::{config, messages};

/// How articles are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// What every input is written in [default: by its name, else by its content]
    #[arg(long, value_enum, value_name = "FORM")]
    input_format: Option<InputFormat>,

    /// How many articles are worked on at once [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// The day of articles that have none of their own
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,

    /// The day that "in the future" is seen from [default: SOURCE_DATE_EPOCH, else the system's day]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,

    /// A list of names of your own, in the form of `[[actor]]` tables; may be given several times
    #[arg(long, value_name = "FILE.toml")]
    lexicon: Vec<PathBuf>,
}

impl Reading {
    /// The reader's options.
    pub fn options(&self) -> Result<Options> {
        Ok(Options { today: self.today.map_or_else(today, Ok)?, given: self.date, form: self.input_format.map(Into::into) })
    }

    /// How many articles are worked on at once.
    pub fn threads(&self) -> usize {
        self.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
    }

    /// The user's own names: those of the `claims.toml` that is nearest to the paths, and of the lists given.
    pub fn known(&self, paths: &[PathBuf]) -> Result<Known> {
        config::names(paths, &self.lexicon)
    }

    /// Reads, extracts and reconciles the inputs, which lie under `paths`.
    pub fn output(&self, paths: &[PathBuf], inputs: &[Input], problems: &mut Problems) -> Result<Output> {
        let mut articles = Vec::new();
        let each = |done| {
            articles.push(done);
            Ok(())
        };
        pipeline::run(inputs, &self.options()?, &self.known(paths)?, self.threads(), each, |problem| problems.add(problem))?;
        Ok(pipeline::conclude(articles, std::mem::take(&mut problems.failed)))
    }
}

/// The inputs under these paths.
pub fn inputs(paths: &[PathBuf], problems: &mut Problems) -> Vec<Input> {
    let mut found = Vec::new();
    let inputs = read::walk(paths, &mut found);
    found.into_iter().for_each(|problem| problems.add(problem));
    inputs
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
pub enum When {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Prints problems as they come and remembers what failed.
#[derive(Default)]
pub struct Problems {
    pub any_failed: bool,
    pub failed: Vec<Failed>,
    /// Whether problems are only remembered: the command says them itself.
    pub silent: bool,
}

impl Problems {
    /// Prints the problem, unless the run is to keep quiet, and remembers it.
    pub fn add(&mut self, problem: Problem) {
        if !self.silent {
            messages::problem(&problem);
        }
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

/// The look of a report; `terminal` says whether standard output is one.
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
