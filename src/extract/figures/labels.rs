//! Numbers that are no amounts: parts of names, years, telephone numbers, list marks.
//!
//! Each function says why; [`behind`] asks them in turn before a number is read.

use rust_decimal::Decimal;

use crate::text::{Class, Tag, WordSet, any_of, numbers, word_set};

use super::amount::Amount;
use super::cues::Cue;
use super::scan::Scan;

/// Common nouns that a number behind them names: "page 5", "room 12", "phase 3".
pub(super) static NAMED_BY_NUMBER: WordSet = word_set![
    "act",
    "apartment",
    "appendix",
    "article",
    "articles",
    "block",
    "building",
    "category",
    "channel",
    "chapter",
    "class",
    "column",
    "district",
    "division",
    "episode",
    "exit",
    "exhibit",
    "figure",
    "flight",
    "floor",
    "form",
    "gate",
    "grade",
    "group",
    "highway",
    "house",
    "interstate",
    "issue",
    "item",
    "lane",
    "level",
    "line",
    "lot",
    "model",
    "module",
    "paragraph",
    "page",
    "pages",
    "part",
    "phase",
    "pier",
    "platform",
    "precinct",
    "proposition",
    "prop",
    "question",
    "region",
    "resolution",
    "room",
    "route",
    "row",
    "rule",
    "schedule",
    "season",
    "section",
    "sections",
    "session",
    "stage",
    "step",
    "suite",
    "table",
    "terminal",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "verse",
    "version",
    "volume",
    "vol.",
    "ward",
    "week",
    "windows",
    "zone",
];

/// If the number at `at` is no amount, the token behind it.
pub(super) fn behind(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    if !doc.has(at, Class::NUMBER) {
        return None;
    }
    let class = doc.class(at);
    if class.intersects(Class::DIGIT_DATE | Class::CLOCK) {
        return Some(at + 1);
    }
    // Most labels touch a sign or what is behind them.
    let touches = doc.class(at + 1).intersects(Class::GLUED | Class::PUNCT) || scan.before(at).is_some_and(|b| doc.has(b, Class::PUNCT));
    if touches { behind_touching(scan, at) } else { telephone(scan, at) }
}

/// [`behind`] for a number that touches a sign or what is behind it.
#[inline(never)]
fn behind_touching(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    // "in '16": a year by its last two digits.
    let apostrophe = scan.before(at).is_some_and(|b| matches!(doc.word(b), "'" | "’" | "‘") && doc.glued(at) && !doc.glued(b));
    if apostrophe && doc.word(at).len() == 2 && !scan.is(at + 1, any_of!["'", "’"]) {
        return Some(at + 1);
    }
    // "2013-14": a season.
    let year = doc.word(at).len() == 4 && !doc.word(at).contains([',', '.']) && doc.word(at).starts_with(['1', '2']);
    if year
        && matches!(doc.word(at + 1), "-" | "–" | "/")
        && doc.glued(at + 1)
        && doc.glued(at + 2)
        && doc.word(at + 2).len() == 2
        && doc.has(at + 2, Class::NUMBER)
    {
        return Some(at + 3);
    }
    // tweet-id="123": the value of an attribute.
    if let Some(quote) = scan.before(at).filter(|&quote| doc.has(quote, Class::QUOTE))
        && scan.before(quote).is_some_and(|sign| scan.is(sign, any_of!["="]))
    {
        return Some(at + 1);
    }
    telephone(scan, at)
        .or_else(|| citation(scan, at))
        .or_else(|| chain(scan, at))
        .or_else(|| plus_code(scan, at))
        .or_else(|| joined_to_letters(scan, at))
        .or_else(|| list_mark(scan, at))
        .or_else(|| idiom(scan, at))
}

/// A run of three or more numbers joined by hyphens, slashes or points: telephone numbers, dates, codes.
fn chain(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    let joins = |token: usize| {
        token + 1 < scan.end
            && matches!(doc.word(token), "-" | "/" | "–" | "." | "−")
            && doc.glued(token)
            && doc.glued(token + 1)
            && doc.has(token + 1, Class::NUMBER)
    };
    let mut next = at + 1;
    let mut parts = 1;
    while joins(next) && parts < 12 {
        next += 2;
        parts += 1;
    }
    (parts > 2).then_some(next)
}

/// "0800 555 111": digits that begin with a zero, and the groups behind them; "$6, 000" is cut the same way.
fn telephone(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    let word = doc.word(at);
    if !word.starts_with('0') {
        return None;
    }
    let digits = |token: usize| token < scan.end && doc.word(token).bytes().all(|b| b.is_ascii_digit()) && doc.has(token, Class::NUMBER);
    let alone = scan.end - scan.start < 2;
    let decimals = scan.before(at).is_some_and(|b| scan.is(b, any_of!["."]) && doc.glued(at));
    if word.len() < 3 || !digits(at) || alone || decimals {
        return None;
    }
    let mut next = at + 1;
    while digits(next) && next < at + 6 {
        next += 1;
    }
    Some(next)
}

/// "[7]": a footnote or citation.
fn citation(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    let bracketed =
        scan.before(at).is_some_and(|b| scan.is(b, any_of!["["]) && doc.glued(at)) && scan.is(at + 1, any_of!["]"]) && doc.glued(at + 1);
    (bracketed && doc.word(at).len() <= 3).then_some(at + 2)
}

/// "+972", "+44": a country's dialling code, where no unit follows.
fn plus_code(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let plus = scan.before(at).filter(|&plus| scan.is(plus, any_of!["+"]) && scan.doc.glued(at) && !scan.doc.glued(plus))?;
    let _ = plus;
    // "+31 20 504 5000": the groups that follow belong to it.
    let mut next = at + 1;
    while scan.doc.has(next, Class::NUMBER) && next < scan.end && scan.doc.word(next).bytes().all(|b| b.is_ascii_digit()) {
        next += 1;
    }
    if next > at + 1 {
        return Some(next);
    }
    let measured = scan.is(at + 1, any_of!["%", "percent", "points", "per"])
        || scan.doc.class(at + 1).contains(Class::CURRENCY)
        || scan.doc.word(at).contains(['.', ',']);
    (!measured && scan.is_capital(at + 1)).then_some(at + 1)
}

/// "COVID-19", "F-16", "MI6", "5G", "401(k)".
fn joined_to_letters(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    if let Some(hyphen) = scan.before(at)
        && doc.has(hyphen, Class::HYPHEN)
        && doc.glued(at)
        && let Some(word) = scan.before(hyphen)
        && doc.has(word, Class::WORD)
        && doc.glued(hyphen)
        && !scan.is(
            word,
            any_of![
                "under",
                "over",
                "mid",
                "early",
                "late",
                "top",
                "to",
                "or",
                "and",
                "nearly",
                "about",
                "almost",
                "roughly",
                "pre",
                "post",
                "sub",
                "foot",
                "by",
                "x",
                "magnitude",
            ],
        )
        && numbers::read(doc, word, at).is_none()
    {
        return Some(skip_tail(scan, at + 1));
    }
    // "5G", "3D": digits and a capital in one word; "40m", "5km" are units.
    let next = at + 1;
    if doc.glued(next)
        && doc.has(next, Class::WORD)
        && doc.word(next).len() == 1
        && matches!(doc.word(next), "G" | "D" | "A" | "E" | "X" | "Q" | "P")
        && !doc.word(at).contains(['.', ','])
    {
        return Some(next + 1);
    }
    // "24703L202", "13F" and the like.
    if doc.glued(next)
        && doc.has(next, Class::ALNUM)
        && !matches!(doc.word(next).get(..1), Some("e" | "E" | "x" | "X"))
        && !doc.word(next).ends_with(['2', '3'])
        && doc.word(next).len() > 2
    {
        return Some(next + 1);
    }
    (doc.word(next) == "(" && doc.glued(next) && doc.glued(next + 1) && doc.word(next + 1).len() == 1 && scan.is(next + 2, any_of![")"]))
        .then_some(next + 3)
}

/// The rest of a code behind its number: "I7-860BOX".
fn skip_tail(scan: &Scan<'_, '_>, at: usize) -> usize {
    if scan.doc.glued(at) && scan.doc.has(at, Class::WORD) && at < scan.end { at + 1 } else { at }
}

/// "1." or "2)" at the start of a paragraph.
fn list_mark(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    let opens = at == scan.start || (at == scan.start + 1 && scan.is(scan.start, any_of!["("]));
    let plain = doc.word(at).len() <= 2;
    let marked = scan.is(at + 1, any_of![")"]) || (scan.is(at + 1, any_of!["."]) && at + 2 < scan.end);
    (opens && plain && marked && doc.glued(at + 1)).then_some(at + 2)
}

/// "24/7", "9/11", "20/20": two numbers with a stroke that are no fraction.
fn idiom(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let doc = scan.doc;
    let stroke = scan.is(at + 1, any_of!["/"]) && doc.glued(at + 1) && doc.glued(at + 2) && doc.has(at + 2, Class::NUMBER);
    let fraction = || numbers::read(doc, at, scan.end).is_some_and(|numeral| numeral.form == numbers::Form::Fraction);
    (stroke && !fraction()).then_some(at + 3)
}

/// Whether the amount is a label by the words around it, once it is known that it has no unit: a year, a part of a name.
pub(super) fn is_label(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    if amount.start != amount.tokens.start {
        return false;
    }
    is_word(scan, amount) || is_year(scan, amount) || follows_name(scan, amount) || precedes_name(scan, amount)
}

/// "76ers", "1cds": letters that touch the digits and are no unit.
fn is_word(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    amount.digits && scan.doc.glued(amount.next) && amount.next < scan.end && scan.doc.has(amount.next, Class::WORD)
}

/// Four digits between 1500 and 2099 that count nothing in the plural.
fn is_year(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    let doc = scan.doc;
    let at = amount.tokens.start;
    let year = |word: &str| word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year));
    if !amount.digits || !year(doc.word(at)) || amount.hedge.is_some() {
        return false;
    }
    // "2013-14".
    if amount.tokens.len() > 1 {
        return doc.class(at + 1).intersects(Class::HYPHEN | Class::DASH)
            && (year(doc.word(amount.tokens.end - 1)) || doc.word(amount.tokens.end - 1).len() == 2);
    }
    let plural =
        super::nouns::phrase(scan, amount.next).is_some_and(|noun| doc.tag(noun.at).is_plural() && !doc.has(noun.at, Class::CAPITAL));
    let hedged = scan.before(at).is_some_and(|b| {
        scan.is(
            b,
            any_of![
                "than",
                "least",
                "most",
                "nearly",
                "about",
                "almost",
                "some",
                "exceed",
                "exceeds",
                "exceeding",
                "surpass",
                "approximately",
                "roughly",
            ],
        )
    });
    !plural && !hedged
}

/// "Flight 370", "Unit 8200", "page 5", "Apollo 11": a number behind a noun that it names.
fn follows_name(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    let doc = scan.doc;
    let Some(before) = scan.before(amount.tokens.start) else { return false };
    let words = amount.tokens.len() == 1 && !amount.digits && doc.has(amount.tokens.start, Class::CAPITAL);
    // "Figure 24.8", "Table 1-2".
    let pointed = amount.digits && amount.tokens.len() == 1 && !doc.word(amount.tokens.start).contains(',');
    if !(pointed || words || amount.rule.is_some()) || amount.is_scaled() {
        return false;
    }
    if scan.cue(before).contains(Cue::NAMED) && scan.is(before, &NAMED_BY_NUMBER) {
        // "to gate 14": no verb, as nothing that it could govern follows.
        let last = amount.next >= scan.end || doc.has(amount.next, Class::PUNCT) || doc.upos(amount.next) == crate::text::Upos::Adp;
        let noun = doc.tag(before).is_noun() || doc.has(before, Class::CAPITAL) || (last && amount.is_plain(scan));
        return noun && (!doc.tag(amount.next).is_plural() || doc.has(before, Class::CAPITAL));
    }
    if !amount.is_plain(scan) && !words {
        return false;
    }
    // "Hale and Poor's 500 index": the name ends in a possessive, and a singular follows.
    if doc.has(before, Class::CLITIC) && !words {
        let owner = scan.before(before).is_some_and(|owner| doc.tag(owner).is_proper());
        let singular = doc.tag(amount.next) == Tag::Nn || amount.next >= scan.end || doc.has(amount.next, Class::PUNCT);
        return owner && singular && amount.value.is_some_and(|value| value >= Decimal::ONE_HUNDRED);
    }
    // "iPhone 14": a capital anywhere in the word makes the name.
    let opens = before == scan.start;
    let noun = doc.tag(before).is_noun() || doc.has(before, Class::ALL_CAPS);
    let name = doc.tag(before).is_proper() || (noun && (opens || !scan.headline()));
    let capital = doc.has(before, Class::WORD) && doc.word(before).contains(|c: char| c.is_uppercase());
    if !capital || !name || (opens && doc.tag(amount.next).is_noun() && amount.value.is_some_and(|value| value < Decimal::ONE_HUNDRED)) {
        return false;
    }
    // "On Tuesday 5 people …", "In Harl 12 people …": a plural behind it is counted. "Boeing 747 jets": a name all the same
    // where no preposition leads the name in.
    let led = (scan.start..before).rev().take(3).any(|token| doc.upos(token) == crate::text::Upos::Adp);
    let counted = super::nouns::phrase(scan, amount.next).is_some_and(|noun| doc.tag(noun.at).is_plural());
    if counted {
        return !led && amount.value.is_some_and(|value| value >= Decimal::ONE_HUNDRED);
    }
    let verb = doc.tag(amount.next).is_finite()
        || amount.next >= scan.end
        || doc.has(amount.next, Class::PUNCT)
        || doc.upos(amount.next) == crate::text::Upos::Adp
        || doc.tag(amount.next).is_noun();
    verb || !led
}

/// "10 Downing Street", "+972 Magazine": a number before a name in the singular.
fn precedes_name(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    let doc = scan.doc;
    if !amount.is_plain(scan) || !scan.is_capital(amount.next) {
        return false;
    }
    // "285 Toure Drive": capitals up to a word for a street.
    let mut last = amount.next;
    while scan.is_capital(last + 1) && last < amount.next + 4 {
        last += 1;
    }
    if last > amount.next && scan.is(last, &STREETS) {
        return true;
    }
    let named = doc.tag(amount.next) == Tag::Nnp;
    named
        && !scan.headline()
        && super::nouns::phrase(scan, amount.next)
            .is_some_and(|noun| doc.tag(noun.at) == Tag::Nnp && doc.has(noun.at, Class::CAPITAL) && noun.at > amount.next)
}

/// Words for streets at the end of an address.
pub(super) static STREETS: WordSet = word_set![
    "street",
    "st.",
    "avenue",
    "ave.",
    "road",
    "rd.",
    "drive",
    "dr.",
    "lane",
    "boulevard",
    "blvd.",
    "way",
    "place",
    "court",
    "square",
    "highway",
    "terrace",
    "parkway",
    "crescent",
    "close",
];
