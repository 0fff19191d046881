//! The rules of reconciliation: what each covers, and the examples that hold it to it.
//!
//! An example is the texts of two articles with ` // ` between them; `2025-09-27: ` before a text is its day. What it yields are the
//! values of the difference, of an edit of a copy, or the label of the group.

use crate::model::{Aspect, Severity};
use crate::rule::Rule;

/// Every rule of this stage, in the order of its steps.
pub static RULES: &[&Rule] = &[
    &COPY_REPLACED,
    &COPY_LEFT_OUT,
    &SAME_DEED,
    &SAME_MEASURE,
    &EVENT_NOUN,
    &FIGURE_CONFLICT,
    &FIGURE_UPDATE,
    &FIGURE_PRECISION,
    &FIGURE_SCOPE,
    &FIGURE_INCOMPARABLE,
    &TIME_CONFLICT,
    &TIME_UPDATE,
    &TIME_PRECISION,
    &ACTOR_CONFLICT,
    &ACTOR_PRECISION,
    &ACTOR_OFFICE,
    &PLACE_CONFLICT,
    &PLACE_PRECISION,
    &POLARITY_CONFLICT,
    &POLARITY_UPDATE,
    &MODALITY_UPDATE,
    &MODALITY_PRECISION,
    &ATTRIBUTION_SPEAKER,
    &ATTRIBUTION_MEDIUM,
    &QUOTE_WORDING,
    &QUOTE_OMISSION,
    &WORDING,
    &WORDING_PART,
    &WORDING_OMISSION,
];

/// The rule that finds differences of this aspect and severity.
pub(super) fn of(aspect: Aspect, severity: Severity) -> &'static Rule {
    use Severity::{Conflict, Incomparable, Omission, Scope, Update};
    match (aspect, severity) {
        (Aspect::Figure, Conflict) => &FIGURE_CONFLICT,
        (Aspect::Figure, Update) => &FIGURE_UPDATE,
        (Aspect::Figure, Scope) => &FIGURE_SCOPE,
        (Aspect::Figure, Incomparable) => &FIGURE_INCOMPARABLE,
        (Aspect::Figure, _) => &FIGURE_PRECISION,
        (Aspect::Time, Conflict) => &TIME_CONFLICT,
        (Aspect::Time, Update) => &TIME_UPDATE,
        (Aspect::Time, _) => &TIME_PRECISION,
        (Aspect::Actor, Conflict) => &ACTOR_CONFLICT,
        (Aspect::Actor, Omission) => &ACTOR_OFFICE,
        (Aspect::Actor, _) => &ACTOR_PRECISION,
        (Aspect::Place, Conflict) => &PLACE_CONFLICT,
        (Aspect::Place, _) => &PLACE_PRECISION,
        (Aspect::Polarity, Update) => &POLARITY_UPDATE,
        (Aspect::Polarity, _) => &POLARITY_CONFLICT,
        (Aspect::Modality, Update) => &MODALITY_UPDATE,
        (Aspect::Modality, _) => &MODALITY_PRECISION,
        (Aspect::Attribution, Conflict) => &ATTRIBUTION_SPEAKER,
        (Aspect::Attribution, _) => &ATTRIBUTION_MEDIUM,
        (Aspect::Quote, Omission) => &QUOTE_OMISSION,
        (Aspect::Quote, _) => &QUOTE_WORDING,
        (Aspect::Wording, Omission) => &WORDING_OMISSION,
        (Aspect::Wording, Severity::Precision) => &WORDING_PART,
        (Aspect::Wording, _) => &WORDING,
    }
}

pub(super) static COPY_REPLACED: Rule = Rule {
    id: "reconcile-copy-replaced",
    phenomenon: "Inside a passage that two articles share word for word, the one has other words in one place: the text was edited.",
    matches: &[(
        "Some forty nurses walked out of the old clinic in Tarrow before dawn and gathered in the square, where the choir was waiting for them with hot tea. // Some forty nurses stormed out of the old clinic in Tarrow before dawn and gathered in the square, where the choir was waiting for them with hot tea.",
        "walked | stormed",
    )],
    rejects: &[
        "Some forty nurses walked out of the old clinic in Tarrow before dawn and gathered in the square, where the choir was waiting for them with hot tea. // Some forty nurses walked out of the old clinic in Tarrow before dawn and gathered in the square, where the choir was waiting for them with hot tea!",
    ],
};

pub(super) static COPY_LEFT_OUT: Rule = Rule {
    id: "reconcile-copy-left-out",
    phenomenon: "Inside a passage that two articles share word for word, or between two such passages, the one lacks words or a sentence.",
    matches: &[(
        "Some forty nurses walked out of the old clinic in Tarrow before dawn and gathered in the square, where the choir was waiting. // Some forty nurses walked out of the old clinic in Tarrow and gathered in the square, where the choir was waiting.",
        "before dawn | ",
    )],
    rejects: &["The choir was waiting. // The choir was waiting before dawn."],
};

pub(super) static SAME_DEED: Rule = Rule {
    id: "reconcile-same-deed",
    phenomenon: "Claims of one verb, of verbs of one class or of a verb and its noun tell the same where who, whom, when and where do not tell them apart; in articles that are much alike a telling verb counts for more than the names beside it.",
    matches: &[(
        "Orla Venn opened the new bridge in Tarrow on Monday. // The new bridge in Tarrow was opened by Orla Venn.",
        "Orla Venn opened the new bridge in Tarrow on Monday",
    )],
    rejects: &["Orla Venn opened the new bridge in Tarrow on Monday. // Three sheep were found in a well near Holmwick."],
};

pub(super) static SAME_MEASURE: Rule = Rule {
    id: "reconcile-same-measure",
    phenomenon: "Amounts measure one thing where counted noun, event, place and period fit, whatever clauses tell them.",
    matches: &[(
        "The storm at Tarrow left 3,000 homes without power on Friday. // Power was cut to 7,600 homes in the storm at Tarrow.",
        "The storm at Tarrow left 3,000 homes without power on Friday",
    )],
    rejects: &["The storm at Tarrow left 3,000 homes without power. // Builders finished 7,600 homes at Holmwick last year."],
};

pub(super) static EVENT_NOUN: Rule = Rule {
    id: "reconcile-event-noun",
    phenomenon: "A noun alone (\"the shooting\", \"his arrest\") tells of the event that another article tells of with a noun of its class, each in its own sentence.",
    matches: &[(
        "Orla Venn wept after the explosion at the mill in Tarrow. // The explosion at the mill in Tarrow woke Orla Venn.",
        "the explosion",
    )],
    rejects: &["Orla Venn wept after the explosion at the mill in Tarrow. // Pell Harrow praised the fire department at Holmwick."],
};

static FIGURE_CONFLICT: Rule = Rule {
    id: "reconcile-figure-conflict",
    phenomenon: "Two amounts of one thing and one state, of which neither is the other rounded, vaguer or a part, can't both hold.",
    matches: &[("The fire in Tarrow killed 12 people on Friday. // A fire in Tarrow killed 19 people on Friday.", "12 people | 19 people")],
    rejects: &[
        "The fire in Tarrow killed 12 people on Friday. // A fire in Tarrow killed a dozen people on Friday.",
        "The fire in Tarrow killed 12 people on Friday. // 2025-09-27: The fire in Tarrow killed 19 people on Friday.",
    ],
};

static FIGURE_UPDATE: Rule = Rule {
    id: "reconcile-figure-update",
    phenomenon: "An amount that has grown, or is said to have fallen, in an article of a later day is a later state of the same.",
    matches: &[(
        "The fire in Tarrow killed 12 people on Friday. // 2025-09-27: The fire in Tarrow killed 19 people on Friday.",
        "12 people | 19 people",
    )],
    rejects: &["The fire in Tarrow killed 12 people on Friday. // A fire in Tarrow killed 19 people on Friday."],
};

static FIGURE_PRECISION: Rule = Rule {
    id: "reconcile-figure-precision",
    phenomenon: "A rounded, hedged, bounded or vague amount leaves room for an exact one.",
    matches: &[(
        "The fire in Tarrow killed 12 people on Friday. // A fire in Tarrow killed more than ten people on Friday.",
        "12 people | more than ten people",
    )],
    rejects: &["The fire in Tarrow killed 12 people on Friday. // A fire in Tarrow killed twelve people on Friday."],
};

static FIGURE_SCOPE: Rule = Rule {
    id: "reconcile-figure-scope",
    phenomenon: "A smaller amount of one sort of people beside an amount of all people counts a part.",
    matches: &[(
        "The fire in Tarrow killed 19 people on Friday. // A fire in Tarrow killed 12 workers on Friday.",
        "19 people | 12 workers",
    )],
    rejects: &["The fire in Tarrow killed 19 people on Friday. // A fire in Tarrow killed 12 people on Friday."],
};

static FIGURE_INCOMPARABLE: Rule = Rule {
    id: "reconcile-figure-incomparable",
    phenomenon: "Sums in two currencies have no exact rate to compare them by.",
    matches: &[(
        "The firm paid 40 million euros for the old mill in Tarrow. // The firm paid 47 million dollars for the old mill in Tarrow.",
        "40 million euros | 47 million dollars",
    )],
    rejects: &["The firm paid 40 million euros for the old mill in Tarrow. // The firm paid 47 million euros for the old mill in Tarrow."],
};

static TIME_CONFLICT: Rule = Rule {
    id: "reconcile-time-conflict",
    phenomenon: "One event can't have begun on two days or at two hours, nor have lasted two lengths of time.",
    matches: &[(
        "Orla Venn opened the new bridge in Tarrow on Monday. // Orla Venn opened the new bridge in Tarrow on Tuesday.",
        "Monday | Tuesday",
    )],
    rejects: &["Orla Venn opened the new bridge in Tarrow on Monday. // Orla Venn opened the new bridge in Tarrow on September 22."],
};

static TIME_UPDATE: Rule = Rule {
    id: "reconcile-time-update",
    phenomenon: "A plan that an article of a later day dates otherwise was moved.",
    matches: &[(
        "Orla Venn will open the new bridge in Tarrow on October 1. // 2025-09-28: Orla Venn will open the new bridge in Tarrow on October 3.",
        "October 1 | October 3",
    )],
    rejects: &["Orla Venn opened the new bridge in Tarrow on Monday. // Orla Venn opened the new bridge in Tarrow on Tuesday."],
};

static TIME_PRECISION: Rule = Rule {
    id: "reconcile-time-precision",
    phenomenon: "A week, month or year, or a part of the day, leaves room for the day or hour.",
    matches: &[(
        "Orla Venn opened the new bridge in Tarrow on September 22. // Orla Venn opened the new bridge in Tarrow in September.",
        "September 22 | September",
    )],
    rejects: &["Orla Venn opened the new bridge in Tarrow on Monday. // Orla Venn opened the new bridge in Tarrow on Tuesday."],
};

static ACTOR_CONFLICT: Rule = Rule {
    id: "reconcile-actor-conflict",
    phenomenon: "A deed that only one can have done, with the same object, is told of two names that have nothing in common.",
    matches: &[("Orla Venn won the mayor's race in Tarrow. // Pell Harrow won the mayor's race in Tarrow.", "Orla Venn | Pell Harrow")],
    rejects: &["Orla Venn won the mayor's race in Tarrow. // Venn won the mayor's race in Tarrow."],
};

static ACTOR_PRECISION: Rule = Rule {
    id: "reconcile-actor-precision",
    phenomenon: "Who did it, or whom it befell, is named in the one and only described, or described more widely, in the other.",
    matches: &[(
        "Rescue crews from Holmwick pulled two boys from the river. // Soldiers pulled two boys from the river.",
        "Rescue crews from Holmwick | Soldiers",
    )],
    rejects: &["Orla Venn opened the new bridge in Tarrow. // Venn opened the new bridge in Tarrow."],
};

static ACTOR_OFFICE: Rule = Rule {
    id: "reconcile-actor-office",
    phenomenon: "One person has more offices in the one article than in the other.",
    matches: &[(
        "Orla Venn, the founder and director of the mill, said the bridge was safe. // Orla Venn, the director of the mill, said the bridge was safe.",
        "the founder and director of the mill | the director of the mill",
    )],
    rejects: &[
        "Orla Venn, the director of the mill, said the bridge was safe. // Orla Venn, director of the mill, said the bridge was safe.",
    ],
};

static PLACE_CONFLICT: Rule = Rule {
    id: "reconcile-place-conflict",
    phenomenon: "One event can't have been at two places behind the same preposition, unless the one is a country.",
    matches: &[("The president met the two companies in Paris. // The president met the two companies in Madrid.", "in Paris | in Madrid")],
    rejects: &["The president met the two companies in Paris. // The president met the two companies in France."],
};

static PLACE_PRECISION: Rule = Rule {
    id: "reconcile-place-precision",
    phenomenon: "The one says more exactly where it was, or names a country where the other names a town.",
    matches: &[("The president met the two companies in Paris. // The president met the two companies in France.", "in Paris | in France")],
    rejects: &["The president met the two companies in Paris. // The president met the two companies in Madrid."],
};

static POLARITY_CONFLICT: Rule = Rule {
    id: "reconcile-polarity-conflict",
    phenomenon: "What the one says is so, the other says is not, or denies, on the same day or without a day.",
    matches: &[(
        "The captain of the ferry was arrested in Tarrow. // The captain of the ferry was not arrested in Tarrow.",
        "The captain of the ferry was arrested in Tarrow | The captain of the ferry was not arrested in Tarrow",
    )],
    rejects: &["The captain of the ferry was arrested in Tarrow. // The captain of the ferry was seized in Tarrow."],
};

static POLARITY_UPDATE: Rule = Rule {
    id: "reconcile-polarity-update",
    phenomenon: "What one article says is not so may be so in an article of a later day, and the other way about.",
    matches: &[(
        "The captain of the ferry was not arrested in Tarrow. // 2025-09-29: The captain of the ferry was arrested in Tarrow.",
        "The captain of the ferry was not arrested in Tarrow | The captain of the ferry was arrested in Tarrow",
    )],
    rejects: &["The captain of the ferry was arrested in Tarrow. // The captain of the ferry was not arrested in Tarrow."],
};

static MODALITY_UPDATE: Rule = Rule {
    id: "reconcile-modality-update",
    phenomenon: "What an earlier article tells as planned, a later one tells as done.",
    matches: &[(
        "The state will open the flood gates at Tarrow. // 2025-09-29: The state opened the flood gates at Tarrow.",
        "The state will open the flood gates | The state opened the flood gates",
    )],
    rejects: &["The state opened the flood gates at Tarrow. // The state opened the flood gates at Tarrow on Monday."],
};

static MODALITY_PRECISION: Rule = Rule {
    id: "reconcile-modality-precision",
    phenomenon: "The one tells as done or as planned what the other tells as planned or as possible.",
    matches: &[(
        "The state will open the flood gates at Tarrow. // The state may open the flood gates at Tarrow.",
        "The state will open the flood gates | The state may open the flood gates",
    )],
    rejects: &["The state will open the flood gates at Tarrow. // The state is to open the flood gates at Tarrow."],
};

static ATTRIBUTION_SPEAKER: Rule = Rule {
    id: "reconcile-attribution-speaker",
    phenomenon: "The same words between quotation marks are given to two persons, both named beside them.",
    matches: &[(
        "\"This old bridge should never have carried lorries,\" said Orla Venn. // \"This old bridge should never have carried lorries,\" said Pell Harrow.",
        "Orla Venn | Pell Harrow",
    )],
    rejects: &[
        "\"This old bridge should never have carried lorries,\" said Orla Venn. // \"This old bridge should never have carried lorries,\" said Venn.",
        "\"It is safe,\" said Orla Venn. // \"It is safe,\" said Pell Harrow.",
    ],
};

static ATTRIBUTION_MEDIUM: Rule = Rule {
    id: "reconcile-attribution-medium",
    phenomenon: "One statement is said to have stood in two different media.",
    matches: &[(
        "Orla Venn wrote in a blog post that the council would close the old bridge. // Orla Venn wrote in a letter to residents that the council would close the old bridge.",
        "blog post | letter to residents",
    )],
    rejects: &[
        "Orla Venn wrote in a blog post that the council would close the old bridge. // Orla Venn wrote in a blog post that the council would close the old bridge soon.",
    ],
};

static QUOTE_WORDING: Rule = Rule {
    id: "reconcile-quote-wording",
    phenomenon: "Two quotations of one utterance have another word in one place.",
    matches: &[(
        "\"We will not move a single crate before Monday,\" said Orla Venn. // \"We will not load a single crate before Monday,\" said Orla Venn.",
        "We will not move a single crate | We will not load a single crate",
    )],
    rejects: &[
        "\"We will not move a single crate before Monday,\" said Orla Venn. // “We will not move a single crate before Monday,” said Orla Venn.",
    ],
};

static QUOTE_OMISSION: Rule = Rule {
    id: "reconcile-quote-omission",
    phenomenon: "A quotation begins later or ends earlier than another of the same utterance.",
    matches: &[(
        "\"We will not move a single crate before Monday,\" said Orla Venn. // \"We will not move a single crate before Monday morning at the very earliest,\" said Orla Venn.",
        "single crate before Monday | single crate before Monday morning at the very earliest",
    )],
    rejects: &[
        "\"We will not move a single crate before Monday,\" said Orla Venn. // \"We will not move a single crate before Monday,\" Orla Venn said.",
    ],
};

static WORDING: Rule = Rule {
    id: "reconcile-wording",
    phenomenon: "The same is told in words of another colour: a verb or noun that says more, less or judges.",
    matches: &[(
        "The firm dismissed forty miners in Tarrow. // The firm sacked forty miners in Tarrow.",
        "firm dismissed forty miners | firm sacked forty miners",
    )],
    rejects: &["The firm bought the old mill in Tarrow. // The firm acquired the old mill in Tarrow."],
};

static WORDING_PART: Rule = Rule {
    id: "reconcile-wording-part",
    phenomenon: "The one says of a part what the other says of the whole.",
    matches: &[(
        "The court in Tarrow confirmed parts of the ruling. // The court in Tarrow confirmed the ruling.",
        "confirmed parts of the ruling | confirmed the ruling",
    )],
    rejects: &["The court in Tarrow confirmed parts of the ruling. // The court in Tarrow confirmed elements of the ruling."],
};

static WORDING_OMISSION: Rule = Rule {
    id: "reconcile-wording-omission",
    phenomenon: "The one leaves out words that the other has in the middle of the same clause, or an addition at its end.",
    matches: &[(
        "The council closed the old stone bridge in Tarrow. // The council closed the bridge in Tarrow.",
        "the old stone bridge in | the bridge in",
    )],
    rejects: &["The council closed the bridge in Tarrow. // The council closed the bridge in Tarrow on Monday."],
};
