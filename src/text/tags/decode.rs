//! Tags a sentence from left to right, each word with the labels before it in view.
//!
//! Method: greedy averaged perceptron (Collins 2002), with a lexicon of words that are practically always of one tag, and
//! contexts that practically always decide it: most words are never weighed.

use super::features::{Affixes, Context, Facts, Style, collect, of_labels, of_words, shortcuts};
use super::form::{Glance, Words};
use super::model::{FEATURES, Model, UNCERTAIN};
use super::past;
use super::tag::{Label, Labels, Tag};

/// By how much a plural may lead over a third person in a headline without a verb, and an adjective over a participle
/// behind “be”, in sums of weights.
const LEAD: i16 = 60;

/// Fills `facts`, one a word, with the word's label among them. `glances` are those at the words.
pub(crate) fn decode(model: &Model<'_>, words: Words<'_>, glances: impl Iterator<Item = Glance>, facts: &mut Vec<Facts>) {
    /// Forms that make a sentence of words, or a headline.
    const FINITE: Labels = Labels::of(&[Tag::Vbd, Tag::Vbp, Tag::Vbz, Tag::Md]);
    const VERBS: Labels = Labels::of(&[Tag::Vb, Tag::Vbd, Tag::Vbg, Tag::Vbn, Tag::Vbp, Tag::Vbz, Tag::Md]);
    /// What the past of a strong verb is taken for where it was seldom seen.
    const NOMINAL: Labels = Labels::of(&[Tag::Nn, Tag::Jj, Tag::Rb, Tag::Uh]);
    let style = collect(words, glances, facts, |hash| model.entry(hash));
    let mut context = Context::start();
    let predicates = if style == Style::Plain { FINITE } else { VERBS };
    let mut finite = false;
    // The word that would be the sentence's verb if it had none: where, as what, and how far behind the label it got.
    let mut rival: Option<(usize, Tag, i16)> = None;
    for i in 0..facts.len() {
        let Some(here) = facts.get(i) else { break };
        let short = || model.shortcut(shortcuts(facts, i, context));
        let label = if here.certain != UNCERTAIN {
            Label(here.certain)
        } else {
            let label = if let Some(label) = short() {
                label
            } else {
                let mut rows = [0; FEATURES];
                let mut count = 0;
                let mut each = |feature: u32| {
                    // The mask saves the check of bounds; there are never more.
                    let row = model.row(feature);
                    rows[count & (FEATURES - 1)] = row;
                    count += usize::from(row != 0);
                };
                let affixes = Affixes::of(words, facts, i, |hash| model.entry(hash));
                of_words(facts, i, &affixes, &mut each);
                of_labels(facts, i, &affixes, context, &mut each);
                let scores = model.sum(here.class, &rows, count);
                let mut label = scores.best();
                let verb = match label.tag() {
                    Tag::Vbn if context.may_follow_subject() => Some(Tag::Vbd),
                    Tag::Jj if affixes.looks_past() && context.may_follow_subject() => Some(Tag::Vbd),
                    Tag::Nns | Tag::Nnps if style == Style::Title && i > 0 && i + 1 < facts.len() && scores.behind(Tag::Vbz) < LEAD => {
                        Some(Tag::Vbz)
                    }
                    _ => None,
                };
                if let Some(verb) = verb
                    && rival.is_none_or(|(_, _, least)| scores.behind(verb) < least)
                {
                    rival = Some((i, verb, scores.behind(verb)));
                }
                // “was injured”: the passive rather than a state.
                if label.tag() == Tag::Jj && affixes.looks_past() && context.follows_be() && scores.behind(Tag::Vbn) < LEAD {
                    label = Label::of(Tag::Vbn);
                }
                // “what Ana Velmar dubbed”: the clause wants a finite verb.
                if label.tag() == Tag::Vbn && context.awaits_verb_of_wh() && context.follows_subject() && scores.behind(Tag::Vbd) < LEAD {
                    label = Label::of(Tag::Vbd);
                }
                // “in a blog post that”: a base form needs “to”, a modal or a verb that governs it, not a phrase right before.
                if label.tag() == Tag::Vb && context.is_within_phrase() && scores.behind(Tag::Nn) < LEAD {
                    label = Label::of(Tag::Nn);
                }
                label
            };
            // “The index rose”, “the pound sank”
            let misread = NOMINAL.hold(label) && context.follows_subject() && past::is_strong(here.hash);
            if misread { Label::of(Tag::Vbd) } else { label }
        };
        finite |= predicates.hold(label);
        context.push(label);
        if let Some(here) = facts.get_mut(i) {
            here.label = label;
        }
    }
    repair(facts, style, finite, rival);
}

/// A sentence that ends with a full stop has a finite verb, and a headline has a verb: where none was found, the likeliest
/// word becomes one.
fn repair(facts: &mut [Facts], style: Style, finite: bool, rival: Option<(usize, Tag, i16)>) {
    let Some((at, verb, _)) = rival.filter(|_| !finite) else { return };
    let stops = facts.last().is_some_and(|last| last.label.tag() == Tag::Stop);
    if (verb == Tag::Vbd && style == Style::Plain && stops || verb == Tag::Vbz)
        && let Some(fact) = facts.get_mut(at)
    {
        fact.label = Label::of(verb);
    }
}
