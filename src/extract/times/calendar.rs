//! Dates of the calendar: day, month and year in words and in digits.

use jiff::civil::Date;

use super::grammar::{Grammar, Read};
use super::order::AMBIGUOUS;
use super::shape::{From, Grain, Point, Which};
use super::words::{Step, Word};
use crate::rule::Rule;
use crate::text::{Class, Tag, WordSet, any_of, word_set};

pub(super) static MONTH_DAY: Rule = Rule {
    id: "time-month-day",
    phenomenon: "A month and a day, with or without weekday and year; without a year it is looked for in the direction of the verb, backwards by default.",
    matches: &[
        ("The yard burned down on March 3, 1987, after a storm.", "March 3, 1987 = 1987-03-03"),
        ("The ferry sank on Aug. 6 off the coast.", "Aug. 6 = 2025-08-06"),
        ("The mayor resigned on Nov. 20.", "Nov. 20 = 2024-11-20"),
        ("The council will meet again on Nov. 20.", "Nov. 20 = 2025-11-20"),
        ("He left on Friday, Sept. 5, for good.", "Friday, Sept. 5 = 2025-09-05"),
        ("It runs from July 4 to 9 each year.", "9 = 2025-07-09"),
    ],
    rejects: &["They may 3 times a week swim there."],
};

pub(super) static DAY_MONTH: Rule = Rule {
    id: "time-day-month",
    phenomenon: "A day and a month in British order, with or without weekday and year.",
    matches: &[
        ("The line closed on 6 August after floods.", "6 August = 2025-08-06"),
        ("She was born on the 6th of August 1954 in Ardmore.", "6th of August 1954 = 1954-08-06"),
        ("Monday 15 September was a holiday there.", "Monday 15 September = 2025-09-15"),
    ],
    rejects: &["Only 12 may enter at once."],
};

pub(super) static MONTH_YEAR: Rule = Rule {
    id: "time-month-year",
    phenomenon: "A month of a stated year.",
    matches: &[
        ("A survey of August 2019 found traces.", "August 2019 = 2019-08"),
        ("It began in December of 1998.", "December of 1998 = 1998-12"),
    ],
    rejects: &[],
};

pub(super) static MONTH: Rule = Rule {
    id: "time-month",
    phenomenon: "A month alone, looked for in the direction of the verb, backwards by default; words that only look like one (may, march) are left alone.",
    matches: &[
        ("The plant closed in August.", "August = 2025-08"),
        ("They sold the plant in November.", "November = 2024-11"),
        ("The plant will close in November.", "November = 2025-11"),
        ("They met last June in Kolvik.", "last June = 2025-06"),
    ],
    rejects: &["The board may decide.", "They march on the capital.", "Minister April Dorn said so.", "It was an august body."],
};

pub(super) static MONTH_OF_YEAR: Rule = Rule {
    id: "time-month-of-year",
    phenomenon: "A month or day named inside a relative year: “July last year”.",
    matches: &[
        ("Sales peaked in July last year.", "July last year = 2024-07"),
        ("The span opened on May 4 of this year.", "May 4 of this year = 2025-05-04"),
    ],
    rejects: &[],
};

pub(super) static ISO: Rule = Rule {
    id: "time-iso-date",
    phenomenon: "A date in ISO 8601 form.",
    matches: &[("The log ends on 2024-02-29 without a word.", "2024-02-29 = 2024-02-29")],
    rejects: &["Call 2024-02-31 now."],
};

pub(super) static NUMERIC: Rule = Rule {
    id: "time-numeric-date",
    phenomenon: "A date in digits with a stated year, one of whose numbers is no month or which puts the day first by its dots. Without a year only behind a preposition; “since 9/11” is the day of 2001.",
    matches: &[
        ("The deed is dated 3/14/1998 by hand.", "3/14/1998 = 1998-03-14"),
        ("Die Urkunde of 23.04.2022 is lost.", "23.04.2022 = 2022-04-23"),
        ("Gates have been guarded since 9/11.", "9/11 = 2001-09-11"),
    ],
    rejects: &["He ate 1/2 of it.", "The vote was 24/25/1999 in all."],
};

pub(super) static DAY_OF_MONTH: Rule = Rule {
    id: "time-day-of-month",
    phenomenon: "A day of the month that was told last: “on the 6th”.",
    matches: &[
        ("The strike began on July 2. It ended on the 6th, officials said.", "6th = 2025-07-06"),
        ("They vote on the 21st of this month.", "21st of this month = 2025-09-21"),
    ],
    rejects: &["It stood on the 6th floor.", "She came in the 6th year."],
};

/// Prepositions that a date follows.
static BEFORE_DATE: WordSet = word_set![
    "in", "on", "of", "since", "until", "till", "by", "from", "to", "through", "during", "between", "before", "after", "for", "around",
    "about",
];

impl Grammar<'_> {
    /// A date of the calendar at a token.
    pub fn calendar(&self, i: usize) -> Option<Read> {
        match self.at(i) {
            Word::Number => self.iso(i).or_else(|| self.numeric(i)).or_else(|| self.day_month(i)).or_else(|| self.day_alone(i)),
            Word::Month(..) => self.month_first(i),
            Word::Weekday(..) => self.weekday_first(i),
            Word::Ordinal(_) | Word::Cardinal(_) => self.day_month(i),
            Word::Step(step @ (Step::Last | Step::Next | Step::This | Step::Past | Step::Coming)) => {
                let which = match step {
                    Step::Last | Step::Past => Which::Last,
                    Step::This => Which::This,
                    _ => Which::Next,
                };
                // "this Friday, June 15", "next 6th of April", "this 5/12"
                match self.at(i + 1) {
                    Word::Weekday(..) => return self.weekday_first(i + 1),
                    Word::Number => {
                        let read = self.numeric(i + 1).or_else(|| self.day_month(i + 1))?;
                        return match read.point {
                            Point::Calendar { year: None, month, day: day @ Some(_), .. } => {
                                Read::new(Point::Calendar { year: None, month, day, which }, read.end, read.rule)
                            }
                            _ => None,
                        };
                    }
                    _ => {}
                }
                let month = self.month_name(i + 1, true)?;
                match self.month_first(i + 1) {
                    Some(read) => match read.point {
                        Point::Calendar { year, month, day, .. } => {
                            Read::new(Point::Calendar { year, month, day, which }, read.end, read.rule)
                        }
                        _ => None,
                    },
                    None => Read::new(Point::Calendar { year: None, month: Some(month), day: None, which }, i + 2, &MONTH),
                }
            }
            _ => None,
        }
    }

    /// The month at a token. `sure`: the words around already say that it is one.
    pub fn month_name(&self, i: usize, sure: bool) -> Option<u8> {
        let Word::Month(month, short) = self.at(i) else { return None };
        let capital = self.has(i, Class::CAPITAL);
        let joined = if self.is(i + 1, any_of!["/"]) && self.doc.glued(i + 1) { i + 2 } else { self.skip_hyphen(i + 1) };
        let number_next = self.month_day(joined).is_some() || self.year(self.comma(joined)).is_some();
        // "$DEC": a symbol.
        if i > self.from() && self.has(i - 1, Class::CURRENCY) && self.doc.glued(i) {
            return None;
        }
        let verb = self.is(i, any_of!["may", "march", "august"]);
        if sure && (capital || !(short || verb)) {
            return Some(month);
        }
        if short && !number_next {
            return None;
        }
        let ambiguous = self.is(i, any_of!["may", "march", "august", "mar", "dec", "jan", "sep"]);
        if !capital
            && ambiguous
            && !number_next
            && !self.before(i, any_of!["in", "since", "until", "of", "late", "early", "mid", "last", "next"])
        {
            return None;
        }
        Some(month)
    }

    fn month_first(&self, i: usize) -> Option<Read> {
        let month = self.month_name(i, false)?;
        let next = self.skip_hyphen(i + 1);
        let next = if self.is(next, any_of!["/"]) && self.doc.glued(next) { next + 1 } else { next };
        // "October, 1st"
        let next = if self.is(next, any_of![","]) && self.has(next + 1, Class::ORDINAL) { next + 1 } else { next };
        // October two thousand · March 3, 1987 · May 5-7 · March the 28th
        if let Some((year, end)) = self.year_words(next) {
            return Read::new(date(Some(year), month, None)?, end, &MONTH_YEAR);
        }
        if let Some((day, end)) = self.month_day(next)
            && !self.counted(next, end)
        {
            if let Some((year, end)) = self.year_behind(end) {
                return Read::new(date(Some(year), month, Some(day))?, end, &MONTH_DAY);
            }
            if let Some((of, end)) = self.relative_year(end) {
                return Read::new(Point::Within(Box::new(date(None, month, Some(day))?), Box::new(of)), end, &MONTH_OF_YEAR);
            }
            if self.is(i, any_of!["may", "march"]) && !self.has(i, Class::CAPITAL) && !self.has(next, Class::NUMBER) {
                return None;
            }
            return Read::new(date(None, month, Some(day))?, end, &MONTH_DAY);
        }
        if let Some((year, end)) = self.year_behind(next) {
            return Read::new(date(Some(year), month, None)?, end, &MONTH_YEAR);
        }
        if let Some((of, end)) = self.relative_year(i + 1) {
            return Read::new(Point::Within(Box::new(date(None, month, None)?), Box::new(of)), end, &MONTH_OF_YEAR);
        }
        self.month_alone(i).then(|| Read::new(date(None, month, None)?, i + 1, &MONTH)).flatten()
    }

    /// Whether a month's name without day and year is a month here.
    fn month_alone(&self, i: usize) -> bool {
        let Word::Month(_, short) = self.at(i) else { return false };
        if short {
            return false;
        }
        if !self.has(i, Class::CAPITAL) {
            return !self.is(i, any_of!["may", "march", "august", "mar", "dec", "jan", "sep"])
                || self.before(i, any_of!["in", "since", "until"]);
        }
        // "May to March"
        let range = self.is(i + 1, any_of!["to", "through", "until", "till", "-", "–"]) && matches!(self.at(i + 2), Word::Month(_, false));
        let led = range
            || self.before(i, &BEFORE_DATE)
            || self.before(i, any_of!["early", "late", "mid", "this", "last", "next", "every", "each", "and", "or", "-", "–", "/"])
            || (self.is(i + 1, any_of!["'s", "’s", "-", "–", "to", "through", "and", "or"])
                && !self.is(i, any_of!["may", "march", "april", "june", "august"]));
        if led {
            // "by April Dorn", "in June Park": a name goes on.
            return !(self.has(i + 1, Class::CAPITAL)
                && self.at(i + 1).is_plain()
                && self.is(i, any_of!["may", "april", "june", "august", "jan", "march"]));
        }
        // "a June agreement", "the March accord"
        if self.before(i, any_of!["a", "the"]) && self.doc.tag(i + 1).is_common_noun() && !self.has(i + 1, Class::CAPITAL) {
            return true;
        }
        let name = self.is(i, any_of!["may", "march", "april", "june", "august", "jan"]);
        // A part of a name: "Women's March", "Theresa May".
        let follows_name =
            i > self.from() && self.doc.tag(i - 1).is_proper() && !matches!(self.at(i - 1), Word::Weekday(..) | Word::Month(..));
        if name {
            return false;
        }
        // "the September 11 attacks" has its day; "the April Dorn attacks" is a name.
        let name_goes_on = self.doc.tag(i + 1).is_proper() && self.has(i + 1, Class::CAPITAL) && self.at(i + 1).is_plain();
        !(follows_name || name_goes_on && self.is(i + 2, any_of!["attacks", "attack"]))
    }

    /// Whether the number at `i` counts what follows it ("May 3 million", "12 percent").
    fn counted(&self, i: usize, end: usize) -> bool {
        self.has(i, Class::NUMBER)
            && (matches!(self.at(end), Word::Scale(_) | Word::Units(..)) || self.is(end, any_of!["%", "percent", "per", "times"]))
    }

    /// A year behind a month or day: ", 1998", "of 1998", "1998", "'98".
    pub fn year_behind(&self, i: usize) -> Option<(i32, usize)> {
        let joined = if self.is(i, any_of![","]) || self.is(i, any_of!["of", "in"]) || (self.is(i, any_of!["/"]) && self.doc.glued(i)) {
            i + 1
        } else {
            self.skip_hyphen(i)
        };
        let joined = if matches!(self.at(joined), Word::The) && self.is(joined + 1, any_of!["year"]) { joined + 2 } else { joined };
        if let Some((year, end)) = self.year(joined) {
            // "On July 1, 2000 people came": a round number before a plural counts.
            let counts = year % 100 == 0 && self.doc.tag(end) == Tag::Nns && self.is(i, any_of![","]);
            return (!counts).then_some((year, end));
        }
        let mark = joined + usize::from(self.is(joined, any_of!["'", "’"]));
        if (mark > joined || self.is(i, any_of!["of"])) && self.has(mark, Class::NUMBER) && self.doc.word(mark).len() == 2 {
            return self.digits(mark).map(|short| (full_year(short as i32), mark + 1));
        }
        None
    }

    /// "last year", "of this year", "next year" behind a month.
    fn relative_year(&self, i: usize) -> Option<(Point, usize)> {
        let at = self.the(if self.is(i, any_of!["of"]) { i + 1 } else { i });
        let Word::Step(step) = self.at(at) else { return None };
        if !matches!(self.at(at + 1), Word::Unit(Grain::Year, false)) {
            return None;
        }
        let (by, from) = match step {
            Step::This => (0, From::Publication),
            Step::Last | Step::Past => (-1, From::Publication),
            Step::Next | Step::Coming => (1, From::Publication),
            Step::Previous => (-1, From::Told),
            Step::Following => (1, From::Told),
            Step::Same | Step::That => (0, From::Told),
        };
        Some((Point::Relative { grain: Grain::Year, by, from }, at + 2))
    }

    fn day_month(&self, i: usize) -> Option<Read> {
        let (day, end) = self.month_day(i)?;
        // "of", "day of", a hyphen or a slash may stand between.
        if !(end..end + 4).any(|token| matches!(self.at(token), Word::Month(..))) {
            return None;
        }
        let of =
            self.is(end, any_of!["day"]) && self.is(end + 1, any_of!["of"]) && self.has(i, Class::ORDINAL) || self.is(end, any_of!["of"]);
        let month_at = if self.is(end, any_of!["day"]) && self.is(end + 1, any_of!["of"]) {
            end + 2
        } else {
            end + usize::from(self.is(end, any_of!["of"]))
        };
        let glue = if self.is(end, any_of!["/"]) { end + 1 } else { self.skip_hyphen(month_at) };
        let month = self.month_name(glue, false)?;
        let year = self.year_behind(glue + 1);
        let spelled = !self.has(i, Class::NUMBER);
        if (spelled && !of && year.is_none())
            || (self.is(glue, any_of!["may", "march"]) && !self.has(glue, Class::CAPITAL) && !of && year.is_none())
        {
            return None;
        }
        // "Group of 8 March": the day must not be the tail of another date, nor the month head one of its own.
        if !of && year.is_none() && self.day_digits(glue + 1).is_some() && self.has(glue + 1, Class::NUMBER) {
            return None;
        }
        if let Some((year, end)) = year {
            return Read::new(date(Some(year), month, Some(day))?, end, &DAY_MONTH);
        }
        if let Some((of, end)) = self.relative_year(glue + 1) {
            return Read::new(Point::Within(Box::new(date(None, month, Some(day))?), Box::new(of)), end, &MONTH_OF_YEAR);
        }
        Read::new(date(None, month, Some(day))?, glue + 1, &DAY_MONTH)
    }

    /// "Friday, Oct. 23", "Monday 15 September", "Tuesday the 4th".
    fn weekday_first(&self, i: usize) -> Option<Read> {
        if self.is_over(i + 1) {
            return None;
        }
        let at = self.comma(i + 1);
        let at = if self.is(at, any_of!["(", "-"]) { at + 1 } else { at };
        let day = |read: &Read| match &read.point {
            Point::Calendar { day, .. } => day.is_some(),
            Point::Within(inner, _) => matches!(**inner, Point::Calendar { day: Some(_), .. }),
            _ => false,
        };
        match self.at(at) {
            Word::Month(..) => self.month_first(at).filter(day),
            Word::Number => self.iso(at).or_else(|| self.numeric(at)).or_else(|| self.day_month(at)).filter(day),
            _ => matches!(self.at(at), Word::The).then(|| self.day_month(at + 1)).flatten().filter(day),
        }
    }

    fn iso(&self, i: usize) -> Option<Read> {
        if self.has(i, Class::ISO_DATE) {
            let day: Date = self.doc.word(i).parse().ok()?;
            return Read::new(on(day), i + 1, &ISO);
        }
        // 20161016
        let word = self.doc.word(i);
        if word.len() == 8 && self.digits(i).is_some() {
            let day = civil(word.get(..4)?.parse().ok()?, word.get(4..6)?.parse().ok()?, word.get(6..)?.parse().ok()?)?;
            return (1900..2100).contains(&i32::from(day.year())).then(|| Read::new(on(day), i + 1, &ISO)).flatten();
        }
        // 2025-08, 2018-7-6
        let year = self.year_digits(i)?;
        let separator = self.doc.word(i + 1);
        if !matches!(separator, "-" | "/") || !self.doc.glued(i + 1) || !self.doc.glued(i + 2) {
            return None;
        }
        // 2020/Sep/23
        if let Word::Month(month, _) = self.at(i + 2) {
            let glued = self.is_word(i + 3, separator) && self.doc.glued(i + 3) && self.doc.glued(i + 4);
            let day = self.digits(i + 4).filter(|_| glued)?;
            return Read::new(on(civil(year, month, u8::try_from(day).ok()?)?), i + 5, &ISO);
        }
        let month = self.digits(i + 2).filter(|m| (1..=12).contains(m))?;
        if self.is_word(i + 3, separator) && self.doc.glued(i + 3) && self.doc.glued(i + 4) {
            let day = self.digits(i + 4)?;
            return Read::new(on(civil(year, month as u8, day as u8)?), i + 5, &ISO);
        }
        let sure = self.doc.word(i + 2).len() == 1 || self.doc.word(i + 2).starts_with('0');
        if sure && (1900..2100).contains(&year) && !self.doc.glued(i + 3) {
            return Read::new(date(Some(year), month as u8, None)?, i + 3, &ISO);
        }
        None
    }

    fn numeric(&self, i: usize) -> Option<Read> {
        let word = self.doc.word(i);
        // 23.04.2022
        if word.len() >= 8 && word.bytes().filter(|b| *b == b'.').count() == 2 {
            let mut parts = word.split('.').map(str::parse::<i32>);
            let (a, b, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
            return (year >= 1000).then(|| Read::new(on(civil(year, b as u8, a as u8)?), i + 1, &NUMERIC)).flatten();
        }
        // 3/14/1998
        if self.has(i, Class::SLASH_DATE) {
            let mut parts = word.split('/');
            let (a, b, last) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
            return in_digits(a, b, last.parse().ok()?, last.len(), i + 1);
        }
        let (a, separator) = (self.digits(i)?, self.doc.word(i + 1));
        if !matches!(separator, "/" | "-") || !self.doc.glued(i + 1) || !self.doc.glued(i + 2) || word.len() > 2 {
            return None;
        }
        let b = self.digits(i + 2)?;
        if self.is_word(i + 3, separator) && self.doc.glued(i + 3) && self.doc.glued(i + 4) {
            let last = self.doc.word(i + 4).len();
            let year = self.digits(i + 4)? as i32;
            return (last == 4 || separator == "/").then(|| in_digits(a, b, year, last, i + 5)).flatten();
        }
        // 12-2015
        if let Some(year) = self.year_digits(i + 2)
            && (1..=12).contains(&a)
            && (1900..2100).contains(&year)
            && !self.is(i + 3, any_of!["-", "/"])
            && !(self.before(i, any_of!["-", "/"]) && self.doc.glued(i))
        {
            return Read::new(date(Some(year), a as u8, None)?, i + 3, &NUMERIC);
        }
        // 11/20 behind a preposition or a weekday
        // "on 3/14, 3/16 or 3/18"
        let listed = self.before(i, any_of![",", "or", "and"])
            && i >= self.from() + 4
            && self.is(i - 3, any_of!["/"])
            && self.has(i - 2, Class::NUMBER);
        let led = listed
            || self.before(i, any_of!["on", "by", "since", "until", "from", "before", "after", "to", "this", "next"])
            || (i > self.from() && matches!(self.at(i - 1), Word::Weekday(..)))
            || self.before(i, any_of![","]) && i > self.from() + 1 && matches!(self.at(i - 2), Word::Weekday(..));
        if separator == "/" && led && !self.is(i + 3, any_of!["/", "of"]) && word.len() <= 2 && self.doc.word(i + 2).len() <= 2 {
            // "since 9/11": the one day that this stands for by itself.
            if (a, b) == (9, 11) && self.before(i, any_of!["since", "before", "after", "to", "until", "from"]) {
                return Read::new(date(Some(2001), 9, Some(11))?, i + 3, &NUMERIC);
            }
            let (month, day) = if a <= 12 { (a, b) } else { (b, a) };
            return Read::new(date(None, month as u8, Some(day as u8))?, i + 3, numeric_rule(a, b));
        }
        None
    }

    /// "on the 6th", "the 21st of this month".
    fn day_alone(&self, i: usize) -> Option<Read> {
        if !self.has(i, Class::ORDINAL) || !self.follows_the(i) {
            return None;
        }
        let (day, end) = self.day_digits(i)?;
        let point = Point::Calendar { year: None, month: None, day: Some(day), which: Which::Nearest };
        let of = self.the(if self.is(end, any_of!["of"]) { end + 1 } else { end });
        if let Some(month) = self.step_unit(of)
            && matches!(month.point, Point::Relative { grain: Grain::Month, .. })
        {
            return Read::new(Point::Within(Box::new(point), Box::new(month.point)), month.end, &DAY_OF_MONTH);
        }
        let preposition = i >= self.from() + 2 && self.is(i - 2, any_of!["on", "by", "until", "till", "since", "before", "after", "from"]);
        let alone = self.doc.tag(end).is_punctuation()
            || end >= self.to()
            || self.is(end, any_of!["and", "or", "at", "in", "after", "before", "when", "but", "as", "to", "until", "from", "between"]);
        if !preposition || !alone {
            return None;
        }
        Read::new(point, end, &DAY_OF_MONTH)
    }

    /// A day of the month in digits or as an ordinal word.
    fn day_ordinal(&self, i: usize) -> Option<(u8, usize)> {
        self.day_digits(i).or_else(|| self.ordinal(i).filter(|(n, _)| (1..=31).contains(n)).map(|(n, end)| (n as u8, end)))
    }

    /// Further days of the same month behind `end`: "Aug. 6 and 7", "Nov. 18-19": each day, the token it stands
    /// at, and the token behind it.
    pub fn more_days(&self, end: usize) -> Option<(u8, usize, usize)> {
        let at = if self.hyphen(end) || self.is(end, any_of!["and", "or", "to", "through", "until", "till", "-", "–"]) {
            end + 1
        } else {
            return None;
        };
        let at = if matches!(self.at(at), Word::The) { at + 1 } else { at };
        let (day, next) = self.day_ordinal(at)?;
        let noun = (self.doc.tag(next).is_noun() || self.doc.tag(next).is_adjective()) && !self.has(at, Class::ORDINAL);
        let other = matches!(self.at(next), Word::Month(..) | Word::Unit(..) | Word::Units(..) | Word::Scale(_) | Word::Meridiem(_));
        (!noun && !other && !self.is(next, any_of!["%", "percent", "/", ":"]) && !self.hyphen(next)).then_some((day, at, next))
    }

    /// The days of "18 and 19 June" before the date itself.
    pub fn day_before_list(&self, i: usize) -> Option<(u8, usize)> {
        let (day, end) = self.day_ordinal(i)?;
        let next =
            if self.hyphen(end) || self.is(end, any_of!["and", "or", "to", "through", "till", "until"]) { end + 1 } else { return None };
        let next = self.the(next);
        self.month_day(next)?;
        matches!(self.day_month(next)?.point, Point::Calendar { .. }).then_some((day, next))
    }
}

/// The rule of a date in digits whose first two numbers are these.
fn numeric_rule(a: u32, b: u32) -> &'static Rule {
    if a != b && a.max(b) <= 12 { &AMBIGUOUS } else { &NUMERIC }
}

/// A day in digits: the two numbers that may be its month, the year and of how many digits it is.
fn in_digits(a: u32, b: u32, year: i32, digits: usize, end: usize) -> Option<Read> {
    let year = match digits {
        4 => year,
        2 => full_year(year),
        _ => return None,
    };
    let (first, second) = (u8::try_from(a).ok()?, u8::try_from(b).ok()?);
    let day = civil(year, first, second).or_else(|| civil(year, second, first))?;
    Read::new(on(day), end, numeric_rule(a, b))
}

/// A point with these fields, if there is such a day in some year.
fn date(year: Option<i32>, month: u8, day: Option<u8>) -> Option<Point> {
    civil(year.unwrap_or(2000), month, day.unwrap_or(1))?;
    Some(Point::Calendar { year, month: Some(month), day, which: Which::Nearest })
}

fn on(day: Date) -> Point {
    Point::Calendar { year: Some(day.year().into()), month: Some(day.month() as u8), day: Some(day.day() as u8), which: Which::Nearest }
}

fn civil(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The year of two digits: 40 to 99 of the last century, the rest of this one.
fn full_year(short: i32) -> i32 {
    if short >= 40 { 1900 + short } else { 2000 + short }
}
