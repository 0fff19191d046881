//! The rules of the claims layer: what each covers, and the examples that hold it to it.

use super::clauses::{Clause, Link};
use crate::model::{Modality, Polarity};
use crate::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &MAIN,
    &JOINED,
    &COMPLEMENT,
    &ADVERBIAL,
    &RELATIVE,
    &PARTICIPLE,
    &INFINITIVE,
    &LIGHT_VERB,
    &APPOSITIVE,
    &NEGATED,
    &PLANNED,
    &POSSIBLE,
    &ORDERED,
    &CONDITIONAL,
];

pub(super) static MAIN: Rule = Rule {
    id: "claim-main-clause",
    phenomenon: "A main clause says what its subject does or is; a subject is kept whole, a verb group keeps auxiliaries and particles.",
    matches: &[
        ("The council has closed the old bridge.", "The council | has closed | the old bridge"),
        ("Farms in the north of the valley lost their harvest.", "Farms in the north of the valley | lost | their harvest"),
        ("The bridge was closed by the council.", "The bridge | was closed | by the council"),
        ("On the hill stood a church.", "a church | stood |"),
        ("Omar Haddad, 45, of Toledo, was jailed.", "Omar Haddad, 45, of Toledo | was jailed |"),
        ("Workers demanding more money closed the bridge.", "Workers | closed | the bridge"),
        ("The mayor, who was elected in May, and her deputy resigned.", "The mayor, who was elected in May, and her deputy | resigned |"),
        ("The mayor, speaking at the bridge, promised help.", "The mayor | promised | help"),
        ("The bank, hit by losses, cut 300 jobs.", "The bank | cut | 300 jobs"),
        ("Twelve people were killed and 40 injured.", "40 | injured |"),
        ("Chief executive Ana Ruiz blamed the council.", "Chief executive Ana Ruiz | blamed | the council"),
        ("Profit rose by 12 percent to $3m.", "Profit | rose | by 12 percent"),
        ("The firm was fined $12 million last year.", "The firm | was fined | $12 million"),
        ("The mayor took over from Omar Haddad.", "The mayor | took over | from Omar Haddad"),
        ("The mayor asked whether the bridge was safe.", "The mayor | asked | whether the bridge was safe"),
    ],
    rejects: &["A quiet evening in the valley."],
};

pub(super) static JOINED: Rule = Rule {
    id: "claim-joined-predicate",
    phenomenon: "Predicates joined by a conjunction each make a claim; they share the subject of the first.",
    matches: &[
        ("The council closed the bridge and opened a ferry.", "The council | opened | a ferry"),
        ("The storm killed 12 people, injured 40 and left thousands without power.", "The storm | injured | 40"),
    ],
    rejects: &["The council closed the bridge and the tunnel."],
};

pub(super) static COMPLEMENT: Rule = Rule {
    id: "claim-content-clause",
    phenomenon: "A clause that completes a verb or noun (what is said, found, known) makes a claim of its own, with or without \"that\".",
    matches: &[
        ("The mayor said that the bridge would close.", "the bridge | would close |"),
        ("The mayor said the company has lost money.", "the company | has lost | money"),
        ("The council cut a line that, it said, had caused fires.", "a line | had caused | fires"),
    ],
    rejects: &["The mayor said nothing.", "The mayor asked who closed the bridge."],
};

pub(super) static ADVERBIAL: Rule = Rule {
    id: "claim-adverbial-clause",
    phenomenon: "A clause of time, reason, contrast or condition makes a claim beside that of its main clause.",
    matches: &[
        ("The ferry stopped because the river was flooding the road.", "the river | was flooding | the road"),
        ("While the review goes on, the bridge stays open.", "the review | goes on |"),
        ("The deal, announced after markets closed, was praised.", "markets | closed |"),
    ],
    rejects: &["The ferry stopped because of the flood."],
};

pub(super) static RELATIVE: Rule = Rule {
    id: "claim-relative-clause",
    phenomenon: "A relative clause speaks of its antecedent, which stands in for the relative word as subject or object.",
    matches: &[
        ("The engineer praised the workers who built the bridge.", "the workers | built | the bridge"),
        ("The council ended the service that the firm provided.", "the firm | provided | the service"),
        ("The girl, whose father built the bridge, was hurt.", "whose father | built | the bridge"),
    ],
    rejects: &["The council said that the bridge was safe."],
};

pub(super) static PARTICIPLE: Rule = Rule {
    id: "claim-participle-clause",
    phenomenon: "A participle behind a noun or behind a comma makes a clause without auxiliary; its subject is the noun, or that of the clause.",
    matches: &[
        ("The report published by the council has three parts.", "The report | published | by the council"),
        ("The river left its bed, flooding two villages.", "The river | flooding | two villages"),
    ],
    rejects: &["The council praised the starving villagers."],
};

pub(super) static INFINITIVE: Rule = Rule {
    id: "claim-purpose-infinitive",
    phenomenon: "An infinitive of purpose, or one that somebody is asked or allowed to carry out, makes a claim about whoever would do it.",
    matches: &[
        ("The council hired divers to inspect the bridge.", "divers | to inspect | the bridge"),
        ("The firm used the lake to cool its engines.", "The firm | to cool | its engines"),
    ],
    rejects: &["The ability to swim saved them."],
};

pub(super) static LIGHT_VERB: Rule = Rule {
    id: "claim-light-verb",
    phenomenon: "A verb that means nothing without its noun (\"make use of\", \"take part in\") takes the noun into the predicate.",
    matches: &[("The farm was making use of rain water.", "The farm | was making use of | rain water")],
    rejects: &["The farm was making a big profit."],
};

pub(super) static APPOSITIVE: Rule = Rule {
    id: "claim-appositive",
    phenomenon: "A noun phrase set beside a name by commas says what the named one is.",
    matches: &[
        ("Ana Ruiz, the mayor of Toledo, closed the bridge.", "Ana Ruiz | is | the mayor of Toledo"),
        ("The mayor of Toledo, Ana Ruiz, closed the bridge.", "Ana Ruiz | is | The mayor of Toledo"),
    ],
    rejects: &["Ana Ruiz, Omar Haddad and a neighbour closed the bridge."],
};

pub(super) static NEGATED: Rule = Rule {
    id: "claim-negated",
    phenomenon: "Negation by adverb, determiner, negative verb or a denying verb above turns the claim round.",
    matches: &[
        ("The council did not close the bridge.", "The council | did not close | the bridge"),
        ("The firm failed to answer the letter.", "The firm | failed to answer | the letter"),
        ("No one was injured.", "No one | was injured |"),
        ("Hardly anyone crossed the bridge.", "anyone | crossed | the bridge"),
        ("The council has yet to answer.", "The council | has yet to answer |"),
        ("The firm denied breaking the law.", "The firm | denied breaking | the law"),
        ("The firm neither confirmed nor denied the report.", "The firm | confirmed |"),
        ("The plant no longer operates.", "The plant | operates |"),
        ("Never before had the city seen a flood.", "the city | seen | a flood"),
    ],
    rejects: &["The council not only closed the bridge."],
};

pub(super) static PLANNED: Rule = Rule {
    id: "claim-planned",
    phenomenon: "Future forms, verbs of intention and infinitives of purpose say what is planned, not what is so.",
    matches: &[
        ("The council will close the bridge.", "The council | will close | the bridge"),
        ("The firm planned to move its office.", "The firm | planned to move | its office"),
        ("The firm took the decision to close the plant.", "The firm | took the decision to close | the plant"),
    ],
    rejects: &["The council closed the bridge."],
};

pub(super) static POSSIBLE: Rule = Rule {
    id: "claim-possible",
    phenomenon: "Modals of possibility, verbs of seeming, adverbs of doubt and questions leave the claim open.",
    matches: &[
        ("The bridge may collapse.", "The bridge | may collapse |"),
        ("The firm is said to have lost money.", "The firm | is said to have lost | money"),
        ("The mayor asked whether the bridge was safe.", "the bridge | was | safe"),
    ],
    rejects: &["The bridge collapsed in May."],
};

pub(super) static ORDERED: Rule = Rule {
    id: "claim-ordered",
    phenomenon: "What somebody demands, asks or orders is not asserted; nor what must or should be.",
    matches: &[
        ("The union demanded that the firm pay its workers.", "the firm | pay | its workers"),
        ("The court ordered the firm to pay damages.", "the firm | to pay | damages"),
    ],
    rejects: &["The firm raised wages."],
};

pub(super) static CONDITIONAL: Rule = Rule {
    id: "claim-conditional",
    phenomenon: "A clause opened by \"if\" or \"unless\" is a condition.",
    matches: &[
        ("If the river rises, the bridge will close.", "the river | rises |"),
        ("Had he known, the bridge would have closed.", "he | known |"),
    ],
    rejects: &["When the river rose, the bridge closed."],
};

/// The most rules that one claim can have.
const MOST: usize = 4;

/// What the verb of a claim and its place in the sentence can be.
static CLAUSES: [&Rule; 7] = [&MAIN, &JOINED, &COMPLEMENT, &ADVERBIAL, &RELATIVE, &PARTICIPLE, &INFINITIVE];

/// How real a claim can be beside asserted.
static MODALITIES: [&Rule; 4] = [&PLANNED, &POSSIBLE, &ORDERED, &CONDITIONAL];

/// Every list of rules that a clause's claim can have, and how long each is: a claim needs no list of its own, only a number.
static LISTS: [([&str; MOST], usize); CLAUSES.len() * 2 * 2 * 5] = {
    let mut lists = [([""; MOST], 0); CLAUSES.len() * 2 * 2 * 5];
    let mut at = 0;
    while at < lists.len() {
        let mut ids = [""; MOST];
        ids[0] = CLAUSES[at / 20].id;
        let mut length = 1;
        if at / 10 % 2 == 1 {
            ids[length] = LIGHT_VERB.id;
            length += 1;
        }
        if at / 5 % 2 == 1 {
            ids[length] = NEGATED.id;
            length += 1;
        }
        if at % 5 > 0 {
            ids[length] = MODALITIES[at % 5 - 1].id;
            length += 1;
        }
        lists[at] = (ids, length);
        at += 1;
    }
    lists
};

/// The rules that made a claim: the number of their list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List(u8);

impl List {
    /// That of an appositive, which comes behind those of the clauses.
    pub(super) const APPOSITIVE: Self = Self(LISTS.len() as u8);

    /// The ids of the rules.
    pub(super) fn ids(self) -> &'static [&'static str] {
        if self == Self::APPOSITIVE {
            return &OF_APPOSITIVE;
        }
        LISTS.get(usize::from(self.0)).and_then(|(ids, length)| ids.get(..*length)).unwrap_or_default()
    }
}

/// The rules that make the claim of a clause. `light`: whether a noun belongs to its predicate.
#[inline]
pub(super) fn of(clause: &Clause, light: bool, polarity: Polarity, modality: Modality) -> List {
    let clause = match clause.link {
        _ if clause.joined().is_some() => 1,
        Link::Main => 0,
        Link::Complement => 2,
        Link::Adverbial => 3,
        Link::Relative => 4,
        Link::Participle => 5,
        Link::Infinitive => 6,
    };
    let modality = match modality {
        Modality::Planned => 1,
        Modality::Possible => 2,
        Modality::Ordered => 3,
        Modality::Conditional => 4,
        _ => 0,
    };
    List(clause * 20 + u8::from(light) * 10 + u8::from(polarity == Polarity::Negated) * 5 + modality)
}

/// The ids of the rules of an appositive.
static OF_APPOSITIVE: [&str; 1] = [APPOSITIVE.id];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::claims::clauses::Clauses;

    #[test]
    fn lists_hold_the_rules_that_apply() {
        let mut clauses = Clauses::default();
        clauses.open(Link::Adverbial, None, 0);
        let of = |light, polarity, modality| of(&clauses[0], light, polarity, modality).ids();
        assert_eq!(of(false, Polarity::Affirmed, Modality::Asserted), [ADVERBIAL.id]);
        assert_eq!(of(true, Polarity::Negated, Modality::Ordered), [ADVERBIAL.id, LIGHT_VERB.id, NEGATED.id, ORDERED.id]);
        assert_eq!(of(false, Polarity::Affirmed, Modality::Conditional), [ADVERBIAL.id, CONDITIONAL.id]);
        assert_eq!(List::APPOSITIVE.ids(), [APPOSITIVE.id]);
    }
}
