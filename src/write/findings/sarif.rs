//! Findings as SARIF 2.1.0 (OASIS), in the subset that code scanning on GitHub reads.

use std::io::{self, Write};

use serde::Serialize;

use crate::check::{Code, Finding, Place, Report};

/// A run may hold more, but code scanning takes the first 25,000 results at most.
const RESULTS: usize = 25_000;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<ResultOf<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleOf>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleOf {
    id: &'static str,
    name: &'static str,
    short_description: Message<'static>,
    full_description: Message<'static>,
    help: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultOf<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "claims/v1")]
    print: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u64>,
}

/// Writes the findings as one SARIF log.
///
/// # Errors
/// Whatever the writer says.
pub fn findings_sarif(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let rule = |code: &Code| RuleOf {
        id: code.as_str(),
        name: code.name(),
        short_description: Message { text: code.about() },
        full_description: Message { text: code.about() },
        help: Message { text: code.help() },
        default_configuration: Configuration { level: code.weight().as_str() },
    };
    let mut heaviest: Vec<&Finding> = report.findings.iter().collect();
    if heaviest.len() > RESULTS {
        heaviest.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        heaviest.truncate(RESULTS);
    }
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: Code::ALL.iter().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: heaviest.into_iter().map(result).collect(),
        }],
    };
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn result(finding: &Finding) -> ResultOf<'_> {
    let index = Code::ALL.iter().position(|code| code.as_str() == finding.code).unwrap_or(0);
    let related = finding.related.iter().enumerate().map(|(at, related)| Location {
        id: Some(at),
        physical_location: physical(&related.path, related.place.as_ref()),
        message: Some(Message { text: &related.message }),
    });
    ResultOf {
        rule_id: &finding.code,
        rule_index: index,
        level: finding.severity.as_str(),
        message: Message { text: &finding.message },
        locations: [Location { id: None, physical_location: physical(&finding.path, finding.place.as_ref()), message: None }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { print: &finding.fingerprint },
    }
}

/// Code scanning wants a region of every result; the whole file is its first line.
fn physical(path: &str, place: Option<&Place>) -> Physical {
    let region = place.map_or(Region { start_line: 1, start_column: None, end_line: None, end_column: None }, |place| Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.column.map(|_| place.end_line),
        end_column: place.end_column,
    });
    Physical { artifact_location: Artifact { uri: uri(path) }, region }
}

/// The path as a relative reference (RFC 3986); an absolute one as a `file:` URI.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase();
                uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("./corpus/a b:ü.txt"), "corpus/a%20b%3A%C3%BC.txt");
        assert_eq!(uri("/srv/x"), "file:///srv/x");
    }
}
