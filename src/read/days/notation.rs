//! Notations of a date: ISO 8601, RFC 2822, spelled out, by numbers, with or without a clock time and zone.

use jiff::civil::{Date, date};

use crate::model::{DateSource, Precision};
use crate::read::Published;

/// Hours, minutes, and seconds where they are told.
pub(in crate::read) type Clock = (i8, i8, Option<i8>);

/// A date as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Stamp {
    /// Year; `None` where only a day and month are told ("Sept 25").
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// Hours, minutes, seconds.
    pub time: Option<Clock>,
    /// Minutes east of Greenwich.
    pub zone: Option<i16>,
    /// Set where day and month can't be told apart; `month` and `day` then hold the American reading.
    pub ambiguous: bool,
    /// Set where it was written by numbers with the day first for certain (13/4/2025) or the month (4/13/2025).
    pub day_first: Option<bool>,
    /// How many bytes of the text it takes.
    pub len: usize,
}

impl Stamp {
    pub(super) fn new() -> Self {
        Self { year: None, month: None, day: None, time: None, zone: None, ambiguous: false, day_first: None, len: 0 }
    }

    /// First and last day that it may mean; `None` without a year or where there is no such day.
    pub fn days(&self) -> Option<(Date, Date)> {
        let year = self.year?;
        match (self.month, self.day) {
            (None, _) => Some((date(year, 1, 1), date(year, 12, 31))),
            (Some(month), None) => {
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            (Some(month), Some(day)) => {
                let first = Date::new(year, month, day).ok()?;
                Some((first, first))
            }
        }
    }

    /// As the moment of an article; `None` without a year.
    pub fn published(&self, source: DateSource) -> Option<Published> {
        let (first, last) = self.days()?;
        let mut precision = match (self.month, self.day) {
            (None, _) => Precision::Year,
            (_, None) => Precision::Month,
            _ => Precision::Day,
        };
        let mut value = match precision {
            Precision::Year => format!("{:04}", first.year()),
            Precision::Month => format!("{:04}-{:02}", first.year(), first.month()),
            _ => first.to_string(),
        };
        if precision == Precision::Day
            && let Some((hour, minute, second)) = self.time
        {
            value.push_str(&format!("T{hour:02}:{minute:02}"));
            precision = Precision::Minute;
            if let Some(second) = second {
                value.push_str(&format!(":{second:02}"));
                precision = Precision::Second;
            }
            match self.zone {
                None => {}
                Some(0) => value.push('Z'),
                Some(zone) => {
                    let (sign, zone) = if zone < 0 { ('-', -zone) } else { ('+', zone) };
                    value.push_str(&format!("{sign}{:02}:{:02}", zone / 60, zone % 60));
                }
            }
        }
        Some(Published { value, first, last, precision, source })
    }

    /// The other reading of an ambiguous date.
    pub fn swapped(&self) -> Self {
        Self { month: self.day, day: self.month, ambiguous: false, ..self.clone() }
    }

    pub(super) fn valid(&self) -> bool {
        let year = self.year.unwrap_or(2000);
        (1000..=2999).contains(&year)
            && self.month.is_none_or(|month| (1..=12).contains(&month))
            && match (self.month, self.day) {
                (Some(month), Some(day)) => Date::new(year, month, day).is_ok(),
                (None, Some(_)) => false,
                _ => true,
            }
    }
}

/// The number of a month by its English name or abbreviation, any case, with or without a full stop.
pub(in crate::read) fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    const NAMES: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let found = NAMES
        .iter()
        .position(|name| *name == lower || (name.get(..3) == Some(lower.as_str())) || (*name == "september" && lower == "sept"));
    found.map(|at| at as i8 + 1)
}

fn weekday(word: &str) -> bool {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const SHORT: [&str; 10] = ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat"];
    let lower = word.to_ascii_lowercase();
    NAMES.contains(&lower.as_str()) || SHORT.contains(&lower.as_str()) || lower == "sun"
}

/// Reads a text that is a date and nothing else (white space and a final full stop aside).
pub(in crate::read) fn parse(text: &str) -> Option<Stamp> {
    let stamp = starts_with(text.trim())?;
    let behind = text.trim().get(stamp.len..)?.trim_matches([' ', '.', ',', ';', '|']);
    (behind.is_empty() && stamp.year.is_some()).then_some(stamp)
}

/// Reads a value of the metadata: a date in any notation, or seconds (milliseconds) since 1970.
pub(in crate::read) fn parse_value(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if matches!(text.len(), 10 | 13) && text.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() == 13 { number / 1000 } else { number };
        let day = date(1970, 1, 1).checked_add(jiff::Span::new().try_days(seconds / 86400).ok()?).ok()?;
        let rest = seconds % 86400;
        let time = ((rest / 3600) as i8, (rest / 60 % 60) as i8, Some((rest % 60) as i8));
        return Some(Stamp {
            year: Some(day.year()),
            month: Some(day.month()),
            day: Some(day.day()),
            time: Some(time),
            zone: Some(0),
            len: text.len(),
            ..Stamp::new()
        });
    }
    parse(text)
}

/// Reads the date that the text begins with, its clock time and zone too.
pub(in crate::read) fn starts_with(text: &str) -> Option<Stamp> {
    let mut reader = Reader { text, at: 0 };
    let stamp = reader.stamp()?;
    stamp.valid().then_some(stamp)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let hit = self.peek() == Some(c);
        if hit {
            self.at += c.len_utf8();
        }
        hit
    }

    fn spaces(&mut self) -> bool {
        let rest = self.rest();
        let skipped = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']).len();
        self.at += skipped;
        skipped > 0
    }

    /// A run of ASCII digits.
    fn digits(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let digits = rest.get(..end).filter(|digits| !digits.is_empty())?;
        self.at += end;
        Some(digits)
    }

    /// A run of letters with a full stop behind it, if there is one.
    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = rest.get(..end).filter(|word| !word.is_empty())?;
        self.at += end;
        Some(word)
    }

    /// Tries a reading; goes back where it fails.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let from = self.at;
        let got = read(self);
        if got.is_none() {
            self.at = from;
        }
        got
    }

    fn stamp(&mut self) -> Option<Stamp> {
        // "14:05, 12 March 2024"
        let early = self.attempt(|reader| {
            let time = reader.clock()?;
            let zone = reader.attempt(|reader| {
                reader.spaces();
                reader.zone()
            });
            reader.spaces();
            reader.eat(',');
            reader.attempt(|reader| {
                reader.spaces();
                matches!(reader.word()?.to_ascii_lowercase().as_str(), "on").then_some(())
            });
            reader.spaces().then_some((time, zone))
        });
        self.attempt(|reader| {
            let word = reader.word()?;
            if !weekday(word) {
                return None;
            }
            reader.eat('.');
            reader.eat(',');
            reader.spaces();
            Some(())
        });
        let mut stamp =
            self.attempt(Self::numbers).or_else(|| self.attempt(Self::day_first)).or_else(|| self.attempt(Self::month_first))?;
        stamp.len = self.at;
        if let Some((time, zone)) = early {
            stamp.time = Some(time);
            stamp.zone = zone;
        } else if stamp.day.is_some()
            && let Some((time, zone)) = self.attempt(Self::time_behind)
        {
            stamp.time = Some(time);
            stamp.zone = zone;
            stamp.len = self.at;
        }
        Some(stamp)
    }

    /// "2025-09-25", "2025/9/25", "20250925", "2025-09", "2025", "25/09/2025", "25.9.2025".
    fn numbers(&mut self) -> Option<Stamp> {
        let mut stamp = Stamp::new();
        let first = self.digits()?;
        if first.len() == 8 && (first.starts_with("19") || first.starts_with("20")) {
            stamp.year = first.get(..4)?.parse().ok();
            stamp.month = first.get(4..6)?.parse().ok();
            stamp.day = first.get(6..)?.parse().ok();
            return stamp.valid().then_some(stamp);
        }
        if first.len() == 4 {
            stamp.year = first.parse().ok();
            let Some(mark) = self.peek().filter(|mark| matches!(mark, '-' | '/' | '.' | '\u{2010}' | '\u{2011}')) else {
                // "2025" alone, not "2025 people".
                return self.rest().trim().is_empty().then_some(stamp);
            };
            self.eat(mark);
            let month = self.digits().filter(|month| month.len() <= 2)?;
            stamp.month = month.parse().ok();
            if self.eat(mark) {
                let day = self.digits().filter(|day| day.len() <= 2)?;
                stamp.day = day.parse().ok();
            }
            return Some(stamp);
        }
        if first.len() > 2 {
            return None;
        }
        let mark = self.peek().filter(|mark| matches!(mark, '/' | '-' | '.'))?;
        self.eat(mark);
        let second = self.digits().filter(|second| second.len() <= 2)?;
        if !self.eat(mark) {
            return None;
        }
        let year = self.digits().filter(|year| matches!(year.len(), 2 | 4))?;
        let (a, b) = (first.parse::<i8>().ok()?, second.parse::<i8>().ok()?);
        let short: i16 = year.parse().ok()?;
        stamp.year = Some(if year.len() == 4 { short } else { short + if short < 70 { 2000 } else { 1900 } });
        // Dots put the day first; slashes and hyphens don't say, unless one number is no month.
        let day_first = if mark == '.' || a > 12 { true } else { b <= 12 && a == b };
        if mark != '.' && a <= 12 && b <= 12 && a != b {
            stamp.ambiguous = true;
        } else if a != b && mark != '.' {
            stamp.day_first = Some(day_first);
        }
        (stamp.day, stamp.month) = if day_first { (Some(a), Some(b)) } else { (Some(b), Some(a)) };
        Some(stamp)
    }

    /// "25 September 2025", "25th Sept., 2025", "03-Mar-2025", "25 September".
    fn day_first(&mut self) -> Option<Stamp> {
        let mut stamp = Stamp::new();
        stamp.day = Some(self.day()?);
        if !self.spaces() && !self.eat('-') {
            return None;
        }
        self.attempt(|reader| (reader.word()? == "of" && reader.spaces()).then_some(()));
        stamp.month = Some(month(self.word()?)?);
        self.eat('.');
        stamp.year = self.attempt(Self::year_behind);
        Some(stamp)
    }

    /// "September 25, 2025", "Sept. 25th 2025", "September 2025", "Sept 25".
    fn month_first(&mut self) -> Option<Stamp> {
        let mut stamp = Stamp::new();
        stamp.month = Some(month(self.word()?)?);
        self.eat('.');
        self.spaces();
        self.eat(',');
        self.spaces();
        if let Some(year) = self.attempt(Self::year) {
            stamp.year = Some(year);
            return Some(stamp);
        }
        stamp.day = Some(self.day()?);
        stamp.year = self.attempt(Self::year_behind);
        Some(stamp)
    }

    fn day(&mut self) -> Option<i8> {
        let day = self.digits().filter(|day| day.len() <= 2)?.parse().ok()?;
        self.attempt(|reader| {
            let word = reader.word()?;
            ["st", "nd", "rd", "th"].contains(&word.to_ascii_lowercase().as_str()).then_some(())
        });
        (1..=31).contains(&day).then_some(day)
    }

    fn year(&mut self) -> Option<i16> {
        self.digits()
            .filter(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20") || year.starts_with('2')))?
            .parse()
            .ok()
    }

    fn year_behind(&mut self) -> Option<i16> {
        let mut apart = self.spaces();
        apart |= self.eat(',') | self.eat('-');
        apart |= self.spaces();
        let year = if apart { self.year()? } else { return None };
        // "Sept 25 2025-30" is no year.
        Some(year)
    }

    fn time_behind(&mut self) -> Option<(Clock, Option<i16>)> {
        if !(self.eat('T') || self.eat('t')) {
            let mut apart = self.spaces();
            apart |= self.eat(',')
                | self.eat('|')
                | self.eat('-')
                | self.eat('–')
                | self.eat('—')
                | self.eat('·')
                | self.eat('•')
                | self.eat('_');
            apart |= self.spaces();
            apart |= self.attempt(|reader| (reader.word()?.eq_ignore_ascii_case("at") && reader.spaces()).then_some(())).is_some();
            if !apart {
                return None;
            }
        }
        let time = self.clock()?;
        let zone = self.attempt(|reader| {
            reader.spaces();
            reader.zone()
        });
        Some((time, zone))
    }

    /// "14:05", "14.05", "14:05:30.123", "4:15 PM", "4 p.m.", "1405 GMT".
    fn clock(&mut self) -> Option<Clock> {
        let hours = self.digits()?;
        let (mut hour, mut minute, mut second) = (0i8, 0i8, None);
        let mut exact = true;
        if hours.len() == 4 {
            // "1405 GMT": only with a zone behind it.
            let mut ahead = Reader { text: self.text, at: self.at };
            ahead.spaces();
            ahead.zone()?;
            hour += hours.get(..2)?.parse::<i8>().ok()?;
            minute += hours.get(2..)?.parse::<i8>().ok()?;
        } else {
            if hours.len() > 2 {
                return None;
            }
            hour += hours.parse::<i8>().ok()?;
            let mark = self.peek().filter(|mark| matches!(mark, ':' | '.' | 'h'));
            let minutes = mark.and_then(|mark| {
                self.attempt(|reader| {
                    reader.eat(mark);
                    reader.digits().filter(|minutes| minutes.len() == 2)
                })
            });
            match minutes {
                Some(minutes) => minute += minutes.parse::<i8>().ok()?,
                None => exact = false,
            }
            if exact && mark == Some(':') {
                second = self.attempt(|reader| {
                    reader.eat(':').then_some(())?;
                    reader.digits().filter(|seconds| seconds.len() == 2)?.parse().ok()
                });
                if second.is_some() {
                    self.attempt(|reader| (reader.eat('.') || reader.eat(',')).then_some(()).and_then(|()| reader.digits()));
                }
            }
        }
        let half = self.attempt(|reader| {
            reader.spaces();
            let rest = reader.rest();
            for (mark, late) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
                let hit = rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
                if hit && !rest.get(mark.len()..).is_some_and(|behind| behind.starts_with(char::is_alphabetic)) {
                    reader.at += mark.len();
                    return Some(late);
                }
            }
            None
        });
        match half {
            Some(late) => {
                if !(1..=12).contains(&hour) {
                    return None;
                }
                hour = hour % 12 + if late { 12 } else { 0 };
            }
            None if !exact => return None,
            None => {}
        }
        ((0..24).contains(&hour) && (0..60).contains(&minute) && second.is_none_or(|second| (0..=60).contains(&second)))
            .then_some((hour, minute, second))
    }

    /// "Z", "+02:00", "+0200", "UTC", "GMT+2", "CET", "ET".
    fn zone(&mut self) -> Option<i16> {
        if let Some(word) = self.attempt(|reader| {
            reader.eat('(');
            let word = reader.word()?;
            zone_named(word)?;
            reader.eat(')');
            Some(word)
        }) {
            let base = zone_named(word)?;
            if matches!(word.to_ascii_uppercase().as_str(), "UTC" | "GMT")
                && let Some(shift) = self.attempt(Self::shift)
            {
                return Some(shift);
            }
            return Some(base);
        }
        self.attempt(Self::shift)
    }

    fn shift(&mut self) -> Option<i16> {
        let sign = match self.peek()? {
            '+' => 1,
            '-' | '\u{2212}' => -1,
            _ => return None,
        };
        self.at += self.peek()?.len_utf8();
        let digits = self.digits()?;
        let (hours, minutes): (i16, i16) = match digits.len() {
            4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
            1 | 2 => {
                let minutes = self.attempt(|reader| {
                    reader.eat(':').then_some(())?;
                    reader.digits().filter(|minutes| minutes.len() == 2)
                });
                (digits.parse().ok()?, minutes.unwrap_or("0").parse().ok()?)
            }
            _ => return None,
        };
        (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }
}

/// Minutes east of Greenwich of the zone abbreviations that news carry and that mean one thing. (IST is left
/// out: it is three; ET and its sisters change with the season.)
fn zone_named(word: &str) -> Option<i16> {
    const ZONES: &[(&str, i16)] = &[
        ("Z", 0),
        ("UTC", 0),
        ("GMT", 0),
        ("WET", 0),
        ("WEST", 60),
        ("BST", 60),
        ("CET", 60),
        ("MEZ", 60),
        ("CEST", 120),
        ("MESZ", 120),
        ("EET", 120),
        ("EEST", 180),
        ("MSK", 180),
        ("SAST", 120),
        ("CAT", 120),
        ("EAT", 180),
        ("WAT", 60),
        ("PKT", 300),
        ("JST", 540),
        ("KST", 540),
        ("HKT", 480),
        ("SGT", 480),
        ("AWST", 480),
        ("AEST", 600),
        ("AEDT", 660),
        ("NZST", 720),
        ("NZDT", 780),
        ("EST", -300),
        ("EDT", -240),
        ("CST", -360),
        ("CDT", -300),
        ("MST", -420),
        ("MDT", -360),
        ("PST", -480),
        ("PDT", -420),
    ];
    ZONES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, zone)| *zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        parse(text).and_then(|stamp| stamp.published(DateSource::Inline)).map_or_else(|| "-".to_owned(), |moment| moment.value)
    }

    #[test]
    fn notations() {
        for (text, want) in [
            ("2025-09-25", "2025-09-25"),
            ("2025-09-25T21:02:16", "2025-09-25T21:02:16"),
            ("2025-09-25 21:02:16.250 +0200", "2025-09-25T21:02:16+02:00"),
            ("2025-01-17T09:00:00Z", "2025-01-17T09:00:00Z"),
            ("20250925", "2025-09-25"),
            ("2025/9/5", "2025-09-05"),
            ("2025-09", "2025-09"),
            ("2025", "2025"),
            ("Tue, 04 Mar 2025 15:16:00 +0100", "2025-03-04T15:16:00+01:00"),
            ("March 3, 2025 4:15 PM", "2025-03-03T16:15"),
            ("12 March 2024, 14:05 CET", "2024-03-12T14:05+01:00"),
            ("14:05, 12 March 2024", "2024-03-12T14:05"),
            ("Thursday, September 25th, 2025", "2025-09-25"),
            ("Sept. 25, 2025 at 10 a.m.", "2025-09-25T10:00"),
            ("June 6,2013 3:05 PM EDT", "2013-06-06T15:05-04:00"),
            ("25.9.2025", "2025-09-25"),
            ("23/04/2025", "2025-04-23"),
            ("September 2025", "2025-09"),
            ("25 people", "-"),
            ("2025 people", "-"),
            ("31 February 2025", "-"),
            ("Marching", "-"),
        ] {
            assert_eq!(value(text), want, "{text}");
        }
        assert!(parse("03/04/2025").is_some_and(|stamp| stamp.ambiguous));
        assert!(starts_with("Sept 25 (Wire) - Nothing").is_some_and(|stamp| stamp.year.is_none() && stamp.len == 7));
    }
}
