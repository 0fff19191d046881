//! Words around a number that loosen it: "more than", "up to", "about", "or so".

use std::sync::LazyLock;

use crate::model::Qualifier;
use crate::rule::Rule;
use crate::text::{Class, any_of};

use super::bounds;
use super::cues::Cue;
use super::phrases::Phrases;
use super::scan::{Draft, Scan};

/// A hedge before or behind the amount.
pub static HEDGE: Rule = Rule {
    id: "figure-hedge",
    phenomenon: "Words before or behind an amount say that it is passed, not reached, reached at least or at most, or only near; \
                 the bounds follow one table.",
    matches: &[
        ("More than 65,500 people fled.", "More than 65,500 people = 65500"),
        ("As many as 700 workers will go.", "As many as 700 workers = 700"),
        ("Some 300 farms burned.", "Some 300 farms = 300"),
        ("The 300-odd farms burned.", "300-odd farms = 300"),
        ("A dozen or so boats left.", "A dozen or so boats = 12"),
        ("Losses are north of $65 million.", "north of $65 million = 65000000"),
        ("It cost just under 40 euros.", "just under 40 euros = 40"),
        ("The bill could exceed 3 percent.", "exceed 3 percent = 3"),
        ("He needs 20 points or more.", "20 points or more = 20"),
    ],
    rejects: &["He walked over two bridges and 3 roads."],
};

/// A hedge and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hedge {
    /// Its words, lower case.
    words: &'static str,
    /// What it does to the bounds.
    pub(super) qualifier: Qualifier,
}

const fn hedge(words: &'static str, qualifier: Qualifier) -> Hedge {
    Hedge { words, qualifier }
}

/// Hedges before the amount.
static BEFORE: &[Hedge] = &[
    hedge("more than", Qualifier::Over),
    hedge("over", Qualifier::Over),
    hedge("above", Qualifier::Over),
    hedge("beyond", Qualifier::Over),
    hedge("upwards of", Qualifier::Over),
    hedge("upward of", Qualifier::Over),
    hedge("north of", Qualifier::Over),
    hedge("in excess of", Qualifier::Over),
    hedge("greater than", Qualifier::Over),
    hedge("higher than", Qualifier::Over),
    hedge("larger than", Qualifier::Over),
    hedge("bigger than", Qualifier::Over),
    hedge("longer than", Qualifier::Over),
    hedge("older than", Qualifier::Over),
    hedge("better than", Qualifier::Over),
    hedge("exceed", Qualifier::Over),
    hedge("exceeds", Qualifier::Over),
    hedge("exceeded", Qualifier::Over),
    hedge("exceeding", Qualifier::Over),
    hedge("surpass", Qualifier::Over),
    hedge("surpasses", Qualifier::Over),
    hedge("surpassed", Qualifier::Over),
    hedge("surpassing", Qualifier::Over),
    hedge("topped", Qualifier::Over),
    hedge("topping", Qualifier::Over),
    hedge(">", Qualifier::Over),
    hedge("less than", Qualifier::Under),
    hedge("fewer than", Qualifier::Under),
    hedge("under", Qualifier::Under),
    hedge("below", Qualifier::Under),
    hedge("south of", Qualifier::Under),
    hedge("smaller than", Qualifier::Under),
    hedge("lower than", Qualifier::Under),
    hedge("younger than", Qualifier::Under),
    hedge("shorter than", Qualifier::Under),
    hedge("<", Qualifier::Under),
    hedge("at least", Qualifier::AtLeast),
    hedge("no fewer than", Qualifier::AtLeast),
    hedge("no less than", Qualifier::AtLeast),
    hedge("not less than", Qualifier::AtLeast),
    hedge("not fewer than", Qualifier::AtLeast),
    hedge("a minimum of", Qualifier::AtLeast),
    hedge("minimum of", Qualifier::AtLeast),
    hedge("greater than or equal to", Qualifier::AtLeast),
    hedge("more than or equal to", Qualifier::AtLeast),
    hedge("at least or equal to", Qualifier::AtLeast),
    hedge("greater or equal than", Qualifier::AtLeast),
    hedge("greater or equal to", Qualifier::AtLeast),
    hedge("higher or equal than", Qualifier::AtLeast),
    hedge("higher or equal to", Qualifier::AtLeast),
    hedge("higher than or equal to", Qualifier::AtLeast),
    hedge("larger or equal than", Qualifier::AtLeast),
    hedge("larger or equal to", Qualifier::AtLeast),
    hedge("larger than or equal to", Qualifier::AtLeast),
    hedge("bigger or equal than", Qualifier::AtLeast),
    hedge("bigger or equal to", Qualifier::AtLeast),
    hedge("bigger than or equal to", Qualifier::AtLeast),
    hedge("more or equal than", Qualifier::AtLeast),
    hedge("more or equal to", Qualifier::AtLeast),
    hedge("less or equal than", Qualifier::AtMost),
    hedge("less or equal to", Qualifier::AtMost),
    hedge("lower or equal than", Qualifier::AtMost),
    hedge("lower or equal to", Qualifier::AtMost),
    hedge("lower than or equal to", Qualifier::AtMost),
    hedge("smaller or equal than", Qualifier::AtMost),
    hedge("smaller or equal to", Qualifier::AtMost),
    hedge("smaller than or equal to", Qualifier::AtMost),
    hedge("fewer or equal than", Qualifier::AtMost),
    hedge("fewer or equal to", Qualifier::AtMost),
    hedge("fewer than or equal to", Qualifier::AtMost),
    hedge("> =", Qualifier::AtLeast),
    hedge("< =", Qualifier::AtMost),
    hedge("≥", Qualifier::AtLeast),
    hedge("up to", Qualifier::AtMost),
    hedge("at most", Qualifier::AtMost),
    hedge("as many as", Qualifier::AtMost),
    hedge("as much as", Qualifier::AtMost),
    hedge("as high as", Qualifier::AtMost),
    hedge("no more than", Qualifier::AtMost),
    hedge("not more than", Qualifier::AtMost),
    hedge("a maximum of", Qualifier::AtMost),
    hedge("maximum of", Qualifier::AtMost),
    hedge("less than or equal to", Qualifier::AtMost),
    hedge("≤", Qualifier::AtMost),
    hedge("as few as", Qualifier::AtLeast),
    hedge("as little as", Qualifier::AtLeast),
    hedge("as low as", Qualifier::AtLeast),
    hedge("about", Qualifier::About),
    hedge("around", Qualifier::About),
    hedge("roughly", Qualifier::About),
    hedge("approximately", Qualifier::About),
    hedge("approx.", Qualifier::About),
    hedge("some", Qualifier::About),
    hedge("estimated", Qualifier::About),
    hedge("an estimated", Qualifier::About),
    hedge("circa", Qualifier::About),
    hedge("in the region of", Qualifier::About),
    hedge("on the order of", Qualifier::About),
    hedge("in the neighborhood of", Qualifier::About),
    hedge("in the neighbourhood of", Qualifier::About),
    hedge("something like", Qualifier::About),
    hedge("~", Qualifier::About),
    hedge("≈", Qualifier::About),
    hedge("nearly", Qualifier::Nearly),
    hedge("almost", Qualifier::Nearly),
    hedge("close to", Qualifier::Nearly),
    hedge("approaching", Qualifier::Nearly),
    hedge("just shy of", Qualifier::Nearly),
    hedge("shy of", Qualifier::Nearly),
    hedge("just short of", Qualifier::Nearly),
    hedge("nearing", Qualifier::Nearly),
    hedge("virtually", Qualifier::Nearly),
    hedge("only", Qualifier::Exact),
    hedge("just", Qualifier::Exact),
    hedge("merely", Qualifier::Exact),
    hedge("a mere", Qualifier::Exact),
    hedge("exactly", Qualifier::Exact),
    hedge("precisely", Qualifier::Exact),
    hedge("a total of", Qualifier::Exact),
    hedge("plus or minus", Qualifier::Exact),
    hedge("top", Qualifier::Exact),
];

/// Adverbs that grade a hedge: "just over", "well below", "a little more than".
static GRADES: &[Hedge] = &[
    hedge("just", Qualifier::Exact),
    hedge("well", Qualifier::Exact),
    hedge("slightly", Qualifier::Exact),
    hedge("a little", Qualifier::Exact),
    hedge("a bit", Qualifier::Exact),
    hedge("far", Qualifier::Exact),
    hedge("much", Qualifier::Exact),
    hedge("significantly", Qualifier::Exact),
    hedge("only", Qualifier::Exact),
    hedge("little", Qualifier::Exact),
];

/// Hedges behind the amount, or right behind the numeral.
static BEHIND: &[Hedge] = &[
    hedge("or so", Qualifier::About),
    hedge("-odd", Qualifier::About),
    hedge("odd", Qualifier::About),
    hedge("or thereabouts", Qualifier::About),
    hedge("more or less", Qualifier::About),
    hedge("give or take", Qualifier::About),
    hedge("-ish", Qualifier::About),
    hedge("or more", Qualifier::AtLeast),
    hedge("and more", Qualifier::AtLeast),
    hedge("or above", Qualifier::AtLeast),
    hedge("and above", Qualifier::AtLeast),
    hedge("or over", Qualifier::AtLeast),
    hedge("and over", Qualifier::AtLeast),
    hedge("or higher", Qualifier::AtLeast),
    hedge("and up", Qualifier::AtLeast),
    hedge("and higher", Qualifier::AtLeast),
    hedge("or older", Qualifier::AtLeast),
    hedge("and older", Qualifier::AtLeast),
    hedge("or greater", Qualifier::AtLeast),
    hedge("-plus", Qualifier::AtLeast),
    hedge("+", Qualifier::AtLeast),
    hedge("at least", Qualifier::AtLeast),
    hedge("at a minimum", Qualifier::AtLeast),
    hedge("or less", Qualifier::AtMost),
    hedge("and less", Qualifier::AtMost),
    hedge("or fewer", Qualifier::AtMost),
    hedge("and fewer", Qualifier::AtMost),
    hedge("or under", Qualifier::AtMost),
    hedge("and under", Qualifier::AtMost),
    hedge("or below", Qualifier::AtMost),
    hedge("and below", Qualifier::AtMost),
    hedge("or lower", Qualifier::AtMost),
    hedge("or younger", Qualifier::AtMost),
    hedge("and younger", Qualifier::AtMost),
    hedge("at most", Qualifier::AtMost),
    hedge("at the most", Qualifier::AtMost),
    hedge("tops", Qualifier::AtMost),
];

static BOOK_BEFORE: LazyLock<Phrases<&'static Hedge>> =
    LazyLock::new(|| Phrases::backwards(BEFORE.iter().map(|hedge| (hedge.words, hedge))));
static BOOK_GRADES: LazyLock<Phrases<&'static Hedge>> =
    LazyLock::new(|| Phrases::backwards(GRADES.iter().map(|hedge| (hedge.words, hedge))));
static BOOK_BEHIND: LazyLock<Phrases<&'static Hedge>> =
    LazyLock::new(|| Phrases::new(BEHIND.iter().map(|hedge| (hedge.words, hedge)), false));

/// The hashes of the words that hedges before an amount end with.
pub(super) fn hashes_before() -> impl Iterator<Item = u64> {
    BOOK_BEFORE.hashes()
}

/// The hashes of the words that hedges behind an amount begin with.
pub(super) fn hashes_behind() -> impl Iterator<Item = u64> {
    BOOK_BEHIND.hashes()
}

/// The hedge right behind a numeral, before what it counts ("300-odd", "100 or so", "20-plus"), and the token behind it.
pub(super) fn touching(scan: &Scan<'_, '_>, at: usize) -> Option<(&'static Hedge, usize)> {
    if !scan.cue(at).contains(Cue::HEDGE_BEHIND) {
        return None;
    }
    let (hedge, next) = BOOK_BEHIND.at(scan.doc, at, scan.end)?;
    let glued = scan.doc.glued(at);
    let fits = match hedge.words {
        "+" => glued && !scan.doc.glued(next),
        "-odd" | "-plus" | "-ish" => glued,
        "odd" => !glued,
        "at least" | "at most" | "tops" => next >= scan.end || scan.doc.has(next, Class::PUNCT),
        // "10 exporters and over 40 percent": the hedge belongs to the next number.
        _ => !scan.is(next, any_of!["than"]) && !crate::text::numbers::begins(scan.doc, next) && !scan.doc.has(next, Class::CURRENCY),
    };
    (fits && (at..next).all(|token| scan.free(token))).then_some((hedge, next))
}

/// Looks around a figure's phrase for hedges, takes them into it and sets the bounds.
pub(super) fn apply(scan: &Scan<'_, '_>, draft: &mut Draft) {
    let mut found = draft.hedge;
    if found.is_none()
        && let Some((hedge, next)) = touching(scan, draft.phrase.end)
        && hedge.words != "odd"
    {
        draft.phrase.end = next;
        found = Some(hedge);
    }
    if let Some((hedge, start)) = before(scan, draft) {
        draft.phrase.start = start;
        found = found.or(Some(hedge)).filter(|behind| behind.qualifier != Qualifier::Exact).or(Some(hedge));
    }
    let Some(hedge) = found else { return };
    if hedge.qualifier != Qualifier::Exact {
        bounds::apply(draft, hedge.qualifier);
        draft.rules.push(HEDGE.id);
    }
}

/// The hedge before the phrase with its grade: itself and the first token of both.
fn before(scan: &Scan<'_, '_>, draft: &Draft) -> Option<(&'static Hedge, usize)> {
    let doc = scan.doc;
    if !scan.before(draft.phrase.start).is_some_and(|last| scan.cue(last).contains(Cue::HEDGE_BEFORE)) {
        return None;
    }
    let (hedge, mut start) = BOOK_BEFORE.before(doc, scan.start, draft.phrase.start)?;
    let words = hedge.words;
    // "may exceed": a verb; "the some 300": still a hedge. "The top 10".
    let denied = match words {
        "over" | "under" | "above" | "below" | "beyond" | "around" | "about" => is_preposition(scan, start, draft),
        // "would add up to": a verb.
        "up to" => scan.before(start).is_some_and(|b| scan.is(b, any_of!["add", "adds", "added", "adding"])),
        "top" => !matches!(draft.kind, crate::model::FigureKind::Count | crate::model::FigureKind::Number),
        "<" | ">" => scan.doc.glued(start) && scan.before(start).is_some_and(|b| doc.is_in(b, any_of!["<", ">", "="])),
        _ => false,
    };
    if denied || scan.time_at(start).is_some() {
        return None;
    }
    if let Some((_, grade)) = BOOK_GRADES.before(doc, scan.start, start)
        && !matches!(words, "only" | "just" | "about" | "some" | "top" | "estimated" | "an estimated")
    {
        start = grade;
    }
    // "only about", "just some".
    if let Some((outer, grade)) = BOOK_BEFORE.before(doc, scan.start, start)
        && matches!(outer.words, "only" | "just")
    {
        start = grade;
    }
    Some((hedge, start))
}

/// Whether "over", "about" and the like belong to the words before them and not to the number: "argued over two bills".
/// Small whole numbers in words are where that happens.
fn is_preposition(scan: &Scan<'_, '_>, hedge: usize, draft: &Draft) -> bool {
    let small = draft.kind == crate::model::FigureKind::Count
        && draft.value.is_some_and(|value| value < rust_decimal::Decimal::from(13) && value > rust_decimal::Decimal::ZERO)
        && !scan.doc.has(draft.number.start, Class::NUMBER);
    let talk = scan.before(hedge).is_some_and(|before| scan.doc.tag(before).is_verb() || scan.doc.tag(before).is_noun());
    small && talk
}
