//! Where output goes and how it looks: standard output, or a file that is never seen half-written.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use claims::write::Style;

use super::messages;

/// Where the output goes, and its colours.
#[derive(Debug, Args)]
pub struct Writing {
    /// Write to this file, which is replaced only when all is done
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// When a report is coloured
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb; also elsewhere where CLICOLOR_FORCE is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Writing {
    /// Whether a person reads along.
    pub fn terminal(&self) -> bool {
        self.output.is_none() && io::stdout().is_terminal()
    }

    pub fn open(&self) -> Result<Target> {
        Target::open(self.output.as_deref())
    }

    /// The look of a report.
    pub fn style(&self) -> Style {
        style(self.color, self.output.is_some())
    }
}

/// The look of a report, to a file or to standard output.
pub fn style(color: When, file: bool) -> Style {
    let color = match color {
        When::Always => true,
        When::Never => false,
        When::Auto => !file && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let terminal = !file && io::stdout().is_terminal();
    let width = if terminal { terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0)) } else { 100 };
    Style { color, width: width.clamp(40, 120) }
}

/// Files that are being written and have not got their names: an interrupted run takes them away.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What a shell reports of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// From now on an interrupted run leaves no part of a file behind.
fn guard() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = ctrlc::set_handler(|| {
            for path in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                let _ = fs::remove_file(path);
            }
            messages::clear();
            #[allow(clippy::exit, reason = "nobody else is there to end an interrupted run")]
            std::process::exit(INTERRUPTED);
        });
    });
}

/// A file that is written beside its place and then renamed; dropped before that, it is gone.
pub struct Beside {
    pub out: BufWriter<File>,
    part: PathBuf,
    path: PathBuf,
    done: bool,
}

impl Beside {
    pub fn create(path: &Path) -> io::Result<Self> {
        guard();
        let mut part = path.as_os_str().to_owned();
        part.push(format!(".{}.part", std::process::id()));
        let part = PathBuf::from(part);
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(part.clone());
        let file = match File::create(&part) {
            Ok(file) => file,
            Err(error) => {
                forget(&part);
                return Err(error);
            }
        };
        Ok(Self { out: BufWriter::with_capacity(1 << 16, file), part, path: path.to_owned(), done: false })
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()?;
        fs::rename(&self.part, &self.path)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.part);
        }
        forget(&self.part);
    }
}

fn forget(part: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|other| other != part);
}

/// Where the output goes.
pub enum Target {
    Stdout(BufWriter<Box<dyn Write>>),
    File(Beside),
}

impl Target {
    pub fn open(path: Option<&Path>) -> Result<Self> {
        let stream = |out: Box<dyn Write>| Self::Stdout(BufWriter::with_capacity(1 << 16, out));
        let Some(path) = path else { return Ok(stream(Box::new(io::stdout()))) };
        let failed = || format!("{}: can't be written; check the folder and its permissions", path.display());
        // A device or pipe has no place to be replaced in, and a link is followed.
        match fs::metadata(path) {
            Ok(data) if !data.is_file() && !data.is_dir() => Ok(stream(Box::new(File::create(path).with_context(failed)?))),
            Ok(_) => Ok(Self::File(Beside::create(&path.canonicalize().with_context(failed)?).with_context(failed)?)),
            Err(_) => Ok(Self::File(Beside::create(path).with_context(failed)?)),
        }
    }

    pub fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::File(file) => &mut file.out,
        }
    }

    pub fn close(self) -> Result<()> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::File(file) => {
                let path = file.path.clone();
                file.finish().with_context(|| format!("{}: can't be replaced", path.display()))
            }
        }
    }
}
