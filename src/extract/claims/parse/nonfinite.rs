//! What verb groups without tense do: infinitives, gerunds, participles.

use super::super::clauses::{Gap, Link, Part, PartKind, Subject};
use super::{AHEAD, Last, Parser};
use crate::text::Tag;
use crate::text::phrases::{Form, Kind, Words, key, set};

impl Parser<'_> {
    #[inline(never)]
    pub(super) fn infinitive(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        let after_verb = self.has_verb(top) && !self.comma() && !self.and();
        if after_verb && self.last == Last::Verb && self.catenates(top, Form::Infinitive) {
            self.chain(top, chunk);
            return;
        }
        if after_verb
            && self.last == Last::Adjective
            && let Some(part) = self.clauses[top].after().last()
            && self.clauses[top].after().len() == 1
            && part.kind == PartKind::Adjective
            && part.bare()
        {
            self.clause(top).drop_after();
            self.chain(top, chunk);
            return;
        }
        if self.and()
            && self.stack.iter().any(|&open| self.clauses[open].verb.as_ref().is_some_and(|verb| verb.last.form == Form::Infinitive))
        {
            self.coordinate(chunk, Form::Infinitive);
            return;
        }
        let noun = self.noun_before().filter(|_| self.last == Last::Noun);
        let content_noun = noun.is_some_and(|noun| self.doc.in_class(noun.head, Words::CONTENT_NOUN));
        if after_verb && content_noun && self.takes_light_noun(top, chunk.start) {
            self.clause(top).drop_after();
            self.chain(top, chunk);
            return;
        }
        let passive = self.clauses[top].passive(self.doc);
        let index = self.open(Link::Infinitive, Some(top), chunk.start);
        let verbless = !self.has_verb(top);
        // "too early to say", "the ability to swim": they complete an adjective or a noun in front of its verb.
        // "the steps we take to ensure it" may be steps to ensure it.
        let relative = self.clauses[top].gap == Gap::Object;
        // "after the plot to kill him": what the noun of an adjunct is about
        let adjunct = content_noun && self.clauses[top].after().last().is_some_and(|part| !part.bare());
        let silent = relative || adjunct || (verbless && noun.is_some()) || (self.last == Last::Adjective && after_verb);
        let subject = if verbless || content_noun {
            Subject::of(top)
        } else if self.verb_is(top, Words::OBJECT_CONTROL) && !passive {
            self.clauses[top]
                .after()
                .iter()
                .rev()
                .find(|part| part.kind == PartKind::Noun)
                .map_or(Subject::of(top), |part| Subject::Phrase(part.tokens.clone(), part.head))
        } else if let Some(part) = self.clauses[top].after().last().filter(|part| {
            noun.is_some()
                && !part.bare()
                && (self.doc.is(part.prep.start, key!("for")) || (self.doc.is(part.prep.start, key!("with")) && chunk.passive(self.doc)))
        }) {
            Subject::Phrase(part.tokens.clone(), part.head)
        } else {
            Subject::of(top)
        };
        let clause = self.clause(index);
        clause.subject = subject;
        clause.silent = silent;
        if let Some(noun) = noun {
            clause.antecedent = Some((noun.tokens(), noun.head));
        }
        clause.give_verb(&chunk);
    }

    /// "took the decision to close": whether all that stands between the verb of a clause and the infinitive that begins at this token is
    /// its light noun, which is not denied.
    #[inline(never)]
    fn takes_light_noun(&self, index: usize, infinitive: u32) -> bool {
        let Some(clause) = self.clauses.get(index) else { return false };
        let (Some(verb), [part], Some(noun)) = (&clause.verb, clause.after(), self.noun_before()) else { return false };
        self.doc.in_class(verb.last.head, Words::UNDERTAKING)
            && part.bare()
            && part.tokens == noun.tokens()
            && part.tokens.start == verb.last.end
            && part.tokens.end == infinitive
            // "took steps to close" tells of steps that were taken
            && matches!(self.doc.tag(part.tokens.start), Tag::Dt | Tag::PrpPoss)
            && !self.doc.is_of(part.tokens.start, Words::NEGATIVE)
            && !clause.passive(self.doc)
            && clause.gap != Gap::Object
    }

    /// Makes a clause that only names an action say nothing, and what hangs on it as well.
    pub(super) fn silence(&mut self, index: usize) {
        self.clause(index).silent = true;
        for other in index + 1..self.clauses.len() {
            if self.clauses[other].parent() == Some(index) && matches!(self.clauses[other].link, Link::Infinitive | Link::Participle) {
                self.clauses[other].silent = true;
            }
        }
    }

    #[inline(never)]
    pub(super) fn gerund(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        if self.and() && self.clauses[top].verb.as_ref().is_some_and(|verb| self.doc.tag(verb.last.head) == Tag::Vbg) && self.prep.is_none()
        {
            self.coordinate(chunk, Form::Gerund);
            return;
        }
        if self.last == Last::Verb && !self.comma() && self.prep.is_none() && self.catenates(top, Form::Gerund) {
            self.chain(top, chunk);
            return;
        }
        let noun = self.noun_before().filter(|_| self.last == Last::Noun && !self.comma() && self.prep.is_none() && !self.and());
        let parent = if self.comma() { self.nearest_finite() } else { top };
        if self.comma() && self.has_verb(parent) {
            self.pop_to(parent);
        }
        let prep = self.prep.clone();
        // A gerund that is object: "include banning its use"
        let object = self.last == Last::Verb && prep.is_none() && !self.comma() && self.has_verb(top);
        let silent = object
            || prep.as_ref().is_some_and(|prep| !self.doc.is_any(prep.start, set!["by", "while", "after", "before", "without", "when"]))
            || (prep.is_some() && !self.has_verb(parent) && self.clauses[parent].before().iter().any(Part::bare));
        let index = self.open(Link::Participle, Some(parent), chunk.start);
        let clause = self.clause(index);
        clause.silent = silent;
        if let Some(prep) = prep {
            clause.start = prep.start;
            clause.opener = prep;
        }
        clause.subject = match noun {
            Some(noun) => {
                clause.antecedent = Some((noun.tokens(), noun.head));
                Subject::Phrase(noun.tokens(), noun.head)
            }
            None => Subject::of(parent),
        };
        clause.give_verb(&chunk);
    }

    #[inline(never)]
    pub(super) fn participle(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        if self.and()
            && self.stack.iter().any(|&open| {
                self.clauses[open].verb.as_ref().is_some_and(|verb| matches!(self.doc.tag(verb.last.head), Tag::Vbn | Tag::Vbd))
            })
        {
            self.coordinate(chunk, Form::Participle);
            return;
        }
        if self.comma() && self.has_verb(top) && self.lists_action(at) {
            self.coordinate(chunk, Form::Finite);
            return;
        }
        let noun = self.noun_before().filter(|_| matches!(self.last, Last::Noun) && self.prep.is_none());
        // Behind "which", "who" or a subject that has no other verb it may be the past tense under a wrong tag.
        if !self.has_verb(top)
            && self.clauses[top].link == Link::Relative
            && self.clauses[top].before().is_empty()
            && self.last == Last::Other
        {
            self.set_verb(top, &chunk);
            return;
        }
        let nominative = noun.is_some_and(|noun| self.doc.is_any(noun.head, set!["he", "she", "they", "we", "i"]));
        let ended = || self.clauses[top].link == Link::Adverbial && self.ends_clause(at);
        if noun.is_some() && !self.comma() && !self.has_verb(top) && (nominative || ended() || self.means(at) || self.past_after_all(at)) {
            self.set_verb(top, &chunk);
            return;
        }
        // "The girl, whose father died, wept", "The mayor, speaking at the scene, promised help": the past tense that a clause waits for,
        // where no other verb comes
        if self.comma()
            && chunk.end == chunk.start + 1
            && self.has_verb(top)
            && (at + 1 >= self.finite_end || noun.is_some() && self.past_after_all(at))
            && let Some(open) = self.waiting()
        {
            self.set_verb(open, &chunk);
            return;
        }
        let parent = if self.comma() && noun.is_none() { self.nearest_finite() } else { top };
        let index = self.open(Link::Participle, Some(parent), chunk.start);
        let prep = self.prep.clone();
        let clause = self.clause(index);
        if let Some(prep) = prep {
            clause.opener = prep;
        }
        clause.subject = match noun {
            Some(noun) => {
                clause.antecedent = Some((noun.tokens(), noun.head));
                Subject::Phrase(noun.tokens(), noun.head)
            }
            None => Subject::of(parent),
        };
        clause.give_verb(&chunk);
    }

    /// "destroyed 30 homes, damaged 50 more and forced 900 people out": whether the participle at `at` is the past tense of a list of
    /// predicates: it has an object, as no passive has.
    fn lists_action(&self, at: usize) -> bool {
        let object = self.chunks.get(at + 1).filter(|next| next.kind == Kind::Noun);
        self.prep.is_none()
            && self.chunks.get(at).is_some_and(|chunk| chunk.end == chunk.start + 1)
            && object.is_some_and(|object| !self.tells_time(object))
            && !self.names(at)
            && self.list_of_predicates(at)
    }

    /// Whether a bare participle is the past tense that its clause needs ("the company lost money"; a headline's "Man
    /// arrested in Oslo"): no finite verb follows that could be the clause's own.
    fn past_after_all(&self, at: usize) -> bool {
        let limit = (at + AHEAD).min(self.chunks.len());
        for index in at + 1..limit {
            match self.chunks[index].kind {
                Kind::Verb if self.chunks[index].form == Form::Finite => return false,
                Kind::Stop | Kind::Wh | Kind::Subordinator => return true,
                Kind::Noun
                    if index > at + 1
                        && !matches!(self.chunks[index - 1].kind, Kind::Noun | Kind::Prep)
                        && self.subject_ahead(index, true) =>
                {
                    return true;
                }
                _ => {}
            }
        }
        true
    }
}
