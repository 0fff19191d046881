//! Words and numbers that are more than a run of letters or digits.

use super::address::address;
use super::{Cutter, is_letter};
use crate::text::lexicon::{self, Lex};
use crate::text::tokens::Class;

impl<'a> Cutter<'a> {
    pub(super) fn word(&mut self, rest: &'a str) {
        if let Some((len, class)) = address(rest) {
            return self.take(len, class);
        }
        let mut len = rest.find(|c: char| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
        // e-mail, E-commerce: the letter is no word of its own.
        if let [b'e' | b'E', b'-', b'a'..=b'z', b'a'..=b'z', ..] = rest.as_bytes() {
            len = 2 + rest.bytes().skip(2).take_while(u8::is_ascii_alphabetic).count();
            return self.take(len, word_class(rest.get(..len).unwrap_or("")));
        }
        if let Some(abbreviation) = abbreviation(rest, len, self.out.last_class()) {
            return self.take(abbreviation, word_class(rest.get(..abbreviation).unwrap_or("")) | Class::ABBREV);
        }
        // AT&T, R&D
        while let Some(tail) = rest.get(len..).and_then(|tail| tail.strip_prefix('&')) {
            let more = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
            if more == 0 || !tail.starts_with(char::is_uppercase) {
                break;
            }
            len += 1 + more;
        }
        let word = rest.get(..len).unwrap_or("");
        let tail = rest.get(len..).unwrap_or("");
        let apostrophe = tail.chars().next().filter(|c| matches!(c, '\'' | '’'));
        if let Some(mark) = apostrophe {
            let after = tail.get(mark.len_utf8()..).unwrap_or("");
            let letters = after.find(|c: char| !is_letter(c)).unwrap_or(after.len());
            let clitic = after.get(..letters).unwrap_or("");
            // don|'t: the n belongs to the clitic.
            if clitic.eq_ignore_ascii_case("t") && len > 1 && word.ends_with(['n', 'N']) {
                let stem = len - 1;
                self.take(stem, word_class(word.get(..stem).unwrap_or("")));
                return self.take(1 + mark.len_utf8() + letters, Class::WORD | Class::CLITIC);
            }
            if ["s", "re", "ve", "ll", "d", "m"].iter().any(|ending| clitic.eq_ignore_ascii_case(ending)) {
                self.take(len, word_class(word));
                return self.take(mark.len_utf8() + letters, Class::CLITIC);
            }
            // O'Brien, d'Ivoire, Qur'an, rock'n'roll: one word.
            if letters > 0 {
                let whole = len + mark.len_utf8() + letters;
                let rest_of_it = rest.get(whole..).unwrap_or("");
                if rest_of_it.starts_with(['\'', '’'])
                    && rest_of_it.chars().nth(1) == Some('s')
                    && !rest_of_it.chars().nth(2).is_some_and(is_letter)
                {
                    self.take(whole, word_class(rest.get(..whole).unwrap_or("")));
                    return self.take(rest_of_it.chars().take(2).map(char::len_utf8).sum(), Class::CLITIC);
                }
                return self.take(whole, word_class(rest.get(..whole).unwrap_or("")));
            }
        }
        if let Some(first) = fused(word).filter(|_| !word.eq_ignore_ascii_case("its") || has_no_owner(tail)) {
            self.take(first, word_class(word));
            return self.take(len - first, if word.ends_with("nt") { Class::WORD | Class::CLITIC } else { Class::WORD });
        }
        self.take(len, word_class(word));
    }

    pub(super) fn number(&mut self, rest: &'a str) {
        if let Some(len) = iso_date(rest) {
            return self.take(len, Class::NUMBER | Class::ISO_DATE);
        }
        if !(self.glued() && matches!(self.before(), Some('-' | '/'))) {
            if let Some(len) = groups(rest, b'/', &[&[1, 2], &[1, 2], &[2, 4]]) {
                return self.take(len, Class::NUMBER | Class::SLASH_DATE);
            }
            if let Some(len) = groups(rest, b'-', &[&[3], &[3], &[4]]).or_else(|| groups(rest, b'-', &[&[1], &[3], &[3], &[4]])) {
                return self.take(len, Class::TELEPHONE);
            }
        }
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut len = digits(rest);
        let first = len;
        let bytes = rest.as_bytes();
        if bytes.get(len) == Some(&b':') && len <= 2 && digits(rest.get(len + 1..).unwrap_or("")) == 2 {
            len += 3;
            if bytes.get(len) == Some(&b':') && digits(rest.get(len + 1..).unwrap_or("")) == 2 {
                len += 3;
            }
            return self.take(len, Class::NUMBER | Class::CLOCK);
        }
        while let Some(separator) = bytes.get(len).filter(|b| matches!(b, b',' | b'.')) {
            let more = digits(rest.get(len + 1..).unwrap_or(""));
            // A comma parts thousands (or, rarely, decimals); "1,2,3" without blanks is a list all the same.
            if more == 0 || (*separator == b',' && more != 3 && more != 2 && !(more <= 2 && len == first)) {
                break;
            }
            len += 1 + more;
        }
        let tail = rest.get(len..).unwrap_or("");
        let letters = tail.find(|c: char| !is_letter(c)).unwrap_or(tail.len());
        let ending = tail.get(..letters).unwrap_or("");
        if ["st", "nd", "rd", "th"].iter().any(|e| ending.eq_ignore_ascii_case(e)) {
            return self.take(len + letters, Class::NUMBER | Class::ORDINAL);
        }
        if ending == "s" && len >= 2 {
            return self.take(len + letters, Class::NUMBER | Class::DECADE);
        }
        let apostrophe = tail.chars().next().filter(|c| matches!(c, '\'' | '’'));
        if let Some(mark) = apostrophe
            && matches!(len, 2 | 4)
            && tail.get(mark.len_utf8()..).is_some_and(|t| t.starts_with('s') && !t.get(1..).is_some_and(|t| t.starts_with(is_letter)))
        {
            return self.take(len + mark.len_utf8() + 1, Class::NUMBER | Class::DECADE);
        }
        self.take(len, Class::NUMBER);
    }
}

/// Two words written as one: the whole in lower case, and the bytes of the first.
///
/// Those that are another word too ("lets", "well", "were", "shell") are left whole; of "its", the next word tells.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("outta", 3),
    ("alot", 1),
    ("im", 1),
    ("dont", 2),
    ("doesnt", 4),
    ("didnt", 3),
    ("isnt", 2),
    ("arent", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("hasnt", 3),
    ("havent", 4),
    ("hadnt", 3),
    ("cant", 2),
    ("couldnt", 5),
    ("wont", 2),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("mustnt", 4),
    ("aint", 2),
    ("thats", 4),
    ("whats", 4),
    ("theres", 5),
    ("heres", 4),
    ("youre", 3),
    ("theyre", 4),
    ("youve", 3),
    ("theyve", 4),
    ("weve", 2),
    ("youll", 3),
    ("theyll", 4),
    ("itll", 2),
    ("its", 2),
];

/// Whether the word behind "its" can't stand behind a possessive: "its a pity", "its not here".
fn has_no_owner(tail: &str) -> bool {
    let word = tail.strip_prefix(' ').unwrap_or("");
    let word = word.get(..word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len())).unwrap_or("");
    ["a", "an", "the", "not", "been", "my", "your", "his", "her", "our", "their", "this", "that"].contains(&word)
}

/// Lengths of the words of [`FUSED`], a bit a length: by their first letters, and by their last two.
const FUSED_LENGTHS: ([u16; 32], [u16; 1024]) = {
    let mut lengths = ([0; 32], [0; 1024]);
    let mut at = 0;
    while at < FUSED.len() {
        let word = FUSED[at].0.as_bytes();
        let len = word.len();
        lengths.0[(word[0] & 31) as usize] |= 1 << len;
        lengths.1[pair([word[len - 2], word[len - 1]])] |= 1 << len;
        at += 1;
    }
    lengths
};

/// The number of two letters, whatever their case.
const fn pair([one, other]: [u8; 2]) -> usize {
    ((one & 31) as usize) << 5 | (other & 31) as usize
}

/// Whether a word of letters of ASCII may be two words written as one, by its first letter, its last two and its length.
#[inline]
pub(super) fn may_be_fused(first: u8, last: [u8; 2], len: usize) -> bool {
    static LENGTHS: ([u16; 32], [u16; 1024]) = FUSED_LENGTHS;
    len < 16 && LENGTHS.0[usize::from(first & 31)] & LENGTHS.1[pair(last)] & (1 << len) != 0
}

/// Two words written as one: the bytes of the first (“can|not”, “gon|na”, “do|nt”).
pub(super) fn fused(word: &str) -> Option<usize> {
    let (first, last) = (*word.as_bytes().first()?, *word.as_bytes().last_chunk()?);
    if !may_be_fused(first, last, word.len()) {
        return None;
    }
    FUSED.iter().find(|(fused, _)| fused.len() == word.len() && word.eq_ignore_ascii_case(fused)).map(|(_, first)| *first)
}

/// Lengths of the abbreviations of letters and one full stop by their first letter, a bit a length.
const SHORTENED: [u16; 26] = {
    let list = include_bytes!("../lexicon/abbreviations.txt");
    let mut lengths = [0; 26];
    let mut start = 0;
    let mut at = 0;
    while at < list.len() {
        // Without sections and payload: letters up to a full stop.
        if list[at] == b'.' && at > start && at - start < 16 && list[start].is_ascii_lowercase() {
            lengths[(list[start] - b'a') as usize] |= 1 << (at - start);
        }
        if list[at] == b'\n' {
            start = at + 1;
        }
        at += 1;
    }
    lengths
};

/// Whether so many letters, the first of which is this, may be an abbreviation with the full stop behind them.
#[inline]
pub(super) fn may_shorten(first: u8, len: usize) -> bool {
    let letter = usize::from((first | 0x20).wrapping_sub(b'a'));
    len < 16 && SHORTENED.get(letter).is_some_and(|lengths| lengths & (1 << len) != 0)
}

/// The classes of a word by its letters.
fn word_class(word: &str) -> Class {
    let mut class = Class::WORD;
    let mut letters = 0;
    let mut lower = false;
    let mut digit = false;
    for c in word.chars() {
        if c.is_ascii_digit() {
            digit = true;
        } else if c.is_alphabetic() {
            letters += 1;
            lower |= !c.is_uppercase();
        }
    }
    if word.starts_with(char::is_uppercase) {
        class |= Class::CAPITAL;
        if letters > 1 && !lower {
            class |= Class::ALL_CAPS;
        }
    }
    if digit {
        class |= Class::ALNUM;
    }
    class
}

/// Letters with a full stop each that an abbreviation has at most.
const MOST_LETTERS: usize = 20;

/// Length of an abbreviation with its full stop at the start of `rest`, whose first letters are `len` bytes; `before` is the
/// class of the token before it.
fn abbreviation(rest: &str, len: usize, before: Class) -> Option<usize> {
    let bytes = rest.as_bytes();
    if bytes.get(len) != Some(&b'.') {
        return None;
    }
    // Letters each with a full stop: U.S., a.m., J.B.
    let mut end = 0;
    let mut letters = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if !c.is_alphabetic() || chars.peek().map(|p| p.1) != Some('.') {
            break;
        }
        chars.next();
        letters += 1;
        if letters > MOST_LETTERS {
            return None;
        }
        end = chars.peek().map_or(rest.len(), |p| p.0);
    }
    let boundary = |end: usize| !rest.get(end..).is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
    if letters > 1 && boundary(end) {
        return Some(end);
    }
    if letters == 1 && rest.starts_with(char::is_uppercase) {
        return boundary(end).then_some(end).or(Some(end).filter(|_| rest.get(end..).is_some_and(|t| t.starts_with(char::is_uppercase))));
    }
    // Ph.D. and the like: up to the last full stop of the run.
    let run = rest.char_indices().take(13).find(|(_, c)| !c.is_alphabetic() && *c != '.').map_or(rest.len(), |(at, _)| at);
    let of = |end: usize| lexicon::of_word(rest.get(..end).unwrap_or(""));
    if run <= 12 && run > len + 1 && rest.get(..run).is_some_and(|r| r.ends_with('.')) && of(run).contains(Lex::ABBREVIATION) {
        return Some(run);
    }
    let lex = of(len + 1);
    (len <= 8 && lex.contains(Lex::ABBREVIATION) && boundary(len + 1) && shortens(rest, len + 1, lex, before)).then_some(len + 1)
}

/// Whether a word that may be an abbreviation (`end` bytes with its full stop) is none of the words that are spelled like it: "He
/// fell ill.", "No. It stays.", "Come in."
fn shortens(rest: &str, end: usize, lex: Lex, before: Class) -> bool {
    let behind = rest.get(end..).unwrap_or("").trim_start_matches([' ', '\u{a0}']);
    let numeral = || {
        let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        word.starts_with(|c: char| c.is_ascii_digit()) || !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    };
    let name = !lex.contains(Lex::ABBREVIATED_NAME) || rest.starts_with(char::is_uppercase);
    let before_numeral = !lex.contains(Lex::BEFORE_NUMERAL) || numeral();
    let behind_number = !lex.contains(Lex::BEHIND_NUMBER) || before.contains(Class::NUMBER);
    name && before_numeral && behind_number
}

/// Length of groups of digits joined by a sign at the start of `rest`, each of one of these sizes; neither letters nor more
/// groups follow.
fn groups(rest: &str, sign: u8, sizes: &[&[usize]]) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    for (number, sizes) in sizes.iter().enumerate() {
        if number > 0 {
            bytes.get(at).filter(|byte| **byte == sign)?;
            at += 1;
        }
        let tail = bytes.get(at..)?;
        let size = tail.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
        sizes.contains(&size).then_some(())?;
        at += size;
    }
    let mut tail = rest.get(at..)?.chars();
    let ends = match tail.next() {
        Some('-' | '/') => !tail.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    };
    ends.then_some(at)
}

/// Length of `2025-09-25` at the start of `rest`.
fn iso_date(rest: &str) -> Option<usize> {
    let head = rest.as_bytes().get(..10)?;
    let fits = head.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    let more = rest.as_bytes().get(10).is_some_and(|b| b.is_ascii_digit());
    (fits && !more).then_some(10)
}
