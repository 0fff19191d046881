//! Punctuation and symbols.

use super::Cutter;
use crate::text::tokens::Class;

impl<'a> Cutter<'a> {
    pub(super) fn sign(&mut self, rest: &'a str, c: char) {
        let one = c.len_utf8();
        let next = rest.get(one..).and_then(|rest| rest.chars().next());
        let opens = !self.glued()
            || self.before().is_none_or(|b| matches!(b, '(' | '[' | '{' | '“' | '‘' | '"' | '\'' | '—' | '–' | '-' | '/' | '¿' | '¡'));
        let name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        if matches!(c, '@' | '#') && opens && name(next) && !(c == '#' && next.is_some_and(|c| c.is_ascii_digit())) {
            let len = rest.get(one..).unwrap_or("").find(|c: char| !c.is_alphanumeric() && c != '_').map_or(rest.len(), |n| n + one);
            return self.take(len, if c == '@' { Class::HANDLE } else { Class::HASHTAG });
        }
        let sided = |class: Class| {
            let close = next.is_none_or(|n| n.is_whitespace() || (!n.is_alphanumeric() && !matches!(n, '$' | '£' | '€' | '[' | '(' | '…')));
            class | if opens && !(close && self.glued()) { Class::OPEN } else { Class::CLOSE }
        };
        let class = match c {
            '.' => {
                let dots = rest.bytes().take_while(|b| *b == b'.').count();
                let marks = marks(rest);
                let ends = if marks > dots || dots == 1 { Class::TERMINAL } else { Class::empty() };
                let class = if dots > 1 { Class::ELLIPSIS } else { Class::empty() };
                return self.take(marks, Class::PUNCT | class | ends);
            }
            '…' => Class::PUNCT | Class::ELLIPSIS,
            '!' | '?' => {
                return self.take(marks(rest), Class::PUNCT | Class::TERMINAL);
            }
            ':' | ';' | '=' if !self.glued() && face(rest).is_some() => {
                return self.take(face(rest).unwrap_or(one), Class::PUNCT);
            }
            '*' | '=' | '_' | '~' | '+' | '<' | '>' => {
                let marks = rest.chars().take_while(|d| *d == c).count();
                return self.take(marks, Class::PUNCT);
            }
            '"' | '＂' => {
                // Between a full stop and a letter without blanks it opens if none is open: He left."We won," he said.
                let between = self.glued() && matches!(self.before(), Some('.' | '!' | '?')) && next.is_some_and(char::is_uppercase);
                let class = if between && !self.quoted {
                    Class::OPEN | Class::PUNCT | Class::QUOTE | Class::DOUBLE
                } else {
                    sided(Class::PUNCT | Class::QUOTE | Class::DOUBLE)
                };
                self.quoted = class.contains(Class::OPEN);
                class
            }
            '“' | '«' | '„' | '‟' => Class::PUNCT | Class::QUOTE | Class::DOUBLE | Class::OPEN,
            '”' | '»' => Class::PUNCT | Class::QUOTE | Class::DOUBLE | Class::CLOSE,
            '‘' | '‚' | '‹' | '‛' => Class::PUNCT | Class::QUOTE | Class::OPEN,
            '›' => Class::PUNCT | Class::QUOTE | Class::CLOSE,
            '’' => {
                // ’90s, ’em: an apostrophe; else it closes.
                Class::PUNCT | Class::QUOTE | Class::CLOSE
            }
            '\'' | '`' | '´' => {
                if next == Some(c) {
                    let class = if c == '`' { Class::OPEN } else { sided(Class::empty()) };
                    return self.take(2 * one, Class::PUNCT | Class::QUOTE | Class::DOUBLE | class);
                }
                sided(Class::PUNCT | Class::QUOTE)
            }
            '(' | '[' | '{' => Class::PUNCT | Class::BRACKET | Class::OPEN,
            ')' | ']' | '}' => Class::PUNCT | Class::BRACKET | Class::CLOSE,
            '-' | '‐' | '‑' | '−' => {
                let dashes = rest.chars().take_while(|d| *d == c).count();
                if dashes > 1 {
                    return self.take(dashes * one, Class::PUNCT | Class::DASH);
                }
                let joined = self.glued() && next.is_some_and(char::is_alphanumeric);
                Class::PUNCT | if joined { Class::HYPHEN } else { Class::DASH }
            }
            '–' | '—' | '―' => Class::PUNCT | Class::DASH,
            '$' if next == Some('$') => {
                let signs = rest.bytes().take_while(|b| *b == b'$').count();
                return self.take(signs, Class::PUNCT);
            }
            '$' | '£' | '€' | '¥' | '₹' | '₩' | '₽' | '₺' | '₪' | '₫' | '₦' | '₱' | '₴' | '฿' | '¢' | '₿' => {
                Class::PUNCT | Class::CURRENCY
            }
            _ => Class::PUNCT,
        };
        self.take(one, class);
    }
}

/// How many `.`, `!`, `?` stand at the start of `rest`.
fn marks(rest: &str) -> usize {
    rest.bytes().take_while(|b| matches!(b, b'.' | b'!' | b'?')).count()
}

/// Length of a face drawn with signs (`:-)`) at the start of `rest`, with nothing glued behind it but punctuation.
fn face(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let nose = usize::from(bytes.get(1) == Some(&b'-'));
    let mouth = bytes.get(1 + nose).filter(|mouth| matches!(mouth, b')' | b'(' | b'D' | b'P'))?;
    let mouths = bytes.get(1 + nose..)?.iter().take_while(|byte| *byte == mouth).count();
    let end = 1 + nose + mouths;
    (!rest.get(end..)?.starts_with(char::is_alphanumeric)).then_some(end)
}
