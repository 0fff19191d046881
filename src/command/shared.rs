//! What the commands that read articles share: which inputs, seen from which day, on how many threads.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use jiff::civil::{Date, date};

use claims::model::{Failed, Output};
use claims::pipeline::{self, Processed};
use claims::read::{self, Form, Input, Options, Problem};

use super::cache::{self, Cache, Told};
use super::config::{Caching, Config};
use super::messages;
use super::watch::{Telling, Watch};

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

    /// Take the settings from this file [default: the nearest claims.toml, from the first PATH upwards]
    #[arg(long, value_name = "FILE.toml")]
    config: Option<PathBuf>,

    /// Keep the result of this run here, and take it from here where nothing has changed
    /// [default: for folders of more than 4 MB, the platform's folder for caches]
    #[arg(long, value_name = "DIR", conflicts_with = "no_cache")]
    cache: Option<PathBuf>,

    /// Keep nothing, and take nothing that was kept
    #[arg(long)]
    no_cache: bool,

    #[command(flatten)]
    pub telling: Telling,
}

impl Reading {
    /// The settings that hold for these paths.
    pub fn config(&self, paths: &[PathBuf]) -> Result<Config> {
        let config = Config::load(self.config.as_deref(), paths, &self.lexicon)?;
        if let Some(path) = &config.path {
            self.telling.note(|| format!("settings from {}", path.display()));
        }
        Ok(config)
    }

    /// The reader's options.
    fn options(&self, config: &Config) -> Result<Options> {
        let own = &config.extract;
        Ok(Options {
            today: self.today.or(own.today).map_or_else(today, Ok)?,
            given: self.date.or(own.date),
            form: self.input_format.or(own.input_format).map(Into::into),
        })
    }

    /// How many articles are worked on at once.
    fn threads(&self, config: &Config) -> usize {
        let threads = self.threads.or(config.extract.threads);
        threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
    }

    /// Begins a run over these inputs.
    pub fn watch(&self, inputs: &[Input]) -> Watch {
        let watch = Watch::new(self.telling, inputs);
        self.telling.note(|| format!("{} inputs, {} bytes", inputs.len(), watch.bytes));
        watch
    }

    /// Reads and extracts the inputs, and hands each article on as soon as it is ready.
    pub fn articles(
        &self,
        config: &Config,
        inputs: &[Input],
        problems: &mut Problems,
        watch: &Watch,
        each: impl FnMut(Processed) -> std::io::Result<()>,
    ) -> Result<()> {
        let (options, threads) = (self.options(config)?, self.threads(config));
        pipeline::run(inputs, &options, &config.known(), threads, &watch.meter, each, |problem| problems.add(problem))?;
        Ok(())
    }

    /// Reads, extracts and reconciles the inputs, or takes the result of an earlier run over them.
    pub fn output(&self, config: &Config, inputs: &[Input], problems: &mut Problems, watch: &mut Watch) -> Result<Output> {
        let cache = self.cache(config, inputs, problems, watch)?;
        if let Some((output, told)) = cache.as_ref().and_then(Cache::load) {
            self.telling.note(|| "nothing has changed: the result is from the cache".to_owned());
            told.into_iter().for_each(|problem| problems.add(problem));
            watch.kept = true;
            watch.lap("load");
            return Ok(output);
        }
        let mut articles = Vec::new();
        let mut told: Vec<Told> = Vec::new();
        let each = |done| {
            articles.push(done);
            Ok(())
        };
        let (options, threads) = (self.options(config)?, self.threads(config));
        pipeline::run(inputs, &options, &config.known(), threads, &watch.meter, each, |problem| {
            told.push(Told::from(&problem));
            problems.add(problem);
        })?;
        watch.lap("read and extract");
        let output = pipeline::conclude(articles, problems.failed.clone());
        watch.lap("reconcile");
        if let Some(cache) = cache {
            match cache.store(inputs, &output, &told) {
                Ok(()) => self.telling.note(|| "the result is in the cache now".to_owned()),
                Err(error) => self.telling.note(|| format!("the result is not kept: {error}")),
            }
            watch.lap("keep");
        }
        Ok(output)
    }

    /// Where this run is kept, if at all.
    fn cache(&self, config: &Config, inputs: &[Input], problems: &Problems, watch: &Watch) -> Result<Option<Cache>> {
        let large = || cache::platform_folder().filter(|_| watch.bytes > cache::LARGE && inputs.len() > 1);
        let folder = match (&self.cache, &config.extract.cache) {
            _ if self.no_cache => None,
            (Some(folder), _) | (None, Some(Caching::In(folder))) => Some(folder.clone()),
            (None, Some(Caching::Never)) => None,
            (None, Some(Caching::Large) | None) => large(),
        };
        let Some(folder) = folder else { return Ok(None) };
        // What went wrong before the first input stands in the result too.
        let mut more = config.texts.clone();
        more.extend(problems.failed.iter().map(|failed| format!("{}\n{}", failed.path, failed.message)));
        let cache = Cache::new(&folder, inputs, &self.options(config)?, &more, self.threads(config));
        if cache.is_none() {
            self.telling.note(|| "this run can't be kept: an input is no file that can be read".to_owned());
        }
        Ok(cache)
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
pub enum InputFormat {
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

/// Prints problems as they come and remembers what failed.
#[derive(Default)]
pub struct Problems {
    pub any_failed: bool,
    pub failed: Vec<Failed>,
    /// Whether problems are only remembered: the command says them itself, or nobody asks.
    silent: bool,
}

impl Problems {
    /// Problems are said as they come, unless the run is quiet.
    pub fn new(telling: Telling) -> Self {
        Self { silent: telling.quiet, ..Self::default() }
    }

    /// Problems are only remembered.
    pub fn silent() -> Self {
        Self { silent: true, ..Self::default() }
    }

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

    /// The exit code of a command that has done the rest.
    pub fn code(&self) -> u8 {
        if self.any_failed { super::FAILED } else { super::DONE }
    }
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
