//! Whether a decoded character is what was meant: the damaged form must be unlikely as text, the decoded one likely.

/// How sure it is that characters were one damaged character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// The decoded character does not belong there: leave the run alone.
    Bad,
    /// May be; needs damage elsewhere in the text as a witness.
    Weak,
    /// Surely, unless the text's other marks came through whole and nothing else is damaged.
    Fair,
    /// Surely.
    Strong,
}

/// What a character is to a reader of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter of Latin script as languages of today use them.
    Latin,
    /// A letter of another script, with the number of its block.
    Foreign(u8),
    /// A mark that news texts use: quotation marks, dashes, currency signs, fractions.
    Mark,
    /// An accent that stands over the letter before it.
    Accent,
    /// Pictures, arrows, boxes.
    Picture,
    /// What texts of today hardly hold: phonetic letters, controls, unassigned places.
    Odd,
}

fn kind(c: char) -> Kind {
    match u32::from(c) {
        0xc0..=0xd6
        | 0xd8..=0xf6
        | 0xf8..=0x17f
        | 0x18f
        | 0x192
        | 0x1a0..=0x1a1
        | 0x1af..=0x1b0
        | 0x1e6..=0x1e7
        | 0x218..=0x21b
        | 0x259
        | 0x1e00..=0x1eff => Kind::Latin,
        0xa0..=0xbf
        | 0xd7
        | 0xf7
        | 0x2000..=0x206f
        | 0x20a0..=0x20bf
        | 0x2100..=0x218f
        | 0x2212
        | 0x2248
        | 0x2260
        | 0x2264..=0x2265
        | 0xfeff
        | 0xfffd => Kind::Mark,
        0x2c6 | 0x2c7 | 0x2d8..=0x2dd | 0x3000..=0x303f | 0xff01..=0xff5e => Kind::Mark,
        0x300..=0x36f => Kind::Accent,
        0x370..=0x3ff => Kind::Foreign(1),
        0x400..=0x45f | 0x490..=0x491 => Kind::Foreign(2),
        0x591..=0x5f4 => Kind::Foreign(3),
        0x600..=0x6ff => Kind::Foreign(4),
        0x900..=0xdff => Kind::Foreign(5),
        0xe00..=0xeff => Kind::Foreign(6),
        0x1000..=0x10ff => Kind::Foreign(7),
        0x1780..=0x17ff => Kind::Foreign(8),
        0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff => Kind::Foreign(9),
        0x1100..=0x11ff | 0xac00..=0xd7af => Kind::Foreign(10),
        0x531..=0x58f => Kind::Foreign(11),
        0x2190..=0x2bff | 0xfe00..=0xfe0f | 0xfb00..=0xfb06 | 0x1f000..=0x1faff => Kind::Picture,
        _ => Kind::Odd,
    }
}

/// Whether a character often stands behind a letter in right text, capital or not: closing marks and the like.
fn closes(c: char) -> bool {
    matches!(
        c,
        '’' | '‘'
            | '”'
            | '“'
            | '…'
            | '–'
            | '—'
            | '™'
            | '•'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '®'
            | '©'
            | 'º'
            | 'ª'
            | '¡'
            | '¿'
            | '´'
            | '¨'
            | '·'
            | '\u{a0}'
            | ' '
            | '∞'
            | '°'
    )
}

/// Where a decoded character stands: its neighbours, letters before it and whether those are all capitals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub before: Option<char>,
    pub behind: Option<char>,
    /// How many capitals stand right before it, nothing else between.
    pub capitals: usize,
}

/// Whether letters' case fits: no small letter in a word of capitals, no capital behind a small letter.
fn fits(c: char, place: Place) -> bool {
    let next_capital = place.behind.is_some_and(char::is_uppercase);
    let next_small = place.behind.is_some_and(char::is_lowercase);
    if c.is_lowercase() {
        let shouted = place.capitals >= 2 && !next_small || place.capitals >= 1 && next_capital;
        !(shouted || next_capital && place.before.is_some_and(char::is_uppercase))
    } else if c.is_uppercase() {
        !place.before.is_some_and(char::is_lowercase)
    } else {
        true
    }
}

/// Judges one decoded character. `damaged` are the characters that it was decoded from; `company` says that the run holds
/// another decoded character of the same kind.
pub(super) fn judge(damaged: &[char], c: char, place: Place, company: bool, lost: bool) -> Verdict {
    let [first, .., last] = damaged else { return Verdict::Bad };
    let word = |side: Option<char>| side.is_some_and(|c| c.is_alphabetic());
    let latin = |side: Option<char>| side.is_some_and(|c| c.is_alphanumeric() && (c.is_ascii() || kind(c) == Kind::Latin));
    let long = damaged.len() > 2;
    if lost {
        let inner = place.before.is_some_and(char::is_lowercase) && !first.is_lowercase();
        return if long || inner { Verdict::Strong } else { Verdict::Weak };
    }
    match kind(c) {
        Kind::Odd => Verdict::Bad,
        Kind::Foreign(1) if !long => {
            let inner = !closes(*last) && !last.is_alphabetic();
            if company || inner { Verdict::Strong } else { Verdict::Weak }
        }
        Kind::Foreign(_) if company => Verdict::Strong,
        Kind::Foreign(_) if long => Verdict::Weak,
        Kind::Foreign(_) => Verdict::Bad,
        Kind::Mark | Kind::Picture if long => Verdict::Strong,
        Kind::Picture => Verdict::Weak,
        Kind::Accent if !closes(*last) && !last.is_alphabetic() => Verdict::Strong,
        Kind::Accent => Verdict::Bad,
        Kind::Latin if !fits(c, place) => Verdict::Bad,
        Kind::Latin if long => Verdict::Strong,
        Kind::Latin | Kind::Mark => two(*first, *last, c, place, word, latin),
    }
}

/// Two characters for one of Latin script or for a mark.
fn two(
    first: char,
    last: char,
    c: char,
    place: Place,
    word: impl Fn(Option<char>) -> bool,
    latin: impl Fn(Option<char>) -> bool,
) -> Verdict {
    let near = latin(place.before) || latin(place.behind);
    let strong = if !first.is_alphabetic() {
        // "√©", "├®", "¬£": a sign of mathematics or a box glued to a word or number.
        near && !(first == '¬' && !place.behind.is_some_and(|c| c.is_alphanumeric()) && !place.before.is_some_and(|c| c.is_ascii_digit()))
    } else if kind(first) != Kind::Latin {
        // "Г©", "Γ…": a letter of another script in a Latin word.
        near
    } else if last == '\u{a0}' && c.is_alphabetic() {
        // "Ã" and a no-break space, which stands behind words by right.
        let alone = !word(place.before) || place.capitals == 1 && place.behind.is_some_and(char::is_lowercase);
        first.is_uppercase() && (place.before.is_some_and(char::is_lowercase) || c == 'à' && alone)
    } else if c.is_alphabetic() {
        if last.is_alphabetic() {
            // "Ãœ", "Åž": a small letter behind a capital is common, but not between capitals, nor a capital in a word.
            (last.is_lowercase() && place.behind.is_some_and(char::is_uppercase)) || place.before.is_some_and(char::is_lowercase)
        } else if closes(last) {
            // "AÃ‘O": a closing mark inside a word. "É’s" is none.
            word(place.before) && word(place.behind) && !(c.is_uppercase() && place.behind.is_some_and(char::is_lowercase))
                || place.before.is_some_and(char::is_lowercase) && first.is_uppercase()
        } else {
            true
        }
    } else {
        // "Â£", "Â°": a capital that is no word before a sign.
        let lead = place.before.is_some_and(char::is_lowercase) || !word(place.before);
        !place.before.is_some_and(char::is_uppercase) && (last != '\u{a0}' || lead)
    };
    // "Ã¥": a capital and a sign of money.
    let money = first.is_uppercase() && matches!(last, '¢' | '£' | '¤' | '¥');
    match (strong, money) {
        (false, _) => Verdict::Weak,
        (true, true) => Verdict::Fair,
        (true, false) => Verdict::Strong,
    }
}

/// Whether a character that was not decoded may stand beside decoded ones: marks may, letters and odd signs are a sign that
/// the run is something else.
pub(super) fn may_stay(c: char) -> bool {
    matches!(
        c,
        '’' | '‘'
            | '”'
            | '“'
            | '„'
            | '‚'
            | '…'
            | '–'
            | '—'
            | '•'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '\u{a0}'
            | '\u{fffd}'
            | '°'
            | '€'
            | '£'
            | ' '
            | '™'
            | '®'
            | '©'
    ) || c.is_control()
}

/// Whether two characters are of one kind, for keeping each other company.
pub(super) fn alike(a: char, b: char) -> bool {
    match (kind(a), kind(b)) {
        (Kind::Foreign(a), Kind::Foreign(b)) => a == b,
        _ => false,
    }
}
