//! Small mendings of characters: references resolved, controls and invisible characters taken out, presentation forms
//! made plain.

use std::ops::Range;

use html5gum::Tokenizer;
use rustc_hash::FxHashMap;

use super::bytes;
use super::mend;
use super::source::{Edit, Source};
use super::{Notice, NoticeCode};

/// Mends a decoded text: character references (where `references` says so), mojibake, and what can't be seen.
pub(super) fn clean(source: Source, references: bool, notices: &mut Vec<Notice>) -> Source {
    let suspects = scan(&source.text);
    let mut source = source;
    if references && suspects.references {
        let edits = resolve(&source.text);
        note(&source, &edits, NoticeCode::EntitiesResolved, |count| format!("{count} character reference(s) were resolved"), notices);
        source = source.edit(&edits);
    }
    if suspects.beyond {
        let mending = mend::mend(&source.text);
        let from = mending.page.map_or_else(String::new, |page| format!(" (UTF-8 that was read as {page})"));
        note(
            &source,
            &mending.edits,
            NoticeCode::MojibakeMended,
            |count| format!("{count} stretch(es) of mojibake were mended{from}"),
            notices,
        );
        source = source.edit(&mending.edits);
    }
    if suspects.controls || suspects.beyond {
        let (edits, kinds) = plain_forms(&source.text);
        for (code, told) in [
            (NoticeCode::ControlCharacters, "control character(s) were taken out"),
            (NoticeCode::InvisibleCharacters, "invisible character(s), such as soft hyphens, were taken out"),
            (NoticeCode::PresentationForms, "ligature(s) or full-width form(s) were made plain"),
        ] {
            let of_kind: Vec<Edit> = edits.iter().zip(&kinds).filter(|(_, kind)| **kind == code).map(|(edit, _)| edit.clone()).collect();
            note(&source, &of_kind, code, |count| format!("{count} {told}"), notices);
        }
        source = source.edit(&edits);
    }
    source
}

fn note(source: &Source, edits: &[Edit], code: NoticeCode, message: impl Fn(usize) -> String, notices: &mut Vec<Notice>) {
    if let Some(first) = edits.first() {
        notices.push(Notice { code, message: message(edits.len()), count: edits.len() as u64, at: Some(source.at(&first.range)) });
    }
}

/// What one scan over the bytes shows.
#[derive(Debug, Default)]
struct Suspects {
    references: bool,
    controls: bool,
    /// Characters beyond ASCII, the quotation marks and dashes of any news text aside.
    beyond: bool,
}

fn scan(text: &str) -> Suspects {
    let bytes = text.as_bytes();
    Suspects { references: memchr::memchr(b'&', bytes).is_some(), controls: bytes::has_control(bytes), beyond: beyond(bytes) }
}

/// Whether a text holds characters beyond ASCII other than lone quotation marks and dashes between ASCII characters.
fn beyond(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(high) = bytes::next_high(bytes, at) {
        let fine = bytes.get(high) == Some(&0xe2)
            && bytes.get(high + 1) == Some(&0x80)
            && bytes.get(high + 2).is_some_and(|third| matches!(third, 0x93 | 0x94 | 0x98 | 0x99 | 0x9c | 0x9d | 0xa6))
            && bytes.get(high + 3).is_none_or(u8::is_ascii)
            && (high == 0 || bytes.get(high - 1).is_some_and(u8::is_ascii));
        if !fine {
            return true;
        }
        at = high + 3;
    }
    false
}

/// Every complete character reference (`&name;`, `&#8217;`, `&#x2019;`), also one that was escaped twice.
fn resolve(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    // A text has few different references, each many times.
    let mut known: FxHashMap<&str, Option<String>> = FxHashMap::default();
    let mut next = 0;
    for start in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some(end) = body(text, start).filter(|_| start >= next).map(|name| name.end + 1) else { continue };
        let slice = text.get(start..end).unwrap_or("");
        let found = match known.get(slice) {
            Some(with) => with.clone().map(|with| (end, with)),
            None => {
                let found = reference(text, start);
                if found.as_ref().is_none_or(|(whole, with)| *whole == end && with != "&") && known.len() < 4096 {
                    known.insert(slice, found.as_ref().map(|(_, with)| with.clone()));
                }
                found
            }
        };
        if let Some((end, with)) = found {
            edits.push(Edit { range: start..end, with });
            next = end;
        }
    }
    edits
}

/// The reference at `start`: where it ends and what it means.
pub(super) fn reference(text: &str, start: usize) -> Option<(usize, String)> {
    let name = body(text, start)?;
    let mut end = name.end + 1;
    let mut with = meaning(text.get(start..end)?)?;
    // "&amp;rsquo;" was escaped twice.
    for _ in 0..2 {
        if with != "&" {
            break;
        }
        let Some(inner) = body(text, end - 1).map(|inner| inner.end + 1) else { break };
        let Some(deeper) = text.get(end..inner).and_then(|rest| meaning(&format!("&{rest}"))) else { break };
        with = deeper;
        end = inner;
    }
    Some((end, with))
}

/// The name between the `&` (or what stands for it) at `start` and a `;`.
fn body(text: &str, start: usize) -> Option<Range<usize>> {
    let from = start + 1;
    let rest = text.as_bytes().get(from..)?;
    let length = rest.iter().take(34).position(|byte| *byte == b';')?;
    let name = rest.get(..length)?;
    let digits = name.strip_prefix(b"#");
    let fits = match digits {
        Some(digits) => !digits.is_empty() && digits.iter().all(u8::is_ascii_alphanumeric),
        None => name.len() >= 2 && name.iter().all(u8::is_ascii_alphanumeric) && name.first().is_some_and(u8::is_ascii_alphabetic),
    };
    fits.then_some(from..from + length)
}

/// What a complete reference means; `None` if nothing.
fn meaning(reference: &str) -> Option<String> {
    let mut out = String::new();
    for token in Tokenizer::new(reference) {
        if let Ok(html5gum::Token::String(text)) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    (out != reference && !out.contains(';') && !out.is_empty()).then_some(out)
}

/// Controls and invisible characters taken out, presentation forms made plain; with each edit its kind.
fn plain_forms(text: &str) -> (Vec<Edit>, Vec<NoticeCode>) {
    let mut edits = Vec::new();
    let mut kinds = Vec::new();
    let mut next = 0;
    while let Some(at) = bytes::next_odd(text.as_bytes(), next) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        next = at + c.len_utf8();
        if !may_change(c) {
            continue;
        }
        let before = text.get(..at).and_then(|left| left.chars().next_back()).unwrap_or(' ');
        let behind = text.get(next..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        if let Some((with, kind)) = form(c, before, behind) {
            edits.push(Edit { range: at..next, with });
            kinds.push(kind);
        }
    }
    (edits, kinds)
}

/// Whether a character may have a plainer form: a quick look before the exact one.
fn may_change(c: char) -> bool {
    matches!(c, '\0'..='\u{9f}' | '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fb00}'..='\u{feff}' | '\u{ff01}'..='\u{ff5e}')
}

fn form(c: char, before: char, behind: char) -> Option<(String, NoticeCode)> {
    let invisible = Some((String::new(), NoticeCode::InvisibleCharacters));
    let plain = |text: &str| Some((text.to_owned(), NoticeCode::PresentationForms));
    match c {
        '\u{0c}' | '\u{0b}' => Some(("\n".to_owned(), NoticeCode::ControlCharacters)),
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' => {
            Some((String::new(), NoticeCode::ControlCharacters))
        }
        '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{180e}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => invisible,
        // Joiners mean something in other scripts and between pictures.
        '\u{200c}' | '\u{200d}' if latin(before) || latin(behind) => invisible,
        'ﬀ' => plain("ff"),
        'ﬁ' => plain("fi"),
        'ﬂ' => plain("fl"),
        'ﬃ' => plain("ffi"),
        'ﬄ' => plain("ffl"),
        'ﬅ' | 'ﬆ' => plain("st"),
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = char::from_u32(u32::from(c) - 0xfee0)?;
            // Beside Chinese and Japanese letters the wide comma is the right one.
            (ascii.is_ascii_alphanumeric() || latin(before) && (latin(behind) || behind == ' '))
                .then(|| (ascii.to_string(), NoticeCode::PresentationForms))
        }
        _ => None,
    }
}

fn latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{ff10}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Vec<NoticeCode>) {
        let mut notices = Vec::new();
        let source = clean(Source::identity(text.to_owned()), true, &mut notices);
        (source.text, notices.iter().map(|notice| notice.code).collect())
    }

    #[test]
    fn small_mendings() {
        use NoticeCode::*;
        assert_eq!(cleaned("It&rsquo;s caf&#233; time &amp;amp; more"), ("It’s café time & more".to_owned(), vec![EntitiesResolved]));
        assert_eq!(cleaned("AT&T; x?a=1&copy=2 &nosuch; R&D"), ("AT&T; x?a=1&copy=2 &nosuch; R&D".to_owned(), vec![]));
        assert_eq!(cleaned("bal\u{ad}lot\u{200b}s"), ("ballots".to_owned(), vec![InvisibleCharacters]));
        assert_eq!(cleaned("of\u{fb01}ce, ４１％"), ("office, 41%".to_owned(), vec![PresentationForms]));
        assert_eq!(cleaned("met\0res"), ("metres".to_owned(), vec![ControlCharacters]));
        assert_eq!(cleaned("“It’s – fine…”"), ("“It’s – fine…”".to_owned(), vec![]));
    }
}
