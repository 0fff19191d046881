//! The words that time expressions are made of, looked up once a token.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::shape::{DayPart, Grain, Holiday, Reference, Season};
use crate::text::lexicon::{self, Lex};
use crate::text::{Class, Doc, Keyed, any_of};

/// What a word can do in a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Word {
    /// Nothing.
    #[default]
    Other,
    The,
    /// "a", "an".
    Article,
    /// Other function words at the head of a time: "more", "at", "per".
    Lead,
    /// "moment", "time": of set phrases.
    Noun,
    Single,
    /// "dozens (of)".
    Many,
    /// A month; `true`: an abbreviation that is one only beside a number.
    Month(u8, bool),
    /// A weekday (Monday 1); `true` as with months.
    Weekday(u8, bool),
    /// "Mondays".
    Weekdays(u8),
    /// "week"; `true`: an abbreviation that is one only behind a number.
    Unit(Grain, bool),
    /// "weeks"; `true`: nights.
    Units(Grain, bool),
    Part(DayPart),
    Parts(DayPart),
    /// "noon": a word that is a clock time.
    Clock(u8),
    Tonight,
    Overnight,
    Season(Season),
    Seasons(Season),
    /// "yesterday": days from here.
    Day(i8),
    Step(Step),
    Ago,
    Later,
    Earlier,
    /// "early": TIMEX3 mod.
    Mod(Label),
    /// "end (of)".
    Edge(Label),
    Every,
    /// "daily": its period.
    Often(Label),
    /// "twice".
    Times(u8),
    /// "now": the whole value.
    Reference(Reference),
    Recent,
    Future,
    Meridiem(bool),
    OClock,
    Zone,
    Fiscal,
    QuarterName(u8),
    HalfName(u8),
    Circa,
    Cardinal(u8),
    Scale(u32),
    /// "nineties".
    DecadeName(u8),
    /// "third"; -1 is "final".
    Ordinal(i8),
    Vague,
    Couple,
    Half,
    Approx,
    Nearly,
    Over,
    Under,
    /// First word of a named day.
    Named,
    /// Digits.
    Number,
}

/// A TIMEX3 mod or period that a row of the list gives, by its place in [`LABELS`], so that a word is small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label(u8);

/// What the rows of the list give beside a number. "EVE" is the edge of "the eve of".
static LABELS: &[&str] = &["START", "MID", "END", "EVE", "P1D", "P1M", "P1W", "P1Y", "P2M", "P2W", "P2Y", "P3M", "P6M", "PT1H"];

impl Word {
    /// Whether it is no word of the calendar or clock by itself.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Other | Self::The | Self::Article | Self::Lead | Self::Noun | Self::Single | Self::Many)
    }

    /// Whether it names a unit of time.
    pub fn is_unit(self) -> bool {
        matches!(self, Self::Unit(..) | Self::Units(..))
    }
}

impl Label {
    fn of(text: &str) -> Option<Self> {
        LABELS.iter().position(|label| *label == text).and_then(|at| u8::try_from(at).ok()).map(Self)
    }

    /// Its text.
    pub fn get(self) -> &'static str {
        LABELS.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

/// How a stretch lies to the one that is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    This,
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    Same,
    That,
}

/// How much a token says for a time to begin at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trigger {
    /// Function words: a time begins here only if the next word takes part in it too.
    Lead,
    /// A word that makes a time together with a strong one: "last", "two", "every".
    Weak,
    /// A word that can be a time or its head: "Monday", "weeks", "2015".
    Strong,
}

/// The words of a text that times are made of.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// One a token.
    pub words: Vec<Word>,
    /// The tokens that a time can begin at, in order.
    pub hits: Vec<(usize, Trigger)>,
    /// The strong ones among them.
    pub strong: Vec<usize>,
}

/// The lists of words that take part in times.
const TIME: Lex = Lex::TIME.union(Lex::TIME_LEAD);

/// Looks up the words of a text. Tokens that take part in no time cost one test of their bits.
pub(super) fn look_up(doc: &Doc<'_>) -> Words {
    let mut out =
        Words { words: vec![Word::Other; doc.len()], hits: Vec::with_capacity(doc.len() / 4), strong: Vec::with_capacity(doc.len() / 8) };
    for token in doc.tokens.all_of(Class::NUMBER, TIME) {
        let (word, trigger) = word(doc, token);
        let Some(trigger) = trigger else { continue };
        if let Some(slot) = out.words.get_mut(token) {
            *slot = word;
        }
        // A function word begins a time only together with the word behind it: "the week", "the '80s".
        let takes_part = |token: usize| doc.has(token, Class::NUMBER) || doc.lex(token).intersects(TIME);
        let next = token + 1 + usize::from(doc.has(token + 1, Class::PUNCT));
        if trigger == Trigger::Lead && !takes_part(next) {
            continue;
        }
        if trigger == Trigger::Strong {
            out.strong.push(token);
            // "'80s"
            if token > 0 && doc.has(token, Class::DECADE) && doc.has(token - 1, Class::PUNCT) && doc.glued(token) {
                out.hits.push((token - 1, Trigger::Lead));
            }
        }
        out.hits.push((token, trigger));
    }
    out
}

static WORDS: LazyLock<Keyed<(Word, Trigger)>> = LazyLock::new(|| {
    Keyed::new(rows(include_str!("../../text/lexicon/times.txt")).filter_map(|(word, payload)| {
        let mut parts = payload.split(' ');
        let class = parts.next().unwrap_or("");
        let argument = parts.next().unwrap_or("");
        let short = parts.next() == Some("short");
        read(class, argument, short).map(|read| (word, (read, trigger(class, argument))))
    }))
});

/// Whether a word of a class can be a time, or only be part of one.
fn trigger(class: &str, argument: &str) -> Trigger {
    match class {
        "mod" | "edge" | "every" | "times" | "fiscal" | "circa" | "ordinal" | "vague" | "couple" | "half" | "approx" | "nearly"
        | "over" | "under" | "ago" | "later" | "earlier" => Trigger::Weak,
        "step" if !matches!(argument, "current" | "past") => Trigger::Weak,
        // "nineteen ninety-one", "two thousand"
        "cardinal" if !argument.parse::<u8>().is_ok_and(|n| (11..=20).contains(&n)) => Trigger::Weak,
        "scale" if argument != "1000" => Trigger::Weak,
        _ => Trigger::Strong,
    }
}

/// The names of days that begin with one word.
#[derive(Debug, Default)]
struct Names {
    /// Their words, longest first, and how the day falls.
    list: Vec<(Vec<&'static str>, Holiday)>,
    /// A bit for the first letter of each second token, modulo 64; all of them where a name is one token.
    seconds: u64,
}

/// The bit of a token by its first byte, letters' case aside.
fn first_bit(word: &str) -> u64 {
    word.as_bytes().first().map_or(u64::MAX, |first| 1 << ((first | 0x20) & 63))
}

impl Names {
    fn admit(&mut self, name: &'static str, day: Holiday) {
        let first = name.split([' ', '\'']).next().unwrap_or("");
        let rest = name.get(first.len()..).unwrap_or("");
        // A possessive ending is a token of its own, whichever apostrophe it is written with.
        self.seconds |= if rest.starts_with('\'') { first_bit("'") | first_bit("’") } else { first_bit(rest.trim_start_matches(' ')) };
        self.list.push((name.split(' ').collect(), day));
    }
}

static HOLIDAYS: LazyLock<Keyed<Names>> = LazyLock::new(|| {
    let mut days = BTreeMap::<&str, Names>::new();
    for (name, payload) in rows(include_str!("../../text/lexicon/holidays.txt")) {
        if let (Some(first), Some(day)) = (name.split([' ', '\'']).next(), holiday(payload)) {
            days.entry(first).or_default().admit(name, day);
        }
    }
    for names in days.values_mut() {
        names.list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    Keyed::new(days)
});

fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lexicon::rows(list).filter_map(|row| row.split_once('\t'))
}

fn holiday(payload: &str) -> Option<Holiday> {
    let (rule, rest) = payload.split_once(' ')?;
    let mut numbers = rest.split([' ']).map(str::parse::<i16>);
    let mut number = || numbers.next().and_then(Result::ok);
    Some(match rule {
        "fixed" => {
            let (month, day) = rest.split_once('-')?;
            Holiday::Fixed(month.parse().ok()?, day.parse().ok()?)
        }
        "nth" => Holiday::Nth { month: number()? as u8, weekday: number()? as u8, nth: number()? as i8 },
        "easter" => Holiday::Easter(number()?),
        "islamic" => Holiday::Islamic { month: number()? as u8, day: number()? as u8, length: number()? as u8 },
        _ => return None,
    })
}

fn read(class: &str, argument: &'static str, short: bool) -> Option<Word> {
    let number = || argument.parse::<i32>().ok();
    Some(match class {
        "month" => Word::Month(number()? as u8, short),
        "weekday" => Word::Weekday(number()? as u8, short),
        "weekdays" => Word::Weekdays(number()? as u8),
        "unit" => Word::Unit(grain(argument)?, short),
        "units" => Word::Units(grain(argument)?, argument == "night"),
        "part" => Word::Part(part(argument)?),
        "parts" => Word::Parts(part(argument)?),
        "clock" => Word::Clock(argument.get(..2)?.parse().ok()?),
        "tonight" => Word::Tonight,
        "overnight" => Word::Overnight,
        "season" => Word::Season(season(argument)?),
        "seasons" => Word::Seasons(season(argument)?),
        "day" => Word::Day(number()? as i8),
        "step" => Word::Step(match argument {
            "this" | "current" => Step::This,
            "last" => Step::Last,
            "past" => Step::Past,
            "previous" => Step::Previous,
            "next" => Step::Next,
            "coming" => Step::Coming,
            "following" => Step::Following,
            "same" => Step::Same,
            _ => Step::That,
        }),
        "ago" => Word::Ago,
        "later" => Word::Later,
        "earlier" => Word::Earlier,
        "mod" => Word::Mod(Label::of(argument)?),
        "edge" => Word::Edge(Label::of(argument)?),
        "every" => Word::Every,
        "often" => Word::Often(Label::of(argument)?),
        "times" => Word::Times(number()? as u8),
        "ref" => Word::Reference(match argument {
            "PAST_REF" => Reference::Past,
            "PRESENT_REF" => Reference::Present,
            "FUTURE_REF" => Reference::Future,
            _ => return None,
        }),
        "recent" => Word::Recent,
        "future" => Word::Future,
        "meridiem" => Word::Meridiem(argument == "PM"),
        "oclock" => Word::OClock,
        "zone" => Word::Zone,
        "fiscal" => Word::Fiscal,
        "quarter" => Word::QuarterName(number()? as u8),
        "halfyear" => Word::HalfName(number()? as u8),
        "circa" => Word::Circa,
        "cardinal" => Word::Cardinal(number()? as u8),
        "scale" => Word::Scale(number()? as u32),
        "decade" => Word::DecadeName(number()? as u8),
        "ordinal" => Word::Ordinal(number()? as i8),
        "vague" => Word::Vague,
        "couple" => Word::Couple,
        "half" => Word::Half,
        "approx" => Word::Approx,
        "nearly" => Word::Nearly,
        "over" => Word::Over,
        "under" => Word::Under,
        "named" => Word::Named,
        "noun" => Word::Noun,
        "single" => Word::Single,
        "many" => Word::Many,
        _ => return None,
    })
}

fn grain(name: &str) -> Option<Grain> {
    Some(match name {
        "second" => Grain::Second,
        "minute" => Grain::Minute,
        "hour" => Grain::Hour,
        "day" | "night" => Grain::Day,
        "week" => Grain::Week,
        "weekend" => Grain::Weekend,
        "fortnight" => Grain::Fortnight,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "semester" => Grain::Half,
        "year" => Grain::Year,
        "decade" => Grain::Decade,
        "century" => Grain::Century,
        "millennium" => Grain::Millennium,
        _ => return None,
    })
}

fn part(code: &str) -> Option<DayPart> {
    Some(match code {
        "MO" => DayPart::Morning,
        "MI" => DayPart::Midday,
        "AF" => DayPart::Afternoon,
        "EV" => DayPart::Evening,
        "NI" => DayPart::Night,
        "DT" => DayPart::Daytime,
        _ => return None,
    })
}

fn season(code: &str) -> Option<Season> {
    Some(match code {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    })
}

/// Whether a word is the short name of a time zone.
pub(super) fn is_zone(word: &str) -> bool {
    WORDS.get(word).is_some_and(|(word, _)| matches!(*word, Word::Zone))
}

/// What function words at the head of a time are: none of the articles, the indefinite one, the definite one.
static LEADS: [Word; 3] = [Word::Lead, Word::Article, Word::The];

/// The word at a token, and whether a time can begin there.
fn word(doc: &Doc<'_>, token: usize) -> (Word, Option<Trigger>) {
    let class = doc.class(token);
    if class.contains(Class::NUMBER) {
        let sure = class.intersects(Class::ORDINAL | Class::DECADE | Class::CLOCK | Class::DIGIT_DATE)
            || doc.span(token).len() >= 4
            || doc.is_in(token + 1, any_of!["/", "-", "p", "a"]);
        return (Word::Number, Some(if sure { Trigger::Strong } else { Trigger::Weak }));
    }
    let lex = doc.lex(token);
    if lex.contains(Lex::TIME)
        && let Some(&(word, trigger)) = WORDS.by_hash(doc.hash(token))
    {
        return (word, Some(trigger));
    }
    if !lex.contains(Lex::TIME_LEAD) {
        return (Word::Other, None);
    }
    // The articles are as frequent as the others: which one it is, no jump could guess.
    let article = usize::from(doc.is_in(token, any_of!["a", "an"])) + 2 * usize::from(doc.is_in(token, any_of!["the"]));
    (LEADS.get(article).copied().unwrap_or(Word::Lead), Some(Trigger::Lead))
}

/// Whether a named day may begin at a token, by the first letter of the next one.
pub(super) fn may_name_day(doc: &Doc<'_>, token: usize) -> bool {
    HOLIDAYS.by_hash(doc.hash(token)).is_some_and(|names| names.seconds & first_bit(doc.word(token + 1)) != 0)
}

/// The named day that begins at a token: how many tokens, and how it falls.
pub(super) fn holiday_at(doc: &Doc<'_>, token: usize, to: usize) -> Option<(usize, Holiday)> {
    let names = HOLIDAYS.by_hash(doc.hash(token))?;
    if names.seconds & first_bit(doc.word(token + 1)) == 0 {
        return None;
    }
    names.list.iter().find_map(|(words, day)| phrase(doc, token, to, words).map(|len| (len, *day)))
}

/// How many tokens from `at` on spell these words. A word of the phrase may be cut into several tokens
/// ("year's", "al-fitr"), so letters are compared across tokens that are glued.
fn phrase(doc: &Doc<'_>, at: usize, to: usize, words: &[&str]) -> Option<usize> {
    let mut token = at;
    for word in words {
        let mut rest = word.as_bytes();
        let mut first = true;
        while !rest.is_empty() {
            if token >= to || (!first && !doc.glued(token)) {
                return None;
            }
            rest = strip(rest, doc.word(token))?;
            token += 1;
            first = false;
        }
    }
    Some(token - at)
}

/// What is left of `letters` (lower case) behind a word, case and the form of apostrophes aside.
fn strip<'a>(letters: &'a [u8], word: &str) -> Option<&'a [u8]> {
    if word.is_ascii() {
        let (head, tail) = letters.split_at_checked(word.len())?;
        return head.eq_ignore_ascii_case(word.as_bytes()).then_some(tail);
    }
    let mut rest = letters;
    let mut parts = word.split('’');
    let head = parts.next()?;
    for (n, part) in std::iter::once(head).chain(parts).enumerate() {
        if n > 0 {
            rest = rest.strip_prefix(b"'")?;
        }
        let (head, tail) = rest.split_at_checked(part.len())?;
        if !head.eq_ignore_ascii_case(part.as_bytes()) {
            return None;
        }
        rest = tail;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for (word, payload) in rows(include_str!("../../text/lexicon/times.txt")) {
            let mut parts = payload.split(' ');
            let class = parts.next().unwrap_or("");
            assert!(read(class, parts.next().unwrap_or(""), false).is_some(), "{word}: {payload}");
        }
        for (name, payload) in rows(include_str!("../../text/lexicon/holidays.txt")) {
            assert!(holiday(payload).is_some(), "{name}: {payload}");
            let first = name.split([' ', '\'']).next().unwrap_or("");
            assert!(lexicon::of_word(first).contains(Lex::TIME), "{first} is in no list of single words");
        }
    }
}
