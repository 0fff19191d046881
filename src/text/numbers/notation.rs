//! Ways of writing numbers in digits over several tokens: spaced thousands, powers, decimals in words.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::arithmetic::Arithmetic;
use super::grammar::{Part, Reader};
use super::words::Role;
use crate::text::any_of;

impl Reader<'_, '_> {
    /// `10 000 000`: one to three digits, then groups of three, each behind one blank.
    pub(super) fn spaced(&self, at: usize) -> Option<Part> {
        let plain = |token: usize| token < self.end && self.doc.word(token).bytes().all(|b| b.is_ascii_digit());
        let first = self.doc.word(at);
        if first.len() > 3 || first.starts_with('0') || !plain(at) {
            return None;
        }
        let mut digits = first.to_owned();
        let mut next = at + 1;
        let group = |token: usize| {
            token < self.end
                && self.doc.word(token).split('.').next().is_some_and(|whole| whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit()))
        };
        while group(next) && self.doc.word(next).len() < 9 && digits.len() < 24 && !digits.contains('.') {
            let gap = self.doc.text.get(self.doc.span(next - 1).end as usize..self.doc.span(next).start as usize)?;
            if gap.chars().count() != 1 || gap == "\n" {
                break;
            }
            digits.push_str(self.doc.word(next));
            next += 1;
        }
        (next > at + 1).then(|| Decimal::from_str(&digits).ok()).flatten().map(|value| (value, next))
    }

    /// `e6`, `e-10` touching the digits.
    pub(super) fn exponent(&self, value: Decimal, at: usize) -> Option<Part> {
        let word = self.doc.word(at);
        let power = word.strip_prefix(['e', 'E'])?;
        if at >= self.end || !self.doc.glued(at) {
            return None;
        }
        let (power, next, negative) = if power.is_empty() {
            let sign = self.doc.word(at + 1);
            let fits = matches!(sign, "-" | "+" | "−") && self.doc.glued(at + 1) && self.doc.glued(at + 2) && at + 2 < self.end;
            (fits.then(|| self.doc.word(at + 2))?, at + 3, sign != "+")
        } else {
            (power, at + 1, false)
        };
        let power: u32 = power.parse().ok().filter(|power| *power <= 24)?;
        let scale = Decimal::from(10u128.checked_pow(power)?);
        let value = if negative { value.over(scale)? } else { value.times(scale)? };
        Some((value, next))
    }

    /// "point five", behind words: the decimals.
    pub(super) fn point(&self, at: usize) -> Option<Part> {
        if !self.is(at, any_of!["point"]) {
            return None;
        }
        let mut value = Decimal::ZERO;
        let mut place = Decimal::ONE;
        let mut next = at + 1;
        while let Some((role, digit)) = self.role(next) {
            match role {
                Role::Unit => place = place.over(Decimal::TEN)?,
                // "point twenty-five", "point seventy five": two places at once.
                Role::Teen | Role::Ten if next == at + 1 => {
                    let tens = self.tens(next).filter(|tens| !tens.ordinal)?;
                    return Some((tens.value.over(Decimal::ONE_HUNDRED)?, tens.next));
                }
                _ => break,
            }
            value = value.plus(digit.times(place)?)?;
            next += 1;
            if next > at + 20 {
                break;
            }
        }
        (next > at + 1).then_some((value, next))
    }

    /// A power behind digits: "×10^6", "x 10−5", "× 10²³", "10^9", "2.5^-1".
    pub(super) fn power(&self, value: Decimal, at: usize) -> Option<Part> {
        if at >= self.end {
            return None;
        }
        let word = self.doc.word(at);
        let (factor, base, next) = if matches!(word, "×" | "x" | "X" | "*" | "·" | "⋅") && at + 1 < self.end {
            (value, Decimal::from(self.whole(at + 1)?), at + 2)
        } else if let Some(base) = word.strip_prefix(['x', 'X']).filter(|_| self.doc.glued(at)) {
            // "1.3x10": the letter and the base are one token.
            (value, base.parse().ok()?, at + 1)
        } else {
            (Decimal::ONE, value, at)
        };
        let (power, next) = self.raised(next, next > at, base == Decimal::TEN)?;
        let raised = raise(base, power)?;
        Some((factor.times(raised)?.normalize(), next))
    }

    /// What a number is raised to: "^-4", "²³"; behind a sign of multiplication and ten also "−5", the form that lost its
    /// superscript. A lone superscript behind another number marks a footnote.
    fn raised(&self, at: usize, multiplied: bool, ten: bool) -> Option<(i32, usize)> {
        let glued = |token: usize| token < self.end && self.doc.glued(token);
        let caret = glued(at) && self.is(at, any_of!["^"]);
        let mut next = at + usize::from(caret);
        let sign = glued(next) && glued(next + 1) && matches!(self.doc.word(next), "-" | "−" | "–" | "+" | "⁻");
        let negative = sign && self.doc.word(next) != "+";
        next += usize::from(sign);
        let word = self.doc.word(next);
        if !glued(next) || word.len() > 9 {
            return None;
        }
        let plain: i32 = if caret || (multiplied && ten && sign && word.bytes().all(|b| b.is_ascii_digit())) {
            word.parse().ok()?
        } else if ten {
            word.chars().try_fold(0i32, |sum, c| sum.checked_mul(10)?.checked_add(superscript(c)?))?
        } else {
            return None;
        };
        (plain <= 64).then_some((if negative { -plain } else { plain }, next + 1))
    }
}

/// A power of a number; none where it is too great or too small to be told.
fn raise(base: Decimal, power: i32) -> Option<Decimal> {
    let mut product = Decimal::ONE;
    for _ in 0..power.unsigned_abs() {
        product = product.times(base)?;
    }
    if power >= 0 { Some(product) } else { Decimal::ONE.over(product).filter(|value| !value.is_zero()) }
}

/// The value of a superscript digit.
fn superscript(c: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c).and_then(|digit| i32::try_from(digit).ok())
}
