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
                if dots > 1 {
                    return self.take(dots, Class::PUNCT | Class::ELLIPSIS);
                }
                Class::PUNCT | Class::TERMINAL
            }
            '…' => Class::PUNCT | Class::ELLIPSIS,
            '!' | '?' => {
                let marks = rest.bytes().take_while(|b| matches!(b, b'!' | b'?')).count();
                return self.take(marks, Class::PUNCT | Class::TERMINAL);
            }
            '*' | '=' | '_' | '~' | '+' => {
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
            '$' | '£' | '€' | '¥' | '₹' | '₩' | '₽' | '₺' | '₪' | '₫' | '₦' | '₱' | '₴' | '฿' | '¢' | '₿' => {
                Class::PUNCT | Class::CURRENCY
            }
            _ => Class::PUNCT,
        };
        self.take(one, class);
    }
}
