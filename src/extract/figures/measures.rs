//! Physical quantities: length, area, mass, volume, temperature, speed, energy, power, data.

use rust_decimal::Decimal;

use crate::model::FigureKind;
use crate::rule::Rule;
use crate::text::numbers::{Arithmetic, Form, Mode};
use crate::text::{Class, Tag, WordSet, any_of, word_set};

use super::amount::{self, Amount};
use super::scan::{Draft, Scan};
use super::units::{self, Found, Unit};

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
        ("The hut is one and one-half miles east.", "one and one-half miles = 1.5"),
        ("Growers shipped 816 000 t of wheat.", "816 000 t = 816000"),
        ("It spilt a litre of milk.", "a litre = 1"),
        ("The pump moves 30 million cubic metres per second.", "30 million cubic metres per second = 30000000"),
        ("The limit is 25 µg/m³ of soot.", "25 µg/m³ = 25"),
        ("The wind blew at 12 m s-1 there.", "12 m s-1 = 12"),
        ("The light took 2.5×10^6 m of cable.", "2.5×10^6 m = 2500000"),
        ("A 10-by-12-foot room was let.", "10 = 10"),
    ],
    rejects: &[
        "Two men stood on their two feet.",
        "He gave 300 pounds to the fund.",
        "The gates open at 6pm.",
        "It closed for good in 2020.",
        "Milk costs $3 a litre of late.",
    ],
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

/// What opens a unit in brackets, the marks of feet, and what stands before the foot of the scale of heat.
pub(super) static MARKS: WordSet = word_set!["(", "[", "{", "<", "'", "′", "absolute"];

/// An inch in letters.
pub(super) static INCH: WordSet = word_set!["in", "in."];

/// A physical quantity.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form == Form::Ordinal {
        return None;
    }
    let mut at = scan.joint(amount.next);
    if matches!(amount.form, Form::Vague | Form::Fraction) && scan.is(at, any_of!["of"]) {
        at += 1;
    }
    if amount.form == Form::Fraction && scan.is(at, any_of!["a", "an"]) {
        at += 1;
    }
    if let Some(height) = height(scan, amount) {
        return Some(height);
    }
    // "absolute zero": the foot of the scale.
    let absolute = scan.before(amount.start).filter(|&b| scan.is(b, any_of!["absolute"]) && amount.value == Some(Decimal::ZERO));
    if let Some(absolute) = absolute {
        let mut draft = Draft::new(amount, FigureKind::Measure, amount.next, MEASURE.id);
        draft.phrase.start = absolute;
        draft.unit = Some("K");
        return Some(draft);
    }
    let found = unit(scan, amount, at)?;
    let mut draft = Draft::new(amount, FigureKind::Measure, found.end, MEASURE.id);
    draft.unit = Some(found.unit.ucum);
    draft.made_unit.clone_from(&found.made);
    if let Some((part, end)) = second(scan, &draft, &found) {
        let value = draft.value?.plus(part)?.round_dp(9).normalize();
        (draft.value, draft.low, draft.high) = (Some(value), Some(value), Some(value));
        draft.phrase.end = end;
        draft.rules.push(COMPOUND.id);
    }
    Some(draft)
}

/// "a gallon of beer": an article for one, where the unit is "of" something; behind another amount it is "for each".
/// `unit` is the token of the unit's name. The article is told as the number.
pub(super) fn one(scan: &Scan<'_, '_>, article: usize) -> Option<Draft> {
    let name = article + 1;
    let doc = scan.doc;
    let of = name + 1;
    if !scan.is(of, any_of!["of"]) || !scan.free(of + 1) || !(doc.tag(of + 1).is_noun() || doc.tag(of + 1).is_adjective()) {
        return None;
    }
    // "$3 a gallon of petrol", "40 barrels a mile of coast".
    let each = scan.before(article).is_some_and(|b| doc.has(b, Class::NUMBER) || doc.tag(b).is_noun() || doc.has(b, Class::CURRENCY));
    let (unit, _) = units::named(scan, name, of)?;
    let fits = matches!(unit.dimension, "length" | "area" | "mass" | "volume");
    let idiom = scan.is(name, any_of!["ton", "tonne", "stone", "bit", "mile", "inch", "ounce"]);
    if each || !fits || idiom {
        return None;
    }
    let mut draft = Draft::new(&Amount::one(article), FigureKind::Measure, of, MEASURE.id);
    draft.unit = Some(unit.ucum);
    Some(draft)
}

/// 6'2": feet and inches by their marks.
fn height(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let doc = scan.doc;
    let mark = amount.tokens.end;
    let glued = doc.glued(mark) && doc.glued(mark + 1) && mark + 1 < scan.end && matches!(doc.word(mark), "'" | "’" | "′");
    if !glued {
        return None;
    }
    let feet = amount.whole().filter(|feet| *feet <= Decimal::from(8) && amount.is_plain(scan))?;
    let inches: Decimal = doc.word(mark + 1).parse().ok().filter(|inches| *inches < Decimal::from(12) && *inches >= Decimal::ZERO)?;
    let close = mark + 2;
    let closed = matches!(doc.word(close), "\"" | "”" | "″" | "''") && doc.glued(close);
    let mut draft = Draft::new(amount, FigureKind::Measure, if closed { close + 1 } else { close }, COMPOUND.id);
    let value = feet.plus(inches.over(Decimal::from(12))?)?.round_dp(9).normalize();
    draft.number.end = mark + 2;
    (draft.value, draft.low, draft.high) = (Some(value), Some(value), Some(value));
    draft.unit = Some("[ft_i]");
    Some(draft)
}

/// The unit at `at`, if its words are one here.
fn unit(scan: &Scan<'_, '_>, amount: &Amount, at: usize) -> Option<Found> {
    let doc = scan.doc;
    // "20 (kg)".
    if scan.is(at, any_of!["(", "[", "{", "<"]) && !doc.glued(at) {
        let mut found = unit(scan, amount, at + 1)?;
        let closed = scan.is(found.end, any_of![")", "]", "}", ">"]);
        found.end += 1;
        return closed.then_some(found);
    }
    if !units::begins(scan, at) || !scan.free(at) {
        return None;
    }
    let found = units::read(scan, at, amount.digits)?;
    let fits = if found.made.is_some() {
        true
    } else if found.symbol {
        is_symbol(scan, amount, at)
    } else {
        found.end > at + 1 || is_unit(scan, amount, found.unit, at, found.end)
    };
    fits.then_some(found)
}

/// Whether a symbol of one or two letters stands for a unit here.
fn is_symbol(scan: &Scan<'_, '_>, amount: &Amount, at: usize) -> bool {
    let doc = scan.doc;
    let word = doc.word(at);
    let touching = doc.glued(at) && at == amount.next;
    if scan.is_hyphen(at + 1) {
        return false;
    }
    if word.len() == 1 && word.is_ascii() {
        // "5m people" is five million, "100m runner" is not told apart; before a plural noun the letter scales.
        let plural = doc.tag(at + 1) == Tag::Nns && word == "m";
        return !amount.is_scaled() && !plural && (touching || matches!(word, "m" | "g" | "L" | "l" | "t" | "V" | "W"));
    }
    // "2 pm", "3 am" are times of day where a clock can show them.
    !(matches!(word, "pm")
        && amount.value.is_some_and(|value| value <= Decimal::from(12) && value.is_integer())
        && !scan.is(at + 1, any_of!["is"]))
}

/// Whether a name that is also another word of English is a unit here.
fn is_unit(scan: &Scan<'_, '_>, amount: &Amount, unit: Unit, at: usize, end: usize) -> bool {
    let doc = scan.doc;
    let word = doc.lower(at);
    let owned = scan.before(amount.start).is_some_and(|before| doc.tag(before) == Tag::PrpPoss);
    match word.as_ref() {
        "pound" | "pounds" => is_weighed(scan, amount, at),
        "foot" | "feet" => !owned || amount.digits,
        "stone" => end >= scan.end || !doc.tag(end).is_noun(),
        "amp" | "amps" | "knot" | "knots" | "kilo" | "kilos" => !owned,
        "bit" => scan.is_hyphen(at - 1) || amount.is_scaled(),
        "bits" => !scan.is(end, any_of!["of"]),
        "mi" | "hp" | "gal" => amount.digits,
        // "two degrees from Yale".
        "degree" | "degrees" => unit.dimension != "angle" || !scan.is(end, any_of!["in", "from"]) || amount.digits,
        "cc" | "ha" => amount.digits && !doc.has(at, Class::CAPITAL),
        _ => true,
    }
}

/// Whether pounds are a weight here: joined by a hyphen, "of" something, or beside words of weighing; never with "million".
pub(super) fn is_weighed(scan: &Scan<'_, '_>, amount: &Amount, at: usize) -> bool {
    static WEIGHING: WordSet = word_set![
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
        return scan.is(at + 1, any_of!["of"]) && scan.doc.tag(at + 2).is_common_noun();
    }
    if at > 0 && scan.is_hyphen(at - 1) {
        return !scan.is(at + 1, any_of!["fine", "note", "bill", "prize", "reward", "bonus", "ticket", "fee", "deal", "loan", "grant"]);
    }
    if scan.is(at + 1, any_of!["of"]) {
        return true;
    }
    let from = at.saturating_sub(12).max(scan.start);
    let to = (at + 8).min(scan.end);
    (from..to).any(|token| scan.is(token, &WEIGHING))
}

/// "2in" behind "6ft", "2" behind "6-foot-": the smaller part in the greater unit.
fn second(scan: &Scan<'_, '_>, first: &Draft, found: &Found) -> Option<(Decimal, usize)> {
    if found.made.is_some() {
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
    let at = if scan.is(joint, any_of!["and"]) { joint + 1 } else { joint };
    if !scan.free(at) {
        return None;
    }
    let part = amount::read(scan, at, Mode::empty()).filter(|part| part.form == Form::Cardinal || part.form == Form::Fraction)?;
    let value = part.value.filter(|value| *value < factor)?;
    let name = scan.joint(part.next);
    let inches = name < scan.end && (scan.is(name, any_of!["in", "in.", "″"]) && small == "[in_i]" && scan.doc.glued(name));
    let end = if inches {
        name + 1
    } else if let Some((_, end)) = units::named(scan, name, scan.end).filter(|(unit, _)| unit.ucum == small) {
        end
    } else if joint > found.end && small == "[in_i]" {
        part.tokens.end
    } else {
        return None;
    };
    Some((value.over(factor)?, end))
}

/// An inch written "in": only behind digits, and where no noun phrase follows. Read last, when nothing else fits.
pub(super) fn inch(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let at = scan.joint(amount.next);
    let doc = scan.doc;
    if !scan.is(at, &INCH) {
        return None;
    }
    let stop = at + 1 >= scan.end
        || doc.has(at + 1, Class::PUNCT)
        || scan.is(at + 1, any_of!["thick", "wide", "long", "tall", "deep", "high", "x", "by"]);
    let joined = doc.glued(at) && at == amount.next || scan.is_hyphen(amount.next);
    // "a 1-in-100 chance".
    if scan.is_hyphen(at + 1) {
        return None;
    }
    if !amount.digits || amount.form == Form::Ordinal || !(stop || joined) {
        return None;
    }
    let mut draft = Draft::new(amount, FigureKind::Measure, at + 1, MEASURE.id);
    draft.unit = Some("[in_i]");
    Some(draft)
}
