//! How a word is written: its normalised form, and its characters counted.
//!
//! Words of ASCII's letters and digits, which nearly all are, are only glanced at, eight bytes at a time: [`Glance::of`].

use crate::span::Span;

/// The words of a sentence: spans of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Of each word its span.
    pub(crate) spans: &'a [Span],
}

impl Words<'_> {
    /// A glance at each word.
    #[allow(dead_code, reason = "the library has seen the words when it cut them")]
    pub(crate) fn glances(self) -> impl Iterator<Item = Glance> {
        self.spans.iter().map(move |&span| Glance::of(self.text, span))
    }
}

/// Most bytes of a word that are looked at.
pub(crate) const LONGEST: usize = 64;

/// The normalised form of a word: lower case, straight quotes, digits as `0`; cut after [`LONGEST`] bytes.
pub(crate) struct Form {
    /// Zeros behind the end.
    bytes: [u8; LONGEST],
    size: usize,
}

/// Two factors mixed into one value, each bit of which depends on all bits of the first.
#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

const SEED: u64 = 0x243f_6a88_85a3_08d3;

/// Adds eight bytes, zeros behind the end, to a hash.
#[inline]
const fn add(hash: u64, chunk: u64) -> u64 {
    fold(hash ^ chunk, 0x9e37_79b9_7f4a_7c15)
}

impl Form {
    const EMPTY: Self = Self { bytes: [0; LONGEST], size: 0 };

    /// The form of the word under a span of a text; `plain` as in [`Glance`].
    pub(crate) fn of(text: &str, span: Span, plain: bool) -> Self {
        if plain { Self::of_letters(text, span) } else { normalise(span.of(text)).0 }
    }

    /// The form of a word that is letters of ASCII alone and no longer than [`LONGEST`].
    fn of_letters(text: &str, span: Span) -> Self {
        let (mut form, mut at) = (Self::EMPTY, 0);
        form.size = (span.len() as usize).min(LONGEST);
        for place in form.bytes.as_chunks_mut::<8>().0.iter_mut().take(form.size.div_ceil(8)) {
            *place = ((chunk(text.as_bytes(), span.start as usize + at) | ONES << 5) & first(form.size - at)).to_le_bytes();
            at += 8;
        }
        form
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.size) {
            *place = byte;
            self.size += 1;
        }
    }

    fn push_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
    }

    /// The bytes.
    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.size).unwrap_or_default()
    }

    /// Their hash; both halves and the low quarter are well mixed.
    #[inline]
    pub(crate) fn hash(&self) -> u64 {
        self.hash_with(self.size, &[])
    }

    /// The hash of the form that has its first `kept` bytes and then those of an ending.
    pub(crate) fn hash_with(&self, kept: usize, ending: &[u8]) -> u64 {
        let kept = kept.min(self.size);
        let size = (kept + ending.len()).min(LONGEST);
        let mut hash = SEED ^ size as u64;
        for (chunk, at) in self.bytes.as_chunks::<8>().0.iter().zip((0..size).step_by(8)) {
            let mut chunk = u64::from_le_bytes(*chunk) & first(kept.saturating_sub(at));
            for (&byte, place) in ending.iter().zip(kept..) {
                chunk |= if place & !7 == at { u64::from(byte) << (place % 8 * 8) } else { 0 };
            }
            hash = add(hash, chunk);
        }
        hash
    }
}

/// The first so many bytes of eight, all bits set.
#[inline]
const fn first(bytes: usize) -> u64 {
    if bytes < 8 { (1 << (bytes * 8)) - 1 } else { u64::MAX }
}

/// How many characters of each kind a word has, a byte a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spelling(u64);

const LOWER: u32 = 0;
const UPPER: u32 = 8;
const DIGIT: u32 = 16;
const DOT: u32 = 24;
const ADDRESS: u32 = 32;
const FIRST_UPPER: u32 = 40;
/// The counts of letters.
const LETTERS: u64 = 0xff << LOWER | 0xff << UPPER;

impl Spelling {
    const fn get(self, kind: u32) -> u8 {
        (self.0 >> kind) as u8
    }

    /// What a word's shape hangs on.
    fn outline(self) -> Outline {
        let bit = |kind: u32, bit: u8| if self.get(kind) > 0 { bit } else { 0 };
        let marks = bit(LOWER, Outline::LOWER) | bit(DIGIT, Outline::DIGITS) | bit(DOT, Outline::DOTS) | bit(ADDRESS, Outline::ADDRESS);
        Outline(self.get(UPPER).min(2) | marks | bit(FIRST_UPPER, Outline::FIRST_UPPER))
    }

    /// Letters.
    const fn letters(self) -> u8 {
        self.get(LOWER).saturating_add(self.get(UPPER))
    }
}

/// What of a word's spelling its shape hangs on: a number below [`OUTLINES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outline(pub(crate) u8);

/// How many outlines there are.
pub(crate) const OUTLINES: usize = 128;

impl Outline {
    /// That of an empty word.
    pub(crate) const NONE: Self = Self(0);
    const UPPER: u8 = 3;
    const LOWER: u8 = 1 << 2;
    const DIGITS: u8 = 1 << 3;
    const DOTS: u8 = 1 << 4;
    const ADDRESS: u8 = 1 << 5;
    const FIRST_UPPER: u8 = 1 << 6;

    /// Capitals; 2 stands for any number of them above one.
    pub(crate) const fn upper(self) -> u8 {
        self.0 & Self::UPPER
    }

    /// Whether there are small letters.
    pub(crate) const fn lower(self) -> bool {
        self.0 & Self::LOWER != 0
    }

    /// Whether there are digits.
    pub(crate) const fn digits(self) -> bool {
        self.0 & Self::DIGITS != 0
    }

    /// Whether there are full stops.
    pub(crate) const fn dots(self) -> bool {
        self.0 & Self::DOTS != 0
    }

    /// Whether there are signs of addresses.
    pub(crate) const fn address(self) -> bool {
        self.0 & Self::ADDRESS != 0
    }

    /// Whether the first character is a capital.
    pub(crate) const fn first_upper(self) -> bool {
        self.0 & Self::FIRST_UPPER != 0
    }

    /// Whether there are neither letters nor digits.
    pub(crate) const fn is_mark(self) -> bool {
        self.0 & (Self::UPPER | Self::LOWER | Self::DIGITS) == 0
    }
}

/// What a byte of ASCII adds to the counts, and what it is in the normalised form.
const KINDS: [(u64, u8); 128] = {
    let mut kinds = [(0, 0); 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        kinds[byte] = match c {
            b'a'..=b'z' => (1 << LOWER, c),
            b'A'..=b'Z' => (1 << UPPER, c | 0x20),
            b'0'..=b'9' => (1 << DIGIT, b'0'),
            b'.' => (1 << DOT, c),
            b'@' | b'/' | b':' => (1 << ADDRESS, c),
            b'`' => (0, b'\''),
            _ => (0, c),
        };
        byte += 1;
    }
    kinds
};

/// What the tagger takes in of every word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glance {
    /// Hash of the normalised form.
    pub(crate) hash: u64,
    /// How it is written.
    pub(crate) outline: Outline,
    /// Its letters, counted.
    pub(crate) letters: u8,
    /// Whether it is letters of ASCII alone, and no longer than [`LONGEST`].
    pub(crate) plain: bool,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The highest bit of each byte of ASCII that lies between two others, these included.
const fn between(chunk: u64, first: u8, last: u8) -> u64 {
    let from = chunk + ONES * (0x80 - first as u64);
    let past = chunk + ONES * (0x7f - last as u64);
    from & !past & HIGH
}

/// How many bytes have their highest bit set, of eight that have no other.
const fn count(high: u64) -> u64 {
    (high >> 7).wrapping_mul(ONES) >> 56
}

/// Eight bytes at a place as a number; zeros behind the end.
#[inline]
fn chunk(bytes: &[u8], at: usize) -> u64 {
    let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) else {
        return bytes.iter().skip(at).rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
    };
    u64::from_le_bytes(*chunk)
}

impl Glance {
    /// What there is to see of the word under a span of a text.
    #[inline]
    pub(crate) fn of(text: &str, span: Span) -> Self {
        let (start, size) = (span.start as usize, span.len() as usize);
        let bytes = text.as_bytes();
        if size == 1
            && let Some(&(count, normal)) = bytes.get(start).and_then(|&byte| KINDS.get(usize::from(byte)))
        {
            let first = (count >> UPPER & 1) << FIRST_UPPER;
            return Self::from_parts(add(SEED ^ 1, u64::from(normal)), Spelling(count | first), count & LETTERS != 0);
        }
        if size > LONGEST {
            return Self::closely(span.of(text));
        }
        let (mut hash, mut upper, mut digits, mut first_upper) = (SEED ^ size as u64, 0, 0, 0);
        let mut at = 0;
        while at < size {
            // What lies behind the word is masked off.
            let inside = first(size - at);
            let raw = chunk(bytes, start + at) & inside;
            if raw & HIGH != 0 {
                return Self::closely(span.of(text));
            }
            let (letter, digit) = (between(raw | ONES << 5, b'a', b'z'), between(raw, b'0', b'9'));
            let capital = letter & !(raw << 2);
            let small = raw | capital >> 2;
            if letter | digit != inside & HIGH {
                return Self::closely(span.of(text));
            }
            if at == 0 {
                first_upper = capital >> 7 & 1;
            }
            upper += count(capital);
            digits += count(digit);
            // A digit counts as zero: its low half goes.
            let normal = small & !((digit >> 7) * 0x0f);
            hash = add(hash, normal);
            at += 8;
        }
        let lower = size as u64 - upper - digits;
        let spelling = Spelling(lower << LOWER | upper << UPPER | digits << DIGIT | first_upper << FIRST_UPPER);
        Self::from_parts(hash, spelling, digits == 0)
    }

    /// That of a word that is letters of ASCII alone, all small but perhaps the first: its hash, and how many letters it has, at
    /// most [`LONGEST`].
    #[inline]
    pub(crate) const fn of_letters(hash: u64, letters: u8, capital: bool) -> Self {
        let (upper, lower) = if capital { (1 | Outline::FIRST_UPPER, letters > 1) } else { (0, true) };
        Self { hash, outline: Outline(upper | if lower { Outline::LOWER } else { 0 }), letters, plain: true }
    }

    /// [`Glance::of`] for words that other characters stand in.
    fn closely(word: &str) -> Self {
        let (form, spelling) = normalise(word);
        Self::from_parts(form.hash(), spelling, false)
    }

    #[inline]
    fn from_parts(hash: u64, spelling: Spelling, plain: bool) -> Self {
        Self { hash, outline: spelling.outline(), letters: spelling.letters(), plain }
    }
}

/// The normalised form of a word, and its characters counted.
#[inline]
fn normalise(word: &str) -> (Form, Spelling) {
    let mut form = Form::EMPTY;
    let mut counts = 0;
    for (place, &byte) in form.bytes.iter_mut().zip(word.as_bytes()) {
        let Some(&(count, normal)) = KINDS.get(usize::from(byte)) else { return normalise_wide(word) };
        counts += count;
        *place = normal;
    }
    form.size = word.len().min(LONGEST);
    if word.starts_with(|c: char| c.is_ascii_uppercase()) {
        counts |= 1 << FIRST_UPPER;
    }
    if counts == 0 && form.as_bytes() == b"''" {
        (form.bytes, form.size) = ([0; LONGEST], 0);
        form.push(b'"');
    }
    (form, Spelling(counts))
}

/// [`normalise`] for words that are not all ASCII.
#[cold]
fn normalise_wide(word: &str) -> (Form, Spelling) {
    let mut form = Form::EMPTY;
    let mut counts = 0;
    for (i, c) in word.chars().take(LONGEST).enumerate() {
        match c {
            '’' | '‘' | '‛' | '´' | 'ʼ' => form.push(b'\''),
            '“' | '„' | '«' | '”' | '»' | '‟' => form.push(b'"'),
            '–' | '—' | '―' => [b'-'; 2].iter().for_each(|&b| form.push(b)),
            '‐' | '‑' => form.push(b'-'),
            '…' => [b'.'; 3].iter().for_each(|&b| form.push(b)),
            _ => {
                if let Some(&(count, normal)) = KINDS.get(c as usize) {
                    counts += count;
                    form.push(normal);
                } else {
                    counts += if c.is_uppercase() { 1 << UPPER } else { u64::from(c.is_alphabetic()) << LOWER };
                    c.to_lowercase().for_each(|c| form.push_char(c));
                }
                if i == 0 && c.is_uppercase() {
                    counts |= 1 << FIRST_UPPER;
                }
            }
        }
    }
    (form, Spelling(counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_sees_what_a_close_look_sees() {
        for word in [
            "",
            "a",
            "Of",
            "the",
            "Tarrow",
            "harbours",
            "MCMXC",
            "harbourmaster's",
            "Tarrow2",
            "1990s",
            "31",
            ",",
            "`",
            "(",
            "counterclockwise",
            "G7",
            "don't",
        ] {
            for end in (0..=word.len()).filter(|end| word.is_char_boundary(*end)) {
                let word = &word[..end];
                let (glance, closely) = (Glance::of(word, Span::new(0, end as u32)), Glance::closely(word));
                let inside = Glance::of(&format!("{word}, more of it"), Span::new(0, end as u32));
                assert_eq!(inside, glance, "{word}");
                assert_eq!(Glance { plain: false, ..glance }, closely, "{word}");
            }
        }
    }

    #[test]
    fn plain_words_are_what_a_close_look_sees() {
        for word in ["a", "I", "Of", "the", "Tarrow", "harbours", "misunderstandings", "sixteenletterses", "Misunderstandings"] {
            let span = Span::new(0, word.len() as u32);
            let glance = Glance::of(word, span);
            let hash = crate::text::lexicon::key::hash(word, 0, word.len()).expect("a short word");
            assert_eq!(Glance::of_letters(hash, word.len() as u8, word.starts_with(char::is_uppercase)), glance, "{word}");
            let (form, closely) = (Form::of(word, span, true), Form::of(word, span, false));
            assert_eq!((form.as_bytes(), form.hash()), (closely.as_bytes(), closely.hash()), "{word}");
        }
    }

    #[test]
    fn endings_are_hashed_as_if_they_were_written() {
        let hash = |word: &str| Form::of(word, Span::new(0, word.len() as u32), false).hash();
        for (word, kept, ending) in [("denied", 3, "y"), ("studies", 4, "ie"), ("provided", 8, "ie"), ("settling", 7, "ie"), ("a", 0, "")] {
            let form = Form::of(word, Span::new(0, word.len() as u32), true);
            assert_eq!(form.hash_with(kept, ending.as_bytes()), hash(&format!("{}{ending}", &word[..kept])), "{word}");
        }
    }
}
