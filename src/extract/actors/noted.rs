//! The rules that made an actor, in few bytes.

use super::RULES;
use crate::rule::Rule;

/// A rule of this layer: its place in [`RULES`].
#[repr(u8)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleId {
    Capitals,
    Listed,
    TitleBefore,
    Apposition,
    Surname,
    Acronym,
    Shortened,
    Variant,
    Definite,
    Personal,
    Thing,
    Relative,
}

/// How many rules there are.
const COUNT: usize = RuleId::Relative as usize + 1;

/// Rules of this layer, each once, in the order in which they were noted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noted {
    /// A bit for each.
    held: u16,
    count: u8,
    order: [u8; COUNT],
}

impl Noted {
    /// Notes a rule.
    #[inline]
    pub(super) fn add(&mut self, rule: RuleId) {
        // Without a branch: what is in already is written behind the last one and not counted.
        let held = self.held >> rule as u8 & 1;
        if let Some(slot) = self.order.get_mut(usize::from(self.count)) {
            *slot = rule as u8;
        }
        self.count += 1 - held as u8;
        self.held |= 1 << rule as u8;
    }

    /// The rules.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.order.iter().take(usize::from(self.count)).filter_map(|&rule| RULES.get(usize::from(rule)).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_noted_once() {
        let mut noted = Noted::default();
        [RuleId::Surname, RuleId::Capitals, RuleId::Surname].into_iter().for_each(|rule| noted.add(rule));
        assert_eq!(noted.rules().map(|rule| rule.id).collect::<Vec<_>>(), ["actor-surname", "actor-capitals"]);
        assert_eq!(RULES.len(), COUNT);
        let names = [
            (RuleId::Listed, "actor-listed"),
            (RuleId::TitleBefore, "actor-title-before"),
            (RuleId::Apposition, "actor-apposition"),
            (RuleId::Acronym, "actor-acronym"),
            (RuleId::Shortened, "actor-shortened"),
            (RuleId::Variant, "actor-variant"),
            (RuleId::Definite, "actor-nominal"),
            (RuleId::Personal, "actor-pronoun-person"),
            (RuleId::Thing, "actor-pronoun-thing"),
            (RuleId::Relative, "actor-relative"),
        ];
        assert!(names.iter().all(|&(rule, id)| RULES.get(rule as usize).is_some_and(|rule| rule.id == id)));
    }
}
