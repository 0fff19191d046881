//! Plain text: paragraphs by blank lines or by lines, whichever the file uses.

use std::ops::Range;

use super::BlockKind;
use super::source::Edit;

/// A stretch of text that may become a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Para {
    /// Trimmed.
    pub range: Range<usize>,
    pub kind: BlockKind,
}

/// Lines that stand together between blank lines.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub lines: Vec<Range<usize>>,
    pub kind: BlockKind,
}

/// The paragraphs of a text's lines in `body`, and the hyphens that a line break cut words with.
pub(super) fn paragraphs(text: &str, body: Range<usize>) -> (Vec<Para>, Vec<Edit>) {
    from_chunks(text, chunks(text, body))
}

/// Cuts chunks into paragraphs: wrapped lines are joined, others stand alone.
pub(super) fn from_chunks(text: &str, chunks: Vec<Chunk>) -> (Vec<Para>, Vec<Edit>) {
    let wrapped = wrapped(text, &chunks);
    let mut paras: Vec<Para> = Vec::new();
    let mut edits = Vec::new();
    for (number, chunk) in chunks.iter().enumerate() {
        let mut last: Option<Range<usize>> = None;
        for (at, line) in chunk.lines.iter().enumerate() {
            let content = text.get(line.clone()).unwrap_or("");
            let trimmed = trim(text, line);
            let indented = content.starts_with(char::is_whitespace) && at > 0;
            let beside = || neighbours(text, &chunks, number, at);
            let item = list_mark(text.get(trimmed.clone()).unwrap_or("")).filter(|_| is_bullet(text, &trimmed) || beside());
            let head = number == 0 && super::layout::is_head_line(text.get(trimmed.clone()).unwrap_or(""));
            let before = last.take();
            match (paras.last_mut(), before) {
                (Some(para), Some(before))
                    if item.is_none()
                        && !head
                        && (wrapped && !(indented && para.kind != BlockKind::ListItem)
                            || chunk.kind == BlockKind::ListItem
                            || goes_on(text, &before, &trimmed)) =>
                {
                    hyphen(text, &before, &trimmed, &mut edits);
                    para.range.end = trimmed.end;
                }
                _ => {
                    let (kind, start) = match item {
                        Some(mark) => (BlockKind::ListItem, trimmed.start + mark),
                        None => (chunk.kind, trimmed.start),
                    };
                    paras.push(Para { range: start..trimmed.end, kind });
                }
            }
            last = (!head).then_some(trimmed);
        }
    }
    (paras, edits)
}

/// Whether a line begins with a sign that nothing but list items begin with. A number may count a heading or stand in a
/// sentence, a dash may lead in a speech or a signature.
fn is_bullet(text: &str, line: &Range<usize>) -> bool {
    text.get(line.clone()).is_some_and(|line| line.starts_with(['•', '‣', '▪', '●', '◦', '►', '■', '*']))
}

/// Whether the line before or behind (blank lines aside) is marked as a list item too.
fn neighbours(text: &str, chunks: &[Chunk], chunk: usize, line: usize) -> bool {
    let lines = |chunk: Option<usize>| chunk.and_then(|chunk| chunks.get(chunk)).map(|chunk| chunk.lines.as_slice()).unwrap_or_default();
    let own = lines(Some(chunk));
    let before = line.checked_sub(1).and_then(|at| own.get(at)).or_else(|| lines(chunk.checked_sub(1)).last().filter(|_| line == 0));
    let behind = own.get(line + 1).or_else(|| lines(chunk.checked_add(1)).first());
    [before, behind].into_iter().flatten().any(|line| text.get(trim(text, line)).is_some_and(|line| list_mark(line).is_some()))
}

/// The range of a line without the white space around it.
fn trim(text: &str, line: &Range<usize>) -> Range<usize> {
    let content = text.get(line.clone()).unwrap_or("");
    let start = line.start + content.len() - content.trim_start().len();
    start..start + content.trim().len()
}

fn chunks(text: &str, body: Range<usize>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut open = false;
    for line in lines(text, body) {
        if text.get(line.clone()).is_none_or(|line| line.trim().is_empty()) {
            open = false;
            continue;
        }
        match chunks.last_mut().filter(|_| open) {
            Some(chunk) => chunk.lines.push(line),
            None => chunks.push(Chunk { lines: vec![line], kind: BlockKind::Paragraph }),
        }
        open = true;
    }
    chunks
}

/// The lines of a stretch, their ends (LF, CRLF, CR, form feed) excluded.
pub(super) fn lines(text: &str, body: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = body.start;
    std::iter::from_fn(move || {
        if at >= body.end {
            return None;
        }
        let rest = text.as_bytes().get(at..body.end)?;
        let length = memchr::memchr3(b'\n', b'\r', 0x0c, rest).unwrap_or(rest.len());
        let line = at..at + length;
        at = line.end + if rest.get(length) == Some(&b'\r') && rest.get(length + 1) == Some(&b'\n') { 2 } else { 1 };
        Some(line)
    })
}

/// How many lines show whether a text is wrapped.
const SAMPLE: usize = 2000;

/// Whether lines were broken to fit a width: most lines have no room for the next line's first word, and a sentence runs
/// over most line ends.
fn wrapped(text: &str, chunks: &[Chunk]) -> bool {
    let content = |line: &Range<usize>| text.get(line.clone()).unwrap_or("").trim_end();
    let several =
        || chunks.iter().filter(|chunk| chunk.lines.len() > 1).take(SAMPLE).map(|chunk| chunk.lines.get(..SAMPLE).unwrap_or(&chunk.lines));
    let width = several().flatten().take(SAMPLE).map(|line| content(line).chars().take(400).count()).max().unwrap_or(0);
    if !(30..=140).contains(&width) {
        return false;
    }
    let (mut ends, mut full, mut running) = (0usize, 0usize, 0usize);
    for pair in several().flat_map(|lines| lines.windows(2)).take(SAMPLE) {
        let [line, next] = pair else { continue };
        let (line, next) = (content(line), content(next).trim_start());
        if list_mark(next).is_some() {
            continue;
        }
        let word = next.split_whitespace().next().unwrap_or("");
        ends += 1;
        full += usize::from(line.chars().count() + 1 + word.chars().count() + 4 > width);
        running += usize::from(!line.ends_with(['.', '!', '?', ':', '”', '"', '’', ')', '…']));
    }
    ends > 0 && full * 10 >= ends * 7 && running * 2 >= ends
}

/// Whether a sentence surely runs over a line's end: it has no end there, and goes on with a small letter.
fn goes_on(text: &str, before: &Range<usize>, next: &Range<usize>) -> bool {
    let (line, rest) = (text.get(before.clone()).unwrap_or(""), text.get(next.clone()).unwrap_or(""));
    line.len() >= 40
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—'))
        && rest.starts_with(char::is_lowercase)
}

/// Length of the mark that a list item begins with ("- ", "• ", "3. "), blanks behind it included.
pub(super) fn list_mark(line: &str) -> Option<usize> {
    let mut chars = line.char_indices();
    let (_, first) = chars.next()?;
    let behind = match first {
        '-' | '*' | '•' | '‣' | '▪' | '●' | '◦' | '·' | '–' | '—' | '►' | '■' => first.len_utf8(),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let mark = line.as_bytes().get(digits)?;
            if digits > 2 || !matches!(mark, b'.' | b')') {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    let rest = line.get(behind..)?;
    let blanks = rest.len() - rest.trim_start().len();
    // "• Text" may be glued; "-5" may not. A dash before a lower-case letter or name at the end of a quote is no item.
    let glued = matches!(first, '•' | '‣' | '▪' | '●' | '◦' | '►' | '■');
    ((blanks > 0 || glued) && !rest.trim().is_empty()).then_some(behind + blanks)
}

/// First parts that keep their hyphen where a line break falls on it ("two-\nyear-old").
const PREFIXES: &[&str] = &[
    "all", "and", "anti", "by", "co", "cross", "day", "double", "early", "eight", "eighty", "ex", "far", "fifty", "first", "five", "forty",
    "four", "full", "half", "hard", "high", "in", "late", "left", "long", "low", "mid", "mile", "month", "much", "multi", "near", "new",
    "nine", "ninety", "non", "of", "off", "old", "on", "once", "one", "open", "part", "post", "pre", "pro", "quasi", "right", "second",
    "self", "semi", "seven", "seventy", "short", "single", "six", "sixty", "so", "state", "ten", "the", "third", "thirty", "three", "to",
    "twenty", "two", "up", "vice", "week", "well", "year",
];

/// If a line break cut a word at a hyphen: takes out the break, and the hyphen too where it was put in for the break.
fn hyphen(text: &str, before: &Range<usize>, next: &Range<usize>, edits: &mut Vec<Edit>) {
    let (line, rest) = (text.get(before.clone()).unwrap_or(""), text.get(next.clone()).unwrap_or(""));
    let Some(stem) = line.strip_suffix(['-', '\u{2010}']) else { return };
    let word = stem.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    if !word.ends_with(char::is_lowercase) || !rest.starts_with(char::is_lowercase) {
        return;
    }
    let part = word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let compound = part.len() < word.trim_start_matches(|c: char| !c.is_alphanumeric()).len()
        || PREFIXES.contains(&part.to_lowercase().as_str())
        || rest.split_whitespace().next().is_some_and(|tail| tail.contains('-'));
    let from = if compound { before.end } else { before.start + stem.len() };
    edits.push(Edit { range: from..next.start, with: String::new() });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let (paras, _) = paragraphs(text, 0..text.len());
        paras.iter().map(|para| text.get(para.range.clone()).unwrap_or("").replace('\n', "/")).collect()
    }

    #[test]
    fn lines_or_wrapped() {
        assert_eq!(cut("The dam held.\nIts gates are old.\r\n\r\nNobody left."), ["The dam held.", "Its gates are old.", "Nobody left."]);
        let wrapped = "The gates of the dam at Velrod held on Friday\nthough the water stood a metre higher than it\never did.\n\nNobody left the village.";
        assert_eq!(cut(wrapped).len(), 2);
        assert_eq!(cut("It says:\n\n- Rents rise.\n* Fines too.\n3. Laws fall."), ["It says:", "Rents rise.", "Fines too.", "Laws fall."]);
    }

    #[test]
    fn cut_words_are_joined() {
        let text = "The gates of the dam at Velrod held on Wednes-\nday though the water stood high for the two-\nyear-old wall and the people of the low vil-\nlage.";
        let (_, edits) = paragraphs(text, 0..text.len());
        let cut: Vec<&str> = edits.iter().filter_map(|edit| text.get(edit.range.clone())).collect();
        assert_eq!(cut, ["-\n", "\n", "-\n"]);
    }
}
