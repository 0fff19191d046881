//! The words that numbers are written with, and their roles in the grammar.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::text::{Class, Doc, Keyed, Lex, lexicon};

/// What a word does in a number phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// zero … nine.
    Unit,
    /// ten … nineteen.
    Teen,
    /// twenty … ninety.
    Ten,
    /// "hundred": multiplies inside a group.
    Hundred,
    /// "dozen".
    Dozen,
    /// thousand, million, lakh …
    Scale,
    /// tens, hundreds, thousands …
    Plural,
    /// bn, mn: behind digits.
    Short,
    /// k: touching digits.
    Letter,
    /// m, b: scales of money only.
    Money,
    /// first … ninetieth.
    Ordinal,
    /// hundredth, thousandth …
    OrdinalScale,
    /// "half".
    Half,
    /// "quarter".
    Quarter,
    /// thirds, quarters, tenths …
    Denominator,
    /// couple, few, several, handful.
    Vague,
}

static WORDS: LazyLock<Keyed<(Role, Decimal)>> = LazyLock::new(|| Keyed::new(rows()));

/// The rows of the list: word, role and value.
fn rows() -> impl Iterator<Item = (&'static str, (Role, Decimal))> {
    lexicon::rows(lexicon::NUMBER_WORDS).filter_map(|row| {
        let mut cells = row.split('\t');
        let word = cells.next()?;
        let role = match cells.next()? {
            "unit" => Role::Unit,
            "teen" => Role::Teen,
            "ten" => Role::Ten,
            "hundred" => Role::Hundred,
            "dozen" => Role::Dozen,
            "scale" => Role::Scale,
            "plural" => Role::Plural,
            "short" => Role::Short,
            "letter" => Role::Letter,
            "money" => Role::Money,
            "ordinal" => Role::Ordinal,
            "ordinal-scale" => Role::OrdinalScale,
            "half" => Role::Half,
            "quarter" => Role::Quarter,
            "denominator" => Role::Denominator,
            "vague" => Role::Vague,
            _ => return None,
        };
        Some((word, (role, cells.next()?.parse().ok()?)))
    })
}

/// The role and value of a token's word, if it is one that numbers are written with.
#[inline]
pub(super) fn role(doc: &Doc<'_>, token: usize) -> Option<(Role, Decimal)> {
    if doc.lex(token).contains(Lex::NUMBER_WORD) {
        return WORDS.by_hash(doc.hash(token)).copied();
    }
    let class = doc.class(token);
    let stopped = class.contains(Class::ABBREV) || class.contains(Class::INITIAL | Class::GLUED);
    if stopped { stopped_role(doc, token) } else { None }
}

/// "$10M.", "£2.1bn." at the end of a sentence: the short scale has kept the full stop.
#[cold]
fn stopped_role(doc: &Doc<'_>, token: usize) -> Option<(Role, Decimal)> {
    let short = WORDS.get(doc.word(token).trim_end_matches('.')).copied();
    short.filter(|(role, _)| matches!(role, Role::Short | Role::Letter | Role::Money))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_list_is_understood() {
        assert_eq!(super::rows().count(), lexicon::rows(lexicon::NUMBER_WORDS).count());
    }
}
