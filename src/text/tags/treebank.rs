//! Sentences of treebanks in CoNLL-U, and their variations as headlines; part of the training program.

use super::form::Words;
use super::tag::{Label, Tag, Upos};
use crate::span::Span;

/// Parts that the documents are dealt out to.
pub(crate) const FOLDS: usize = 10;

/// SplitMix64.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// True in `percent` of a hundred calls.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
}

/// A sentence with its gold tags.
#[derive(Clone)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<String>,
    pub(crate) gold: Vec<(Tag, Upos)>,
    pub(crate) lemmas: Vec<String>,
    /// Of each word the index of its head, and its relation to it. Variations don't keep them up.
    pub(crate) heads: Vec<(Option<usize>, String)>,
    pub(crate) document: String,
    pub(crate) fold: usize,
}

/// Words joined by blanks, as the tagger reads them.
pub(crate) struct Joined {
    text: String,
    spans: Vec<Span>,
}

impl Joined {
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for word in words {
            let start = text.len() as u32;
            text.push_str(word);
            spans.push(Span::new(start, text.len() as u32));
            text.push(' ');
        }
        Self { text, spans }
    }

    pub(crate) fn words(&self) -> Words<'_> {
        Words { text: &self.text, spans: &self.spans }
    }
}

impl Sentence {
    pub(crate) fn joined(&self) -> Joined {
        Joined::new(self.words.iter().map(String::as_str))
    }

    fn pop(&mut self) {
        self.words.pop();
        self.gold.pop();
        self.lemmas.pop();
    }

    pub(crate) fn labels(&self) -> Vec<Label> {
        self.gold.iter().map(|&(tag, upos)| Label::pair(tag, upos)).collect()
    }
}

pub(crate) fn read(path: &str) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).expect("a readable treebank");
    let mut sentences: Vec<Sentence> = Vec::new();
    let (mut document, mut documents) = (String::new(), 0);
    let mut words = Vec::new();
    let mut gold = Vec::new();
    let mut lemmas = Vec::new();
    let mut heads = Vec::new();
    for line in text.lines().chain([""]) {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            document = name.to_owned();
            documents += 1;
        } else if line.is_empty() && !words.is_empty() {
            sentences.push(Sentence {
                words: std::mem::take(&mut words),
                gold: std::mem::take(&mut gold),
                lemmas: std::mem::take(&mut lemmas),
                heads: std::mem::take(&mut heads),
                document: document.clone(),
                fold: documents % FOLDS,
            });
        } else if !line.starts_with('#') && !line.is_empty() {
            let fields: Vec<&str> = line.split('\t').collect();
            if fields[0].bytes().all(|b| b.is_ascii_digit()) {
                words.push(fields[1].to_owned());
                lemmas.push(fields[2].to_owned());
                heads.push((fields[6].parse::<usize>().ok().and_then(|head| head.checked_sub(1)), fields[7].to_owned()));
                gold.push((Tag::from_str(fields[4]).unwrap_or(Tag::Xx), Upos::from_str(fields[3]).unwrap_or(Upos::X)));
            }
        }
    }
    sentences
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// A sentence with a capital first letter.
fn opened(sentence: &Sentence) -> Sentence {
    let mut new = sentence.clone();
    if let Some(word) = new.words.first_mut() {
        *word = capitalised(word);
    }
    new
}

/// A sentence as a headline would have it.
pub(crate) fn title(sentence: &Sentence, every_word: bool) -> Sentence {
    let mut new = sentence.clone();
    if new.gold.last().is_some_and(|gold| gold.0 == Tag::Stop) {
        new.pop();
    }
    for (i, (word, (tag, _))) in new.words.iter_mut().zip(&new.gold).enumerate() {
        let little = matches!(tag, Tag::In | Tag::Dt | Tag::Cc | Tag::To | Tag::Pos | Tag::Rp) && word.len() < 5;
        let ending = matches!(tag, Tag::Pos) || word.starts_with(['\'', '’']) || matches!(word.as_str(), "n't" | "n’t");
        if !ending && (every_word || i == 0 || !little) {
            *word = capitalised(word);
        }
    }
    new
}

/// The third person singular of a verb.
pub(crate) fn third_person(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// The sentence in the grammar of headlines: no articles, the past told in the present, no “be” before a participle.
pub(crate) fn headline(sentence: &Sentence) -> Sentence {
    let mut new = Sentence { words: Vec::new(), gold: Vec::new(), lemmas: Vec::new(), ..sentence.clone() };
    let singular = |at: usize| at.checked_sub(1).is_some_and(|at| matches!(sentence.gold[at].0, Tag::Nn | Tag::Nnp));
    for (i, (word, &(tag, upos))) in sentence.words.iter().zip(&sentence.gold).enumerate() {
        let lemma = &sentence.lemmas[i];
        let next = sentence.gold.get(i + 1).map(|gold| gold.0);
        let article = tag == Tag::Dt && matches!(lemma.as_str(), "the" | "a");
        let copula = lemma == "be" && upos == Upos::Aux && matches!(next, Some(Tag::Vbn | Tag::Vbg));
        if article || copula {
            continue;
        }
        let (word, tag) = match tag {
            Tag::Vbd if upos == Upos::Verb && lemma.is_ascii() && lemma.len() > 2 => {
                if singular(i) {
                    (third_person(lemma), Tag::Vbz)
                } else {
                    (lemma.clone(), Tag::Vbp)
                }
            }
            _ => (word.clone(), tag),
        };
        new.words.push(if new.words.is_empty() { capitalised(&word) } else { word });
        new.gold.push((tag, upos));
        new.lemmas.push(lemma.clone());
    }
    if new.gold.last().is_some_and(|gold| gold.0 == Tag::Stop) {
        new.pop();
    }
    new
}

/// The clauses of a sentence that a noun is the subject of, each as a headline: its subject, verb, objects and first
/// phrases, without articles and auxiliaries, told in the present, or with “to” where the future was told.
pub(crate) fn clauses(sentence: &Sentence, random: &mut Random) -> Vec<Sentence> {
    let heads = &sentence.heads;
    let children = |of: usize| (0..heads.len()).filter(move |&at| heads[at].0 == Some(of));
    let relation = |at: usize| heads[at].1.as_str();
    let mut all = Vec::new();
    for verb in (0..heads.len()).filter(|&at| sentence.gold[at].1 == Upos::Verb) {
        let Some(subject) = children(verb).find(|&at| relation(at).starts_with("nsubj")) else { continue };
        if !sentence.gold[subject].0.is_noun() || subject > verb || children(verb).any(|at| sentence.lemmas[at] == "not") {
            continue;
        }
        let passive = relation(subject) == "nsubj:pass";
        let modal = children(verb).find(|&at| sentence.gold[at].0 == Tag::Md);
        let future = modal.is_some_and(|at| sentence.lemmas[at] == "will");
        // The words of the clause: subtrees of its arguments, without clauses and asides inside them.
        let mut kept = vec![false; heads.len()];
        kept[verb] = true;
        let mut phrases = 0;
        for child in children(verb) {
            let wanted = match relation(child) {
                "obj" | "iobj" | "compound:prt" | "xcomp" => true,
                "obl" | "obl:tmod" | "obl:unmarked" | "advmod" => {
                    phrases += u32::from(child > verb);
                    child > verb && phrases <= 2
                }
                _ => child == subject,
            };
            if wanted {
                keep(child, sentence, &mut kept);
            }
        }
        if kept.iter().filter(|&&k| k).count() > 16 || modal.is_some() && !future {
            continue;
        }
        let plural = sentence.gold[subject].0.is_plural() || children(subject).any(|at| relation(at) == "conj");
        let mut new = Sentence { words: Vec::new(), gold: Vec::new(), lemmas: Vec::new(), ..sentence.clone() };
        for at in (0..heads.len()).filter(|&at| kept[at]) {
            let lemma = &sentence.lemmas[at];
            let (tag, upos) = sentence.gold[at];
            if tag == Tag::Dt && matches!(lemma.as_str(), "the" | "a") || tag == Tag::PrpPoss && random.chance(60) {
                continue;
            }
            let mut push = |word: String, gold: (Tag, Upos)| {
                new.words.push(word);
                new.gold.push(gold);
                new.lemmas.push(lemma.clone());
            };
            if at != verb || passive && !future || !lemma.is_ascii() || tag == Tag::Vbg {
                push(sentence.words[at].clone(), (tag, upos));
            } else if future {
                push("to".to_owned(), (Tag::To, Upos::Part));
                if passive {
                    push("be".to_owned(), (Tag::Vb, Upos::Aux));
                    push(sentence.words[at].clone(), (tag, upos));
                } else {
                    push(lemma.clone(), (Tag::Vb, upos));
                }
            } else if plural {
                push(lemma.clone(), (Tag::Vbp, upos));
            } else {
                push(third_person(lemma), (Tag::Vbz, upos));
            }
        }
        if new.words.len() >= 3 {
            all.push(new);
        }
    }
    all
}

/// Keeps a word and what hangs on it, clauses, asides and punctuation left out.
fn keep(at: usize, sentence: &Sentence, kept: &mut [bool]) {
    kept[at] = true;
    for child in 0..sentence.heads.len() {
        let (head, relation) = &sentence.heads[child];
        let left_out = ["acl", "advcl", "appos", "parataxis", "punct", "ccomp", "cop", "aux", "det:predet", "discourse"];
        let hyphen = sentence.gold[child].0 == Tag::Hyph;
        if *head == Some(at) && !kept[child] && (hyphen || !left_out.iter().any(|name| relation.starts_with(name))) {
            keep(child, sentence, kept);
        }
    }
}

pub(crate) fn shouted(sentence: &Sentence) -> Sentence {
    let mut new = sentence.clone();
    for word in &mut new.words {
        *word = word.to_uppercase();
    }
    new
}

/// The sentences and their variations.
pub(crate) fn augmented(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut all = Vec::new();
    for sentence in sentences {
        all.push(sentence.clone());
        let size = sentence.words.len();
        if (4..=25).contains(&size) && random.chance(22) {
            all.push(title(sentence, random.chance(40)));
        }
        if (5..=25).contains(&size) && random.chance(12) {
            let short = headline(sentence);
            if short.words.len() >= 3 {
                all.push(if random.chance(70) { title(&short, random.chance(50)) } else { short });
            }
        }
        for clause in clauses(sentence, random) {
            all.push(title(&clause, random.chance(40)));
            if random.chance(50) {
                all.push(opened(&clause));
            }
        }
        if (3..=40).contains(&size) && random.chance(5) {
            all.push(shouted(sentence));
        }
        if sentence.gold.last().is_some_and(|gold| gold.0 == Tag::Stop) && random.chance(6) {
            let mut new = sentence.clone();
            new.pop();
            if !new.words.is_empty() {
                all.push(new);
            }
        }
    }
    all
}
