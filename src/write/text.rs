//! The report for a person: what matters first — conflicts, then differences, then agreement, then counts.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style as Ansi};

use crate::model::{ArticleRecord, ClaimRef, Difference, GroupRecord, Index, Output, Verdict};

/// How the report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether it is coloured.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Style {
    fn paint(self, text: &str, ansi: Ansi) -> String {
        if self.color { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.paint(text, Ansi::new().bold())
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.paint(text, Ansi::new().dimmed())
    }

    fn tint(self, text: &str, color: AnsiColor) -> String {
        self.paint(text, Ansi::new().bold().fg_color(Some(Color::Ansi(color))))
    }

    fn verdict(self, verdict: Verdict) -> String {
        let color = match verdict {
            Verdict::Conflict => AnsiColor::Red,
            Verdict::Differ => AnsiColor::Yellow,
            Verdict::Agree => AnsiColor::Green,
        };
        self.tint(&verdict.as_str().to_uppercase(), color)
    }
}

/// How many groups of agreement the report spells out.
const AGREEMENTS: usize = 12;
/// Edits of a copy that are shown, and the columns of each.
const EDITS: usize = 8;
const EDIT_WIDTH: usize = 200;
/// How many places of a claim or value it names.
const PLACES: usize = 5;
/// How many actors the report names.
const ACTORS: usize = 12;

/// Writes the whole report.
///
/// # Errors
/// Whatever the writer says.
pub fn report(out: &mut dyn Write, output: &Output, style: Style) -> io::Result<()> {
    let index = Index::new(&output.articles);
    let of = |verdict: Verdict| output.groups.iter().filter(move |group| group.verdict == verdict);
    for verdict in [Verdict::Conflict, Verdict::Differ] {
        for found in of(verdict) {
            group(out, found, &index, style)?;
        }
    }
    let agreed = of(Verdict::Agree).count();
    for found in of(Verdict::Agree).take(AGREEMENTS) {
        group(out, found, &index, style)?;
    }
    if agreed > AGREEMENTS {
        writeln!(out, "{}\n", style.dim(&format!("… and {} more groups that agree", agreed - AGREEMENTS)))?;
    }
    if !output.copies.is_empty() {
        writeln!(out, "{}", style.bold("Copies"))?;
        for copy in &output.copies {
            let names: Vec<&str> = copy.articles.iter().map(|id| index.path(id)).collect();
            let passages = if copy.passages.len() == 1 { "passage" } else { "passages" };
            writeln!(out, "  {} share {} {passages} ({:.0} %)", names.join(", "), copy.passages.len(), copy.similarity * 100.0)?;
            for edit in copy.edits.iter().take(EDITS) {
                writeln!(out, "    {}", cut(&edit.explanation, EDIT_WIDTH))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", style.bold("Articles"))?;
    for article in &output.articles {
        head(out, article, style)?;
    }
    if !output.summary.actors.is_empty() {
        writeln!(out, "\n{}", style.bold("Most named"))?;
        for actor in output.summary.actors.iter().take(ACTORS) {
            let quoted = if actor.quotes > 0 { format!(", quoted {}×", actor.quotes) } else { String::new() };
            let counts = format!("{} mentions in {} articles{quoted}", actor.mentions, actor.articles);
            writeln!(out, "  {} {}", actor.name, style.dim(&format!("({}) {counts}", actor.kind.as_str())))?;
        }
    }
    let summary = &output.summary;
    writeln!(
        out,
        "\n{} articles of {} sources: {} claims, {} quotes, {} figures; {} groups, {} with a conflict; {} copies",
        summary.articles,
        summary.sources,
        summary.claims,
        summary.quotes,
        summary.figures,
        summary.groups,
        summary.conflicts,
        summary.copies
    )?;
    if !summary.failed.is_empty() {
        writeln!(out, "{} inputs gave no article", summary.failed.len())?;
    }
    Ok(())
}

/// Writes what one article holds.
///
/// # Errors
/// Whatever the writer says.
pub fn article_report(out: &mut dyn Write, article: &ArticleRecord, style: Style) -> io::Result<()> {
    head(out, article, style)?;
    for claim in &article.claims {
        let day = claim.date.as_ref().map_or(String::new(), |date| days(date.first.as_deref(), date.last.as_deref()));
        let whose = claim.attributed_to.as_ref().map_or(String::new(), |who| format!(" — {}", who.text));
        let text = cut(&claim.text, style.width.saturating_sub(14));
        writeln!(out, "    {text} {}", style.dim(&format!("{day}{whose}")))?;
    }
    Ok(())
}

fn head(out: &mut dyn Write, article: &ArticleRecord, style: Style) -> io::Result<()> {
    let day = article.published.as_ref().map_or("undated".to_owned(), |published| {
        let inferred = if published.source == crate::model::DateSource::Inferred { " (inferred)" } else { "" };
        format!("{}{inferred}", published.value)
    });
    let title = article.title.as_ref().map_or("", |title| title.text.as_str());
    writeln!(out, "  {} {}", article.path, style.dim(&format!("{day}  {}", cut(title, 70))))?;
    for notice in &article.notices {
        writeln!(out, "    {}", style.dim(&format!("{}: {}", notice.code, cut(&notice.message, 100))))?;
    }
    Ok(())
}

pub(super) fn group(out: &mut dyn Write, group: &GroupRecord, index: &Index<'_>, style: Style) -> io::Result<()> {
    let sources = match (group.sources, group.independent_sources) {
        (1, _) => "within one article".to_owned(),
        (all, independent) if all == independent => format!("{all} sources"),
        (all, independent) => format!("{all} sources, {independent} independent"),
    };
    let label = cut(&group.label, style.width.saturating_sub(12));
    writeln!(out, "{}  {} {}", style.verdict(group.verdict), style.bold(&label), style.dim(&format!("({sources})")))?;
    for difference in &group.differences {
        differs(out, difference, index, style)?;
    }
    writeln!(out, "    {}\n", style.dim(&places(&group.claims, index)))
}

fn differs(out: &mut dyn Write, difference: &Difference, index: &Index<'_>, style: Style) -> io::Result<()> {
    let kind = format!("{}/{}", difference.aspect.as_str(), difference.severity.as_str());
    writeln!(out, "    {} {}", style.tint(&kind, AnsiColor::Cyan), difference.explanation)?;
    for value in &difference.values {
        let text = cut(&value.text, style.width.saturating_sub(10));
        writeln!(out, "      “{text}” {}", style.dim(&places(&value.claims, index)))?;
    }
    Ok(())
}

/// Where claims stand, each place once; of many, the first few.
fn places(claims: &[ClaimRef], index: &Index<'_>) -> String {
    let mut places: Vec<String> = claims.iter().map(|claim| index.place(claim)).collect();
    places.dedup();
    let more = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    if more > 0 {
        places.push(format!("and {more} more"));
    }
    places.join("  ")
}

/// `2025-09-25`, or `2025-08-15…` where the end is open.
fn days(first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (first, last) => format!("{}…{}", first.unwrap_or(""), last.unwrap_or("")),
    }
}

/// The text cut to so many characters, with an ellipsis where something was left out.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}
