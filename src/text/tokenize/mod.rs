//! Cuts text into tokens, as the English treebanks of Universal Dependencies do: clitics, hyphens, signs
//! of currency and per cent are tokens; numbers, abbreviations and addresses are whole.
//!
//! Nearly all text is words, numbers and plain signs of ASCII: [`Cutter::plain`] takes those by tables of bytes. What is
//! not so simple (clitics, abbreviations, addresses, other scripts) goes to [`Cutter::step`], one token or two a call.

mod address;
mod scan;
mod signs;
mod words;

use super::tokens::{Class, Tokens};
use crate::span::Span;
use scan::{Behind, KINDS, Kind, Letters, address_run, behind, letters};

/// Appends the tokens of `block` (a span of `text`).
pub(super) fn tokenize(text: &str, block: Span, out: &mut Tokens) {
    let context = Class::empty();
    let mut cutter = Cutter { text: block.of(text), base: block.start, at: 0, context, quoted: false, no_address: 0, out };
    while cutter.plain() {
        cutter.step();
    }
}

struct Cutter<'a> {
    text: &'a str,
    base: u32,
    /// Offset into `text`, on a character boundary.
    at: usize,
    /// What the next token gets from what stands before it: `GLUED`, `NEW_LINE`.
    context: Class,
    /// Whether a straight double quotation mark of the block is open.
    quoted: bool,
    /// No address begins before this offset.
    no_address: usize,
    out: &'a mut Tokens,
}

/// A letter, or a mark that belongs to the letter before it.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

impl<'a> Cutter<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn before(&self) -> Option<char> {
        self.text.get(..self.at).and_then(|text| text.chars().next_back())
    }

    fn glued(&self) -> bool {
        self.context.contains(Class::GLUED)
    }

    /// Takes `len` bytes as one token.
    fn take(&mut self, len: usize, class: Class) {
        let start = self.base + self.at as u32;
        self.out.push(Span { start, end: start + len as u32 }, class | self.context);
        self.at += len;
        self.context = Class::GLUED;
    }

    /// Takes tokens as long as they are plain ones. False at the end of the text.
    fn plain(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let (mut at, mut context) = (self.at, self.context);
        let more = loop {
            let Some(&byte) = bytes.get(at) else { break false };
            let (len, class) = match KINDS[usize::from(byte)] {
                Kind::Letter => {
                    let Letters { len, small, capital_inside } = letters(bytes, at);
                    let Some(ending) = self.plain_word(bytes, at, len, byte) else { break true };
                    let class = match (byte.is_ascii_uppercase(), small || len == 1) {
                        (false, _) => Class::WORD,
                        (true, true) => Class::WORD | Class::CAPITAL,
                        (true, false) => Class::WORD | Class::CAPITAL | Class::ALL_CAPS,
                    };
                    let plain = if capital_inside | !ending.is_empty() { Class::empty() } else { Class::PLAIN };
                    (len + usize::from(!ending.is_empty()), class | ending | plain)
                }
                Kind::Blank => {
                    at += 1;
                    context &= Class::NEW_LINE;
                    continue;
                }
                Kind::Line => {
                    at += 1;
                    context = Class::NEW_LINE;
                    continue;
                }
                Kind::Sign(class) if class != Class::PUNCT || context.contains(Class::GLUED) => (1, class),
                Kind::Run(class) if bytes.get(at + 1) != Some(&byte) => (1, class),
                Kind::Stop if !matches!(bytes.get(at + 1), Some(b'.' | b'!' | b'?')) => (1, Class::PUNCT | Class::TERMINAL),
                Kind::Hyphen if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                    (1, Class::PUNCT | if context.contains(Class::GLUED) { Class::HYPHEN } else { Class::DASH })
                }
                Kind::Digit => match plain_number(bytes, at) {
                    Some(len) => (len, Class::NUMBER),
                    None => break true,
                },
                Kind::Sign(_) | Kind::Run(_) | Kind::Stop | Kind::Hyphen | Kind::Other => break true,
            };
            let start = self.base + at as u32;
            self.out.push(Span { start, end: start + len as u32 }, class | context);
            at += len;
            context = Class::GLUED;
        };
        (self.at, self.context) = (at, context);
        more
    }

    /// Whether the `len` letters at `at`, the first of which is `first`, are a word by what stands behind them: nothing
    /// more, or the class of an abbreviation where the full stop belongs to it.
    #[inline]
    fn plain_word(&mut self, bytes: &[u8], at: usize, len: usize, first: u8) -> Option<Class> {
        let end = at + len;
        match behind(bytes, end) {
            Behind::End | Behind::Comma => {}
            Behind::Joint if len == 1 && first | 0x20 == b'e' => return None,
            Behind::Colon if !(first == b'h' && matches!(len, 4 | 5)) => {}
            Behind::Joint => {
                if self.no_address <= at {
                    let (run, possible) = address_run(bytes, end);
                    if possible {
                        return None;
                    }
                    self.no_address = run;
                }
            }
            Behind::Stop if !matches!(behind(bytes, end + 1), Behind::End | Behind::Comma | Behind::Colon) => return None,
            Behind::Stop if len == 1 && first.is_ascii_uppercase() => return Some(Class::ABBREV),
            Behind::Stop if words::may_shorten(first, len) => return None,
            Behind::Stop => {}
            Behind::Colon | Behind::Other => return None,
        }
        let last = bytes.get(..end)?.last_chunk().copied().unwrap_or_default();
        (!words::may_be_fused(first, last, len) || words::fused(self.text.get(at..end)?).is_none()).then_some(Class::empty())
    }

    /// Takes what stands next, whatever it is.
    fn step(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        if matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}') {
            // Dashes, quotation marks, dots: nearly all that is not ASCII, and the tables of Unicode need not be asked.
            self.sign(rest, c);
        } else if c.is_whitespace() || c.is_control() {
            self.at += c.len_utf8();
            self.context &= Class::NEW_LINE;
        } else if is_letter(c) {
            self.word(rest);
        } else if c.is_ascii_digit() {
            self.number(rest);
        } else if c.is_numeric() {
            let len = rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len());
            self.take(len, Class::NUMBER);
        } else {
            self.sign(rest, c);
        }
    }
}

/// Length of the digits at `at` if by what stands behind them they are a number and nothing more.
#[inline]
fn plain_number(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let len = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    let ends = match behind(rest, len) {
        Behind::End => rest.get(len) != Some(&b'/') || len > 2,
        Behind::Stop | Behind::Comma | Behind::Colon => !rest.get(len + 1).is_some_and(u8::is_ascii_digit),
        // The groups of a telephone number, the year of a date.
        Behind::Joint => !matches!(len, 1 | 3 | 4),
        Behind::Other => false,
    };
    ends.then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cut(text: &str, expected: &str) {
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len() as u32), &mut tokens);
        let got: Vec<&str> = (0..tokens.len()).map(|t| tokens.span(t).of(text)).collect();
        assert_eq!(got.join("|"), expected);
    }

    #[test]
    fn plain_words_are_letters_small_behind_the_first() {
        let text = "The McTarrow dams, NATO and a U.S. aide's iPad; Ana I. Orr left on 1 May, Überlingen";
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len() as u32), &mut tokens);
        let plain: Vec<&str> =
            (0..tokens.len()).filter(|&t| tokens.class(t).contains(Class::PLAIN)).map(|t| tokens.span(t).of(text)).collect();
        assert_eq!(plain.join(" "), "The dams and a Ana Orr left on May");
    }

    #[test]
    fn cuts_like_the_treebanks() {
        cut("She doesn't, can't and won’t.", "She|does|n't|,|ca|n't|and|wo|n’t|.");
        cut("The ship's two-year-old crew", "The|ship|'s|two|-|year|-|old|crew");
        cut(
            "Sen. J.B. Orr of the U.S. paid $1.2bn at 10:30 a.m. on Jan. 27.",
            "Sen.|J.B.|Orr|of|the|U.S.|paid|$|1.2|bn|at|10:30|a.m.|on|Jan.|27|.",
        );
        cut("65,500 people, 3.5% of 1,200,000", "65,500|people|,|3.5|%|of|1,200,000");
        cut("the 1990s and the 21st at 5pm", "the|1990s|and|the|21st|at|5|pm");
        cut("O'Brien's “idea” — it cannot wait…", "O'Brien|'s|“|idea|”|—|it|can|not|wait|…");
        cut("Mail a.b@c.example or see https://d.example/e.", "Mail|a.b@c.example|or|see|https://d.example/e|.");
        cut("On 2025-09-25 G7 and COVID-19", "On|2025-09-25|G7|and|COVID|-|19");
        cut("It ended.Then it began.", "It|ended|.|Then|it|began|.");
        cut("Really?! We're gonna see *** now", "Really|?!|We|'re|gon|na|see|***|now");
        cut("See dam.example/x.html.The page", "See|dam.example/x.html|.|The|page");
        cut("It stands in plan_B2.pdf, not at dam.example", "It|stands|in|plan_B2.pdf|,|not|at|dam.example");
        cut("They dont, we cant, Im out", "They|do|nt|,|we|ca|nt|,|I|m|out");
        cut("No. It fell ill. In art. It weighed 5 in. on Sat. in No. 7", "No|.|It|fell|ill|.|In|art|.|It|weighed|5|in.|on|Sat.|in|No.|7");
        cut("Good :-) she said (see above:) << a >> $$$ $5", "Good|:-)|she|said|(|see|above|:|)|<<|a|>>|$$$|$|5");
        cut("Its a pity, its not far and its mast broke..?", "It|s|a|pity|,|it|s|not|far|and|its|mast|broke|..?");
        cut("in the 80's, the 1990's", "in|the|80's|,|the|1990's");
        cut("On 3/14/1998 and 1/2, 24/25/1999/3", "On|3/14/1998|and|1|/|2|,|24|/|25|/|1999|/|3");
        cut("Call 212-555-0123, 1-212-555-0123 or 555-0123", "Call|212-555-0123|,|1-212-555-0123|or|555|-|0123");
        cut("An e-mail on e-commerce from E-Street", "An|e-mail|on|e-commerce|from|E|-|Street");
    }
}
