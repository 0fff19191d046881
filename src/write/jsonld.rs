//! The format `jsonld`: the records in the words of schema.org, so that a `ClaimReview` can take a claim as its `itemReviewed`.
//!
//! Nodes name each other by `@id`: `#ARTICLE` an article, `#ARTICLE/c1` a claim, `#GROUP` what the claims of a group say together. Only what
//! the records say is written: there is no rating, since there is no verdict on who is right.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::model::{ActorKind, ArticleRecord, ClaimRecord, GroupRecord, Index, Output, QuoteRecord};

/// Writes the whole output as one JSON-LD document and a line feed.
///
/// # Errors
/// Whatever the writer says.
pub fn write_jsonld(out: &mut dyn Write, output: &Output) -> io::Result<()> {
    out.write_all(b"{\"@context\":\"https://schema.org\",\"@graph\":[")?;
    let mut first = true;
    let mut node = |out: &mut dyn Write, node: Value| {
        out.write_all(if std::mem::take(&mut first) { b"\n" } else { b",\n" })?;
        serde_json::to_writer(out, &node).map_err(io::Error::from)
    };
    let index = Index::new(&output.articles);
    for article in &output.articles {
        // Files with the same bytes are one article.
        if !index.article(&article.id).is_some_and(|known| std::ptr::eq(known, article)) {
            continue;
        }
        node(out, of_article(article))?;
        article.claims.iter().try_for_each(|claim| node(out, of_claim(article, claim)))?;
        article.quotes.iter().try_for_each(|quote| node(out, of_quote(article, quote)))?;
    }
    output.groups.iter().try_for_each(|group| node(out, of_group(&index, group)))?;
    out.write_all(b"\n]}\n")
}

/// A node with what is known of it: nulls and empty lists are left out.
fn node(fields: Vec<(&str, Value)>) -> Value {
    let known = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    Value::Object(fields.into_iter().filter(|(_, value)| known(value)).map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn reference(id: String) -> Value {
    json!({ "@id": id })
}

fn of_article(article: &ArticleRecord) -> Value {
    let text = |text: Option<&str>| text.map_or(Value::Null, Value::from);
    let outlet = article.source.as_ref().map_or(Value::Null, |outlet| {
        let url = outlet.host.as_ref().map(|host| format!("https://{host}"));
        node(vec![("@type", "Organization".into()), ("name", text(outlet.name.as_deref())), ("url", text(url.as_deref()))])
    });
    let author = article.byline.as_ref().map_or(Value::Null, |byline| json!({ "@type": "Person", "name": byline.text }));
    node(vec![
        ("@type", "NewsArticle".into()),
        ("@id", format!("#{}", article.id).into()),
        ("identifier", article.sha256.as_str().into()),
        ("name", article.path.as_str().into()),
        ("headline", text(article.title.as_ref().map(|title| title.text.as_str()))),
        ("datePublished", text(article.published.as_ref().map(|moment| moment.value.as_str()))),
        ("dateModified", text(article.updated.as_ref().map(|moment| moment.value.as_str()))),
        ("author", author),
        ("publisher", outlet),
        ("url", text(article.url.as_deref())),
        ("inLanguage", text(article.language.as_deref())),
        ("dateline", text(article.dateline.as_ref().map(|dateline| dateline.text.as_str()))),
    ])
}

/// The type of an actor in schema.org; none for what has no name of its own there.
fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Organization | ActorKind::Group => "Organization",
        ActorKind::Place => "Place",
        ActorKind::Product => "Product",
        ActorKind::Event => "Event",
        ActorKind::Work => "CreativeWork",
        _ => "Thing",
    }
}

/// The actor with this id, as a node; the words alone where it has none.
fn actor(article: &ArticleRecord, id: Option<&str>, words: &str) -> Value {
    match id.and_then(|id| article.actors.iter().find(|actor| actor.id == id)) {
        Some(actor) => json!({ "@type": kind(actor.kind), "name": actor.name }),
        None => json!({ "@type": "Thing", "name": words }),
    }
}

fn of_claim(article: &ArticleRecord, claim: &ClaimRecord) -> Value {
    let sides = claim.subject.iter().chain(&claim.object).chain(&claim.arguments);
    let mut about: Vec<Value> = Vec::new();
    for side in sides.filter(|side| side.actor.is_some()) {
        let value = actor(article, side.actor.as_deref(), &side.text);
        if !about.contains(&value) {
            about.push(value);
        }
    }
    let days = claim.date.as_ref().map_or(Value::Null, |date| match (date.first.as_deref(), date.last.as_deref()) {
        (Some(first), Some(last)) if first == last => first.into(),
        // An open end, as schema.org writes it.
        (first, last) => format!("{}/{}", first.unwrap_or(".."), last.unwrap_or("..")).into(),
    });
    let whose = claim.attributed_to.as_ref();
    node(vec![
        ("@type", "Claim".into()),
        ("@id", format!("#{}/{}", article.id, claim.id).into()),
        ("text", claim.text.as_str().into()),
        ("author", whose.map_or(Value::Null, |whose| actor(article, whose.actor.as_deref(), &whose.text))),
        ("appearance", reference(format!("#{}", article.id))),
        ("about", about.into()),
        ("temporalCoverage", days),
        ("spatialCoverage", claim.place.as_ref().map_or(Value::Null, |place| json!({ "@type": "Place", "name": place.text }))),
        ("isPartOf", claim.quote.as_ref().map_or(Value::Null, |quote| reference(format!("#{}/{quote}", article.id)))),
    ])
}

fn of_quote(article: &ArticleRecord, quote: &QuoteRecord) -> Value {
    let speaker = quote.speaker.as_ref();
    node(vec![
        ("@type", "Quotation".into()),
        ("@id", format!("#{}/{}", article.id, quote.id).into()),
        ("text", quote.text.as_str().into()),
        ("creator", speaker.map_or(Value::Null, |speaker| actor(article, speaker.actor.as_deref(), &speaker.text))),
        ("isPartOf", reference(format!("#{}", article.id))),
    ])
}

/// What the claims of a group say together: one claim that appears in all their articles, the first of them first.
fn of_group(index: &Index<'_>, group: &GroupRecord) -> Value {
    let mut articles: Vec<&ArticleRecord> = Vec::new();
    for claim in &group.claims {
        if let Some(article) = index.article(&claim.article)
            && articles.iter().all(|known| known.id != article.id)
        {
            articles.push(article);
        }
    }
    let dated = articles.iter().filter_map(|article| Some((article.published.as_ref()?.value.as_str(), article.id.as_str())));
    let first = dated.min().map_or(Value::Null, |(_, id)| reference(format!("#{id}")));
    let appearance: Vec<Value> = articles.iter().map(|article| reference(format!("#{}", article.id))).collect();
    let members: Vec<Value> = group.claims.iter().map(|claim| reference(format!("#{}/{}", claim.article, claim.claim))).collect();
    let differences: Vec<&str> = group.differences.iter().map(|difference| difference.explanation.as_str()).collect();
    node(vec![
        ("@type", "Claim".into()),
        ("@id", format!("#{}", group.id).into()),
        ("text", group.label.as_str().into()),
        ("appearance", appearance.into()),
        ("firstAppearance", first),
        ("hasPart", members.into()),
        ("keywords", group.verdict.as_str().into()),
        ("abstract", if differences.is_empty() { Value::Null } else { differences.join(" ").into() }),
    ])
}
