//! `claims check`: the gate for new files of a corpus.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use claims::check::{self, Baseline, Finding, Report, Setting, Settings, Weight};
use claims::read::Input;
use claims::write;

use super::config::Config;
use super::shared::{Problems, Reading, inputs};
use super::target::{Beside, Writing};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files and folders of articles
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Hold PATH, a draft, against these files and folders: say what of it they don't carry or contradict, and nothing else
    #[arg(long, value_name = "SOURCE", num_args = 1.., conflicts_with_all = ["files_from", "changed_since"])]
    against: Vec<PathBuf>,

    /// The form of the findings [default: text]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Fail on this finding (code or name, or `all`); repeatable, commas part
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<String>,

    /// Say this finding, without failing on it
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    warn: Vec<String>,

    /// Don't say this finding
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,

    /// Say nothing that weighs less
    #[arg(long, value_enum, value_name = "SEVERITY")]
    min_severity: Option<Severity>,

    /// Known findings, which neither fail nor are said; a missing file knows none
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write the findings of this run to the baseline: from now on they are known
    #[arg(long)]
    update_baseline: bool,

    /// Say only what concerns files that changed since this revision (git); the rest is read to compare with
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,

    /// Say only what concerns the files listed here, one a line or parted by NUL; `-` is standard input.
    /// Without PATH, the listed files are what is read
    #[arg(long, value_name = "FILE", conflicts_with = "changed_since")]
    files_from: Option<PathBuf>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  claims check corpus/
  claims check corpus/ --deny conflict --allow untitled
  claims check corpus/ --changed-since origin/main --format github
  claims check corpus/ --format sarif -o claims.sarif
  claims check draft.md --against corpus/ferry-sinking
  git diff --name-only -z main | claims check --files-from -

Exit codes:
  0  nothing denied was found
  1  findings that fail the check
  2  wrong usage, or a file or record gave no article and that is not allowed";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person: the line with its words underlined
    Text,
    /// One object
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// A JUnit report
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Severity {
    /// Everything
    Note,
    /// Warnings and errors
    Warning,
    /// Errors alone
    Error,
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let listed = match (&arguments.files_from, &arguments.changed_since) {
        (Some(path), _) => Some(listed(path)?),
        (None, Some(revision)) => Some(changed_since(revision)?),
        (None, None) => None,
    };
    let own = if arguments.paths.is_empty() { listed.clone().unwrap_or_default() } else { arguments.paths.clone() };
    let config = arguments.reading.config(&own)?;
    let settings = settings(arguments, &config)?;
    let baseline_path = arguments.baseline.as_ref().or(config.check.baseline.as_ref());
    if arguments.update_baseline && baseline_path.is_none() {
        bail!("--update-baseline: name the file with --baseline, or in claims.toml");
    }
    let known = match baseline_path {
        Some(path) if path.exists() => Some(baseline(path)?),
        _ => None,
    };

    let mut problems = Problems::silent();
    let mut inputs = inputs(&own, &mut problems);
    let drafts: BTreeSet<String> = inputs.iter().map(Input::name).collect();
    if !arguments.against.is_empty() {
        inputs.extend(sources(&arguments.against, &inputs, &mut problems));
    }
    if let Some(baseline) = baseline_path.and_then(|path| path.canonicalize().ok()) {
        // It may lie in the corpus, and is no article of it.
        inputs.retain(|input| !matches!(input, Input::File(path) if path.canonicalize().is_ok_and(|path| path == baseline)));
    }
    let mut watch = arguments.reading.watch(&inputs);
    let output = arguments.reading.output(&config, &inputs, &mut problems, &mut watch)?;
    watch.writing();
    let mut findings = if arguments.against.is_empty() {
        check::find(&output)
    } else {
        check::against(&output, &|article| drafts.contains(&article.path))
    };
    settings.apply(&mut findings);
    if let Some(listed) = &listed {
        restrict(&mut findings, listed);
    }
    if arguments.update_baseline
        && let Some(path) = baseline_path
    {
        let written = Beside::create(path).and_then(|mut file| {
            io::Write::write_all(&mut file.out, Baseline::of(&findings).text().as_bytes())?;
            file.finish()
        });
        written.with_context(|| format!("{}: can't be written; check the folder and its permissions", path.display()))?;
    }
    let known = match known {
        _ if arguments.update_baseline => Baseline::of(&findings).take_known(&mut findings),
        Some(known) => known.take_known(&mut findings),
        None => 0,
    };
    let unread = findings.iter().any(|finding| finding.code == check::Code::Unreadable.as_str() && finding.severity == Weight::Error);
    let report = Report::new(findings, output.summary.articles, known);

    let mut target = arguments.writing.open()?;
    match arguments.format.or(config.check.format).unwrap_or(Format::Text) {
        Format::Text => write::findings_text(target.out(), &report, arguments.writing.style())?,
        Format::Json => {
            serde_json::to_writer(target.out(), &report)?;
            io::Write::write_all(target.out(), b"\n")?;
        }
        Format::Sarif => write::findings_sarif(target.out(), &report)?,
        Format::Github => write::findings_github(target.out(), &report)?,
        Format::Junit => write::findings_junit(target.out(), &report)?,
    }
    target.close()?;
    watch.finish();
    Ok(match report.summary.errors {
        _ if unread => super::FAILED,
        0 => super::DONE,
        _ => super::FOUND,
    })
}

/// The sources of a draft: without the draft itself, which may lie among them.
fn sources(paths: &[PathBuf], drafts: &[Input], problems: &mut Problems) -> Vec<Input> {
    let whole = |input: &Input| match input {
        Input::File(path) => path.canonicalize().unwrap_or_else(|_| path.clone()),
        Input::Stdin => PathBuf::from("-"),
    };
    let own: BTreeSet<PathBuf> = drafts.iter().map(whole).collect();
    inputs(paths, problems).into_iter().filter(|input| !own.contains(&whole(input))).collect()
}

/// Allowed first, then warned, then denied: the strictest word counts. What the command line says comes after what the settings say.
fn settings(arguments: &Arguments, config: &Config) -> Result<Settings> {
    let mut settings = Settings::default();
    let own = &config.check;
    let file = [(&own.allow, Setting::Allow), (&own.warn, Setting::Warn), (&own.deny, Setting::Deny)];
    let line = [(&arguments.allow, Setting::Allow), (&arguments.warn, Setting::Warn), (&arguments.deny, Setting::Deny)];
    for all in [file, line] {
        // A word on all codes comes before a word on one.
        for whole in [true, false] {
            for (names, setting) in &all {
                for name in names.iter().filter(|name| name.eq_ignore_ascii_case("all") == whole) {
                    settings.set(name.trim(), *setting).map_err(anyhow::Error::msg)?;
                }
            }
        }
    }
    if let Some(least) = arguments.min_severity.or(own.min_severity) {
        settings.at_least(least.into());
    }
    Ok(settings)
}

fn baseline(path: &Path) -> Result<Baseline> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: can't be read", path.display()))?;
    Baseline::parse(&text).map_err(|error| {
        anyhow::anyhow!("{}:{}: is no baseline ({error}); write a new one with --update-baseline", path.display(), error.line())
    })
}

/// The files of a list, one a line or parted by NUL.
fn listed(path: &Path) -> Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes).context("standard input: can't be read")?;
    } else {
        bytes = std::fs::read(path).with_context(|| format!("{}: can't be read; check the path", path.display()))?;
    }
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end).map(|name| name.strip_suffix(b"\r").unwrap_or(name));
    Ok(names.filter(|name| !name.is_empty()).map(|name| PathBuf::from(os_string(name))).collect())
}

/// The files that changed since a revision, committed or not, and those that git does not know yet.
fn changed_since(revision: &str) -> Result<Vec<PathBuf>> {
    if revision.starts_with('-') {
        bail!("--changed-since: '{revision}' is no revision");
    }
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(os_string(top.strip_suffix(b"\n").unwrap_or(&top)));
    let base = git(&["merge-base", revision, "HEAD"])
        .with_context(|| format!("--changed-since: '{revision}' is no revision that HEAD grew from"))?;
    let base = String::from_utf8_lossy(&base).trim().to_owned();
    let mut names = git(&["diff", "--name-only", "--diff-filter=d", "-z", &base])?;
    // From the top of the work tree, as the names of `diff` are.
    names.extend(git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])?);
    Ok(names.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(|name| top.join(os_string(name))).collect())
}

fn git(arguments: &[&str]) -> Result<Vec<u8>> {
    let ran = Command::new("git").args(arguments).output().context("git: can't be run; --changed-since needs it")?;
    if !ran.status.success() {
        bail!("git {}: {}", arguments.join(" "), String::from_utf8_lossy(&ran.stderr).trim());
    }
    Ok(ran.stdout)
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_owned())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Keeps what concerns the listed files. What is said elsewhere, of a listed file too, is said at that file.
fn restrict(findings: &mut Vec<Finding>, listed: &[PathBuf]) {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let listed: BTreeSet<PathBuf> = listed.iter().map(|path| whole(path)).collect();
    let is_listed = |path: &str| listed.contains(&whole(Path::new(path)));
    findings.retain_mut(|finding| {
        if is_listed(&finding.path) {
            return true;
        }
        let Some(related) = finding.related.iter_mut().find(|related| is_listed(&related.path)) else { return false };
        std::mem::swap(&mut finding.path, &mut related.path);
        std::mem::swap(&mut finding.place, &mut related.place);
        "the other account".clone_into(&mut related.message);
        true
    });
}
