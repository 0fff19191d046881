//! Units of measure: names, symbols, and what is made of them: "km/h", "cubic metres per second", "J/m^2", "m s-2".
//!
//! ```text
//! unit    = term { ("/" | "per" | "·") [number] term }
//! term    = ["square" | "cubic"] (name | symbol) [power]
//! power   = "squared" | "cubed" | "²" | "^2" | "2" | "-1"
//! ```
//!
//! Codes are those of the Unified Code for Units of Measure (UCUM).

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::scan::Scan;
use crate::text::{Class, WordSet, any_of, word_set};

/// A unit of the list: UCUM symbol and dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) ucum: &'static str,
    pub(super) dimension: &'static str,
    /// Whether the word means something else where no other unit or power goes with it ("A", "in", "cup").
    pub(super) weak: bool,
}

/// A unit as it was read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The first unit of it.
    pub(super) unit: Unit,
    /// The UCUM symbol where it is put together.
    pub(super) made: Option<String>,
    /// Whether its first word is a symbol.
    pub(super) symbol: bool,
    /// The token behind it all.
    pub(super) end: usize,
}

static DATA: &str = include_str!("data/units.txt");

/// The rows of the list, read once.
static ROWS: LazyLock<Vec<(&'static str, Unit)>> = LazyLock::new(|| rows().collect());

fn rows() -> impl Iterator<Item = (&'static str, Unit)> {
    crate::text::lexicon::rows(DATA).filter_map(|row| {
        let mut cells = crate::text::lexicon::cells(row);
        let (name, ucum, dimension) = (cells.next()?, cells.next()?, cells.next()?);
        let weak = dimension.starts_with('!');
        Some((name, Unit { ucum, dimension: dimension.trim_start_matches('!'), weak }))
    })
}

static NAMES: LazyLock<Phrases<Unit>> =
    LazyLock::new(|| Phrases::new(ROWS.iter().copied().filter(|(name, _)| !name.starts_with(['=', '/'])), false));
static SYMBOLS: LazyLock<Phrases<Unit>> =
    LazyLock::new(|| Phrases::new(ROWS.iter().filter_map(|(name, unit)| Some((name.strip_prefix('=')?, *unit))), true));
static TIMES: LazyLock<Phrases<Unit>> =
    LazyLock::new(|| Phrases::new(ROWS.iter().filter_map(|(name, unit)| Some((name.strip_prefix('/')?, *unit))), false));

/// Words that begin a unit and stand in no list.
pub(super) static OPENERS: WordSet = word_set!["square", "sq", "sq.", "cubic", "cu", "cu.", "°", "º"];

/// A token of one of these classes may be a unit in a way that no list tells: "km2", "kg.".
pub(super) const BY_CLASS: Class = Class::ALNUM.union(Class::ABBREV).union(Class::INITIAL);

/// The hashes of the words that units begin with, as far as they are listed.
pub(super) fn hashes() -> impl Iterator<Item = u64> {
    NAMES.hashes().chain(SYMBOLS.hashes())
}

/// The most units that one is made of.
const MOST: usize = 4;

/// A name in the list that begins at `at` ("gallon", "square" apart), and the token behind it.
pub(super) fn named(scan: &Scan<'_, '_>, at: usize, end: usize) -> Option<(Unit, usize)> {
    NAMES.at(scan.doc, at, end).filter(|(unit, _)| !unit.weak)
}

/// Whether a unit may begin at `at`: most words are refused here.
pub(super) fn begins(scan: &Scan<'_, '_>, at: usize) -> bool {
    let doc = scan.doc;
    doc.class(at).intersects(BY_CLASS) || NAMES.is_key(doc, at) || SYMBOLS.is_key(doc, at) || scan.is(at, &OPENERS)
}

/// The unit at `at`. Symbols are read only where `symbols` says so: behind digits.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize, symbols: bool) -> Option<Found> {
    let limit = scan.limit(at).max(at);
    let first = term(scan, at, limit, symbols, false)?;
    let (unit, symbol) = (first.unit, first.symbol);
    let mut end = first.end;
    let mut made = first.told();
    let mut parts = 1;
    while parts < MOST {
        let Some((sign, part)) = next(scan, end, &unit, symbol, parts) else { break };
        made.push(sign);
        made.push_str(&part.told());
        end = part.end;
        parts += 1;
    }
    let put_together = parts > 1 || first.power.is_some();
    if unit.weak && !put_together {
        return None;
    }
    Some(Found { unit, made: put_together.then_some(made), symbol, end })
}

/// One unit with its power.
struct Term {
    unit: Unit,
    symbol: bool,
    /// What it is raised to: "2", "-1".
    power: Option<&'static str>,
    /// A number before it: "100" in "l/100 km".
    times: Option<String>,
    end: usize,
}

impl Term {
    fn told(&self) -> String {
        let power = self.power.unwrap_or_default();
        match &self.times {
            Some(times) => format!("({times}.{}{power})", self.unit.ucum),
            None => format!("{}{power}", self.unit.ucum),
        }
    }
}

/// What goes on behind a unit that ends before `at`: the sign of UCUM and the unit.
fn next(scan: &Scan<'_, '_>, at: usize, first: &Unit, symbol: bool, parts: usize) -> Option<(char, Term)> {
    let doc = scan.doc;
    if at >= scan.end {
        return None;
    }
    let glued = doc.glued(at) && doc.glued(at + 1);
    if scan.is(at, any_of!["/"]) && glued {
        return divisor(scan, at + 1, true).map(|term| ('/', term));
    }
    if scan.is(at, any_of!["·", "⋅", "*", "∙"]) && symbol {
        return term(scan, at + 1, scan.end, true, true).filter(|term| term.symbol).map(|term| ('.', term));
    }
    let per = scan.is(at, any_of!["per"]);
    let article = scan.is(at, any_of!["a", "an"]) && parts == 1;
    if per || article {
        let term = divisor(scan, at + 1, false)?;
        // "barrels per day", as "barrels a day", is told in barrels; "per second" makes a unit.
        let long = matches!(term.unit.ucum, "d" | "wk" | "mo" | "a");
        let short = term.unit.dimension == "time" && !long;
        let flows = matches!(first.dimension, "length" | "volume" | "data");
        let fits = if article {
            short && flows
        } else if term.unit.dimension == "time" {
            short
        } else {
            true
        };
        return fits.then_some(('/', term));
    }
    // "m s-1", "kW h": symbols side by side.
    if symbol && !doc.glued(at) {
        let term = term(scan, at, scan.end, true, true).filter(|term| term.symbol)?;
        let inverse = term.power.is_some_and(|power| power.starts_with('-'));
        let hours = first.dimension == "power" && term.unit.ucum == "h";
        return (inverse || hours).then_some(('.', term));
    }
    None
}

/// What a unit is divided by: a time, another unit, a number of them.
fn divisor(scan: &Scan<'_, '_>, at: usize, slash: bool) -> Option<Term> {
    let mut name = at;
    let mut times = None;
    let doc = scan.doc;
    if doc.has(at, Class::NUMBER) && doc.word(at).bytes().all(|b| b.is_ascii_digit() || b == b'.') && at + 1 < scan.end {
        times = Some(doc.word(at).to_owned());
        name = at + 1;
    }
    let mut term = if let Some((unit, end)) = TIMES.at(doc, name, scan.end).filter(|(_, end)| slash || doc.word(end - 1).len() > 1) {
        let (power, end) = power(scan, end, true);
        Term { unit, symbol: false, power, times: None, end }
    } else {
        term(scan, name, scan.end, slash || times.is_some(), true)?
    };
    term.times = times;
    Some(term)
}

/// A unit with its power. `inner` says that another unit stands before it.
fn term(scan: &Scan<'_, '_>, at: usize, limit: usize, symbols: bool, inner: bool) -> Option<Term> {
    let doc = scan.doc;
    let prefix = if scan.is(at, any_of!["square", "sq", "sq."]) {
        Some("2")
    } else if scan.is(at, any_of!["cubic", "cu", "cu."]) {
        Some("3")
    } else {
        None
    };
    let name = if prefix.is_some() { scan.joint(at + 1) } else { at };
    if name >= limit.min(scan.end) {
        return None;
    }
    if symbols && prefix.is_none() && doc.has(name, Class::ALNUM) {
        return alnum(doc.word(name)).map(|(unit, power)| Term { unit, symbol: true, power: Some(power), times: None, end: name + 1 });
    }
    let symbol = if symbols { stopped(scan, name).or_else(|| SYMBOLS.at(doc, name, limit)) } else { None };
    let is_symbol = symbol.is_some();
    let (unit, end) = symbol.or_else(|| NAMES.at(doc, name, limit))?;
    if prefix.is_some() {
        let long = unit.dimension == "length";
        return long.then_some(Term { unit, symbol: is_symbol, power: prefix, times: None, end });
    }
    let (power, end) = power(scan, end, is_symbol || inner);
    // A power goes with a length, or with whatever is told in symbols.
    let fits = power.is_none() || is_symbol || inner || unit.dimension == "length";
    Some(if fits {
        Term { unit, symbol: is_symbol, power, times: None, end }
    } else {
        Term { unit, symbol: is_symbol, power: None, times: None, end }
    })
}

/// "2,800 kg." at the end of a sentence: the symbol has kept the full stop.
fn stopped(scan: &Scan<'_, '_>, at: usize) -> Option<(Unit, usize)> {
    // "5 °C.": so has the letter behind the sign.
    if matches!(scan.doc.word(at), "°" | "º") && at + 1 < scan.end {
        let scale = match scan.doc.word(at + 1) {
            "C." => "℃",
            "F." => "℉",
            _ => return None,
        };
        return SYMBOLS.word(scale).map(|unit| (unit, at + 2));
    }
    if !scan.doc.class(at).intersects(Class::ABBREV | Class::INITIAL) {
        return None;
    }
    let doc = scan.doc;
    let symbol = doc.word(at).strip_suffix('.')?;
    SYMBOLS.word(symbol).filter(|unit| !unit.weak).map(|unit| (unit, at + 1))
}

/// "km2", "m3": a symbol with its power in one token.
fn alnum(word: &str) -> Option<(Unit, &'static str)> {
    let (symbol, power) =
        word.strip_suffix('2').map(|symbol| (symbol, "2")).or_else(|| word.strip_suffix('3').map(|symbol| (symbol, "3")))?;
    SYMBOLS.word(symbol).filter(|unit| matches!(unit.dimension, "length" | "time")).map(|unit| (unit, power))
}

/// A power at `at` and the token behind it; `signed` allows "-1" and "⁻¹", which go with symbols.
fn power(scan: &Scan<'_, '_>, at: usize, signed: bool) -> (Option<&'static str>, usize) {
    let doc = scan.doc;
    if at >= scan.end {
        return (None, at);
    }
    if scan.is(at, any_of!["squared"]) {
        return (Some("2"), at + 1);
    }
    if scan.is(at, any_of!["cubed"]) {
        return (Some("3"), at + 1);
    }
    if !doc.glued(at) {
        return (None, at);
    }
    let mut digit = at;
    digit += usize::from(scan.is(digit, any_of!["^"]));
    let minus = digit < scan.end && matches!(doc.word(digit), "-" | "−" | "⁻" | "–") && doc.glued(digit + 1);
    digit += usize::from(minus);
    let power = match doc.word(digit) {
        _ if digit >= scan.end || (minus && !signed) => None,
        "1" | "¹" if minus => Some("-1"),
        "2" | "²" if minus => Some("-2"),
        "3" | "³" if minus => Some("-3"),
        "2" if digit > at => Some("2"),
        "3" if digit > at => Some("3"),
        "²" => Some("2"),
        "³" => Some("3"),
        _ => None,
    };
    if power.is_some() { (power, digit + 1) } else { (None, at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_list_is_understood() {
        assert_eq!(rows().count(), crate::text::lexicon::rows(DATA).count());
        assert!(rows().all(|(name, unit)| !name.is_empty() && !unit.ucum.is_empty() && !unit.dimension.is_empty()));
    }

    #[test]
    fn no_symbol_of_an_unmarked_unit_is_a_function_word() {
        use crate::text::{Lex, lexicon};
        for (name, _) in rows().filter(|(_, unit)| !unit.weak) {
            // What is written in capitals, and only so, is no function word.
            if name.starts_with('=') && name.bytes().any(|b| b.is_ascii_uppercase()) {
                continue;
            }
            let word = name.trim_start_matches(['=', '/']);
            assert!(name.starts_with('/') || !lexicon::of_word(word).contains(Lex::FUNCTION), "{name}");
        }
    }
}
