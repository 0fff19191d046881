//! Every rule is held to its examples.

use claims::model::{ArticleRecord, DateSource, FigureRecord, Number, Precision};
use claims::pipeline::process;
use claims::read::{Article, Block, BlockKind, OffsetMap, Published};
use claims::reconcile::{self, conclude};
use claims::rule::{all, extraction};
use claims::span::Span;

/// A text as an article of Friday 2025-09-26: a paragraph a blank line.
fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for (number, paragraph) in text.split("\n\n").enumerate() {
        let span = Span::new(at as u32, (at + paragraph.len()) as u32);
        blocks.push(Block { span, kind: BlockKind::Paragraph, paragraph: number as u32 + 1 });
        at += paragraph.len() + 2;
    }
    let day = jiff::civil::date(2025, 9, 26);
    Article {
        path: "example.txt".into(),
        part: None,
        sha256: "0".repeat(64),
        bytes: text.len() as u64,
        encoding: "UTF-8",
        language: Some("en".into()),
        text: text.into(),
        map: OffsetMap::identity(text.as_bytes()),
        blocks,
        title: None,
        byline: None,
        dateline: None,
        published: Some(Published {
            value: day.to_string(),
            first: day,
            last: day,
            precision: Precision::Day,
            source: DateSource::FrontMatter,
        }),
        updated: None,
        url: None,
        source: None,
        notices: Vec::new(),
    }
}

fn bounds(figure: &FigureRecord) -> String {
    let side = |n: Option<Number>| n.map_or(String::new(), |n| n.0.normalize().to_string());
    format!("{}..{}", side(figure.low), side(figure.high))
}

/// What the items that carry this rule's id yield, each in every form that an example may use.
fn yields(record: &ArticleRecord, id: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let has = |rules: &[String]| rules.iter().any(|rule| rule == id);
    for time in record.times.iter().filter(|time| has(&time.rules)) {
        found.push(vec![time.text.clone(), format!("{} = {}", time.text, time.value)]);
    }
    for figure in record.figures.iter().filter(|figure| has(&figure.rules)) {
        let mut forms = vec![figure.text.clone(), format!("{} = {}", figure.text, bounds(figure))];
        forms.extend(figure.value.map(|value| format!("{} = {}", figure.text, value.0.normalize())));
        if !figure.values.is_empty() {
            let values: Vec<String> = figure.values.iter().map(|value| value.0.normalize().to_string()).collect();
            forms.push(format!("{} = {}", figure.text, values.join("-")));
        }
        found.push(forms);
    }
    for actor in record.actors.iter().filter(|actor| has(&actor.rules)) {
        for mention in &actor.mentions {
            found.push(vec![mention.text.clone(), format!("{} = {}", mention.text, actor.name)]);
        }
    }
    for quote in record.quotes.iter().filter(|quote| has(&quote.rules)) {
        let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.text.as_str());
        found.push(vec![quote.text.clone(), format!("{} = {speaker}", quote.text)]);
    }
    for claim in record.claims.iter().filter(|claim| has(&claim.rules)) {
        let text = |argument: &Option<claims::model::ArgumentRecord>| argument.as_ref().map_or(String::new(), |a| a.text.clone());
        found.push(vec![
            claim.text.clone(),
            format!("{} | {} | {}", text(&claim.subject), claim.predicate.text, text(&claim.object)).trim().to_owned(),
        ]);
    }
    found
}

#[test]
fn every_example_of_every_rule_holds() {
    let mut wrong = Vec::new();
    for rule in extraction() {
        for (text, expected) in rule.matches {
            let found = yields(&process(article(text)), rule.id);
            if !found.iter().any(|forms| forms.iter().any(|form| form == expected)) {
                wrong.push(format!("{}: {text:?} must yield {expected:?}, yields {found:?}", rule.id));
            }
        }
        for text in rule.rejects {
            let found = yields(&process(article(text)), rule.id);
            if !found.is_empty() {
                wrong.push(format!("{}: {text:?} must yield nothing, yields {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The two articles of an example, `2025-09-27: ` before a text its day.
fn accounts(text: &str) -> Vec<ArticleRecord> {
    text.split(" // ")
        .enumerate()
        .map(|(number, text)| {
            let dated = text.split_once(": ").and_then(|(day, text)| Some((day.parse::<jiff::civil::Date>().ok()?, text)));
            let mut article = article(dated.map_or(text, |(_, text)| text));
            article.path = format!("{number}.txt");
            article.sha256 = number.to_string().repeat(64);
            if let (Some((day, _)), Some(published)) = (dated, article.published.as_mut()) {
                (published.value, published.first, published.last) = (day.to_string(), day, day);
            }
            process(article)
        })
        .collect()
}

/// What the rule finds in the articles: values of differences, sides of edits, labels of groups.
fn reconciled(articles: &[ArticleRecord], id: &str) -> Vec<String> {
    let found = conclude(&mut articles.to_vec());
    let mut told = Vec::new();
    let mut tell = |texts: Vec<&str>| told.push(texts.join(" | "));
    for group in &found.groups {
        if group.rules.iter().any(|rule| rule == id) {
            tell(vec![&group.label]);
        }
        for difference in group.differences.iter().filter(|difference| difference.rule == id) {
            assert!(difference.explanation.ends_with('.'), "{}", difference.explanation);
            tell(difference.values.iter().map(|value| value.text.as_str()).collect());
        }
    }
    for edit in found.copies.iter().flat_map(|copy| &copy.edits).filter(|edit| edit.rule == id) {
        tell(edit.sides.iter().map(|side| side.text.as_str()).collect());
    }
    told
}

#[test]
fn every_example_of_reconciliation_holds() {
    let mut wrong = Vec::new();
    for rule in reconcile::RULES {
        for (text, expected) in rule.matches {
            let found = reconciled(&accounts(text), rule.id);
            if !found.iter().any(|told| told == expected) {
                wrong.push(format!("{}: {text:?} must yield {expected:?}, yields {found:?}", rule.id));
            }
        }
        for text in rule.rejects {
            let found = reconciled(&accounts(text), rule.id);
            if !found.is_empty() {
                wrong.push(format!("{}: {text:?} must yield nothing, yields {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_have_names_and_phenomena() {
    let mut ids: Vec<&str> = all().map(|rule| rule.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    for rule in all() {
        assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.id);
        assert!(rule.phenomenon.len() > 20 && rule.phenomenon.ends_with('.'), "{}: one whole sentence", rule.id);
    }
}
