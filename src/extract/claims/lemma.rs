//! The dictionary form of a predicate.

use std::fmt;
use std::ops::Deref;

/// How many bytes are kept in place: every verb of English, but not every word that may be taken for one.
const SHORT: usize = 22;

/// A dictionary form, lower case; reads as a `str`. Most take no memory of their own.
#[derive(Clone, PartialEq, Eq)]
pub struct Lemma(Form);

#[derive(Clone, PartialEq, Eq)]
enum Form {
    /// Its length, and its bytes with zeros behind them.
    Short(u8, [u8; SHORT]),
    Long(Box<str>),
}

impl Lemma {
    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl Lemma {
    /// Its bytes.
    pub(super) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Form::Short(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Form::Long(word) => word.as_bytes(),
        }
    }
}

impl From<&str> for Lemma {
    fn from(word: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..word.len()), u8::try_from(word.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(word.as_bytes());
                Self(Form::Short(length, bytes))
            }
            _ => Self(Form::Long(word.into())),
        }
    }
}

impl Deref for Lemma {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_come_back() {
        for word in ["", "be", "naïf", "counterrevolutionizes!", "counterrevolutionizes!!", &"ü".repeat(200)] {
            assert_eq!(Lemma::from(word).as_str(), word);
        }
        assert_eq!(std::mem::size_of::<Lemma>(), 24);
    }
}
