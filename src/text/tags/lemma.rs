//! Lemmas: the dictionary form of a word with its tag, from a table of exceptions and rules for endings.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tag::Tag;

/// The exceptions: comment lines, then sorted lines `form TAB class TAB lemma`. Written by `train_lemmas.rs`.
const TABLE: &str = include_str!("lemmas.txt");

/// Which rules of inflection a tag takes, as the table's second column names them; the other tags go by their name.
pub(crate) fn class(tag: Tag) -> &'static str {
    match tag {
        Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz => "V",
        Tag::Vb | Tag::Vbp => "B",
        Tag::Nns => "N",
        Tag::Jjr | Tag::Jjs => "J",
        Tag::Rbr | Tag::Rbs => "R",
        _ => tag.as_str(),
    }
}

/// The lemma of a word: “said” → “say”, “women” → “woman”, “n't” → “not”, “better” → “good”; lower case but for
/// proper nouns, foreign words and addresses, which are their own lemma. The auxiliary “'s” counts as “be”.
/// `tag` is the tagger's; a wrong tag gives a wrong lemma, never an error.
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag.is_proper() || matches!(tag, Tag::Fw | Tag::Add | Tag::Gw | Tag::Xx) {
        return Cow::Borrowed(word);
    }
    let lower = lower_case(word);
    if let Some(found) = look_up(&lower, class(tag)) {
        return Cow::Borrowed(found);
    }
    match lower {
        Cow::Borrowed(lower) => by_rule(lower, tag),
        Cow::Owned(lower) => Cow::Owned(by_rule(&lower, tag).into_owned()),
    }
}

/// Lower case with a straight apostrophe; borrowed where it is so already.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase().replace(['’', '‘'], "'"))
    }
}

/// The table by form and class.
static EXCEPTIONS: LazyLock<FxHashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let (form, rest) = line.split_once('\t')?;
        let (class, lemma) = rest.split_once('\t')?;
        Some(((form, class), lemma))
    })
    .collect()
});

/// The table's lemma.
fn look_up(form: &str, class: &str) -> Option<&'static str> {
    EXCEPTIONS.get(&(form, class)).copied()
}

/// What the rules make of a lower-case word, without the table.
pub(crate) fn by_rule(word: &str, tag: Tag) -> Cow<'_, str> {
    let longer = |size: usize| word.len() > size;
    match tag {
        Tag::Nns if word.starts_with(|c: char| c.is_ascii_digit()) => Cow::Borrowed(word),
        Tag::Nns | Tag::Vbz => without_s(word, tag == Tag::Nns),
        Tag::Vbd | Tag::Vbn => match word.strip_suffix("ied").filter(|_| longer(4)) {
            Some(stem) => Cow::Owned([stem, "y"].concat()),
            None => word.strip_suffix("ed").filter(|_| longer(3)).map_or(Cow::Borrowed(word), restore),
        },
        Tag::Vbg => word.strip_suffix("ing").or_else(|| word.strip_suffix("in'")).filter(|stem| vowel_groups(stem) > 0).map_or(
            Cow::Borrowed(word),
            |stem| match stem {
                _ if stem.ends_with("ee") || stem.ends_with("oe") || stem.ends_with("ye") => Cow::Borrowed(stem),
                _ => restore(stem),
            },
        ),
        Tag::Jjr | Tag::Rbr => degree(word, "er"),
        Tag::Jjs | Tag::Rbs => degree(word, "est"),
        _ => Cow::Borrowed(word),
    }
}

/// The positive form of a comparative or superlative.
fn degree<'a>(word: &'a str, ending: &str) -> Cow<'a, str> {
    match word.strip_suffix(ending) {
        Some(stem) if stem.len() > 2 => match stem.strip_suffix('i') {
            Some(start) => Cow::Owned([start, "y"].concat()),
            None => restore(stem),
        },
        _ => Cow::Borrowed(word),
    }
}

/// A plural noun or third person without its ending.
fn without_s(word: &str, noun: bool) -> Cow<'_, str> {
    if noun
        && word.len() > 4
        && let Some(stem) = word.strip_suffix("men")
    {
        return Cow::Owned([stem, "man"].concat());
    }
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1) else {
        return Cow::Borrowed(word);
    };
    if let Some(start) = stem.strip_suffix("ie") {
        return if start.len() > 1 { Cow::Owned([start, "y"].concat()) } else { Cow::Borrowed(stem) };
    }
    if stem.ends_with('s') || stem.ends_with('\'') {
        return Cow::Borrowed(if stem.ends_with('\'') { stem.trim_end_matches('\'') } else { word });
    }
    let Some(start) = stem.strip_suffix('e').filter(|start| start.len() > 1) else {
        return Cow::Borrowed(stem);
    };
    let letters = start.as_bytes();
    let before = |back: usize| letters.len().checked_sub(back).and_then(|at| letters.get(at)).copied().unwrap_or(b' ');
    // What hisses takes “-es”: “passes”, “viruses”, “boxes”, “goes”, “watches”, but not “houses”, “shoes”, “headaches”.
    let hisses = match before(1) {
        b's' => before(2) == b's' || noun && before(2) == b'u' && letters.len() > 3 && !is_vowel(before(3)) && before(3) != b'f',
        b'x' | b'o' => letters.len() > 2 || before(1) == b'x' || !noun,
        b'z' => before(2) == b'z',
        b'h' => matches!(before(2), b's') || before(2) == b'c' && (before(3) != b'a' || is_vowel(before(4))),
        _ => false,
    };
    Cow::Borrowed(if hisses { start } else { stem })
}

/// Whether a letter of ASCII is a vowel; “y” is none.
fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// How many runs of vowels a word has, about its syllables; “y” counts after the first letter, the “u” of “qu” doesn't.
fn vowel_groups(word: &str) -> usize {
    let bytes = word.as_bytes();
    let sounds = |at: usize| {
        let letter = bytes[at];
        let before = at.checked_sub(1).map(|at| bytes[at]);
        letter == b'u' && before != Some(b'q') || letter != b'u' && is_vowel(letter) || letter == b'y' && at > 0
    };
    (0..bytes.len()).filter(|&at| sounds(at) && (at == 0 || !sounds(at - 1))).count()
}

/// Endings of stems of two syllables or more that lack an “e”.
const SILENT_E: &[&str] = &[
    "at", "ir", "ur", "id", "ud", "od", "in", "ot", "ut", "ib", "um", "om", "ap", "ip", "up", "ak", "ok", "ik", "ar", "uk", "im", "il",
    "ul",
];

/// A stem that lost “-ed”, “-ing” or “-er” as a word again: one of a doubled pair of consonants goes (“stopp”), a
/// silent “e” comes back (“mak”, “provid”, “settl”).
fn restore(stem: &str) -> Cow<'_, str> {
    if !stem.is_ascii() {
        return Cow::Borrowed(stem);
    }
    let bytes = stem.as_bytes();
    let (&last, rest) = match bytes.split_last() {
        Some(parts) if bytes.len() > 1 => parts,
        _ => return Cow::Borrowed(stem),
    };
    let before = rest.last().copied().unwrap_or(b' ');
    let third = rest.len().checked_sub(2).map_or(b' ', |at| rest[at]);
    let groups = vowel_groups(stem);
    if last == before && !is_vowel(last) {
        let kept = matches!(last, b's' | b'f' | b'z') || last == b'l' && !(groups > 1 && third == b'e');
        let short = bytes.len() < 4 && groups == 1 && is_vowel(bytes[0]);
        return Cow::Borrowed(if kept || short { stem } else { &stem[..stem.len() - 1] });
    }
    let single_vowel = is_vowel(before) && (!is_vowel(third) || third == b'u' && rest.len() > 2 && rest[rest.len() - 3] == b'q');
    let silent = match last {
        b'v' | b'c' | b'u' | b'e' => true,
        b's' => is_vowel(before) || matches!(before, b'r' | b'n' | b'p' | b'l'),
        b'z' => is_vowel(before),
        b'g' => match before {
            b'd' | b'r' | b'l' => true,
            b'n' => matches!(third, b'a' | b'e' | b'u'),
            _ => single_vowel,
        },
        b'l' if matches!(before, b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b't' | b'z') => true,
        b'w' | b'x' | b'y' | b'h' | b'o' | b'a' | b'i' => false,
        _ if !single_vowel => false,
        _ if groups == 1 => true,
        _ => SILENT_E.iter().any(|ending| stem.ends_with(ending)),
    };
    if silent { Cow::Owned([stem, "e"].concat()) } else { Cow::Borrowed(stem) }
}
