//! Vague number words: "a few hundred", "tens of thousands".

use std::ops::Range;

use rust_decimal::Decimal;

use super::arithmetic::Arithmetic;
use super::grammar::{Reader, ScaleState};
use super::words::Role;
use super::{Form, Numeral, bounds};
use crate::text::{WordSet, any_of, word_set};

impl Reader<'_, '_> {
    /// "a few hundred", "tens of thousands", "dozens", "a couple of dozen".
    pub(super) fn vague(&self, at: usize) -> Option<Numeral> {
        let article = self.is_article(at);
        let word = at + usize::from(article);
        let (role, value) = self.role(word)?;
        let low = self.doc.lower(word);
        let mut next = word + 1;
        match role {
            Role::Vague => {
                let of = usize::from(low == "couple" && self.is(next, any_of!["of"]));
                let mut factor = None;
                if let Some((Role::Scale | Role::Hundred | Role::Dozen | Role::Plural, _)) = self.role(next + of) {
                    let (scale, behind) = self.scales(next + of, &mut ScaleState::default())?;
                    factor = Some(scale);
                    next = behind;
                }
                let stands = match low.as_ref() {
                    _ if factor.is_some() => true,
                    "couple" => self.is(next, any_of!["of"]) || (article && self.doc.tag(next) == crate::text::Tag::Nns),
                    "handful" => self.is(next, any_of!["of"]),
                    "few" => article,
                    _ => true,
                };
                let bounds = bounds::of(&low)?;
                let bounds = factor.map_or(bounds, |factor| bounds::scaled(bounds, factor));
                stands.then(|| vague(at..next, bounds))
            }
            Role::Plural if !article => {
                let of = self.is(next, any_of!["of"]);
                if value < Decimal::from(100) && low != "dozens" && !of && !(low == "scores" && self.is_harmed(next)) {
                    return None;
                }
                let mut factor = Decimal::ONE;
                while self.is(next, any_of!["of"])
                    && let Some((Role::Plural | Role::Scale, scale)) = self.role(next + 1)
                {
                    factor = factor.times(scale)?;
                    next += 2;
                }
                let bounds = if low == "tens" || factor == Decimal::ONE { bounds::of(&low)? } else { narrow(&low, value) };
                Some(vague(at..next, bounds::scaled(bounds, factor)))
            }
            _ => None,
        }
    }
}

impl Reader<'_, '_> {
    /// "scores more", "scores were injured": persons are meant, and no points of a game.
    fn is_harmed(&self, at: usize) -> bool {
        static HARM: WordSet =
            word_set!["killed", "injured", "wounded", "hurt", "arrested", "detained", "missing", "dead", "trapped", "stranded", "feared",];
        let any = |at: usize, words: &WordSet| at < self.end && self.doc.is_in(at, words);
        let verb = usize::from(any(at, any_of!["were", "are", "remain", "remained"]));
        let adverb = usize::from(any(at + verb, any_of!["still", "also", "reportedly", "seriously", "badly"]));
        any(at, any_of!["more", "others"]) || any(at + verb + adverb, &HARM)
    }
}

/// "hundreds of thousands": below the next scale, whatever the word alone allows.
fn narrow(word: &str, value: Decimal) -> (Option<Decimal>, Option<Decimal>) {
    match bounds::of(word) {
        Some((low, high)) if value <= Decimal::ONE_HUNDRED => (low, high),
        Some((low, _)) => (low, value.times(Decimal::ONE_THOUSAND).map(|next| next - Decimal::ONE)),
        None => (None, None),
    }
}

fn vague(tokens: Range<usize>, (low, high): (Option<Decimal>, Option<Decimal>)) -> Numeral {
    Numeral { tokens, form: Form::Vague, value: None, low, high, digits: false, scale: Decimal::ONE }
}
