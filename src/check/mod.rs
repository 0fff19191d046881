//! What is wrong with the files of a corpus, and where their accounts conflict: findings, each with a code, a
//! place and a fingerprint that survives edits elsewhere in its file.
//!
//! Findings are made from the records of a finished run ([`find`]); [`Settings`] say how much each code weighs,
//! a [`Baseline`] which findings are known. [`against`] holds a draft against its sources.

mod baseline;
mod codes;
mod draft;
mod find;
mod place;
mod settings;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use baseline::Baseline;
pub use codes::Code;
pub use draft::against;
pub use find::find;
pub use place::{Lines, Place, Places};
pub use settings::{Setting, Settings};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// Should be looked at.
    Warning,
    /// Fails the check.
    Error,
}

impl Weight {
    /// The spelling in output and options.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something that `claims check` says about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Its code: `C003`.
    pub code: String,
    /// The code's name: `mojibake`.
    pub name: String,
    /// How much it weighs under the settings of the run.
    pub severity: Weight,
    /// One sentence: what is wrong here.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The file, as it was given.
    pub path: String,
    /// Where in the file; null where the whole file is meant.
    pub place: Option<Place>,
    /// The other places that it speaks of.
    pub related: Vec<Related>,
    /// The same for the same finding in a later version of the file.
    pub fingerprint: String,
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// The file.
    pub path: String,
    /// Where in it; null where the whole file is meant.
    pub place: Option<Place>,
    /// What stands there.
    pub message: String,
}

/// What `claims check --format json` writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this form of output.
    pub schema_version: String,
    /// The findings, in order of files and places.
    pub findings: Vec<Finding>,
    /// Counts.
    pub summary: Counts,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Articles that were read.
    pub articles: u64,
    /// Findings that fail the check.
    pub errors: u64,
    /// Findings that should be looked at.
    pub warnings: u64,
    /// Findings worth knowing.
    pub notes: u64,
    /// Findings left out because the baseline knows them.
    pub known: u64,
}

impl Report {
    /// Counts the findings of a run.
    #[must_use]
    pub fn new(findings: Vec<Finding>, articles: u64, known: u64) -> Self {
        let count = |weight| findings.iter().filter(|finding| finding.severity == weight).count() as u64;
        let summary =
            Counts { articles, errors: count(Weight::Error), warnings: count(Weight::Warning), notes: count(Weight::Note), known };
        Self { schema_version: crate::model::SCHEMA_VERSION.to_owned(), findings, summary }
    }
}
