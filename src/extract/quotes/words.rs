//! What the rules ask of a token's word: the closed classes of function words, marks and nouns that they read, and
//! the cues that its form may begin. Every token is looked up once, by the hash that the lexicon has made of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cues::{self, Entry};
use super::sign::Sign;
use super::wake::Wakes;
use crate::extract::picks::{Kept, pick};
use crate::text::lexicon::key;
use crate::text::{Doc, WordTable};

/// The closed classes.
static CLASSES: &[(Sign, &[&str])] = &[
    (Sign::COMMA, &[","]),
    (Sign::SEMICOLON, &[";"]),
    (Sign::COLON, &[":"]),
    (Sign::STOP, &["."]),
    (Sign::OPENS, &["(", "[", "{"]),
    (Sign::CLOSES, &[")", "]", "}"]),
    (Sign::THAT.union(Sign::PRONOUN_THAT), &["that"]),
    (Sign::TO, &["to"]),
    (Sign::BY, &["by"]),
    (Sign::OF, &["of"]),
    (Sign::AS, &["as"]),
    (Sign::ON, &["on"]),
    (Sign::YOU, &["you"]),
    (Sign::ABOUT, &["over", "under", "about", "around", "near", "nearly", "roughly", "almost"]),
    (Sign::IT, &["it"]),
    (Sign::AND, &["and"]),
    (Sign::BUT, &["but"]),
    (Sign::ACCORDING, &["according"]),
    (Sign::INCLUDING, &["including"]),
    (Sign::HOW, &["how"]),
    (Sign::THERE, &["there"]),
    (Sign::PERCENT, &["percent"]),
    (
        Sign::LEADER,
        &[
            "in", "on", "at", "to", "during", "via", "through", "by", "after", "before", "with", "over", "from", "outside", "inside",
            "when", "as", "of", "for", "about", "under",
        ],
    ),
    (Sign::QUESTION, &["whether", "if", "how", "why", "what", "who", "when", "where", "which", "whose"]),
    (
        Sign::ADVERBIAL,
        &[
            "if", "when", "while", "although", "because", "since", "unless", "once", "under", "despite", "without", "with", "in", "by",
            "after", "before", "as", "at", "for",
        ],
    ),
    (Sign::BESIDE, &["while", "as", "though", "although", "whereas"]),
    (Sign::PHRASE_END, &["while", "when", "because", "since", "until", "but", "although", "despite", "as"]),
    (Sign::ASIDE, &["as", "while", "after", "before", "when", "until", "during"]),
    (Sign::MEDIUM_LEADER, &["in", "on", "via", "through", "during", "at", "from"]),
    (Sign::JOINT, &["of", "for", "at", "in", "from", "with", "on", "and", "&"]),
    (Sign::BE, &["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "get", "got"]),
    (
        Sign::EXISTS,
        &[
            "is", "are", "was", "were", "be", "been", "'s", "will", "would", "should", "could", "may", "might", "must", "can", "has",
            "have", "had",
        ],
    ),
    (Sign::CONTRAST, &["but", "yet", "so"]),
    (Sign::TIME_CLAUSE, &["as", "after", "before", "since", "until", "than", "for", "while", "because", "once", "like"]),
    (Sign::AGENT, &["by", "from"]),
    (Sign::INSIDE, &["in", "of"]),
    (Sign::DESPITE, &["despite"]),
    (Sign::VIEW, &["words", "view", "opinion", "judgment", "judgement", "estimation", "eyes", "account", "telling", "reckoning"]),
    (Sign::PAIRED, &["neither", "either", "both"]),
    (
        Sign::TAKES_PLACE,
        &[
            "begin",
            "begins",
            "began",
            "begun",
            "beginning",
            "start",
            "starts",
            "started",
            "starting",
            "continue",
            "continues",
            "continued",
            "continuing",
            "go",
            "goes",
            "went",
            "gone",
            "going",
            "proceed",
            "proceeds",
            "proceeded",
            "proceeding",
            "try",
            "tries",
            "tried",
            "trying",
            "attempt",
            "attempts",
            "attempted",
            "attempting",
            "manage",
            "manages",
            "managed",
            "managing",
            "seem",
            "seems",
            "seemed",
            "appear",
            "appears",
            "appeared",
            "fail",
            "fails",
            "failed",
            "failing",
            "hesitate",
            "hesitates",
            "hesitated",
            "hesitating",
            "rush",
            "rushes",
            "rushed",
            "rushing",
            "hurry",
            "hurries",
            "hurried",
            "move",
            "moves",
            "moved",
            "moving",
            "use",
            "uses",
            "used",
            "using",
            "stop",
            "stops",
            "stopped",
            "pause",
            "pauses",
            "paused",
            "happen",
            "happens",
            "happened",
            "dare",
            "dares",
            "dared",
            "quick",
            "swift",
            "slow",
            "first",
            "last",
            "able",
        ],
    ),
    (Sign::BEFORE_ACT, &["of", "for", "from", "without", "to", "into", "about", "against", "with", "on", "at", "than", "before"]),
    (Sign::PREPOSITION, &["regarding", "concerning"]),
    (Sign::CIRCUMSTANCE, &["in", "on", "during", "at", "after", "before", "by", "via", "through", "throughout", "until", "since"]),
];

/// A form of the lists: its classes, and which lists of cues it begins (0 for none).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Row {
    signs: Sign,
    verbs: u16,
    nouns: u16,
}

/// The rows by form, and the cues that the forms begin.
struct Table {
    numbers: WordTable,
    /// The signs of every row; the first is that of every word of no list. Few words differ in them, so that all rows together
    /// stay in the processor's cache.
    signs: Vec<Sign>,
    /// The lists of verbs and of nouns that every row begins.
    begins: Vec<(u16, u16)>,
    lists: Vec<List>,
}

/// Entries that begin with one form.
#[derive(Debug, Default)]
struct List {
    /// The longest first.
    choices: Vec<Choice>,
    /// How many of them have several words.
    several: usize,
    /// A bit for the last six bits of the hash of the second word of each of these: most words are told apart by it.
    seconds: u64,
    /// Whether an adverb may stand before one of these second words.
    gap: bool,
}

impl List {
    fn of(entries: Vec<&'static Entry>) -> Self {
        let choices: Vec<Choice> = entries.into_iter().map(Choice::of).collect();
        let several = choices.iter().filter(|choice| choice.second != 0);
        Self {
            several: several.clone().count(),
            seconds: several.clone().fold(0, |bits, choice| bits | 1 << (choice.second & 63)),
            gap: several.clone().any(|choice| choice.entry.adjective),
            choices,
        }
    }

    /// The entries that may stand at this token as far as the word behind it tells.
    fn at(&self, doc: &Doc<'_>, token: usize) -> &[Choice] {
        let several = self.seconds >> (doc.hash(token + 1) & 63) & 1 == 1 || self.gap && doc.tag(token + 1).is_adverb();
        self.choices.get(if several { 0 } else { self.several }..).unwrap_or_default()
    }
}

/// An entry of several that begin with one form.
#[derive(Debug, Clone, Copy)]
struct Choice {
    /// The hash of its second word, by which most are passed over; 0 where it has one word.
    second: u64,
    entry: &'static Entry,
}

impl Choice {
    fn of(entry: &'static Entry) -> Self {
        Self { second: entry.rest.first().copied().unwrap_or(0), entry }
    }
}

impl Table {
    /// The numbers of the lists of verbs and of nouns that a word begins.
    fn begins(&self, hash: u64) -> (u16, u16) {
        self.begins.get(self.numbers.number(hash)).copied().unwrap_or_default()
    }

    /// The entries of a list that may stand at this token as far as the word behind it tells.
    fn list(&self, number: u16, doc: &Doc<'_>, token: usize) -> &[Choice] {
        self.lists.get(usize::from(number)).map_or(&[], |list| list.at(doc, token))
    }

    fn of(forms: FxHashMap<String, Row>, lists: Vec<Vec<&'static Entry>>) -> Self {
        let mut forms: Vec<_> = forms.into_iter().collect();
        forms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut rows = vec![Row::default()];
        let mut known: FxHashMap<Row, u16> = FxHashMap::default();
        let shared = shared(&lists);
        let first = |number: u16| shared.get(usize::from(number)).copied().unwrap_or(0);
        let numbers = WordTable::new(forms.into_iter().filter_map(|(form, mut row)| {
            (row.verbs, row.nouns) = (first(row.verbs), first(row.nouns));
            row.signs.set(Sign::CUE, row.verbs != 0);
            let number = *known.entry(row).or_insert_with(|| {
                rows.push(row);
                rows.len() as u16 - 1
            });
            Some((key::hash(&form, 0, form.len())?, number))
        }));
        let signs = rows.iter().map(|row| row.signs).collect();
        let lists = lists.into_iter().map(List::of).collect();
        Self { numbers, signs, begins: rows.iter().map(|row| (row.verbs, row.nouns)).collect(), lists }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut rows: FxHashMap<String, Row> = FxHashMap::with_capacity_and_hasher(8 << 10, Default::default());
    for (class, words) in CLASSES {
        for word in *words {
            rows.entry((*word).to_owned()).or_default().signs |= *class;
        }
    }
    let mut class = Sign::empty();
    for line in include_str!("nouns.txt").lines() {
        match line {
            "[documents]" => class = Sign::DOCUMENT,
            "[media]" => class = Sign::MEDIUM,
            "[telling]" => class = Sign::TELLING,
            _ if line.is_empty() || line.starts_with('#') => {}
            noun => {
                rows.entry(noun.to_owned()).or_default().signs |= class;
                if class != Sign::TELLING {
                    rows.entry(cues::third(noun)).or_default().signs |= class;
                }
            }
        }
    }
    let mut lists: Vec<Vec<&'static Entry>> = vec![Vec::new()];
    for (form, entry, noun) in cues::forms() {
        if entry.adjective
            && let Some(second) = entry.lemma.split(' ').nth(1)
        {
            rows.entry(second.to_owned()).or_default().signs |= Sign::AFTER_BE;
        }
        let row = rows.entry(form).or_default();
        let slot = if noun { &mut row.nouns } else { &mut row.verbs };
        if *slot == 0 {
            *slot = lists.len() as u16;
            lists.push(Vec::new());
        }
        if let Some(list) = lists.get_mut(usize::from(*slot))
            && !list.iter().any(|known| std::ptr::eq(*known, entry))
        {
            list.push(entry);
        }
    }
    for list in &mut lists {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    Table::of(rows, lists)
});

/// For every list the first that holds the same: forms that begin the same cues ("say", "says", "said") have one row.
fn shared(lists: &[Vec<&'static Entry>]) -> Vec<u16> {
    let mut first: FxHashMap<Vec<*const Entry>, u16> = FxHashMap::default();
    let entries = |list: &Vec<&'static Entry>| list.iter().map(|entry| std::ptr::from_ref::<Entry>(entry)).collect();
    (0..).zip(lists).map(|(number, list)| *first.entry(entries(list)).or_insert(number)).collect()
}

/// The words of a text, looked up: what each token is, and where those stand that a rule starts from.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What every token is.
    pub signs: Vec<Sign>,
    /// The tokens of [`Sign::CUE`] that a cue may begin at, in order.
    pub cues: Vec<u32>,
    /// The tokens of [`Sign::DOUBTFUL`], in order: of those with tense only those before another one, of the others only those
    /// that stand behind no auxiliary.
    pub doubtful: Vec<u32>,
    /// The quotation marks, in order.
    pub quotes: Kept<u32>,
    /// The tokens that attribution without a verb may start from, in order: "according", "as", "in" before a word for a view.
    pub triggers: Vec<u32>,
    /// The tokens of [`Sign::THAT`], in order.
    pub thats: Kept<u32>,
    /// The tokens of [`Sign::MEDIUM`], in order.
    pub media: Kept<u32>,
    /// The signs of all tokens.
    pub all: Sign,
    wakes: Wakes,
}

/// How far behind its "in" a word for a view may stand, in tokens.
pub(super) const VIEW_BEHIND: std::ops::RangeInclusive<usize> = 2..=6;

impl Words {
    /// Looks every word of a text up, in place of those of another.
    pub(super) fn look_up(&mut self, doc: &Doc<'_>) {
        let table = &*TABLE;
        let (numbers, by_number) = (table.numbers.numbers(), table.signs.as_slice());
        // What is left in it of another text is written over.
        self.signs.resize(doc.len(), Sign::empty());
        let mut known = 0;
        for (sign, &hash) in self.signs.iter_mut().zip(doc.hashes()) {
            let Some(own) = numbers.slot_number(hash).and_then(|number| by_number.get(number)) else { break };
            *sign = *own;
            known += 1;
        }
        self.signs.get_mut(known..).unwrap_or_default().fill(Sign::empty());
        let tagged = self.place(doc);
        self.note_all(tagged);
    }

    /// Makes the signs of the words those of the tokens; returns how many tokens have tags: those behind the last sentence have none.
    fn place(&mut self, doc: &Doc<'_>) -> usize {
        let (tags, upos) = (doc.tags(), doc.all_upos());
        let tagged = tags.len().min(upos.len()).min(self.signs.len());
        let mut slots = self.wakes.clear_for(self.signs.len());
        let mut all = Sign::empty();
        let (signs, rest) = self.signs.split_at_mut(tagged);
        let tokens = doc.classes().iter().zip(tags.iter().zip(upos));
        for ((sign, (&class, (&tag, &upos))), slot) in signs.iter_mut().zip(tokens).zip(slots.by_ref()) {
            *sign = sign.in_place(class, tag, upos);
            slot.set(*sign);
            all |= *sign;
        }
        for ((sign, token), slot) in rest.iter_mut().zip(tagged..).zip(slots) {
            *sign = sign.in_place(doc.class(token), doc.tag(token), doc.upos(token));
            slot.set(*sign);
            all |= *sign;
        }
        self.all = all;
        tagged
    }

    /// Notes where the tokens stand that a rule starts from.
    fn note_all(&mut self, tagged: usize) {
        let Self { signs, cues, doubtful, quotes, triggers, thats, media, all, wakes } = self;
        for list in [&mut *cues, doubtful, triggers] {
            list.clear();
        }
        for list in [&mut *quotes, thats, media] {
            list.clear_for(signs.len());
        }
        let sign_at = |at: usize| signs.get(at).copied().unwrap_or_default();
        wakes.each(|first, woken| {
            pick(woken.cues, |bit| cues.push((first + bit) as u32));
            pick(woken.doubtful, |bit| doubtful.push((first + bit) as u32));
            pick(woken.noted, |bit| {
                // One behind those that are tagged can only be a mark.
                let token = (first + bit) as u32;
                let (sign, inside) = (sign_at(token as usize), (token as usize) < tagged);
                quotes.add(token, sign.contains(Sign::QUOTE));
                thats.add(token, inside & sign.contains(Sign::THAT));
                media.add(token, inside & sign.contains(Sign::MEDIUM));
                if inside & sign.intersects(Sign::ACCORDING | Sign::AS | Sign::VIEW) {
                    trigger(signs, token as usize, triggers);
                }
            });
        });
        if all.contains(Sign::VIEW) {
            triggers.sort_unstable();
            triggers.dedup();
        }
    }

    /// What a token is; nothing past the end.
    #[inline]
    pub(super) fn signs(&self, token: usize) -> Sign {
        self.signs.get(token).copied().unwrap_or_default()
    }

    /// The verb entries whose words begin at `token`, the longest first, each with the number of its tokens.
    /// Between the first word and the rest nothing may stand, save an adverb behind a form of "be".
    pub(super) fn verbs_at(&self, doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        // Forms of "be" are many and begin many cues: its second word tells at once whether one stands here.
        let be = self.signs(token).contains(Sign::BE)
            && !self.signs(token + 1 + usize::from(doc.tag(token + 1).is_adverb())).contains(Sign::AFTER_BE);
        entries(if be { 0 } else { TABLE.begins(doc.hash(token)).0 }, doc, token)
    }

    /// The noun entries at `token`.
    pub(super) fn nouns_at(doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        entries(TABLE.begins(doc.hash(token)).1, doc, token)
    }
}

/// Adds the tokens that attribution may start from by this one: itself, or the "in" before a word for a view.
fn trigger(signs: &[Sign], at: usize, triggers: &mut Vec<u32>) {
    let sign = signs.get(at).copied().unwrap_or_default();
    if sign.intersects(Sign::ACCORDING | Sign::AS) {
        triggers.push(at as u32);
    }
    if sign.contains(Sign::VIEW) {
        let before = VIEW_BEHIND.filter_map(|behind| at.checked_sub(behind));
        let led = before.filter(|&at| signs.get(at).is_some_and(|sign| sign.contains(Sign::INSIDE)));
        triggers.extend(led.map(|at| at as u32));
    }
}

fn entries(list: u16, doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
    TABLE.list(list, doc, token).iter().filter_map(move |choice| {
        let entry = choice.entry;
        if choice.second == 0 {
            return Some((entry, 1));
        }
        // "is also concerned"
        let gap = usize::from(entry.adjective && doc.tag(token + 1).is_adverb());
        let second = token + 1 + gap;
        let all = doc.hash(second) == choice.second && (second..).zip(&entry.rest).all(|(at, &word)| doc.hash(at) == word);
        all.then_some((entry, 1 + gap + entry.rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_its_row() {
        for (form, entry, noun) in cues::forms() {
            let (verbs, nouns) = key::hash(&form, 0, form.len()).map(|hash| TABLE.begins(hash)).unwrap_or_default();
            let list = TABLE.lists.get(usize::from(if noun { nouns } else { verbs }));
            assert!(list.is_some_and(|list| list.choices.iter().any(|known| std::ptr::eq(known.entry, entry))), "{form}");
        }
        assert!(TABLE.signs.len() <= usize::from(u16::MAX));
    }
}
