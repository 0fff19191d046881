//! What earlier runs of `claims extract` wrote, read back.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use claims::model::{ArticleRecord, CopyRecord, GroupRecord, Output, SCHEMA_VERSION, SummaryRecord};
use claims::pipeline;

/// The records of some files.
#[derive(Default)]
pub struct Records {
    pub articles: Vec<ArticleRecord>,
    groups: Vec<GroupRecord>,
    copies: Vec<CopyRecord>,
    summaries: Vec<SummaryRecord>,
}

/// What tells records apart.
#[derive(serde::Deserialize)]
struct Head {
    record: Option<String>,
}

/// The format `json`; without `--no-reconcile` it is whole.
#[derive(serde::Deserialize)]
struct Whole {
    articles: Vec<ArticleRecord>,
    #[serde(default)]
    groups: Vec<GroupRecord>,
    #[serde(default)]
    copies: Vec<CopyRecord>,
    summary: Option<SummaryRecord>,
}

impl Records {
    /// Adds the records of one file (`-` is standard input), in order. The error has its line.
    pub fn add(&mut self, path: &Path) -> Result<(), (Option<usize>, String)> {
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
            let wrong = |error: serde_json::Error| {
                at(format!("is no record of `claims extract` ({error}); give it what that wrote as ndjson or json"))
            };
            match serde_json::from_str::<Head>(&line).map_err(wrong)?.record.as_deref() {
                Some("article") => self.articles.push(serde_json::from_str(&line).map_err(wrong)?),
                Some("group") => self.groups.push(serde_json::from_str(&line).map_err(wrong)?),
                Some("copy") => self.copies.push(serde_json::from_str(&line).map_err(wrong)?),
                Some("summary") => self.summaries.push(serde_json::from_str(&line).map_err(wrong)?),
                Some(_) => {}
                None => {
                    let whole: Whole = serde_json::from_str(&line).map_err(wrong)?;
                    self.articles.extend(whole.articles);
                    self.groups.extend(whole.groups);
                    self.copies.extend(whole.copies);
                    self.summaries.extend(whole.summary);
                }
            }
        }
        Ok(())
    }

    /// The output of the one run that wrote them, else what one run over all their articles would give.
    fn output(self) -> Output {
        let Self { articles, groups, copies, mut summaries } = self;
        match (summaries.pop(), summaries.is_empty()) {
            (Some(summary), true) => Output { schema_version: SCHEMA_VERSION.to_owned(), articles, groups, copies, summary },
            _ => pipeline::reconcile_records(articles, Vec::new()),
        }
    }
}

/// The output that these files hold, where the first of them begins like what `claims extract` writes; none where they are articles.
pub fn output(paths: &[PathBuf]) -> Result<Option<Output>> {
    if !paths.first().is_some_and(|path| is_record(path)) {
        return Ok(None);
    }
    let mut records = Records::default();
    for path in paths {
        if let Err((line, message)) = records.add(path) {
            bail!("{}: {message}", place(path, line));
        }
    }
    Ok(Some(records.output()))
}

/// Whether a file begins like what `claims extract` writes.
fn is_record(path: &Path) -> bool {
    let mut start = [0; 32];
    let read = File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    let start = start.get(..read).unwrap_or_default();
    [&b"{\"record\":\""[..], b"{\"schema_version\":\""].iter().any(|head| start.starts_with(head))
}

/// `PATH:LINE`, or the path alone.
pub fn place(path: &Path, line: Option<usize>) -> String {
    line.map_or_else(|| path.display().to_string(), |line| format!("{}:{line}", path.display()))
}
