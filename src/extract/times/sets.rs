//! Repeated times: "every Friday", "twice a week", "15 a year", "Mondays", "daily".

use super::durations::period;
use super::grammar::{Amount, Found, Grammar};
use super::shape::{Grain, Season, Shape};
use super::words::Word;
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::text::{Class, Tag, any_of};

pub(super) static EVERY: Rule = Rule {
    id: "time-every",
    phenomenon: "Every unit, weekday, month or season: “every Friday”, “each July”, “every two weeks”, “every other day”.",
    matches: &[
        ("The boat sails every Friday.", "every Friday = XXXX-WXX-5"),
        ("They march each July.", "each July = XXXX-07"),
        ("It meets every two weeks.", "every two weeks = P2W"),
        ("He runs every day.", "every day = P1D"),
    ],
    rejects: &["Every boat sank.", "Each of the days counts."],
};

pub(super) static RATE: Rule = Rule {
    id: "time-rate",
    phenomenon: "The unit that something is counted by: “twice a week”, “15 a year”, “two meals per day”.",
    matches: &[("They meet twice a week.", "twice a week = P1W"), ("The yard builds 15 boats a year.", "a year = P1Y")],
    rejects: &["It lasted a year."],
};

pub(super) static OFTEN: Rule = Rule {
    id: "time-often",
    phenomenon: "An adverb or adjective of frequency: “daily”, “annually”.",
    matches: &[("The boat sails daily.", "daily = P1D"), ("It pays dividends annually.", "annually = P1Y")],
    rejects: &["The Daily Kettle reported it."],
};

pub(super) static PLURAL: Rule = Rule {
    id: "time-weekdays",
    phenomenon: "A weekday or part of the day in the plural: “Mondays”, “Tuesday nights”.",
    matches: &[
        ("The shop is shut on Mondays.", "Mondays = XXXX-WXX-1"),
        ("They sing on Tuesday nights.", "Tuesday nights = XXXX-WXX-2TNI"),
    ],
    rejects: &[],
};

pub(super) static SOME_DAY: Rule = Rule {
    id: "time-some-weekday",
    phenomenon: "A weekday that is no certain one: “on a Monday”.",
    matches: &[("They always met on a Monday.", "Monday = XXXX-WXX-1")],
    rejects: &["They agreed at a Monday meeting.", "They met on Monday."],
};

impl Grammar<'_> {
    /// A repeated time at a token.
    pub fn set_found(&self, i: usize) -> Option<Found> {
        match self.at(i) {
            Word::Every => self.every(i),
            Word::Often(period) => self.often(i, period.get()),
            Word::Times(_) => self.times_a(i),
            Word::Weekdays(day) => {
                let mut value = format!("XXXX-WXX-{day}");
                let mut end = i + 1;
                if let Word::Part(part) | Word::Parts(part) = self.at(end) {
                    value = format!("{value}T{}", part.code());
                    end += 1;
                }
                Some(found(i, end, value, &PLURAL))
            }
            Word::Weekday(day, _) => match self.at(i + 1) {
                Word::Parts(part) => Some(found(i, i + 2, format!("XXXX-WXX-{day}T{}", part.code()), &PLURAL)),
                Word::Units(Grain::Day, true) => Some(found(i, i + 2, format!("XXXX-WXX-{day}TNI"), &PLURAL)),
                _ if self.indefinite(i) => {
                    let shape = Shape::Absolute(format!("XXXX-WXX-{day}"));
                    Some(Found { kind: TimeKind::Date, shape, ..found(i, i + 1, String::new(), &SOME_DAY) })
                }
                _ => None,
            },
            Word::Article
            | Word::Lead
            | Word::Many
            | Word::Number
            | Word::Cardinal(_)
            | Word::Scale(_)
            | Word::Vague
            | Word::Couple
            | Word::Half => self.rate(i),
            _ => None,
        }
    }

    fn every(&self, i: usize) -> Option<Found> {
        let mut at = i + 1;
        // "each and every day"
        if self.is(at, any_of!["and"]) && matches!(self.at(at + 1), Word::Every) {
            at += 2;
        }
        let other = self.is(at, any_of!["other", "second"]);
        if other {
            at += 1;
        }
        if self.is(at, any_of!["single"]) {
            at += 1;
        }
        let times = if other { 2000 } else { 1000 };
        let value = match self.at(at) {
            Word::Unit(grain, false) => period(Amount::Exact(times), grain),
            Word::Weekday(day, _) => match self.at(at + 1) {
                Word::Part(part) => {
                    at += 1;
                    format!("XXXX-WXX-{day}T{}", part.code())
                }
                _ => format!("XXXX-WXX-{day}"),
            },
            Word::Month(month, false) if self.has(at, Class::CAPITAL) => match self.day_digits(at + 1) {
                Some((day, _)) => {
                    at += 1;
                    format!("XXXX-{month:02}-{day:02}")
                }
                None => format!("XXXX-{month:02}"),
            },
            Word::Season(season) => format!("XXXX-{}", code(season)),
            Word::Part(part) => format!("XXXX-XX-XXT{}", part.code()),
            _ => {
                if other {
                    return None;
                }
                let (amount, next) = self.amount(at)?;
                let Word::Units(grain, _) = self.at(next) else { return None };
                at = next;
                period(amount, grain)
            }
        };
        Some(found(i, at + 1, value, &EVERY))
    }

    /// "daily", "weekly radio address"; "once", "twice" a unit.
    fn often(&self, i: usize, value: &'static str) -> Option<Found> {
        // A part of a name: "the Daily Kettle".
        let capital = self.has(i, Class::CAPITAL) && i > self.from();
        if capital && (self.doc.tag(i + 1).is_proper() || self.doc.tag(i - 1).is_proper()) {
            return None;
        }
        // "the Communist Party daily Kettle"
        if self.doc.tag(i + 1).is_proper() {
            return None;
        }
        Some(found(i, i + 1, value.to_owned(), &OFTEN))
    }

    /// "twice a week".
    fn times_a(&self, i: usize) -> Option<Found> {
        let at = i + 1;
        let at = if self.is(at, any_of!["a", "an", "per", "every", "each"]) { at + 1 } else { return None };
        let Word::Unit(grain, false) = self.at(at) else { return None };
        Some(found(i, at + 1, period(Amount::Exact(1000), grain), &RATE))
    }

    /// "three times a week", "15 boats a year", "$2 million per month".
    fn rate(&self, i: usize) -> Option<Found> {
        // "three times a week"
        if (i + 1..i + 8).any(|token| self.is(token, any_of!["times"]))
            && let Some((_, at)) = self.amount(i).filter(|_| !matches!(self.at(i), Word::Article))
            && self.is(at, any_of!["times"])
            && self.is(at + 1, any_of!["a", "an", "per", "each", "every"])
            && let Word::Unit(grain, false) = self.at(at + 2)
        {
            return Some(found(i, at + 3, period(Amount::Exact(1000), grain), &RATE));
        }
        if !self.is(i, any_of!["a", "an", "per"]) || i == self.from() {
            return None;
        }
        let Word::Unit(grain, false) = self.at(i + 1) else { return None };
        if matches!(grain, Grain::Hour | Grain::Minute | Grain::Second | Grain::Quarter | Grain::Century | Grain::Weekend)
            || matches!(self.at(i + 2), Word::Ago | Word::Later | Word::Earlier)
            || self.is(i + 2, any_of!["before", "after", "from"])
        {
            return None;
        }
        let tag = self.doc.tag(i - 1);
        let counted = tag == Tag::Nns
            || tag == Tag::Cd
            || self.is(i - 1, any_of!["%", "percent", "million", "billion"])
            || (tag == Tag::Nn && self.is(i, any_of!["per"]));
        let unit = matches!(self.at(i - 1), Word::Units(..) | Word::Unit(..)) && !self.is(i - 1, any_of!["hours", "days"]);
        (counted && !unit).then(|| found(i, i + 2, period(Amount::Exact(1000), grain), &RATE))
    }
}

fn code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

fn found(start: usize, end: usize, value: String, rule: &'static Rule) -> Found {
    Found { start, end, kind: TimeKind::Set, shape: Shape::Set(value), modifier: None, rule: rule.id, outer: None, direction: None }
}
