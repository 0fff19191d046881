//! What the words beside a number may make of it. Most words beside a number say nothing: then none of the rules that would ask for
//! them is asked.

use std::sync::LazyLock;

use crate::text::numbers::Form;
use crate::text::{Class, WordSet};

use super::amount::Amount;
use super::scan::Scan;
use super::{ages, change, hedges, labels, measures, money, ordinals, percent, ratios, scores, units};

bitflags::bitflags! {
    /// What a word may do beside a number.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Cue: u16 {
        /// Begins the name or code of a currency.
        const MONEY = 1;
        /// Stands before digits as a sign of currency does.
        const SIGN = 1 << 1;
        /// Says that a number is one of a hundred.
        const PERCENT = 1 << 2;
        /// Is a unit that ages are told in.
        const AGE = 1 << 3;
        /// May stand before an age.
        const AGED = 1 << 4;
        /// Begins a unit of measure.
        const UNIT = 1 << 5;
        /// Is an inch, or the preposition.
        const INCH = 1 << 6;
        /// Names votes.
        const VOTES = 1 << 7;
        /// Makes a part or a multiple of a number.
        const RATIO = 1 << 8;
        /// Makes a rank of the number behind it.
        const RANK = 1 << 9;
        /// Joins two numbers that may share a unit.
        const JOINS = 1 << 10;
        /// Is named by the number behind it.
        const NAMED = 1 << 11;
        /// Ends a hedge before a number.
        const HEDGE_BEFORE = 1 << 12;
        /// Begins a hedge behind a number.
        const HEDGE_BEHIND = 1 << 13;
        /// Tells a change.
        const CHANGE = 1 << 14;
    }
}

/// Cues that a word tells where it stands before the number.
const BEFORE: Cue = Cue::AGED.union(Cue::UNIT).union(Cue::RANK);
/// Those right behind it.
const BEHIND: Cue = Cue::UNIT.union(Cue::VOTES).union(Cue::RATIO);
/// Those behind it or behind the hyphen that joins them to it.
const JOINED: Cue = Cue::MONEY.union(Cue::PERCENT).union(Cue::AGE).union(Cue::UNIT).union(Cue::INCH);

/// Words that join a number to another one with the same unit.
pub(super) static JOINS: WordSet = crate::text::word_set!["to", "by", "x", "×", "and", "or"];

/// Bits of a hash that tell a word's place in the table.
const BITS: u32 = 13;

/// The cues of words, each at the place that its hash tells; words that share a place have each other's cues too, so that a rule may
/// be asked in vain, but is never forgotten. No jump depends on what is found.
static TABLE: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let mut table = vec![Cue::empty(); 1 << BITS];
    let mut add = |cue: Cue, hash: u64| {
        if let Some(slot) = table.get_mut(place(hash)) {
            *slot |= cue;
        }
    };
    money::hashes().for_each(|hash| add(Cue::MONEY, hash));
    units::hashes().for_each(|hash| add(Cue::UNIT, hash));
    hedges::hashes_before().for_each(|hash| add(Cue::HEDGE_BEFORE, hash));
    hedges::hashes_behind().for_each(|hash| add(Cue::HEDGE_BEHIND, hash));
    change::hashes().for_each(|hash| add(Cue::CHANGE, hash));
    let sets: &[(Cue, &WordSet)] = &[
        (Cue::SIGN, &money::SHORT),
        (Cue::PERCENT, &percent::SIGNS),
        (Cue::PERCENT, &percent::SHORT),
        (Cue::AGE, &ages::UNITS),
        (Cue::AGED, &ages::LEADS),
        (Cue::UNIT, &units::OPENERS),
        (Cue::UNIT, &measures::MARKS),
        (Cue::INCH, &measures::INCH),
        (Cue::VOTES, &scores::VOTES),
        (Cue::RATIO, &ratios::TELLING),
        (Cue::RANK, &ordinals::RANKS),
        (Cue::JOINS, &JOINS),
        (Cue::NAMED, &labels::NAMED_BY_NUMBER),
    ];
    for (cue, set) in sets {
        set.hashes().iter().for_each(|&hash| add(*cue, hash));
    }
    table
});

fn place(hash: u64) -> usize {
    (hash >> (u64::BITS - BITS)) as usize
}

/// The cues of a word by its hash.
#[inline]
pub(super) fn of(hash: u64) -> Cue {
    TABLE.get(place(hash)).copied().unwrap_or_default()
}

/// What the words around an amount may make of it.
pub(super) fn around(scan: &Scan<'_, '_>, amount: &Amount) -> Cue {
    match amount.form {
        Form::Cardinal => {}
        Form::Ordinal => return Cue::RANK,
        // "of" and an article may part them from the unit.
        Form::Fraction | Form::Vague => return Cue::all(),
    }
    let next = amount.next;
    let joint = scan.joint(next);
    let class = scan.doc.class(joint);
    let before = amount.start.checked_sub(1).map_or(Cue::empty(), |before| scan.cue(before));
    let mut cues = before & BEFORE | scan.cue(next) & BEHIND | scan.cue(next + 1) & Cue::RATIO | scan.cue(joint) & JOINED;
    // "one-in-five".
    cues.set(Cue::RATIO, cues.contains(Cue::RATIO) || joint > next);
    // "48.5 MGBP".
    cues.set(Cue::MONEY, cues.contains(Cue::MONEY) || class.contains(Class::ALL_CAPS));
    // "20 km2", "20 kg.".
    cues.set(Cue::UNIT, cues.contains(Cue::UNIT) || class.intersects(units::BY_CLASS));
    // "45 or older".
    cues.set(Cue::AGED, cues.contains(Cue::AGED) || amount.hedge.is_some());
    cues
}
