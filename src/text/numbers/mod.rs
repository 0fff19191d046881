//! The grammar of number phrases: from tokens to exact values or bounds, read left to right.
//!
//! It knows nothing of units, counted nouns or dates: it says that "two and a half million" is 2,500,000 and that
//! "tens of thousands" lies between 20,000 and 99,999. Layers begin it at a trigger ([`begins`]) and build on what it
//! reads. Every phrase is read in time linear in its length; a value that needs more than 28 digits is not read.

mod arithmetic;
pub mod bounds;
mod digits;
mod fractions;
mod grammar;
mod notation;
mod vague;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;

pub(crate) use arithmetic::Arithmetic;

use super::{Class, Doc, Lex};
use crate::text::any_of;

bitflags::bitflags! {
    /// How a phrase is read.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Mode: u8 {
        /// "and" may join the parts of one number ("one hundred and five"). Off behind "between", where it parts two.
        const AND = 1;
        /// `m`, `b` and `t` scale digits: only in sums of money ("€40m").
        const MONEY = 1 << 1;
    }
}

/// What sort of number a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "12", "two and a half million".
    Cardinal,
    /// "third", "21st".
    Ordinal,
    /// "two-thirds", "half", "3/4".
    Fraction,
    /// "dozens", "a few hundred": bounds alone.
    Vague,
}

/// A number phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its tokens, its article included where that belongs to the number ("a hundred").
    pub tokens: Range<usize>,
    /// What sort it is.
    pub form: Form,
    /// The point value; `None` for a vague phrase.
    pub value: Option<Decimal>,
    /// Least value that the words allow, inclusive; the value itself where there is one.
    pub low: Option<Decimal>,
    /// Greatest value that the words allow, inclusive; `None` is no bound.
    pub high: Option<Decimal>,
    /// Whether it begins with digits.
    pub digits: bool,
    /// The product of the scale words it ends with ("1.2 million": 1,000,000); 1 where it has none.
    pub scale: Decimal,
}

/// Whether a number phrase may begin at this token: digits, a number word, or an article before one.
#[must_use]
pub fn begins(doc: &Doc<'_>, token: usize) -> bool {
    let number = |token: usize| doc.has(token, Class::NUMBER) || doc.lex(token).contains(Lex::NUMBER_WORD);
    number(token) || (doc.is_in(token, any_of!["a", "an"]) && doc.lex(token + 1).contains(Lex::NUMBER_WORD))
}

/// Languages of Europe and America that write a comma before decimals and a point or blank between thousands
/// (after the Unicode CLDR, `symbols-numberSystem-latn`).
const DECIMAL_COMMA: &[&str] = &[
    "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is", "it", "lt", "lv", "nb", "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
];

/// Whether numbers are written with a decimal comma in the language of this tag ("de", "fr-BE"); unknown is English.
fn has_decimal_comma(tag: Option<&str>) -> bool {
    let language = tag.filter(|tag| !tag.starts_with("en")).and_then(|tag| tag.split(['-', '_']).next());
    language.is_some_and(|language| DECIMAL_COMMA.iter().any(|known| known.eq_ignore_ascii_case(language)))
}

/// The longest number phrase that begins at token `at` and lies before token `end`, read with [`Mode::AND`].
#[must_use]
pub fn read(doc: &Doc<'_>, at: usize, end: usize) -> Option<Numeral> {
    read_as(doc, at, end, Mode::AND)
}

/// The longest number phrase that begins at token `at` and lies before token `end`. Clock times, ISO dates and decades
/// are none, nor is a number too great for an exact decimal.
#[must_use]
#[inline(never)]
pub fn read_as(doc: &Doc<'_>, at: usize, end: usize, mode: Mode) -> Option<Numeral> {
    grammar::Reader { doc, end: end.min(doc.len()), mode }.phrase(at)
}

#[cfg(test)]
mod tests;
