//! What several of the tests use.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use claims::model::ArticleRecord;
use claims::read::{Input, Options, Problem};
use serde_json::Value;

/// A file or folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the program printed and how it ended.
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Ran {
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("no JSON ({error}): {}\n{}", self.stdout, self.stderr))
    }

    #[track_caller]
    pub fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "standard error: {}", self.stderr);
        self
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
            code: output.status.code(),
        }
    }
}

/// The program, to be run in the project's folder on a fixed day.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    command
        .current_dir(project(""))
        .env("SOURCE_DATE_EPOCH", "1763683200")
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null());
    command
}

/// Runs the program with these arguments.
pub fn claims<S: AsRef<OsStr>>(arguments: &[S]) -> Ran {
    command().args(arguments).output().expect("the program runs").into()
}

/// A temporary folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

/// The options of the library tests.
pub fn options() -> Options {
    Options { today: jiff::civil::date(2025, 11, 21), ..Options::default() }
}

/// All files under `path` that a folder yields.
pub fn inputs(path: &Path) -> Vec<Input> {
    let mut problems: Vec<Problem> = Vec::new();
    let inputs = claims::read::walk(&[path.to_owned()], &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    inputs
}

/// Reads and extracts the bytes of a file.
pub fn records(path: &str, bytes: &[u8]) -> Vec<ArticleRecord> {
    claims::read::read_bytes(path, bytes, &options()).articles.into_iter().map(claims::pipeline::process).collect()
}
