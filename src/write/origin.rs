//! Where an item of a run comes from: its words underlined in their line, the rules that made it, and for a group why its claims
//! were put together and why it has its verdict.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::text::Style;
use crate::check::Places;
use crate::extract::figures::bounds::BOUNDS;
use crate::model::{
    ActorRecord, ArticleRecord, ClaimRecord, FigureRecord, FileSpan, GroupRecord, Index, Output, QuoteRecord, Severity, TimeRecord, Verdict,
};
use crate::{reconcile, rule};

/// Something of a run that has an id.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// An article.
    Article(&'a ArticleRecord),
    /// An actor of an article.
    Actor(&'a ArticleRecord, &'a ActorRecord),
    /// A figure.
    Figure(&'a ArticleRecord, &'a FigureRecord),
    /// A time.
    Time(&'a ArticleRecord, &'a TimeRecord),
    /// A quote.
    Quote(&'a ArticleRecord, &'a QuoteRecord),
    /// A claim.
    Claim(&'a ArticleRecord, &'a ClaimRecord),
    /// A group.
    Group(&'a GroupRecord),
}

impl Item<'_> {
    /// The id under which it is found again: `ARTICLE/c1`, or that of an article or group.
    #[must_use]
    pub fn id(&self) -> String {
        let of = |article: &ArticleRecord, id: &str| format!("{}/{id}", article.id);
        match self {
            Self::Article(article) => article.id.clone(),
            Self::Actor(article, actor) => of(article, &actor.id),
            Self::Figure(article, figure) => of(article, &figure.id),
            Self::Time(article, time) => of(article, &time.id),
            Self::Quote(article, quote) => of(article, &quote.id),
            Self::Claim(article, claim) => of(article, &claim.id),
            Self::Group(group) => group.id.clone(),
        }
    }
}

/// What `id` may mean in this run: a group's or article's id (or how it begins, from four characters on), or an item's id (`c1`), alone or
/// behind its article's id, path or the end of its path and a slash.
#[must_use]
pub fn items<'a>(output: &'a Output, id: &str) -> Vec<Item<'a>> {
    let begins = |whole: &str, start: &str| whole == start || (start.len() >= 4 && whole.starts_with(start));
    let groups = output.groups.iter().filter(|group| begins(&group.id, id)).map(Item::Group);
    // Files with the same bytes share an id, and the first stands for them.
    let index = Index::new(&output.articles);
    let first = |article: &ArticleRecord| index.article(&article.id).is_some_and(|known| std::ptr::eq(known, article));
    let articles = output.articles.iter().filter(|article| begins(&article.id, id) && first(article)).map(Item::Article);
    let mut found: Vec<Item<'a>> = groups.chain(articles).collect();
    if !found.is_empty() {
        return found;
    }
    let (whose, own) = id.rsplit_once(['/', '#']).map_or((None, id), |(whose, own)| (Some(whose), own));
    for article in output.articles.iter().filter(|article| first(article)) {
        let is_path = |path: &str, end: &str| path == end || path.strip_suffix(end).is_some_and(|before| before.ends_with(['/', '\\']));
        if whose.is_none_or(|whose| begins(&article.id, whose) || is_path(&article.path, whose)) {
            found.extend(article.actors.iter().filter(|item| item.id == own).map(|item| Item::Actor(article, item)));
            found.extend(article.figures.iter().filter(|item| item.id == own).map(|item| Item::Figure(article, item)));
            found.extend(article.times.iter().filter(|item| item.id == own).map(|item| Item::Time(article, item)));
            found.extend(article.quotes.iter().filter(|item| item.id == own).map(|item| Item::Quote(article, item)));
            found.extend(article.claims.iter().filter(|item| item.id == own).map(|item| Item::Claim(article, item)));
        }
    }
    found
}

/// Writes where an item comes from. Lines are looked up in the files on disk; where they are gone, in the record's sentences.
///
/// # Errors
/// Whatever the writer says.
pub fn origin(out: &mut dyn Write, output: &Output, item: Item<'_>, style: Style) -> io::Result<()> {
    let mut teller = Teller { out, output, places: Places::default(), style };
    match item {
        Item::Article(article) => teller.article(article),
        Item::Actor(article, actor) => teller.actor(article, actor),
        Item::Figure(article, figure) => teller.figure(article, figure),
        Item::Time(article, time) => teller.time(article, time),
        Item::Quote(article, quote) => teller.quote(article, quote),
        Item::Claim(article, claim) => teller.claim(article, claim),
        Item::Group(group) => teller.group(group),
    }
}

fn points(count: usize) -> String {
    if count == 1 { "one point".to_owned() } else { format!("{count} points") }
}

/// How many mentions of an actor are shown.
const MENTIONS: usize = 8;

struct Teller<'a> {
    out: &'a mut dyn Write,
    output: &'a Output,
    places: Places,
    style: Style,
}

/// Words of an item with what they are to it.
type Part<'p> = (&'p FileSpan, &'p str);

impl Teller<'_> {
    /// The item's title and its words underlined, with its parts below.
    fn shown(&mut self, kind: &str, title: &str, article: &ArticleRecord, spans: &[Part<'_>], parts: &[Part<'_>]) -> io::Result<()> {
        let renderer = if self.style.color { Renderer::styled() } else { Renderer::plain() }.term_width(self.style.width);
        let mut group = Level::INFO.with_name(kind.to_owned()).primary_title(title.to_owned()).element(self.snippet(article, spans, parts));
        if spans.is_empty() {
            group = Level::INFO.with_name(kind.to_owned()).primary_title(title.to_owned()).element(Origin::path(article.path.clone()));
        }
        writeln!(self.out, "{}", renderer.render(&[group]))
    }

    fn snippet(&mut self, article: &ArticleRecord, spans: &[Part<'_>], parts: &[Part<'_>]) -> Element<'static> {
        let start = spans.iter().map(|(span, _)| span.start).min().unwrap_or(0);
        let end = spans.iter().map(|(span, _)| span.end).max().unwrap_or(0);
        let line = spans.iter().map(|(span, _)| span.line).min().unwrap_or(1);
        let field = spans.iter().find_map(|(span, _)| span.field.clone());
        let whole = FileSpan { start, end, line, field };
        let lines = self.places.lines(&article.path, &whole);
        let sentence = article.sentences.iter().find(|sentence| sentence.span.start <= start && end <= sentence.span.end);
        // Byte offsets in the source that is shown.
        let (first, from, source) = match (lines, sentence) {
            (Some(lines), _) => (lines.first, lines.start, lines.text),
            (None, Some(sentence)) if sentence.breaks.is_empty() => (sentence.span.line, sentence.span.start, sentence.text.clone()),
            _ => return Origin::path(article.path.clone()).line(line as usize).into(),
        };
        let mut snippet = Snippet::source(source.clone()).line_start(first as usize).path(article.path.clone());
        let inside = |span: &FileSpan| {
            let at =
                |offset: u64| offset.checked_sub(from).and_then(|at| usize::try_from(at).ok()).filter(|at| source.is_char_boundary(*at));
            at(span.start).zip(at(span.end)).map(|(start, end)| start..end.max(start))
        };
        for (kind, list) in [(AnnotationKind::Primary, spans), (AnnotationKind::Context, parts)] {
            for (span, label) in list {
                let Some(range) = inside(span) else { continue };
                let annotation = kind.span(range);
                snippet = snippet.annotation(if label.is_empty() { annotation } else { annotation.label((*label).to_owned()) });
            }
        }
        snippet.into()
    }

    fn rules(&mut self, ids: &[String]) -> io::Result<()> {
        writeln!(self.out, "\n{}", self.style.bold("Rules"))?;
        for id in ids {
            writeln!(self.out, "  {id:<32} {}", rule::find(id).map_or("", |rule| rule.phenomenon))?;
        }
        if ids.is_empty() {
            writeln!(self.out, "  none: it follows from other items")?;
        }
        Ok(())
    }

    fn field(&mut self, name: &str, value: &str) -> io::Result<()> {
        if value.is_empty() { Ok(()) } else { writeln!(self.out, "  {name:<12} {value}") }
    }

    fn article(&mut self, article: &ArticleRecord) -> io::Result<()> {
        let title = article.title.as_ref();
        let spans: Vec<Part<'_>> = title.and_then(|title| title.span.as_ref()).map(|span| (span, "title")).into_iter().collect();
        self.shown("article", &format!("{} {}", article.id, title.map_or("", |title| title.text.as_str())), article, &spans, &[])?;
        if let Some(day) = &article.published {
            self.field("published", &format!("{}, to the {}, read from: {}", day.value, day.precision.as_str(), day.source.as_str()))?;
        }
        self.field("language", article.language.as_deref().unwrap_or("too short to tell"))?;
        self.field("encoding", &article.encoding)?;
        for notice in &article.notices {
            let line = notice.span.as_ref().map_or(String::new(), |span| format!(" (line {})", span.line));
            self.field("notice", &format!("{}: {}{line}", notice.code, notice.message))?;
        }
        let counts = [
            ("sentences", article.sentences.len()),
            ("actors", article.actors.len()),
            ("figures", article.figures.len()),
            ("times", article.times.len()),
            ("quotes", article.quotes.len()),
            ("claims", article.claims.len()),
        ];
        let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
        self.field("holds", &counts.join(", "))
    }

    fn actor(&mut self, article: &ArticleRecord, actor: &ActorRecord) -> io::Result<()> {
        let first: Vec<Part<'_>> = actor.mentions.first().map(|mention| (&mention.span, mention.form.as_str())).into_iter().collect();
        self.shown("actor", &format!("{} {} ({})", actor.id, actor.name, actor.kind.as_str()), article, &first, &[])?;
        self.field("aliases", &actor.aliases.join("; "))?;
        self.field("titles", &actor.titles.join("; "))?;
        for mention in actor.mentions.iter().take(MENTIONS) {
            let place = format!("{}:{}", article.path, mention.span.line);
            self.field(mention.form.as_str(), &format!("“{}” {}", mention.text, self.style.dim(&place)))?;
        }
        if actor.mentions.len() > MENTIONS {
            self.field("", &format!("… and {} more", actor.mentions.len() - MENTIONS))?;
        }
        self.rules(&actor.rules)
    }

    fn figure(&mut self, article: &ArticleRecord, figure: &FigureRecord) -> io::Result<()> {
        let title = format!("{} “{}”", figure.id, figure.text);
        self.shown("figure", &title, article, &[(&figure.span, "")], &[(&figure.number.span, "number")])?;
        let number = |number: Option<crate::model::Number>| number.map_or("none".to_owned(), |number| number.0.normalize().to_string());
        self.field("kind", figure.kind.as_str())?;
        self.field("value", &number(figure.value))?;
        self.field("bounds", &format!("{} to {}", number(figure.low), number(figure.high)))?;
        let why = BOUNDS.iter().find(|row| row.qualifier == figure.qualifier).map_or(String::new(), |row| format!(": {}", row.reason));
        self.field("qualifier", &format!("{}{why}", figure.qualifier.as_str()))?;
        self.field("unit", figure.unit.as_deref().unwrap_or(""))?;
        self.field("of", figure.of.as_deref().unwrap_or(""))?;
        self.rules(&figure.rules)
    }

    fn time(&mut self, article: &ArticleRecord, time: &TimeRecord) -> io::Result<()> {
        self.shown("time", &format!("{} “{}”", time.id, time.text), article, &[(&time.span, "")], &[])?;
        self.field("value", &format!("{} ({})", time.value, time.kind.as_str()))?;
        if let (Some(first), Some(last)) = (&time.first, &time.last) {
            self.field("days", &if first == last { first.clone() } else { format!("{first} to {last}") })?;
        }
        let published = article.published.as_ref().map_or("", |day| day.value.as_str());
        let anchor = match time.anchor.as_str() {
            "published" => format!("the day of publication, {published}"),
            "inferred" => format!("the day that other articles let conclude, {published}"),
            "none" => "nothing: it stands for itself, or its article has no day".to_owned(),
            other => {
                let text = article.times.iter().find(|time| time.id == other).map_or("", |time| time.text.as_str());
                format!("{other} “{text}”")
            }
        };
        self.field("seen from", &anchor)?;
        self.rules(&time.rules)
    }

    fn quote(&mut self, article: &ArticleRecord, quote: &QuoteRecord) -> io::Result<()> {
        let spans: Vec<Part<'_>> = quote.parts.iter().map(|part| (part, "")).collect();
        let mut parts: Vec<Part<'_>> = Vec::new();
        parts.extend(quote.speaker.as_ref().and_then(|speaker| speaker.span.as_ref()).map(|span| (span, "speaker")));
        parts.extend(quote.cue.as_ref().map(|cue| (&cue.span, "cue")));
        // The cue and the speaker may stand before or behind what is shown.
        self.shown("quote", &format!("{} ({}, {})", quote.id, quote.kind.as_str(), quote.stance.as_str()), article, &spans, &parts)?;
        if let Some(speaker) = &quote.speaker {
            let carried = if speaker.span.is_none() { " (carries on from before)" } else { "" };
            let actor = speaker.actor.as_ref().map_or(String::new(), |actor| format!(" = {actor}"));
            self.field("speaker", &format!("{}{actor}{carried}", speaker.text))?;
        }
        if let Some(cue) = &quote.cue {
            self.field("cue", &format!("“{}” (line {})", cue.text, cue.span.line))?;
        }
        self.rules(&quote.rules)
    }

    fn claim(&mut self, article: &ArticleRecord, claim: &ClaimRecord) -> io::Result<()> {
        let mut parts: Vec<Part<'_>> =
            vec![(&claim.predicate.span, if claim.predicate.implied { "predicate (implied)" } else { "predicate" })];
        parts.extend(claim.predicate.particle.as_ref().map(|particle| (&particle.span, "particle")));
        parts.extend(claim.subject.as_ref().map(|side| (&side.span, "subject")));
        parts.extend(claim.object.as_ref().map(|side| (&side.span, "object")));
        parts.extend(claim.arguments.iter().map(|side| (&side.span, "argument")));
        parts.extend(claim.place.as_ref().map(|side| (&side.span, "place")));
        let time = claim.time.as_ref().and_then(|id| article.times.iter().find(|time| time.id == *id));
        parts.extend(time.map(|time| (&time.span, "time")));
        self.shown("claim", &claim.id, article, &[(&claim.span, "")], &parts)?;
        self.field("stands", &format!("{}, {}", claim.polarity.as_str(), claim.modality.as_str()))?;
        if let Some(date) = &claim.date {
            let (first, last) = (date.first.as_deref().unwrap_or("…"), date.last.as_deref().unwrap_or("…"));
            let days = if first == last { first.to_owned() } else { format!("{first} to {last}") };
            let by = time.map_or(String::new(), |time| format!(" by {} “{}”", time.id, time.text));
            self.field("days", &format!("{days}, {}{by}", date.source.as_str()))?;
        }
        for figure in article.figures.iter().filter(|figure| claim.figures.contains(&figure.id)) {
            self.field("figure", &format!("{} “{}”", figure.id, figure.text))?;
        }
        if let Some(whose) = &claim.attributed_to {
            let quote = claim.quote.as_ref().map_or(String::new(), |quote| format!(", in {quote}"));
            self.field("whose", &format!("{}{quote}", whose.text))?;
        }
        self.field("worth", &format!("{} (`claims explain worth`)", claim.worth))?;
        let member = |group: &&GroupRecord| group.claims.iter().any(|other| other.article == article.id && other.claim == claim.id);
        let groups: Vec<String> = self.output.groups.iter().filter(member).map(|group| group.id.clone()).collect();
        self.field("groups", &groups.join(", "))?;
        self.rules(&claim.rules)
    }

    fn group(&mut self, group: &GroupRecord) -> io::Result<()> {
        let index = Index::new(&self.output.articles);
        let style = self.style;
        super::text::group(self.out, group, &index, style)?;
        writeln!(self.out, "{}", style.bold("Claims"))?;
        for reference in &group.claims {
            if let Some((_, claim)) = index.claim(reference) {
                let place = style.dim(&format!("{}  {}/{}", index.place(reference), reference.article, reference.claim));
                writeln!(self.out, "  {}  {place}", claim.text)?;
            }
        }
        writeln!(self.out, "\n{}", style.bold("Why they were put together"))?;
        for ground in reconcile::grounds(&self.output.articles, group) {
            let [a, b] = &ground.claims;
            let score = ground.score.map_or("measure the same thing".to_owned(), |score| format!("alike {score:.2} of 1"));
            writeln!(self.out, "  {} and {}: {score}", index.place(b), index.place(a))?;
            let mut line = |name: &str, value: String| {
                if value.is_empty() { Ok(()) } else { writeln!(self.out, "    {name:<8} {value}") }
            };
            line("verb", ground.verb.unwrap_or_default())?;
            line("actors", ground.actors.join(", "))?;
            line("figures", ground.figures.join("; "))?;
            line("days", ground.days.unwrap_or_default())?;
            line("words", ground.words.join(", "))?;
        }
        writeln!(self.out, "\n{}", style.bold("Why this verdict"))?;
        let conflicts = group.differences.iter().filter(|difference| difference.severity == Severity::Conflict).count();
        let why = match group.verdict {
            Verdict::Conflict => format!("conflict: of {} differences, {conflicts} can't hold on both sides", group.differences.len()),
            Verdict::Differ => format!("differ: they differ in {}, and both sides can hold", points(group.differences.len())),
            Verdict::Agree => "agree: nothing was found in which they differ".to_owned(),
        };
        writeln!(self.out, "  {why}")?;
        for difference in &group.differences {
            writeln!(self.out, "  {}/{}: {}", difference.aspect.as_str(), difference.severity.as_str(), difference.explanation)?;
        }
        writeln!(self.out, "  {} articles, {} of them independent of each other's text", group.sources, group.independent_sources)
    }
}
