//! One pass over the tokens of a text, which notes all that the later steps look for: capitalised words, where a
//! capital says nothing, how sentences use capitals, letters in brackets, what stands inside quotation marks.

use super::closed::key;
use super::inner;
use super::intern::Fact;
use super::style::Style;
use super::titles;
use super::words::{View, is_common};
use crate::extract::picks::{Facts, Kept, pick};
use crate::text::lexicon::Lex;
use crate::text::{Class, Doc};

/// A word with a capital.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Capital {
    pub token: u32,
    /// The sentence it stands in.
    pub sentence: u32,
    /// Whether it opens a sentence as far as its capital goes: the first word, or behind a colon or quotation mark.
    pub initial: bool,
    /// Whether it is none of these, and a name may begin with it wherever capitals tell names.
    pub plain: bool,
}

/// What the pass has noted.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// How every sentence uses capitals.
    styles: Vec<Style>,
    /// The words with a capital that stand in a sentence, in order.
    capitals: Kept<Capital>,
    /// Opening brackets with letters in capitals alone behind them, each with its sentence.
    pub brackets: Vec<(usize, usize)>,
    /// For every sentence how many words in it are all capitals.
    shouted: Vec<u32>,
    /// The places in `capitals` of those that are names where capitals tell names.
    inside: Kept<u32>,
    /// The double quotation marks and opening brackets.
    marks: Vec<usize>,
    facts: Facts,
}

impl Scan {
    /// Reads a text, in place of another; numbers its capitalised words, function words only where they look like letters of a name
    /// ("WHO"), and notes which of them are names by where they stand.
    pub(super) fn read(&mut self, view: &mut View<'_, '_>) {
        let doc = view.doc();
        self.pick(view);
        self.shouted.clear();
        self.shouted.resize(doc.sentences.len(), 0);
        self.inside.clear_for(self.capitals.all().len());
        for (at, capital) in (0..).zip(self.capitals.all_mut()) {
            let (token, sentence) = (capital.token as usize, capital.sentence as usize);
            let (class, lex) = (doc.class(token), doc.lex(token));
            if let Some(shouted) = self.shouted.get_mut(sentence) {
                *shouted += u32::from(class & (Class::ALL_CAPS | Class::CLITIC) == Class::ALL_CAPS);
            }
            let begins = view.capital(token, class, lex);
            let start = doc.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
            let (first, before) = (token == start, doc.class(token.wrapping_sub(1)));
            // Nearly all stand first or right behind a word.
            capital.initial = if first | before.intersects(Class::WORD | Class::NUMBER) { first } else { is_initial(view, token, start) };
            capital.plain = begins & !capital.initial;
            self.inside.add(at, !capital.initial & !lex.intersects(Lex::FUNCTION | Lex::CALENDAR));
        }
        let capitals = self.capitals.all();
        self.styles.clear();
        self.styles.extend(doc.sentences.iter().zip(&self.shouted).map(|(sentence, &shouted)| Style::of(doc, sentence, capitals, shouted)));
        for capital in self.inside.all().iter().filter_map(|&at| capitals.get(at as usize)) {
            if self.style(capital.sentence as usize) == Style::Sentence {
                mark_known(view, capital.token as usize);
            }
        }
        self.find_between_marks(view);
    }

    /// How a sentence uses capitals.
    pub(super) fn style(&self, sentence: usize) -> Style {
        self.styles.get(sentence).copied().unwrap_or(Style::Sentence)
    }

    /// The words that have a capital.
    pub(super) fn capitals(&self) -> &[Capital] {
        self.capitals.all()
    }

    /// Finds the words with a capital, the double quotation marks and the opening brackets.
    fn pick(&mut self, view: &mut View<'_, '_>) {
        let doc = view.doc();
        let classes = doc.classes();
        self.facts.read(classes, |class| {
            let mark = class.contains(Class::DOUBLE) | class.contains(Class::BRACKET | Class::OPEN);
            u8::from(class.contains(Class::WORD | Class::CAPITAL)) | u8::from(mark) << 1
        });
        if inner::may_hold(doc.text) {
            inner::mark(view, &mut self.facts, 1);
        }
        self.facts.add_sentences(&doc.sentences, 1 << 2);
        self.capitals.clear_for(classes.len());
        self.marks.clear();
        let mut sentence = u32::MAX;
        self.facts.each(|start, [capital, mark, first]| {
            // Where a sentence begins most have a capital: to pass over the others costs less than to look for every sentence's own.
            pick(capital | first, |bit| {
                sentence = sentence.wrapping_add((first >> bit & 1) as u32);
                let word = Capital { token: (start + bit) as u32, sentence, initial: false, plain: false };
                self.capitals.add(word, capital >> bit & 1 == 1);
            });
            pick(mark, |bit| self.marks.push(start + bit));
        });
    }

    /// Notes what stands inside double quotation marks, and the opening brackets with letters in capitals alone behind them.
    fn find_between_marks(&mut self, view: &mut View<'_, '_>) {
        self.brackets.clear();
        let doc = view.doc();
        // Where the quotation began that goes on, and in which sentence.
        let mut quoted: Option<(usize, usize)> = None;
        for &token in &self.marks {
            let (class, at) = (doc.class(token), doc.sentence_of(token));
            if class.contains(Class::DOUBLE) {
                if let Some((from, opened)) = quoted.take() {
                    view.quote(from..end_of_paragraph(doc, opened, at).unwrap_or(token));
                }
                quoted = class.contains(Class::OPEN).then_some((token + 1, at));
            } else if doc.has(token + 1, Class::ALL_CAPS) && doc.has(token + 2, Class::CLOSE) {
                self.brackets.push((token, at));
            }
        }
        if let Some((from, opened)) = quoted
            && let Some(end) = end_of_paragraph(doc, opened, doc.sentences.len())
        {
            view.quote(from..end);
        }
    }
}

/// One past the last token of the paragraph of a sentence, where it ends before that other sentence.
fn end_of_paragraph(doc: &Doc<'_>, sentence: usize, other: usize) -> Option<usize> {
    let mut rest = doc.sentences.get(sentence..)?.iter();
    let first = rest.next()?;
    let own = rest.take_while(|next| next.paragraph == first.paragraph).count();
    let last = doc.sentences.get(sentence + own).filter(|_| sentence + own < other)?;
    Some(last.tokens.end)
}

/// Whether a word in a sentence that begins at `start` opens it as far as its capital goes: nothing stands before it but marks, back
/// to the start or to one that opens.
#[inline(never)]
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

/// Notes that a word stands capitalised where only a name does.
fn mark_known(doc: &mut View<'_, '_>, token: usize) {
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
