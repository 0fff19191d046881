//! The direction of a change: "fell 3.2 percent", "up 5%", "a 20 percent increase".

use std::sync::LazyLock;

use crate::model::{Change, FigureKind};
use crate::rule::Rule;
use crate::text::{Class, Upos, any_of};

use super::cues::Cue;
use super::phrases::Phrases;
use super::scan::{Draft, Scan};

/// A figure that tells how far something went up or down.
pub static CHANGE: Rule = Rule {
    id: "figure-change",
    phenomenon: "An amount right behind a verb or noun of rising or falling, behind \"up\" or \"down\", or before a noun of change, has its direction; \
                 behind \"to\" or \"from\" it is where the change ends or begins.",
    matches: &[
        ("Sales fell 3.2 percent.", "3.2 percent = 3.2"),
        ("Profit was up 5%.", "5% = 5"),
        ("A 20 percent increase was agreed.", "20 percent = 20"),
        ("Shares rose by about $1.25.", "about $1.25 = 1.25"),
    ],
    rejects: &["Sales fell to 3 percent."],
};

static DATA: &str = include_str!("data/change-words.txt");

static WORDS: LazyLock<Phrases<(Change, bool)>> = LazyLock::new(|| {
    let rows = crate::text::lexicon::rows(DATA).filter_map(|row| {
        let mut cells = row.split('\t');
        let word = cells.next()?;
        let change = match cells.next()? {
            "up" => Change::Up,
            "down" => Change::Down,
            _ => return None,
        };
        Some((word, (change, cells.next() == Some("noun"))))
    });
    Phrases::new(rows, false)
});

/// The hashes of the words of change.
pub(super) fn hashes() -> impl Iterator<Item = u64> {
    WORDS.hashes()
}

#[inline]
fn word(scan: &Scan<'_, '_>, at: usize) -> Option<(Change, bool)> {
    if !scan.cue(at).contains(Cue::CHANGE) || !scan.doc.has(at, Class::WORD) {
        return None;
    }
    WORDS.at(scan.doc, at, at + 1).map(|(word, _)| word)
}

/// Whether a verb of change stands right before `at` (an adverb may part them).
pub(super) fn is_change_before(scan: &Scan<'_, '_>, at: usize) -> bool {
    (1..=2).filter_map(|back| at.checked_sub(back)).any(|before| word(scan, before).is_some())
}

/// Sets the direction of a figure that states a change.
pub(super) fn apply(scan: &Scan<'_, '_>, draft: &mut Draft) {
    if draft.change.is_some()
        || !matches!(
            draft.kind,
            FigureKind::Percent | FigureKind::Money | FigureKind::Count | FigureKind::Number | FigureKind::Measure | FigureKind::Ratio
        )
    {
        return;
    }
    if let Some(change) = before(scan, draft).or_else(|| behind(scan, draft)) {
        draft.change = Some(change);
        draft.rules.push(CHANGE.id);
    }
}

/// The verb, noun or adverb before: "fell 3 percent", "fell by 3 percent", "an increase of 3 percent", "up 3 percent".
pub(super) fn before(scan: &Scan<'_, '_>, draft: &Draft) -> Option<Change> {
    let doc = scan.doc;
    let mut at = scan.before(draft.phrase.start)?;
    let mut of = false;
    if scan.is(at, any_of!["by", "another", "an", "a", "some", "of", "additional", "further"]) {
        of = scan.is(at, any_of!["of"]);
        at = scan.before(at)?;
        if scan.is(at, any_of!["by"]) {
            at = scan.before(at)?;
        }
    }
    // One adverb: "rose sharply by".
    if doc.upos(at) == Upos::Adv && word(scan, at).is_none() {
        at = scan.before(at)?;
    }
    let (change, noun) = word(scan, at)?;
    let adverb = scan.is(at, any_of!["up", "down"]);
    // A preposition makes the count a place or aim ("up two streets" is rare, counts want a verb of change).
    let fits = if adverb { draft.kind != FigureKind::Count || draft.of.as_deref() == Some("point") } else { !of || noun };
    fits.then_some(change)
}

/// A noun of change behind: "a 3 percent increase", "a 20-point drop".
fn behind(scan: &Scan<'_, '_>, draft: &Draft) -> Option<Change> {
    let end = draft.phrase.end;
    for at in [end, end + 1] {
        if let Some((change, true)) = word(scan, at)
            && scan.doc.tag(at).is_noun()
            && (at == end || scan.doc.tag(end).is_adjective() || scan.doc.tag(end).is_noun())
        {
            return Some(change);
        }
    }
    scan.is(end, any_of!["higher", "more"])
        .then_some(Change::Up)
        .or_else(|| scan.is(end, any_of!["lower", "less"]).then_some(Change::Down))
        .filter(|_| draft.kind == FigureKind::Percent)
}
