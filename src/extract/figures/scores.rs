//! Results and votes: "3-1", "52-48", "217 to 213".

use rust_decimal::Decimal;

use crate::model::{FigureKind, Qualifier};
use crate::rule::Rule;
use crate::text::numbers::{self, Form};
use crate::text::{Class, WordSet, any_of, word_set};

use super::amount::{self, Amount};
use super::scan::{Draft, Scan};

/// "3-1".
pub static SCORE: Rule = Rule {
    id: "figure-score",
    phenomenon: "Two whole numbers joined by a dash or \"to\" are the two sides of a result or vote where they fall, or where a verb or noun of contest is near.",
    matches: &[
        ("Harl beat Dorn 3-1.", "3-1 = 3-1"),
        ("The bill passed 52-48.", "52-48 = 52-48"),
        ("The house voted 217 to 213 to close it.", "217 to 213 = 217-213"),
        ("A 5-4 ruling came.", "5-4 = 5-4"),
        ("The match ended 2 – 1 in Harl.", "2 – 1 = 2-1"),
        ("It passed by 52 votes to 47.", "52 votes to 47 = 52-47"),
    ],
    rejects: &["They hold 80-200 tents.", "It takes 5 to 10 men."],
};

/// Verbs and nouns of contests and votes.
static CONTEST: WordSet = word_set![
    "win",
    "won",
    "wins",
    "winning",
    "beat",
    "beats",
    "beaten",
    "beating",
    "lose",
    "lost",
    "loses",
    "losing",
    "defeat",
    "defeated",
    "defeats",
    "vote",
    "voted",
    "votes",
    "voting",
    "draw",
    "drew",
    "drawn",
    "tie",
    "tied",
    "lead",
    "led",
    "leads",
    "leading",
    "victory",
    "defeats",
    "score",
    "scored",
    "result",
    "ruling",
    "ruled",
    "decision",
    "pass",
    "passed",
    "passes",
    "approved",
    "rejected",
    "margin",
    "ballot",
    "edged",
    "thrashed",
    "majority",
    "trailed",
    "trail",
    "ahead",
    "set",
    "sets",
    "game",
    "games",
    "match",
    "split",
    "record",
    "season",
    "series",
    "standings",
    "inning",
    "innings",
    "overtime",
];

/// What votes are called.
pub(super) static VOTES: WordSet = word_set!["vote", "votes"];

/// A result of two sides whose first numeral begins at `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    let doc = scan.doc;
    // A side is one token of up to three digits.
    let joined = doc.class(at + 1).intersects(Class::HYPHEN | Class::DASH) || scan.is(at + 1, any_of!["to"]);
    if !joined || doc.word(at).len() > 3 {
        return None;
    }
    let first = Amount::of(&numbers::read(doc, at, scan.limit(at))?);
    let over = side(scan, &first)?;
    let joint = first.tokens.end;
    let word = doc.word(joint);
    let dash = doc.class(joint).intersects(Class::HYPHEN | Class::DASH)
        && doc.glued(joint)
        && doc.glued(joint + 1)
        && matches!(word, "-" | "–" | "‑");
    // "won 2 – 1": blanks around the dash, in reports of games.
    let spaced = matches!(word, "-" | "–") && !doc.glued(joint) && !doc.glued(joint + 1);
    let dash = dash || spaced;
    let hyphened = scan.is_hyphen(joint) && scan.is(joint + 1, any_of!["to"]) && scan.is_hyphen(joint + 2);
    let second = if dash && !hyphened {
        joint + 1
    } else if hyphened {
        joint + 3
    } else if scan.is(joint, any_of!["to"]) {
        joint + 1
    } else {
        return None;
    };
    if !scan.free(second) {
        return None;
    }
    let last = Amount::of(&numbers::read(doc, second, scan.limit(second))?);
    let under = side(scan, &last)?;
    let next = last.tokens.end;
    // A third part is no result: dates, phone numbers, grades of goods.
    if doc.class(next).intersects(Class::HYPHEN | Class::DASH) && doc.glued(next) && doc.has(next + 1, Class::NUMBER)
        || scan.is(next, any_of!["%"])
    {
        return None;
    }
    if scan.before(at).is_some_and(|b| {
        scan.is(b, any_of!["from", "between", "ages", "aged", "about"])
            || doc.has(b, Class::CURRENCY)
            || doc.class(b).intersects(Class::HYPHEN)
            || (doc.has(b, Class::DASH) && doc.glued(at))
    }) {
        return None;
    }
    let contest = (at.saturating_sub(12).max(scan.start)..(next + 5).min(scan.end)).any(|token| scan.is(token, &CONTEST));
    let counts = amount::counts_something(scan, next) && !scan.is(next, &CONTEST) && over < under;
    // "3-to-1" are odds.
    if hyphened && under == Decimal::ONE {
        return None;
    }
    let fits = if dash {
        if spaced { contest && over < Decimal::from(100) && under < Decimal::from(100) } else { over >= under || (contest && !counts) }
    } else {
        contest && !counts && (over >= under || scan.before(at).is_some_and(|b| !scan.is(b, any_of!["from"])))
    };
    if !fits || over > Decimal::from(2000) || under > Decimal::from(2000) || (over == under && !contest) {
        return None;
    }
    let mut draft = Draft::new(&first, FigureKind::Score, next, SCORE.id);
    draft.number.end = next;
    draft.values = vec![over, under];
    (draft.value, draft.low, draft.high) = (None, None, None);
    draft.qualifier = Qualifier::Exact;
    Some(draft)
}

/// "52 votes to 47": the votes stand between the two sides.
pub(super) fn votes(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let to = amount.next + 1;
    if !scan.is(amount.next, &VOTES) || !scan.is(to, any_of!["to", "against"]) || !scan.free(to + 1) {
        return None;
    }
    let over = amount.whole()?;
    let last = amount::read(scan, to + 1, numbers::Mode::empty())?;
    let under = last.whole()?;
    let mut draft = Draft::new(amount, FigureKind::Score, last.next, SCORE.id);
    draft.number.end = last.tokens.end;
    draft.values = vec![over, under];
    (draft.value, draft.low, draft.high) = (None, None, None);
    draft.of = Some("vote".to_owned());
    Some(draft)
}

/// A whole number that a side of a result can have.
fn side(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Decimal> {
    let small = amount.digits && amount.is_plain(scan) && amount.tokens.len() == 1;
    (amount.form == Form::Cardinal
        && small
        && scan.doc.word(amount.tokens.start).len() <= 3
        && (scan.doc.word(amount.tokens.start).len() == 1 || !scan.doc.word(amount.tokens.start).starts_with('0')))
    .then(|| amount.whole())
    .flatten()
}
