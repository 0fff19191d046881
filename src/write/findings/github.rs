//! Findings as workflow commands, which GitHub shows beside the lines of a pull request.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::check::{Finding, Report, Weight};

/// GitHub shows ten annotations of each level a step; the rest stands in the log.
const SHOWN: usize = 10;

/// Writes the findings as annotations, the heaviest first, and what GitHub will not show as plain lines.
///
/// # Errors
/// Whatever the writer says.
pub fn findings_github(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for weight in [Weight::Error, Weight::Warning, Weight::Note] {
        let findings: Vec<&Finding> = report.findings.iter().filter(|finding| finding.severity == weight).collect();
        for finding in findings.iter().take(SHOWN) {
            writeln!(out, "{}", annotation(finding))?;
        }
        if findings.len() > SHOWN {
            writeln!(out, "::group::{} more findings ({})", findings.len() - SHOWN, weight.as_str())?;
            for finding in findings.iter().skip(SHOWN) {
                let line = finding.place.as_ref().map_or(1, |place| place.line);
                writeln!(out, "{}:{line}: {} {}", finding.path, finding.code, one_line(&finding.message))?;
            }
            writeln!(out, "::endgroup::")?;
        }
    }
    let counts = &report.summary;
    writeln!(out, "{} articles: {} errors, {} warnings, {} notes", counts.articles, counts.errors, counts.warnings, counts.notes)
}

fn annotation(finding: &Finding) -> String {
    let level = match finding.severity {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "notice",
    };
    let mut line = format!("::{level} file={}", property(&finding.path));
    if let Some(place) = &finding.place {
        let _ = write!(line, ",line={},endLine={}", place.line, place.end_line);
        // Columns are allowed within one line only.
        if let (Some(column), Some(end), true) = (place.column, place.end_column, place.line == place.end_line) {
            let _ = write!(line, ",col={column},endColumn={end}");
        }
    }
    let title = property(&format!("{} {}", finding.code, finding.name));
    let _ = write!(line, ",title={title}::{}", data(&format!("{}\n{}", finding.message, finding.help)));
    line
}

/// Escapes a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// No line of the log may begin a command.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ").replace("::", ": :")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped() {
        assert_eq!(property("a:b,c%\n.txt"), "a%3Ab%2Cc%25%0A.txt");
        assert_eq!(data("50 %: a, b\n"), "50 %25: a, b%0A");
    }
}
