//! Bytes of ASCII by what they are to the cutter, and words measured eight bytes at a time.

use crate::text::tokens::Class;

/// What a byte begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// White space or a control character.
    Blank,
    /// The end of a line.
    Line,
    /// A letter of ASCII.
    Letter,
    /// A digit of ASCII.
    Digit,
    /// A sign that is a token of its class whatever stands behind it; if of no other class, glued to something.
    Sign(Class),
    /// A sign that is a token of its class if it stands alone, and one token with its like behind it.
    Run(Class),
    /// `.`, `!`, `?`: one token with the same kind of mark behind it.
    Stop,
    /// `-`.
    Hyphen,
    /// A sign that hangs on its neighbours, or no ASCII.
    Other,
}

/// [`Kind`] of each byte.
pub(super) const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'\n' | b'\r' => Kind::Line,
            ..=b' ' | 0x7f => Kind::Blank,
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
            b'0'..=b'9' => Kind::Digit,
            b'.' | b'!' | b'?' => Kind::Stop,
            b'-' => Kind::Hyphen,
            b'(' | b'[' | b'{' => Kind::Sign(Class::PUNCT.union(Class::BRACKET).union(Class::OPEN)),
            b')' | b']' | b'}' => Kind::Sign(Class::PUNCT.union(Class::BRACKET).union(Class::CLOSE)),
            b'$' => Kind::Run(Class::PUNCT.union(Class::CURRENCY)),
            b'<' | b'>' => Kind::Run(Class::PUNCT),
            b',' | b';' | b':' | b'/' | b'%' | b'&' | b'\\' | b'|' | b'^' => Kind::Sign(Class::PUNCT),
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

/// What a byte right behind letters or digits says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// They end here, and are no part of anything longer.
    End,
    /// A full stop: the end of a sentence, an abbreviation or an address.
    Stop,
    /// A sign that addresses are joined with: `-`, `_`, `+`.
    Joint,
    /// A comma: ends a word, may stand inside a number.
    Comma,
    /// A colon: ends a word but for `http`, may stand inside a clock time.
    Colon,
    /// Anything else.
    Other,
}

/// [`Behind`] of each byte.
pub(super) const BEHIND: [Behind; 256] = {
    let mut all = [Behind::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        all[byte] = match byte as u8 {
            b'.' => Behind::Stop,
            b'-' | b'_' | b'+' => Behind::Joint,
            b',' => Behind::Comma,
            b':' => Behind::Colon,
            b'&' | b'\'' | b'@' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Behind::Other,
            _ => Behind::End,
        };
        byte += 1;
    }
    all
};

/// [`Behind`] at this offset; the end of the text ends everything, and so do curly quotation marks and dashes.
#[inline]
pub(super) fn behind(bytes: &[u8], at: usize) -> Behind {
    match bytes.get(at) {
        None => Behind::End,
        Some(&byte) if byte < 0x80 => BEHIND[usize::from(byte)],
        // U+2013 – U+2015 and U+201C – U+201F; U+2026.
        Some(0xe2) => match bytes.get(at + 1..at + 3) {
            Some([0x80, 0x93..=0x95 | 0x9c..=0x9f | 0xa6]) => Behind::End,
            _ => Behind::Other,
        },
        Some(_) => Behind::Other,
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The highest bit of every byte that is a letter of ASCII.
const fn letter_bits(chunk: u64) -> u64 {
    let low = (chunk | (ONES << 5)) & !HIGH;
    let from_a = low + ONES * (0x80 - b'a' as u64);
    let past_z = low + ONES * (0x7f - b'z' as u64);
    from_a & !past_z & !chunk & HIGH
}

/// Letters of ASCII that stand in a row.
pub(super) struct Letters {
    /// How many.
    pub(super) len: usize,
    /// Whether one of them is small.
    pub(super) small: bool,
    /// Whether one behind the first is a capital.
    pub(super) capital_inside: bool,
}

/// The letters of ASCII that begin at `at`.
#[inline]
pub(super) fn letters(bytes: &[u8], at: usize) -> Letters {
    // The bit that tells small letters from capitals, of all bytes; the first is no capital inside.
    const SMALL: u64 = ONES << 5;
    let (mut end, mut small, mut large, mut inside) = (at, 0, 0, SMALL << 8);
    let done = |end: usize, small: u64, large: u64| Letters { len: end - at, small: small & SMALL != 0, capital_inside: large != 0 };
    while let Some(chunk) = bytes.get(end..).and_then(<[u8]>::first_chunk::<8>) {
        let chunk = u64::from_le_bytes(*chunk);
        let others = letter_bits(chunk) ^ HIGH;
        if others != 0 {
            let bits = others.trailing_zeros() & !7;
            let these = (1 << bits) - 1;
            return done(end + (bits >> 3) as usize, small | chunk & these, large | !chunk & inside & these);
        }
        small |= chunk;
        large |= !chunk & inside;
        inside = SMALL;
        end += 8;
    }
    while let Some(&byte) = bytes.get(end).filter(|byte| byte.is_ascii_alphabetic()) {
        small |= u64::from(byte);
        large |= u64::from(end > at && byte.is_ascii_uppercase());
        end += 1;
    }
    done(end, small, large)
}

/// Where the run of letters, digits and joints of an address (`.` `_` `-` `+`) that holds `at` ends, and whether an address
/// may lie in it: a full stop inside, or an `@` behind.
pub(super) fn address_run(bytes: &[u8], at: usize) -> (usize, bool) {
    let rest = bytes.get(at..).unwrap_or_default();
    let joint = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+');
    let len = rest.iter().position(|byte| !joint(byte)).unwrap_or(rest.len());
    (at + len, matches!(rest.get(len), Some(b'.' | b'@')))
}
