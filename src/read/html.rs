//! HTML pages: the article's blocks out of the markup, and what the page says of itself (JSON-LD, Open Graph, `<time>`).
//!
//! The tokenizer gives exact places; the choice of blocks is ours: elements and classes of page furniture are skipped, then
//! the container with the most running text counts (`itemprop=articleBody`, `<article>`, `<main>`, else all).

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use serde_json::Value;

use super::assemble::Page;
use super::front_matter::flatten_json;
use super::meta::{Entry, Meta, is_url};
use super::paras::Paras;
use super::source::Source;
use super::{BlockKind, Notice};
use crate::model::DateSource;

/// Reads a page. `source` is the whole file, references not resolved.
pub(super) fn read(source: Source, encoding: &'static str, notices: Vec<Notice>) -> Page {
    let mut page = parse(&source, true);
    if page.letters() < 40 {
        // A page whose classes look all like furniture: then the classes don't count.
        page = parse(&source, false);
    }
    let (text, paras, entries) = page.finish();
    Page { source: text, paras, meta: Meta::new(&entries), metadata: DateSource::Metadata, encoding, notices }
}

/// The encoding that a page names in its first bytes.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label: String = head
        .get(at..)?
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// Whether a text is an HTML page.
pub(super) fn looks_like_it(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<!--", "<div", "<p>", "<p ", "<meta", "<title", "<h1"]
        .iter()
        .any(|tag| begins(tag))
}

/// More attributes than any tag has; the tokenizer's stack grows with them.
const ATTRIBUTES: usize = 3000;

/// Whether a tag of the page has so many attributes that it is none.
pub(super) fn has_endless_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut count, mut next) = (0usize, 0usize);
    for at in memchr::memchr2_iter(b'=', b'>', bytes) {
        if at < next {
            continue;
        }
        if bytes.get(at) == Some(&b'>') {
            count = 0;
            continue;
        }
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let value = rest.trim_ascii_start();
        let Some(quote) = value.first().filter(|byte| matches!(byte, b'"' | b'\'')) else { continue };
        let from = at + 1 + rest.len() - value.len() + 1;
        let length = bytes.get(from..).and_then(|rest| memchr::memchr(*quote, rest));
        // Without a closing mark it is no value.
        let Some(length) = length else { continue };
        next = from + length + 1;
        count += 1;
        if count > ATTRIBUTES {
            return true;
        }
    }
    false
}

/// Whether a text is an HTML page whatever its name.
pub(super) fn is_surely(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    ["<!doctype html", "<html"].iter().any(|tag| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag)))
}

const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose text is never the article's.
const SKIPPED: &[&str] = &[
    "script", "style", "nav", "aside", "footer", "noscript", "iframe", "svg", "math", "button", "select", "textarea", "template", "object",
    "video", "audio", "canvas", "form", "dialog", "label", "menu", "head", "sup",
];
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "tr",
    "td",
    "th",
    "pre",
    "hr",
    "address",
    "body",
    "html",
    "center",
    "details",
    "summary",
    "fieldset",
    "nav",
    "aside",
    "footer",
    "form",
    "tbody",
    "thead",
    "caption",
    "time",
];
/// Words of classes and ids of what stands around an article.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "adslot",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "commenting",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "footer",
    "gdpr",
    "login",
    "masthead",
    "menu",
    "modal",
    "more",
    "most",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommended",
    "recommendations",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tagcloud",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "toolbar",
    "topbar",
    "trending",
    "widget",
];
/// Words that turn the ones above around: "has-sidebar", "no-ads".
const MODIFIERS: &[&str] = &["has", "no", "with", "without", "is", "show", "hide", "js"];

/// Which container a paragraph lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Container {
    body: bool,
    /// Number of the `<article>`, from 1; 0 outside.
    article: usize,
    main: bool,
}

#[derive(Debug)]
struct Open {
    name: String,
    skipped: bool,
    block: bool,
    link: bool,
    before: Container,
}

struct Reader<'a> {
    by_class: bool,
    open: Vec<Open>,
    /// How many open elements are skipped, and how many are links.
    skipped: usize,
    links: usize,
    container: Container,
    articles: usize,
    out: Paras<'a>,
    containers: Vec<Container>,
    entries: Vec<Entry>,
    times: Vec<Entry>,
    /// What a script of JSON-LD or the page's title has so far.
    collect: Option<(bool, String)>,
    page_title: Option<String>,
}

fn parse(source: &Source, by_class: bool) -> Reader<'_> {
    let mut reader = Reader {
        by_class,
        open: Vec::new(),
        skipped: 0,
        links: 0,
        container: Container::default(),
        articles: 0,
        out: Paras::new(source),
        containers: Vec::new(),
        entries: Vec::new(),
        times: Vec::new(),
        collect: None,
        page_title: None,
    };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(source.text.as_str(), emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag),
            Ok(Token::EndTag(tag)) => reader.end(&String::from_utf8_lossy(&tag.name), tag.span.start),
            Ok(Token::String(text)) => reader.text(text.span.start..text.span.end, &text.value),
            _ => {}
        }
    }
    reader.flush();
    reader
}

impl Reader<'_> {
    fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
        tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).trim().to_owned())
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match name.as_str() {
            "meta" => return self.meta(tag),
            "link" => return self.link(tag),
            "br" => return self.out.line_break(tag.span.start..tag.span.end),
            "html" => {
                if let Some(language) = Self::attribute(tag, "lang") {
                    self.tell("language", &language);
                }
            }
            "script" if Self::attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) => {
                self.collect = Some((true, String::new()))
            }
            "title" if !self.open.iter().rev().take(8).any(|open| open.name == "svg") => self.collect = Some((false, String::new())),
            "time" if self.skipped == 0 => {
                if let Some(moment) = Self::attribute(tag, "datetime").filter(|_| self.times.len() < 8) {
                    self.times.push(Entry::new(vec!["published".to_owned()], moment));
                }
            }
            _ => {}
        }
        let block = BLOCKS.contains(&name.as_str());
        if block {
            self.flush();
            // These close one another.
            if self.open.last().is_some_and(|open| {
                open.name == "p" || open.name == name && matches!(name.as_str(), "li" | "dd" | "dt" | "td" | "tr" | "th")
            }) {
                self.close();
            }
        }
        if VOID.contains(&name.as_str()) || tag.self_closing && name != "script" {
            return;
        }
        let before = self.container;
        let property = Self::attribute(tag, "itemprop").unwrap_or_default();
        match name.as_str() {
            "article" => {
                self.articles += 1;
                self.container.article = self.articles;
            }
            "main" => self.container.main = true,
            _ => {}
        }
        if property.eq_ignore_ascii_case("articleBody") {
            self.container.body = true;
        }
        let skipped =
            SKIPPED.contains(&name.as_str()) && !(name == "form" && self.open.len() < 3) || self.by_class && self.is_furniture(tag, &name);
        let link = name == "a";
        self.skipped += usize::from(skipped);
        self.links += usize::from(link);
        if block && self.skipped == 0 {
            self.out.kind = match name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
                "li" => BlockKind::ListItem,
                "figcaption" => BlockKind::Caption,
                _ => BlockKind::Paragraph,
            };
        }
        self.open.push(Open { name, skipped, block, link, before });
    }

    /// Whether an element is page furniture by its class, id, role or state.
    fn is_furniture(&self, tag: &StartTag<usize>, name: &str) -> bool {
        if matches!(name, "html" | "body" | "main" | "article" | "p" | "h1" | "a" | "span" | "em" | "strong" | "b" | "i") {
            return Self::attribute(tag, "hidden").is_some();
        }
        if Self::attribute(tag, "hidden").is_some() || Self::attribute(tag, "aria-hidden").is_some_and(|value| value == "true") {
            return true;
        }
        if Self::attribute(tag, "role")
            .is_some_and(|role| matches!(role.as_str(), "navigation" | "complementary" | "contentinfo" | "search" | "dialog" | "alert"))
        {
            return true;
        }
        if Self::attribute(tag, "style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none")) {
            return true;
        }
        ["class", "id"].iter().filter_map(|key| Self::attribute(tag, key)).any(|value| {
            value.split_whitespace().any(|class| {
                let lower = class.to_ascii_lowercase();
                let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
                !words.first().is_some_and(|first| MODIFIERS.contains(first)) && words.iter().any(|word| FURNITURE.contains(word))
            })
        })
    }

    fn end(&mut self, name: &str, at: usize) {
        let _ = at;
        if let Some((data, text)) = self.collect.take() {
            if data {
                self.linked_data(&text);
            } else if self.page_title.is_none() {
                self.page_title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        if name == "p" || BLOCKS.contains(&name) {
            self.flush();
        }
        // A stray end tag closes nothing; one that is far up in a broken page neither.
        let Some(depth) = self.open.iter().rev().take(64).position(|open| open.name == name) else { return };
        for _ in 0..=depth {
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.skipped -= usize::from(open.skipped);
            self.links -= usize::from(open.link);
            self.container = open.before;
            if open.block {
                self.out.kind = BlockKind::Paragraph;
            }
        }
    }

    fn text(&mut self, range: Range<usize>, value: &[u8]) {
        if let Some((_, text)) = &mut self.collect {
            text.push_str(&String::from_utf8_lossy(value));
            return;
        }
        if self.skipped > 0 {
            return;
        }
        self.out.with_references(range, self.links > 0);
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let in_cell = self.open.iter().rev().take(6).any(|open| matches!(open.name.as_str(), "td" | "th"));
        let in_paragraph = self.open.iter().rev().take(6).any(|open| open.name == "p");
        let Some(ended) = self.out.end() else { return };
        let list = ended.kind == BlockKind::ListItem || !in_paragraph && ended.kind == BlockKind::Paragraph;
        // Navigation is links with nothing between; cells are figures, not sentences.
        if list && ended.links * 3 >= ended.letters * 2 && ended.links > 0 || in_cell && !in_paragraph && ended.letters < 80 {
            self.out.drop_last();
            return;
        }
        self.containers.push(self.container);
    }

    fn letters(&self) -> usize {
        self.out.paras.iter().filter(|para| para.kind == BlockKind::Paragraph).map(|para| para.range.len()).sum()
    }

    fn tell(&mut self, key: &str, value: &str) {
        if !value.is_empty() && value.len() < 1000 {
            self.entries.push(Entry::new(vec![key.to_owned()], value));
        }
    }

    fn meta(&mut self, tag: &StartTag<usize>) {
        let Some(content) = Self::attribute(tag, "content") else { return };
        for key in ["property", "name", "itemprop"] {
            let Some(name) = Self::attribute(tag, key) else { continue };
            let key = match name.to_ascii_lowercase().as_str() {
                "og:title" | "twitter:title" | "dc.title" | "headline" | "parsely-title" | "sailthru.title" => "title",
                "og:site_name" | "application-name" | "publisher" | "dc.publisher" => "outlet",
                "og:url" | "twitter:url" => "url",
                "og:locale" | "language" | "dc.language" => "language",
                "author" | "article:author" | "byl" | "dc.creator" | "parsely-author" | "sailthru.author" | "twitter:creator"
                    if !is_url(&content) && !content.starts_with('@') =>
                {
                    "author"
                }
                "article:published_time"
                | "datepublished"
                | "og:published_time"
                | "date"
                | "pubdate"
                | "publish_date"
                | "publishdate"
                | "publish-date"
                | "dc.date"
                | "dc.date.issued"
                | "dcterms.created"
                | "parsely-pub-date"
                | "sailthru.date"
                | "article.published"
                | "published"
                | "published_at"
                | "publication_date"
                | "citation_publication_date"
                | "cxenseparse:recs:publishtime" => "published",
                "article:modified_time"
                | "og:updated_time"
                | "datemodified"
                | "lastmod"
                | "last-modified"
                | "article.updated"
                | "dcterms.modified" => "updated",
                _ => continue,
            };
            self.tell(key, &content);
        }
    }

    fn link(&mut self, tag: &StartTag<usize>) {
        if Self::attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
            && let Some(address) = Self::attribute(tag, "href").filter(|address| is_url(address))
        {
            // Before og:url, which some sites leave at the front page.
            self.entries.insert(0, Entry::new(vec!["url".to_owned()], address));
        }
    }

    /// schema.org's NewsArticle and its kin, wherever they stand in the data.
    fn linked_data(&mut self, text: &str) {
        let Ok(data) = serde_json::from_str::<Value>(text.trim()) else { return };
        let mut found = Vec::new();
        articles(&data, &mut found, 0);
        let Some(Value::Object(fields)) = found.first() else { return };
        let mut told = Vec::new();
        for (name, keys) in [
            ("title", &["headline", "name"][..]),
            ("published", &["datePublished", "dateCreated", "uploadDate"][..]),
            ("updated", &["dateModified"][..]),
            ("author", &["author", "creator"][..]),
            ("outlet", &["publisher", "sourceOrganization"][..]),
            ("url", &["url", "mainEntityOfPage"][..]),
            ("language", &["inLanguage"][..]),
        ] {
            for value in keys.iter().filter_map(|key| fields.get(*key)) {
                let mut inner = Vec::new();
                flatten_json(value, &mut Vec::new(), &mut inner);
                let wanted = |entry: &&Entry| match entry.path.last().map(String::as_str) {
                    None => true,
                    Some("name") => entry.path.len() == 1,
                    Some("@id" | "url") => name == "url" && entry.path.len() == 1,
                    _ => false,
                };
                told.extend(
                    inner
                        .iter()
                        .filter(wanted)
                        .filter(|entry| !entry.text.is_empty())
                        .map(|entry| Entry::new(vec![name.to_owned()], entry.text.clone())),
                );
                if !told.is_empty() && told.last().is_some_and(|last| last.path.first().is_some_and(|key| key == name)) {
                    break;
                }
            }
        }
        told.append(&mut self.entries);
        self.entries = told;
    }

    /// The text, the paragraphs of the best container, and the metadata.
    fn finish(mut self) -> (Source, Vec<super::plain::Para>, Vec<Entry>) {
        let chosen = self.choose();
        let heading = self.heading(&chosen);
        let outlet =
            self.entries.iter().find(|entry| entry.path.first().is_some_and(|key| key == "outlet")).map(|entry| entry.text.clone());
        if let Some(title) = heading
            .filter(|title| title.split_whitespace().count() >= 3 || self.entries.iter().any(|entry| entry.text == *title))
            .filter(|title| Some(title) != outlet.as_ref())
        {
            self.entries.insert(0, Entry::new(vec!["title".to_owned()], title));
        } else if let Some(title) = self.page_title.take() {
            let title = without_site(&title, outlet.as_deref());
            self.entries.push(Entry::new(vec!["title".to_owned()], title));
        }
        self.entries.append(&mut self.times);
        let (source, paras) = self.out.finish();
        let mut number = 0;
        let paras = paras
            .into_iter()
            .filter(|_| {
                number += 1;
                chosen.get(number - 1).copied().unwrap_or(false)
            })
            .collect();
        (source, paras, self.entries)
    }

    /// Which paragraphs lie in the container with the article; headings above it too.
    fn choose(&self) -> Vec<bool> {
        let size = |fits: &dyn Fn(&Container) -> bool| -> usize {
            self.out
                .paras
                .iter()
                .zip(&self.containers)
                .filter(|(para, container)| para.kind == BlockKind::Paragraph && fits(container))
                .map(|(para, _)| para.range.len())
                .sum()
        };
        let all = size(&|_| true);
        let mut sizes = vec![0usize; self.articles + 1];
        for (para, container) in self.out.paras.iter().zip(&self.containers) {
            if let Some(total) = sizes.get_mut(container.article).filter(|_| para.kind == BlockKind::Paragraph) {
                *total += para.range.len();
            }
        }
        let best = (1..=self.articles).max_by_key(|article| (sizes.get(*article).copied(), usize::MAX - article)).unwrap_or(0);
        let enough = |part: usize| part * 3 >= all && part > 0;
        let inside: Box<dyn Fn(&Container) -> bool> = if enough(size(&|container| container.body)) {
            Box::new(|container| container.body)
        } else if best > 0 && enough(sizes.get(best).copied().unwrap_or(0)) {
            Box::new(move |container| container.article == best)
        } else if enough(size(&|container| container.main)) {
            Box::new(|container| container.main)
        } else {
            Box::new(|_| true)
        };
        let mut chosen: Vec<bool> = self.containers.iter().map(inside).collect();
        // The headline and byline of an article body stand above it.
        if let Some(first) = chosen.iter().position(|inside| *inside) {
            let article = self.containers.get(first).map_or(0, |container| container.article);
            for at in 0..first {
                let beside = self.containers.get(at).is_some_and(|container| container.article == article);
                let head = first - at <= 6
                    && self.out.paras.get(at).is_some_and(|para| {
                        para.kind == BlockKind::Heading || self.out.text().get(para.range.clone()).is_some_and(super::layout::is_head_line)
                    });
                if let Some(slot) = chosen.get_mut(at).filter(|_| beside && head) {
                    *slot = true;
                }
            }
        }
        chosen
    }

    /// The text of the first heading that is chosen, where it is the page's only one of the first rank or leads the text.
    fn heading(&self, chosen: &[bool]) -> Option<String> {
        let first = self
            .out
            .paras
            .iter()
            .zip(chosen)
            .filter(|(_, chosen)| **chosen)
            .map(|(para, _)| para)
            .take_while(|para| para.kind != BlockKind::Paragraph)
            .find(|para| para.kind == BlockKind::Heading)?;
        self.out.text().get(first.range.clone()).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Objects of the type article in linked data.
fn articles<'v>(value: &'v Value, found: &mut Vec<&'v Value>, depth: usize) {
    if depth > 16 || found.len() > 4 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| articles(item, found, depth + 1)),
        Value::Object(fields) => {
            let is = |kind: &Value| {
                kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report")
            };
            let typed = fields.get("@type").is_some_and(|kind| is(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is)));
            if typed {
                found.push(value);
            } else {
                ["@graph", "mainEntity", "mainEntityOfPage"]
                    .iter()
                    .filter_map(|key| fields.get(*key))
                    .for_each(|inner| articles(inner, found, depth + 1));
            }
        }
        _ => {}
    }
}

/// "Dam holds | Velrod Post", "Velrod Post - Dam holds": the headline alone.
fn without_site(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " — ", " – ", " - ", " :: ", " » "] {
        let parts: Vec<&str> = title.split(mark).map(str::trim).collect();
        if parts.len() < 2 {
            continue;
        }
        let kept: Vec<&str> = parts.iter().copied().filter(|part| outlet.is_none_or(|outlet| !part.eq_ignore_ascii_case(outlet))).collect();
        if kept.len() < parts.len() && !kept.is_empty() {
            return kept.join(mark);
        }
        // The site's name is the shorter end.
        if mark == " | " || mark == " :: " {
            return parts.iter().copied().max_by_key(|part| part.len()).unwrap_or(title).to_owned();
        }
        if let Some((last, before)) = parts.split_last()
            && last.split_whitespace().count() <= 3
            && before.iter().map(|part| part.len()).sum::<usize>() > 2 * last.len()
        {
            return before.join(mark);
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> (Vec<String>, Meta) {
        let page = read(Source::identity(html.to_owned()), "UTF-8", Vec::new());
        (page.paras.iter().filter_map(|para| page.source.text.get(para.range.clone())).map(str::to_owned).collect(), page.meta)
    }

    #[test]
    fn blocks_and_metadata() {
        let html = r#"<!doctype html><html lang="en"><head><title>Dam holds | Velrod Post</title><link rel="canonical" href="https://velrod.example/dam">
<meta property="article:published_time" content="2024-01-22T07:30:00Z"><script>var a = "<p>no</p>";</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Dam at Velrod holds</h1><p>The caf&eacute; at the <a href="/d">dam</a> stayed open, said Ida&nbsp;Brun.</p><div class="ad-slot">Buy now</div>
<aside><p>Sign up for rain.</p></aside><ul><li><a href="/x">Five dams</a></li></ul><p>Nobody left.</p></article><section class="comments"><p>First!</p></section></body></html>"#;
        let (paras, meta) = page(html);
        assert_eq!(paras, ["Dam at Velrod holds", "The café at the dam stayed open, said Ida\u{a0}Brun.", "Nobody left."]);
        assert_eq!(meta.title.map(|title| title.text).as_deref(), Some("Dam at Velrod holds"));
        assert_eq!(
            (meta.url.as_deref(), meta.published.len(), meta.language.as_deref()),
            (Some("https://velrod.example/dam"), 1, Some("en"))
        );
        assert_eq!(without_site("Velrod Post - Dam holds", Some("Velrod Post")), "Dam holds");
    }
}
