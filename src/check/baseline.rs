//! Findings that are known: they do not fail the check, until they are gone and come back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Finding;

/// A file of known findings, sorted, so that it merges and reads well in a diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Version of the file's form.
    version: u32,
    /// Fingerprint → what it is, for whoever reads the file.
    findings: BTreeMap<String, String>,
}

impl Baseline {
    /// The baseline that knows these findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let entry = |finding: &Finding| (finding.fingerprint.clone(), format!("{} {}: {}", finding.code, finding.path, finding.message));
        Self { version: 1, findings: findings.iter().map(entry).collect() }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// What is wrong with the text, with its line.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The file's text, with a line feed at its end.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Takes the known findings out and says how many they were.
    pub fn take_known(&self, findings: &mut Vec<Finding>) -> u64 {
        let before = findings.len();
        findings.retain(|finding| !self.findings.contains_key(&finding.fingerprint));
        (before - findings.len()) as u64
    }
}
