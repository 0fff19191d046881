//! Amounts: counts, money, percentages, measures, ratios, ordinals, ages, scores.
//!
//! One pass over the tokens. At a number the readers are asked in one order, the most particular first: score, money, percentage, age,
//! measure, ratio, ordinal; a number with none of these is a label ([`labels`]) or a count. Then hedges set its bounds and a verb of
//! change its direction.

mod ages;
mod amount;
pub mod bounds;
mod change;
mod counts;
mod cues;
mod hedges;
mod join;
mod labels;
mod measures;
mod money;
mod nouns;
mod ordinals;
mod percent;
mod phrases;
mod ratios;
mod scan;
mod scores;
mod units;
mod vague;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::extract::times::Time;
use crate::model::{Change, FigureKind, Qualifier};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::numbers;
use crate::text::{Class, Doc, Lex, any_of};

use amount::Amount;
use cues::Cue;
use scan::{Draft, Scan};

/// The rules of this layer.
pub static RULES: &[&Rule] = &[
    &counts::COUNT,
    &counts::VAGUE,
    &counts::CASUALTIES,
    &counts::NUMBER,
    &vague::COUNTLESS,
    &vague::MAJORITY,
    &money::SIGN,
    &money::NAME,
    &percent::PERCENT,
    &percent::POINTS,
    &measures::MEASURE,
    &measures::COMPOUND,
    &ages::OLD,
    &ages::AGED,
    &ages::DECADE,
    &ratios::FRACTION,
    &ratios::SHARE,
    &ratios::TIMES,
    &ratios::DOUBLED,
    &ratios::RATE,
    &ordinals::ORDINAL,
    &ordinals::RANK,
    &scores::SCORE,
    &amount::RANGE,
    &amount::TOLERANCE,
    &hedges::HEDGE,
    &change::CHANGE,
];

/// An amount. Bounds are inclusive; `None` is no bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole phrase with qualifier, unit and counted noun.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The numeral or number words alone.
    pub number: Span,
    /// What it measures.
    pub kind: FigureKind,
    /// The stated point value.
    pub value: Option<Decimal>,
    /// The sides of a score.
    pub values: Vec<Decimal>,
    /// The direction of a change.
    pub change: Option<Change>,
    /// Lower bound.
    pub low: Option<Decimal>,
    /// Upper bound.
    pub high: Option<Decimal>,
    /// What the words do to the bounds.
    pub qualifier: Qualifier,
    /// ISO 4217 code, UCUM symbol or `%`.
    pub unit: Option<String>,
    /// Head noun of what is counted, lower case, singular.
    pub of: Option<String>,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// The amounts of a text, in order, disjoint by their numbers. Numbers inside `times` are left alone, but for ages that
/// a time took for a duration.
#[must_use]
pub fn extract(doc: &Doc<'_>, times: &[Time]) -> Vec<Figure> {
    let mut figures = Vec::new();
    let (mut index, mut times, mut from) = (0, times, 0);
    let mut scan: Option<Scan<'_, '_>> = None;
    let mut triggers = doc.tokens.all_of(TRIGGERS.0, TRIGGERS.1).into_iter().peekable();
    while let Some(&trigger) = triggers.peek() {
        if trigger < from {
            triggers.next();
            continue;
        }
        if scan.as_ref().is_none_or(|scan| scan.end <= trigger) {
            // Most sentences have no word that a rule wakes at.
            while doc.sentences.get(index).is_some_and(|sentence| sentence.tokens.end <= trigger) {
                index += 1;
            }
            let Some(sentence) = doc.sentences.get(index) else { break };
            from = from.max(sentence.tokens.start);
            times = times.get(times.iter().take_while(|time| time.tokens.end <= from).count()..).unwrap_or_default();
            let own = times.iter().take_while(|time| time.tokens.start < sentence.tokens.end).count();
            scan = Some(Scan::new(doc, times.get(..own).unwrap_or_default(), &sentence.tokens));
        }
        // A dateline stands before the sentence's own tokens.
        let Some(scan) = scan.as_ref().filter(|_| trigger >= from) else { continue };
        // "a hundred", "a penny": the article belongs to the word behind it, which is asked by itself where both are nothing.
        let article = trigger > from && doc.is_in(trigger - 1, any_of!["a", "an"]);
        let at = trigger - usize::from(article);
        let (draft, next) = step(scan, at);
        if let Some(draft) = draft {
            figures.push(finish(doc, draft));
        }
        from = next.max(at + 1);
    }
    figures
}

/// The rules wake at digits, and at words that numbers and amounts are told with. All others are passed over.
const TRIGGERS: (Class, Lex) = (Class::NUMBER.union(Class::ALNUM), Lex::NUMBER_WORD.union(Lex::AMOUNT_WORD));

/// What begins at `at`, and the token to go on from.
fn step(scan: &Scan<'_, '_>, at: usize) -> (Option<Draft>, usize) {
    let doc = scan.doc;
    let class = doc.class(at);
    let begins = numbers::begins(doc, at);
    if let Some(time) = scan.time_at(at) {
        // "three-quarters" is a part, though quarters are times too.
        if begins && let Some(part) = ratios::read_over(scan, at, time) {
            let next = part.phrase.end;
            return (Some(dressed(scan, part)), next);
        }
        if begins && let Some(draft) = ages::read_over(scan, at, time) {
            let draft = Some(dressed(scan, draft));
            let next = draft.as_ref().map_or(at, |draft| draft.phrase.end);
            return (draft, next);
        }
        return (None, if time.tokens.start == at { time.tokens.end } else { at + 1 });
    }
    let draft = if class.contains(Class::DECADE) {
        ages::decade(scan, at)
    } else if !begins {
        if class.contains(Class::ALNUM) {
            money::joined(scan, at)
        } else if doc.is_in(at, any_of!["a", "an"]) {
            money::coin(scan, at).or_else(|| measures::one(scan, at)).map(|draft| dressed(scan, draft))
        } else {
            ratios::word(scan, at).or_else(|| vague::read(scan, at)).map(|draft| dressed(scan, draft))
        }
    } else if let Some(next) = labels::behind(scan, at) {
        return (None, next);
    } else {
        let mut draft = number(scan, at);
        if let Some(draft) = &mut draft {
            join::with_next(scan, draft, |at| number(scan, at));
            dress(scan, draft);
        }
        draft
    };
    // The nouns of a count may hold numbers of their own ("five of the three-ton tanks").
    let next = draft.as_ref().map_or(at + 1, |draft| match draft.kind {
        FigureKind::Count | FigureKind::Ordinal => draft.number.end,
        _ => draft.phrase.end.max(draft.number.end),
    });
    (draft, next)
}

/// The figure whose number begins at `at`, without hedges.
fn number(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    if scan.doc.has(at, Class::NUMBER)
        && let Some(score) = scores::read(scan, at)
    {
        return Some(score);
    }
    let sign = money::Sign::before(scan, at);
    let amount = amount::read(scan, at, sign.mode())?;
    let found = unit_or_ratio(scan, &amount, &sign);
    if found.is_some() {
        return found;
    }
    if labels::is_label(scan, &amount) {
        return None;
    }
    let count = counts::read(scan, &amount);
    let bare = count.as_ref().is_none_or(|count| count.kind == FigureKind::Number);
    bare.then(|| shared_unit(scan, &amount)).flatten().or(count)
}

/// The figure that the words beside the amount make of it, the most particular first.
fn unit_or_ratio(scan: &Scan<'_, '_>, amount: &Amount, sign: &money::Sign) -> Option<Draft> {
    let cues = cues::around(scan, amount);
    let ask = |cue: Cue, read: fn(&Scan<'_, '_>, &Amount) -> Option<Draft>| cues.intersects(cue).then(|| read(scan, amount)).flatten();
    let money = if sign.marks(amount) || cues.contains(Cue::MONEY) { money::read(scan, amount, sign) } else { None };
    if money.is_some() || cues.is_empty() {
        return money;
    }
    ask(Cue::PERCENT, percent::read)
        .or_else(|| ask(Cue::AGE | Cue::AGED, ages::read))
        .or_else(|| ask(Cue::UNIT, measures::read))
        .or_else(|| ask(Cue::VOTES, scores::votes))
        .or_else(|| ask(Cue::RATIO, ratios::read))
        .or_else(|| ask(Cue::RANK, ordinals::read))
        .or_else(|| ask(Cue::INCH, measures::inch))
}

/// "45 and 50 mg", "from 12 to 15 percent", "10-by-12-foot": the first number has the unit or noun of the second.
fn shared_unit(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let joint = scan.joint(amount.next);
    if !scan.cue(joint).contains(Cue::JOINS) {
        return None;
    }
    let word = scan.doc.word(joint);
    let level = scan.is(joint, any_of!["to"]) && scan.before(amount.start).is_some_and(|from| scan.is(from, any_of!["from"]));
    let sides = scan.is(joint, any_of!["by"]) || matches!(word, "x" | "×");
    let listed = scan.is(joint, any_of!["and", "or"]) && amount.digits;
    let at = if joint > amount.next { scan.joint(joint + 1) } else { joint + 1 };
    if !(level || sides || listed) || amount.form != numbers::Form::Cardinal || !scan.free(at) {
        return None;
    }
    let second = amount::read(scan, at, numbers::Mode::empty())
        .filter(|second| second.form == numbers::Form::Cardinal && second.digits == amount.digits && second.value.is_some())?;
    let end = if amount.hedge.is_some() { amount.next } else { amount.tokens.end };
    let mut draft = Draft::new(amount, FigureKind::Number, end, counts::NUMBER.id);
    let money = || {
        let found = level.then(|| money::read(scan, &second, &money::Sign::before(scan, second.tokens.start))).flatten();
        found.filter(|money| money.value == second.value)
    };
    if let Some(other) = percent::read(scan, &second).or_else(|| measures::read(scan, &second)).or_else(money) {
        // "from 12 to 15 million": the scale is shared too.
        if level && second.is_scaled() && !amount.is_scaled() && !draft.scale(second.scale) {
            return None;
        }
        (draft.kind, draft.unit, draft.made_unit, draft.of) = (other.kind, other.unit, other.made_unit, other.of);
        draft.rules = other.rules;
        return Some(draft);
    }
    // "102 and 21 people": so has a count its noun.
    let noun = nouns::phrase(scan, second.next).filter(|noun| scan.doc.tag(noun.at).is_plural() && noun.at == second.next && !sides)?;
    (draft.kind, draft.of, draft.rules) = (FigureKind::Count, Some(noun.head(scan)), vec![counts::COUNT.id]);
    Some(draft)
}

/// Takes hedges and direction into the figure.
fn dress(scan: &Scan<'_, '_>, draft: &mut Draft) {
    hedges::apply(scan, draft);
    change::apply(scan, draft);
}

/// The same for a figure that is on its way.
fn dressed(scan: &Scan<'_, '_>, mut draft: Draft) -> Draft {
    dress(scan, &mut draft);
    draft
}

fn finish(doc: &Doc<'_>, draft: Draft) -> Figure {
    let unit = draft.unit().map(str::to_owned);
    let mut span = doc.span_of(draft.phrase.clone());
    // "2,800 kg.": the stop of the sentence is not the phrase's.
    let last = draft.phrase.end.saturating_sub(1);
    let mut number = draft.within.unwrap_or_else(|| doc.span_of(draft.number.clone()));
    let ends = || doc.sentences.get(doc.sentence_of(last)).is_some_and(|sentence| sentence.tokens.end == draft.phrase.end);
    if doc.has(last, Class::ABBREV) && draft.phrase.len() > 1 && ends() {
        span.end -= 1;
        number.end = number.end.min(span.end);
    }
    Figure {
        span,
        tokens: draft.phrase,
        number,
        kind: draft.kind,
        value: draft.value,
        values: draft.values,
        change: draft.change,
        low: draft.low,
        high: draft.high,
        qualifier: draft.qualifier,
        unit,
        of: draft.of,
        rules: draft.rules,
    }
}
