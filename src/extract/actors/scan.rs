//! One pass over the tokens of a text, which notes all that the later steps look for: capitalised words, where a
//! capital says nothing, how sentences use capitals, letters in brackets, what stands inside quotation marks.

use super::closed::key;
use super::intern::Fact;
use super::picks::pick;
use super::style::{Count, Style};
use super::titles;
use super::words::{View, is_common};
use crate::text::Class;
use crate::text::lexicon::Lex;

/// A word with a capital.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capital {
    pub token: usize,
    /// Whether it opens a sentence as far as its capital goes: the first word, or behind a colon or quotation mark.
    pub initial: bool,
}

/// What the pass has noted.
#[derive(Debug)]
pub(super) struct Scan {
    /// For every sentence how it uses capitals, and the end of its words in `capitals`.
    sentences: Vec<(Style, usize)>,
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
        let mut sentences = Vec::with_capacity(doc.sentences.len());
        let (mut capitals, mut marks) = (Vec::with_capacity(doc.len() / 4), Vec::new());
        let others = others(doc.classes());
        let mut others = others.iter().map(|&token| token as usize).peekable();
        for sentence in &doc.sentences {
            let tokens = sentence.tokens.clone();
            // Between sentences a dateline may stand.
            while others.next_if(|&token| token < tokens.start).is_some() {}
            let mut count = Count::new(tokens.len());
            let (first, mut initial, mut next) = (capitals.len(), true, tokens.start);
            while let Some(token) = others.next_if(|&token| token < tokens.end) {
                let (class, lex) = (doc.class(token), doc.lex(token));
                // What is passed over is words.
                initial &= next == token;
                next = token + 1;
                if class.contains(Class::WORD | Class::CAPITAL) {
                    count.capital(class, lex);
                    view.capital(token, class, lex);
                    capitals.push(Capital { token, initial });
                    initial = false;
                } else {
                    count.leave_out();
                    if class.contains(Class::DOUBLE) | class.contains(Class::BRACKET | Class::OPEN) {
                        marks.push(token);
                    }
                    let opens = class.contains(Class::DOUBLE | Class::OPEN) | class.contains(Class::TERMINAL) | view.is(token, key!(":"));
                    initial = (initial | opens) & !class.intersects(Class::WORD | Class::NUMBER);
                }
            }
            let style = count.style(doc, sentence);
            if style == Style::Sentence {
                let inside = capitals.iter().skip(first).filter(|capital: &&Capital| !capital.initial);
                inside.for_each(|capital| mark_known(view, capital.token));
            }
            sentences.push((style, capitals.len()));
        }
        Self { sentences, capitals, brackets: between_marks(view, &marks) }
    }

    /// How a sentence uses capitals.
    pub(super) fn style(&self, sentence: usize) -> Style {
        self.sentences.get(sentence).map_or(Style::Sentence, |(style, _)| *style)
    }

    /// The words of a sentence that have a capital.
    pub(super) fn capitals(&self, sentence: usize) -> &[Capital] {
        let end = |at: usize| self.sentences.get(at).map_or(0, |(_, end)| *end);
        let start = sentence.checked_sub(1).map_or(0, end);
        self.capitals.get(start..end(sentence)).unwrap_or_default()
    }
}

/// The tokens that are no words in lower case, clitics aside: most tokens are.
fn others(classes: &[Class]) -> Vec<u32> {
    pick(classes, |class| !is_small(class))
}

/// Whether a token is a word in lower case and no clitic.
#[inline]
pub(super) fn is_small(class: Class) -> bool {
    class & (Class::WORD | Class::CAPITAL | Class::CLITIC) == Class::WORD
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
