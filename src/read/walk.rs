//! Which files a run reads, and in which order.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{LARGEST, Problem};

/// Endings of the files that a folder yields; `.gz` or `.zst` may stand behind.
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "json", "jsonl", "ndjson"];

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// The path as it was given; `-` for standard input.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// All its bytes, up to one more than are read.
    pub(super) fn bytes(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(path) => {
                // A device or a pipe may have no end.
                let file = std::fs::File::open(path)?;
                let size = file.metadata().map_or(0, |data| data.len()).min(LARGEST as u64 + 1);
                let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
                file.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
                Ok(bytes)
            }
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

/// The files under `paths`: a file named is taken whatever its name; a folder yields its articles in byte order
/// of their paths. What can't be entered is added to `problems`.
#[must_use]
pub fn walk(paths: &[PathBuf], problems: &mut Vec<Problem>) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            folder(path, &mut inputs, problems);
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

fn folder(root: &Path, inputs: &mut Vec<Input>, problems: &mut Vec<Problem>) {
    let mut files = Vec::new();
    let entries = WalkDir::new(root).follow_links(true).into_iter().filter_entry(|entry| entry.depth() == 0 || !hidden(entry.path()));
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() && yields(entry.path()) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_string_lossy().into_owned();
                let looped = error.loop_ancestor().is_some();
                let message = if looped {
                    "is a link that leads back to a folder above it; passed over".to_owned()
                } else {
                    format!("can't be entered: {error}")
                };
                problems.push(Problem { path, line: None, message, failed: !looped });
            }
        }
    }
    files.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    if files.is_empty() {
        let message = format!("no articles in this folder; it takes files named {}", ENDINGS.map_dots());
        problems.push(Problem { path: root.to_string_lossy().into_owned(), line: None, message, failed: true });
    }
    inputs.extend(files.into_iter().map(Input::File));
}

trait MapDots {
    fn map_dots(&self) -> String;
}

impl MapDots for [&str] {
    fn map_dots(&self) -> String {
        self.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ")
    }
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Whether a folder yields this file, by its name.
fn yields(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()) else { return false };
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(stem, ending)| ENDINGS.contains(&ending) && stem != "readme")
}
