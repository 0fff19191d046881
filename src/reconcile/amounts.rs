//! Amounts that the words of a clause make of its figures: "all but two of the 181", "most of the town".

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::lists::has_word;
use super::words::{file_end, file_start, text_offset, words};
use crate::model::{ClaimRecord, FigureKind, FigureRecord, Number, Qualifier, SentenceRecord, Words};

/// The figures of a clause as they are compared, in order of the text.
pub(super) fn of_clause<'a>(
    figures: Vec<&'a FigureRecord>,
    claim: &ClaimRecord,
    sentence: &'a SentenceRecord,
) -> Vec<Cow<'a, FigureRecord>> {
    let mut found: Vec<Cow<'a, FigureRecord>> = Vec::with_capacity(figures.len());
    for figure in figures {
        match found.last().and_then(|last| all_but(last, figure, sentence)) {
            Some(rest) => {
                found.pop();
                found.push(Cow::Owned(rest));
            }
            None => found.push(upward(figure, claim, sentence).map_or(Cow::Borrowed(figure), Cow::Owned)),
        }
    }
    if let Some(part) = greater_part(claim, sentence)
        && found.iter().all(|figure| figure.span.end <= part.span.start || part.span.end <= figure.span.start)
    {
        found.push(Cow::Owned(part));
    }
    found
}

/// "went up to 25 percent": no limit, the amount itself.
fn upward(figure: &FigureRecord, claim: &ClaimRecord, sentence: &SentenceRecord) -> Option<FigureRecord> {
    if figure.qualifier != Qualifier::AtMost || !has_word("upward", &claim.predicate.lemma) {
        return None;
    }
    let (start, end) = (text_offset(sentence, figure.span.start)?, text_offset(sentence, figure.span.end)?);
    let verb = text_offset(sentence, claim.predicate.span.end)?;
    let number = text_offset(sentence, figure.number.span.start)?;
    if !sentence.text.get(verb..start)?.trim().is_empty() || !sentence.text.get(start..end)?.starts_with("up to ") {
        return None;
    }
    let mut exact = figure.clone();
    exact.text = sentence.text.get(number..end)?.to_owned();
    exact.span.start = figure.number.span.start;
    exact.qualifier = Qualifier::Exact;
    (exact.low, exact.high) = (figure.value, figure.value);
    Some(exact)
}

/// "all but two of the 181 people": the whole less the exception.
fn all_but(exception: &FigureRecord, whole: &FigureRecord, sentence: &SentenceRecord) -> Option<FigureRecord> {
    let (start, end) = (text_offset(sentence, exception.span.start)?, text_offset(sentence, exception.span.end)?);
    let (from, to) = (text_offset(sentence, whole.span.start)?, text_offset(sentence, whole.span.end)?);
    let before = sentence.text.get(..start)?.trim_end();
    let between = sentence.text.get(end..from)?.trim();
    let phrase = before.len().checked_sub(7)?;
    if !before.get(phrase..)?.eq_ignore_ascii_case("all but") || !matches!(between, "of the" | "of" | "of its" | "of their") {
        return None;
    }
    let rest = Number(whole.value?.0.checked_sub(exception.value?.0)?);
    let mut figure = whole.clone();
    figure.text = sentence.text.get(phrase..to)?.to_owned();
    figure.span.start = file_start(sentence, phrase);
    (figure.value, figure.low, figure.high) = (Some(rest), Some(rest), Some(rest));
    Some(figure)
}

/// "most of the town", "a majority of voters": more than half.
fn greater_part(claim: &ClaimRecord, sentence: &SentenceRecord) -> Option<FigureRecord> {
    let from = text_offset(sentence, claim.span.start)?;
    let text = sentence.text.get(from..text_offset(sentence, claim.span.end)?)?;
    if !text.contains("ost of ") && !text.contains("ajority of ") {
        return None;
    }
    let cut = words(text);
    let at = cut
        .iter()
        .position(|word| matches!(word.norm.as_str(), "most" | "majority"))
        .filter(|&at| cut.get(at + 1).is_some_and(|word| word.norm == "of"))?;
    let head = cut.get(at)?;
    let (start, end) = (
        from + head.start,
        from + cut
            .get(at + 2..)?
            .iter()
            .take(3)
            .take_while(|word| !matches!(word.norm.as_str(), "in" | "on" | "at" | "who" | "that"))
            .last()?
            .end,
    );
    let half = Number(Decimal::new(5, 1));
    let mut span = claim.span.clone();
    (span.start, span.end) = (file_start(sentence, start), file_end(sentence, end));
    let text = sentence.text.get(start..end)?.to_owned();
    Some(FigureRecord {
        id: String::new(),
        number: Words { text: head.norm.clone(), span: span.clone() },
        text,
        span,
        kind: FigureKind::Ratio,
        value: None,
        values: Vec::new(),
        change: None,
        low: Some(half),
        high: Some(Number(Decimal::ONE)),
        qualifier: Qualifier::Vague,
        unit: None,
        of: None,
        rules: Vec::new(),
    })
}
