//! Reads a run of characters as the bytes that it was wrongly read from.

use super::pages::Page;

/// A part of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Its first character in the run, and one past its last.
    pub from: usize,
    pub to: usize,
    /// What its bytes are in UTF-8; for a character that is left as it is, that character.
    pub c: char,
    /// Whether it was decoded from several characters.
    pub decoded: bool,
    /// Whether a byte of it was lost on the way.
    pub lost: bool,
}

/// Decodes what can be decoded of a run in one page; `None` where nothing can.
pub(super) fn unread(run: &[char], page: &Page) -> Option<Vec<Part>> {
    let mut part = (0..run.len()).find_map(|at| sequence(run, at, page))?;
    let as_is = |at: usize, c: char| Part { from: at, to: at + 1, c, decoded: false, lost: false };
    let mut parts: Vec<Part> = run.iter().take(part.from).enumerate().map(|(at, c)| as_is(at, *c)).collect();
    loop {
        let at = part.to;
        parts.push(part);
        let Some(&c) = run.get(at) else { return Some(parts) };
        part = sequence(run, at, page).unwrap_or_else(|| as_is(at, c));
    }
}

/// The UTF-8 sequence whose bytes the characters from `at` on stand for.
fn sequence(run: &[char], at: usize, page: &Page) -> Option<Part> {
    let (value, width, lost) = value(run, at, page)?;
    let whole = |c: char, to: usize| Some(Part { from: at, to, c, decoded: true, lost });
    if lost {
        // Of what ends in a lost byte, the closing quotation mark is by far the most frequent: 0x9D means nothing in
        // Windows-1252.
        let at_end = run.get(at + width - 1) == Some(&'\u{fffd}');
        return whole(if value == 0x2000 && at_end { '”' } else { '\u{fffd}' }, at + width);
    }
    if (0xd800..0xdc00).contains(&value)
        && let Some((low, more, false)) = self::value(run, at + width, page)
        && (0xdc00..0xe000).contains(&low)
    {
        // CESU-8: a surrogate pair, each half a sequence of its own.
        let c = char::from_u32(0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00))?;
        return whole(c, at + width + more);
    }
    whole(char::from_u32(value)?, at + width)
}

/// The code point of a sequence, how many characters it takes, and whether its last byte is lost (that then counts as 0).
fn value(run: &[char], at: usize, page: &Page) -> Option<(u32, usize, bool)> {
    let lead = page.byte(*run.get(at)?)?;
    let (count, bits) = match lead {
        0xc2..=0xdf => (1, lead & 0x1f),
        0xe0..=0xef => (2, lead & 0x0f),
        0xf0..=0xf4 => (3, lead & 0x07),
        _ => return None,
    };
    let mut value = u32::from(bits);
    let mut lost = false;
    for step in 1..=count {
        let c = *run.get(at + step)?;
        let byte = match c {
            // One byte of a longer sequence may be lost in its midst; the ones behind must be there.
            '\u{fffd}' if !lost && (step == count || count > 1) => {
                lost = true;
                0x80
            }
            // A no-break space that became a plain one: only inside a run.
            ' ' if run.get(at + step + 1).is_some() => 0xa0,
            c => page.byte(c).filter(|byte| (0x80..=0xbf).contains(byte))?,
        };
        value = value << 6 | u32::from(byte & 0x3f);
    }
    let least = [0, 0x80, 0x800, 0x10000].get(count).copied().unwrap_or(0);
    (value >= least || lost).then_some((value, count + 1, lost))
}

#[cfg(test)]
mod tests {
    use super::super::pages::PAGES;
    use super::*;

    fn text(run: &str, page: usize) -> Option<String> {
        let run: Vec<char> = run.chars().collect();
        PAGES.get(page).and_then(|page| unread(&run, page)).map(|parts| parts.iter().map(|part| part.c).collect())
    }

    #[test]
    fn sequences() {
        assert_eq!(text("â€™Ã©", 0).as_deref(), Some("’é"));
        assert_eq!(text("â€\u{fffd}", 0).as_deref(), Some("”"));
        assert_eq!(text("ƒí", 0), None);
        assert_eq!(text("√©", 1).as_deref(), Some("é"));
        assert_eq!(text("вЂ™", 2).as_deref(), Some("’"));
        assert_eq!(text("ΓÇÖ", 3).as_deref(), Some("’"));
        assert_eq!(text("é", 0), None);
    }
}
