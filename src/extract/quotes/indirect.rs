//! Reported speech and views: what a verb of the list governs outside of quotation marks.

use std::ops::Range;

use super::clause::Scene;
use super::cues::Frames;
use super::draft::Draft;
use super::hits::Hit;
use crate::model::Stance;
use crate::rule::Rule;
use crate::text::{Class, Tag, Upos};

/// said that …
pub(super) static THAT: Rule = Rule {
    id: "quote-that-clause",
    phenomenon: "A reporting verb with a that-clause.",
    matches: &[("The mayor told reporters on Friday that the bridge was safe.", "the bridge was safe = The mayor")],
    rejects: &["The bridge that he built is safe."],
};

/// said …
pub(super) static BARE: Rule = Rule {
    id: "quote-bare-clause",
    phenomenon: "A reporting verb with a clause that has lost its \"that\".",
    matches: &[("Ada Brook said the bridge was safe.", "the bridge was safe = Ada Brook")],
    rejects: &[],
};

/// asked whether …
pub(super) static WH: Rule = Rule {
    id: "quote-wh-clause",
    phenomenon: "A reporting or asking verb with a clause that begins with a question word, \"if\" or \"whether\".",
    matches: &[("Ada Brook asked whether the bridge was safe.", "whether the bridge was safe = Ada Brook")],
    rejects: &[],
};

/// vowed to …
pub(super) static INFINITIVE: Rule = Rule {
    id: "quote-infinitive",
    phenomenon: "A verb of promising, wanting, refusing or planning with a to-infinitive.",
    matches: &[("The council vowed to rebuild the bridge.", "to rebuild the bridge = The council")],
    rejects: &[],
};

/// urged them to …
pub(super) static OBJECT: Rule = Rule {
    id: "quote-object-infinitive",
    phenomenon: "A verb of asking or ordering with a noun phrase and a to-infinitive.",
    matches: &[("Ada Brook urged the council to close the bridge.", "the council to close the bridge = Ada Brook")],
    rejects: &[],
};

/// called it a …
pub(super) static COMPLEMENT: Rule = Rule {
    id: "quote-complement",
    phenomenon: "A verb of calling or deeming with a noun phrase and what it is called.",
    matches: &[("Ada Brook called the plan a mistake.", "the plan a mistake = Ada Brook")],
    rejects: &[],
};

/// denied going
pub(super) static GERUND: Rule = Rule {
    id: "quote-gerund",
    phenomenon: "A verb of saying or judging with a gerund.",
    matches: &[("Tom Reed denied taking the money.", "taking the money = Tom Reed")],
    rejects: &[],
};

/// condemned the plan
pub(super) static NOUN: Rule = Rule {
    id: "quote-noun-phrase",
    phenomenon: "A verb of saying, judging or wanting with a noun phrase that names the content.",
    matches: &[("Ada Brook condemned the plan.", "the plan = Ada Brook")],
    rejects: &[],
};

/// … “fragment”
pub(super) static FRAGMENT: Rule = Rule {
    id: "quote-fragment",
    phenomenon: "A reporting verb right before words in quotation marks that go on as reported speech.",
    matches: &[("The plan was what Ada Brook dubbed “a very bad joke.”", "“a very bad joke.” = Ada Brook")],
    rejects: &[],
};

/// …, he said
pub(super) static FLOATING: Rule = Rule {
    id: "quote-floating-cue",
    phenomenon: "Reported speech with its speaker and cue behind it or between its parts, set off by commas.",
    matches: &[("The bridge is safe, Ada Brook said.", "The bridge is safe = Ada Brook")],
    rejects: &[],
};

/// is expected to …
pub(super) static PASSIVE: Rule = Rule {
    id: "quote-passive",
    phenomenon: "A passive that reports without saying whose view it is, or with the speaker behind \"by\".",
    matches: &[("The plan was condemned by Ada Brook.", "The plan = Ada Brook")],
    rejects: &[],
};

/// Finds the content of every hit that no speech in quotation marks has used.
pub(super) fn find(scene: &Scene<'_, '_>, hits: &[Hit], used: &mut [bool], drafts: &mut Vec<Draft>) {
    for (at, hit) in hits.iter().enumerate() {
        if used.get(at).copied().unwrap_or(true) {
            continue;
        }
        let draft = if hit.group.passive {
            passive(scene, hits, at, hit)
        } else {
            forward(scene, hits, at, hit).or_else(|| floating(scene, hits, at, hit))
        };
        if let Some(draft) = draft {
            if let Some(slot) = used.get_mut(at) {
                *slot = true;
            }
            drafts.push(draft);
        }
    }
}

const WH_WORDS: &[&str] = &["whether", "if", "how", "why", "what", "who", "when", "where", "which", "whose"];

/// Content behind the cue.
fn forward(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Draft> {
    let doc = scene.doc;
    let subject = hit.subject.clone()?;
    let from = hit.words.end;
    // "Noting that …, Smith left": the main clause's subject ends the content.
    let end = if subject.start > from { subject.start } else { hit.bounds.end };
    let draft = |from: usize, stop: usize, rule: &Rule| {
        let content = trimmed(scene, from, stop);
        (!content.is_empty()).then(|| Draft::of(hit, vec![content], Some(subject.clone()), rule.id))
    };
    let clause = |from: usize, rule: &Rule| draft(from, content_end(scene, hits, index, from, end), rule);
    let phrase = |from: usize, rule: &Rule| draft(from, phrase_end(scene, hits, index, from, end), rule);

    // That-clauses: whatever adjuncts stand between, "that" tells where they begin.
    if hit.takes(Frames::THAT) {
        let at = scene.skip_adjuncts(from, end, hit.takes(Frames::HEARER));
        if is_that(scene, at, end) {
            return clause(at + 1, &THAT);
        }
        if scene.comma(at) && is_that(scene, at + 1, end) && doc.upos(at + 1) == Upos::Sconj {
            return clause(at + 2, &THAT);
        }
        if is_that(scene, from, end) {
            return clause(from + 1, &THAT);
        }
    }
    if hit.takes(Frames::WH) {
        let at = if doc.is_any(from, WH_WORDS) { from } else { scene.skip_adjuncts(from, end, hit.takes(Frames::HEARER | Frames::OBJECT)) };
        if at < end && doc.is_any(at, WH_WORDS) {
            return clause(at, &WH);
        }
    }
    if hit.takes(Frames::EVIDENTIAL) {
        if !is_infinitive(scene, from, end) {
            return None;
        }
        let rest = trimmed(scene, from, infinitive_end(scene, hits, index, from, end));
        return Some(Draft::of(hit, vec![subject, rest], None, PASSIVE.id));
    }
    if hit.takes(Frames::INFINITIVE) {
        let mut at = from;
        while doc.tag(at).is_adverb() {
            at += 1;
        }
        if is_infinitive(scene, at, end) {
            return draft(at, infinitive_end(scene, hits, index, at, end), &INFINITIVE);
        }
    }
    if hit.takes(Frames::OBJECT) {
        let object = scene.phrase(from, end);
        if !object.is_empty()
            && (object.end..end.min(object.end + 12))
                .take_while(|&token| !doc.tag(token).is_finite() && !scene.comma(token))
                .any(|token| is_infinitive(scene, token, end))
        {
            let mut draft = clause(from, &OBJECT)?;
            // "told them to": an order.
            if draft.stance == Stance::Asserted || draft.stance == Stance::Asked {
                draft.stance = Stance::Ordered;
            }
            return Some(draft);
        }
    }
    // Words in quotation marks right behind the cue.
    if scene.marks.at(from).is_some_and(|quoted| scene.marks.tokens(quoted).start == from) {
        return clause(from, &FRAGMENT);
    }
    // A verb that seldom loses its "that": only where a phrase with its verb follows.
    if hit.takes(Frames::THAT) && !hit.takes(Frames::BARE) && scene.begins_phrase(from) {
        let first = scene.phrase(from, end);
        if !first.is_empty() && first.end < end && scene.finite_at(first.end) {
            return clause(from, &BARE);
        }
    }
    if hit.takes(Frames::BARE)
        && let Some(at) = bare_clause(scene, hit, from, end)
    {
        return clause(at, &BARE);
    }
    let gerund = hit.takes(Frames::GERUND) || hit.takes(Frames::NOUN) && !hit.entry.rest.is_empty();
    if gerund && doc.tag(from) == Tag::Vbg && !scene.begins_phrase(from) {
        return clause(from, &GERUND);
    }
    if hit.takes(Frames::COMPLEMENT) {
        let stop = content_end(scene, hits, index, from, end);
        if scene.begins_phrase(from) && has_complement(scene, from, stop) {
            return draft(from, stop, &COMPLEMENT);
        }
    }
    // "who he said were there"
    let pronoun = subject.start.checked_sub(1).filter(|&before| before >= hit.bounds.start && doc.tag(before).is_wh());
    if hit.takes(Frames::THAT)
        && scene.finite_at(from)
        && from < end
        && let Some(pronoun) = pronoun
    {
        let mut draft = clause(from, &BARE)?;
        draft.parts.insert(0, pronoun..pronoun + 1);
        return Some(draft);
    }
    let noun = hit.takes(Frames::NOUN) || hit.takes(Frames::SOURCE) && is_document(scene, &subject);
    // "announced on Friday the arrest"
    let mut at = from;
    while let Some(time) = scene.timed(if doc.tag(at) == Tag::In { at + 1 } else { at }) {
        at = time.end;
    }
    if noun && at < end && scene.begins_phrase(at) {
        return phrase(at, &NOUN);
    }
    None
}

/// Nouns of things that say something by being read.
const DOCUMENTS: &[&str] = &[
    "poll",
    "survey",
    "study",
    "report",
    "analysis",
    "research",
    "data",
    "investigation",
    "inquiry",
    "enquiry",
    "review",
    "audit",
    "census",
    "index",
    "average",
    "estimate",
    "figure",
    "statistics",
    "result",
    "record",
    "document",
    "filing",
    "article",
    "paper",
    "letter",
    "memo",
    "file",
    "test",
    "exam",
    "autopsy",
    "probe",
    "examination",
    "assessment",
    "evaluation",
    "experiment",
    "trial",
    "count",
    "tally",
    "model",
    "forecast",
    "footage",
    "video",
    "image",
    "photo",
    "photograph",
    "chart",
    "graph",
    "map",
    "transcript",
    "email",
    "message",
    "book",
    "film",
    "documentary",
    "dossier",
    "website",
    "database",
    "questionnaire",
    "ballot",
    "column",
    "editorial",
    "essay",
];

/// Whether the head of a noun phrase is a document, a survey or the like.
pub(super) fn is_document(scene: &Scene<'_, '_>, subject: &Range<usize>) -> bool {
    let doc = scene.doc;
    let base = scene.base_phrase(subject.start, subject.end);
    base.end
        .checked_sub(1)
        .filter(|&head| head >= base.start)
        .is_some_and(|head| DOCUMENTS.contains(&doc.lemma(head).to_lowercase().as_str()))
}

/// Whether the token is a "that" that opens a clause.
fn is_that(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let doc = scene.doc;
    let next = doc.tag(token + 1);
    let determiner = doc.tag(token) == Tag::Dt && (next.is_noun() || next.is_adjective());
    let pronoun = next.is_finite() && doc.upos(token) != Upos::Sconj
        || next == Tag::Rp
        || doc.has(token + 1, Class::TERMINAL)
        || scene.comma(token + 1) && doc.upos(token) != Upos::Sconj;
    token < end && doc.is(token, "that") && !determiner && !pronoun
}

fn is_infinitive(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let doc = scene.doc;
    if token >= end || !doc.is(token, "to") {
        return false;
    }
    let mut at = token + 1;
    while at < end && (doc.tag(at).is_adverb() || doc.has(at, Class::QUOTE)) {
        at += 1;
    }
    doc.tag(at) == Tag::Vb
}

/// Whether behind the object of a verb of calling stands what it is called: "the plan a mistake", "it unfair".
fn has_complement(scene: &Scene<'_, '_>, from: usize, stop: usize) -> bool {
    let doc = scene.doc;
    (from + 1..stop).any(|token| {
        let before = doc.tag(token - 1);
        let tag = doc.tag(token);
        let behind_object = before.is_noun() || before == Tag::Prp || scene.comma(token - 1) || doc.has(token - 1, Class::CLOSE);
        behind_object
            && (matches!(tag, Tag::Dt | Tag::Jj | Tag::PrpPoss)
                || scene.marks.at(token).is_some()
                || doc.is(token, "as")
                || doc.tag(from) == Tag::Prp && tag.is_noun())
    })
}

/// Where a clause without "that" begins: its subject, and a finite verb behind it.
fn bare_clause(scene: &Scene<'_, '_>, hit: &Hit, from: usize, end: usize) -> Option<usize> {
    let doc = scene.doc;
    let mut starts = vec![from];
    // "told reporters he would", "said on Monday the plan"
    let mut at = from;
    while at < end {
        if let Some(time) = scene.timed(at).filter(|time| doc.tag(time.end) != Tag::Pos) {
            at = time.end;
        } else if doc.tag(at).is_adverb() && !scene.begins_phrase(at) {
            at += 1;
        } else {
            break;
        }
    }
    starts.push(at);
    if hit.takes(Frames::HEARER) {
        let hearer = scene.phrase(from, end);
        if !hearer.is_empty() && !doc.tag(hearer.end).is_finite() {
            starts.clear();
            starts.push(scene.skip_adjuncts(hearer.end, end, false));
            starts.push(hearer.end);
        }
    }
    let adjuncts = scene.skip_adjuncts(from, end, false);
    if adjuncts > at {
        starts.push(adjuncts);
    }
    let found = starts.iter().copied().find(|&start| start < end && begins_clause(scene, start, end));
    if found.is_some() || hit.takes(Frames::NOUN) || !hit.own_subject {
        return found;
    }
    // A verb that takes no noun phrase: what follows is a clause even where the tags show no verb.
    let at = starts.first().copied().unwrap_or(from);
    let long = end.saturating_sub(at) > 5 && !(at..end.min(at + 5)).any(|token| scene.comma(token));
    let verb = (at..end).any(|token| doc.tag(token).is_verb());
    ((scene.begins_phrase(at) || doc.tag(at) == Tag::Vbg) && long && (verb || hit.entry.lemma == "say")).then_some(at)
}

/// Whether a clause with a subject and a finite verb begins at the token.
fn begins_clause(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let doc = scene.doc;
    if doc.is_any(
        start,
        &[
            "if", "when", "while", "although", "because", "since", "unless", "once", "under", "despite", "without", "with", "in", "by",
            "after", "before", "as", "at", "for",
        ],
    ) && !scene.comma(start)
    {
        // "said if elected he would": an adverbial first, then the clause.
        let comma =
            (start..end.min(start + 40)).find(|&token| scene.comma(token) || scene.begins_phrase(token) && doc.tag(token) == Tag::Prp);
        return comma.is_some_and(|comma| {
            let next = if scene.comma(comma) { comma + 1 } else { comma };
            next < end && scene.begins_phrase(next) && has_verb(scene, next, end)
        });
    }
    scene.begins_phrase(start) && has_verb(scene, start, end)
}

/// Whether a noun phrase that begins here has a finite verb behind it before anything cuts it off.
fn has_verb(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let doc = scene.doc;
    let mut token = start;
    let mut commas = 0;
    while token < end.min(start + 60) {
        if let Some(quoted) = scene.marks.at(token) {
            let block = scene.marks.tokens(quoted);
            if block.clone().any(|token| doc.tag(token).is_finite()) {
                return true;
            }
            token = block.end.max(token + 1);
            continue;
        }
        let tag = doc.tag(token);
        if scene.finite_at(token) && token > start {
            // "hear the case, six were": the phrase has ended at the comma.
            return commas != 1;
        }
        if tag == Tag::Cc {
            if scene.finite_at(token + 1) || doc.tag(token + 1).is_adverb() && scene.finite_at(token + 2) {
                return false;
            }
            commas = 0;
        }
        if doc.upos(token) == Upos::Sconj || matches!(doc.word(token), ";" | ":") {
            return false;
        }
        if scene.comma(token) {
            commas += 1;
            if commas > 2 {
                return false;
            }
        }
        if matches!(tag, Tag::Wp | Tag::Wdt) && token > start {
            // A relative clause: its verb does not count.
            let verb = (token..end).find(|&token| doc.tag(token).is_finite());
            token = verb.unwrap_or(end);
        }
        token += 1;
    }
    false
}

/// Where a clause that is content ends: at the end of its sentence, or where the article takes the word again.
pub(super) fn content_end(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let own = hits.get(index);
    let mut next = hits.partition_point(|hit| hit.words.start < from);
    let mut token = from;
    // A content has a verb of its own before another report can begin; one that opens with "if" or "when" has two.
    let opens = (from..end).find(|&token| !doc.has(token, Class::PUNCT)).unwrap_or(from);
    let mut missing = if doc.upos(opens) == Upos::Sconj || doc.tag(opens) == Tag::Wrb { 2 } else { 1 };
    while token < end {
        if scene.finite_at(token) && scene.marks.at(token).is_none() {
            missing -= i32::from(missing > 0);
        }
        if let Some(quoted) = scene.marks.at(token) {
            // "said that it was so: “It is.”": the speech is a quote of its own.
            if token > from && scene.marks.speech_at(token).is_some() && doc.word(token - 1) == ":" {
                return token - 1;
            }
            token = scene.marks.tokens(quoted).end.max(token + 1);
            continue;
        }
        if doc.has(token, Class::BRACKET | Class::OPEN)
            && let Some(close) = (token..end).take(60).find(|&token| doc.has(token, Class::BRACKET | Class::CLOSE))
        {
            token = close + 1;
            continue;
        }
        while hits.get(next).is_some_and(|hit| hit.words.start < token) {
            next += 1;
        }
        let comma = scene.comma(token) || scene.dash(token);
        if comma
            || doc.tag(token) == Tag::Cc
            || doc.word(token) == ";"
            || doc.upos(token) == Upos::Sconj && doc.is_any(token, &["while", "as", "though", "although"])
        {
            let mut at = token + 1;
            // "that …, and that …": the content goes on.
            let again = if comma && doc.tag(at) == Tag::Cc { at + 1 } else { at };
            if doc.is(again, "that") && doc.upos(again) != Upos::Pron {
                token = again + 1;
                continue;
            }
            if comma && (doc.tag(at) == Tag::Cc || doc.is_any(at, &["while", "though", "although", "as", "whereas"])) {
                at += 1;
            }
            if comma && doc.is(token + 1, "according") && doc.is(token + 2, "to") {
                return token;
            }
            while doc.tag(at).is_adverb() {
                at += 1;
            }
            if let Some(hit) = hits.get(next).filter(|hit| hit.words.start < end && hit.words.start <= at + 40)
                && (missing == 0 || hit.group.participle || !own.is_some_and(|own| own.takes(Frames::THAT)))
                && stops(scene, own, hit, token, at, comma)
            {
                return token;
            }
        }
        token += 1;
    }
    end
}

/// Where a to-infinitive that is content ends: like a clause, but before a dash, a participle of the speaker's, "but",
/// and a verb with tense that "and" joins to the cue.
fn infinitive_end(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let end = content_end(scene, hits, index, from, end);
    let mut clause = false;
    let mut token = from;
    while token < end {
        if let Some(quoted) = scene.marks.at(token) {
            token = scene.marks.tokens(quoted).end.max(token + 1);
            continue;
        }
        let tag = doc.tag(token);
        clause |= tag.is_wh() || doc.upos(token) == Upos::Sconj || doc.is(token, "that");
        if scene.dash(token) || doc.is_any(token, &["but", "despite"]) {
            return token;
        }
        if scene.comma(token) && doc.tag(token + 1) == Tag::Vbg && !doc.is(token + 1, "including") && !scene.begins_phrase(token + 1) {
            return token;
        }
        if tag == Tag::Cc && !clause {
            let mut next = token + 1;
            while doc.tag(next).is_adverb() {
                next += 1;
            }
            if next < end && scene.finite_at(next) {
                return token;
            }
        }
        token += 1;
    }
    end
}

/// Whether a later cue begins a report of its own at `at`, behind the comma or conjunction at `token`.
fn stops(scene: &Scene<'_, '_>, own: Option<&Hit>, hit: &Hit, token: usize, at: usize, comma: bool) -> bool {
    let doc = scene.doc;
    let starts = hit.group.tokens.start;
    // ", adding that", ", noting"
    let thinks = matches!(hit.entry.stance, Stance::Believed | Stance::Intended | Stance::Predicted);
    if !hit.takes(Frames::THAT | Frames::DIRECT | Frames::NOUN | Frames::INFINITIVE | Frames::OBJECT | Frames::COMPLEMENT) {
        return false;
    }
    if comma && hit.group.participle && !thinks && starts <= at && hit.words.start >= token && starts >= token {
        return true;
    }
    let own_tense = own.map(|own| doc.tag(own.group.tokens.start));
    // ", and Jones said", ", he said"
    if let Some(subject) = hit.subject.as_ref().filter(|_| hit.group.finite)
        && subject.start > token
        && subject.start <= at + 1
        && (comma || doc.tag(token) == Tag::Cc)
    {
        let same = own_tense.is_none_or(|tag| tag == doc.tag(starts) || !tag.is_finite());
        return hit.takes(Frames::DIRECT) && (comma || same) || same && comma && doc.tag(token + 1) == Tag::Cc && !thinks;
    }
    // "said … and urged …": the same subject and tense.
    let elided = hit.group.finite
        && starts >= token
        && starts <= at
        && hit.subject.is_some()
        && hit.subject == own.and_then(|own| own.subject.clone());
    // "said it was so but found": "but" goes on with the content.
    let but = doc.is(token, "but") || comma && doc.is(token + 1, "but");
    elided
        && !but
        && (doc.tag(token) == Tag::Cc || comma && doc.tag(token + 1) == Tag::Cc)
        && own_tense.is_some_and(|tag| tag == doc.tag(starts))
}

/// Conjunctions and prepositions that lead on from what is said to when and why it was said.
const PHRASE_ENDS: &[&str] = &["while", "when", "because", "since", "until", "but", "although", "despite", "as"];

/// Whether a clause with a finite verb follows the "as" at `token`: "as he left", not "as a friend".
fn opens_clause(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let subject = scene.phrase(token + 1, end);
    !subject.is_empty() && scene.finite_at(subject.end)
}

/// Whether a noun phrase goes on behind the comma: an enumeration, an apposition or a relative clause; not a participle of
/// the speaker's, nor another clause.
fn goes_on(scene: &Scene<'_, '_>, comma: usize, end: usize) -> bool {
    let doc = scene.doc;
    let next = comma + 1;
    let tag = doc.tag(next);
    if doc.is(next, "including") || matches!(tag, Tag::Wp | Tag::Wdt) || tag == Tag::In && matches!(doc.tag(next + 1), Tag::Wp | Tag::Wdt) {
        return true;
    }
    let from = if tag == Tag::Cc { next + 1 } else { next };
    if doc.is(next, "but") || tag.is_participle() && !scene.begins_phrase(next) || tag.is_adverb() || doc.upos(next) == Upos::Sconj {
        return false;
    }
    if !scene.begins_phrase(from) {
        return false;
    }
    let phrase = scene.phrase(from, end);
    !phrase.is_empty() && !scene.finite_at(phrase.end) && doc.tag(from) != Tag::Prp
}

/// Where a noun phrase that is content ends, its clauses and prepositional phrases included.
fn phrase_end(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let end = content_end(scene, hits, index, from, end);
    let mut token = from;
    let mut relative = false;
    while token < end {
        if let Some(quoted) = scene.marks.at(token) {
            token = scene.marks.tokens(quoted).end.max(token + 1);
            continue;
        }
        let tag = doc.tag(token);
        relative |= matches!(tag, Tag::Wp | Tag::Wdt) || doc.is(token, "that") || doc.is(token, "how");
        if tag.is_finite() {
            if !relative && token > from {
                // "praised the plan and left": back to the conjunction.
                let cut = (from + 1..token).rev().take(6).find(|&token| doc.tag(token) == Tag::Cc);
                if let Some(cut) = cut {
                    return cut;
                }
            }
            relative = false;
        }
        if token > from && (scene.dash(token) || doc.word(token) == ";") {
            return token;
        }
        if token > from && scene.comma(token) && !goes_on(scene, token, end) {
            return token;
        }
        let conjunction = doc.is_any(token, PHRASE_ENDS);
        if token > from && conjunction && (!doc.is(token, "as") || opens_clause(scene, token, end)) {
            return token;
        }
        if token > from
            && let Some(time) = scene.timed(token)
            && (time.end >= end || scene.comma(time.end) || doc.tag(time.end) == Tag::In)
        {
            let before = token - 1;
            return if doc.tag(before) == Tag::In { before } else { token };
        }
        token += 1;
    }
    end
}

/// The tokens without commas, stops and dashes at their ends; a full stop inside quotation marks stays.
pub(super) fn trimmed(scene: &Scene<'_, '_>, from: usize, to: usize) -> Range<usize> {
    let doc = scene.doc;
    let plain = |token: usize| {
        doc.has(token, Class::PUNCT)
            && !doc.has(token, Class::QUOTE)
            && !doc.has(token, Class::BRACKET)
            && !doc.has(token, Class::CURRENCY)
            && !doc.is(token, "%")
            && !doc.has(token, Class::ELLIPSIS)
    };
    let (mut from, mut to) = (from, to.max(from));
    while from < to && plain(from) {
        from += 1;
    }
    while to > from && plain(to - 1) {
        to -= 1;
    }
    from..to
}

/// Content before the cue, or around it.
fn floating(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Draft> {
    let doc = scene.doc;
    if !hit.takes(Frames::DIRECT) || !hit.group.finite {
        return None;
    }
    let start = hit.bounds.start;
    let end = hit.bounds.end;
    // "…, Smith said" or "…, said Smith"
    let (open, speaker, behind) = match hit.subject.as_ref().filter(|subject| {
        subject.start > start && scene.comma(subject.start - 1) && hit.own_subject && subject.end <= hit.group.tokens.start
    }) {
        Some(subject) => (subject.start - 1, subject.clone(), hit.words.end),
        None => {
            let first = hit.group.tokens.start;
            let comma = first.checked_sub(1).filter(|&comma| comma > start && scene.comma_before(first))?;
            let speaker = scene.phrase(hit.words.end, end);
            if speaker.is_empty() || hit.group.tokens.len() > 2 || hit.takes(Frames::HEARER) {
                return None;
            }
            let behind = speaker.end;
            (comma, speaker, behind)
        }
    };
    // A closing quotation mark at `open` belongs to the content.
    let before = trimmed(scene, start, open + usize::from(doc.has(open, Class::QUOTE)));
    if before.is_empty() {
        return None;
    }
    let verb = before.clone().any(|token| doc.tag(token).is_verb());
    // Nothing but adjuncts may stand behind the cue up to the next comma.
    let at = scene.skip_adjuncts(behind, end, true);
    let mut parts = vec![before];
    // "said a man who was there"
    let modified = speaker.start >= hit.words.end && (matches!(doc.tag(at), Tag::Wp | Tag::Wdt | Tag::In) || doc.tag(at).is_participle());
    let over = modified || at >= end || doc.has(at, Class::TERMINAL) || matches!(doc.word(at), ";" | ":");
    if !over {
        if !scene.comma(at) && !scene.dash(at) {
            return None;
        }
        let participle = doc.tag(at + 1).is_participle() || matches!(doc.tag(at + 1), Tag::Wdt | Tag::Wp | Tag::WpPoss);
        let sentence = hits.get(index + 1).is_some_and(|next| {
            next.words.start < end
                && doc.tag(next.words.start) != Tag::Vb
                && next.subject.as_ref().is_some_and(|subject| subject.start <= at + 2 && subject.start > at)
        });
        if !participle && !sentence {
            let stop = content_end(scene, hits, index, at + 1, end);
            let rest = trimmed(scene, at + 1, stop);
            let inverted = speaker.start >= hit.words.end;
            let apposition = scene.begins_phrase(rest.start) && (inverted || !rest.clone().any(|token| doc.tag(token).is_finite()));
            // "…, he said, as they left": the article goes on.
            let aside = doc.is_any(rest.start, &["as", "while", "after", "before", "when", "until", "during"]);
            if !rest.is_empty() && !apposition && !aside {
                parts.push(rest);
            }
        }
    }
    let clause = parts.get(1).is_some_and(|rest| rest.clone().any(|token| doc.tag(token).is_finite()));
    (verb || clause).then(|| Draft::of(hit, parts, Some(speaker), FLOATING.id))
}

/// "is expected to", "was condemned by Smith", "it is believed that".
fn passive(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Draft> {
    let doc = scene.doc;
    let subject = hit.subject.clone()?;
    let end = hit.bounds.end;
    let at = scene.skip_adjuncts(hit.words.end, end, false);
    let from = hit.words.end;
    if hit.takes(Frames::PASSIVE) {
        if is_infinitive(scene, from, end) {
            let rest = trimmed(scene, from, infinitive_end(scene, hits, index, from, end));
            return Some(Draft::of(hit, vec![subject, rest], None, PASSIVE.id));
        }
        if is_that(scene, at, end) && doc.is(subject.start, "it") {
            let rest = trimmed(scene, at + 1, content_end(scene, hits, index, at + 1, end));
            return Some(Draft::of(hit, vec![rest], None, PASSIVE.id));
        }
    }
    if doc.is(from, "by") && hit.takes(Frames::NOUN | Frames::OBJECT) {
        let agent = scene.phrase(from + 1, end);
        if !agent.is_empty() {
            return Some(Draft::of(hit, vec![subject], Some(agent), PASSIVE.id));
        }
    }
    // "was told that", "were urged to": the speaker stays unnamed.
    if hit.takes(Frames::HEARER) && is_that(scene, at, end) {
        let rest = trimmed(scene, at + 1, content_end(scene, hits, index, at + 1, end));
        return Some(Draft::of(hit, vec![rest], None, PASSIVE.id));
    }
    None
}
