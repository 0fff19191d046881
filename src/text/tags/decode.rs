//! Tags a sentence from left to right, each word with the labels before it in view.
//!
//! Method: greedy averaged perceptron (Collins 2002), with a lexicon of words that are practically always of one tag.

use super::features::{Context, FEATURES, Facts, collect, of_labels, of_words};
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

/// Calls `each` with the label of every word. `facts` is a buffer.
pub(crate) fn decode(model: &Model<'_>, words: &[&str], facts: &mut Vec<Facts>, mut each: impl FnMut(Label)) {
    collect(words, facts, |hash| model.entry(hash));
    let mut context = Context::start();
    for (i, here) in facts.iter().enumerate() {
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
            best(&model.sum(rows.get(..count).unwrap_or_default()))
        } else {
            Label(here.certain)
        };
        context.push(label);
        each(label);
    }
}
