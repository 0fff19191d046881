//! Rules are things with names: what a rule covers, and the examples that hold it to it.

/// One rule of extraction or reconciliation. It stands in a constant beside the code that applies it.
///
/// A test runs every example. Of a rule of reconciliation ([`crate::reconcile::RULES`]) a text is those of two articles. Else `matches` are `(text, yields)`, where extraction of `text` (published on
/// Friday 2025-09-26) must give an item that carries this rule's id and whose text is `yields`. `yields`
/// may go on with ` = value`: a figure's value (`12`) or bounds (`20000..99999`), a time's TIMEX3 value,
/// a quote's speaker, an actor's full name, a claim's `subject | predicate | object`. From `rejects`
/// no item with this id may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case, begins with the layer: `figure-vague-count`.
    pub id: &'static str,
    /// One sentence: the phenomenon of English that it covers.
    pub phenomenon: &'static str,
    /// `(text, yields)` pairs that must match.
    pub matches: &'static [(&'static str, &'static str)],
    /// Texts from which it must make nothing.
    pub rejects: &'static [&'static str],
}

/// Every rule of the program, in the order of the stages.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    extraction().chain(crate::reconcile::RULES.iter().copied())
}

/// The rules that make items of one article.
pub fn extraction() -> impl Iterator<Item = &'static Rule> {
    crate::extract::RULES.iter().flat_map(|rules| rules.iter().copied())
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
