//! One pass over the tokens of a text, which notes all that the later steps look for: capitalised words, where a
//! capital says nothing, how sentences use capitals, letters in brackets, what stands inside quotation marks.

use super::closed::key;
use super::intern::Fact;
use super::style::{Count, Style};
use super::titles;
use super::words::View;
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
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// How every sentence uses capitals.
    pub styles: Vec<Style>,
    /// The words with a capital, in order.
    capitals: Vec<Capital>,
    /// For every sentence the end of its words in `capitals`.
    ends: Vec<usize>,
    /// Opening brackets with letters in capitals alone behind them, each with its sentence.
    pub brackets: Vec<(usize, usize)>,
}

impl Scan {
    /// Reads a text; numbers its capitalised words, function words only where they look like letters of a name ("WHO"), and
    /// notes which of them are names by where they stand.
    pub(super) fn new(view: &mut View<'_, '_>) -> Self {
        let doc = view.doc();
        let mut scan = Self::default();
        scan.styles.reserve(doc.sentences.len());
        scan.ends.reserve(doc.sentences.len());
        scan.capitals.reserve(doc.len() / 6);
        // Where the quotation began that goes on.
        let (mut paragraph, mut quoted) = (u32::MAX, None);
        for (at, sentence) in doc.sentences.iter().enumerate() {
            if sentence.paragraph != paragraph {
                (paragraph, quoted) = (sentence.paragraph, None);
            }
            let from = scan.capitals.len();
            let tokens = sentence.tokens.clone();
            let classes = doc.classes().get(tokens.clone()).unwrap_or_default();
            let lexes = doc.lexes().get(tokens.clone()).unwrap_or_default();
            let mut count = Count::new(doc.class(tokens.start), doc.lex(tokens.start));
            // Most tokens are words in lower case, which are only counted.
            let (mut small, mut free) = (0, 0);
            for (&class, lex) in classes.iter().zip(lexes) {
                small += i32::from(is_small(class));
                free += i32::from(is_small(class) & !lex.contains(Lex::FUNCTION));
            }
            count.small(small, free);
            let (mut initial, mut next) = (true, tokens.start);
            for ((&class, &lex), token) in classes.iter().zip(lexes).zip(tokens.start..).filter(|((class, _), _)| !is_small(**class)) {
                initial &= next == token;
                next = token + 1;
                if class.contains(Class::WORD) {
                    count.add(class, lex);
                    if class.contains(Class::CAPITAL) {
                        scan.capitals.push(Capital { token, initial });
                        if class.contains(Class::ALL_CAPS) || !lex.contains(Lex::FUNCTION) {
                            view.number(token);
                        }
                    }
                    initial = false;
                } else if class.contains(Class::NUMBER) {
                    initial = false;
                } else {
                    initial |= class.contains(Class::DOUBLE | Class::OPEN) || class.contains(Class::TERMINAL) || view.is(token, key!(":"));
                    if class.contains(Class::DOUBLE) {
                        if let Some(from) = quoted.take() {
                            view.quote(from..token);
                        }
                        quoted = class.contains(Class::OPEN).then_some(token + 1);
                    } else if class.contains(Class::BRACKET | Class::OPEN)
                        && doc.has(token + 1, Class::ALL_CAPS)
                        && doc.has(token + 2, Class::CLOSE)
                    {
                        scan.brackets.push((token, at));
                    }
                }
            }
            if let Some(from) = quoted {
                view.quote(from..tokens.end);
                quoted = Some(tokens.end);
            }
            let style = count.style(doc.class(tokens.end.saturating_sub(1)), sentence.kind);
            if style == Style::Sentence {
                for capital in scan.capitals.iter().skip(from).filter(|capital| !capital.initial) {
                    mark_known(view, capital.token);
                }
            }
            scan.styles.push(style);
            scan.ends.push(scan.capitals.len());
        }
        scan
    }

    /// How a sentence uses capitals.
    pub(super) fn style(&self, sentence: usize) -> Style {
        self.styles.get(sentence).copied().unwrap_or(Style::Sentence)
    }

    /// The words of a sentence that have a capital.
    pub(super) fn capitals(&self, sentence: usize) -> &[Capital] {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(0);
        let start = sentence.checked_sub(1).map_or(0, end);
        self.capitals.get(start..end(sentence)).unwrap_or_default()
    }
}

/// Whether a token is a word in lower case and no clitic.
#[inline]
fn is_small(class: Class) -> bool {
    class & (Class::WORD | Class::CAPITAL | Class::CLITIC) == Class::WORD
}

/// Notes that a word stands capitalised where only a name does.
fn mark_known(doc: &mut View<'_, '_>, token: usize) {
    if doc.lex(token).intersects(Lex::FUNCTION | Lex::CALENDAR) {
        return;
    }
    let family = if is_family(doc, token) { Fact::FAMILY } else { Fact::empty() };
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
