//! Puts an article together from its text, its paragraphs and its metadata.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::days::{self, Candidate, order_of_locale, order_of_text};
use super::layout::{self, Layout};
use super::meta::{Entry, Meta, host_of};
use super::plain::Para;
use super::source::{Source, span};
use super::{Article, Block, BlockKind, DatelinePart, Found, Notice, NoticeCode, Options, Problem, language};
use crate::model::{DateSource, Outlet};
use crate::text::fold;

/// An article whose form has been read: its clean text, its parts, its metadata.
#[derive(Debug)]
pub(super) struct Page {
    pub source: Source,
    pub paras: Vec<Para>,
    pub meta: Meta,
    /// What kind of metadata those are.
    pub metadata: DateSource,
    pub encoding: &'static str,
    pub notices: Vec<Notice>,
}

/// Makes the article of a page. `own` are the article's bytes: the file's or its record's.
pub(super) fn assemble(path: &str, part: Option<u64>, own: &[u8], page: Page, options: &Options) -> Result<Article, Problem> {
    let Page { source, paras, meta, metadata, encoding, mut notices } = page;
    let text = &source.text;
    let known = meta.title.as_ref().map(|entry| fold(&entry.text).into_owned()).filter(|title| !title.is_empty());
    let mut layout = layout::arrange(text, &paras, known.as_deref());
    if !layout.blocks.iter().any(|block| block.kind != BlockKind::Dateline) || layout.blocks.iter().all(|block| block.paragraph == 0) {
        // Nothing but a head: then it is the text.
        layout.blocks = plain_blocks(text, &paras);
    }
    if layout.blocks.is_empty() {
        let message = if known.is_some() || !meta.published.is_empty() {
            "holds metadata only, no text; there is nothing to extract".to_owned()
        } else {
            "has no text; there is nothing to extract".to_owned()
        };
        return Err(Problem { path: path.to_owned(), line: None, message, failed: true });
    }
    let title = title(&source, &meta, known, &mut layout);
    let dates = candidates(path, &source, &meta, metadata, &layout, &mut notices);
    let found = days::choose(dates, options, || {
        let host =
            meta.url.as_deref().or(layout.url.as_deref()).and_then(host_of).or_else(|| meta.host.clone()).or_else(|| host_of_folder(path));
        order_of_text(text).or_else(|| order_of_locale(meta.language.as_deref(), host.as_deref()))
    });
    notices.extend(found.notices);
    if found.published.is_none() {
        let message =
            "nothing in the file says when it was published; give --date, or name the day in its front matter or file name".to_owned();
        notices.push(Notice { code: NoticeCode::Undated, message, count: 1, at: None });
    }
    if let Some(first) = layout.corrections.first() {
        let message = "the article carries a correction or editor's note".to_owned();
        notices.push(Notice { code: NoticeCode::Correction, message, count: layout.corrections.len() as u64, at: Some(source.at(first)) });
    }
    let language = language(text, &layout.blocks, &meta);
    if let Some(tag) = &language
        && !tag.starts_with("en")
    {
        let message = format!("the text is in another language than English ({tag}); its quotes and claims are not extracted");
        notices.push(Notice { code: NoticeCode::LanguageNotEnglish, message, count: 1, at: None });
    }
    let byline = byline(&source, &meta, &layout);
    let dateline = dateline(&source, &layout);
    let url = meta.url.or_else(|| layout.url.take());
    let outlet = outlet(meta.outlet.or(layout.outlet), meta.host.or_else(|| host_of_folder(path)), url.as_deref(), dateline.as_ref());
    Ok(Article {
        path: path.to_owned(),
        part,
        sha256: hex(&Sha256::digest(own)),
        bytes: own.len() as u64,
        encoding,
        language,
        blocks: layout.blocks,
        title,
        byline,
        dateline,
        published: found.published,
        updated: found.updated,
        url,
        source: outlet,
        notices,
        text: source.text,
        map: source.map,
    })
}

fn hex(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).map_or('0', |digit| char::from(*digit));
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Every paragraph as running text.
fn plain_blocks(text: &str, paras: &[Para]) -> Vec<Block> {
    let told = |para: &&Para| text.get(para.range.clone()).is_some_and(|text| !text.trim().is_empty());
    paras
        .iter()
        .filter(told)
        .enumerate()
        .map(|(at, para)| Block { span: span(&para.range), kind: BlockKind::Paragraph, paragraph: at as u32 + 1 })
        .collect()
}

/// The headline; one that stands in the front matter becomes a block there, else the body's copy of it.
fn title(source: &Source, meta: &Meta, known: Option<String>, layout: &mut Layout) -> Option<Found> {
    let slice = |range: &Range<usize>| source.text.get(range.clone()).unwrap_or("");
    let Some(known) = known else {
        return layout.title.as_ref().map(|range| Found { text: fold(slice(range)).into_owned(), at: Some(source.at(range)) });
    };
    let entry = meta.title.as_ref()?;
    let place = entry.range.clone().filter(|range| fold(slice(range)) == known);
    let own = place.clone().or_else(|| layout.title.clone());
    if let Some(range) = own.filter(|range| !range.is_empty())
        && !layout.blocks.iter().any(|block| block.kind == BlockKind::Title)
    {
        layout.blocks.insert(0, Block { span: span(&range), kind: BlockKind::Title, paragraph: 0 });
    }
    let at =
        entry.range.as_ref().map(|range| source.at(range)).or(entry.at).or_else(|| layout.title.as_ref().map(|range| source.at(range)));
    Some(Found { text: known, at })
}

fn byline(source: &Source, meta: &Meta, layout: &Layout) -> Option<Found> {
    let mut names: Vec<&str> = Vec::new();
    for entry in &meta.authors {
        for name in entry.text.split([';', '\n']) {
            let name = layout::clean_byline(name);
            if !name.is_empty() && !name.contains("://") && !names.contains(&name) && name.len() < 200 {
                names.push(name);
            }
        }
    }
    if let Some((last, before)) = names.split_last() {
        let text =
            if before.is_empty() { fold(last).into_owned() } else { fold(&format!("{} and {last}", before.join(", "))).into_owned() };
        let at = meta
            .authors
            .first()
            .filter(|_| names.len() == 1)
            .and_then(|entry| entry.range.as_ref().map(|range| source.at(range)).or(entry.at));
        return Some(Found { text, at });
    }
    let range = layout.byline.clone()?;
    Some(Found { text: fold(source.text.get(range.clone())?).into_owned(), at: Some(source.at(&range)) })
}

fn dateline(source: &Source, layout: &Layout) -> Option<DatelinePart> {
    let found = layout.dateline.as_ref().filter(|found| found.place.is_some() || found.agency.is_some())?;
    let slice = |range: &Range<usize>| source.text.get(range.clone()).map(|text| fold(text).into_owned());
    Some(DatelinePart {
        place: found.place.as_ref().and_then(slice),
        agency: found.agency.as_ref().and_then(slice),
        found: Found { text: slice(&found.text)?, at: Some(source.at(&found.text)) },
    })
}

/// Every date that the file offers.
fn candidates(
    path: &str,
    source: &Source,
    meta: &Meta,
    metadata: DateSource,
    layout: &Layout,
    notices: &mut Vec<Notice>,
) -> Vec<Candidate> {
    let mut dates = Vec::new();
    let place = |entry: &Entry| entry.range.as_ref().map(|range| source.at(range)).or(entry.at);
    for (entries, updated) in [(&meta.published, false), (&meta.updated, true)] {
        let read = entries.iter().find_map(|entry| days::parse_value(&entry.text).map(|stamp| (entry, stamp)));
        match (read, entries.first()) {
            (Some((entry, stamp)), _) => dates.push(Candidate { stamp, source: metadata, at: place(entry), updated }),
            (None, Some(entry)) => notices.push(unreadable(&entry.text, place(entry))),
            (None, None) => {}
        }
    }
    for (stamp, range, updated) in &layout.dates {
        dates.push(Candidate { stamp: stamp.clone(), source: DateSource::Inline, at: Some(source.at(range)), updated: *updated });
    }
    for range in &layout.unreadable {
        notices.push(unreadable(source.text.get(range.clone()).unwrap_or(""), Some(source.at(range))));
    }
    if let Some((stamp, range)) = layout.dateline.as_ref().filter(|found| !found.inline).and_then(|found| found.date.clone()) {
        dates.push(Candidate { stamp, source: DateSource::Dateline, at: Some(source.at(&range)), updated: false });
    }
    if let Some(stamp) = meta.url.as_deref().or(layout.url.as_deref()).and_then(days::find_in_url) {
        dates.push(Candidate { stamp, source: DateSource::Url, at: None, updated: false });
    }
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    if let Some(stamp) = days::find_in_path(name) {
        dates.push(Candidate { stamp, source: DateSource::FileName, at: None, updated: false });
    }
    dates
}

fn unreadable(value: &str, at: Option<super::FileRange>) -> Notice {
    let shown: String = value.chars().take(40).collect();
    Notice {
        code: NoticeCode::DateUnreadable,
        message: format!("the date \"{shown}\" can't be read; write it as 2025-09-25"),
        count: 1,
        at,
    }
}

/// The text's own language where it can be told, else what the metadata say.
fn language(text: &str, blocks: &[Block], meta: &Meta) -> Option<String> {
    let body = blocks.iter().filter(|block| block.kind != BlockKind::Title).map(|block| block.span.of(text));
    let told = meta.language.clone();
    match language::detect(body) {
        Some(tag) if told.as_deref().is_some_and(|told| told.split('-').next() == Some(tag)) => told,
        Some(tag) => Some(tag.to_owned()),
        None => told,
    }
}

/// The host that a folder on the way to the file is named after, as crawlers name them ("tarrow-post.example/2025/").
fn host_of_folder(path: &str) -> Option<String> {
    const GENERIC: &[&str] = &["com", "org", "net", "info", "news", "press", "media", "online", "tv", "example"];
    let (folders, _) = path.rsplit_once(['/', '\\'])?;
    folders.rsplit(['/', '\\']).filter_map(host_of).find(|host| {
        let last = host.rsplit('.').next().unwrap_or("");
        last.len() == 2 || GENERIC.contains(&last)
    })
}

fn outlet(name: Option<String>, host: Option<String>, url: Option<&str>, dateline: Option<&DatelinePart>) -> Option<Outlet> {
    let host = url.and_then(host_of).or(host).map(|host| host.strip_prefix("www.").unwrap_or(&host).to_owned());
    let name = name.or_else(|| dateline.and_then(|dateline| dateline.agency.clone()).filter(|_| host.is_none()));
    (name.is_some() || host.is_some()).then_some(Outlet { name, host })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_named_after_hosts() {
        assert_eq!(host_of_folder("crawl/tarrow-post.example/2025/a.txt").as_deref(), Some("tarrow-post.example"));
        assert_eq!(host_of_folder("corpus/dam-evacuation/tarrow.example.txt"), None);
        assert_eq!(host_of_folder("data/v1.final/a.txt"), None);
    }
}
