//! One pass over the tokens of a text, which notes all that the later steps look for: capitalised words, where a
//! capital says nothing, how sentences use capitals, letters in brackets, what stands inside quotation marks.

use std::ops::Range;

use super::closed::key;
use super::intern::Fact;
use super::picks::{Facts, pick};
use super::style::Style;
use super::titles;
use super::words::{View, is_common};
use crate::text::Class;
use crate::text::lexicon::Lex;

/// A word with a capital.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capital {
    pub token: u32,
    /// Whether it opens a sentence as far as its capital goes: the first word, or behind a colon or quotation mark.
    pub initial: bool,
}

/// What the pass has noted.
#[derive(Debug)]
pub(super) struct Scan {
    /// For every sentence how it uses capitals, and where its words stand in `capitals`.
    sentences: Vec<(Style, Range<u32>)>,
    /// The words with a capital, in order.
    capitals: Vec<Capital>,
    /// Opening brackets with letters in capitals alone behind them, each with its sentence.
    pub brackets: Vec<(usize, usize)>,
}

impl Scan {
    /// Reads a text; numbers its capitalised words, function words only where they look like letters of a name ("WHO"), and
    /// notes which of them are names by where they stand.
    pub(super) fn new(view: &mut View<'_, '_>) -> Self {
        let doc = view.doc();
        let (mut capitals, marks) = capitals_and_marks(doc.classes());
        let mut sentences = Vec::with_capacity(doc.sentences.len());
        let mut next = 0;
        for sentence in &doc.sentences {
            let Range { start, end } = sentence.tokens;
            // Between sentences a dateline may stand.
            while capitals.get(next).is_some_and(|capital| (capital.token as usize) < start) {
                next += 1;
            }
            let (first, mut shouted) = (next, 0);
            while let Some(capital) = capitals.get_mut(next).filter(|capital| (capital.token as usize) < end) {
                let token = capital.token as usize;
                let class = doc.class(token);
                shouted += usize::from(class & (Class::ALL_CAPS | Class::CLITIC) == Class::ALL_CAPS);
                view.capital(token, class, doc.lex(token));
                capital.initial = is_initial(view, token, start);
                next += 1;
            }
            let own = capitals.get(first..next).unwrap_or_default();
            let style = Style::of(doc, sentence, own, shouted);
            if style == Style::Sentence {
                own.iter().filter(|capital| !capital.initial).for_each(|capital| mark_known(view, capital.token as usize));
            }
            sentences.push((style, first as u32..next as u32));
        }
        Self { sentences, capitals, brackets: between_marks(view, &marks) }
    }

    /// How a sentence uses capitals.
    pub(super) fn style(&self, sentence: usize) -> Style {
        self.sentences.get(sentence).map_or(Style::Sentence, |(style, _)| *style)
    }

    /// The words of a sentence that have a capital.
    pub(super) fn capitals(&self, sentence: usize) -> &[Capital] {
        let own = self.sentences.get(sentence).map_or(0..0, |(_, own)| own.start as usize..own.end as usize);
        self.capitals.get(own).unwrap_or_default()
    }
}

/// The words with a capital; the double quotation marks and opening brackets.
fn capitals_and_marks(classes: &[Class]) -> (Vec<Capital>, Vec<usize>) {
    let (mut capitals, mut marks) = (Vec::with_capacity(classes.len() / 3), Vec::with_capacity(classes.len() / 16));
    let facts = Facts::new(classes, |class| {
        let mark = class.contains(Class::DOUBLE) | class.contains(Class::BRACKET | Class::OPEN);
        u8::from(class.contains(Class::WORD | Class::CAPITAL)) | u8::from(mark) << 1
    });
    facts.each(|start, [capital, mark]| {
        pick(capital, |bit| capitals.push(Capital { token: (start + bit) as u32, initial: true }));
        pick(mark, |bit| marks.push(start + bit));
    });
    (capitals, marks)
}

/// Whether a word in a sentence that begins at `start` opens it as far as its capital goes: nothing stands before it but marks, back
/// to the start or to one that opens.
#[inline]
fn is_initial(doc: &View<'_, '_>, token: usize, start: usize) -> bool {
    let mut before = token;
    while before > start {
        before -= 1;
        let class = doc.class(before);
        if class.intersects(Class::WORD | Class::NUMBER) {
            return false;
        }
        if class.contains(Class::DOUBLE | Class::OPEN) | class.contains(Class::TERMINAL) | doc.is(before, key!(":")) {
            return true;
        }
    }
    true
}

/// Notes what stands inside double quotation marks; returns the opening brackets with letters in capitals alone behind them, each
/// with its sentence. `marks` are the text's quotation marks and opening brackets.
fn between_marks(view: &mut View<'_, '_>, marks: &[usize]) -> Vec<(usize, usize)> {
    let mut brackets = Vec::new();
    if marks.is_empty() {
        return brackets;
    }
    let doc = view.doc();
    let mut marks = marks.iter().copied().peekable();
    // Where the quotation began that goes on.
    let (mut paragraph, mut quoted) = (u32::MAX, None);
    for (at, sentence) in doc.sentences.iter().enumerate() {
        if sentence.paragraph != paragraph {
            (paragraph, quoted) = (sentence.paragraph, None);
        }
        while marks.next_if(|&token| token < sentence.tokens.start).is_some() {}
        while let Some(token) = marks.next_if(|&token| token < sentence.tokens.end) {
            let class = doc.class(token);
            if class.contains(Class::DOUBLE) {
                if let Some(from) = quoted.take() {
                    view.quote(from..token);
                }
                quoted = class.contains(Class::OPEN).then_some(token + 1);
            } else if doc.has(token + 1, Class::ALL_CAPS) && doc.has(token + 2, Class::CLOSE) {
                brackets.push((token, at));
            }
        }
        if let Some(from) = quoted {
            view.quote(from..sentence.tokens.end);
            quoted = Some(sentence.tokens.end);
        }
    }
    brackets
}

/// Notes that a word stands capitalised where only a name does.
fn mark_known(doc: &mut View<'_, '_>, token: usize) {
    if doc.lex(token).intersects(Lex::FUNCTION | Lex::CALENDAR) {
        return;
    }
    // Only of a word of English is it asked whether it is a family name as well.
    let family = if is_common(doc, token) && is_family(doc, token) { Fact::FAMILY } else { Fact::empty() };
    doc.note(token, Fact::KNOWN | family);
}

/// Whether a word stands where only a family name does: last, behind a given name, an initial or a form of address.
#[inline(never)]
fn is_family(doc: &View<'_, '_>, token: usize) -> bool {
    let next = doc.class(token + 1);
    if next.contains(Class::WORD | Class::CAPITAL) || next.contains(Class::HYPHEN) {
        return false;
    }
    let before = token - usize::from(token > 0);
    let lex = doc.lex(before);
    let given = doc.has(before, Class::INITIAL)
        || lex.intersects(Lex::MALE | Lex::FEMALE)
            && !lex.intersects(Lex::COMMON | Lex::COUNTRY | Lex::REGION | Lex::CITY)
            && doc.has(before, Class::CAPITAL);
    given || titles::is_addressed(doc, token)
}
