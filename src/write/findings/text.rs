//! Findings for a person: the source line with its words underlined.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use crate::check::{Place, Report, Weight};
use crate::write::Style;

/// Writes every finding with its place, and counts at the end.
///
/// # Errors
/// Whatever the writer says.
pub fn findings_text(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() }.term_width(style.width);
    for finding in &report.findings {
        let level = match finding.severity {
            Weight::Error => Level::ERROR,
            Weight::Warning => Level::WARNING,
            Weight::Note => Level::NOTE,
        };
        let mut group = level.primary_title(finding.message.as_str()).id(finding.code.as_str()).element(place(
            &finding.path,
            finding.place.as_ref(),
            AnnotationKind::Primary,
            "",
        ));
        for related in finding.related.iter().take(4) {
            group = group.element(place(&related.path, related.place.as_ref(), AnnotationKind::Context, &related.message));
        }
        let group = group.element(Level::HELP.message(finding.help.as_str()));
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    let counts = &report.summary;
    let known = if counts.known > 0 { format!("; {} known", counts.known) } else { String::new() };
    writeln!(out, "{} articles: {} errors, {} warnings, {} notes{known}", counts.articles, counts.errors, counts.warnings, counts.notes)
}

/// A source line with its words underlined, or the place alone where the line can't be shown.
fn place<'a>(path: &'a str, place: Option<&'a Place>, kind: AnnotationKind, label: &'a str) -> Element<'a> {
    let Some(place) = place else { return Origin::path(path).into() };
    let bare = |place: &Place| Origin::path(path).line(place.line as usize).char_column(place.column.unwrap_or(1) as usize).into();
    let (Some(source), Some(column)) = (&place.source, place.column) else { return bare(place) };
    let byte = |column: u64| source.char_indices().nth(column.saturating_sub(1) as usize).map_or(source.len(), |(at, _)| at);
    let end = if place.end_line == place.line { place.end_column.map_or(source.len(), byte) } else { source.len() };
    let start = byte(column).min(end);
    let annotation = kind.span(start..end);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(source.as_str()).line_start(place.line as usize).path(path).annotation(annotation).into()
}
