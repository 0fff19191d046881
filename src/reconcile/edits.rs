//! What one article changed in the passages that it has in common with another.

use super::copies::{Shared, Step, Text, passage, steps};
use super::lists::has_word;
use super::rules;
use super::words::file_start;
use crate::model::{ArticleRecord, Edit, EditKind, EditSide, FileSpan};
use crate::rule::Rule;

/// Most edits that a copy lists.
const MOST: usize = 64;
/// Longest stretch between two passages that counts as left out of the other article, in words.
const LONGEST: usize = 120;

/// The edits of two articles inside their passages (in order) and between one passage and the next, the first [`MOST`] of them.
pub(super) fn of(a: (&ArticleRecord, &Text), b: (&ArticleRecord, &Text), shared: &[Shared]) -> Vec<Edit> {
    let mut found = Vec::new();
    for (at, &here) in shared.iter().enumerate() {
        for step in steps(a.1, b.1, here) {
            if let Step::Edit(left, right) = step {
                found.extend(edit(a, b, left, right));
            }
        }
        // A sentence or paragraph that the one leaves out stands between two passages that meet in the other.
        if let Some(next) = shared.get(at + 1).filter(|next| here.b.1 <= next.b.0) {
            let (left, right) = ((here.a.1, next.a.0), (here.b.1, next.b.0));
            let short = |range: (usize, usize)| range.1 - range.0 <= LONGEST;
            if (left.0 == left.1) != (right.0 == right.1) && short(left) && short(right) {
                found.extend(edit(a, b, left, right));
                continue;
            }
        }
        // The rest of a paragraph that the other ends with the passage.
        match (paragraph_end(a, here.a.1), paragraph_end(b, here.b.1)) {
            (Some(end), Some(other)) if end > here.a.1 && other == here.b.1 => found.extend(edit(a, b, (here.a.1, end), (other, other))),
            (Some(other), Some(end)) if end > here.b.1 && other == here.a.1 => found.extend(edit(a, b, (other, other), (here.b.1, end))),
            _ => {}
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.truncate(MOST);
    found
}

/// The end of the paragraph that the word before `at` stands in; `None` where that word does not end a sentence.
fn paragraph_end((article, text): (&ArticleRecord, &Text), at: usize) -> Option<usize> {
    let place = |word: usize| {
        let sentence = text.place.get(word)?.0;
        Some((sentence, article.sentences.get(sentence as usize)?.paragraph))
    };
    let (before, own) = place(at.checked_sub(1)?)?;
    match place(at) {
        Some((next, _)) if next == before => None,
        _ => Some((at..at + LONGEST).find(|&word| place(word).is_none_or(|(_, other)| other != own)).unwrap_or(at + LONGEST)),
    }
}

/// The edit of two stretches, by their words; `None` where only words of grammar differ.
fn edit(a: (&ArticleRecord, &Text), b: (&ArticleRecord, &Text), left: (usize, usize), right: (usize, usize)) -> Option<Edit> {
    let (x, y) = (side(a, left)?, side(b, right)?);
    let tells = |side: &EditSide| {
        side.text.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && !has_word("filler", &word.to_lowercase()))
    };
    if !tells(&x) && !tells(&y) {
        return None;
    }
    let (first, second) = (file(a.0), file(b.0));
    let (kind, rule, explanation): (_, &Rule, _) = match (x.text.is_empty(), y.text.is_empty()) {
        (false, false) => {
            (EditKind::Replaced, &rules::COPY_REPLACED, format!("In the copied passage {first} has “{}”, {second} “{}”.", x.text, y.text))
        }
        (false, true) => (
            EditKind::LeftOut,
            &rules::COPY_LEFT_OUT,
            format!("{second} leaves out “{}”, which {first} has beside what was copied.", x.text),
        ),
        _ => (
            EditKind::LeftOut,
            &rules::COPY_LEFT_OUT,
            format!("{first} leaves out “{}”, which {second} has beside what was copied.", y.text),
        ),
    };
    Some(Edit { kind, sides: vec![x, y], explanation, rule: rule.id.to_owned() })
}

/// The words `range` of an article, or the place where they would stand.
fn side((article, text): (&ArticleRecord, &Text), range: (usize, usize)) -> Option<EditSide> {
    if range.0 < range.1 {
        let (words, span) = passage(article, text, range)?;
        return Some(EditSide { article: article.id.clone(), text: words, span });
    }
    // Before the word that follows, else behind the last.
    let (start, head) = match text.place.get(range.0) {
        Some(&(sentence, start, _)) => {
            let head = article.sentences.get(sentence as usize)?;
            (file_start(head, start as usize), head)
        }
        None => {
            let head = article.sentences.last()?;
            (head.span.end, head)
        }
    };
    let span = FileSpan { start, end: start, line: head.span.line, field: head.span.field.clone() };
    Some(EditSide { article: article.id.clone(), text: String::new(), span })
}

/// The file as a reader knows it.
fn file(article: &ArticleRecord) -> &str {
    article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path)
}
