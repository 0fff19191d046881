//! Lengths of time, and what is counted from them: "two years", "the past decade", "two weeks ago", "three days later".

use super::grammar::{Amount, Found, Grammar};
use super::shape::{Direction, From, Grain, Point, Reference, Shape};
use super::words::{Step, Word};
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::text::{Class, Tag, any_of};

pub(super) static LENGTH: Rule = Rule {
    id: "time-duration",
    phenomenon: "An amount of units of time, with its qualifier: “more than two months”, “half an hour”; ages are left to the figures.",
    matches: &[
        ("It lasted for more than two months.", "more than two months = P2M"),
        ("They waited half an hour.", "half an hour = PT30M"),
        ("It took two and a half years.", "two and a half years = P2.5Y"),
        ("It took a couple of weeks.", "a couple of weeks = P2W"),
        ("It lost money for two consecutive quarters of the war.", "two consecutive quarters = P2Q"),
        ("He held it for more than two decades.", "more than two decades = P20Y"),
    ],
    rejects: &["The boy is 12 years old.", "She drove at 60 miles an hour.", "Three quarters of them left."],
};

pub(super) static LENGTH_ADJECTIVE: Rule = Rule {
    id: "time-duration-adjective",
    phenomenon: "A length of time before a noun: “a two-year-long siege”, “a decade-old feud”, “a five-day trip”.",
    matches: &[
        ("It ended a two-year-long siege.", "two-year-long = P2Y"),
        ("It ended a two-year long siege.", "two-year long = P2Y"),
        ("A decade-old feud went on.", "decade-old = P10Y"),
        ("The 14-day truce held.", "14-day = P14D"),
    ],
    rejects: &["A 62-year-old fisherman drowned.", "The six-month-old baby slept."],
};

pub(super) static LENGTH_ANCHORED: Rule = Rule {
    id: "time-anchored-duration",
    phenomenon: "A length of time that a stated day begins or ends: “the year ended June 30”, “two weeks starting May 20”.",
    matches: &[
        ("Profit for the year ended June 30, 1998, fell.", "the year = P1Y"),
        ("Profit for the six months ended Oct. 1 fell.", "six months = P6M"),
        ("The road shuts for two weeks starting Oct. 20.", "two weeks = P2W"),
    ],
    rejects: &["The year ended badly."],
};

pub(super) static SPAN_FROM_HERE: Rule = Rule {
    id: "time-past-duration",
    phenomenon: "A length that ends or begins at the moment of speaking: “the past two years”, “the next few months”.",
    matches: &[
        ("Prices rose over the past two years.", "the past two years = P2Y"),
        ("Prices fell in the past decade.", "the past decade = P10Y"),
        ("It grew in the first nine months.", "the first nine months = P9M"),
    ],
    rejects: &[],
};

pub(super) static VAGUE_LENGTH: Rule = Rule {
    id: "time-vague-duration",
    phenomenon: "A length without a number: “for years”, “recent weeks”, “the coming days”.",
    matches: &[
        ("They fought for decades.", "decades = PXDE"),
        ("It grew in recent weeks.", "recent weeks = PXW"),
        ("It may change in the coming days.", "the coming days = PXD"),
    ],
    rejects: &["Elder years’ ale."],
};

pub(super) static AGO: Rule = Rule {
    id: "time-ago",
    phenomenon: "So many units before the day of publication: “two weeks ago”, “42 years ago”.",
    matches: &[
        ("The shaft flooded three days ago.", "three days ago = 2025-09-23"),
        ("The shaft flooded two months ago.", "two months ago = 2025-07"),
        ("The shaft opened about 50 years ago.", "about 50 years ago = 1975"),
        ("The shaft opened several years ago.", "several years ago = PAST_REF"),
    ],
    rejects: &[],
};

pub(super) static LATER: Rule = Rule {
    id: "time-later",
    phenomenon: "So many units after or before the time told last: “three days later”, “a year earlier”.",
    matches: &[
        ("The shaft flooded on May 3. Three days later it was dry.", "Three days later = 2025-05-06"),
        ("It opened in 1998. Two years later it shut.", "Two years later = 2000"),
        ("Profit in the third quarter doubled from a year earlier.", "a year earlier = 2024-Q3"),
    ],
    rejects: &[],
};

pub(super) static SHIFTED: Rule = Rule {
    id: "time-before-date",
    phenomenon: "So many units before or after a date: “two weeks before Christmas”, “three days from today”.",
    matches: &[
        ("He fled two days before Christmas 2014.", "two days before Christmas 2014 = 2014-12-23"),
        ("It starts three weeks from today.", "three weeks from today = 2025-10-17"),
    ],
    rejects: &["He fled two days before the vote."],
};

pub(super) static IN_FUTURE: Rule = Rule {
    id: "time-in-units",
    phenomenon: "So many units from now, with a verb that looks ahead: “will meet in two weeks”.",
    matches: &[
        ("The court will meet in two weeks.", "two weeks = 2025-W41"),
        ("It opens in ten days' time.", "ten days' time = 2025-10-06"),
    ],
    rejects: &["He wrote it in two weeks."],
};

/// A length that was read: the amount, the unit, the mod, where the words begin and end.
#[derive(Debug, Clone)]
struct Length {
    amount: Amount,
    grain: Grain,
    modifier: Option<&'static str>,
    end: usize,
    hyphenated: bool,
    value: String,
}

impl Grammar<'_> {
    /// A length of time, or a time counted by one, at a token.
    pub fn duration_found(&self, i: usize) -> Option<Found> {
        match self.at(i) {
            Word::The => self.span_from_here(i).or_else(|| self.year_ended(i)).or_else(|| self.vague_length(i)),
            Word::Step(_) | Word::Ordinal(_) => self.span_from_here(i),
            Word::Recent => self.vague_length(i),
            Word::Unit(..) => self.plain_length(i, None),
            Word::Units(..) => self.counted_from(i, None).or_else(|| self.plain_length(i, None)).or_else(|| self.vague_length(i)),
            _ => {
                let length = self.length(i);
                let counted = length.as_ref().and_then(|length| self.counted_from(i, Some(length)));
                counted.or_else(|| self.span_from_here(i)).or_else(|| self.plain_length(i, length))
            }
        }
    }

    /// What a length is counted on from or ends with: "two weeks starting May 20", "six months ended Oct. 1". Whether
    /// it begins there, and the day.
    fn anchor_behind(&self, i: usize) -> Option<(bool, Point)> {
        let at = self.comma(i);
        let ahead = match self.doc.word(at) {
            "starting" | "beginning" | "commencing" | "from" => true,
            "ended" | "ending" => false,
            _ => return None,
        };
        let at = if self.is(at + 1, any_of!["on"]) { at + 2 } else { at + 1 };
        self.place(at).filter(|place| place.read.point.is_day()).map(|place| (ahead, place.read.point))
    }

    /// "the year ended June 30": a year that a day bounds is a length, not the calendar's.
    fn year_ended(&self, i: usize) -> Option<Found> {
        let at = self.the(i);
        let at = if at > i && self.is(at, &super::periods::WHOLE) { at + 1 } else { at };
        if at == i || !matches!(self.at(at), Word::Unit(Grain::Year, false)) {
            return None;
        }
        let (ahead, base) = self.anchor_behind(at + 1).filter(|(ahead, _)| !ahead)?;
        let shape = Shape::Anchored { value: iso(Amount::Exact(1000), Grain::Year), count: 1, grain: Grain::Year, ahead, base };
        Some(found(i, at + 1, shape, None, &LENGTH_ANCHORED))
    }

    /// A length, with the day or stretch that bounds it where one stands behind it.
    fn bounded(&self, length: Length, anchor: Option<(bool, Point)>) -> Shape {
        match (anchor, length.amount.whole()) {
            (Some((ahead, base)), Some(count)) if length.grain < Grain::Hour && length.value == iso(length.amount, length.grain) => {
                Shape::Anchored { value: length.value, count, grain: length.grain, ahead, base }
            }
            _ => Shape::Duration(length.value),
        }
    }

    /// [qualifier] amount [adjective] unit
    fn length(&self, i: usize) -> Option<Length> {
        let (mut modifier, at) = self.qualifier(i);
        let (amount, next) = if self.is(at, any_of!["single"]) { (Amount::Exact(1000), at + 1) } else { self.amount(at)? };
        // "three or four days", "two to three weeks"
        let (amount, next) = if self.is(next, any_of!["to", "or", "-", "–"])
            && let Some((second, end)) = self.amount(next + 1).filter(|_| !matches!(self.at(next + 1), Word::Article))
            && matches!(self.at(self.skip_hyphen(end)), Word::Units(..) | Word::Unit(..))
        {
            modifier = Some("APPROX");
            (second, end)
        } else {
            (amount, next)
        };
        let hyphen = self.hyphen(next);
        let mut at = self.skip_hyphen(next);
        if !matches!(self.at(at), Word::Unit(..) | Word::Units(..))
            && self.is(
                at,
                any_of![
                    "more",
                    "consecutive",
                    "straight",
                    "full",
                    "additional",
                    "whole",
                    "long",
                    "calendar",
                    "successive",
                    "further",
                    "extra",
                    "entire",
                    "solid",
                    "working",
                    "business",
                ],
            )
            && !hyphen
        {
            at += 1;
        }
        let (grain, fits) = match self.at(at) {
            Word::Unit(grain, short) => (grain, !short || self.has(next.saturating_sub(1), Class::NUMBER)),
            Word::Units(grain, nights) => (grain, !nights || amount != Amount::Vague),
            // "one second", "30-second": else "second" counts places.
            Word::Ordinal(2) if hyphen || self.is(i, any_of!["one"]) => (Grain::Second, true),
            _ => return None,
        };
        // "World Cup 2018 day five"
        if matches!(self.at(at), Word::Unit(..)) && !hyphen && self.year_digits(next - 1).is_some() {
            return None;
        }
        if !fits || (self.is(at, any_of!["h"]) && !self.doc.glued(at)) {
            return None;
        }
        // "a year-earlier quarter"
        if self.hyphen(at + 1) && matches!(self.at(at + 2), Word::Ago | Word::Earlier) {
            return None;
        }
        // "a quarter of", "three quarters of": fractions; a bare half too.
        if grain == Grain::Quarter && matches!(self.at(at), Word::Units(..)) && self.is(at + 1, any_of!["of"]) && (hyphen || at == next) {
            return None;
        }
        if grain == Grain::Quarter
            && (self.is(at + 1, any_of!["of"]) || matches!(amount, Amount::Exact(1000 | 3000)) || self.is(at + 1, any_of!["point"]))
            && at == next
        {
            return None;
        }
        let mut end = at + 1;
        let mut value = iso(amount, grain);
        // "1 hour and 30 minutes", "two years and three months"
        let more = self.comma(end);
        let more = if self.is(more, any_of!["and"]) { more + 1 } else { end };
        if more > end
            && let Amount::Exact(_) = amount
        {
            if let Some((second, behind)) = self.amount(more)
                && let Word::Unit(small, _) | Word::Units(small, _) = self.at(behind)
                && small > grain
                && !matches!(self.at(behind + 1), Word::Ago | Word::Later | Word::Earlier)
                && second != Amount::Vague
            {
                value = join(&value, &iso(second, small));
                end = behind + 1;
            } else if let Amount::Exact(milli) = amount
                && let half = if self.is(more, any_of!["a"]) { more + 1 } else { more }
                && ((half > more && self.is(half, any_of!["quarter"])) || (matches!(self.at(half), Word::Half) && self.closes(half + 1)))
            {
                let part = if self.is(half, any_of!["quarter"]) { 250 } else { 500 };
                value = iso(Amount::Exact(milli + part), grain);
                end = half + 1;
            }
        }
        if self.is(end, any_of!["or"]) && self.is(end + 1, any_of!["so", "more", "less", "longer"]) {
            modifier = Some(if self.is(end + 1, any_of!["so"]) {
                "APPROX"
            } else if self.is(end + 1, any_of!["less"]) {
                "EQUAL_OR_LESS"
            } else {
                "EQUAL_OR_MORE"
            });
            end += 2;
        }
        Some(Length { amount, grain, modifier, end, hyphenated: hyphen, value })
    }

    fn plain_length(&self, i: usize, length: Option<Length>) -> Option<Found> {
        let bare = match self.at(i) {
            _ if i > self.from() && self.hyphen(i - 1) => None,
            // "decade-old", "year-long"
            Word::Unit(grain, false) if self.hyphen(i + 1) && self.is(i + 2, any_of!["long", "old"]) => Some((grain, Amount::Exact(1000))),
            Word::Units(grain, false) if self.hyphen(i + 1) && self.is(i + 2, any_of!["long", "old"]) => Some((grain, Amount::Vague)),
            _ => None,
        };
        if let Some((grain, amount)) = bare {
            return Some(found(i, i + 3, Shape::Duration(iso(amount, grain)), None, &LENGTH_ADJECTIVE));
        }
        let length = length?;
        let mut end = length.end;
        let mut rule = if length.hyphenated { &LENGTH_ADJECTIVE } else { &LENGTH };
        // Ages: "12 years old", "62-year-old", "the six-month-old baby".
        let old_at = self.skip_hyphen(end);
        if self.is(old_at, any_of!["old", "olds"]) || (self.is(end, any_of!["of"]) && self.is(end + 1, any_of!["age"])) {
            let young = self.is(
                old_at + 1,
                any_of![
                    "baby", "infant", "boy", "girl", "son", "daughter", "child", "toddler", "twins", "kitten", "puppy", "brother", "sister"
                ],
            );
            let thing = old_at > end && length.grain != Grain::Year && !young && self.doc.tag(old_at + 1).is_noun();
            if !thing {
                return None;
            }
            end = old_at + 1;
            rule = &LENGTH_ADJECTIVE;
        } else if self.is(old_at, any_of!["long"]) && (old_at > end || length.hyphenated) {
            end = old_at + 1;
            rule = &LENGTH_ADJECTIVE;
        }
        if self.is(i, any_of!["aged"]) || self.before(i, any_of!["aged", "age"]) {
            return None;
        }
        let article = matches!(self.at(i), Word::Article);
        if article || self.is(i, any_of!["per"]) {
            // A rate: "60 miles an hour", "15 a year".
            let before = i.checked_sub(1).map(|b| self.doc.tag(b));
            let rate = i > self.from()
                && before.is_some_and(|tag| tag.is_common_noun() || tag == Tag::Cd)
                && !matches!(self.at(i - 1), Word::Units(..) | Word::Unit(..));
            if rate && matches!(self.at(i + 1), Word::Unit(..)) && !self.doc.tag(i - 1).is_verb() {
                return None;
            }
        }
        // "a decade-old feud": the article belongs to the feud.
        let start = if article && (length.hyphenated || end > length.end) { i + 1 } else { i };
        let modifier = length.modifier;
        let anchor = if end == length.end { self.anchor_behind(end) } else { None };
        let rule = if anchor.is_some() { &LENGTH_ANCHORED } else { rule };
        Some(found(start, end, self.bounded(length, anchor), modifier, rule))
    }

    /// "the past two years", "the next few months", "the last decade", "the first nine months".
    fn span_from_here(&self, i: usize) -> Option<Found> {
        let at = self.the(i);
        match self.at(at) {
            Word::Step(step @ (Step::Past | Step::Last | Step::Next | Step::Coming | Step::Previous | Step::Following)) => {
                let next = at + 1;
                if let Some(length) = self.length(next)
                    && !matches!(self.at(next), Word::Article)
                {
                    let ahead = matches!(step, Step::Next | Step::Coming | Step::Following);
                    let direction = if ahead { Direction::Future } else { Direction::Past };
                    let simple = length.value == iso(length.amount, length.grain) && length.grain < Grain::Hour;
                    let shape = match length.amount.whole() {
                        Some(count) if simple => Shape::Span { value: length.value, count, grain: length.grain, ahead },
                        _ => Shape::Duration(length.value),
                    };
                    let mut found = found(i, length.end, shape, length.modifier, &SPAN_FROM_HERE);
                    found.direction = Some(direction);
                    return Some(found);
                }
                // "the past decade", "the past year"
                if let Word::Unit(grain, false) = self.at(next)
                    && step == Step::Past
                    && !self.hyphen(next + 1)
                {
                    let value = iso(Amount::Exact(1000), grain);
                    let shape =
                        if grain < Grain::Hour { Shape::Span { value, count: 1, grain, ahead: false } } else { Shape::Duration(value) };
                    return Some(found(i, next + 1, shape, None, &SPAN_FROM_HERE));
                }
                // "the coming days and weeks", "the past weeks"
                if let Word::Units(grain, false) = self.at(next) {
                    let mut end = next + 1;
                    if self.is(end, any_of!["and", "or"]) && matches!(self.at(end + 1), Word::Units(..)) {
                        end += 2;
                    }
                    return Some(found(i, end, Shape::Duration(iso(Amount::Vague, grain)), None, &VAGUE_LENGTH));
                }
                None
            }
            Word::Ordinal(1 | -1) => {
                let length = self.length(at + 1).filter(|length| length.amount != Amount::Vague || !length.hyphenated)?;
                if matches!(self.at(at + 1), Word::Article) {
                    return None;
                }
                // "the first nine months of 1997"
                let of = self.is(length.end, any_of!["of", "in"]).then(|| self.plain_place(self.the(length.end + 1))).flatten();
                let first = matches!(self.at(at), Word::Ordinal(1));
                let (end, modifier) = (length.end, length.modifier);
                let anchor = of.map(|of| (first, of.point)).filter(|of| !of.1.is_told());
                Some(found(i, end, self.bounded(length, anchor), modifier, &SPAN_FROM_HERE))
            }
            // "the 5 upcoming years", "the 3 past weeks"
            Word::Number | Word::Cardinal(_) => {
                if !(at + 1..at + 8).any(|token| matches!(self.at(token), Word::Step(_))) {
                    return None;
                }
                let (amount, next) = self.amount(at)?;
                let Word::Step(Step::Past | Step::Last | Step::Next | Step::Coming | Step::Previous) = self.at(next) else { return None };
                let Word::Units(grain, false) = self.at(next + 1) else { return None };
                let value = iso(amount, grain);
                let ahead = matches!(self.at(next), Word::Step(Step::Next | Step::Coming));
                let shape = match amount.whole() {
                    Some(count) if grain < Grain::Hour => Shape::Span { value, count, grain, ahead },
                    _ => Shape::Duration(value),
                };
                Some(found(i, next + 2, shape, None, &SPAN_FROM_HERE))
            }
            _ => None,
        }
    }

    /// "recent years", "for years", "the weeks ahead".
    fn vague_length(&self, i: usize) -> Option<Found> {
        let at = self.the(i);
        if matches!(self.at(at), Word::Recent) {
            let Word::Units(grain, false) = self.at(at + 1) else { return None };
            let mut end = at + 2;
            if self.is(end, any_of!["and", "or"]) && matches!(self.at(end + 1), Word::Units(..)) {
                end += 2;
            }
            return Some(found(i, end, Shape::Duration(iso(Amount::Vague, grain)), None, &VAGUE_LENGTH));
        }
        let Word::Units(grain, false) = self.at(at) else { return None };
        if at > i {
            let ahead = self.is(at + 1, any_of!["ahead"]);
            return ahead.then(|| found(i, at + 2, Shape::Duration(iso(Amount::Vague, grain)), None, &VAGUE_LENGTH));
        }
        let led = self.before(
            i,
            any_of![
                "for", "in", "over", "after", "within", "through", "of", "took", "take", "takes", "lasted", "last", "spent", "spend",
                "and", "or", "just", "only",
            ],
        );
        let own = self.before(i, any_of!["of"]) && self.is(i + 1, any_of!["of"]);
        if !led
            || own
            || self.hyphen(i + 1)
            || self.is(i + 1, any_of!["'", "’"])
            || self.doc.tag(i + 1).is_common_noun()
            || grain == Grain::Quarter
        {
            return None;
        }
        Some(found(i, i + 1, Shape::Duration(iso(Amount::Vague, grain)), None, &VAGUE_LENGTH))
    }

    /// "two weeks ago", "three days later", "two weeks before Christmas", "will meet in two weeks".
    fn counted_from(&self, i: usize, length: Option<&Length>) -> Option<Found> {
        let bare = length.is_none();
        let vague;
        let length = if let Some(length) = length {
            length
        } else {
            // "months ago", "years later"
            let Word::Units(grain, false) = self.at(i) else { return None };
            vague = Length { amount: Amount::Vague, grain, modifier: None, end: i + 1, hyphenated: false, value: String::new() };
            &vague
        };
        if length.hyphenated {
            return None;
        }
        let end = length.end;
        let modifier = length.modifier;
        let relative = |sign: i32, from: From, end: usize, rule: &'static Rule| {
            let shape = self.shift(length, sign, from);
            let modifier = match (modifier, sign) {
                (Some("MORE_THAN"), -1) => Some("BEFORE"),
                (Some("LESS_THAN"), -1) => Some("AFTER"),
                (Some("MORE_THAN"), _) => Some("AFTER"),
                (Some("LESS_THAN"), _) => Some("BEFORE"),
                (other, _) => other,
            };
            let kind = if matches!(shape, Shape::Moment { .. }) { TimeKind::Time } else { TimeKind::Date };
            let mut found = found(i, end, shape, modifier, rule);
            found.kind = kind;
            found.direction = (from == From::Publication).then_some(if sign < 0 { Direction::Past } else { Direction::Future });
            found
        };
        match self.at(end) {
            Word::Ago => return Some(relative(-1, From::Publication, end + 1, &AGO)),
            Word::Later | Word::Earlier if length.grain >= Grain::Hour => return None,
            Word::Later => return (!self.is(end + 1, any_of!["than"])).then(|| relative(1, From::Told, end + 1, &LATER)),
            Word::Earlier => return (!self.is(end + 1, any_of!["than"])).then(|| relative(-1, From::Told, end + 1, &LATER)),
            _ => {}
        }
        if self.is(end, any_of!["back"]) && self.closes(end + 1) && !bare {
            return Some(relative(-1, From::Publication, end + 1, &AGO));
        }
        if self.is(end, any_of!["from"]) && self.is(end + 1, any_of!["now"]) {
            return Some(relative(1, From::Publication, end + 2, &SHIFTED));
        }
        if self.is(end, any_of!["hence"]) {
            return Some(relative(1, From::Publication, end + 1, &SHIFTED));
        }
        if !bare && self.is(end, any_of!["before", "after", "from", "prior", "following"]) {
            let next = if self.is(end, any_of!["prior"]) && self.is(end + 1, any_of!["to"]) { end + 2 } else { end + 1 };
            let sign = if self.is(end, any_of!["before", "prior"]) { -1 } else { 1 };
            if let Some(place) = self.place(next)
                && let Some(by) = length.amount.whole()
            {
                let point = Point::Shifted { grain: length.grain, by: by * sign, base: Box::new(place.read.point) };
                let mut found = found(i, place.read.end, Shape::Point(point), None, &SHIFTED);
                found.kind = TimeKind::Date;
                return Some(found);
            }
            if self.is(end, any_of!["before", "after"]) && self.closes(end + 1) && next == end + 1 {
                return Some(relative(sign, From::Told, end + 1, &LATER));
            }
            return None;
        }
        if bare {
            return None;
        }
        // "in two weeks' time", "will meet in two weeks"
        if self.before(i, any_of!["in"]) && self.is(end, any_of!["'", "’", "'s", "’s"]) && self.is(end + 1, any_of!["time"]) {
            return Some(relative(1, From::Publication, end + 2, &IN_FUTURE));
        }
        if self.before(i, any_of!["in"]) && length.modifier.is_none() && length.amount.whole().is_some() && self.lies_ahead(i, length.grain)
        {
            return Some(relative(1, From::Publication, end, &IN_FUTURE));
        }
        None
    }

    /// Whether "in two weeks" counts from now: its verb looks ahead. A few hours or minutes do so with a present verb too.
    fn lies_ahead(&self, i: usize, grain: Grain) -> bool {
        match self.direction(i) {
            Direction::Future => true,
            Direction::Present => grain >= Grain::Hour,
            _ => false,
        }
    }

    fn shift(&self, length: &Length, sign: i32, from: From) -> Shape {
        let Some(by) = length.amount.whole() else {
            return match (length.amount, from, sign) {
                (Amount::Exact(milli), ..) => match length.grain {
                    Grain::Hour => Shape::Moment { seconds: i64::from(sign) * (milli as i64) * 36 / 10, from },
                    Grain::Minute => Shape::Moment { seconds: i64::from(sign) * (milli as i64) * 6 / 100, from },
                    // "two and a half years ago"
                    grain => Shape::Point(Point::Relative { grain, by: sign * i32::try_from(milli / 1000).unwrap_or(0), from }),
                },
                (Amount::Vague, From::Publication, -1) => Shape::Reference(Reference::Past),
                (Amount::Vague, From::Publication, _) => Shape::Reference(Reference::Future),
                (Amount::Vague, From::Told, _) => Shape::Duration(iso(Amount::Vague, length.grain)),
            };
        };
        let years = |n: i32| Shape::Point(Point::Relative { grain: Grain::Year, by: by.saturating_mul(sign).saturating_mul(n), from });
        let seconds = match length.grain {
            Grain::Decade => return years(10),
            Grain::Century => return years(100),
            Grain::Millennium => return years(1000),
            Grain::Hour => 3600,
            Grain::Minute => 60,
            Grain::Second => 1,
            grain => return Shape::Point(Point::Relative { grain, by: by.saturating_mul(sign), from }),
        };
        Shape::Moment { seconds: i64::from(sign) * i64::from(by) * seconds, from }
    }
}

/// A TIMEX3 duration. Decades and centuries are counted in years where the number is known.
fn iso(amount: Amount, grain: Grain) -> String {
    let vague = amount == Amount::Vague;
    let (before, factor, unit) = match grain {
        Grain::Millennium => ("P", 1000, if vague { "ML" } else { "Y" }),
        Grain::Century => ("P", 100, if vague { "CE" } else { "Y" }),
        Grain::Decade => ("P", 10, if vague { "DE" } else { "Y" }),
        Grain::Year => ("P", 1, "Y"),
        Grain::Half => ("P", 6, "M"),
        Grain::Season | Grain::Quarter => ("P", 1, "Q"),
        Grain::Month => ("P", 1, "M"),
        Grain::Fortnight => ("P", 2, "W"),
        Grain::Week => ("P", 1, "W"),
        Grain::Weekend => ("P", 1, "WE"),
        Grain::Day => ("P", 1, "D"),
        // Half an hour is 30 minutes.
        Grain::Hour if amount == Amount::Exact(500) => return "PT30M".to_owned(),
        Grain::Hour => ("PT", 1, "H"),
        Grain::Minute => ("PT", 1, "M"),
        Grain::Second => ("PT", 1, "S"),
    };
    let mut value = String::with_capacity(8);
    value.push_str(before);
    match amount {
        Amount::Exact(milli) => Amount::Exact(milli.saturating_mul(factor)).push_digits(&mut value),
        Amount::Vague => value.push('X'),
    }
    value.push_str(unit);
    value
}

/// Two TIMEX3 durations as one: P1Y and P3M are P1Y3M.
fn join(first: &str, second: &str) -> String {
    let tail = second.trim_start_matches('P');
    if first.contains('T') { format!("{first}{}", tail.trim_start_matches('T')) } else { format!("{first}{tail}") }
}

fn found(start: usize, end: usize, shape: Shape, modifier: Option<&'static str>, rule: &'static Rule) -> Found {
    let kind =
        if matches!(shape, Shape::Duration(_) | Shape::Span { .. } | Shape::Anchored { .. }) { TimeKind::Duration } else { TimeKind::Date };
    Found { start, end, kind, shape, modifier, rule: rule.id, outer: None, direction: None }
}

/// The TIMEX3 duration of one unit, as a period: a set of every unit.
pub(super) fn period(amount: Amount, grain: Grain) -> String {
    iso(amount, grain)
}
