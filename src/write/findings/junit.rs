//! Findings as a `JUnit` report: a suite a file, a failure a denied finding.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::check::{Finding, Report, Weight};

/// Writes the report. Errors are failures; what weighs less is a passed case with its words in `system-out`.
///
/// # Errors
/// Whatever the writer says.
pub fn findings_junit(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut files: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.findings {
        files.entry(finding.path.as_str()).or_default().push(finding);
    }
    let mut writer = Writer::new_with_indent(out, b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let total = |findings: &[&Finding]| failures(findings).to_string();
    let all: Vec<&Finding> = report.findings.iter().collect();
    let mut suites = BytesStart::new("testsuites");
    suites.push_attribute(("name", "claims check"));
    suites.push_attribute(("tests", all.len().max(1).to_string().as_str()));
    suites.push_attribute(("failures", total(&all).as_str()));
    writer.write_event(Event::Start(suites))?;
    if files.is_empty() {
        // A report without a case reads as a run that never happened.
        let mut suite = BytesStart::new("testsuite");
        suite.extend_attributes([("name", "claims check"), ("tests", "1"), ("failures", "0")]);
        writer.write_event(Event::Start(suite))?;
        let mut case = BytesStart::new("testcase");
        case.extend_attributes([("name", "no findings"), ("classname", "claims")]);
        writer.write_event(Event::Empty(case))?;
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    for (path, findings) in &files {
        let mut suite = BytesStart::new("testsuite");
        suite.push_attribute(("name", text(path).as_str()));
        suite.push_attribute(("tests", findings.len().to_string().as_str()));
        suite.push_attribute(("failures", total(findings).as_str()));
        writer.write_event(Event::Start(suite))?;
        for finding in findings {
            case(&mut writer, finding)?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(writer.into_inner())
}

fn case<W: Write>(writer: &mut Writer<W>, finding: &Finding) -> io::Result<()> {
    let (line, column) = finding.place.as_ref().map_or((1, 1), |place| (place.line, place.column.unwrap_or(1)));
    let name = format!("{} {} at {line}:{column}", finding.code, finding.name);
    let body = text(&format!("{}:{line}:{column}: {}\nhelp: {}", finding.path, finding.message, finding.help));
    let mut case = BytesStart::new("testcase");
    case.push_attribute(("name", name.as_str()));
    case.push_attribute(("classname", text(&finding.path).as_str()));
    case.push_attribute(("file", text(&finding.path).as_str()));
    case.push_attribute(("line", line.to_string().as_str()));
    writer.write_event(Event::Start(case))?;
    let inner = if finding.severity == Weight::Error { "failure" } else { "system-out" };
    let mut start = BytesStart::new(inner);
    if finding.severity == Weight::Error {
        start.push_attribute(("type", finding.code.as_str()));
        start.push_attribute(("message", text(&finding.message).as_str()));
    }
    writer.write_event(Event::Start(start))?;
    writer.write_event(Event::Text(BytesText::new(&body)))?;
    writer.write_event(Event::End(BytesEnd::new(inner)))?;
    writer.write_event(Event::End(BytesEnd::new("testcase")))
}

fn failures(findings: &[&Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Weight::Error).count()
}

/// Without the characters that no XML document may hold.
fn text(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(*c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(allowed).collect()
}
