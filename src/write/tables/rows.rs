//! What stands in each row of each table.

use std::borrow::Cow;
use std::io;

use super::{Cell, Row, Table};
use crate::model::{ArgumentRecord, ArticleRecord, FileSpan, Index, Number, Output};

type Each<'e> = &'e mut dyn FnMut(Row<'_>) -> io::Result<()>;

/// Calls `each` with every row of a table, in the order of the output.
pub(super) fn rows(output: &Output, table: Table, each: Each<'_>) -> io::Result<()> {
    match table {
        Table::Groups => groups(output, each),
        Table::Differences => differences(output, each),
        _ => output.articles.iter().try_for_each(|article| items(article, table, each)),
    }
}

fn items(article: &ArticleRecord, table: Table, each: Each<'_>) -> io::Result<()> {
    let head = || vec![text(&article.id), text(&article.path)];
    match table {
        Table::Articles => each(of_article(article)),
        Table::Claims => article.claims.iter().try_for_each(|claim| {
            let mut row = head();
            row.push(text(&claim.id));
            row.extend(place(&claim.span));
            row.extend([text(&claim.text), phrase(claim.subject.as_ref()), actor(claim.subject.as_ref())]);
            row.extend([text(&claim.predicate.text), text(&claim.predicate.lemma)]);
            row.extend([phrase(claim.object.as_ref()), actor(claim.object.as_ref())]);
            row.extend([text(claim.polarity.as_str()), text(claim.modality.as_str())]);
            let date = claim.date.as_ref();
            row.extend([maybe(date.and_then(|date| date.first.as_deref())), maybe(date.and_then(|date| date.last.as_deref()))]);
            row.push(maybe(date.map(|date| date.source.as_str())));
            row.extend([phrase(claim.place.as_ref()), texts(&claim.figures), maybe(claim.quote.as_deref())]);
            row.push(maybe(claim.attributed_to.as_ref().map(|whose| whose.text.as_str())));
            row.push(Cell::Float(claim.worth));
            each(row)
        }),
        Table::Quotes => article.quotes.iter().try_for_each(|quote| {
            let mut row = head();
            row.push(text(&quote.id));
            let whole = quote.parts.first().zip(quote.parts.last());
            let whole = whole.map(|(first, last)| FileSpan { start: first.start, end: last.end, line: first.line, field: None });
            row.extend(whole.as_ref().map_or_else(|| [Cell::Empty, Cell::Empty, Cell::Empty], place));
            row.extend([text(quote.kind.as_str()), text(&quote.text)]);
            let speaker = quote.speaker.as_ref();
            row.extend([maybe(speaker.map(|who| who.text.as_str())), maybe(speaker.and_then(|who| who.actor.as_deref()))]);
            let cue = quote.cue.as_ref();
            row.extend([maybe(cue.map(|cue| cue.text.as_str())), maybe(cue.map(|cue| cue.lemma.as_str()))]);
            row.extend([text(quote.stance.as_str()), maybe(quote.medium.as_deref())]);
            each(row)
        }),
        Table::Figures => article.figures.iter().try_for_each(|figure| {
            let mut row = head();
            row.push(text(&figure.id));
            row.extend(place(&figure.span));
            row.extend([text(&figure.text), text(&figure.number.text), text(figure.kind.as_str()), number(figure.value)]);
            let values = figure.values.iter().map(|value| value.0).collect();
            row.extend([
                Cell::Numbers(values),
                maybe(figure.change.map(|change| change.as_str())),
                number(figure.low),
                number(figure.high),
            ]);
            row.extend([text(figure.qualifier.as_str()), maybe(figure.unit.as_deref()), maybe(figure.of.as_deref())]);
            each(row)
        }),
        Table::Times => article.times.iter().try_for_each(|time| {
            let mut row = head();
            row.push(text(&time.id));
            row.extend(place(&time.span));
            row.extend([text(&time.text), text(time.kind.as_str()), text(&time.value), maybe(time.modifier.as_deref())]);
            row.extend([maybe(time.first.as_deref()), maybe(time.last.as_deref()), text(&time.anchor)]);
            each(row)
        }),
        Table::Actors => article.actors.iter().try_for_each(|actor| {
            let mut row = head();
            row.extend([text(&actor.id), text(&actor.name), text(actor.kind.as_str()), texts(&actor.titles), texts(&actor.aliases)]);
            row.push(count(actor.mentions.len()));
            row.extend(actor.mentions.first().map_or_else(|| [Cell::Empty, Cell::Empty, Cell::Empty], |mention| place(&mention.span)));
            each(row)
        }),
        Table::Groups | Table::Differences => Ok(()),
    }
}

fn of_article(article: &ArticleRecord) -> Row<'_> {
    let published = article.published.as_ref();
    let source = article.source.as_ref();
    let notices: Vec<String> = article.notices.iter().map(|notice| notice.code.clone()).collect();
    vec![
        text(&article.id),
        text(&article.path),
        article.part.map_or(Cell::Empty, integer),
        maybe(article.title.as_ref().map(|title| title.text.as_str())),
        maybe(article.byline.as_ref().map(|byline| byline.text.as_str())),
        maybe(published.map(|moment| moment.value.as_str())),
        maybe(published.map(|moment| moment.precision.as_str())),
        maybe(published.map(|moment| moment.source.as_str())),
        maybe(article.updated.as_ref().map(|moment| moment.value.as_str())),
        maybe(source.and_then(|outlet| outlet.name.as_deref())),
        maybe(source.and_then(|outlet| outlet.host.as_deref())),
        maybe(article.url.as_deref()),
        maybe(article.language.as_deref()),
        text(&article.encoding),
        integer(article.bytes),
        count(article.sentences.len()),
        Cell::Texts(notices.into()),
    ]
}

fn groups(output: &Output, each: Each<'_>) -> io::Result<()> {
    let index = Index::new(&output.articles);
    for group in &output.groups {
        for reference in &group.claims {
            let found = index.claim(reference);
            each(vec![
                text(&group.id),
                text(&group.label),
                text(group.verdict.as_str()),
                integer(group.sources),
                integer(group.independent_sources),
                text(&reference.article),
                text(index.path(&reference.article)),
                text(&reference.claim),
                found.map_or(Cell::Empty, |(_, claim)| integer(claim.span.line)),
                maybe(found.map(|(_, claim)| claim.text.as_str())),
            ])?;
        }
    }
    Ok(())
}

fn differences(output: &Output, each: Each<'_>) -> io::Result<()> {
    let index = Index::new(&output.articles);
    for group in &output.groups {
        for (number, difference) in group.differences.iter().enumerate() {
            for value in &difference.values {
                for reference in &value.claims {
                    each(vec![
                        text(&group.id),
                        count(number + 1),
                        text(difference.aspect.as_str()),
                        text(difference.severity.as_str()),
                        text(&difference.explanation),
                        text(&value.text),
                        maybe(value.normalized.as_deref()),
                        text(&reference.article),
                        text(index.path(&reference.article)),
                        text(&reference.claim),
                        index.claim(reference).map_or(Cell::Empty, |(_, claim)| integer(claim.span.line)),
                    ])?;
                }
            }
        }
    }
    Ok(())
}

fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

fn maybe(found: Option<&str>) -> Cell<'_> {
    found.map_or(Cell::Empty, text)
}

fn texts(list: &[String]) -> Cell<'_> {
    Cell::Texts(Cow::Borrowed(list))
}

fn integer<'a>(number: impl Into<u64>) -> Cell<'a> {
    Cell::Integer(number.into())
}

fn count<'a>(number: usize) -> Cell<'a> {
    Cell::Integer(number as u64)
}

fn number<'a>(number: Option<Number>) -> Cell<'a> {
    number.map_or(Cell::Empty, |number| Cell::Number(number.0))
}

fn phrase(argument: Option<&ArgumentRecord>) -> Cell<'_> {
    maybe(argument.map(|argument| argument.text.as_str()))
}

fn actor(argument: Option<&ArgumentRecord>) -> Cell<'_> {
    maybe(argument.and_then(|argument| argument.actor.as_deref()))
}

/// Line, first byte, one past the last.
fn place<'a>(span: &FileSpan) -> [Cell<'a>; 3] {
    [integer(span.line), integer(span.start), integer(span.end)]
}
