//! Cuts text into tokens, as the English treebanks of Universal Dependencies do: clitics, hyphens, signs
//! of currency and per cent are tokens; numbers, abbreviations and addresses are whole.

use super::lexicon::{self, Lex};
use super::tokens::{Class, Tokens};
use crate::span::Span;

/// Appends the tokens of `block` (a span of `text`).
pub(super) fn tokenize(text: &str, block: Span, out: &mut Tokens) {
    let mut cutter = Cutter { text: block.of(text), base: block.start, at: 0, glued: false, new_line: false, quoted: false, out };
    while cutter.step() {}
}

struct Cutter<'a> {
    text: &'a str,
    base: u32,
    /// Offset into `text`, on a character boundary.
    at: usize,
    glued: bool,
    new_line: bool,
    /// Whether a straight double quotation mark of the block is open.
    quoted: bool,
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

    /// Takes `len` bytes as one token.
    fn take(&mut self, len: usize, class: Class) {
        let start = self.base + self.at as u32;
        let mut class = class;
        if self.glued {
            class |= Class::GLUED;
        }
        if self.new_line {
            class |= Class::NEW_LINE;
        }
        self.out.push(Span::new(start, start + len as u32), class);
        self.at += len;
        self.glued = true;
        self.new_line = false;
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return false };
        if c.is_whitespace() || c.is_control() {
            self.at += c.len_utf8();
            self.glued = false;
            self.new_line |= c == '\n' || c == '\r';
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
        true
    }

    fn word(&mut self, rest: &'a str) {
        if let Some((len, class)) = address(rest) {
            return self.take(len, class);
        }
        let mut len = rest.find(|c: char| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
        if let Some(abbreviation) = abbreviation(rest, len) {
            return self.take(abbreviation, word_class(rest.get(..abbreviation).unwrap_or("")) | Class::ABBREV);
        }
        // AT&T, R&D
        while let Some(tail) = rest.get(len..).and_then(|tail| tail.strip_prefix('&')) {
            let more = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
            if more == 0 || !tail.starts_with(char::is_uppercase) {
                break;
            }
            len += 1 + more;
        }
        let word = rest.get(..len).unwrap_or("");
        let tail = rest.get(len..).unwrap_or("");
        let apostrophe = tail.chars().next().filter(|c| matches!(c, '\'' | '’'));
        if let Some(mark) = apostrophe {
            let after = tail.get(mark.len_utf8()..).unwrap_or("");
            let letters = after.find(|c: char| !is_letter(c)).unwrap_or(after.len());
            let clitic = after.get(..letters).unwrap_or("");
            // don|'t: the n belongs to the clitic.
            if clitic.eq_ignore_ascii_case("t") && len > 1 && word.ends_with(['n', 'N']) {
                let stem = len - 1;
                self.take(stem, word_class(word.get(..stem).unwrap_or("")));
                return self.take(1 + mark.len_utf8() + letters, Class::WORD | Class::CLITIC);
            }
            if ["s", "re", "ve", "ll", "d", "m"].iter().any(|ending| clitic.eq_ignore_ascii_case(ending)) {
                self.take(len, word_class(word));
                return self.take(mark.len_utf8() + letters, Class::CLITIC);
            }
            // O'Brien, d'Ivoire, Qur'an, rock'n'roll: one word.
            if letters > 0 {
                let whole = len + mark.len_utf8() + letters;
                let rest_of_it = rest.get(whole..).unwrap_or("");
                if rest_of_it.starts_with(['\'', '’'])
                    && rest_of_it.chars().nth(1) == Some('s')
                    && !rest_of_it.chars().nth(2).is_some_and(is_letter)
                {
                    self.take(whole, word_class(rest.get(..whole).unwrap_or("")));
                    return self.take(rest_of_it.chars().take(2).map(char::len_utf8).sum(), Class::CLITIC);
                }
                return self.take(whole, word_class(rest.get(..whole).unwrap_or("")));
            }
        }
        if let Some(first) = fused(word) {
            self.take(first, word_class(word));
            return self.take(len - first, Class::WORD);
        }
        self.take(len, word_class(word));
    }

    fn number(&mut self, rest: &'a str) {
        if let Some(len) = iso_date(rest) {
            return self.take(len, Class::NUMBER | Class::ISO_DATE);
        }
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut len = digits(rest);
        let first = len;
        let bytes = rest.as_bytes();
        if bytes.get(len) == Some(&b':') && len <= 2 && digits(rest.get(len + 1..).unwrap_or("")) == 2 {
            len += 3;
            if bytes.get(len) == Some(&b':') && digits(rest.get(len + 1..).unwrap_or("")) == 2 {
                len += 3;
            }
            return self.take(len, Class::NUMBER | Class::CLOCK);
        }
        while let Some(separator) = bytes.get(len).filter(|b| matches!(b, b',' | b'.')) {
            let more = digits(rest.get(len + 1..).unwrap_or(""));
            // A comma parts thousands (or, rarely, decimals); "1,2,3" without blanks is a list all the same.
            if more == 0 || (*separator == b',' && more != 3 && more != 2 && !(more <= 2 && len == first)) {
                break;
            }
            len += 1 + more;
        }
        let tail = rest.get(len..).unwrap_or("");
        let letters = tail.find(|c: char| !is_letter(c)).unwrap_or(tail.len());
        let ending = tail.get(..letters).unwrap_or("");
        if ["st", "nd", "rd", "th"].iter().any(|e| ending.eq_ignore_ascii_case(e)) {
            return self.take(len + letters, Class::NUMBER | Class::ORDINAL);
        }
        if ending == "s" && len >= 2 {
            return self.take(len + letters, Class::NUMBER | Class::DECADE);
        }
        let apostrophe = tail.chars().next().filter(|c| matches!(c, '\'' | '’'));
        if let Some(mark) = apostrophe
            && len == 4
            && tail.get(mark.len_utf8()..).is_some_and(|t| t.starts_with('s') && !t.get(1..).is_some_and(|t| t.starts_with(is_letter)))
        {
            return self.take(len + mark.len_utf8() + 1, Class::NUMBER | Class::DECADE);
        }
        self.take(len, Class::NUMBER);
    }

    fn sign(&mut self, rest: &'a str, c: char) {
        let one = c.len_utf8();
        let next = rest.get(one..).and_then(|rest| rest.chars().next());
        let opens = !self.glued
            || self.before().is_none_or(|b| matches!(b, '(' | '[' | '{' | '“' | '‘' | '"' | '\'' | '—' | '–' | '-' | '/' | '¿' | '¡'));
        let name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        if matches!(c, '@' | '#') && opens && name(next) && !(c == '#' && next.is_some_and(|c| c.is_ascii_digit())) {
            let len = rest.get(one..).unwrap_or("").find(|c: char| !c.is_alphanumeric() && c != '_').map_or(rest.len(), |n| n + one);
            return self.take(len, if c == '@' { Class::HANDLE } else { Class::HASHTAG });
        }
        let sided = |class: Class| {
            let close = next.is_none_or(|n| n.is_whitespace() || (!n.is_alphanumeric() && !matches!(n, '$' | '£' | '€' | '[' | '(' | '…')));
            class | if opens && !(close && self.glued) { Class::OPEN } else { Class::CLOSE }
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
                let between = self.glued && matches!(self.before(), Some('.' | '!' | '?')) && next.is_some_and(char::is_uppercase);
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
                let joined = self.glued && next.is_some_and(char::is_alphanumeric);
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

/// Two words written as one: the bytes of the first (“can|not”, “gon|na”).
fn fused(word: &str) -> Option<usize> {
    if !matches!(word.len(), 5 | 6) {
        return None;
    }
    ["cannot", "gonna", "gotta", "wanna", "gimme", "lemme"].iter().any(|fused| word.eq_ignore_ascii_case(fused)).then_some(3)
}

/// The classes of a word by its letters.
fn word_class(word: &str) -> Class {
    let mut class = Class::WORD;
    let mut letters = 0;
    let mut lower = false;
    let mut digit = false;
    for c in word.chars() {
        if c.is_ascii_digit() {
            digit = true;
        } else if c.is_alphabetic() {
            letters += 1;
            lower |= !c.is_uppercase();
        }
    }
    if word.starts_with(char::is_uppercase) {
        class |= Class::CAPITAL;
        if letters > 1 && !lower {
            class |= Class::ALL_CAPS;
        }
    }
    if digit {
        class |= Class::ALNUM;
    }
    class
}

/// Length and class of an e-mail or Web address at the start of `rest`. Looks at one run without blanks.
fn address(rest: &str) -> Option<(usize, Class)> {
    let head = rest.get(..8).unwrap_or(rest).as_bytes();
    let web = head.starts_with(b"http://") || head.starts_with(b"https://") || head.starts_with(b"www.");
    let run = || rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”')).unwrap_or(rest.len());
    let trimmed = |len: usize| {
        let text = rest.get(..len).unwrap_or("").trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        text.len()
    };
    if web {
        return Some((trimmed(run()), Class::URL));
    }
    // “example.org/a.html.The”: a sentence begins behind the file's name.
    let trimmed = |len: usize| {
        let len = trimmed(len);
        let text = rest.get(..len).unwrap_or("");
        let file = text.rsplit_once('.').filter(|(file, next)| {
            next.starts_with(char::is_uppercase) && [".html", ".htm", ".php", ".pdf", ".aspx"].iter().any(|ending| file.ends_with(ending))
        });
        file.map_or(len, |(file, _)| file.len())
    };
    // An e-mail address: the local part can't be longer than 64 bytes.
    let at = rest.bytes().take(65).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+')))?;
    if rest.as_bytes().get(at) == Some(&b'@') {
        let len = trimmed(run());
        let host = rest.get(at + 1..len)?;
        if host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) {
            return Some((len, Class::EMAIL));
        }
    }
    // A bare host: two or more labels, the last a common top domain, or a path behind it.
    let len = rest.bytes().take(80).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))).unwrap_or(rest.len().min(80));
    let host = rest.get(..len)?.trim_end_matches(['.', '-']);
    let top = host.rsplit_once('.')?.1;
    let known = ["com", "org", "net", "gov", "edu", "io", "info", "example"].contains(&top)
        || (host.matches('.').count() > 1 && ["uk", "de", "fr", "au"].contains(&top));
    (known && host.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())).then(|| {
        let len = if rest.as_bytes().get(host.len()) == Some(&b'/') { trimmed(run()) } else { host.len() };
        (len, Class::URL)
    })
}

/// Length of an abbreviation with its full stop at the start of `rest`, whose first letters are `len` bytes.
fn abbreviation(rest: &str, len: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    if bytes.get(len) != Some(&b'.') {
        return None;
    }
    // Letters each with a full stop: U.S., a.m., J.B.
    let mut end = 0;
    let mut letters = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if !c.is_alphabetic() || chars.peek().map(|p| p.1) != Some('.') {
            break;
        }
        chars.next();
        letters += 1;
        end = chars.peek().map_or(rest.len(), |p| p.0);
    }
    let boundary = |end: usize| !rest.get(end..).is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
    if letters > 1 && boundary(end) {
        return Some(end);
    }
    if letters == 1 && rest.starts_with(char::is_uppercase) {
        return boundary(end).then_some(end).or(Some(end).filter(|_| rest.get(end..).is_some_and(|t| t.starts_with(char::is_uppercase))));
    }
    // Ph.D. and the like: up to the last full stop of the run.
    let run = rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len());
    let known = |end: usize| lexicon::of_word(&rest.get(..end).unwrap_or("").to_lowercase()).contains(Lex::ABBREVIATION);
    if run <= 12 && run > len + 1 && rest.get(..run).is_some_and(|r| r.ends_with('.')) && known(run) {
        return Some(run);
    }
    (len <= 8 && known(len + 1) && boundary(len + 1)).then_some(len + 1)
}

/// Length of `2025-09-25` at the start of `rest`.
fn iso_date(rest: &str) -> Option<usize> {
    let head = rest.as_bytes().get(..10)?;
    let fits = head.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    let more = rest.as_bytes().get(10).is_some_and(|b| b.is_ascii_digit());
    (fits && !more).then_some(10)
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
    }
}
