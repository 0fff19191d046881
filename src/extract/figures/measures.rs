//! Physical quantities: length, area, mass, volume, temperature, speed, energy, power, data.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::model::FigureKind;
use crate::rule::Rule;
use crate::text::numbers::{Form, Mode};
use crate::text::{Class, Tag};

use super::amount::{self, Amount};
use super::phrases::Phrases;
use super::scan::{Draft, Scan};

/// A number with a unit.
pub static MEASURE: Rule = Rule {
    id: "figure-measure",
    phenomenon: "A number before the name or symbol of a unit of measure is a physical quantity; \"square\", \"cubic\" and \"per hour\" \
                 make units of units.",
    matches: &[
        ("The road is 20 miles long.", "20 miles = 20"),
        ("A 20-mile march began.", "20-mile = 20"),
        ("It covers 100 sq km of marsh.", "100 sq km = 100"),
        ("Winds of 90 kilometres per hour hit the port.", "90 kilometres per hour = 90"),
        ("It was 32 degrees Celsius.", "32 degrees Celsius = 32"),
        ("It burned 500,000 barrels a day.", "500,000 barrels = 500000"),
        ("They found 300 pounds of copper.", "300 pounds = 300"),
        ("The line carries 50 MW.", "50 MW = 50"),
        ("They dug 2 1/2 metres down.", "2 1/2 metres = 2.5"),
    ],
    rejects: &["Two men stood on their two feet.", "He gave 300 pounds to the fund."],
};

/// Two units of one scale.
pub static COMPOUND: Rule = Rule {
    id: "figure-measure-compound",
    phenomenon: "Feet and inches, pounds and ounces are one quantity, told in the greater unit.",
    matches: &[
        ("At 6ft 2in he stands out.", "6ft 2in = 6.166666667"),
        ("A 6-foot-2 keeper was signed.", "6-foot-2 = 6.166666667"),
        ("He is 5’3” tall.", "5’3” = 5.25"),
    ],
    rejects: &["It is 6 feet from 2 inches of water."],
};

/// A unit: UCUM symbol and dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    ucum: &'static str,
    dimension: &'static str,
}

static DATA: &str = include_str!("data/units.txt");

fn rows() -> impl Iterator<Item = (&'static str, Unit)> {
    crate::text::lexicon::rows(DATA).filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, Unit { ucum: cells.next()?, dimension: cells.next()? }))
    })
}

static NAMES: LazyLock<Phrases<Unit>> = LazyLock::new(|| Phrases::new(rows().filter(|(name, _)| !name.starts_with(['=', '/'])), false));
static SYMBOLS: LazyLock<Phrases<Unit>> =
    LazyLock::new(|| Phrases::new(rows().filter_map(|(name, unit)| Some((name.strip_prefix('=')?, unit))), true));
static DIVISORS: LazyLock<Phrases<Unit>> =
    LazyLock::new(|| Phrases::new(rows().filter_map(|(name, unit)| Some((name.strip_prefix('/')?, unit))), false));

/// A unit as it was read.
struct Found {
    unit: Unit,
    /// "2" for squares, "3" for cubes.
    power: Option<&'static str>,
    divisor: Option<&'static str>,
    end: usize,
}

impl Found {
    fn ucum(&self) -> Option<String> {
        if self.power.is_none() && self.divisor.is_none() {
            return None;
        }
        let divisor = self.divisor.map(|divisor| format!("/{divisor}")).unwrap_or_default();
        Some(format!("{}{}{divisor}", self.unit.ucum, self.power.unwrap_or_default()))
    }
}

/// A physical quantity.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form == Form::Ordinal {
        return None;
    }
    let mut at = scan.joint(amount.next);
    if matches!(amount.form, Form::Vague | Form::Fraction) && scan.is(at, "of") {
        at += 1;
    }
    if amount.form == Form::Fraction && scan.is_any(at, &["a", "an"]) {
        at += 1;
    }
    if let Some(height) = height(scan, amount) {
        return Some(height);
    }
    let found = unit(scan, amount, at)?;
    let mut draft = Draft::new(amount, FigureKind::Measure, found.end, MEASURE.id);
    draft.unit = Some(found.unit.ucum);
    draft.made_unit = found.ucum();
    if let Some((part, end)) = second(scan, &draft, &found) {
        let value = draft.value?.checked_add(part)?.round_dp(9).normalize();
        (draft.value, draft.low, draft.high) = (Some(value), Some(value), Some(value));
        draft.phrase.end = end;
        draft.rules.push(COMPOUND.id);
    }
    Some(draft)
}

/// 6'2": feet and inches by their marks.
fn height(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let doc = scan.doc;
    let mark = amount.tokens.end;
    let glued = matches!(doc.word(mark), "'" | "’" | "′") && doc.glued(mark) && doc.glued(mark + 1) && mark + 1 < scan.end;
    let feet = amount.whole().filter(|feet| *feet <= Decimal::from(8) && amount.is_plain(scan))?;
    let inches: Decimal =
        doc.word(mark + 1).parse().ok().filter(|inches| glued && *inches < Decimal::from(12) && *inches >= Decimal::ZERO)?;
    let close = mark + 2;
    let closed = matches!(doc.word(close), "\"" | "”" | "″" | "''") && doc.glued(close);
    let mut draft = Draft::new(amount, FigureKind::Measure, if closed { close + 1 } else { close }, COMPOUND.id);
    let value = feet.checked_add(inches.checked_div(Decimal::from(12))?)?.round_dp(9).normalize();
    draft.number.end = mark + 2;
    (draft.value, draft.low, draft.high) = (Some(value), Some(value), Some(value));
    draft.unit = Some("[ft_i]");
    Some(draft)
}

/// The unit at `at`.
fn unit(scan: &Scan<'_, '_>, amount: &Amount, at: usize) -> Option<Found> {
    let doc = scan.doc;
    // "20 (kg)".
    if scan.is_any(at, &["(", "[", "{", "<"]) && !doc.glued(at) {
        let mut found = unit(scan, amount, at + 1)?;
        let closed = scan.is_any(found.end, &[")", "]", "}", ">"]);
        found.end += 1;
        return closed.then_some(found);
    }
    if !scan.free(at) {
        return None;
    }
    let (prefix, name) = if scan.is_any(at, &["square", "sq", "sq."]) {
        (Some("2"), scan.joint(at + 1))
    } else if scan.is_any(at, &["cubic", "cu", "cu."]) {
        (Some("3"), scan.joint(at + 1))
    } else {
        (None, at)
    };
    // "2,800 kg." at the end of a sentence: the symbol has kept the full stop.
    if doc.has(name, Class::ABBREV)
        && amount.digits
        && let Some(symbol) = doc.word(name).strip_suffix('.')
        && let Some((_, unit)) = rows().find(|(row, _)| row.strip_prefix('=') == Some(symbol))
        && symbol.len() > 1
    {
        return Some(Found { unit, power: prefix, divisor: None, end: name + 1 });
    }
    let touching = doc.glued(name) && name == amount.next;
    let limit = scan.limit(name).max(name);
    let symbol = SYMBOLS.at(doc, name, limit).filter(|_| amount.digits && is_symbol(scan, amount, name, touching, prefix.is_some()));
    let (unit, mut end) = match symbol {
        Some(found) => found,
        None => match alnum(scan, name) {
            Some((unit, power)) if amount.digits => {
                let mut found = Found { unit, power: Some(power), divisor: None, end: name + 1 };
                divide(scan, &mut found);
                return Some(found);
            }
            _ => NAMES.at(doc, name, limit).filter(|(unit, end)| is_unit(scan, amount, *unit, name, *end))?,
        },
    };
    let mut power = prefix;
    if power.is_none() && unit.dimension == "length" {
        (power, end) = power_behind(scan, end);
    }
    if prefix.is_some() && unit.dimension != "length" {
        return None;
    }
    let mut found = Found { unit, power, divisor: None, end };
    divide(scan, &mut found);
    Some(found)
}

/// "km2", "m3": a symbol with its power in one token.
fn alnum(scan: &Scan<'_, '_>, at: usize) -> Option<(Unit, &'static str)> {
    if !scan.doc.has(at, Class::ALNUM) {
        return None;
    }
    let word = scan.doc.word(at);
    let (symbol, power) =
        word.strip_suffix('2').map(|symbol| (symbol, "2")).or_else(|| word.strip_suffix('3').map(|symbol| (symbol, "3")))?;
    let (_, unit) = rows().find(|(name, unit)| name.strip_prefix('=') == Some(symbol) && unit.dimension == "length")?;
    Some((unit, power))
}

/// "squared", "²", "^2" behind a length.
fn power_behind(scan: &Scan<'_, '_>, at: usize) -> (Option<&'static str>, usize) {
    if scan.is_any(at, &["squared", "²"]) {
        return (Some("2"), at + 1);
    }
    if scan.is_any(at, &["cubed", "³"]) {
        return (Some("3"), at + 1);
    }
    if scan.is(at, "^") && scan.doc.glued(at + 1) {
        match scan.doc.word(at + 1) {
            "2" => return (Some("2"), at + 2),
            "3" => return (Some("3"), at + 2),
            _ => {}
        }
    }
    (None, at)
}

/// "per hour", "/s" behind the unit.
fn divide(scan: &Scan<'_, '_>, found: &mut Found) {
    let slash = scan.is(found.end, "/") && scan.doc.glued(found.end) && scan.doc.glued(found.end + 1);
    // "barrels per day", as "barrels a day", is told in barrels; "per second" makes a unit.
    let short = scan.is_any(found.end + 1, &["hour", "second", "minute", "sec", "min", "hr", "h", "s"]);
    let speed = (found.unit.dimension == "length" || found.unit.dimension == "volume") && short;
    if !(slash || (scan.is(found.end, "per") && speed)) {
        return;
    }
    // Times may hold "per hour"; the words are the unit's all the same.
    if let Some((divisor, end)) = DIVISORS.at(scan.doc, found.end + 1, scan.end) {
        found.divisor = Some(divisor.ucum);
        found.end = end;
    }
}

/// Whether a symbol of one or two letters stands for a unit here.
fn is_symbol(scan: &Scan<'_, '_>, amount: &Amount, at: usize, touching: bool, prefixed: bool) -> bool {
    let doc = scan.doc;
    let word = doc.word(at);
    if scan.is_hyphen(at + 1) {
        return false;
    }
    if word.len() == 1 && word.is_ascii() && !prefixed {
        // "5m people" is five million, "100m runner" is not told apart; before a plural noun the letter scales.
        let plural = doc.tag(at + 1) == Tag::Nns && word == "m";
        return !amount.is_scaled() && !plural && (touching || matches!(word, "m" | "g" | "L" | "l" | "t" | "V" | "W"));
    }
    // "2 pm", "3 am" are times of day where a clock can show them.
    !(matches!(word, "pm") && amount.value.is_some_and(|value| value <= Decimal::from(12) && value.is_integer()) && !scan.is(at + 1, "is"))
}

/// Whether a name that is also another word of English is a unit here.
fn is_unit(scan: &Scan<'_, '_>, amount: &Amount, unit: Unit, at: usize, end: usize) -> bool {
    let doc = scan.doc;
    let word = doc.lower(at);
    let owned = scan.before(amount.start).is_some_and(|before| doc.tag(before) == Tag::PrpPoss);
    match word.as_ref() {
        "pound" | "pounds" => is_weighed(scan, amount, at),
        "foot" | "feet" => !owned,
        "stone" => end >= scan.end || !doc.tag(end).is_noun(),
        "amp" | "amps" | "knot" | "knots" | "kilo" | "kilos" => !owned,
        "bit" => scan.is_hyphen(at - 1) || amount.is_scaled(),
        "bits" => !scan.is(end, "of"),
        "mi" | "hp" | "gal" => amount.digits,
        // "two degrees from Yale".
        "degree" | "degrees" => unit.dimension != "angle" || !scan.is_any(end, &["in", "from"]) || amount.digits,
        "cc" | "ha" => amount.digits && !doc.has(at, Class::CAPITAL),
        _ => true,
    }
}

/// Whether pounds are a weight here: joined by a hyphen, "of" something, or beside words of weighing; never with "million".
pub(super) fn is_weighed(scan: &Scan<'_, '_>, amount: &Amount, at: usize) -> bool {
    const WEIGHING: &[&str] = &[
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "heavy",
        "heavier",
        "lighter",
        "overweight",
        "lift",
        "lifts",
        "lifted",
        "lifting",
        "ton",
        "tons",
        "tonne",
        "tonnes",
        "kilogram",
        "kilograms",
        "kilo",
        "kilos",
        "ounce",
        "ounces",
    ];
    if amount.scale >= Decimal::from(1_000_000) {
        return scan.is(at + 1, "of") && scan.doc.tag(at + 2).is_common_noun();
    }
    if at > 0 && scan.is_hyphen(at - 1) {
        return !scan.is_any(at + 1, &["fine", "note", "bill", "prize", "reward", "bonus", "ticket", "fee", "deal", "loan", "grant"]);
    }
    if scan.is(at + 1, "of") {
        return true;
    }
    let from = at.saturating_sub(12).max(scan.start);
    let to = (at + 8).min(scan.end);
    (from..to).any(|token| scan.is_any(token, WEIGHING))
}

/// "2in" behind "6ft", "2" behind "6-foot-": the smaller part in the greater unit.
fn second(scan: &Scan<'_, '_>, first: &Draft, found: &Found) -> Option<(Decimal, usize)> {
    if found.power.is_some() || found.divisor.is_some() {
        return None;
    }
    let (small, factor) = match found.unit.ucum {
        "[ft_i]" => ("[in_i]", Decimal::from(12)),
        "[lb_av]" => ("[oz_av]", Decimal::from(16)),
        "[stone_av]" => ("[lb_av]", Decimal::from(14)),
        _ => return None,
    };
    first.value.filter(|value| value.is_integer())?;
    let joint = scan.joint(found.end);
    let at = if scan.is(joint, "and") { joint + 1 } else { joint };
    if !scan.free(at) {
        return None;
    }
    let part = amount::read(scan, at, Mode::empty()).filter(|part| part.form == Form::Cardinal || part.form == Form::Fraction)?;
    let value = part.value.filter(|value| *value < factor)?;
    let name = scan.joint(part.next);
    let inches = name < scan.end && (scan.is_any(name, &["in", "in.", "″"]) && small == "[in_i]" && scan.doc.glued(name));
    let end = if inches {
        name + 1
    } else if let Some((unit, end)) = NAMES.at(scan.doc, name, scan.end).filter(|(unit, _)| unit.ucum == small) {
        let _ = unit;
        end
    } else if joint > found.end && small == "[in_i]" {
        part.tokens.end
    } else {
        return None;
    };
    Some((value.checked_div(factor)?, end))
}

/// An inch written "in": only behind digits, and where no noun phrase follows. Read last, when nothing else fits.
pub(super) fn inch(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let at = scan.joint(amount.next);
    let doc = scan.doc;
    let stop = at + 1 >= scan.end
        || doc.has(at + 1, Class::PUNCT)
        || scan.is_any(at + 1, &["thick", "wide", "long", "tall", "deep", "high", "x", "by"]);
    let joined = doc.glued(at) && at == amount.next || scan.is_hyphen(amount.next);
    if !amount.digits || amount.form == Form::Ordinal || !(scan.is(at, "in") || scan.is(at, "in.")) || !(stop || joined) {
        return None;
    }
    let mut draft = Draft::new(amount, FigureKind::Measure, at + 1, MEASURE.id);
    draft.unit = Some("[in_i]");
    Some(draft)
}
