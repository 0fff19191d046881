//! What the rules ask of a token's word: the closed classes of function words, marks and nouns that they read, and
//! the cues that its form may begin. Every token is looked up once, by the hash that the lexicon has made of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cues::{self, Entry};
use crate::text::lexicon::key;
use crate::text::{Doc, Tag, WordTable};

bitflags::bitflags! {
    /// The classes of a word.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Word: u64 {
        /// A comma.
        const COMMA = 1;
        /// A semicolon.
        const SEMICOLON = 1 << 1;
        /// A colon.
        const COLON = 1 << 2;
        /// A full stop.
        const STOP = 1 << 3;
        /// "that".
        const THAT = 1 << 4;
        /// "to".
        const TO = 1 << 5;
        /// "by".
        const BY = 1 << 6;
        /// "of".
        const OF = 1 << 7;
        /// "as".
        const AS = 1 << 8;
        /// "it".
        const IT = 1 << 9;
        /// "and".
        const AND = 1 << 10;
        /// "but".
        const BUT = 1 << 11;
        /// "according".
        const ACCORDING = 1 << 12;
        /// "including".
        const INCLUDING = 1 << 13;
        /// "how".
        const HOW = 1 << 14;
        /// "there".
        const THERE = 1 << 15;
        /// "percent".
        const PERCENT = 1 << 16;
        /// Leads in a hearer, a medium, a time or an occasion between a cue and its content.
        const LEADER = 1 << 17;
        /// Opens a clause of a question.
        const QUESTION = 1 << 18;
        /// Opens an adverbial at the head of a clause: "said if elected he would".
        const ADVERBIAL = 1 << 19;
        /// Opens a clause beside what is said: "while".
        const BESIDE = 1 << 20;
        /// Leads on from what is said to when and why it was said.
        const PHRASE_END = 1 << 21;
        /// Opens an aside behind a cue: "…, he said, as they left".
        const ASIDE = 1 << 22;
        /// Leads in a medium: "in a statement".
        const MEDIUM_LEADER = 1 << 23;
        /// Joins noun phrases.
        const JOINT = 1 << 24;
        /// A form of "be" (or "get") that makes a passive.
        const BE = 1 << 25;
        /// What stands behind "there" where something exists.
        const EXISTS = 1 << 26;
        /// "but", "yet", "so".
        const CONTRAST = 1 << 27;
        /// Opens a clause of time, cause or comparison.
        const TIME_CLAUSE = 1 << 28;
        /// "by", "from".
        const AGENT = 1 << 29;
        /// "in", "of".
        const INSIDE = 1 << 30;
        /// "despite".
        const DESPITE = 1 << 31;
        /// A noun for a thing that says something by being read.
        const DOCUMENT = 1 << 32;
        /// A noun for a medium or an occasion of speech.
        const MEDIUM = 1 << 33;
        /// A noun without plural that tells things.
        const TELLING = 1 << 34;
        /// "neither", "either", "both".
        const PAIRED = 1 << 35;
        /// Stands behind a form of "be" in a cue: "is confident that".
        const AFTER_BE = 1 << 36;
        /// A noun for words or a view that "in" leads in.
        const VIEW = 1 << 37;
        /// A form of a verb, or an adjective, whose infinitive takes place (Karttunen's implicative verbs, and those of
        /// beginning and seeming): "began to criticize".
        const TAKES_PLACE = 1 << 38;
        /// A preposition whose gerund names an act without telling that it takes place: "the cost of supporting".
        const BEFORE_ACT = 1 << 39;
        /// A participle that has become a preposition: "regarding".
        const PREPOSITION = 1 << 40;
        /// Leads in when, where and how something was said, never what a name is: "in", "during".
        const CIRCUMSTANCE = 1 << 41;
        /// "on".
        const ON = 1 << 42;
        /// "you".
        const YOU = 1 << 43;
        /// Before an amount: "over a quarter".
        const ABOUT = 1 << 44;
        /// What the rules for attribution without a verb start from; and a view, which "in" leads in.
        const TRIGGER = Self::ACCORDING.bits() | Self::AS.bits() | Self::VIEW.bits();
        /// The classes that are rare and noted where they stand, see [`Words`].
        const NOTED = Self::TRIGGER.bits() | Self::THAT.bits() | Self::COLON.bits() | Self::MEDIUM.bits();
        /// Ends a clause before it: a colon or a semicolon.
        const PAUSE = Self::COLON.bits() | Self::SEMICOLON.bits();
    }
}

/// The closed classes.
static CLASSES: &[(Word, &[&str])] = &[
    (Word::COMMA, &[","]),
    (Word::SEMICOLON, &[";"]),
    (Word::COLON, &[":"]),
    (Word::STOP, &["."]),
    (Word::THAT, &["that"]),
    (Word::TO, &["to"]),
    (Word::BY, &["by"]),
    (Word::OF, &["of"]),
    (Word::AS, &["as"]),
    (Word::ON, &["on"]),
    (Word::YOU, &["you"]),
    (Word::ABOUT, &["over", "under", "about", "around", "near", "nearly", "roughly", "almost"]),
    (Word::IT, &["it"]),
    (Word::AND, &["and"]),
    (Word::BUT, &["but"]),
    (Word::ACCORDING, &["according"]),
    (Word::INCLUDING, &["including"]),
    (Word::HOW, &["how"]),
    (Word::THERE, &["there"]),
    (Word::PERCENT, &["percent"]),
    (
        Word::LEADER,
        &[
            "in", "on", "at", "to", "during", "via", "through", "by", "after", "before", "with", "over", "from", "outside", "inside",
            "when", "as", "of", "for", "about", "under",
        ],
    ),
    (Word::QUESTION, &["whether", "if", "how", "why", "what", "who", "when", "where", "which", "whose"]),
    (
        Word::ADVERBIAL,
        &[
            "if", "when", "while", "although", "because", "since", "unless", "once", "under", "despite", "without", "with", "in", "by",
            "after", "before", "as", "at", "for",
        ],
    ),
    (Word::BESIDE, &["while", "as", "though", "although", "whereas"]),
    (Word::PHRASE_END, &["while", "when", "because", "since", "until", "but", "although", "despite", "as"]),
    (Word::ASIDE, &["as", "while", "after", "before", "when", "until", "during"]),
    (Word::MEDIUM_LEADER, &["in", "on", "via", "through", "during", "at", "from"]),
    (Word::JOINT, &["of", "for", "at", "in", "from", "with", "on", "and", "&"]),
    (Word::BE, &["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "get", "got"]),
    (
        Word::EXISTS,
        &[
            "is", "are", "was", "were", "be", "been", "'s", "will", "would", "should", "could", "may", "might", "must", "can", "has",
            "have", "had",
        ],
    ),
    (Word::CONTRAST, &["but", "yet", "so"]),
    (Word::TIME_CLAUSE, &["as", "after", "before", "since", "until", "than", "for", "while", "because", "once", "like"]),
    (Word::AGENT, &["by", "from"]),
    (Word::INSIDE, &["in", "of"]),
    (Word::DESPITE, &["despite"]),
    (Word::VIEW, &["words", "view", "opinion", "judgment", "judgement", "estimation", "eyes", "account", "telling", "reckoning"]),
    (Word::PAIRED, &["neither", "either", "both"]),
    (
        Word::TAKES_PLACE,
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
    (Word::BEFORE_ACT, &["of", "for", "from", "without", "to", "into", "about", "against", "with", "on", "at", "than", "before"]),
    (Word::PREPOSITION, &["regarding", "concerning"]),
    (Word::CIRCUMSTANCE, &["in", "on", "during", "at", "after", "before", "by", "via", "through", "throughout", "until", "since"]),
];

/// A form of the lists: its classes, and which lists of cues it begins (0 for none).
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    classes: Word,
    verbs: u16,
    nouns: u16,
}

/// The rows by form, and the cues that the forms begin.
struct Table {
    numbers: WordTable,
    /// The first is that of every word of no list.
    rows: Vec<Row>,
    lists: Vec<Vec<&'static Entry>>,
}

impl Table {
    /// The row of a word by its hash.
    #[inline]
    fn row(&self, hash: u64) -> Row {
        self.rows.get(self.numbers.number(hash)).copied().unwrap_or_default()
    }

    fn of(forms: FxHashMap<String, Row>, lists: Vec<Vec<&'static Entry>>) -> Self {
        let mut forms: Vec<_> = forms.into_iter().collect();
        forms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut rows = vec![Row::default()];
        let numbers = WordTable::new(forms.into_iter().filter_map(|(form, row)| {
            let hash = key::hash(&form, 0, form.len())?;
            rows.push(row);
            Some((hash, rows.len() as u16 - 1))
        }));
        Self { numbers, rows, lists }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut rows: FxHashMap<String, Row> = FxHashMap::with_capacity_and_hasher(8 << 10, Default::default());
    for (class, words) in CLASSES {
        for word in *words {
            rows.entry((*word).to_owned()).or_default().classes |= *class;
        }
    }
    let mut class = Word::empty();
    for line in include_str!("nouns.txt").lines() {
        match line {
            "[documents]" => class = Word::DOCUMENT,
            "[media]" => class = Word::MEDIUM,
            "[telling]" => class = Word::TELLING,
            _ if line.is_empty() || line.starts_with('#') => {}
            noun => {
                rows.entry(noun.to_owned()).or_default().classes |= class;
                if class != Word::TELLING {
                    rows.entry(cues::third(noun)).or_default().classes |= class;
                }
            }
        }
    }
    let mut lists: Vec<Vec<&'static Entry>> = vec![Vec::new()];
    for (form, entry, noun) in cues::forms() {
        if entry.adjective
            && let Some(second) = entry.rest.first()
        {
            rows.entry((*second).to_owned()).or_default().classes |= Word::AFTER_BE;
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

/// The words of a text, looked up.
#[derive(Debug)]
pub(super) struct Words {
    rows: Vec<Row>,
    /// The verbs and common nouns that a verb of the list may begin with, in order.
    pub cues: Vec<u32>,
    /// The tokens that attribution without a verb may start from, in order: "according", "as", "in" before a word for a view.
    pub triggers: Vec<u32>,
    /// The tokens of [`Word::THAT`], in order.
    pub thats: Vec<u32>,
    /// The tokens of [`Word::COLON`], in order.
    pub colons: Vec<u32>,
    /// The tokens of [`Word::MEDIUM`], in order.
    pub media: Vec<u32>,
}

/// How far behind its "in" a word for a view may stand, in tokens.
pub(super) const VIEW_BEHIND: std::ops::RangeInclusive<usize> = 2..=6;

impl Words {
    /// Looks every word of the text up.
    pub(super) fn of(doc: &Doc<'_>) -> Self {
        let table = &*TABLE;
        let rows: Vec<Row> = doc.hashes().iter().map(|&hash| table.row(hash)).collect();
        let mut words = Self {
            cues: may_begin_cues(&rows, doc.tags()),
            rows,
            triggers: Vec::new(),
            thats: Vec::new(),
            colons: Vec::new(),
            media: Vec::new(),
        };
        let mut views = false;
        for token in 0..words.rows.len().min(doc.tags().len()) {
            let classes = words.classes(token);
            if classes.intersects(Word::NOTED) {
                views |= words.note(token as u32, classes);
            }
        }
        if views {
            words.triggers.sort_unstable();
            words.triggers.dedup();
        }
        words
    }

    /// Notes where a word of some class stands; tells whether it is one for a view with "in" before it.
    fn note(&mut self, token: u32, classes: Word) -> bool {
        for (class, list) in [(Word::THAT, &mut self.thats), (Word::COLON, &mut self.colons), (Word::MEDIUM, &mut self.media)] {
            if classes.contains(class) {
                list.push(token);
            }
        }
        if classes.intersects(Word::ACCORDING | Word::AS) {
            self.triggers.push(token);
        }
        if !classes.contains(Word::VIEW) {
            return false;
        }
        let before = VIEW_BEHIND.filter_map(|behind| (token as usize).checked_sub(behind));
        let led = before.filter(|&at| self.classes(at).contains(Word::INSIDE)).map(|at| at as u32);
        self.triggers.extend(led.collect::<Vec<u32>>());
        true
    }

    /// The classes of all words, in order.
    pub(super) fn all_classes(&self) -> impl Iterator<Item = Word> {
        self.rows.iter().map(|row| row.classes)
    }

    /// The classes of a token's word; none past the end.
    #[inline]
    pub(super) fn classes(&self, token: usize) -> Word {
        self.rows.get(token).map(|row| row.classes).unwrap_or_default()
    }

    /// The verb entries whose words begin at `token`, the longest first, each with the number of its tokens.
    /// Between the first word and the rest nothing may stand, save an adverb behind a form of "be".
    pub(super) fn verbs_at(&self, doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        let row = self.rows.get(token).copied().unwrap_or_default();
        // Forms of "be" are many and begin many cues: its second word tells at once whether one stands here.
        let be = row.classes.contains(Word::BE)
            && !self.classes(token + 1 + usize::from(doc.tag(token + 1).is_adverb())).contains(Word::AFTER_BE);
        entries(if be { 0 } else { row.verbs }, doc, token)
    }

    /// The noun entries at `token`.
    pub(super) fn nouns_at(&self, doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        entries(self.rows.get(token).map_or(0, |row| row.nouns), doc, token)
    }
}

/// The verbs and common nouns whose rows begin a verb of the list, in order.
fn may_begin_cues(rows: &[Row], tags: &[Tag]) -> Vec<u32> {
    // Each token is written, and kept by counting it: which one is a cue can't be foreseen.
    let mut cues = vec![0; rows.len() + 1];
    let mut count = 0;
    for ((token, row), &tag) in (0u32..).zip(rows).zip(tags) {
        if let Some(place) = cues.get_mut(count) {
            *place = token;
        }
        count += usize::from((row.verbs != 0) & (tag.is_verb() | tag.is_common_noun()));
    }
    cues.truncate(count);
    cues
}

fn entries(list: u16, doc: &Doc<'_>, token: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
    let list = if list == 0 { &[][..] } else { TABLE.lists.get(usize::from(list)).map_or(&[][..], Vec::as_slice) };
    list.iter().copied().filter_map(move |entry| {
        // "is also concerned"
        let gap = usize::from(entry.adjective && doc.tag(token + 1).is_adverb());
        entry.rest.iter().enumerate().all(|(at, word)| doc.is(token + 1 + gap + at, word)).then_some((entry, 1 + gap + entry.rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_its_row() {
        for (form, entry, noun) in cues::forms() {
            let row = key::hash(&form, 0, form.len()).map(|hash| TABLE.row(hash)).unwrap_or_default();
            let list = TABLE.lists.get(usize::from(if noun { row.nouns } else { row.verbs }));
            assert!(list.is_some_and(|list| list.iter().any(|known| std::ptr::eq(*known, entry))), "{form}");
        }
        assert!(TABLE.rows.len() <= usize::from(u16::MAX));
    }
}
