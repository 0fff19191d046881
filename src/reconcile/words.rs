//! Words as reconciliation compares them: cut out of a record's text, folded in case and quotation marks.

use crate::model::SentenceRecord;

/// A word and where it stands in the text it was cut from (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    /// Lower case, the apostrophe straight, a possessive ending cut off.
    pub norm: String,
    /// Whether it stands between double quotation marks.
    pub quoted: bool,
}

/// The words of `text`: runs of letters and digits; an apostrophe, a full stop or a comma between digits,
/// and an apostrophe between letters belong to the word, a hyphen does not.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut quoted = false;
    words_from(text, &mut quoted)
}

/// Like [`words`], with the state of the quotation marks carried from one sentence of a paragraph to the next.
pub(crate) fn words_from(text: &str, quoted: &mut bool) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            match c {
                '"' => *quoted = !*quoted,
                '“' | '„' | '«' => *quoted = true,
                '”' | '»' => *quoted = false,
                '`' if last == '`' => *quoted = true,
                '\'' if last == '\'' => *quoted = false,
                _ => {}
            }
            last = c;
            continue;
        }
        let mut end = start + c.len_utf8();
        last = c;
        while let Some(&(at, next)) = chars.peek() {
            let follows = text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
            let joins = match next {
                '\'' | '’' => last.is_alphabetic() && follows.is_some_and(char::is_alphabetic),
                ',' | '.' => last.is_ascii_digit() && follows.is_some_and(|f| f.is_ascii_digit()),
                _ => next.is_alphanumeric(),
            };
            if !joins {
                break;
            }
            end = at + next.len_utf8();
            last = next;
            chars.next();
        }
        if let Some(raw) = text.get(start..end) {
            found.push(Word { start, end, norm: normal(raw), quoted: *quoted });
        }
    }
    found
}

/// Lower case, straight apostrophes, no possessive ending.
fn normal(raw: &str) -> String {
    let mut norm: String = raw.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect();
    if norm.ends_with("'s") {
        norm.truncate(norm.len() - 2);
    }
    norm
}

/// The byte of the file that the byte `at` of the sentence's text was made from.
pub(crate) fn file_start(sentence: &SentenceRecord, at: usize) -> u64 {
    let at = at as u64;
    file_offset(sentence, at, sentence.breaks.partition_point(|&(text, _)| text <= at))
}

/// One past the byte of the file that the last byte before `at` of the sentence's text was made from.
pub(crate) fn file_end(sentence: &SentenceRecord, at: usize) -> u64 {
    let at = at as u64;
    file_offset(sentence, at, sentence.breaks.partition_point(|&(text, _)| text < at))
}

/// The byte of the sentence's text that a byte of the file went into; `None` outside the sentence.
pub(crate) fn text_offset(sentence: &SentenceRecord, file: u64) -> Option<usize> {
    let before = sentence.breaks.partition_point(|&(_, at)| at <= file);
    let (text, start) = before.checked_sub(1).and_then(|at| sentence.breaks.get(at)).copied().unwrap_or((0, sentence.span.start));
    usize::try_from(text + file.checked_sub(start)?).ok().filter(|&at| at <= sentence.text.len())
}

fn file_offset(sentence: &SentenceRecord, at: u64, before: usize) -> u64 {
    match before.checked_sub(1).and_then(|index| sentence.breaks.get(index)) {
        Some(&(text, file)) => file + (at - text),
        None => sentence.span.start + at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_words_and_sees_quotation_marks() {
        let cut = words("Orrin’s “well-kept 1,200.5” barrels");
        let norms: Vec<&str> = cut.iter().map(|w| w.norm.as_str()).collect();
        assert_eq!(norms, ["orrin", "well", "kept", "1,200.5", "barrels"]);
        assert_eq!(cut.iter().map(|w| w.quoted).collect::<Vec<_>>(), [false, true, true, true, false]);
    }
}
