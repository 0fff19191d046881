//! Which words a time is read at. Most words that could begin one don't: what would have to go on behind them is not there, and a
//! look at the next word or two tells so before any rule is asked.

use super::grammar::Grammar;
use super::shape::{DayPart, Grain};
use super::words::{self, Step, Trigger, Word};
use crate::text::{Class, Lex, any_of};

/// How far the strong word of a time may stand from its first, in tokens: "as many as three or four more days".
const REACH: usize = 10;

/// Which families of rules can read a time at a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Families {
    /// A place on the calendar.
    pub place: bool,
    pub clock: bool,
    pub part_of_day: bool,
    pub duration: bool,
    pub set: bool,
    pub vague: bool,
}

const NONE: Families = Families { place: false, clock: false, part_of_day: false, duration: false, set: false, vague: false };

impl Families {
    /// The families that a word of this kind can begin a time of.
    pub fn of(word: Word) -> Self {
        match word {
            Word::Number | Word::Cardinal(_) => Self { place: true, clock: true, duration: true, set: true, ..NONE },
            Word::The => Self { place: true, part_of_day: true, duration: true, vague: true, ..NONE },
            Word::Article | Word::Many => Self { duration: true, set: true, ..NONE },
            Word::Single | Word::Scale(_) | Word::Over | Word::Under => Self { duration: true, ..NONE },
            Word::Lead => Self { place: true, duration: true, set: true, vague: true, ..NONE },
            Word::Vague | Word::Couple => Self { duration: true, set: true, ..NONE },
            Word::Half => Self { clock: true, duration: true, set: true, ..NONE },
            Word::Approx | Word::Nearly => Self { clock: true, duration: true, ..NONE },
            Word::Edge(_) => Self { place: true, duration: true, ..NONE },
            Word::Step(_) => Self { place: true, part_of_day: true, duration: true, vague: true, ..NONE },
            Word::Ordinal(_) | Word::Units(..) => Self { place: true, duration: true, ..NONE },
            Word::Unit(..) => Self { place: true, clock: true, duration: true, ..NONE },
            Word::Weekday(..) | Word::Weekdays(_) => Self { place: true, set: true, ..NONE },
            Word::Mod(_) | Word::Earlier | Word::Later => Self { place: true, part_of_day: true, ..NONE },
            Word::Part(_) | Word::Tonight | Word::Overnight => Self { part_of_day: true, ..NONE },
            Word::Clock(_) => Self { clock: true, ..NONE },
            Word::Every | Word::Often(_) | Word::Times(_) => Self { set: true, ..NONE },
            Word::Recent => Self { duration: true, vague: true, ..NONE },
            Word::Reference(_) => Self { vague: true, ..NONE },
            _ => Self { place: true, ..NONE },
        }
    }
}

impl Grammar<'_> {
    /// Whether a time may begin at a word: `hits` are those behind it that take part in times, `strong` the tokens of the strong
    /// ones among them.
    pub fn begins(&self, (token, trigger): (usize, Trigger), hits: &[(usize, Trigger)], strong: &[usize]) -> bool {
        if trigger != Trigger::Strong && strong.first().is_none_or(|&next| next > token + REACH || next >= self.to()) {
            return false;
        }
        let near = |reach: usize| hits.first().is_some_and(|hit| hit.0 <= token + reach);
        match trigger {
            Trigger::Lead if matches!(self.at(token + 1), Word::Other) && !near(1) => false,
            Trigger::Weak if !near(2) => self.is(token + 1, any_of!["p", "a"]),
            // "that the week": the article begins a time of its own.
            Trigger::Weak
                if matches!(self.at(token), Word::Step(_) | Word::Ordinal(_))
                    && hits.first() == Some(&(token + 1, Trigger::Lead))
                    && self.doc.lex(token + 1).contains(Lex::FUNCTION) =>
            {
                false
            }
            _ => self.goes_on(token),
        }
    }

    /// Whether what stands behind a word can make a time of it.
    fn goes_on(&self, i: usize) -> bool {
        let next = self.at(i + 1);
        match self.at(i) {
            Word::The => self.goes_on_behind_the(i + 1),
            Word::Lead => self.lead_goes_on(i),
            Word::Article => match next {
                Word::Unit(..) => true,
                // "good" begins the name of a day too.
                Word::Vague | Word::Couple | Word::Half | Word::Scale(_) | Word::Named => self.unit_within(i, REACH),
                next => next.is_plain() && self.unit_within(i, REACH),
            },
            Word::Step(step) => {
                !matches!(next, Word::Other)
                    || self.is(
                        i + 1,
                        any_of!["working", "fiscal", "business", "calendar", "financial", "school", "academic", "entire", "whole"],
                    )
                    || step == Step::This && self.is(i, any_of!["current"])
            }
            Word::Edge(_) => self.is(i + 1, any_of!["of"]) || matches!(next, Word::Lead) && self.unit_within(i, REACH),
            Word::Over | Word::Under | Word::Approx | Word::Nearly => match next {
                Word::Clock(_) | Word::Unit(Grain::Quarter, _) => true,
                Word::Half => true,
                Word::Number | Word::Cardinal(_) => self.number_goes_on(i + 1),
                _ => self.unit_within(i, REACH),
            },
            Word::Number | Word::Cardinal(_) | Word::Ordinal(_) => self.number_goes_on(i),
            Word::Vague | Word::Couple => self.unit_within(i, 4),
            Word::Half => self.unit_within(i, 4) || matches!(next, Word::Step(Step::Past)),
            Word::Scale(scale) => scale == 12 && self.unit_within(i, 4),
            Word::Many => self.is(i + 1, any_of!["of"]) && self.unit_within(i, 4),
            Word::Single => self.unit_within(i, 3),
            Word::Month(..) => self.has(i, Class::CAPITAL) || !next.is_plain() || !self.is_word_of_prose(i + 1) || self.month_is_led(i),
            Word::Named => words::may_name_day(self.doc, i),
            Word::Noun | Word::Meridiem(_) | Word::Zone | Word::OClock | Word::Ago | Word::Future | Word::Circa | Word::Parts(_) => false,
            _ => true,
        }
    }

    /// Whether a month in lower case may be one for the word before it, where none behind it says so.
    fn month_is_led(&self, i: usize) -> bool {
        !self.is(i, any_of!["may", "march"])
            || self.before(i, any_of!["in", "since", "until", "of", "late", "early", "mid", "last", "next"])
    }

    /// Whether a token is a word that no rule of a month or number asks for.
    fn is_word_of_prose(&self, i: usize) -> bool {
        self.has(i, Class::WORD) && !self.doc.lex(i).contains(Lex::FUNCTION)
    }

    /// Whether a unit of time stands at most so many tokens behind a token ("second" may be one).
    fn unit_within(&self, i: usize, reach: usize) -> bool {
        (i + 1..=i + reach).any(|token| matches!(self.at(token), Word::Unit(..) | Word::Units(..) | Word::Ordinal(2)))
    }

    /// [`Self::goes_on`] for the article; `i` is the token behind it.
    fn goes_on_behind_the(&self, i: usize) -> bool {
        match self.at(i) {
            Word::Vague | Word::Scale(_) | Word::Meridiem(_) | Word::Ago => false,
            Word::Step(Step::Past) => true,
            Word::Number | Word::Cardinal(_) | Word::Ordinal(_) | Word::Step(_) | Word::Month(..) | Word::Half => self.goes_on(i),
            // "for the time being", "at the moment"
            Word::Noun => !self.is(i, any_of!["time"]) || self.is(i + 1, any_of!["being"]),
            _ => true,
        }
    }

    /// [`Self::goes_on`] for the other function words.
    fn lead_goes_on(&self, i: usize) -> bool {
        let next = i + 1;
        let degree = match self.doc.lower(i).as_ref() {
            "per" => return matches!(self.at(next), Word::Unit(..)),
            "to" => return self.is(next, any_of!["date"]),
            "these" => return matches!(self.at(next), Word::Units(..)),
            "comparable" | "corresponding" | "cy" => return !matches!(self.at(next), Word::Other),
            "at" => self.is(next, any_of!["least", "most"]),
            "up" => self.is(next, any_of!["to"]),
            "as" => self.is(next, any_of!["many", "long"]),
            "more" | "most" if self.is(next, any_of!["recently"]) => return true,
            "more" | "most" => self.is(next, any_of!["than"]),
            "less" | "fewer" | "longer" | "greater" => self.is(next, any_of!["than"]),
            "just" | "only" | "well" | "slightly" | "right" => match self.at(next) {
                Word::Approx | Word::Nearly | Word::Over | Word::Under | Word::Lead => true,
                other => return matches!(other, Word::Reference(_)),
            },
            _ => false,
        };
        degree && self.unit_within(i, REACH)
    }

    /// Whether what stands behind a number, in digits or words, can make a time of it. Years stand alone, and so do clock times,
    /// decades and the like.
    fn number_goes_on(&self, i: usize) -> bool {
        let digits = matches!(self.at(i), Word::Number);
        if digits {
            let alone = Class::ORDINAL.union(Class::DECADE).union(Class::CLOCK).union(Class::DIGIT_DATE);
            let length = self.doc.span(i).len();
            if self.doc.class(i).intersects(alone) || length >= 8 || length == 4 && self.year_digits(i).is_some() {
                return true;
            }
        }
        let next = i + 1;
        match self.at(next) {
            Word::Other => {}
            Word::The => return !digits,
            Word::Scale(_) => return !digits,
            Word::Number => return self.is(next + 1, any_of!["/"]) || !digits && self.number_goes_on(next),
            // "5 to 6 p.m."
            Word::Lead if self.is(next, any_of!["to"]) => return !matches!(self.at(next + 1), Word::Other),
            _ => return true,
        }
        let second = self.at(next + 1);
        if !self.has(next, Class::WORD) {
            return !matches!(second, Word::Other) && self.is(next, any_of!["-", "–", "‑", "‐", "—", "/", "o"]);
        }
        if self.is(next, any_of!["and", "or", "until", "till", "through"]) {
            return !matches!(second, Word::Other);
        }
        if self.is(next, any_of!["of"]) {
            return matches!(second, Word::Month(..));
        }
        // "4 in the morning", "11 at night"
        if self.is(next, any_of!["in"]) {
            return matches!(second, Word::The) && matches!(self.at(next + 2), Word::Part(_));
        }
        if self.is(next, any_of!["at"]) {
            return matches!(second, Word::Part(DayPart::Night));
        }
        if self.is(next, any_of!["times"]) {
            return matches!(second, Word::Article | Word::Lead | Word::Every);
        }
        self.is(next, any_of!["p", "o", "h", "hours", "hrs", "past", "quarter"])
            || second.is_unit()
                && self.is(next, any_of!["consecutive", "straight", "successive", "extra", "entire", "solid", "working", "business"])
    }
}
