//! One thing of a run, whole: an article, an actor across articles, a group.

use std::io::{self, Write};

use crate::model::{ActorRecord, ArticleRecord, GroupRecord, Index, Output, QuoteRecord, SummaryActor};

use super::text::{self, Style};

/// What a user can ask for.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// An article.
    Article(&'a ArticleRecord),
    /// An actor across articles.
    Actor(&'a SummaryActor),
    /// A group.
    Group(&'a GroupRecord),
}

/// What `name` may mean in this run, the surest first: a group's or article's id (or how it begins, from four characters on), an
/// article's path or the end of it, an actor's name or alias, letters' case aside.
#[must_use]
pub fn find<'a>(output: &'a Output, name: &str) -> Vec<Shown<'a>> {
    let lower = name.to_lowercase();
    let is_id = |id: &str| id == name || (name.len() >= 4 && id.starts_with(name));
    let is_path = |path: &str| path == name || path.strip_suffix(name).is_some_and(|before| before.ends_with(['/', '\\']));
    let names =
        |actor: &SummaryActor| actor.name.to_lowercase() == lower || actor.aliases.iter().any(|alias| alias.to_lowercase() == lower);
    let groups = output.groups.iter().filter(|group| is_id(&group.id)).map(Shown::Group);
    let articles = output.articles.iter().filter(|article| is_id(&article.id) || is_path(&article.path)).map(Shown::Article);
    let mut found: Vec<Shown<'a>> = groups.chain(articles).collect();
    let actors = &output.summary.actors;
    // A full name before an alias: "Smith" may be several.
    let full = actors.iter().filter(|actor| actor.name.to_lowercase() == lower).map(Shown::Actor);
    found.extend(full);
    if found.is_empty() {
        found.extend(actors.iter().filter(|actor| names(actor)).map(Shown::Actor));
    }
    found
}

/// Writes one thing.
///
/// # Errors
/// Whatever the writer says.
pub fn show(out: &mut dyn Write, output: &Output, shown: Shown<'_>, style: Style) -> io::Result<()> {
    match shown {
        Shown::Article(article) => of_article(out, article, style),
        Shown::Actor(actor) => of_actor(out, output, actor, style),
        Shown::Group(group) => of_group(out, output, group, style),
    }
}

fn of_article(out: &mut dyn Write, article: &ArticleRecord, style: Style) -> io::Result<()> {
    text::article_report(out, article, style)?;
    if !article.quotes.is_empty() {
        writeln!(out, "\n{}", style.bold("Quotes"))?;
        for quote in &article.quotes {
            quoted(out, article, quote, style)?;
        }
    }
    if !article.figures.is_empty() {
        writeln!(out, "\n{}", style.bold("Figures"))?;
        for figure in &article.figures {
            writeln!(out, "  {} {}", figure.text, style.dim(&format!("{} line {}", figure.kind.as_str(), figure.span.line)))?;
        }
    }
    Ok(())
}

fn quoted(out: &mut dyn Write, article: &ArticleRecord, quote: &QuoteRecord, style: Style) -> io::Result<()> {
    let who = quote.speaker.as_ref().map_or("(nobody named)", |speaker| speaker.text.as_str());
    let line = quote.parts.first().map_or(0, |part| part.line);
    writeln!(out, "  {}: {} {}", style.bold(who), quote.text, style.dim(&format!("{}:{line}", article.path)))
}

fn of_actor(out: &mut dyn Write, output: &Output, shown: &SummaryActor, style: Style) -> io::Result<()> {
    let aliases = if shown.aliases.is_empty() { String::new() } else { format!(", also {}", shown.aliases.join(", ")) };
    writeln!(out, "{} {}", style.bold(&shown.name), style.dim(&format!("({}{aliases})", shown.kind.as_str())))?;
    let is_it = |actor: &ActorRecord| {
        let own = |name: &str| name == shown.name || shown.aliases.iter().any(|alias| alias == name);
        actor.kind == shown.kind && own(&actor.name)
    };
    for article in &output.articles {
        for actor in article.actors.iter().filter(|actor| is_it(actor)) {
            let titles = if actor.titles.is_empty() { String::new() } else { format!(", {}", actor.titles.join("; ")) };
            writeln!(out, "\n{} {}", style.bold(&article.path), style.dim(&format!("{} mentions{titles}", actor.mentions.len())))?;
            let says = |quote: &&QuoteRecord| quote.speaker.as_ref().is_some_and(|speaker| speaker.actor.as_deref() == Some(&actor.id));
            for quote in article.quotes.iter().filter(says) {
                let line = quote.parts.first().map_or(0, |part| part.line);
                writeln!(out, "  says: {} {}", quote.text, style.dim(&format!(":{line}")))?;
            }
            let about = |argument: &Option<crate::model::ArgumentRecord>| {
                argument.as_ref().is_some_and(|argument| argument.actor.as_deref() == Some(&actor.id))
            };
            for claim in article.claims.iter().filter(|claim| about(&claim.subject) || about(&claim.object)) {
                writeln!(out, "  {} {}", claim.text, style.dim(&format!(":{}", claim.span.line)))?;
            }
        }
    }
    Ok(())
}

fn of_group(out: &mut dyn Write, output: &Output, group: &GroupRecord, style: Style) -> io::Result<()> {
    let index = Index::new(&output.articles);
    text::group(out, group, &index, style)?;
    for reference in &group.claims {
        if let Some((_, claim)) = index.claim(reference) {
            writeln!(out, "  {} {}", style.dim(&index.place(reference)), claim.text)?;
        }
    }
    Ok(())
}
