//! The grammar itself: groups below a thousand, scales, fractions, vague words.
//!
//! ```text
//! number   = term { [","] ["and"] term }          scales falling: two million three hundred thousand and five
//! term     = group [mixed] { scale } [mixed]      two and a half million; a million and a half; fifty thousand million
//! group    = digits | tens [ "hundred" [["and"] tens] ] | "hundred" …
//! fraction = numerator denominator | "half" ["a"] [scale] | "1/2"
//! vague    = ["a"] (few | couple | several | …) [scale] | plural { "of" plural }
//! ```

use std::ops::Range;

use rust_decimal::Decimal;

use super::arithmetic::Arithmetic;
use super::words::{Role, role};
use super::{Form, Mode, Numeral, digits};
use crate::text::{Class, Doc, Lex, WordSet, any_of};

/// A value and the token behind it.
pub(super) type Part = (Decimal, usize);

pub(super) struct Reader<'d, 'a> {
    pub(super) doc: &'d Doc<'a>,
    pub(super) end: usize,
    pub(super) mode: Mode,
}

/// A group below a thousand, or digits.
pub(super) struct Group {
    pub(super) value: Decimal,
    pub(super) next: usize,
    pub(super) ordinal: bool,
    digits: bool,
    hundred: bool,
}

impl Reader<'_, '_> {
    /// The longest number phrase at `at`.
    pub(super) fn phrase(&self, at: usize) -> Option<Numeral> {
        if at >= self.end {
            return None;
        }
        if let Some(plain) = if self.doc.has(at, Class::NUMBER) { self.plain(at) } else { self.plain_word(at) } {
            return Some(plain);
        }
        self.long_phrase(at)
    }

    /// The longest number phrase of several words or signs at `at`.
    #[inline(never)]
    fn long_phrase(&self, at: usize) -> Option<Numeral> {
        if let Some(vague) = self.vague(at) {
            return Some(vague);
        }
        if self.is_article(at) { self.with_article(at) } else { self.fraction(at).or_else(|| self.cardinal(at, at)) }
    }

    /// Digits that nothing goes on behind: the common case, told by one look at the next token.
    fn plain(&self, at: usize) -> Option<Numeral> {
        let other = Class::ORDINAL.union(Class::CLOCK).union(Class::DIGIT_DATE).union(Class::DECADE);
        let class = self.doc.class(at);
        if !class.contains(Class::NUMBER) || class.intersects(other) || !self.doc.word(at).is_ascii() {
            return None;
        }
        // "3.4 billion": one scale behind a blank.
        let scale = match self.role(at + 1) {
            Some((Role::Scale, scale)) if !self.doc.glued(at + 1) => Some(scale),
            _ => None,
        };
        let next = at + 1 + usize::from(scale.is_some());
        // Behind digits no comma goes on: "8,000, or".
        let mark = Class::TERMINAL.union(Class::CLOSE).union(Class::QUOTE);
        let stops = || self.doc.class(next).intersects(mark) || self.doc.is_in(next, any_of![",", "%", ";", ":"]);
        if !(self.nothing_follows(next) || self.doc.has(next, Class::PUNCT) && stops()) {
            return None;
        }
        let value = digits::parse(self.doc.word(at), super::has_decimal_comma(self.doc.language))?;
        match scale {
            Some(scale) => exact(at..next, Form::Cardinal, value.times(scale)?, true, scale),
            None => exact(at..next, Form::Cardinal, value, true, Decimal::ONE),
        }
    }

    /// One word of a number that nothing goes on behind: "two boats", "the first day".
    fn plain_word(&self, at: usize) -> Option<Numeral> {
        if !self.doc.lex(at).contains(Lex::NUMBER_WORD) || !self.nothing_follows(at + 1) || self.is(at + 1, any_of!["point"]) {
            return None;
        }
        let (role, value) = self.role(at)?;
        let form = match role {
            Role::Unit | Role::Teen | Role::Ten => Form::Cardinal,
            Role::Ordinal => Form::Ordinal,
            _ => return None,
        };
        exact(at..at + 1, form, value, false, Decimal::ONE)
    }

    /// Whether the number is over before a token, as no sign, letters that touch, further digits, words of numbers, "and" or "x"
    /// stand there.
    fn nothing_follows(&self, next: usize) -> bool {
        let goes_on = Class::GLUED.union(Class::NUMBER).union(Class::PUNCT).union(Class::ABBREV).union(Class::INITIAL);
        let class = self.doc.class(next);
        let word = self.doc.word(next);
        next >= self.end
            || class.contains(Class::WORD)
                && !class.intersects(goes_on)
                && !self.doc.lex(next).contains(Lex::NUMBER_WORD)
                && word.len() >= 2
                && word.is_ascii()
                && !word.eq_ignore_ascii_case("and")
    }

    #[inline]
    pub(super) fn role(&self, at: usize) -> Option<(Role, Decimal)> {
        if at < self.end { role(self.doc, at) } else { None }
    }

    #[inline]
    pub(super) fn is(&self, at: usize, words: &WordSet) -> bool {
        at < self.end && self.doc.is_in(at, words)
    }

    /// "and", or its sign between blanks.
    pub(super) fn is_and(&self, at: usize) -> bool {
        self.is(at, any_of!["and"]) || (self.is(at, any_of!["&"]) && !self.doc.glued(at) && !self.doc.glued(at + 1))
    }

    pub(super) fn is_article(&self, at: usize) -> bool {
        at < self.end && self.doc.is_in(at, any_of!["a", "an"])
    }

    /// The token behind a hyphen that stands at `at`, else `at`.
    pub(super) fn joint(&self, at: usize) -> usize {
        if at + 1 < self.end && self.doc.has(at, Class::HYPHEN) && self.doc.glued(at + 1) { at + 1 } else { at }
    }

    /// A cardinal or ordinal whose words begin at `at`; its tokens from `start` on.
    pub(super) fn cardinal(&self, start: usize, at: usize) -> Option<Numeral> {
        let mut total = Decimal::ZERO;
        let mut last: Option<Decimal> = None;
        let mut next = at;
        let mut digits = false;
        let mut scale = Decimal::ONE;
        while let Some(term) = self.term(next, last) {
            if last.is_none() {
                digits = term.digits;
            }
            total = total.plus(term.value)?;
            next = term.next;
            scale = term.scale.unwrap_or(Decimal::ONE);
            if term.ordinal {
                return exact(start..next, Form::Ordinal, total, digits, scale);
            }
            let Some(limit) = term.scale else { break };
            last = Some(limit);
            match self.continuation(next, digits, limit) {
                Some(on) => next = on,
                None => break,
            }
        }
        last.or((next > at).then_some(Decimal::ONE))?;
        // "one hundred thirty-two fifths".
        if !digits
            && total > Decimal::from(20)
            && let Some((Role::Denominator, under)) = self.role(next)
        {
            return exact(start..next + 1, Form::Fraction, digits::ratio(total, under)?, false, Decimal::ONE);
        }
        exact(start..next, Form::Cardinal, total, digits, scale)
    }

    /// Where the next term of the number begins, if one whose value stays below `scale` follows.
    pub(super) fn continuation(&self, at: usize, digits: bool, scale: Decimal) -> Option<usize> {
        let mut next = at;
        let comma = self.is(next, any_of![","]);
        if comma {
            next += 1;
        }
        let and = self.joint(next);
        let joined = self.is_and(and);
        if joined {
            if digits || !self.mode.contains(Mode::AND) {
                return None;
            }
            next = self.joint(and + 1);
        } else if !comma {
            next = self.joint(next);
        }
        let term = self.term(next, Some(scale))?;
        // Behind digits ("1 million 200 thousand") and commas only a term with a multiplier of its own goes on.
        let own = term.scale.is_some() || term.hundred;
        let fits = if digits {
            own && !comma
        } else if comma && !joined {
            own && !term.digits
        } else {
            !term.digits
        };
        fits.then_some(next)
    }

    /// A group with its scales. Below a scale that came before (`last`), its value must stay smaller.
    fn term(&self, at: usize, last: Option<Decimal>) -> Option<Term> {
        let group = self.group(at)?;
        let mut value = group.value;
        let mut next = group.next;
        if group.ordinal {
            return fits(value, last).then_some(Term {
                value,
                next,
                scale: None,
                ordinal: true,
                digits: group.digits,
                hundred: group.hundred,
            });
        }
        if !group.digits
            && let Some((decimals, behind)) = self.point(next)
        {
            value = value.plus(decimals)?;
            next = behind;
        }
        if let Some((part, behind)) = self.mixed(next, group.digits) {
            value = value.plus(part)?;
            next = behind;
        }
        let mut state = ScaleState { digits: group.digits, hundred: group.hundred, ..ScaleState::default() };
        let Some((scale, behind)) = self.scales(next, &mut state) else {
            if state.overflow {
                return None;
            }
            return fits(value, last).then_some(Term {
                value,
                next,
                scale: None,
                ordinal: false,
                digits: group.digits,
                hundred: group.hundred,
            });
        };
        value = value.times(scale)?;
        next = behind;
        if !state.ordinal
            && let Some((part, behind)) = self.mixed(next, false)
        {
            value = value.plus(part.times(scale)?)?;
            next = behind;
        }
        fits(value, last).then_some(Term {
            value,
            next,
            scale: Some(scale),
            ordinal: state.ordinal,
            digits: group.digits,
            hundred: group.hundred,
        })
    }

    /// Digits, words below a thousand ("fifteen hundred" too), or nothing before a bare scale ("thousand").
    pub(super) fn group(&self, at: usize) -> Option<Group> {
        if at >= self.end {
            return None;
        }
        if self.doc.has(at, Class::NUMBER) {
            return self.digits(at);
        }
        let (role, hundred) = self.role(at)?;
        if matches!(role, Role::Scale | Role::Dozen | Role::OrdinalScale) {
            return Some(Group { value: Decimal::ONE, next: at, ordinal: false, digits: false, hundred: false });
        }
        let mut group = if role == Role::Hundred {
            Group { value: hundred, next: at + 1, ordinal: false, digits: false, hundred: true }
        } else {
            let tens = self.tens(at)?;
            let on = self.joint(tens.next);
            match self.role(on) {
                Some((Role::Hundred, hundred)) if !tens.ordinal => {
                    Group { value: tens.value.times(hundred)?, next: on + 1, ordinal: false, digits: false, hundred: true }
                }
                _ => return Some(tens),
            }
        };
        let and = self.joint(group.next);
        let on = if self.is_and(and) {
            if !self.mode.contains(Mode::AND) {
                return Some(group);
            }
            self.joint(and + 1)
        } else {
            and
        };
        // "one hundred and three quarters": a mixed number.
        if self.is(and, any_of!["and"]) && self.mixed(group.next, false).is_some() {
            return Some(group);
        }
        // "one hundred and two hundred": the second belongs to another number.
        if let Some(tens) = self.tens(on)
            && !matches!(self.role(self.joint(tens.next)), Some((Role::Hundred, _)))
            && !(self.is(and, any_of!["and"]) && matches!(self.role(self.joint(tens.next)), Some((Role::Scale, _))))
        {
            group.value = group.value.plus(tens.value)?;
            group.next = tens.next;
            group.ordinal = tens.ordinal;
        } else if self.is(and, any_of!["and"])
            && let Some(tens) = self.tens(on)
            && let Some((Role::Scale, _)) = self.role(self.joint(tens.next))
            && !self.preceded_by_parting(at)
        {
            // "two hundred and six thousand".
            group.value = group.value.plus(tens.value)?;
            group.next = tens.next;
        }
        Some(group)
    }

    /// Whether "from" or "between" stands before: then an "and" parts two numbers.
    pub(super) fn preceded_by_parting(&self, at: usize) -> bool {
        at > 0 && self.doc.is_in(at - 1, any_of!["between", "both"])
    }

    /// Words below a hundred.
    pub(super) fn tens(&self, at: usize) -> Option<Group> {
        let (role, value) = self.role(at)?;
        let part = |value, next, ordinal| Some(Group { value, next, ordinal, digits: false, hundred: false });
        match role {
            Role::Unit | Role::Teen => part(value, at + 1, false),
            Role::Ordinal => part(value, at + 1, true),
            Role::Ten => {
                let on = self.joint(at + 1);
                match self.role(on) {
                    Some((Role::Unit, unit)) if !unit.is_zero() => part(value + unit, on + 1, false),
                    Some((Role::Ordinal, unit)) if unit < Decimal::TEN => part(value + unit, on + 1, true),
                    _ => part(value, at + 1, false),
                }
            }
            _ => None,
        }
    }

    /// A token of digits, spaced thousands behind it joined: `65,500`, `10 000`, `21st`, `1.3e6`.
    pub(super) fn digits(&self, at: usize) -> Option<Group> {
        let class = self.doc.class(at);
        let word = self.doc.word(at);
        if class.intersects(Class::CLOCK | Class::DIGIT_DATE | Class::DECADE) {
            return None;
        }
        if class.contains(Class::ORDINAL) {
            let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
            return Some(Group {
                value: digits::parse(digits, super::has_decimal_comma(self.doc.language))?,
                next: at + 1,
                ordinal: true,
                digits: true,
                hundred: false,
            });
        }
        let mut next = at + 1;
        let value = if let Some((spaced, behind)) = self.spaced(at) {
            next = behind;
            spaced
        } else {
            digits::parse(word, super::has_decimal_comma(self.doc.language))?
        };
        let (value, next) = self.exponent(value, next).or_else(|| self.power(value, next)).unwrap_or((value, next));
        Some(Group { value, next, ordinal: false, digits: true, hundred: false })
    }

    /// The product of the scales at `at`: "million", "thousand million", "lakh crore", "dozen"; behind digits also "bn".
    pub(super) fn scales(&self, at: usize, state: &mut ScaleState) -> Option<Part> {
        let mut product = Decimal::ONE;
        let mut next = at;
        loop {
            let on = self.joint(next);
            let Some((role, value)) = self.role(on) else { break };
            let first = next == at;
            let touching = self.doc.glued(on) && on == next;
            let capital = self.doc.has(on, Class::CAPITAL);
            let takes = match role {
                Role::Scale => true,
                Role::Dozen => first,
                Role::Hundred => first && !state.hundred,
                // "two hundreds" is two times a hundred; "tens" and "scores" are never counted.
                Role::Plural => (value >= Decimal::ONE_HUNDRED || value == Decimal::from(12)) && first,
                Role::OrdinalScale => {
                    state.ordinal = true;
                    true
                }
                Role::Short => first && state.digits && (touching || !self.doc.has(on, Class::ALL_CAPS)),
                Role::Letter => first && state.digits && touching,
                Role::Money => {
                    let money = self.mode.contains(Mode::MONEY);
                    first
                        && state.digits
                        && if money {
                            touching || !self.doc.has(on, Class::ABBREV)
                        } else {
                            touching && capital && value < Decimal::from(10u64.pow(12))
                        }
                }
                _ => false,
            };
            if !takes {
                break;
            }
            let Some(more) = product.times(value) else {
                state.overflow = true;
                return None;
            };
            product = more;
            next = on + 1;
            if state.ordinal {
                break;
            }
        }
        (next > at).then_some((product, next))
    }
}

/// A term of a cardinal.
struct Term {
    value: Decimal,
    next: usize,
    /// The product of its scales, if it has any.
    scale: Option<Decimal>,
    ordinal: bool,
    digits: bool,
    hundred: bool,
}

/// What the words before a scale allow, and whether the scale was an ordinal.
#[derive(Default)]
pub(super) struct ScaleState {
    pub(super) digits: bool,
    pub(super) hundred: bool,
    pub(super) ordinal: bool,
    /// The product was too great; then there is no number.
    pub(super) overflow: bool,
}

/// Whether a later term stays below the scale of the one before it.
fn fits(value: Decimal, last: Option<Decimal>) -> bool {
    last.is_none_or(|last| value < last)
}

pub(super) fn exact(tokens: Range<usize>, form: Form, value: Decimal, digits: bool, scale: Decimal) -> Option<Numeral> {
    let value = if value.scale() == 0 { value } else { value.normalize() };
    Some(Numeral { tokens, form, value: Some(value), low: Some(value), high: Some(value), digits, scale })
}
