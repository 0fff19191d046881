//! Places in an order: "the third", "first weekly loss", "third-largest", "No. 19".

use rust_decimal::Decimal;

use crate::model::FigureKind;
use crate::rule::Rule;
use crate::text::numbers::Form;
use crate::text::{Class, Tag, Upos, WordSet, any_of, word_set};

use super::amount::Amount;
use super::nouns;
use super::scan::{Draft, Scan};

/// "fifth war".
pub static ORDINAL: Rule = Rule {
    id: "figure-ordinal",
    phenomenon: "An ordinal before what it counts, before a superlative, or behind \"the\": a place in an order; as an adverb that orders speech it is none.",
    matches: &[
        ("It was the first weekly loss.", "first weekly loss = 1"),
        ("Harl is the third-largest port.", "third-largest = 3"),
        ("He is the third to resign.", "the third = 3"),
        ("The 70th anniversary was kept.", "70th anniversary = 70"),
        ("She finished second.", "second = 2"),
    ],
    rejects: &["First, we do not know.", "The First Lady spoke.", "When he first came, it rained.", "The Second Amendment stands."],
};

/// "No. 19".
pub static RANK: Rule = Rule {
    id: "figure-rank",
    phenomenon: "\"No.\", \"number\" or \"#\" before a whole number is a rank, unless an address or a title follows.",
    matches: &[("The city is No. 19 on the list.", "No. 19 = 19"), ("They are ranked number 4.", "number 4 = 4")],
    rejects: &["He left No. 10 Downing Street.", "The number 4,000 was drawn."],
};

/// Words that make a rank of the number behind them.
pub(super) static RANKS: WordSet = word_set!["#", "no.", "nos.", "no", "number"];

/// A place in an order.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form == Form::Ordinal { ordinal(scan, amount) } else { rank(scan, amount) }
}

fn ordinal(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let doc = scan.doc;
    let at = amount.tokens.start;
    let next = amount.tokens.end;
    let before = scan.before(at);
    let digits = amount.digits;
    // "First, …", "Second, …": they order speech.
    let opens =
        at == scan.start || before.is_some_and(|b| doc.class(b).intersects(Class::QUOTE | Class::DASH) || scan.is(b, any_of![";", ":"]));
    if opens && scan.is(next, any_of![",", ":"]) && !digits {
        return None;
    }
    // A capital inside the sentence, or before another one, is a name: "First Lady", "Second Amendment".
    let capital = doc.has(at, Class::CAPITAL)
        && at != scan.start
        && !scan.headline()
        && before.is_none_or(|b| !doc.has(b, Class::OPEN | Class::QUOTE));
    let named = doc.has(at, Class::CAPITAL) && scan.is_capital(next) && !scan.headline();
    if (capital || named) && !digits {
        return None;
    }
    // "3rd Street".
    if digits && scan.is_capital(next) && scan.is(next, &super::labels::STREETS) {
        return None;
    }
    if digits && scan.is_capital(next) && doc.tag(next) == Tag::Nnp && !scan.headline() {
        let noun = nouns::phrase(scan, next)?;
        if doc.tag(noun.at).is_proper() {
            return None;
        }
    }
    let the = before.filter(|&b| scan.is(b, any_of!["the"]));
    if scan.is_hyphen(next) {
        // "third-largest": with a superlative; "second-place", "first-time" are words of their own.
        let behind = next + 1;
        let superlative = doc.tag(behind) == Tag::Jjs
            || doc.tag(behind) == Tag::Rbs
            || scan.is(behind, any_of!["most", "least"])
            || doc.lower(behind).ends_with("est");
        return superlative.then(|| Draft::new(amount, FigureKind::Ordinal, behind + 1, ORDINAL.id));
    }
    // "second" the unit, "third" the part.
    if scan.is(at, any_of!["second", "seconds"])
        && !digits
        && before.is_some_and(|b| doc.tag(b) == Tag::Cd || scan.is(b, any_of!["a", "per", "every", "split"]))
        && !doc.tag(next).is_noun()
    {
        return None;
    }
    if let Some(noun) = nouns::phrase(scan, next) {
        let adverb = doc.tag(at).is_adverb() && !digits && the.is_none() && doc.tag(next).is_participle();
        if !adverb {
            let mut draft = Draft::new(amount, FigureKind::Ordinal, noun.end, ORDINAL.id);
            draft.of = Some(noun.head(scan));
            return Some(draft);
        }
    }
    if let Some(the) = the {
        // "the first two countries": the ordinal counts what the cardinal does.
        let mut draft = Draft::new(amount, FigureKind::Ordinal, amount.tokens.end, ORDINAL.id);
        draft.phrase.start = the;
        return Some(draft);
    }
    // "finished second", "came in 5th"
    let placed = before.is_some_and(|b| {
        scan.is(
            b,
            any_of![
                "finished",
                "finish",
                "finishing",
                "finishes",
                "ranked",
                "ranks",
                "rank",
                "ranking",
                "placed",
                "placing",
                "came",
                "comes",
                "come",
                "in",
                "a",
                "an",
                "distant",
                "joint",
                "tied",
            ],
        )
    });
    let stop = next >= scan.end || doc.has(next, Class::PUNCT) || doc.upos(next) == Upos::Adp;
    (digits || (placed && stop) || at == scan.start && scan.end == next)
        .then(|| Draft::new(amount, FigureKind::Ordinal, amount.tokens.end, ORDINAL.id))
}

/// "No. 19", "number 4", "#1".
fn rank(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let doc = scan.doc;
    let before = scan.before(amount.start).filter(|&before| scan.is(before, &RANKS))?;
    let value = amount.whole()?;
    if !(amount.is_plain(scan) || !amount.digits && amount.tokens.len() == 1) || value > Decimal::from(1000) {
        return None;
    }
    let sign = match doc.word(before) {
        "#" => doc.glued(amount.start),
        "No." | "Nos." | "no." | "No" | "NO." => doc.has(amount.start, Class::NUMBER),
        _ => {
            scan.is(before, any_of!["number"])
                && !scan
                    .before(before)
                    .is_some_and(|b| scan.is(b, any_of!["phone", "serial", "flight", "room", "model", "telephone", "badge", "prime"]))
        }
    };
    if !sign {
        return None;
    }
    // "No. 10 Downing Street": an address.
    let next = amount.next;
    if scan.is_capital(next) && doc.tag(next) == Tag::Nnp && scan.is_capital(next + 1) {
        return None;
    }
    let mut draft = Draft::new(amount, FigureKind::Ordinal, amount.tokens.end, RANK.id);
    draft.phrase.start = before;
    Some(draft)
}
