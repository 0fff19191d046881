//! Tags a sentence from left to right, each word with the labels before it in view.
//!
//! Method: greedy averaged perceptron (Collins 2002), with a lexicon of words that are practically always of one tag.

use super::features::{Context, FEATURES, Facts, Style, collect, of_labels, of_words};
use super::model::{Model, Scores, UNCERTAIN};
use super::tag::{Label, Tag};

/// The label with the highest score; of equals, the first.
#[inline]
fn best(scores: &Scores) -> Label {
    // Eight lanes at a time, which compilers turn into vector instructions.
    let mut lanes = [i16::MIN; 8];
    for chunk in scores.as_chunks::<8>().0 {
        for (lane, &score) in lanes.iter_mut().zip(chunk) {
            *lane = (*lane).max(score);
        }
    }
    let highest = lanes.iter().fold(i16::MIN, |highest, &score| highest.max(score));
    (0..).zip(scores).find(|pair| *pair.1 == highest).map_or(Label::of(Tag::Xx), |pair| Label(pair.0))
}

/// By how much a plural may lead over a third person in a headline without a verb, and an adjective over a participle
/// behind “be”, in sums of weights.
const LEAD: i16 = 120;

/// Calls `each` with the label of every word. `facts` is a buffer.
pub(crate) fn decode(model: &Model<'_>, words: &[&str], facts: &mut Vec<Facts>, each: impl FnMut(Label)) {
    let style = collect(words, facts, |hash| model.entry(hash));
    let mut context = Context::start();
    let mut finite = false;
    // The word that would be the sentence's verb if it had none: where, as what, and how far behind the label it got.
    let mut rival: Option<(usize, Tag, i16)> = None;
    for i in 0..facts.len() {
        let Some(here) = facts.get(i) else { break };
        let label = if here.certain == UNCERTAIN {
            let mut rows = [0; FEATURES];
            let mut count = 0;
            let mut each = |feature| {
                let row = model.row(feature);
                if let Some(place) = rows.get_mut(count) {
                    *place = row;
                    count += usize::from(row != 0);
                }
            };
            of_words(facts, i, &mut each);
            of_labels(facts, i, context, &mut each);
            let scores = model.sum(rows.get(..count).unwrap_or_default());
            let found = best(&scores);
            let mut label = found;
            let behind = |tag: Tag| scores.get(usize::from(found.0)).unwrap_or(&0).saturating_sub(*scores.get(tag as usize).unwrap_or(&0));
            let verb = match label.tag() {
                Tag::Vbn if context.may_follow_subject() => Some(Tag::Vbd),
                Tag::Jj if here.looks_past() && context.may_follow_subject() => Some(Tag::Vbd),
                Tag::Nns | Tag::Nnps if style == Style::Title && i > 0 && i + 1 < facts.len() && behind(Tag::Vbz) < LEAD => Some(Tag::Vbz),
                _ => None,
            };
            if let Some(verb) = verb
                && rival.is_none_or(|(_, _, least)| behind(verb) < least)
            {
                rival = Some((i, verb, behind(verb)));
            }
            // “was injured”: the passive rather than a state.
            if label.tag() == Tag::Jj && here.looks_past() && context.follows_be() && behind(Tag::Vbn) < LEAD {
                label = Label::of(Tag::Vbn);
            }
            label
        } else {
            Label(here.certain)
        };
        finite |= label.tag().is_verb() && (style != Style::Plain || label.tag().is_finite()) || label.tag() == Tag::Md;
        context.push(label);
        if let Some(here) = facts.get_mut(i) {
            here.label = label;
        }
    }
    repair(facts, style, finite, rival);
    facts.iter().for_each({
        let mut each = each;
        move |fact| each(fact.label)
    });
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
