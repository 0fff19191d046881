//! What stands on an article's page and is no part of the article: share bars, sign-ups, credits, legal lines, trailers.
//!
//! A rule looks at the shape of a whole short paragraph, never at a part of running text.

use std::sync::LazyLock;

use super::super::BlockKind;
use super::super::days;

/// A paragraph that is no running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Furniture<'a> {
    /// The article's own address, where the line gives it.
    pub url: Option<&'a str>,
}

/// Labels that take a colon: what stands behind them is for the reader of the page, not of the article.
const LABELS: &[&str] = &[
    "also read",
    "also on",
    "advertisement",
    "categories",
    "category",
    "comments",
    "contact",
    "copyright",
    "credit",
    "credits",
    "disclaimer",
    "don't miss",
    "don’t miss",
    "e-mail",
    "edited by",
    "editing",
    "email",
    "explore",
    "filed under",
    "follow",
    "follow us",
    "full story",
    "further reading",
    "go deeper",
    "graphic",
    "image",
    "image credit",
    "image source",
    "keyword",
    "keywords",
    "license",
    "licence",
    "listen",
    "more",
    "more on this",
    "more on this story",
    "must read",
    "original source",
    "our standards",
    "photo",
    "photo credit",
    "photograph",
    "photographer",
    "photos",
    "picture",
    "pictures",
    "posted in",
    "produced by",
    "read also",
    "read also this",
    "read more",
    "read next",
    "recommended",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related stories",
    "related story",
    "related topics",
    "reporting",
    "see also",
    "share",
    "share this",
    "share this article",
    "share this story",
    "slideshow",
    "sponsored",
    "tag",
    "tags",
    "topic",
    "topics",
    "translated by",
    "video",
    "watch",
    "watch also",
    "watch live",
    "watch more",
];

/// Beginnings of lines that ask the reader to do something, or say how the text came about.
const OPENINGS: &[&str] = &[
    "(additional reporting",
    "(c) 19",
    "(c) 20",
    "(compiled by",
    "(editing by",
    "(reporting by",
    "(this story has not been edited",
    "(this story corrects",
    "(with inputs from",
    "(with agency inputs",
    "(writing by",
    "add us as",
    "additional reporting by",
    "advertisement",
    "all rights reserved",
    "article continues below",
    "back to top",
    "become a member",
    "click here",
    "click to ",
    "compiled by",
    "continue reading",
    "copy link",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "copyright ©",
    "do not sell my",
    "download our app",
    "download the app",
    "editing by",
    "follow her on",
    "follow him on",
    "follow me on",
    "follow the author",
    "follow them on",
    "follow us",
    "follow @",
    "get our app",
    "get our newsletter",
    "get our free",
    "get the latest news",
    "get our daily",
    "get our weekly",
    "have a tip?",
    "join our",
    "join us on",
    "join the conversation",
    "jump to ",
    "keep reading",
    "leave a comment",
    "leave a reply",
    "like us on",
    "like what you're reading",
    "load more",
    "log in to ",
    "make a donation",
    "more from ",
    "more stories",
    "most popular",
    "most read",
    "originally appeared",
    "originally published",
    "our standards:",
    "post a comment",
    "privacy policy",
    "read comments",
    "read more",
    "read next",
    "read our ",
    "read original",
    "read the full ",
    "read the original",
    "read the rest",
    "read the story",
    "recommended for you",
    "related articles",
    "related stories",
    "reporting by",
    "republished with permission",
    "scroll down",
    "scroll to continue",
    "see more",
    "send tips to",
    "share by ",
    "share on ",
    "share to ",
    "share this",
    "share via",
    "share with ",
    "show comments",
    "show more",
    "sign in to ",
    "sign up",
    "skip ad",
    "skip to ",
    "sponsored content",
    "story continues below",
    "subscribe",
    "support our journalism",
    "support quality journalism",
    "terms of use",
    "thank you for reading",
    "the thomson reuters trust principles",
    "this article first appeared",
    "this article has been amended",
    "this article has been updated",
    "this article is republished",
    "this article originally",
    "this article was amended",
    "this article was corrected",
    "this article was edited",
    "this article was first",
    "this article was last",
    "this article was originally",
    "this article was produced",
    "this article was updated",
    "this material may not be",
    "this post originally",
    "this post was originally",
    "this story first appeared",
    "this story has been updated",
    "this story originally",
    "this story was first",
    "this story was originally",
    "this story was produced",
    "this story was updated",
    "translated by",
    "tweet this",
    "view comments",
    "view gallery",
    "view original",
    "want more",
    "we use cookies",
    "with additional reporting",
    "with agency inputs",
    "with files from",
    "with input from",
    "with inputs from",
    "with reporting by",
    "with reporting from",
    "writing by",
    "you may also like",
    "you might also like",
];

/// Whole lines, letters' case aside.
const LINES: &[&str] = &[
    "(end)",
    "(ends)",
    "(more)",
    "ad",
    "ads",
    "close",
    "comment",
    "comments",
    "copy link",
    "copy url",
    "editor's picks",
    "editor’s picks",
    "email",
    "e-mail",
    "end",
    "end item",
    "enditem",
    "ends",
    "facebook",
    "gallery",
    "home",
    "in this article",
    "instagram",
    "latest news",
    "link copied",
    "linkedin",
    "listen",
    "listen to this article",
    "loading",
    "loading...",
    "log in",
    "menu",
    "messenger",
    "more",
    "newsletter",
    "newsletters",
    "photos",
    "pinterest",
    "print",
    "read more",
    "reddit",
    "register",
    "related",
    "related content",
    "related news",
    "related topics",
    "reprints",
    "save",
    "save article",
    "search",
    "share",
    "share article",
    "sign in",
    "sms",
    "table of contents",
    "telegram",
    "text size",
    "threads",
    "top stories",
    "trending",
    "tweet",
    "twitter",
    "video",
    "whatsapp",
    "x",
    "xing",
    "youtube",
];

/// Phrases by their first two letters, so that a paragraph is compared with few of them.
struct ByStart(Vec<Vec<&'static str>>);

impl ByStart {
    fn new(phrases: &[&'static str]) -> Self {
        let mut by_start = vec![Vec::new(); 1 << 10];
        for phrase in phrases {
            by_start.get_mut(Self::place(phrase)).into_iter().for_each(|list| list.push(*phrase));
        }
        Self(by_start)
    }

    /// The number of the first two letters, whatever their case.
    fn place(text: &str) -> usize {
        let mut letters = text.bytes().map(|byte| usize::from(byte & 31));
        letters.next().unwrap_or(0) << 5 | letters.next().unwrap_or(0)
    }

    /// Those that may begin `text`, letters' case aside.
    fn of(&self, text: &str) -> &[&'static str] {
        self.0.get(Self::place(text)).map_or(&[], Vec::as_slice)
    }

    fn holds(&self, line: &str) -> bool {
        self.of(line).iter().any(|known| line.eq_ignore_ascii_case(known))
    }
}

static LABELS_BY_START: LazyLock<ByStart> = LazyLock::new(|| ByStart::new(LABELS));
static OPENINGS_BY_START: LazyLock<ByStart> = LazyLock::new(|| ByStart::new(OPENINGS));
static LINES_BY_START: LazyLock<ByStart> = LazyLock::new(|| ByStart::new(LINES));

/// No line of [`LINES`] and no label is longer.
const SHORT: usize = 40;

/// Tells whether a paragraph is furniture. `head` says that the running text has not begun, `caption` what [`caption`] says.
pub(super) fn read(text: &str, head: bool, kind: BlockKind, caption: Option<usize>) -> Option<Furniture<'_>> {
    let none = Some(Furniture { url: None });
    if text.len() > 700 {
        return None;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return none;
    }
    if text.len() > 280
        && !(starts(text, "(reporting") || starts(text, "reporting by") || text.starts_with('©') || starts(text, "copyright"))
    {
        return None;
    }
    if let Some(url) = pointer(text) {
        return Some(Furniture {
            url: Some(url).filter(|_| !starts(text, "related") && !starts(text, "read more") && !starts(text, "see also")),
        });
    }
    if kind == BlockKind::Heading && text.split_whitespace().count() > 4 {
        return None;
    }
    let bare = text.trim_end_matches([':', '.', '!', '→', '»', '>', '…']).trim_end();
    if bare.len() <= SHORT && LINES_BY_START.holds(bare) {
        return none;
    }
    if text.starts_with('©') {
        return none;
    }
    if let Some(label) = label(text)
        && LABELS_BY_START.holds(label.trim())
        && !(head && label.len() > 24)
    {
        return none;
    }
    if let Some(opening) = OPENINGS_BY_START.of(text).iter().find(|opening| starts(text, opening)) {
        let behind = text.get(opening.len()..).and_then(|rest| rest.chars().next());
        // "Subscribers rose": the word must end there.
        if opening.ends_with(' ')
            || !behind.is_some_and(char::is_alphanumeric)
            || !opening.ends_with(char::is_alphanumeric)
            || opening.ends_with(|c: char| c.is_ascii_digit())
        {
            return none;
        }
    }
    (bar(text) || counter(bare) || rights(text) || signature(text) || caption == Some(0)).then_some(Furniture { url: None })
}

/// What stands before a colon near the start.
fn label(text: &str) -> Option<&str> {
    let at = memchr::memchr(b':', text.as_bytes().get(..text.len().min(SHORT))?)?;
    text.get(..at)
}

/// Whether the text begins so, letters' case aside.
pub(super) fn starts(text: &str, opening: &str) -> bool {
    text.as_bytes().get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
}

/// The address in a line that does nothing but point at it: "Read the original article: URL", "Source: URL", a bare URL.
fn pointer(text: &str) -> Option<&str> {
    let at = address(text)?;
    let url = text.get(at..)?;
    let end = url.find(char::is_whitespace).unwrap_or(url.len());
    let behind = url.get(end..)?.trim();
    let before = text.get(..at)?.trim();
    let words = before.split_whitespace().count();
    let fits = behind.len() < 3 && words <= 8 && (before.is_empty() || before.ends_with([':', '-', '–', '—', '(', '<', '[']) || words <= 3);
    let asks = before.is_empty()
        || [
            "read",
            "original",
            "orginal",
            "source",
            "link",
            "url",
            "article",
            "story",
            "full",
            "via",
            "more",
            "see",
            "from",
            "here",
            "available",
            "related",
            "web",
            "published",
        ]
        .iter()
        .any(|word| before.split(|c: char| !c.is_alphanumeric()).any(|part| part.eq_ignore_ascii_case(word)));
    let url = url.get(..end)?.trim_end_matches([')', '>', ']', '.', ',', ';']);
    (fits && asks).then_some(url)
}

/// Where the first address of the Web begins.
fn address(text: &str) -> Option<usize> {
    memchr::memchr_iter(b':', text.as_bytes()).find_map(|colon| {
        let before = text.get(..colon)?;
        let scheme = ["https", "http"].iter().find(|scheme| before.ends_with(**scheme))?;
        text.get(colon..)?.starts_with("://").then_some(colon - scheme.len())
    })
}

/// "Share on A | Share on B | Copy link"
fn bar(text: &str) -> bool {
    let bytes = text.as_bytes();
    let dot = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(['•', '·']));
    // 0xe2 and 0xc2 begin the two dots.
    if memchr::memchr2(b'|', b'/', bytes).is_none() && !memchr::memchr2_iter(0xe2, 0xc2, bytes).any(dot) {
        return false;
    }
    let mut parts = text.split(['|', '•', '·', '/']).map(str::trim).filter(|part| !part.is_empty());
    let mut count = 0;
    let fits =
        |part: &str| LINES_BY_START.holds(part) || OPENINGS_BY_START.of(part).iter().any(|opening| starts(part, opening)) || counter(part);
    parts.all(|part| {
        count += 1;
        fits(part)
    }) && count > 1
}

/// First words of counters that are no number.
const COUNTERS: &[&str] = &["comments", "shares", "views", "reading", "read"];

/// "4 min read", "12 comments", "2 hours ago", "Comments (12)"
fn counter(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    if !first.contains(|c: char| c.is_ascii_digit()) && !COUNTERS.iter().any(|counter| starts(first, counter)) {
        return false;
    }
    let rest: Vec<String> = words.take(8).map(|word| word.trim_matches(['(', ')', '.', ',']).to_lowercase()).collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    if first.trim_matches(['(', ')', '~', '<']).bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'-') {
        return matches!(
            rest.as_slice(),
            ["min" | "mins" | "minute" | "minutes", "read"]
                | ["comment" | "comments" | "share" | "shares" | "views" | "likes"]
                | [
                    "second" | "seconds" | "min" | "mins" | "minute" | "minutes" | "hour" | "hours" | "day" | "days" | "week" | "weeks",
                    "ago"
                ]
        );
    }
    let count = |word: &&str| word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    match first.to_lowercase().trim_end_matches(':') {
        "comments" | "shares" | "views" => rest.len() == 1 && rest.iter().all(count),
        "reading" | "read" => matches!(rest.as_slice(), ["time", ..] | ["time:", ..]) && rest.len() <= 4,
        _ => false,
    }
}

/// Who wrote an embedded post, and when: "— Ida Brun (@idabrun) March 3, 2025", "pic.twitter.com/a1B2".
fn signature(text: &str) -> bool {
    if text.starts_with("pic.twitter.com/") {
        return !text.contains(' ');
    }
    let parts = text.strip_prefix(['—', '–']).and_then(|rest| rest.split_once("(@")).and_then(|(_, rest)| rest.split_once(')'));
    parts.is_some_and(|(handle, date)| {
        let date = date.trim();
        handle.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && (date.is_empty() || days::parse(date).is_some())
    })
}

/// "… All rights reserved."
fn rights(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', '!']);
    let tail = "all rights reserved";
    bare.len() >= tail.len() && bare.get(bare.len() - tail.len()..).is_some_and(|end| end.eq_ignore_ascii_case(tail))
}

/// Marks that a picture's credit begins with.
const CREDITS: &[&str] = &[
    "Photograph:",
    "Photograph by",
    "Photo:",
    "Photo by",
    "Photo credit:",
    "Photo courtesy",
    "(Photo",
    "[Photo",
    "(AP Photo",
    "(AP)",
    "(Image",
    "Image:",
    "Image credit:",
    "Image courtesy",
    "Picture:",
    "(Picture",
    "Credit:",
    "[File:",
    "(File photo",
    "Getty Images",
    "Shutterstock",
];

/// No credit is longer.
const CREDIT: usize = 120;

/// If a paragraph is a picture's caption with a credit at its end: how long the caption is (0 where there is none).
pub(super) fn caption(text: &str) -> Option<usize> {
    if text.len() > 600 {
        return None;
    }
    // A credit is short: it begins near the end.
    let from = text.len().saturating_sub(CREDIT);
    let tail = text.as_bytes().get(from..)?;
    let pictured = |at: usize| tail.get(at..).is_some_and(|rest| rest.starts_with(b"Photo") || rest.starts_with(b"Image"));
    // Every mark has one of these.
    let may = memchr::memchr3(b':', b'(', b'[', tail).is_some()
        || ["Getty Images", "Shutterstock"].iter().any(|agency| text.ends_with(agency))
        || memchr::memchr2_iter(b'P', b'I', tail).any(pictured);
    if !may {
        return None;
    }
    let mut starts = tail.iter().enumerate().filter(|(_, byte)| matches!(byte, b'P' | b'(' | b'[' | b'I' | b'C' | b'G' | b'S'));
    let (at, mark) = starts.find_map(|(at, _)| {
        let rest = text.get(from + at..)?;
        CREDITS.iter().find(|mark| rest.starts_with(**mark)).map(|mark| (from + at, *mark))
    })?;
    let credit = text.get(at..)?;
    let agency = matches!(mark, "Getty Images" | "Shutterstock" | "(AP)");
    if agency || credit.split_whitespace().count() > 14 {
        // A bare agency name is a credit only where nothing else stands: "Mira Solt/Getty Images".
        let words = text.split_whitespace().count();
        return (mark != "(AP)" && words <= 6 && text.ends_with(mark) && (text.contains('/') || words <= 2)).then_some(0);
    }
    let before = text.get(..at)?.trim_end();
    // Running text that goes on behind the mark is no credit.
    let inside = credit.trim_end_matches([')', ']', '.']);
    if inside.contains(". ") && !inside.contains('/') {
        return None;
    }
    (before.is_empty() || before.ends_with(['.', '!', '?', ')', '"', '”', '|', '–', '-', '/']))
        .then_some(before.trim_end_matches(['|', '–', '-', '/', ' ']).len())
}

/// Whether a paragraph is a correction or an editor's note.
pub(super) fn is_correction(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "correction",
        "corrections",
        "clarification",
        "editor's note",
        "editor’s note",
        "editors' note",
        "editors’ note",
        "correction and clarification",
        "corrections and clarifications",
    ];
    if !text.starts_with(['c', 'C', 'e', 'E', 'a', 'A']) {
        return false;
    }
    let marked = OPENINGS.iter().filter(|opening| starts(text, opening)).any(|opening| {
        let rest = text.get(opening.len()..).unwrap_or("").trim_start();
        rest.starts_with([':', '—', '–', '-', '|'])
            || rest.strip_prefix('(').is_some_and(|rest| days::starts_with(rest).is_some())
            || days::starts_with(rest.trim_start_matches([',', ' '])).is_some()
    });
    marked
        || ["an earlier version of this", "a previous version of this", "an earlier headline", "a previous headline"]
            .iter()
            .any(|opening| starts(text, opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> bool {
        read(text, false, BlockKind::Paragraph, caption(text)).is_some()
    }

    #[test]
    fn openings_are_told_by_two_letters() {
        assert!(OPENINGS.iter().all(|opening| opening.len() > 1));
    }

    #[test]
    fn furniture_and_prose() {
        for text in [
            "Tweet  |  Share by e-mail  |  Share on WhatsApp",
            "4 min read",
            "Sign up to our weekly letter",
            "(Reporting by Marta Voss in Velrod; Editing by Finn Archer)",
            "Read the original article: https://velrod.example/dam",
            "https://velrod.example/dam",
            "Source: https://velrod.example/dam",
            "© 2024 Velrod Post. All rights reserved.",
            "Tags: dams, Velrod",
            "* * *",
            "Photo: Mira Solt/Getty Images",
            "Comments (12)",
            "— Ida Brun (@ida_brun) March 3, 2025",
            "pic.twitter.com/a1B2c3",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "Subscribers left in droves, the paper said.",
            "Sharing the prize is out of the question, she said.",
            "The letter, at https://velrod.example/dam, was dead by Monday.",
            "Reporting bypassed the board.",
            "Videos of the flood spread.",
            "More than 40 people came.",
            "4 minutes passed.",
            "— Ida Brun (@ida_brun) wrote on Monday that nobody left.",
        ] {
            assert!(!is(text), "{text}");
        }
        assert_eq!(caption("Hives at Velrod. Photograph: Mira Solt/Getty Images"), Some(16));
        assert!(is_correction("Correction: The dam is 40 metres high.") && !is_correction("Corrections officers went on strike."));
    }
}
