//! Mends mojibake: UTF-8 that was decoded with another encoding, once or several times, here or there in the text.
//!
//! The idea is ftfy's (Robyn Speer, 2012): characters that are unlikely beside each other are put back into bytes and read
//! as UTF-8; what looks better then was damaged. Here it is done run by run (a run is a stretch of characters that are no
//! ASCII), so that each mended run knows its place and right text stays as it is, byte for byte.

mod judge;
mod pages;
mod unread;

use std::ops::Range;
use std::rc::Rc;

use judge::{Place, Verdict};
use pages::PAGES;
use rustc_hash::FxHashMap;
use unread::Part;

use super::bytes;
use super::source::Edit;

/// How often text may have been damaged one way upon the other.
const LAYERS: usize = 4;
/// A longer run is no damage: it is text in another script that is cut in two.
const LONGEST: usize = 4096;

/// What mending comes to.
#[derive(Debug, Default)]
pub(super) struct Mending {
    pub edits: Vec<Edit>,
    /// The encoding that most runs were wrongly read in.
    pub page: Option<&'static str>,
}

/// A run of characters with what stands around it.
struct Run {
    range: Range<usize>,
    chars: Vec<char>,
    candidates: Rc<[Candidate]>,
}

/// What was found for a short run between the same characters: a damaged text has few different runs, each many times.
type Known<'a> = FxHashMap<(&'a str, Around), Rc<[Candidate]>>;

/// Longer runs are hardly met twice.
const SHORT: usize = 24;
/// How many runs are remembered.
const KNOWN: usize = 1 << 13;

/// One way to mend a run.
struct Candidate {
    page: usize,
    text: String,
    /// How many characters surely were damaged.
    strong: usize,
    /// How many of those are sure only where nothing in the text came through whole.
    fair: usize,
    layers: usize,
}

/// Finds the damaged runs of a text and what they should be. One scan where nothing is damaged.
pub(super) fn mend(text: &str) -> Mending {
    let mut runs: Vec<Run> = Vec::new();
    let mut known = Known::default();
    let mut at = 0;
    // Runs that are no damage.
    let mut sound = 0usize;
    while let Some(range) = next_run(text, at) {
        at = range.end;
        let mut take = |range: Range<usize>| match read_run(text, range, &mut known) {
            Some(run) => runs.push(run),
            None => sound += 1,
        };
        let run = text.get(range.clone()).unwrap_or("");
        if !run.contains(' ') || needs_blanks(run) {
            take(range);
            continue;
        }
        let mut from = range.start;
        for part in run.split(' ') {
            take(from..from + part.len());
            from += part.len() + 1;
        }
    }
    if runs.is_empty() {
        return Mending::default();
    }
    let damaged = runs.iter().filter(|run| run.candidates.iter().any(|candidate| candidate.strong > 0)).count();
    let alone = damaged == 1 && sound > 0;
    // How sure each encoding is over the whole text: the witness for what is weak by itself.
    let mut sure = [0usize; 8];
    for candidate in runs.iter().flat_map(|run| run.candidates.iter()) {
        if candidate.strong > 0
            && let Some(count) = sure.get_mut(candidate.page)
        {
            *count += candidate.strong;
        }
    }
    let mut mending = Mending::default();
    let mut used = [0usize; 8];
    for run in &runs {
        if let Some((edit, page)) = decide(text, run, &sure, alone) {
            if let Some(count) = page.and_then(|page| used.get_mut(page)) {
                *count += 1;
            }
            mending.edits.push(edit);
        }
    }
    let page = (0..used.len())
        .max_by_key(|page| (used.get(*page).copied(), usize::MAX - page))
        .filter(|page| used.get(*page).is_some_and(|count| *count > 0));
    mending.page = page.and_then(|page| PAGES.get(page)).map(|page| page.name);
    mending
}

/// The next stretch of characters that are no ASCII, with single blanks between them.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = bytes::next_high(bytes, from)?;
    let mut end = start;
    loop {
        end += bytes.get(end..)?.iter().take_while(|byte| **byte >= 0x80).count();
        if end - start < LONGEST && bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(|byte| *byte >= 0x80) {
            end += 1;
        } else {
            return Some(start..end);
        }
    }
}

/// Whether some page reads a blank of the run as a no-break space inside a character.
fn needs_blanks(run: &str) -> bool {
    let chars: Vec<char> = run.chars().collect();
    let inside = |part: &Part| part.decoded && chars.get(part.from..part.to).is_some_and(|damaged| damaged.contains(&' '));
    PAGES.iter().any(|page| unread::unread(&chars, page).is_some_and(|parts| parts.iter().any(inside)))
}

/// A run that may be damaged. Most runs are one quotation mark or one letter and are none.
fn read_run<'a>(text: &'a str, range: Range<usize>, known: &mut Known<'a>) -> Option<Run> {
    let slice = text.get(range.clone())?;
    let mut chars = slice.chars();
    let first = chars.next()?;
    let single = chars.next().is_none();
    if single
        && !matches!(first, '\u{80}'..='\u{9f}')
        && !(opens(first) && text.as_bytes().get(range.end).is_some_and(|byte| *byte == b' ' || *byte == b'?'))
    {
        return None;
    }
    if slice.len() > 4 * LONGEST {
        return None;
    }
    let mut run = Run { chars: slice.chars().collect(), range, candidates: Rc::default() };
    if !single {
        let around = Around::new(text, &run.range);
        let find = |chars: &[char]| (0..PAGES.len()).filter_map(|page| candidate(chars, page, around)).collect::<Rc<[Candidate]>>();
        run.candidates = match known.get(&(slice, around)) {
            Some(candidates) => Rc::clone(candidates),
            None => {
                let candidates = find(&run.chars);
                if slice.len() <= SHORT && known.len() < KNOWN {
                    known.insert((slice, around), Rc::clone(&candidates));
                }
                candidates
            }
        };
    }
    let controls = run.chars.iter().any(|c| matches!(c, '\u{80}'..='\u{9f}'));
    let open = run.chars.iter().any(|c| opens(*c));
    (!run.candidates.is_empty() || controls || open).then_some(run)
}

/// Whether a character may be the first of a damaged one whose second byte became a blank ("Ã ", "Г ", "Å ", "Â "), or was
/// cut off ("â€").
fn opens(c: char) -> bool {
    matches!(c, 'Ã' | 'Å' | 'Â' | 'Г' | '√' | '├' | 'Ă' | '€')
}

/// The characters around a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Around {
    before: Option<char>,
    behind: Option<char>,
    capitals: usize,
}

impl Around {
    fn new(text: &str, range: &Range<usize>) -> Self {
        let left = text.get(..range.start).unwrap_or("");
        let right = text.get(range.end..).unwrap_or("");
        let capitals = left.chars().rev().take(3).take_while(|c| c.is_uppercase()).count();
        Self { before: left.chars().next_back(), behind: right.chars().next(), capitals }
    }
}

/// The best that one page makes of a run.
fn candidate(run: &[char], page: usize, around: Around) -> Option<Candidate> {
    let parts = unread::unread(run, PAGES.get(page)?)?;
    let mut layers = 1;
    let mut deep: Vec<char> = parts.iter().map(|part| part.c).collect();
    let mut candidate = assess(run, &parts, page, around);
    // Damage upon damage: read what came out once more, in any page, as long as everything decodes.
    while layers < LAYERS {
        let further = (0..PAGES.len())
            .filter_map(|page| Some((unread::unread(&deep, PAGES.get(page)?)?, page)))
            .find(|(parts, _)| whole(parts, &deep, around));
        let Some((next, _)) = further else { break };
        layers += 1;
        let text: Vec<char> = next.iter().map(|part| part.c).collect();
        let strong = next.iter().filter(|part| part.decoded).count();
        let plain = text.iter().all(|c| !matches!(c, '\u{80}'..='\u{9f}'));
        if plain {
            candidate = Some(Candidate { page, text: text.iter().collect(), strong, fair: 0, layers });
        }
        deep = text;
    }
    candidate
}

/// Whether all of a text that came out of a first reading decodes again, marks aside that may stand beside.
fn whole(parts: &[Part], run: &[char], around: Around) -> bool {
    let odd = parts.iter().filter(|part| !part.decoded).any(|part| !judge::may_stay(part.c) || part.c.is_control());
    let place = Place { before: around.before, behind: around.behind, capitals: around.capitals };
    let good = |(at, part): (usize, &Part)| {
        let damaged = run.get(part.from..part.to);
        !part.decoded || damaged.is_some_and(|damaged| judge::judge(damaged, part.c, place, company(parts, at), part.lost) > Verdict::Bad)
    };
    !odd && parts.iter().any(|part| part.decoded) && parts.iter().enumerate().all(good)
}

/// Whether a decoded character has one of its kind near it.
fn company(parts: &[Part], at: usize) -> bool {
    let Some(part) = parts.get(at) else { return false };
    let near = |offset: usize| parts.get(offset).is_some_and(|other| other.decoded && judge::alike(other.c, part.c));
    near(at + 1) || near(at + 2) || at.checked_sub(1).is_some_and(near) || at.checked_sub(2).is_some_and(near)
}

/// Judges every decoded character of a run.
fn assess(run: &[char], parts: &[Part], page: usize, around: Around) -> Option<Candidate> {
    let mut candidate = Candidate { page, text: parts.iter().map(|part| part.c).collect(), strong: 0, fair: 0, layers: 1 };
    let decoded = parts.iter().filter(|part| part.decoded).count();
    // What is left at the end may be the first byte of a character whose second became the blank behind.
    let cut = |at: usize, c: char| at + 1 == parts.len() && opens(c) && around.behind == Some(' ') && decoded > 0;
    let rest = parts.iter().enumerate().filter(|(_, part)| !part.decoded).all(|(at, part)| judge::may_stay(part.c) || cut(at, part.c));
    if !rest {
        return None;
    }
    let mut capitals = around.capitals;
    for (at, part) in parts.iter().enumerate() {
        if part.decoded {
            let before = at.checked_sub(1).and_then(|at| parts.get(at)).map_or(around.before, |part| Some(part.c));
            let behind = parts.get(at + 1).map_or(around.behind, |part| Some(part.c));
            let place = Place { before, behind, capitals };
            match judge::judge(run.get(part.from..part.to)?, part.c, place, company(parts, at), part.lost) {
                Verdict::Bad => return None,
                Verdict::Weak => {}
                Verdict::Fair => {
                    candidate.strong += 1;
                    candidate.fair += 1;
                }
                Verdict::Strong => candidate.strong += 1,
            }
        }
        capitals = if part.c.is_uppercase() { capitals + 1 } else { 0 };
    }
    // Four and more characters that are valid UTF-8 throughout are no accident.
    if decoded >= 2 && decoded == parts.len() && candidate.strong == 0 {
        candidate.strong = 1;
    }
    Some(candidate)
}

/// What becomes of a run: its best candidate, or the mending of single characters. `alone` says that it is the only damage
/// in a text whose other marks are whole.
fn decide(text: &str, run: &Run, sure: &[usize; 8], alone: bool) -> Option<(Edit, Option<usize>)> {
    let witness = |page: usize| sure.get(page).copied().unwrap_or(0);
    let best = run.candidates.iter().filter(|candidate| candidate.strong > 0 || witness(candidate.page) > 0).max_by_key(|candidate| {
        (
            candidate.strong > 0,
            usize::MAX - candidate.text.chars().count(),
            candidate.strong,
            candidate.layers,
            witness(candidate.page),
            usize::MAX - candidate.page,
        )
    });
    if let Some(best) = best {
        if alone && best.fair > 0 && best.fair == best.strong {
            return None;
        }
        let mut edit = Edit { range: run.range.clone(), with: best.text.chars().map(|c| pages::control_meant(c).unwrap_or(c)).collect() };
        blank(text, &mut edit, best.page);
        return Some((edit, Some(best.page)));
    }
    let mut edit = Edit { range: run.range.clone(), with: run.chars.iter().map(|c| pages::control_meant(*c).unwrap_or(*c)).collect() };
    let page = PAGES
        .iter()
        .enumerate()
        .filter(|(_, page)| run.chars.last().and_then(|c| page.byte(*c)).is_some())
        .map(|(at, _)| at)
        .max_by_key(|page| (witness(*page), usize::MAX - page));
    let certain = page.is_some_and(|page| witness(page) > 0)
        || text.get(..run.range.start).and_then(|left| left.chars().next_back()).is_some_and(char::is_lowercase);
    if certain && let Some(page) = page {
        blank(text, &mut edit, page);
    }
    let changed = text.get(edit.range.clone()) != Some(edit.with.as_str());
    changed.then_some((edit, page))
}

/// If the last character of a mended run is the first byte of one whose second became a blank: "Ã " is "à", "Å " before a
/// small letter is "Š", "Â " is a blank; and "â€" before a question mark or blank has lost its third.
fn blank(text: &str, edit: &mut Edit, page: usize) {
    let Some(page) = PAGES.get(page) else { return };
    let Some(last) = edit.with.chars().next_back() else { return };
    let behind = text.get(edit.range.end..).unwrap_or("");
    let before = edit.with.chars().rev().nth(1).or_else(|| text.get(..edit.range.start).and_then(|left| left.chars().next_back()));
    let word = before.is_some_and(char::is_alphabetic);
    let swap = |edit: &mut Edit, drop: usize, with: &str, take: usize| {
        for _ in 0..drop {
            edit.with.pop();
        }
        edit.with.push_str(with);
        edit.range.end += take;
    };
    match page.byte(last) {
        Some(0xc3) => {
            if let Some(rest) = behind.strip_prefix(' ') {
                let double = rest.starts_with(' ');
                let plural = rest.starts_with("s ") && !word;
                let small = rest.trim_start().starts_with(|c: char| c.is_lowercase());
                if before.is_none_or(|c| !c.is_uppercase()) && (small || word) {
                    swap(edit, 1, "à", usize::from(double || plural));
                }
            }
        }
        Some(0xc5) => {
            let small = behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
            if small && !word {
                swap(edit, 1, "Š", 1);
            }
        }
        Some(0xc2) if behind.starts_with(' ') && before.is_none_or(|c| !c.is_uppercase()) => swap(edit, 1, "", 0),
        Some(0x80) if before.and_then(|c| page.byte(c)) == Some(0xe2) => {
            if behind.starts_with('?') {
                swap(edit, 2, "\u{fffd}", 1);
            } else if behind.is_empty() || behind.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
                swap(edit, 2, "”", 0);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::*;

    fn mended(text: &str) -> String {
        Source::identity(text.to_owned()).edit(&mend(text).edits).text
    }

    /// Reads UTF-8 in another page, as careless programs do.
    fn damage(text: &str, page: usize) -> String {
        let back = |byte: u8| {
            let page = &PAGES[page];
            (0x80..=0x2fff).filter_map(char::from_u32).find(|c| page.byte(*c) == Some(byte))
        };
        text.bytes().filter_map(|byte| if byte < 0x80 { Some(char::from(byte)) } else { back(byte) }).collect()
    }

    #[test]
    fn damage_is_undone() {
        let text = "“It’s café time,” said Zoë Lefèvre — for €5…";
        for page in 0..4 {
            assert_eq!(mended(&damage(text, page)), text, "page {page}");
        }
        assert_eq!(mended(&damage(&damage(text, 0), 0)), text);
        assert_eq!(mended("The townâ€™s dam is “old”, theyâ€\u{fffd} said"), "The town’s dam is “old”, they” said");
        assert_eq!(mended("\u{93}Old\u{94} dams"), "“Old” dams");
    }

    #[test]
    fn right_text_is_left_alone() {
        for text in [
            "CAFÉ’s “NO…” and É… at CLICHÉ™, 2 Å… off, SÃO PAULO, ÃO, 46°C, ½",
            "«Северный ветер», Её, ПРОЕКТ «Ё»",
            "Η «ανατροφή», 日本語, עברית, Tiếng Việt, Şahin, Łódź, Åland—Öland",
            "x ≥ √π, ¬p, 5×£8, ±¥200, §14, “×” – naïve…”",
            "“NÃ¥r” – code of one letter",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
