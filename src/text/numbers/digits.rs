//! Numbers in digits: which separators part thousands and which one begins the decimals.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::arithmetic::Arithmetic;

/// The value of a token of digits with separators: `65,500`, `1,200.5`, `3.14`, `12,34,567` (Indian groups),
/// `1.234.567` and `1.234,5` (continental), `0,5`. A lone separator before exactly three digits parts thousands
/// where it is a comma and decimals where it is a point; with `decimal_comma`, where the language writes decimals behind a comma,
/// it is the other way round. `None` where the groups fit no convention ("1.2.3", "1,2,3", "2004,39"), and where more
/// than 28 digits would be needed.
pub(super) fn parse(word: &str, decimal_comma: bool) -> Option<Decimal> {
    if let Some(value) = usual(word.as_bytes(), decimal_comma) {
        return Some(value);
    }
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && let Some(value) = vulgar(c)
    {
        return Some(value);
    }
    if word.is_empty() || word.len() > 48 || !word.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') {
        return None;
    }
    let count = |separator: u8| word.bytes().filter(|b| *b == separator).count();
    let (commas, points) = (count(b','), count(b'.'));
    if commas == 0 && points == 0 && word.len() < 19 {
        return Some(Decimal::from(small(word)));
    }
    match (commas, points) {
        (0, 1) if !decimal_comma && word.len() < 18 => {
            let places = word.len() - 1 - word.find('.').unwrap_or(0);
            i64::try_from(small(word)).ok().map(|digits| Decimal::new(digits, places as u32))
        }
        (_, 0) if !decimal_comma && word.len() < 19 && grouped(word, ',') => Some(Decimal::from(small(word))),
        (0, 1) if decimal_comma && grouped(word, '.') && !word.starts_with('0') => plain(word, '.', None),
        (1, 0) if decimal_comma => plain(word, '.', Some(',')),
        (0, 0 | 1) => Decimal::from_str(word).ok(),
        (_, 0) if grouped(word, ',') => plain(word, ',', None),
        (1, 0) if word.find(',').is_some_and(|whole| whole <= 3 && word.len() - whole != 4) => plain(word, '.', Some(',')),
        (_, 1) if word.find('.') > word.rfind(',') && grouped(word.split('.').next().unwrap_or(""), ',') => plain(word, ',', Some('.')),
        (0, _) if grouped(word, '.') => plain(word, '.', None),
        (1, _) if word.find(',') > word.rfind('.') && grouped(word.split(',').next().unwrap_or(""), '.') => plain(word, '.', Some(',')),
        _ => None,
    }
}

/// Digits alone, or in groups of three behind commas, in one pass: most numbers of a text.
fn usual(word: &[u8], decimal_comma: bool) -> Option<Decimal> {
    let (mut value, mut group, mut parted) = (0u64, 0, false);
    if word.is_empty() || word.len() > 18 {
        return None;
    }
    for byte in word {
        match byte {
            b'0'..=b'9' => (value, group) = (value * 10 + u64::from(byte - b'0'), group + 1),
            b',' if !decimal_comma && (group == 3 || !parted && (1..=3).contains(&group)) => (group, parted) = (0, true),
            _ => return None,
        }
    }
    (!parted || group == 3).then(|| Decimal::from(value))
}

/// The number that the digits of a word spell, separators aside; fewer than twenty digits.
fn small(word: &str) -> u64 {
    word.bytes().filter(u8::is_ascii_digit).fold(0, |sum, b| sum * 10 + u64::from(b - b'0'))
}

/// Whether the separator parts groups of three, or the Indian way: twos and a last three.
fn grouped(word: &str, separator: char) -> bool {
    let groups: Vec<usize> = word.split(separator).map(str::len).collect();
    match groups.as_slice() {
        [first @ 1..=3, middle @ .., 3] => middle.iter().all(|n| *n == 3) || (*first <= 2 && middle.iter().all(|n| *n == 2)),
        _ => false,
    }
}

/// Parses with one separator dropped and the other read as the decimal point.
fn plain(word: &str, drop: char, point: Option<char>) -> Option<Decimal> {
    let digits: String = word.chars().filter(|c| *c != drop).map(|c| if Some(c) == point { '.' } else { c }).collect();
    Decimal::from_str(&digits).ok()
}

/// The value of a vulgar fraction in one character (½, ⅔).
pub(super) fn vulgar(c: char) -> Option<Decimal> {
    let (over, under): (i64, i64) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅒' => (1, 10),
        _ => return None,
    };
    ratio(over.into(), under.into())
}

/// A quotient, to nine decimals.
pub(super) fn ratio(over: Decimal, under: Decimal) -> Option<Decimal> {
    over.over(under).map(|value| value.round_dp(9).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_follow_a_convention_or_nothing_is_read() {
        for (word, value) in [
            ("65,500", "65500"),
            ("1,200.5", "1200.5"),
            ("3.14", "3.14"),
            ("2.500", "2.500"),
            ("12,34,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1.234,5", "1234.5"),
            ("0,5", "0.5"),
            ("½", "0.5"),
        ] {
            assert_eq!(parse(word, false), Decimal::from_str(value).ok(), "{word}");
        }
        for word in ["2004,39", "1.2.3", "1,2,3", "1,2345,678", "", "99999999999999999999999999999999999"] {
            assert_eq!(parse(word, false), None, "{word}");
        }
    }

    #[test]
    fn a_language_with_a_decimal_comma_parts_thousands_by_points() {
        for (word, value) in
            [("1.250", "1250"), ("3,5", "3.5"), ("12,125", "12.125"), ("0.375", "0.375"), ("1.250,75", "1250.75"), ("2.5", "2.5")]
        {
            assert_eq!(parse(word, true), Decimal::from_str(value).ok(), "{word}");
        }
    }
}
