//! Parts, multiples and rates: "two-thirds", "one in five", "three times as many", "doubled", "20 per 100,000".

use rust_decimal::Decimal;

use crate::extract::times::Time;
use crate::model::{Change, FigureKind};
use crate::rule::Rule;
use crate::text::numbers::{self, Arithmetic, Form, Mode};
use crate::text::{Class, Tag, WordSet, any_of, word_set};

use super::amount::{self, Amount};
use super::nouns;
use super::scan::{Draft, Scan};

/// "two-thirds".
pub static FRACTION: Rule = Rule {
    id: "figure-fraction",
    phenomenon: "A fraction in words or digits that measures nothing else is a part of a whole.",
    matches: &[
        ("Two-thirds of the crew left.", "Two-thirds = 0.666666667"),
        ("Just over a quarter agreed.", "Just over a quarter = 0.25"),
        ("About half of them stayed.", "About half = 0.5"),
        ("Output is down three-quarters.", "three-quarters = 0.75"),
    ],
    rejects: &["The first half ended level.", "Sales fell in the second quarter.", "It began at half past nine."],
};

/// "one in five".
pub static SHARE: Rule = Rule {
    id: "figure-share",
    phenomenon: "\"x in y\" and \"x out of y\" with x below y are parts: one in five is 0.2.",
    matches: &[
        ("Nearly four in 10 likely voters agreed.", "Nearly four in 10 likely voters = 0.4"),
        ("One in five shops closed.", "One in five shops = 0.2"),
        ("Nine out of 10 stayed.", "Nine out of 10 = 0.9"),
        ("One child in eight is stunted.", "One child in eight = 0.125"),
    ],
    rejects: &["They packed 12 in six boxes.", "One in the yard was hurt.", "She won 3 over 10 rivals."],
};

/// "five times".
pub static TIMES: Rule = Rule {
    id: "figure-times",
    phenomenon: "A number with \"-fold\", or with \"times\" before a comparison, \"twice\", \"double\" and \"triple\" before what is compared: a multiple.",
    matches: &[
        ("It is three times as large as before.", "three times = 3"),
        ("Profits rose about 10 fold.", "about 10 fold = 10"),
        ("A threefold rise followed.", "threefold = 3"),
        ("They have twice as many boats.", "twice = 2"),
    ],
    rejects: &["He called twice a week.", "A double murder shook Harl."],
};

/// "doubled".
pub static DOUBLED: Rule = Rule {
    id: "figure-doubled",
    phenomenon: "Verbs of multiplication state a ratio and a direction: \"doubled\" is 2 and up, \"halved\" 0.5 and down.",
    matches: &[
        ("Prices doubled in Harl.", "doubled = 2"),
        ("The fleet has been halved.", "halved = 0.5"),
        ("Output more than tripled.", "more than tripled = 3"),
    ],
    rejects: &["He played doubles.", "A double room was let."],
};

/// "20 per 100,000".
pub static RATE: Rule = Rule {
    id: "figure-rate",
    phenomenon: "A number per another number is a ratio.",
    matches: &[("The rate is 20 per 100,000.", "20 per 100,000 = 0.0002"), ("The odds are 3-to-1.", "3-to-1 = 3")],
    rejects: &["It costs 5 per head."],
};

/// Words behind a number, or behind the word behind it, that may make a part or multiple of it.
pub(super) static TELLING: WordSet = word_set!["in", "out", "over", "per", "to", "fold", "x", "times"];

/// A part, share, multiple or rate.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form == Form::Ordinal {
        return None;
    }
    // "one child in eight", "out of", "per", "-to-1", "times": the next words tell.
    let tells = |at: usize| scan.is(at, &TELLING);
    let next = amount.next;
    if tells(next) || tells(next + 1) || scan.is_hyphen(next) {
        let found = share(scan, amount).or_else(|| rate(scan, amount)).or_else(|| odds(scan, amount)).or_else(|| multiple(scan, amount));
        if found.is_some() {
            return found;
        }
    }
    fraction(scan, amount)
}

fn drafted(amount: &Amount, value: Decimal, number_end: usize, end: usize, rule: &'static str) -> Draft {
    let mut draft = Draft::new(amount, FigureKind::Ratio, end, rule);
    draft.number.end = number_end;
    (draft.value, draft.low, draft.high) = (Some(value), Some(value), Some(value));
    draft
}

fn quotient(over: Decimal, under: Decimal) -> Option<Decimal> {
    over.over(under).map(|value| value.round_dp(9).normalize())
}

/// "one in five", "nine out of 10".
fn share(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let over = amount.whole()?;
    let mut at = amount.next;
    // "one child in eight": the noun stands between.
    let mut inner = None;
    if over == Decimal::ONE && scan.is(at + 1, any_of!["in"]) && scan.doc.tag(at) == Tag::Nn && numbers::begins(scan.doc, at + 2) {
        let closed =
            at + 3 >= scan.end || !(scan.doc.tag(at + 3).is_noun() || scan.doc.tag(at + 3).is_adjective() || scan.is_hyphen(at + 3));
        inner = closed.then_some(at);
        at += usize::from(closed);
    }
    let out = scan.is(at, any_of!["out"]) && scan.is(at + 1, any_of!["of"]);
    if out {
        at += 2;
    } else if scan.is(at, any_of!["over"]) && amount.hedge.is_none() {
        at += 1;
    } else if scan.is(scan.joint(at), any_of!["in"]) {
        at = scan.joint(scan.joint(at) + 1);
    } else {
        return None;
    }
    // "six out of every 10".
    if scan.is(at, any_of!["every"]) {
        at += 1;
    }
    if !scan.free(at) {
        return None;
    }
    let whole = amount::read(scan, at, Mode::empty())?;
    let under = whole.whole()?;
    // "one over three", as it is spoken: nothing follows.
    let over_sign = scan.is(amount.next, any_of!["over"]);
    if over_sign && !(whole.next >= scan.end || scan.doc.has(whole.next, Class::PUNCT)) {
        return None;
    }
    let out = out || over_sign;
    let round = [3, 4, 5, 8, 20].iter().any(|n| under == Decimal::from(*n)) || (under % Decimal::TEN).is_zero();
    let year = whole.is_plain(scan) && under > Decimal::from(1500) && under < Decimal::from(2100);
    if over >= under || over.is_zero() || year || !(out || over == Decimal::ONE || round) {
        return None;
    }
    let mut draft = drafted(amount, quotient(over, under)?, whole.tokens.end, whole.next, SHARE.id);
    if let Some(noun) = inner {
        draft.of = Some(scan.doc.lemma(noun).to_lowercase());
    } else if let Some(noun) = nouns::phrase(scan, whole.next) {
        draft.phrase.end = noun.end;
        draft.of = Some(noun.head(scan));
    }
    Some(draft)
}

/// "20 per 100,000".
fn rate(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if !scan.is(amount.next, any_of!["per"]) || !scan.free(amount.next + 1) {
        return None;
    }
    let whole = amount::read(scan, amount.next + 1, Mode::empty()).filter(|whole| whole.form == Form::Cardinal)?;
    let value = amount.value?.over(whole.value?)?.round_dp(12).normalize();
    Some(drafted(amount, value, whole.tokens.end, whole.next, RATE.id))
}

/// "3-to-1".
fn odds(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let to = scan.joint(amount.next);
    let one = scan.joint(to + 1);
    let hyphened = to > amount.next;
    if !scan.is(to, any_of!["to"]) || !(scan.is(one, any_of!["1"]) || scan.is(one, any_of!["one"])) || !scan.free(one) || !hyphened {
        return None;
    }
    Some(drafted(amount, amount.whole()?, one + 1, one + 1, RATE.id))
}

/// "five times as many", "10-fold".
fn multiple(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let at = scan.joint(amount.next);
    let value = amount.value.or(amount.low)?;
    if scan.is(at, any_of!["fold"]) || (scan.is(at, any_of!["x"]) && amount.digits && scan.doc.glued(at) && !scan.doc.glued(at + 1)) {
        let mut draft = Draft::new(amount, FigureKind::Ratio, at + 1, TIMES.id);
        draft.value = amount.value;
        return Some(draft);
    }
    if !scan.is(at, any_of!["times"]) || at > amount.next || value.is_zero() {
        return None;
    }
    let next = at + 1;
    let compares = scan.is(
        next,
        any_of![
            "as", "more", "less", "higher", "greater", "larger", "bigger", "the", "that", "its", "their", "his", "her", "what", "faster",
            "lower", "smaller", "fewer", "stronger", "likelier", "better", "worse", "richer", "older",
        ],
    ) || scan.doc.tag(next) == Tag::Jjr
        || scan.doc.tag(next) == Tag::Rbr
        || !value.is_integer()
        || (amount.hedge.is_none()
            && value <= Decimal::from(20)
            && scan.before(amount.start).is_some_and(|b| scan.is(b, any_of!["about", "nearly", "almost", "roughly", "around", "over"])));
    compares.then(|| Draft::new(amount, FigureKind::Ratio, next, TIMES.id))
}

/// "two-thirds", "about half".
fn fraction(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form != Form::Fraction {
        return None;
    }
    let doc = scan.doc;
    let first = amount.tokens.start;
    let before = scan.before(amount.start);
    if scan.is(first, any_of!["half"]) || scan.is(first + 1, any_of!["half"]) {
        let ordinal = before.is_some_and(|b| {
            scan.is(b, any_of!["first", "second", "other", "1st", "2nd", "this", "last", "next", "latter", "better", "top", "bottom"])
                || scan.is_hyphen(b)
        });
        let idiom = scan.is_hyphen(amount.next)
            || scan.is(
                amount.next,
                any_of!["past", "time", "hour", "way", "hours", "day", "year", "years", "century", "decade", "brother", "sister"],
            );
        if ordinal || idiom {
            return None;
        }
    }
    // "a quarter" of a year is told by the times; of a thing by "of", a hedge, or the end of the phrase.
    if scan.is(first + 1, any_of!["quarter"]) && amount.tokens.len() == 2 {
        let next = amount.next;
        let part = scan.is(next, any_of!["of"]) || next >= scan.end || !doc.tag(next).is_noun() && !scan.is_hyphen(next);
        if !part {
            return None;
        }
    }
    Some(Draft::new(amount, FigureKind::Ratio, amount.next, FRACTION.id))
}

/// "three-quarters", which a time took for a length of time.
pub(super) fn read_over(scan: &Scan<'_, '_>, at: usize, time: &Time) -> Option<Draft> {
    if !scan.is_hyphen(at + 1) {
        return None;
    }
    let numeral = numbers::read(scan.doc, at, scan.end)?;
    (numeral.form == Form::Fraction && time.tokens.start >= at && numeral.tokens.end == time.tokens.end)
        .then(|| Draft::new(&Amount::of(&numeral), FigureKind::Ratio, numeral.tokens.end, FRACTION.id))
}

/// A multiple in one word: "twice", "threefold", "doubled".
pub(super) fn word(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    let doc = scan.doc;
    let lower = doc.lower(at);
    let next = at + 1;
    let compared =
        |token: usize| scan.is(token, any_of!["as", "the", "that", "what", "its", "their", "his", "her", "more", "those", "this", "our"]);
    let (value, rule, change) = match lower.as_ref() {
        "twice" if compared(next) => (Decimal::TWO, TIMES.id, None),
        "double" | "triple" | "treble" | "quadruple" | "halve"
            if (compared(next) && !scan.is(next, any_of!["as"])) || (doc.tag(at).is_verb() && doc.upos(at) == crate::text::Upos::Verb) =>
        {
            let verb = doc.tag(at).is_verb();
            (factor(&lower)?, if verb { DOUBLED.id } else { TIMES.id }, verb.then(|| direction(&lower)))
        }
        "doubled" | "doubling" | "doubles" | "tripled" | "tripling" | "triples" | "trebled" | "trebling" | "quadrupled" | "quadrupling"
        | "halved" | "halving" | "halves"
            if doc.tag(at).is_verb() =>
        {
            (factor(&lower)?, DOUBLED.id, Some(direction(&lower)))
        }
        _ if lower.ends_with("fold") => (fold(scan, at, lower.strip_suffix("fold")?)?, TIMES.id, None),
        _ => return None,
    };
    if scan.is_hyphen(next) || !scan.free(at) {
        return None;
    }
    let numeral = numbers::Numeral {
        tokens: at..next,
        form: Form::Cardinal,
        value: Some(value),
        low: Some(value),
        high: Some(value),
        digits: false,
        scale: Decimal::ONE,
    };
    let mut draft = Draft::new(&Amount::of(&numeral), FigureKind::Ratio, next, rule);
    draft.change = change;
    Some(draft)
}

fn factor(word: &str) -> Option<Decimal> {
    let factor = match word.get(..4)? {
        "doub" => 2,
        "trip" | "treb" => 3,
        "quad" => 4,
        "halv" => return Some(Decimal::new(5, 1)),
        _ => return None,
    };
    Some(Decimal::from(factor))
}

fn direction(word: &str) -> Change {
    if word.starts_with("halv") { Change::Down } else { Change::Up }
}

/// The number in "threefold", "tenfold".
fn fold(scan: &Scan<'_, '_>, at: usize, stem: &str) -> Option<Decimal> {
    const STEMS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let hundred = (stem == "hundred").then(|| Decimal::from(100));
    let _ = scan.doc.has(at, Class::WORD);
    STEMS.iter().position(|word| *word == stem).map(|at| Decimal::from(at as u64 + 2)).or(hundred)
}
