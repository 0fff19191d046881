//! Fractions and mixed numbers: "two-thirds", "half a million", "and a half", "3/4".

use std::ops::Range;

use rust_decimal::Decimal;

use super::arithmetic::Arithmetic;
use super::grammar::{Part, Reader, ScaleState, exact};
use super::words::Role;
use super::{Form, Numeral, digits};
use crate::text::{Class, any_of};

/// Denominators that a fraction in digits may have; "9/11" and "3/26" are dates or names.
const DENOMINATORS: &[i64] = &[2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100];

impl Reader<'_, '_> {
    /// "a hundred", "a half", "a quarter", "a third of".
    pub(super) fn with_article(&self, at: usize) -> Option<Numeral> {
        match self.role(at + 1)?.0 {
            Role::Hundred | Role::Dozen | Role::Scale => self.cardinal(at, at + 1),
            Role::Half => self.half(at, at + 1),
            Role::Quarter => self.portion(at..at + 2, Decimal::from(4)),
            Role::Ordinal | Role::OrdinalScale => {
                let (_, under) = self.role(at + 1)?;
                (under > Decimal::TWO && self.is_share(at + 2)).then(|| self.portion(at..at + 2, under)).flatten()
            }
            _ => None,
        }
    }

    /// Whether what follows "a third" makes it a part and not a place in an order: "a third of", "a third said", "a third."
    pub(super) fn is_share(&self, at: usize) -> bool {
        use crate::text::Upos;
        at >= self.end
            || self.doc.is_in(at, any_of!["of", "more", "less", "fewer", "as"])
            || (self.doc.has(at, Class::PUNCT) && !self.doc.has(at, Class::HYPHEN))
            || matches!(self.doc.upos(at), Upos::Verb | Upos::Aux | Upos::Adp | Upos::Cconj | Upos::Sconj)
    }

    /// One part of `under` as a fraction; "of a million" behind it multiplies.
    pub(super) fn portion(&self, tokens: Range<usize>, under: Decimal) -> Option<Numeral> {
        self.share(tokens, digits::ratio(Decimal::ONE, under)?)
    }

    pub(super) fn share(&self, tokens: Range<usize>, value: Decimal) -> Option<Numeral> {
        let joint = self.joint(tokens.end);
        let of = if self.is(joint, any_of!["of"]) && self.is_article(joint + 1) { joint + 2 } else { joint };
        if let Some((Role::Scale | Role::Hundred, _)) = self.role(of) {
            let (scale, next) = self.scales(of, &mut ScaleState::default())?;
            return exact(tokens.start..next, Form::Cardinal, value.times(scale)?, false, scale);
        }
        exact(tokens, Form::Fraction, value, false, Decimal::ONE)
    }

    /// "half", "half a million", "half-dozen"; `half` is the token of the word.
    pub(super) fn half(&self, start: usize, half: usize) -> Option<Numeral> {
        let mut next = self.joint(half + 1);
        if self.is_article(next) {
            next = self.joint(next + 1);
        }
        if let Some((Role::Scale | Role::Hundred | Role::Dozen, _)) = self.role(next) {
            let (scale, next) = self.scales(next, &mut ScaleState::default())?;
            return exact(start..next, Form::Cardinal, scale.over(Decimal::TWO)?, false, scale);
        }
        self.share(start..half + 1, Decimal::new(5, 1))
    }

    /// "half", "two-thirds", "one fifth", "3/4", "½".
    pub(super) fn fraction(&self, at: usize) -> Option<Numeral> {
        if self.doc.has(at, Class::NUMBER) {
            let (value, next) = self.slashed(at).or_else(|| Some((self.vulgar(at)?, at + 1)))?;
            let mut numeral = self.share(at..next, value)?;
            numeral.digits = true;
            return Some(numeral);
        }
        let (first, over) = self.role(at)?;
        match first {
            Role::Half => return self.half(at, at),
            Role::Quarter => {
                let next = self.joint(at + 1);
                return matches!(self.role(next), Some((Role::Scale, _))).then(|| self.portion(at..at + 1, Decimal::from(4))).flatten();
            }
            Role::Unit | Role::Teen | Role::Ten => {}
            _ => return None,
        }
        let (over, behind) = if first == Role::Ten { self.tens(at).map(|g| (g.value, g.next))? } else { (over, at + 1) };
        let joint = self.joint(behind);
        let (role, under) = self.role(joint)?;
        let singular = over == Decimal::ONE || joint > behind;
        let fits = match role {
            Role::Denominator => true,
            Role::Half | Role::Quarter => singular,
            Role::Ordinal | Role::OrdinalScale => singular && first != Role::Ten && under > Decimal::TWO,
            _ => false,
        };
        // "a one-third-party sale": the hyphen goes on to something else.
        let on = self.joint(joint + 1);
        let goes_on = role == Role::Ordinal && on > joint + 1 && self.role(on).is_none() && !self.is(on, any_of!["of"]);
        if !fits || (goes_on && joint == behind) || over.is_zero() {
            return None;
        }
        self.share(at..joint + 1, digits::ratio(over, under)?)
    }

    /// "1/2": a fraction in digits.
    pub(super) fn slashed(&self, at: usize) -> Option<Part> {
        let glued = self.is(at + 1, any_of!["/"]) && self.doc.glued(at + 1) && self.doc.glued(at + 2) && at + 2 < self.end;
        if !glued || (self.doc.word(at + 3) == "/" && self.doc.glued(at + 3)) {
            return None;
        }
        let over = self.whole(at)?;
        let under = self.whole(at + 2)?;
        let fits = over > 0 && over < under && (DENOMINATORS.contains(&under) || (over == 1 && under > 31));
        fits.then(|| digits::ratio(over.into(), under.into())).flatten().map(|value| (value, at + 3))
    }

    pub(super) fn vulgar(&self, at: usize) -> Option<Decimal> {
        let mut chars = self.doc.word(at).chars();
        if at < self.end { chars.next().filter(|_| chars.next().is_none()).and_then(digits::vulgar) } else { None }
    }

    /// Digits alone, without separators.
    pub(super) fn whole(&self, at: usize) -> Option<i64> {
        let word = self.doc.word(at);
        word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
    }

    /// The fraction of a mixed number: "and a half", "-and-three-quarters"; behind digits also "1/2" and "½".
    pub(super) fn mixed(&self, at: usize, digits: bool) -> Option<Part> {
        if digits {
            let on = self.joint(at);
            if let Some(value) = self.vulgar(on) {
                return Some((value, on + 1));
            }
            if on < self.end && self.doc.has(on, Class::NUMBER) && (on > at || !self.doc.glued(on)) {
                return self.slashed(on);
            }
        }
        let and = self.joint(at);
        if !self.is(and, any_of!["and"]) {
            return None;
        }
        let on = self.joint(and + 1);
        let (over, under) = if self.is_article(on) {
            (Decimal::ONE, self.joint(on + 1))
        } else {
            let (_, over) = self.role(on).filter(|(role, _)| *role == Role::Unit)?;
            (over, self.joint(on + 1))
        };
        let (role, value) = self.role(under)?;
        let fits = match role {
            Role::Half | Role::Quarter => true,
            Role::Denominator => !self.is_article(on),
            Role::Ordinal => over == Decimal::ONE && value > Decimal::TWO && (!self.is_article(on) || self.is_share(under + 1)),
            _ => false,
        };
        fits.then(|| digits::ratio(over, value)).flatten().map(|value| (value, under + 1))
    }
}
