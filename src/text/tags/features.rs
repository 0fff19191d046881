//! What the tagger looks at: facts about each word, and the features made of them.
//!
//! A feature is a 32-bit hash of its kind and its values; only the hash is ever seen by the model.

use std::hint::select_unpredictable;

use super::form::{Form, Glance, OUTLINES, Outline, Words};
use super::model::{ANY_CASE, Entry, FREQUENT, UNCERTAIN};
use super::tag::{Label, Labels, Tag, Upos};
use crate::span::Span;

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
    /// The lexicon's class, or one guessed from the ending.
    pub(crate) class: u8,
    /// Label that needs no weighing, or [`UNCERTAIN`].
    pub(crate) certain: u8,
    /// What the lexicon notes of it, [`FREQUENT`] and [`ANY_CASE`], with [`KNOWN`] and [`PLAIN`].
    flags: u8,
    /// What its shape hangs on.
    outline: Outline,
    /// Its letters, counted.
    letters: u8,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What the tagger makes of it.
    pub(crate) label: Label,
}

/// The lexicon has the word.
const KNOWN: u8 = 1;
/// The word is [`Glance::plain`].
const PLAIN: u8 = 1 << 1;

impl Facts {
    /// Whether the word is so frequent that its spelling tells nothing more.
    #[inline]
    pub(crate) const fn frequent(&self) -> bool {
        self.flags & FREQUENT != 0
    }

    fn form(&self, text: &str, span: Span) -> Form {
        Form::of(text, span, self.flags & PLAIN != 0)
    }
}

/// The spelling of a word that is not frequent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Affixes {
    /// The last 1, 2, 3, 4 bytes of the normalised form; 0 where it is shorter.
    suffixes: [u32; 4],
    /// The first 2 and 3 bytes.
    prefixes: [u32; 2],
    /// The class of the word without its ending of inflection, and which ending; 0 where there is none.
    stem: u16,
}

impl Affixes {
    const NONE: Self = Self { suffixes: [0; 4], prefixes: [0; 2], stem: 0 };

    /// Those of the word at `i`; none where it is frequent. `entry` looks a hash up in the lexicon.
    pub(crate) fn of(words: Words<'_>, facts: &[Facts], i: usize, entry: impl Fn(u64) -> Option<Entry>) -> Self {
        match (facts.get(i), words.spans.get(i)) {
            (Some(facts), Some(&span)) if !facts.frequent() => {
                let form = facts.form(words.text, span);
                Self { suffixes: suffixes(form.as_bytes()), prefixes: prefixes(form.as_bytes()), stem: stem(&form, &entry) }
            }
            _ => Self::NONE,
        }
    }

    /// Whether it ends in “-ed” and is a word of the lexicon without that.
    pub(crate) fn looks_past(&self) -> bool {
        matches!(self.stem >> 8, 3 | 4)
    }
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
pub(crate) const fn feature(kind: u64, a: u64, b: u64, c: u64) -> u32 {
    let sum = a ^ kind.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ b.wrapping_mul(0x94d0_49bb_1331_11eb) ^ c.rotate_left(43);
    ((sum ^ sum >> 32).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
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
    for fact in facts.iter().skip(1) {
        // Without branches, which could not be predicted.
        let (two, four) = (u32::from(fact.letters >= 2), u32::from(fact.letters >= 4));
        letters += two;
        upper += two & u32::from(!fact.outline.lower());
        long += four;
        capital += four & u32::from(fact.outline.first_upper());
    }
    if letters >= 2 && upper * 5 >= letters * 4 {
        Style::Shouted
    } else if long >= 3 && capital * 5 >= long * 4 {
        Style::Title
    } else {
        Style::Plain
    }
}

/// The shape of a word by its outline. `opens`: nothing but punctuation stands before it in the sentence;
/// `after_mark`: it follows a colon, a bracket or a quotation mark.
const fn shape_of(outline: Outline, style: Style, opens: bool, after_mark: bool) -> Shape {
    match (outline.upper(), outline.lower(), outline.digits()) {
        (0, false, false) => Shape::Mark,
        (0, false, true) => Shape::Digits,
        _ if outline.address() => Shape::Address,
        (_, _, true) => Shape::Code,
        (0, _, _) => Shape::Lower,
        _ if outline.dots() && !outline.lower() => Shape::Initials,
        (1, false, _) if opens => Shape::Initial,
        (1, false, _) => Shape::Letter,
        (_, false, _) if matches!(style, Style::Shouted) => Shape::Shouted,
        (_, false, _) => Shape::Upper,
        (1, _, _) if outline.first_upper() => match style {
            Style::Title | Style::Shouted => Shape::Title,
            Style::Plain if opens => Shape::Initial,
            Style::Plain if after_mark => Shape::AfterMark,
            Style::Plain => Shape::Capital,
        },
        _ => Shape::Mixed,
    }
}

/// [`shape_of`] for every outline in every place.
static SHAPES: [[Shape; OUTLINES]; 12] = {
    let mut shapes = [[Shape::Mark; OUTLINES]; 12];
    let styles = [Style::Plain, Style::Title, Style::Shouted];
    let mut place = 0;
    while place < 12 {
        let mut outline = 0;
        while outline < OUTLINES {
            shapes[place][outline] = shape_of(Outline(outline as u8), styles[place / 4], place & 1 != 0, place & 2 != 0);
            outline += 1;
        }
        place += 1;
    }
    shapes
};

/// The shape of a word; see [`shape_of`].
#[inline]
fn shape(outline: Outline, style: Style, opens: bool, after_mark: bool) -> Shape {
    let place = style as usize * 4 + usize::from(opens) + 2 * usize::from(after_mark);
    SHAPES.get(place).map_or(Shape::Mark, |shapes| shapes[usize::from(outline.0) & (OUTLINES - 1)])
}

/// The shapes of words that their certain label holds for always.
const ORDINARY: u32 =
    1 << Shape::Lower as u32 | 1 << Shape::Initial as u32 | 1 << Shape::Title as u32 | 1 << Shape::Shouted as u32 | 1 << Shape::Mark as u32;

/// For each byte the endings that it closes, a bit each.
static CLOSED_BY: [u64; 256] = {
    let mut closed = [0; 256];
    let mut number = 0;
    while number < ENDINGS.len() {
        let ending = ENDINGS[number].as_bytes();
        closed[ending[ending.len() - 1] as usize] |= 1 << number;
        number += 1;
    }
    closed
};

/// The class guessed from the ending of a word that the lexicon lacks.
fn guess(form: &[u8]) -> u8 {
    let mut best = 0;
    let mut class = GUESSED;
    let mut left = form.last().map_or(0, |&last| CLOSED_BY[usize::from(last)]);
    while left != 0 {
        let number = left.trailing_zeros() as usize;
        left &= left - 1;
        let ending = ENDINGS.get(number).map_or("", |ending| ending);
        if ending.len() > best && form.len() > ending.len() + 1 && form.ends_with(ending.as_bytes()) {
            best = ending.len();
            class = GUESSED + 1 + number as u8;
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
fn stem(form: &Form, entry: &impl Fn(u64) -> Option<Entry>) -> u16 {
    let bytes = form.as_bytes();
    if !matches!(bytes.last(), Some(b's' | b'd' | b'g')) {
        return 0;
    }
    let known = |kept: usize, other: &[u8]| entry(form.hash_with(kept, other));
    for (&(ending, others), number) in INFLECTIONS.iter().zip(1_u16..) {
        let Some(start) = bytes.strip_suffix(ending).filter(|start| start.len() >= 2) else { continue };
        let doubled = match start {
            [.., a, b] if a == b && number > 3 => known(start.len() - 1, b""),
            _ => None,
        };
        if let Some(found) = others.iter().find_map(|other| known(start.len(), other)).or(doubled) {
            return number << 8 | u16::from(found.class);
        }
    }
    0
}

/// The last 1, 2, 3 and 4 bytes of a form, as numbers.
fn suffixes(form: &[u8]) -> [u32; 4] {
    match *form {
        [.., a, b, c, d] => {
            let all = u32::from_le_bytes([a, b, c, d]);
            [all >> 24, all >> 16, all >> 8, all]
        }
        [a, b, c] => [u32::from(c), u32::from_le_bytes([b, c, 0, 0]), u32::from_le_bytes([a, b, c, 0]), 0],
        [a, b] => [u32::from(b), u32::from_le_bytes([a, b, 0, 0]), 0, 0],
        [a] => [u32::from(a), 0, 0, 0],
        [] => [0; 4],
    }
}

/// The first 2 and 3 bytes of a form, as numbers.
fn prefixes(form: &[u8]) -> [u32; 2] {
    match *form {
        [a, b] => [u32::from_le_bytes([a, b, 0, 1]), 0],
        [a, b, c, ..] => [u32::from_le_bytes([a, b, 0, 1]), u32::from_le_bytes([a, b, c, 2])],
        _ => [0; 2],
    }
}

/// Fills `facts` for a sentence, one a word; returns its style. `glances` are those at the words, `entry` looks a hash up in the
/// lexicon.
#[inline]
pub(crate) fn collect(
    words: Words<'_>,
    glances: impl Iterator<Item = Glance>,
    facts: &mut Vec<Facts>,
    entry: impl Fn(u64) -> Option<Entry>,
) -> Style {
    facts.clear();
    let mut quotes = Quotes::default();
    facts.extend(words.spans.iter().zip(glances).map(|(span, glance)| {
        let Glance { mut hash, outline, letters, plain } = glance;
        if outline.is_mark() {
            hash = quotes.hash(span.of(words.text), hash);
        }
        let plain = if plain { PLAIN } else { 0 };
        let (known, found) = entry(hash).map_or((0, Entry::NONE), |found| (KNOWN, found));
        let Entry { class, certain, flags } = found;
        Facts { hash, class, certain, flags: flags | known | plain, outline, letters, shape: Shape::Mark, label: Label(UNCERTAIN) }
    }));
    let style = style(facts);
    let (mut opens, mut after_mark) = (true, false);
    for (fact, &span) in facts.iter_mut().zip(words.spans) {
        fact.shape = shape(fact.outline, style, opens, after_mark);
        let holds = (1 << fact.shape as u32 & ORDINARY != 0) | (fact.flags & ANY_CASE != 0);
        fact.certain |= if holds { 0 } else { UNCERTAIN };
        if fact.flags & KNOWN == 0 {
            fact.class = class_of_shape(fact.shape).unwrap_or_else(|| guess(fact.form(words.text, span).as_bytes()));
        }
        match fact.shape {
            Shape::Mark => after_mark = opens_speech(span.of(words.text)),
            _ => (opens, after_mark) = (false, false),
        }
    }
    if quotes.directed {
        for (fact, span) in facts.iter_mut().zip(words.spans) {
            if let Some(label) = directed_quote(span.of(words.text)) {
                fact.certain = label.0;
            }
        }
    }
    style
}

/// The quotation marks of a sentence so far.
#[derive(Default)]
struct Quotes {
    /// How many.
    count: u64,
    /// Whether one tells by itself whether it opens or closes.
    directed: bool,
}

impl Quotes {
    /// The hash of a mark, which without context is this: the first quotation mark of a sentence opens, the second closes.
    #[inline]
    fn hash(&mut self, mark: &str, hash: u64) -> u64 {
        if mark.len() == 1 && mark != "\"" { hash } else { self.hash_of_quote(mark, hash) }
    }

    fn hash_of_quote(&mut self, mark: &str, hash: u64) -> u64 {
        self.directed |= directed_quote(mark).is_some();
        if !matches!(mark, "\"" | "''" | "``" | "“" | "„" | "«" | "”" | "»" | "‟") {
            return hash;
        }
        self.count += 1;
        hash.wrapping_add(self.count & 1)
    }
}

/// Whether a mark opens a piece of speech or an aside: a capital behind it says little.
fn opens_speech(mark: &str) -> bool {
    if let [byte] = mark.as_bytes() {
        return matches!(byte, b'"' | b'\'' | b'`' | b':' | b'(' | b'[' | b'-');
    }
    let form = Form::of(mark, Span::new(0, mark.len() as u32), false);
    matches!(form.as_bytes(), b"\"" | b"'" | b":" | b"(" | b"[" | b"--" | b"..." | b"-")
}

/// What the features see of a neighbour outside the sentence.
const OUTSIDE: Facts = Facts {
    hash: 1,
    class: GUESSED - 1,
    certain: UNCERTAIN,
    flags: FREQUENT | KNOWN,
    outline: Outline::NONE,
    letters: 0,
    shape: Shape::Mark,
    label: Label(UNCERTAIN),
};

/// The features that may decide a word's label alone, each kind finer than the one before it: class and shape, with the
/// label before, with the next word's class.
#[inline]
pub(crate) fn shortcuts(facts: &[Facts], i: usize, context: Context) -> [u32; 3] {
    let here = facts.get(i).unwrap_or(&OUTSIDE);
    let next = facts.get(i + 1).unwrap_or(&OUTSIDE);
    let class_shape = u64::from(here.class) << 8 | here.shape as u64;
    let one = u64::from(context.one);
    [feature(60, class_shape, 0, 0), feature(61, class_shape, one, 0), feature(62, class_shape, one, u64::from(next.class))]
}

/// Calls `each` with every feature of the word at `i` that hangs on words alone.
#[inline]
pub(crate) fn of_words(facts: &[Facts], i: usize, affixes: &Affixes, mut each: impl FnMut(u32)) {
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
    if !here.frequent() {
        for (kind, suffix) in (20..).zip(affixes.suffixes) {
            each(feature(kind, u64::from(suffix), shape, 0));
        }
        for (kind, prefix) in (30..).zip(affixes.prefixes) {
            each(feature(kind, u64::from(prefix), shape, 0));
        }
        if affixes.stem != 0 {
            each(feature(32, u64::from(affixes.stem), shape, 0));
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

/// Whether a subject may end with a word of this label.
fn ends_subject(label: u8) -> bool {
    let tag = Label(label).tag();
    tag.is_noun() || matches!(tag, Tag::Prp | Tag::Cd | Tag::CloseBracket | Tag::Jjr)
}

impl Context {
    /// The context at the start of a sentence.
    pub(crate) const fn start() -> Self {
        Self { one: UNCERTAIN, two: UNCERTAIN, verb: UNCERTAIN }
    }

    /// Whether the word may be a verb whose subject ends right before, or before an adverb, “than” or a comma.
    pub(crate) fn may_follow_subject(self) -> bool {
        let one = Label(self.one).tag();
        ends_subject(self.one) || ends_subject(self.two) && (one.is_adverb() || matches!(one, Tag::In | Tag::Comma))
    }

    /// Whether a form of “be” stands right before.
    pub(crate) fn follows_be(self) -> bool {
        let label = Label(self.one);
        label.upos() == Upos::Aux && label.tag() != Tag::Md
    }

    /// Whether a noun with its determiner or adjective stands right before, and no modal or “to” since the last verb.
    pub(crate) fn is_within_phrase(self) -> bool {
        let led = matches!(Label(self.two).tag(), Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj);
        led && matches!(Label(self.one).tag(), Tag::Nn | Tag::Nnp) && !matches!(Label(self.verb).tag(), Tag::Md | Tag::To)
    }

    /// Whether a clause that a wh-word opened has no verb yet.
    pub(crate) fn awaits_verb_of_wh(self) -> bool {
        matches!(Label(self.verb).tag(), Tag::Wp | Tag::Wdt)
    }

    /// Whether what stands right before may end a subject, so that a participle may be the sentence's verb.
    pub(crate) fn follows_subject(self) -> bool {
        ends_subject(self.one)
    }

    /// Moves on by one word with its label.
    #[inline]
    pub(crate) fn push(&mut self, label: Label) {
        use Tag::*;
        /// Verbs, modals, “to”, and what opens a clause.
        const LAST: Labels = Labels::of(&[Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Md, To, Stop, Colon, Comma, Wdt, Wp, Wrb, OpenQuote, CloseQuote]);
        self.two = self.one;
        self.one = label.0;
        self.verb = select_unpredictable(LAST.hold(label), label.0, self.verb);
    }
}

/// Calls `each` with every feature of the word at `i` that hangs on the labels before it.
#[inline]
pub(crate) fn of_labels(facts: &[Facts], i: usize, affixes: &Affixes, context: Context, mut each: impl FnMut(u32)) {
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
    if !here.frequent() {
        if affixes.stem != 0 {
            each(feature(50, u64::from(affixes.stem), one, u64::from(next.class)));
        }
        each(feature(49, one, u64::from(affixes.suffixes[2]), here.shape as u64));
    }
}
