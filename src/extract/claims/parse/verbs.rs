//! What a verb group does: gives a clause its verb, joins one, continues a predicate, or opens a clause.

use super::super::clauses::{Clause, Gap, Link, Part, PartKind, Subject};
use super::{AHEAD, Last, Marks, Parser};
use crate::text::Tag;
use crate::text::phrases::{Chunk, Form, Keyed, Kind, Words, is_auxiliary, is_be, key, set};

impl Parser<'_> {
    /// A verb group.
    #[inline]
    pub(super) fn verb(&mut self, at: usize, chunk: &Chunk) {
        self.marks.remove(Marks::ASIDE);
        if chunk.form == Form::Finite && self.marks.is_empty() && self.awaited_verb(at, chunk) {
            self.done(Last::Verb);
        } else {
            self.other_verb(at);
        }
    }

    /// Gives the clause on top the finite verb that it waits for, if it does: it has a subject or relative word and nothing stands
    /// between. Most verbs are such.
    #[inline]
    fn awaited_verb(&mut self, at: usize, chunk: &Chunk) -> bool {
        if self.doc.tag(chunk.head) == Tag::Vbp && self.disagrees(at) {
            return false;
        }
        let Some(clause) = self.clauses.nth_mut(self.top).filter(|clause| clause.verb.is_none()) else { return false };
        // Most subjects have nothing beside them.
        if let [subject] = clause.parts()
            && subject.kind == PartKind::Noun
            && subject.bare()
        {
            clause.subject = Subject::Phrase(subject.tokens.clone(), subject.head);
            clause.drop_before(0..1);
            clause.give_verb(chunk);
            if clause.gap == Gap::Subject {
                clause.gap = Gap::Object;
            }
            return true;
        }
        let waits = clause.gap != Gap::None || clause.nominal();
        if waits {
            self.set_verb(self.top, chunk);
        }
        waits
    }

    /// A verb group of which is not plain what it does.
    #[inline(never)]
    fn other_verb(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let form = chunk.form;
        if (form == Form::Base && !self.base_fits(at)) || self.disagrees(at) {
            // A noun under the tag of a verb
            if let Some(prep) = self.prep.take() {
                self.push_part(Part { kind: PartKind::Noun, prep, tokens: chunk.tokens(), head: chunk.head });
            } else if self.last == Last::Noun
                && self.ends_at(self.top, chunk.start)
                && let Some(part) = self.clause(self.top).lengthen(chunk.end)
            {
                part.head = chunk.head;
            }
            self.done(Last::Noun);
            return;
        }
        match form {
            Form::Finite | Form::Base => self.finite(at, form),
            Form::Infinitive => self.infinitive(at),
            Form::Gerund => self.gerund(at),
            Form::Participle => self.participle(at),
        }
        self.done(Last::Verb);
    }

    /// Gives a clause its verb, and with that its subject.
    #[inline(never)]
    pub(super) fn set_verb(&mut self, index: usize, chunk: &Chunk) {
        let Some(clause) = self.clauses.nth_mut(index) else { return };
        clause.give_verb(chunk);
        let found = take_subject(self.doc, clause);
        if clause.gap != Gap::Subject {
            self.subjectless |= !found;
        } else if found {
            clause.gap = Gap::Object;
        } else if let Some((tokens, head)) = &clause.antecedent {
            clause.subject = Subject::Phrase(tokens.clone(), *head);
            // "asked who fired first": that asks, nobody is said to have
            clause.silent |= clause.link == Link::Complement;
        }
        self.pop_to(index);
    }

    #[inline(never)]
    fn finite(&mut self, at: usize, form: Form) {
        let chunk = if self.last == Last::Verb { self.own_adverbs(at) } else { self.chunks[at] };
        let top = self.top();
        if self.inverted(at) || self.auxiliary_first(at) {
            return;
        }
        if form == Form::Base && self.last == Last::Verb && !self.comma() && !self.and() {
            // "help maintain"
            self.chain(top, chunk);
            return;
        }
        // "which the firm says was closed", "that, they said, was closed": what is said of the antecedent
        if self.last == Last::Verb
            && (!self.comma() || self.verb_is(top, Words::SAY))
            && !self.and()
            && self.clauses[top].gap == Gap::Object
            && self.verb_is(top, Words::CONTENT)
            && !self.subject_clause(top)
        {
            let antecedent = self.clauses[top].antecedent.clone();
            self.clause(top).gap = Gap::None;
            let index = self.open(Link::Complement, Some(top), chunk.start);
            self.set_verb(index, &chunk);
            if let Some((tokens, head)) = antecedent {
                self.clause(index).subject = Subject::Phrase(tokens, head);
            }
            return;
        }
        // "to collect, play back and analyse"
        if self.comma()
            && matches!(self.doc.tag(chunk.start), Tag::Vb | Tag::Vbp)
            && self.clauses[top].verb.as_ref().is_some_and(|verb| verb.last.form == Form::Infinitive)
            && self.list_of_predicates(at)
        {
            self.join(top, chunk);
            return;
        }
        if self.and() && self.has_verb(top) {
            self.coordinate(chunk, form);
            return;
        }
        // "The bank, hit by losses, cut 300 jobs": a participle under the tag of the past tense
        if self.marks == Marks::COMMA && !self.has_verb(top) && self.clauses[top].nominal() && self.reduced(at) {
            self.participle(at);
            return;
        }
        if !self.has_verb(top) {
            if self.and() && self.clauses[top].before().is_empty() && self.clauses[top].gap == Gap::None && self.stack.len() > 1 {
                self.pop();
                self.coordinate(chunk, form);
                return;
            }
            self.set_verb(top, &chunk);
            return;
        }
        // A subordinate clause is done: the verb belongs to the clause that waits for one.
        let waiting = self.stack.iter().rev().copied().find(|&open| !self.has_verb(open));
        if let Some(open) = waiting {
            // A gerund clause in front may be the subject: "Using it was wrong"
            if !self.clauses[open].before().iter().any(Part::bare)
                && self.clauses[open].gap == Gap::None
                && let Some(gerund) = self.stack.iter().copied().find(|&inner| {
                    self.clauses[inner].parent() == Some(open)
                        && matches!(self.clauses[inner].link, Link::Participle | Link::Infinitive | Link::Complement)
                })
                && !self.comma()
            {
                self.set_verb(open, &chunk);
                self.clause(open).subject = Subject::clause(gerund);
                self.silence(gerund);
                return;
            }
            self.set_verb(open, &chunk);
            return;
        }
        if self.comma() && self.list_of_predicates(at) {
            self.coordinate(chunk, form);
            return;
        }
        // ", described on its site": a finite verb has no place behind a comma without subject
        if self.comma() && chunk.start == chunk.head && self.doc.tag(chunk.head) == Tag::Vbd && self.reduced_behind_comma(at) {
            self.participle(at);
            return;
        }
        self.repair(at, form);
    }

    /// The verb group at `at` without the adverbs that belong to the verb right in front of it: "whoever says otherwise is mistaken".
    #[inline(never)]
    fn own_adverbs(&mut self, at: usize) -> Chunk {
        let mut chunk = self.chunks[at];
        if chunk.start < chunk.head
            && self.doc.is_of(chunk.start, Words::CLOSING_ADVERB)
            && self.doc.tag(chunk.start).is_adverb()
            && self.has_verb(self.top)
        {
            let adverb = chunk.start;
            self.push_part(Part { kind: PartKind::Adverb, prep: adverb..adverb, tokens: adverb..adverb + 1, head: adverb });
            chunk.start += 1;
        }
        chunk
    }

    /// Whether a clause stands where the subject of the one above it would: "What he said was false".
    fn subject_clause(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        clause.link == Link::Complement
            && clause.parent().is_some_and(|above| !self.has_verb(above) && self.clauses[above].before().is_empty())
    }

    /// Whether a bare base form can head a clause here: an imperative, a subjunctive, behind "help", "let" and the like,
    /// joined to another base form, or the plain present under a wrong tag.
    fn base_fits(&self, at: usize) -> bool {
        let top = self.top();
        let clause = &self.clauses[top];
        if self.prep.is_some() {
            return false;
        }
        if self.and() || self.comma() {
            return true;
        }
        match self.last {
            Last::Start => true,
            Last::Verb => self.has_verb(top) && clause.verb.as_ref().is_some_and(|verb| self.bare_infinitive(verb.last.head)),
            Last::Noun if self.past_like_base(self.chunks[at]) && !self.has_verb(top) => true,
            Last::Noun => self.base_after_noun(at) || self.joined_subject(self.chunks[at].start),
            Last::Other | Last::Adverb | Last::Time => !self.has_verb(top),
            Last::Adjective => false,
        }
    }

    /// A plural present right behind a singular noun phrase ("the only ship"): a noun under the tag of a verb.
    #[inline(never)]
    fn disagrees(&self, at: usize) -> bool {
        let chunk = self.chunks[at];
        if self.last != Last::Noun || self.and() || chunk.end != chunk.start + 1 || self.doc.tag(chunk.head) != Tag::Vbp {
            return false;
        }
        let Some(before) = at.checked_sub(1).and_then(|before| self.chunks.get(before)) else { return false };
        before.kind == Kind::Noun
            && matches!(self.doc.tag(before.head), Tag::Nn | Tag::Nnp)
            && !self.doc.in_class(chunk.head, Words::IRREGULAR_PRESENT)
            && !self.past_like_base(chunk)
            && !self.base_after_noun(at)
            && !self.joined_subject(before.end)
    }

    /// "Tarrow beat Oxley": one word that is a base form or a past, with something behind it.
    pub(super) fn past_like_base(&self, chunk: Chunk) -> bool {
        chunk.end == chunk.start + 1
            && matches!(self.doc.tag(chunk.head), Tag::Vb | Tag::Vbp)
            && self.doc.in_class(chunk.head, Words::SAME_PAST)
            && self.doc.tag(chunk.end).is_noun() | self.doc.tag(chunk.end).is_determiner()
    }

    /// Whether the part that ends at this token is several things joined, or a collective.
    fn joined_subject(&self, end: u32) -> bool {
        let top = self.top();
        let clause = &self.clauses[top];
        clause.last_part().is_some_and(|part| {
            part.tokens.end == end && part.tokens.clone().any(|token| self.doc.tag(token) == Tag::Cc || self.doc.tag(token).is_plural())
        })
    }

    /// Verbs that take an infinitive without "to".
    fn bare_infinitive(&self, token: u32) -> bool {
        self.doc.in_class(token, Words::BARE_INFINITIVE)
    }

    /// Whether the noun phrase read last can be the subject of the base form at `at`.
    pub(super) fn base_after_noun(&self, at: usize) -> bool {
        let top = self.top();
        let noun = self.chunks.get(at.wrapping_sub(1)).filter(|chunk| chunk.kind == Kind::Noun);
        let plural = noun.is_some_and(|chunk| {
            self.doc.tag(chunk.head).is_plural() || self.doc.is_any(chunk.head, set!["they", "we", "you", "i", "who"])
        });
        let demanded = self.stack.iter().rev().take(2).any(|&open| self.verb_is(open, Words::DEMAND));
        let governed = self.clauses[top].verb.as_ref().is_some_and(|verb| self.bare_infinitive(verb.last.head));
        plural || demanded || governed || self.clauses[top].link == Link::Complement && !self.has_verb(top)
    }

    /// "At no point has it asked", "Did it ask?": an auxiliary before its subject opens nothing; the main verb will.
    fn auxiliary_first(&mut self, at: usize) -> bool {
        let chunk = self.chunks[at];
        let top = self.top();
        let doc = self.doc;
        // An adverb may stand in front: "never before had it asked"
        if chunk.end != chunk.head + 1 || !is_auxiliary(doc, chunk.head) {
            return false;
        }
        // ", nor did it ask": a clause beside the one before
        let joined = || self.and() && chunk.start.checked_sub(1).is_some_and(|before| doc.is_any(before, set!["nor", "neither"]));
        let open = |clause: &Clause| clause.gap == Gap::None && !clause.before().iter().any(Part::bare);
        let beside = self.has_verb(top);
        let first = (if beside { joined() } else { self.clauses.get(top).is_some_and(open) })
            && self.kind(at + 1) == Some(Kind::Noun)
            && self.kind(self.next_content(at + 2)) == Some(Kind::Verb)
            && matches!(doc.tag(self.chunks[self.next_content(at + 2)].start), Tag::Vb | Tag::Vbp | Tag::Vbn | Tag::Vbd | Tag::Vbg);
        if first && beside {
            self.new_root(chunk.start);
        }
        first
    }

    /// "…", said Smith: a verb of speech before its subject.
    pub(super) fn inverted(&mut self, at: usize) -> bool {
        let chunk = self.chunks[at];
        if chunk.start != chunk.head || !self.doc.in_class(chunk.head, Words::SAY) {
            return false;
        }
        let top = self.top();
        let next = self.next_content(at + 1);
        let waits = if self.quote() { !self.has_verb(top) && self.clauses[top].nominal() } else { self.waiting().is_some() };
        let mark = self.comma() || self.quote();
        let first = self.last == Last::Start
            || !self.has_verb(top) && self.clauses[top].before().is_empty() && self.clauses[top].link == Link::Main;
        let placed = mark || (first && !waits);
        if !placed || self.and() {
            return false;
        }
        if self.kind(next) != Some(Kind::Noun) {
            return false;
        }
        if self.subject_ahead(next, true) && !first {
            return false;
        }
        let subject = self.chunks[next];
        if self.doc.is_any(subject.head, set!["him", "her", "them", "us", "me"]) {
            return false;
        }
        // "its spokeswoman, Ana Ruiz, told reporters": the verb that the subject waits for
        if waits && if self.quote() { !self.comma() } else { !self.closes(next) } {
            return false;
        }
        self.new_root(chunk.start);
        let index = self.top();
        if self.has_verb(index) {
            return false;
        }
        self.clause(index).give_verb(&chunk);
        self.subjectless = true;
        true
    }

    /// "came, saw and won": whether more predicates and a conjunction follow.
    pub(super) fn list_of_predicates(&self, at: usize) -> bool {
        let limit = (at + AHEAD).min(self.chunks.len());
        (at + 1..limit).any(|index| {
            self.chunks[index].kind == Kind::And && {
                let next = self.next_content(index + 1);
                self.kind(next) == Some(Kind::Verb) && matches!(self.chunks[next].form, Form::Finite | Form::Participle | Form::Base)
            }
        })
    }

    /// Whether a preposition follows the one-word verb at `at`.
    fn reduced_behind_comma(&self, at: usize) -> bool {
        self.kind(self.next_content(at + 1)) == Some(Kind::Prep)
    }

    /// A finite verb that no clause waits for: a verb before was misread.
    #[inline(never)]
    fn repair(&mut self, at: usize, form: Form) {
        let chunk = self.chunks[at];
        let top = self.top();
        // "said using it was wrong": the gerund clause behind the verb is the subject.
        if !self.comma()
            && let Some(&gerund) = self.stack.iter().find(|&&open| {
                let clause = &self.clauses[open];
                clause.link == Link::Participle
                    && clause.opener.is_empty()
                    && clause.antecedent.is_none()
                    && clause.parent().is_some_and(|parent| self.verb_is(parent, Words::CONTENT))
            })
        {
            let parent = self.clauses[gerund].parent();
            let start = self.clauses[gerund].start;
            let index = self.open(Link::Complement, parent, start);
            self.set_verb(index, &chunk);
            self.clause(index).subject = Subject::clause(gerund);
            self.clause(gerund).put_below(index);
            self.silence(gerund);
            return;
        }
        // "a report published in May showed": what looked like the verb is a participle.
        let misread = self.stack.iter().rev().copied().find(|&open| {
            let clause = &self.clauses[open];
            matches!(clause.link, Link::Main | Link::Complement | Link::Adverbial)
                && clause
                    .verb
                    .as_ref()
                    .is_some_and(|verb| verb.tokens().len() == 1 && matches!(self.doc.tag(verb.last.head), Tag::Vbd | Tag::Vbn))
                && matches!(clause.subject, Subject::Phrase(..))
                && clause.after().iter().all(|part| !part.bare() || part.kind == PartKind::Time)
                && !self.verb_is(open, Words::REPORT)
        });
        if let Some(open) = misread
            && !self.comma()
        {
            let mut inner = self.clauses[open].clone();
            inner.link = Link::Participle;
            inner.put_below(open);
            if let Subject::Phrase(tokens, head) = &inner.subject {
                inner.antecedent = Some((tokens.clone(), *head));
            }
            inner.start = inner.verb.as_ref().map_or(inner.start, |verb| verb.first.start);
            inner.drop_before(0..inner.front());
            self.clauses.push(inner);
            let clause = self.clause(open);
            clause.drop_after();
            clause.give_verb(&chunk);
            self.pop_to(open);
            return;
        }
        // The noun right before is its subject: a clause without conjunction.
        let clause = self.clause(top);
        if let Some(place) = clause.after().iter().rposition(|part| part.bare() && part.kind == PartKind::Noun)
            && !self.comma()
        {
            let clause = self.clause(top);
            let parts = clause.split_after(place);
            let start = parts.first().map_or(chunk.start, Part::start);
            let index = self.open(Link::Complement, Some(top), start);
            let clause = self.clause(index);
            parts.into_iter().for_each(|part| clause.push(part));
            self.set_verb(index, &chunk);
            return;
        }
        self.coordinate(chunk, form);
    }

    /// Joins a verb to a predicate before it, with the same subject.
    #[inline(never)]
    pub(super) fn coordinate(&mut self, chunk: Chunk, form: Form) {
        let tag = self.doc.tag(chunk.start);
        let fits = |clause: &Clause| {
            let Some(verb) = &clause.verb else { return false };
            // An infinitive that completes a noun is no match for a finite verb.
            let model = verb.first.form;
            let head = self.doc.tag(verb.last.head);
            match form {
                Form::Finite if tag == Tag::Vbp && chunk.start == chunk.head => {
                    matches!(head, Tag::Vb | Tag::Vbp) || model == Form::Finite && self.doc.tag(verb.first.start) == Tag::Md
                }
                Form::Finite if tag == Tag::Vbd && chunk.start == chunk.head => {
                    matches!(head, Tag::Vbd | Tag::Vbn) || model == Form::Finite
                }
                Form::Finite => model == Form::Finite,
                Form::Base => matches!(head, Tag::Vb | Tag::Vbp),
                Form::Infinitive => model == Form::Infinitive || verb.first != verb.last,
                Form::Gerund => head == Tag::Vbg,
                Form::Participle => matches!(head, Tag::Vbn | Tag::Vbd),
            }
        };
        // Best the nearest one in the same tense, else the nearest that fits at all.
        let same = self.stack.iter().rev().copied().find(|&open| {
            let clause = &self.clauses[open];
            fits(clause)
                && clause.verb.as_ref().is_some_and(|verb| self.doc.tag(verb.first.start) == tag || self.doc.tag(verb.last.head) == tag)
        });
        let any = self.stack.iter().rev().copied().find(|&open| fits(&self.clauses[open]));
        let Some(model) = same.or(any) else {
            let top = self.top();
            if !self.has_verb(top) {
                self.set_verb(top, &chunk);
                return;
            }
            let index = self.open(Link::Main, None, chunk.start);
            self.clause(index).subject = Subject::of(top);
            self.set_verb(index, &chunk);
            return;
        };
        self.join(model, chunk);
    }

    pub(super) fn join(&mut self, model: usize, chunk: Chunk) {
        self.pop_to(model);
        self.pop();
        let (link, parent, opener, antecedent, gap) = {
            let clause = &self.clauses[model];
            (clause.link, clause.parent(), clause.opener.clone(), clause.antecedent.clone(), clause.gap)
        };
        let silent = self.clauses[model].silent;
        let index = self.open(link, parent, chunk.start);
        let clause = self.clause(index);
        clause.opener = opener;
        clause.antecedent = antecedent;
        clause.gap = gap;
        clause.subject = Subject::of(model);
        clause.join_to(model);
        clause.silent = silent;
        clause.give_verb(&chunk);
    }

    /// Adds a verb group to the predicate of the clause on top: "planned" + "to transfer".
    pub(super) fn chain(&mut self, index: usize, chunk: Chunk) {
        let clause = self.clause(index);
        if let Some(verb) = &mut clause.verb {
            clause.end = clause.end.max(chunk.end);
            verb.last = chunk;
        }
        self.pop_to(index);
    }

    /// Whether the predicate on top makes one predicate with what follows it at once.
    pub(super) fn catenates(&self, index: usize, next: Form) -> bool {
        let Some(verb) = self.clauses.get(index).and_then(|clause| clause.verb.as_ref()) else { return false };
        let class = self.doc.classes(verb.last.head);
        // "ruled out raising taxes" only with its particle
        if class.contains(Words::RULE) && !(next == Form::Gerund && self.doc.is(verb.last.end.saturating_sub(1), key!("out"))) {
            return false;
        }
        if next == Form::Gerund {
            return class.contains(Words::CATENATIVE) && !is_be(self.doc, verb.last.head);
        }
        // "came to see", "was used to build": with nothing between the two make one predicate; but "the steps we take to
        // ensure it": there the antecedent lies between.
        self.clauses[index].gap != Gap::Object
            || class.contains(if verb.last.passive(self.doc) { Words::PASSIVE_CATENATIVE } else { Words::CATENATIVE })
    }

    /// The nearest open clause with a finite verb, for what modifies a whole clause.
    pub(super) fn nearest_finite(&self) -> usize {
        self.stack
            .iter()
            .rev()
            .copied()
            .find(|&open| {
                let clause = &self.clauses[open];
                !matches!(clause.link, Link::Participle | Link::Infinitive)
                    && (clause.verb.is_some() || clause.before().iter().any(Part::bare))
            })
            .unwrap_or_else(|| self.top())
    }

    /// The open clause that has a subject and no verb yet.
    pub(super) fn waiting(&self) -> Option<usize> {
        let waits = |clause: &Clause| clause.verb.is_none() && clause.nominal();
        self.stack.iter().rev().copied().find(|&open| self.clauses.get(open).is_some_and(waits))
    }
}

/// Makes the last bare noun phrase in front of the verb the subject, else the last bare time; what hangs on it by prepositions goes
/// with it. Whether there is one.
fn take_subject(doc: &Keyed<'_>, clause: &mut Clause) -> bool {
    let parts = clause.before();
    let last = |kind: PartKind| parts.iter().rposition(|part| part.kind == kind && part.bare());
    let Some(place) = last(PartKind::Noun).or_else(|| last(PartKind::Time)) else { return false };
    let Some((subject, rest)) = parts.get(place..).and_then(<[Part]>::split_first) else { return false };
    // "The president, in an address, vowed": that tells how it was said; "Ana Ruiz, 45, of Toledo" who it was.
    let apart = |part: &Part| {
        let mark = part.start().checked_sub(1).is_some_and(|before| doc.is(before, key!(",")));
        mark && !doc.is_any(part.prep.start, set!["of", "from"])
    };
    let hangs = |part: &&Part| part.kind != PartKind::Time && !doc.is(part.prep.start, key!("according")) && !apart(part);
    let with = rest.iter().take_while(hangs).count();
    let end = rest.get(..with).and_then(<[Part]>::last).map_or(subject.tokens.end, |part| part.tokens.end);
    clause.subject = Subject::Phrase(subject.tokens.start..end, subject.head);
    clause.drop_before(place..place + with + 1);
    true
}
