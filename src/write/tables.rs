//! The records as flat tables: one row an item, scalars alone, for spreadsheets, data frames and databases.
//!
//! Every row begins with what it belongs to: an item of an article with the article's id and path, so that tables
//! join on `article`, and on `claim`, `figure`, … with it. Lists are joined by `; `. Null is an empty cell.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::model::{ArgumentRecord, ArticleRecord, FileSpan, Index, Number, Output};

/// One of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A row an article.
    Articles,
    /// A row a claim.
    Claims,
    /// A row a quote.
    Quotes,
    /// A row a figure.
    Figures,
    /// A row a time.
    Times,
    /// A row an actor of an article.
    Actors,
    /// A row a claim of a group.
    Groups,
    /// A row a value that differs.
    Differences,
}

impl Table {
    /// All of them.
    pub const ALL: [Table; 8] =
        [Table::Articles, Table::Claims, Table::Quotes, Table::Figures, Table::Times, Table::Actors, Table::Groups, Table::Differences];

    /// Its name, which is that of its file without the ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Claims => "claims",
            Self::Quotes => "quotes",
            Self::Figures => "figures",
            Self::Times => "times",
            Self::Actors => "actors",
            Self::Groups => "groups",
            Self::Differences => "differences",
        }
    }

    /// What it holds, a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Articles => "A row an article",
            Self::Claims => "A row a claim",
            Self::Quotes => "A row a quote",
            Self::Figures => "A row a figure",
            Self::Times => "A row a time",
            Self::Actors => "A row an actor of an article",
            Self::Groups => "A row a claim of a group",
            Self::Differences => "A row a value that differs",
        }
    }

    /// The names of its columns.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Articles => &[
                "article",
                "path",
                "part",
                "title",
                "byline",
                "published",
                "precision",
                "date_source",
                "updated",
                "source",
                "host",
                "url",
                "language",
                "encoding",
                "bytes",
                "sentences",
                "notices",
            ],
            Self::Claims => &[
                "article",
                "path",
                "claim",
                "line",
                "start",
                "end",
                "text",
                "subject",
                "subject_actor",
                "predicate",
                "lemma",
                "object",
                "object_actor",
                "polarity",
                "modality",
                "first_day",
                "last_day",
                "date_source",
                "place",
                "figures",
                "quote",
                "attributed_to",
                "worth",
            ],
            Self::Quotes => &[
                "article",
                "path",
                "quote",
                "line",
                "start",
                "end",
                "kind",
                "text",
                "speaker",
                "speaker_actor",
                "cue",
                "cue_lemma",
                "stance",
                "medium",
            ],
            Self::Figures => &[
                "article",
                "path",
                "figure",
                "line",
                "start",
                "end",
                "text",
                "number",
                "kind",
                "value",
                "values",
                "change",
                "low",
                "high",
                "qualifier",
                "unit",
                "of",
            ],
            Self::Times => {
                &["article", "path", "time", "line", "start", "end", "text", "kind", "value", "mod", "first_day", "last_day", "anchor"]
            }
            Self::Actors => &["article", "path", "actor", "name", "kind", "titles", "aliases", "mentions", "line", "start", "end"],
            Self::Groups => &["group", "label", "verdict", "sources", "independent_sources", "article", "path", "claim", "line", "text"],
            Self::Differences => {
                &["group", "difference", "aspect", "severity", "explanation", "text", "normalized", "article", "path", "claim", "line"]
            }
        }
    }
}

type Cell<'a> = Cow<'a, str>;
type Row<'a> = Vec<Cell<'a>>;

/// Writes a table with a header line, cells parted by `delimiter`: a comma (RFC 4180) or a tab.
///
/// # Errors
/// Whatever the writer says.
pub fn write_table(out: &mut dyn Write, output: &Output, table: Table, delimiter: u8) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    rows(&mut writer, output, table).map_err(|error| match error.into_kind() {
        // As the writer said it, so that a closed pipe is seen as one.
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })?;
    writer.flush()
}

fn rows(writer: &mut csv::Writer<&mut dyn Write>, output: &Output, table: Table) -> csv::Result<()> {
    writer.write_record(table.columns())?;
    let mut each = |row: Row<'_>| writer.write_record(row.iter().map(|cell| cell.as_bytes()));
    match table {
        Table::Groups => groups(output, &mut each),
        Table::Differences => differences(output, &mut each),
        _ => output.articles.iter().try_for_each(|article| items(article, table, &mut each)),
    }
}

type Each<'e> = &'e mut dyn FnMut(Row<'_>) -> csv::Result<()>;

fn items(article: &ArticleRecord, table: Table, each: Each<'_>) -> csv::Result<()> {
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
            row.extend([phrase(claim.place.as_ref()), joined(&claim.figures), maybe(claim.quote.as_deref())]);
            row.push(maybe(claim.attributed_to.as_ref().map(|whose| whose.text.as_str())));
            row.push(claim.worth.to_string().into());
            each(row)
        }),
        Table::Quotes => article.quotes.iter().try_for_each(|quote| {
            let mut row = head();
            row.push(text(&quote.id));
            let whole = quote.parts.first().zip(quote.parts.last());
            let whole = whole.map(|(first, last)| FileSpan { start: first.start, end: last.end, line: first.line, field: None });
            row.extend(whole.as_ref().map_or_else(|| [empty(), empty(), empty()], place));
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
            let values: Vec<String> = figure.values.iter().map(|value| value.0.normalize().to_string()).collect();
            row.extend([joined(&values), maybe(figure.change.map(|change| change.as_str())), number(figure.low), number(figure.high)]);
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
            row.extend([text(&actor.id), text(&actor.name), text(actor.kind.as_str()), joined(&actor.titles), joined(&actor.aliases)]);
            row.push(actor.mentions.len().to_string().into());
            row.extend(actor.mentions.first().map_or_else(|| [empty(), empty(), empty()], |mention| place(&mention.span)));
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
        article.part.map_or_else(empty, |part| part.to_string().into()),
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
        article.bytes.to_string().into(),
        article.sentences.len().to_string().into(),
        joined(&notices),
    ]
}

fn groups(output: &Output, each: Each<'_>) -> csv::Result<()> {
    let index = Index::new(&output.articles);
    for group in &output.groups {
        for reference in &group.claims {
            let found = index.claim(reference);
            each(vec![
                text(&group.id),
                text(&group.label),
                text(group.verdict.as_str()),
                group.sources.to_string().into(),
                group.independent_sources.to_string().into(),
                text(&reference.article),
                text(index.path(&reference.article)),
                text(&reference.claim),
                found.map_or_else(empty, |(_, claim)| claim.span.line.to_string().into()),
                maybe(found.map(|(_, claim)| claim.text.as_str())),
            ])?;
        }
    }
    Ok(())
}

fn differences(output: &Output, each: Each<'_>) -> csv::Result<()> {
    let index = Index::new(&output.articles);
    for group in &output.groups {
        for (number, difference) in group.differences.iter().enumerate() {
            for value in &difference.values {
                for reference in &value.claims {
                    each(vec![
                        text(&group.id),
                        (number + 1).to_string().into(),
                        text(difference.aspect.as_str()),
                        text(difference.severity.as_str()),
                        text(&difference.explanation),
                        text(&value.text),
                        maybe(value.normalized.as_deref()),
                        text(&reference.article),
                        text(index.path(&reference.article)),
                        text(&reference.claim),
                        index.claim(reference).map_or_else(empty, |(_, claim)| claim.span.line.to_string().into()),
                    ])?;
                }
            }
        }
    }
    Ok(())
}

fn empty<'a>() -> Cell<'a> {
    Cow::Borrowed("")
}

fn text(text: &str) -> Cell<'_> {
    Cow::Borrowed(text)
}

fn maybe(text: Option<&str>) -> Cell<'_> {
    Cow::Borrowed(text.unwrap_or(""))
}

fn joined<'a>(list: &[String]) -> Cell<'a> {
    Cow::Owned(list.join("; "))
}

fn number<'a>(number: Option<Number>) -> Cell<'a> {
    number.map_or_else(empty, |number| number.0.normalize().to_string().into())
}

fn phrase(argument: Option<&ArgumentRecord>) -> Cell<'_> {
    maybe(argument.map(|argument| argument.text.as_str()))
}

fn actor(argument: Option<&ArgumentRecord>) -> Cell<'_> {
    maybe(argument.and_then(|argument| argument.actor.as_deref()))
}

/// Line, first byte, one past the last.
fn place<'a>(span: &FileSpan) -> [Cell<'a>; 3] {
    [span.line.to_string().into(), span.start.to_string().into(), span.end.to_string().into()]
}
