//! What the tagger looks at: facts about each word, and the features made of them.
//!
//! A feature is a 64-bit hash of its kind and its values; only the hash is ever seen by the model.

use super::form::{Form, Spelling, fold, normalise};
use super::model::{ANY_CASE, Entry, FREQUENT, UNCERTAIN};
use super::tag::{Label, Tag, Upos};

/// How a word is written. Values are part of the features' hashes: append, don't reorder.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No capital letter.
    Lower,
    /// Capitalised inside a sentence.
    Capital,
    /// Capitalised at the start of a sentence.
    Initial,
    /// Capitalised after a colon, a bracket or a quotation mark.
    AfterMark,
    /// Capitalised in a line where nearly every word is.
    Title,
    /// Capitals only, inside ordinary text.
    Upper,
    /// Capitals only, in a line of capitals.
    Shouted,
    /// Capitals after the first letter: “McAdam”, “iPad”.
    Mixed,
    /// One capital letter.
    Letter,
    /// Capitals and full stops: “U.S.”, “J.”.
    Initials,
    /// Digits with separators.
    Digits,
    /// Digits and letters.
    Code,
    /// No letter, no digit.
    Mark,
    /// Contains `@`, `/` or `:` beside letters.
    Address,
}

/// Facts about one word in its sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// Hash of the normalised form: lower case, straight quotes, digits as `0`.
    pub(crate) hash: u64,
    /// The last 1, 2, 3, 4 bytes of the normalised form; 0 where it is shorter.
    pub(crate) suffixes: [u32; 4],
    /// The first 2 and 3 bytes.
    pub(crate) prefixes: [u32; 2],
    /// The lexicon's class, or one guessed from the ending.
    pub(crate) class: u8,
    /// Label that needs no weighing, or [`UNCERTAIN`].
    pub(crate) certain: u8,
    /// The class of the word without its ending of inflection, and which ending; 0 where there is none or it is not needed.
    pub(crate) stem: u16,
    /// Whether spelling features are left out.
    pub(crate) frequent: bool,
    /// Whether the certain label holds for a capitalised word inside a sentence.
    any_case: bool,
    /// Whether the lexicon has the word.
    known: bool,
    /// Whether a capital after it says little.
    after_mark: bool,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What the tagger makes of it.
    pub(crate) label: Label,
    /// Its letters and digits, counted.
    spelling: Spelling,
}

/// Classes from here on are guessed from the ending, the ones below come from the lexicon.
pub(crate) const GUESSED: u8 = 200;

/// Endings that tell the word class of a word that the lexicon lacks, longest first where one ends the other.
const ENDINGS: [&str; 40] = [
    "ing", "ings", "ed", "ss", "ous", "ious", "us", "is", "ies", "s", "ly", "ally", "er", "or", "est", "ist", "ion", "ian", "an", "al",
    "ive", "ble", "ic", "ics", "ment", "ness", "ity", "ry", "ful", "less", "ish", "en", "ize", "ise", "ate", "y", "e", "a", "o", "i",
];

/// The sentence's way of writing, from the words beyond the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Running text.
    Plain,
    /// A headline: nearly every longer word is capitalised.
    Title,
    /// A line of capitals.
    Shouted,
}

/// The hash of a feature: its kind and up to three values.
#[inline]
pub(crate) const fn feature(kind: u64, a: u64, b: u64, c: u64) -> u64 {
    let sum = a ^ kind.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ b.wrapping_mul(0x94d0_49bb_1331_11eb) ^ c.rotate_left(43);
    fold(sum, 0xbf58_476d_1ce4_e5b9)
}

/// Quotation marks that only open or only close carry their label in themselves.
fn directed_quote(word: &str) -> Option<Label> {
    match word {
        "“" | "„" | "«" | "``" | "‟" | "‘" => Some(Label::of(Tag::OpenQuote)),
        "”" | "»" | "''" => Some(Label::of(Tag::CloseQuote)),
        _ => None,
    }
}

/// The style of a sentence.
fn style(facts: &[Facts]) -> Style {
    let (mut long, mut capital, mut letters, mut upper) = (0, 0, 0, 0);
    for Facts { spelling, .. } in facts.iter().skip(1) {
        let size = u32::from(spelling.lower()) + u32::from(spelling.upper());
        if size >= 2 {
            letters += 1;
            upper += u32::from(spelling.lower() == 0);
        }
        if size >= 4 {
            long += 1;
            capital += u32::from(spelling.first_upper());
        }
    }
    if letters >= 2 && upper * 5 >= letters * 4 {
        Style::Shouted
    } else if long >= 3 && capital * 5 >= long * 4 {
        Style::Title
    } else {
        Style::Plain
    }
}

/// The shape of a word. `opens`: nothing but punctuation stands before it in the sentence; `after_mark`: it follows a
/// colon, a bracket or a quotation mark.
fn shape(spelling: Spelling, style: Style, opens: bool, after_mark: bool) -> Shape {
    match (spelling.upper(), spelling.lower(), spelling.digits()) {
        (0, 0, 0) => Shape::Mark,
        (0, 0, _) => Shape::Digits,
        _ if spelling.address() > 0 => Shape::Address,
        (_, _, 1..) => Shape::Code,
        (0, _, _) => Shape::Lower,
        _ if spelling.dots() > 0 && spelling.lower() == 0 => Shape::Initials,
        (1, 0, _) if opens => Shape::Initial,
        (1, 0, _) => Shape::Letter,
        (_, 0, _) if style == Style::Shouted => Shape::Shouted,
        (_, 0, _) => Shape::Upper,
        (1, _, _) if spelling.first_upper() => match style {
            Style::Title | Style::Shouted => Shape::Title,
            Style::Plain if opens => Shape::Initial,
            Style::Plain if after_mark => Shape::AfterMark,
            Style::Plain => Shape::Capital,
        },
        _ => Shape::Mixed,
    }
}

/// The class guessed from the ending of a word that the lexicon lacks.
#[cold]
fn guess(form: &[u8]) -> u8 {
    let mut best = 0;
    let mut class = GUESSED;
    for (ending, number) in ENDINGS.iter().zip(GUESSED + 1..) {
        if ending.len() > best && form.len() > ending.len() + 1 && form.ends_with(ending.as_bytes()) {
            best = ending.len();
            class = number;
        }
    }
    class
}

/// The class of unknown words of a shape that says more than their ending.
fn class_of_shape(shape: Shape) -> Option<u8> {
    match shape {
        Shape::Digits => Some(u8::MAX),
        Shape::Code => Some(u8::MAX - 1),
        Shape::Mark => Some(u8::MAX - 2),
        Shape::Address => Some(u8::MAX - 3),
        Shape::Initials | Shape::Letter => Some(u8::MAX - 4),
        _ => None,
    }
}

/// Endings of inflection, and what may stand in their place in the dictionary form.
const INFLECTIONS: [(&[u8], &[&[u8]]); 6] =
    [(b"ies", &[b"y", b"ie"]), (b"s", &[b""]), (b"ied", &[b"y", b"ie"]), (b"ed", &[b"e", b""]), (b"ing", &[b"", b"e"]), (b"es", &[b""])];

/// The class of the word without its ending, in the low byte, and the ending's number from 1.
fn stem(form: &[u8], entry: &impl Fn(u64) -> Option<Entry>) -> u16 {
    let known = |parts: [&[u8]; 2]| entry(Form::of(parts).hash());
    for (&(ending, others), number) in INFLECTIONS.iter().zip(1_u16..) {
        let Some(start) = form.strip_suffix(ending).filter(|start| start.len() >= 2) else { continue };
        let doubled = match start {
            [.., a, b] if a == b && number > 3 => known([start.get(..start.len() - 1).unwrap_or_default(), b""]),
            _ => None,
        };
        if let Some(found) = others.iter().find_map(|other| known([start, other])).or(doubled) {
            return number << 8 | u16::from(found.class);
        }
    }
    0
}

/// The last bytes and the first bytes of a form, as numbers.
fn affixes(form: &[u8]) -> ([u32; 4], [u32; 2]) {
    let (mut suffixes, mut prefixes) = ([0; 4], [0; 2]);
    let mut number = 0;
    for (suffix, &byte) in suffixes.iter_mut().zip(form.iter().rev()) {
        number = number << 8 | u32::from(byte);
        *suffix = number;
    }
    if let &[a, b, ref rest @ ..] = form {
        prefixes[0] = u32::from_le_bytes([a, b, 0, 1]);
        if let Some(&c) = rest.first() {
            prefixes[1] = u32::from_le_bytes([a, b, c, 2]);
        }
    }
    (suffixes, prefixes)
}

/// Fills `facts` for a sentence, one a word; returns its style. `entry` looks a hash up in the lexicon.
pub(crate) fn collect(words: &[&str], facts: &mut Vec<Facts>, entry: impl Fn(u64) -> Option<Entry>) -> Style {
    facts.clear();
    let mut straight = 0_u64;
    let mut quotes = false;
    for word in words {
        let (form, spelling) = normalise(word);
        let form_bytes = form.as_bytes();
        let mut hash = form.hash();
        if spelling.is_mark() && form_bytes == b"\"" {
            // The first straight mark of a sentence opens, the second closes.
            straight += 1;
            hash = hash.wrapping_add(straight & 1);
        }
        quotes |= spelling.is_mark() && matches!(form_bytes, b"\"" | b"'");
        let found = entry(hash);
        let frequent = found.is_some_and(|found| found.flags & FREQUENT != 0);
        let (suffixes, prefixes) = if frequent { ([0; 4], [0; 2]) } else { affixes(form_bytes) };
        facts.push(Facts {
            hash,
            suffixes,
            prefixes,
            stem: if frequent { 0 } else { stem(form_bytes, &entry) },
            class: found.map_or_else(|| guess(form_bytes), |found| found.class),
            certain: found.map_or(UNCERTAIN, |found| found.certain),
            frequent,
            any_case: found.is_some_and(|found| found.flags & ANY_CASE != 0),
            known: found.is_some(),
            // Until the style is known: what opens a piece of speech or an aside.
            after_mark: spelling.is_mark() && matches!(form_bytes, b"\"" | b"'" | b":" | b"(" | b"[" | b"--" | b"..." | b"-"),
            shape: Shape::Mark,
            label: Label(UNCERTAIN),
            spelling,
        });
    }
    let style = style(facts);
    let (mut opens, mut after_mark) = (true, false);
    for fact in facts.iter_mut() {
        fact.shape = shape(fact.spelling, style, opens, after_mark);
        let ordinary = matches!(fact.shape, Shape::Lower | Shape::Initial | Shape::Title | Shape::Shouted | Shape::Mark);
        if !ordinary && !fact.any_case {
            fact.certain = UNCERTAIN;
        }
        if !fact.known
            && let Some(class) = class_of_shape(fact.shape)
        {
            fact.class = class;
        }
        match fact.shape {
            Shape::Mark => after_mark = fact.after_mark,
            _ => (opens, after_mark) = (false, false),
        }
    }
    if quotes {
        for (fact, word) in facts.iter_mut().zip(words) {
            if let Some(label) = directed_quote(word) {
                fact.certain = label.0;
            }
        }
    }
    style
}

/// What the features see of a neighbour outside the sentence.
const OUTSIDE: Facts = Facts {
    hash: 1,
    suffixes: [0; 4],
    prefixes: [0; 2],
    stem: 0,
    class: GUESSED - 1,
    certain: UNCERTAIN,
    frequent: true,
    any_case: false,
    known: true,
    after_mark: false,
    shape: Shape::Mark,
    label: Label(UNCERTAIN),
    spelling: Spelling::NONE,
};

/// Most features that a word can have.
pub(crate) const FEATURES: usize = 25;

/// Calls `each` with every feature of the word at `i` that hangs on words alone.
#[inline]
pub(crate) fn of_words(facts: &[Facts], i: usize, mut each: impl FnMut(u64)) {
    let at = |j: Option<usize>| j.and_then(|j| facts.get(j)).unwrap_or(&OUTSIDE);
    let here = at(Some(i));
    let before = at(i.checked_sub(1));
    let (next, next2) = (at(Some(i + 1)), at(Some(i + 2)));
    let class = u64::from(here.class);
    let shape = here.shape as u64;
    let class_shape = |facts: &Facts| u64::from(facts.class) << 8 | facts.shape as u64;
    each(feature(1, here.hash, 0, 0));
    each(feature(2, class, shape, 0));
    each(feature(4, before.hash, class, 0));
    each(feature(5, next.hash, class, 0));
    each(feature(6, class_shape(next), shape, 0));
    each(feature(12, before.hash, next.hash, 0));
    each(feature(15, class, next2.hash, 0));
    each(feature(16, before.hash, 0, 0));
    each(feature(17, next.hash, 0, 0));
    if !here.frequent {
        for (kind, suffix) in (20..).zip(here.suffixes) {
            each(feature(kind, u64::from(suffix), shape, 0));
        }
        for (kind, prefix) in (30..).zip(here.prefixes) {
            each(feature(kind, u64::from(prefix), shape, 0));
        }
        if here.stem != 0 {
            each(feature(32, u64::from(here.stem), shape, 0));
        }
    }
}

/// What the tags so far say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// The label before.
    one: u8,
    /// The label before that.
    two: u8,
    /// The last verb, modal or “to”, or the mark or wh-word that has opened a clause since.
    verb: u8,
}

impl Facts {
    /// Whether it ends in “-ed” and is a word of the lexicon without that.
    pub(crate) fn looks_past(&self) -> bool {
        matches!(self.stem >> 8, 3 | 4)
    }
}

impl Context {
    /// The context at the start of a sentence.
    pub(crate) const fn start() -> Self {
        Self { one: UNCERTAIN, two: UNCERTAIN, verb: UNCERTAIN }
    }

    /// Whether the word may be a verb whose subject ends right before, or before an adverb, “than” or a comma.
    pub(crate) fn may_follow_subject(self) -> bool {
        let ends = |label: u8| {
            let tag = Label(label).tag();
            tag.is_noun() || matches!(tag, Tag::Prp | Tag::Cd | Tag::CloseBracket | Tag::Jjr)
        };
        let one = Label(self.one).tag();
        ends(self.one) || ends(self.two) && (one.is_adverb() || matches!(one, Tag::In | Tag::Comma))
    }

    /// Whether a form of “be” stands right before.
    pub(crate) fn follows_be(self) -> bool {
        let label = Label(self.one);
        label.upos() == Upos::Aux && label.tag() != Tag::Md
    }

    /// Moves on by one word with its label.
    #[inline]
    pub(crate) fn push(&mut self, label: Label) {
        self.two = self.one;
        self.one = label.0;
        let tag = label.tag();
        let opens_clause =
            matches!(tag, Tag::Stop | Tag::Colon | Tag::Comma | Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::OpenQuote | Tag::CloseQuote);
        if opens_clause || tag.is_verb() || matches!(tag, Tag::Md | Tag::To) {
            self.verb = label.0;
        }
    }
}

/// Calls `each` with every feature of the word at `i` that hangs on the labels before it.
#[inline]
pub(crate) fn of_labels(facts: &[Facts], i: usize, context: Context, mut each: impl FnMut(u64)) {
    let here = facts.get(i).unwrap_or(&OUTSIDE);
    let next = facts.get(i + 1).unwrap_or(&OUTSIDE);
    let class = u64::from(here.class);
    let (one, two) = (u64::from(context.one), u64::from(context.two));
    let both = one << 8 | two;
    each(feature(40, one, 0, 0));
    each(feature(41, both, 0, 0));
    each(feature(43, one, here.hash, 0));
    each(feature(44, both, class, 0));
    each(feature(45, one, class, u64::from(next.class)));
    each(feature(46, u64::from(context.verb), class, one));
    each(feature(48, one, next.hash, class));
    if !here.frequent {
        if here.stem != 0 {
            each(feature(50, u64::from(here.stem), one, u64::from(next.class)));
        }
        each(feature(49, one, u64::from(here.suffixes[2]), here.shape as u64));
    }
}
