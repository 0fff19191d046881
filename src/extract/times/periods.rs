//! Stretches longer than a day: weeks, months, quarters, seasons, years, decades, centuries, by their steps from
//! here, by their number, and by their place in a longer one.

use super::grammar::{Grammar, Read};
use super::shape::{From, Grain, Point, Season, Which};
use super::words::{Step, Word};
use crate::rule::Rule;
use crate::text::{Class, Tag, WordSet, any_of, word_set};

pub(super) static STEP: Rule = Rule {
    id: "time-step",
    phenomenon: "The stretch before, around or after the day of publication (“last month”, “this week”, “next year”), or the time told last (“the following week”, “that year”).",
    matches: &[
        ("The bank failed last month.", "last month = 2025-08"),
        ("It will reopen next year.", "next year = 2026"),
        ("It said so this week.", "this week = 2025-W39"),
        ("The bank failed in May 2021. The following month its head fled.", "The following month = 2021-06"),
        ("The bank failed in May 2021. Later that year its head fled.", "Later that year = 2021"),
    ],
    rejects: &["They came next to the week's best."],
};

pub(super) static THE_PERIOD: Rule = Rule {
    id: "time-running-period",
    phenomenon: "The running week, month, quarter or year, said with the article alone.",
    matches: &[("Prices fell for the rest of the year.", "the year = 2025")],
    rejects: &["It was the year of the flood.", "She is in the month of her life."],
};

pub(super) static SEASON: Rule = Rule {
    id: "time-season",
    phenomenon: "A season, with or without a year; verbs and springs of water are left alone.",
    matches: &[
        ("The bridge fell in the summer of 1996.", "the summer of 1996 = 1996-SU"),
        ("The bridge fell last spring.", "last spring = 2025-SP"),
        ("They wed in winter 2003.", "winter 2003 = 2003-WI"),
    ],
    rejects: &["Prices fall and rates spring up.", "He drank from the spring."],
};

pub(super) static QUARTER: Rule = Rule {
    id: "time-quarter",
    phenomenon: "A quarter or half of a year, by number or code, with or without the year.",
    matches: &[
        ("Profit rose in the second quarter of 2019.", "the second quarter of 2019 = 2019-Q2"),
        ("Third-quarter profit fell.", "Third-quarter = 2025-Q3"),
        ("Profit fell in last year's second quarter.", "last year's second quarter = 2024-Q2"),
        ("Profit fell in Q4 2020.", "Q4 2020 = 2020-Q4"),
        ("Exports fell in the first half of 2018.", "the first half of 2018 = 2018-H1"),
    ],
    rejects: &["A quarter of voters agreed.", "The score came in the second half."],
};

pub(super) static NTH: Rule = Rule {
    id: "time-nth-of",
    phenomenon: "The nth stretch or weekday of a longer one: “the first week of May 2015”, “the last day of the year”.",
    matches: &[
        ("It snowed in the first week of 2015.", "the first week of 2015 = 2015-W01"),
        ("It closed on the last day of May 2019.", "the last day of May 2019 = 2019-05-31"),
        ("They vote on the first Monday of March 2024.", "the first Monday of March 2024 = 2024-03-04"),
    ],
    rejects: &["It was the first day of school."],
};

pub(super) static WEEK_OF: Rule = Rule {
    id: "time-week-of",
    phenomenon: "The week around a day: “the week of April 10”.",
    matches: &[("They met in the week of April 10, 2023.", "the week of April 10, 2023 = 2023-W15")],
    rejects: &["It was a week of rain."],
};

pub(super) static WEEK_NUMBER: Rule = Rule {
    id: "time-week-number",
    phenomenon: "A week by its ISO number, with or without the year.",
    matches: &[("The site shuts in week 31 of 2018.", "week 31 of 2018 = 2018-W31")],
    rejects: &["It took a week 31 men."],
};

pub(super) static DECADE: Rule = Rule {
    id: "time-decade",
    phenomenon: "A decade in digits or words, with or without the century.",
    matches: &[
        ("The mill ran through the 1990s.", "the 1990s = 199"),
        ("The mill ran in the late '80s.", "the late '80s = 198"),
        ("The mill ran in the sixties.", "the sixties = 196"),
    ],
    rejects: &["He is in his 80s."],
};

pub(super) static CENTURY: Rule = Rule {
    id: "time-century",
    phenomenon: "A century by its number.",
    matches: &[("It dates from the 11th century.", "the 11th century = 10"), ("A 19th-century mill burned.", "19th-century = 18")],
    rejects: &["He hit a century."],
};

pub(super) static FISCAL: Rule = Rule {
    id: "time-fiscal-year",
    phenomenon: "A fiscal year by its number.",
    matches: &[("Sales doubled in fiscal 2019.", "fiscal 2019 = 2019"), ("The plan covers fiscal year 2024.", "fiscal year 2024 = 2024")],
    rejects: &["It was a fiscal matter."],
};

pub(super) static YEAR: Rule = Rule {
    id: "time-year",
    phenomenon: "A bare year; numbers that count or name something are left alone.",
    matches: &[
        ("The mill burned down in 1987.", "1987 = 1987"),
        ("The 2008 crash ruined it.", "2008 = 2008"),
        ("He ruled (1625-1649) alone.", "1625 = 1625"),
        ("The 2012–13 season was lost.", "13 = 2013"),
        ("The late stories (1892 – 94) sold well.", "94 = 1894"),
        ("It opened in nineteen ninety-one.", "nineteen ninety-one = 1991"),
    ],
    rejects: &["It cost $1998.", "Some 2000 soldiers came.", "It weighs 1950 kilograms.", "Call 555-2010-2015."],
};

pub(super) static YEAR_EARLIER: Rule = Rule {
    id: "time-year-earlier",
    phenomenon: "The same stretch a year before: “the year-earlier quarter”.",
    matches: &[
        ("Profit in the third quarter beat the year-earlier period.", "the year-earlier period = 2024-Q3"),
        ("Sales rose in March compared with the same period last year.", "the same period last year = 2024-03"),
    ],
    rejects: &[],
};

pub(super) static YEAR_END: Rule = Rule {
    id: "time-year-end",
    phenomenon: "The end of a year or month said as one noun: “year-end”.",
    matches: &[("The mill will close by year-end.", "year-end = 2025-12-31")],
    rejects: &["A year ended."],
};

pub(super) static BESIDE: Rule = Rule {
    id: "time-stretch-beside",
    phenomenon: "The week, month or year before or after a date, or after the one told last: “the year before 2015”, “the year before”.",
    matches: &[
        ("It fell the year before 2015.", "the year before 2015 = 2014"),
        ("It rose in 2021, up from the year before.", "the year before = 2020"),
    ],
    rejects: &["It fell the year before she came."],
};

/// Adjectives that leave the running week, month or year what it is.
pub(super) static WHOLE: WordSet = word_set!["full", "entire", "whole", "fiscal", "financial", "calendar"];

/// Prepositions that a bare year follows.
static BEFORE_YEAR: WordSet = word_set![
    "in", "of", "since", "from", "until", "till", "by", "to", "through", "before", "after", "between", "during", "around", "circa", "c.",
    "about", "for", "than", "and", "or", "(", "early", "late", "mid", "year", "years", "on", "=", "-", "–", "into", "for",
];

impl Grammar<'_> {
    /// "last month", "this week", "the following year", "that month".
    pub fn step_unit(&self, i: usize) -> Option<Read> {
        let Word::Step(first) = self.at(i) else { return None };
        let mut step = first;
        let mut at = i + 1;
        // "this past week", "that same year", "the same last month"
        match (first, self.at(at)) {
            (Step::This, Word::Step(second @ (Step::Past | Step::Coming | Step::Next))) => {
                step = second;
                at += 1;
            }
            (Step::This | Step::That, Word::Step(Step::Same)) => at += 1,
            _ => {}
        }
        // "This Week": a title.
        if i > self.from() && self.has(i, Class::CAPITAL) && self.has(at, Class::CAPITAL) {
            return None;
        }
        if self.is(at, any_of!["working", "fiscal", "business", "calendar", "financial", "school", "academic", "entire", "whole"]) {
            at += 1;
        }
        if self.is(i, any_of!["latest"]) && self.is(at, any_of!["period"]) {
            return Read::new(Point::Relative { grain: Grain::Quarter, by: 0, from: From::Told }, at + 1, &STEP);
        }
        let Word::Unit(grain, false) = self.at(at) else { return None };
        if matches!(grain, Grain::Hour | Grain::Minute | Grain::Second | Grain::Day) {
            return None;
        }
        // "the past year", "the coming week" are lengths; "this past week" is a date.
        let (by, from) = match step {
            Step::This => (0, From::Publication),
            Step::Last => (-1, From::Publication),
            Step::Past if first == Step::This || grain == Grain::Quarter => (-1, From::Publication),
            Step::Past => return None,
            Step::Previous => (-1, From::Told),
            Step::Next | Step::Coming => (1, From::Publication),
            Step::Following => (1, From::Told),
            Step::Same | Step::That => (0, From::Told),
        };
        // "in this quarter-mile race", "next-year": leave compounds with other nouns alone.
        if self.hyphen(at + 1) && !matches!(self.at(at + 2), Word::Unit(..)) && !self.is(at + 2, any_of!["end", "long"]) {
            return None;
        }
        Read::new(Point::Relative { grain, by, from }, at + 1, &STEP)
    }

    /// "the week", "the quarter": the running one, where nothing says which else.
    pub fn running(&self, i: usize) -> Option<Read> {
        if !(self.follows_the(i) || self.before(i, &WHOLE) && self.follows_the(i - 1)) {
            return None;
        }
        if let Some(read) = self.beside(i) {
            return Some(read);
        }
        // "the week after next"
        if self.is(i + 1, any_of!["after"])
            && matches!(self.at(i + 2), Word::Step(Step::Next))
            && !matches!(self.at(i + 3), Word::Weekday(..))
        {
            let Word::Unit(grain @ (Grain::Week | Grain::Month | Grain::Year | Grain::Weekend), false) = self.at(i) else { return None };
            return Read::new(Point::Relative { grain, by: 2, from: From::Publication }, i + 3, &STEP);
        }
        // "to end the day lower", "in the last match of the day"
        if matches!(self.at(i), Word::Unit(Grain::Day, false)) {
            static CLOSING: WordSet = word_set![
                "end",
                "ended",
                "ending",
                "finish",
                "finished",
                "finishing",
                "close",
                "closed",
                "closing",
                "start",
                "started",
                "for",
                "of",
            ];
            let verb = i >= self.from() + 2 && self.is(i - 2, &CLOSING);
            let end = self.closes(i + 1) || self.is(i + 1, any_of!["down", "up", "lower", "higher"]);
            let point = Point::Relative { grain: Grain::Day, by: 0, from: From::Told };
            return (verb && end && !self.is(i + 1, any_of!["when", "that"])).then(|| Read::new(point, i + 1, &THE_PERIOD)).flatten();
        }
        let Word::Unit(grain @ (Grain::Week | Grain::Month | Grain::Quarter | Grain::Year | Grain::Weekend), false) = self.at(i) else {
            return None;
        };
        // "the year ended June 30" is a length.
        if grain == Grain::Year && self.is(i + 1, any_of!["ended", "ending"]) && !self.closes(i + 2) {
            return None;
        }
        if self.is(i + 1, any_of!["of", "-", "–", "that", "when", "in", "before", "after", "he", "she", "they", "it", "i", "we", "where"])
            && !self.is(i + 1, any_of!["in"])
        {
            return None;
        }
        let from = if grain == Grain::Quarter { From::Told } else { From::Publication };
        Read::new(Point::Relative { grain, by: 0, from }, i + 1, &THE_PERIOD)
    }

    /// "the year before 2015", "the month after", "the year previous".
    fn beside(&self, i: usize) -> Option<Read> {
        let Word::Unit(grain @ (Grain::Week | Grain::Month | Grain::Year | Grain::Decade), false) = self.at(i) else { return None };
        let by = match self.doc.word(i + 1) {
            "before" | "previous" | "prior" | "earlier" | "preceding" => -1,
            "after" | "following" => 1,
            _ => return None,
        };
        if self.is(i + 1, any_of!["before", "after"])
            && let Some(of) = self.plain_place(self.the(i + 2))
            && !of.point.is_told()
        {
            return Read::new(Point::Beside { grain, by, of: Box::new(of.point) }, of.end, &BESIDE);
        }
        self.closes(i + 2).then(|| Read::new(Point::Relative { grain, by, from: From::Told }, i + 2, &BESIDE)).flatten()
    }

    /// "the summer of 1996", "last spring", "winter 2003".
    pub fn season(&self, i: usize) -> Option<Read> {
        let (which, at) = match self.at(i) {
            Word::Step(Step::Last | Step::Past) => (Which::Last, i + 1),
            Word::Step(Step::This) => (Which::This, i + 1),
            Word::Step(Step::Next | Step::Coming) => (Which::Next, i + 1),
            Word::Step(Step::Following) => (Which::AfterTold, i + 1),
            Word::Step(Step::Same | Step::That) => (Which::BeforeTold, i + 1),
            _ => (Which::Nearest, i),
        };
        let Word::Season(season) = self.at(at) else { return None };
        if which == Which::Nearest {
            if let Some((year, end)) = self.year_behind(at + 1) {
                return Read::new(Point::Season(season, Some(year), which), end, &SEASON);
            }
            let next = if self.is(at + 1, any_of!["of"]) { at + 2 } else { at + 1 };
            if let Some(year) = self.step_unit(next)
                && matches!(year.point, Point::Relative { grain: Grain::Year, .. })
            {
                return Read::new(Point::Within(Box::new(Point::Season(season, None, which)), Box::new(year.point)), year.end, &SEASON);
            }
            let led = if self.follows_the(i) { i.saturating_sub(1) } else { i };
            let preposition = self
                .before(led, any_of!["in", "during", "by", "since", "until", "through", "throughout", "of", "early", "late", "mid", "-"]);
            let water = matches!(season, Season::Spring | Season::Autumn)
                && (self.before(led, any_of!["of", "from"]) || self.is(at, any_of!["fall"]) && led < i);
            let plain = !self.is(at, any_of!["spring", "fall"]) && led < i;
            if !(preposition || plain) || water || self.doc.tag(at).is_verb() || self.hyphen(at + 1) {
                return None;
            }
            if self.is(at, any_of!["fall", "spring"]) && (self.is(at + 1, any_of!["of", "in"]) || self.doc.tag(at + 1).is_noun()) {
                return None;
            }
        }
        Read::new(Point::Season(season, None, which), at + 1, &SEASON)
    }

    /// Quarters and halves of a year.
    pub fn quarter(&self, i: usize) -> Option<Read> {
        match self.at(i) {
            Word::QuarterName(n) => {
                let (year, end) = self.year_after_code(i + 1);
                Read::new(Point::Quarter(n, year, Which::Nearest), end, &QUARTER)
            }
            Word::HalfName(n) if self.year_after_code(i + 1).0.is_some() => {
                let (year, end) = self.year_after_code(i + 1);
                Read::new(Point::Half(n, year, Which::Nearest), end, &QUARTER)
            }
            Word::Number if self.year_digits(i).is_some() => {
                let year = self.year_digits(i);
                let at = self.skip_hyphen(i + 1);
                match self.at(at) {
                    Word::QuarterName(n) => Read::new(Point::Quarter(n, year, Which::Nearest), at + 1, &QUARTER),
                    Word::HalfName(n) => Read::new(Point::Half(n, year, Which::Nearest), at + 1, &QUARTER),
                    _ => {
                        // "the 1988 third quarter"
                        let (n, end) = self.quarter_words(at)?;
                        Read::new(Point::Quarter(n, year, Which::Nearest), end, &QUARTER)
                    }
                }
            }
            Word::Step(Step::Last) if matches!(self.at(i + 1), Word::Half) => {
                let read = self.quarter_of(|year| Point::Half(2, year, Which::Nearest), i + 2)?;
                (read.end > i + 2).then_some(read)
            }
            Word::Ordinal(_) | Word::Fiscal => {
                let at = if matches!(self.at(i), Word::Fiscal) { self.skip_hyphen(i + 1) } else { i };
                if let Some((n, end)) = self.quarter_words(at) {
                    return self.quarter_of(|year| Point::Quarter(n, year, Which::Nearest), end);
                }
                let Word::Ordinal(n @ (1 | 2)) = self.at(at) else { return None };
                let next = self.skip_hyphen(at + 1);
                if !matches!(self.at(next), Word::Half) {
                    return None;
                }
                let read = self.quarter_of(|year| Point::Half(n as u8, year, Which::Nearest), next + 1)?;
                // Matches have halves too: only with a year.
                (read.end > next + 1).then_some(read)
            }
            _ => None,
        }
    }

    /// "this year's third quarter", "last year's first half".
    pub fn years_quarter(&self, i: usize) -> Option<Read> {
        let year = self.step_unit(i).filter(|year| matches!(year.point, Point::Relative { grain: Grain::Year, .. }))?;
        if !self.is(year.end, any_of!["'s", "’s"]) {
            return None;
        }
        let quarter = self.quarter(year.end + 1)?;
        if !matches!(quarter.point, Point::Quarter(..) | Point::Half(..)) {
            return None;
        }
        Read::new(Point::Within(Box::new(quarter.point), Box::new(year.point)), quarter.end, &QUARTER)
    }

    fn quarter_words(&self, at: usize) -> Option<(u8, usize)> {
        let n = match self.at(at) {
            Word::Ordinal(n @ 1..=4) => n as u8,
            Word::Ordinal(-1) => 4,
            _ => return None,
        };
        let next = self.skip_hyphen(at + 1);
        let next = if matches!(self.at(next), Word::Fiscal) { next + 1 } else { next };
        matches!(self.at(next), Word::Unit(Grain::Quarter, _)).then_some((n, next + 1))
    }

    fn quarter_of(&self, point: impl Fn(Option<i32>) -> Point, end: usize) -> Option<Read> {
        if let Some((year, end)) = self.year_behind(end) {
            return Read::new(point(Some(year)), end, &QUARTER);
        }
        let of = if self.is(end, any_of!["of"]) { end + 1 } else { end };
        let at = self.the(of);
        if let Some(year) = self.step_unit(at)
            && matches!(year.point, Point::Relative { grain: Grain::Year, .. })
        {
            return Read::new(Point::Within(Box::new(point(None)), Box::new(year.point)), year.end, &QUARTER);
        }
        if of > end && at > of && matches!(self.at(at), Word::Unit(Grain::Year, false)) {
            let year = Point::Relative { grain: Grain::Year, by: 0, from: From::Publication };
            return Read::new(Point::Within(Box::new(point(None)), Box::new(year)), at + 1, &QUARTER);
        }
        if of > end
            && matches!(self.at(of), Word::Fiscal)
            && let Some(read) = self.fiscal(of)
            && let Point::Calendar { year, .. } = read.point
        {
            return Read::new(point(year), read.end, &QUARTER);
        }
        Read::new(point(None), end, &QUARTER)
    }

    fn year_after_code(&self, i: usize) -> (Option<i32>, usize) {
        let at = if self.is(i, any_of!["of"]) { i + 1 } else { self.skip_hyphen(i) };
        match self.year_digits(at) {
            Some(year) => (Some(year), at + 1),
            None => (None, i),
        }
    }

    /// "the first week of 2015", "the last day of the month", "the first Monday of May".
    pub fn nth_of(&self, i: usize) -> Option<Read> {
        let (nth, at) = match self.at(i) {
            Word::Ordinal(-1) | Word::Step(Step::Last) => (-1, i + 1),
            _ => {
                let (n, end) = self.ordinal(i)?;
                (i8::try_from(n).ok()?, end)
            }
        };
        let unit = self.at(at);
        let weekday = match unit {
            Word::Weekday(day, _) => Some(day),
            Word::Unit(Grain::Day | Grain::Week | Grain::Weekend | Grain::Month, _) => None,
            _ => return None,
        };
        if !self.is(at + 1, any_of!["of", "in"]) {
            return None;
        }
        let of_at = self.the(at + 2);
        let of = match self.at(of_at) {
            Word::Unit(grain @ (Grain::Week | Grain::Month | Grain::Year), false) if of_at > at + 2 => {
                Read::new(Point::Relative { grain, by: 0, from: From::Publication }, of_at + 1, &NTH)?
            }
            _ => self.calendar(of_at).or_else(|| self.step_unit(of_at)).or_else(|| self.year_read(of_at))?,
        };
        let point = match (weekday, unit) {
            (Some(weekday), _) => Point::NthWeekday { nth, weekday, of: Box::new(of.point) },
            (None, Word::Unit(grain, _)) => Point::Nth { nth, grain, of: Box::new(of.point) },
            _ => return None,
        };
        Read::new(point, of.end, &NTH)
    }

    /// "the week of April 10", "week 31 of 2018".
    pub fn week(&self, i: usize) -> Option<Read> {
        let Word::Unit(grain @ (Grain::Week | Grain::Weekend), false) = self.at(i) else { return None };
        if grain == Grain::Week
            && let Some(n) = self.digits(i + 1).filter(|n| (1..=53).contains(n) && self.doc.word(i + 1).len() <= 2)
            && !self.doc.tag(i + 2).is_noun()
        {
            if let Some((year, end)) = self.year_behind(i + 2) {
                return Read::new(Point::Week(n as u8, Some(year)), end, &WEEK_NUMBER);
            }
            let next = if self.is(i + 2, any_of!["of"]) { i + 3 } else { i + 2 };
            if let Some(year) = self.step_unit(next)
                && matches!(year.point, Point::Relative { grain: Grain::Year, .. })
            {
                return Read::new(Point::Within(Box::new(Point::Week(n as u8, None)), Box::new(year.point)), year.end, &WEEK_NUMBER);
            }
            let led = if self.follows_the(i) { i - 1 } else { i };
            return (self.before(led, any_of!["in", "of", "for", "by", "until"]) || led == self.from())
                .then(|| Read::new(Point::Week(n as u8, None), i + 2, &WEEK_NUMBER))
                .flatten();
        }
        let at = if self.is(i + 1, any_of!["of", "beginning", "starting", "ending", "ended"]) { i + 2 } else { return None };
        let at = self.the(if self.is(at, any_of!["on"]) { at + 1 } else { at });
        let day =
            self.calendar(at).filter(|read| matches!(read.point, Point::Calendar { day: Some(_), .. })).or_else(|| self.holiday(at))?;
        Read::new(Point::Nth { nth: 0, grain, of: Box::new(day.point) }, day.end, &WEEK_OF)
    }

    /// "1990s", "'80s", "nineties".
    pub fn decade(&self, i: usize) -> Option<Read> {
        if let Word::DecadeName(n) = self.at(i) {
            let led = self.before(i, any_of!["the", "early", "late", "mid", "-"]);
            let own = self.doc.tag(i.saturating_sub(1)) == Tag::PrpPoss;
            return (led && !own).then(|| Read::new(Point::Decade(n.into()), i + 1, &DECADE)).flatten();
        }
        let mark = usize::from(self.is(i, any_of!["'", "’", "‘"]) && self.doc.glued(i + 1));
        let at = i + mark;
        if !self.has(at, Class::DECADE) {
            // "1990 s"
            if let Some(year) = self.year_digits(i).filter(|y| y % 10 == 0)
                && self.is(i + 1, any_of!["s"])
            {
                return Read::new(Point::Decade(year), i + 2, &DECADE);
            }
            return None;
        }
        let word = self.doc.word(at);
        let digits: i32 = word.trim_end_matches(['s', '\'', '’']).parse().ok()?;
        if digits % 10 != 0 {
            return None;
        }
        if digits < 100 {
            // "in his 80s": an age; "in the mid-80s" a temperature as often as a decade, but then of degrees.
            let led = self.before(i, any_of!["the", "early", "late", "mid", "-", "and", "to"]) || mark == 1;
            let own = (1..=3).any(|back| i >= self.from() + back && self.doc.tag(i - back) == Tag::PrpPoss);
            return (led && !own).then(|| Read::new(Point::Decade(digits), at + 1, &DECADE)).flatten();
        }
        ((1000..=2090).contains(&digits)).then(|| Read::new(Point::Decade(digits), at + 1, &DECADE)).flatten()
    }

    /// "20th century", "nineteenth-century".
    pub fn century(&self, i: usize) -> Option<Read> {
        let (n, end) = self.ordinal(i)?;
        let at = self.skip_hyphen(end);
        (matches!(self.at(at), Word::Unit(Grain::Century, _)) && (1..=30).contains(&n))
            .then(|| Read::new(Point::Century(n as i32), at + 1, &CENTURY))
            .flatten()
    }

    /// "fiscal 2019", "fiscal year 2019".
    pub fn fiscal(&self, i: usize) -> Option<Read> {
        if !matches!(self.at(i), Word::Fiscal) {
            return None;
        }
        let at = if matches!(self.at(i + 1), Word::Unit(Grain::Year, false)) { i + 2 } else { i + 1 };
        let (year, end) = self.year(at)?;
        Read::new(Point::Calendar { year: Some(year), month: None, day: None, which: Which::Nearest }, end, &FISCAL)
    }

    /// "the year-earlier quarter", "year-ago".
    pub fn year_earlier(&self, i: usize) -> Option<Read> {
        let at = if self.is(i, any_of!["comparable", "same", "corresponding"]) { i + 1 } else { i };
        // "the same period last year", "the comparable quarter a year ago"
        if at > i && (self.is(at, any_of!["period", "time"]) || matches!(self.at(at), Word::Unit(Grain::Quarter | Grain::Month, false))) {
            let next = if self.is(at + 1, any_of!["of", "in"]) { at + 2 } else { at + 1 };
            let last = matches!(self.at(next), Word::Step(Step::Last)) && matches!(self.at(next + 1), Word::Unit(Grain::Year, false));
            let ago = self.is(next, any_of!["a", "one"])
                && matches!(self.at(next + 1), Word::Unit(Grain::Year, false))
                && matches!(self.at(next + 2), Word::Ago | Word::Earlier);
            if (last || ago) && !self.is(at, any_of!["time"]) {
                return Read::new(Point::SamePeriod, if last { next + 2 } else { next + 3 }, &YEAR_EARLIER);
            }
        }
        if !matches!(self.at(at), Word::Unit(Grain::Year, false))
            || !self.hyphen(at + 1)
            || !matches!(self.at(at + 2), Word::Ago | Word::Earlier)
        {
            return None;
        }
        let mut end = at + 3;
        if matches!(self.at(end), Word::Ordinal(1..=4)) && matches!(self.at(end + 1), Word::Unit(Grain::Quarter, false)) {
            end += 2;
        } else if matches!(self.at(end), Word::Unit(Grain::Quarter, false)) || self.is(end, any_of!["period"]) {
            end += 1;
        }
        Read::new(Point::Relative { grain: Grain::Year, by: -1, from: From::Told }, end, &YEAR_EARLIER)
    }

    /// "year-end", "month's end".
    pub fn year_end(&self, i: usize) -> Option<Read> {
        let Word::Unit(grain @ (Grain::Year | Grain::Month | Grain::Week), false) = self.at(i) else { return None };
        let at = if self.is(i + 1, any_of!["'s", "’s"]) { i + 2 } else { self.skip_hyphen(i + 1) };
        let of = Box::new(Point::Relative { grain, by: 0, from: From::Publication });
        self.is(at, any_of!["end"]).then(|| Read::new(Point::Nth { nth: -1, grain: Grain::Day, of }, at + 1, &YEAR_END)).flatten()
    }

    /// A bare year.
    pub fn year_read(&self, i: usize) -> Option<Read> {
        let read = |year, end| Read::new(Point::Calendar { year: Some(year), month: None, day: None, which: Which::Nearest }, end, &YEAR);
        // "the year 2008", "cy 2008"
        if (matches!(self.at(i), Word::Unit(Grain::Year, false)) || self.is(i, any_of!["cy"])) && !self.hyphen(i + 1) {
            let at = if self.is(i + 1, any_of!["of"]) { i + 2 } else { i + 1 };
            let (year, end) = self.year(at)?;
            return read(year, end);
        }
        if let Some((year, end)) = self.year_words(i) {
            let led = self.before(i, any_of!["in", "of", "since", "from", "until", "by", "to", "during", "and"]);
            let counts = self.doc.tag(end).is_common_noun() || matches!(self.at(end), Word::Unit(..) | Word::Units(..));
            return (led && !counts).then(|| read(year, end)).flatten();
        }
        let year = self.year_digits(i)?;
        let next = i + 1;
        if matches!(
            self.at(next),
            Word::Units(..)
                | Word::Unit(Grain::Hour | Grain::Minute | Grain::Second | Grain::Day | Grain::Week | Grain::Month | Grain::Decade, _)
                | Word::Zone
                | Word::Scale(_)
                | Word::Meridiem(_)
        ) || self.is(
            next,
            any_of![
                "%",
                "percent",
                "°",
                "hours",
                "people",
                "metres",
                "meters",
                "feet",
                "kilometers",
                "kilometres",
                "miles",
                "kilograms",
                "tons",
                "tonnes",
                "acres",
            ],
        ) || (self.is(next, any_of!["/", "."]) && self.doc.glued(next) && self.has(next + 1, Class::NUMBER))
        {
            return None;
        }
        if self.before(
            i,
            any_of![
                "$", "£", "€", "¥", "#", "no.", "flight", "page", "unit", "room", "route", "highway", "boeing", "windows", "office", "+",
                ".",
            ],
        ) && (self.doc.glued(i) || !self.before(i, any_of!["."]))
            && i > self.from()
        {
            return None;
        }
        // Telephone numbers and codes: digits on both sides of hyphens.
        let left = i >= self.from() + 2 && self.is(i - 1, any_of!["-", "–"]) && self.doc.glued(i) && self.has(i - 2, Class::NUMBER);
        let right =
            self.is(next, any_of!["-", "–"]) && self.doc.glued(next) && self.doc.glued(next + 1) && self.has(next + 1, Class::NUMBER);
        let chain = left && i >= self.from() + 3 && self.is(i - 3, any_of!["-", "–"]) && self.doc.glued(i - 2);
        if (left && right) || chain || (left && self.year_digits(i - 2).is_none()) {
            return None;
        }
        if right && self.year_digits(next + 1).is_none() && self.doc.word(next + 1).len() != 2 {
            return None;
        }
        let likely = (1900..=2050).contains(&year);
        let led = self.before(i, &BEFORE_YEAR) || (self.follows_the(i) && likely) || i == self.from();
        let closed = self.is(next, any_of![")", ",", ";", "-", "–", "'s", "’s"]) || next >= self.to();
        let counted = self.doc.tag(next) == Tag::Nns && !self.before(i, any_of!["the", "in", "since", "of"]);
        // "the Rustell 2000 index": a name with a round number in it.
        let named = i > self.from()
            && self.doc.tag(i - 1).is_proper()
            && (self.at(i - 1).is_plain() || matches!(self.at(i - 1), Word::Named))
            && (self.doc.glued(i) || (year % 100 == 0 && self.doc.tag(next).is_noun()));
        let bounded = self.before(i, any_of!["about", "around", "than", "to", "for"])
            && (year % 100 == 0 || !likely)
            && !self.before(i, any_of!["to"]);
        let ok = match year {
            1900..=2050 => (led || !counted || year % 50 != 0) && !(counted && year % 100 == 0) && !named,
            1500..=1899 | 2051..=2199 => (led || (closed && self.before(i, any_of![",", "("]))) && !counted,
            _ => {
                self.before(i, any_of!["in", "since", "until", "year", "("])
                    && !self.doc.tag(next).is_noun()
                    && (closed || self.doc.tag(next).is_punctuation() || !counted)
            }
        };
        (ok && !bounded).then(|| read(year, next)).flatten()
    }
}
