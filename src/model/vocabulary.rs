//! The closed word lists of the contract.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares an enumeration of the contract with its spelling in JSON.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[non_exhaustive]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// The spelling in the output.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

vocabulary! {
    /// How exactly a moment is told.
    Precision {
        /// Only a year.
        Year = "year",
        /// A month of a year.
        Month = "month",
        /// A day.
        Day = "day",
        /// Hours and minutes.
        Minute = "minute",
        /// Seconds.
        Second = "second",
    }
}

vocabulary! {
    /// Where an article's day was read.
    DateSource {
        /// The front matter of a Markdown file.
        FrontMatter = "front_matter",
        /// Metadata of a page or of a JSON record.
        Metadata = "metadata",
        /// A header line of the text.
        Inline = "inline",
        /// The dateline.
        Dateline = "dateline",
        /// The address of the article.
        Url = "url",
        /// The name of the file.
        FileName = "file_name",
        /// Said on the command line (`--date`).
        Given = "given",
        /// Concluded from other articles.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// What sort of thing an actor is.
    ActorKind {
        /// A human being.
        Person = "person",
        /// A company, agency, army, party, club.
        Organization = "organization",
        /// A country, city, region, building.
        Place = "place",
        /// A nationality, religion, or a party's followers.
        Group = "group",
        /// A product or service.
        Product = "product",
        /// A named event.
        Event = "event",
        /// A book, law, film, treaty.
        Work = "work",
        /// Anything else that has a name.
        Other = "other",
    }
}

vocabulary! {
    /// How a mention refers to its actor.
    MentionForm {
        /// The full name.
        Name = "name",
        /// Another name, shorter or by initials.
        Alias = "alias",
        /// A common noun phrase ("the company").
        Nominal = "nominal",
        /// A pronoun.
        Pronoun = "pronoun",
    }
}

vocabulary! {
    /// What a figure measures.
    FigureKind {
        /// A number of things.
        Count = "count",
        /// Parts of a hundred.
        Percent = "percent",
        /// An amount of a currency.
        Money = "money",
        /// A physical quantity.
        Measure = "measure",
        /// A part, multiple or rate.
        Ratio = "ratio",
        /// A place in an order.
        Ordinal = "ordinal",
        /// Years of life.
        Age = "age",
        /// A result or vote of two or more sides.
        Score = "score",
        /// A bare number.
        Number = "number",
    }
}

vocabulary! {
    /// What the words around a figure do to its bounds.
    Qualifier {
        /// Stated as it is.
        Exact = "exact",
        /// "about", "some".
        About = "about",
        /// "more than".
        Over = "over",
        /// "less than".
        Under = "under",
        /// "at least".
        AtLeast = "at_least",
        /// "up to".
        AtMost = "at_most",
        /// "nearly".
        Nearly = "nearly",
        /// "between … and …".
        Between = "between",
        /// "dozens of".
        Vague = "vague",
    }
}

vocabulary! {
    /// The direction of a change that a figure states.
    Change {
        /// It rose.
        Up = "up",
        /// It fell.
        Down = "down",
    }
}

vocabulary! {
    /// TIMEX3 types.
    TimeKind {
        /// A calendar date.
        Date = "DATE",
        /// A clock time or part of a day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A repeated time.
        Set = "SET",
    }
}

vocabulary! {
    /// The form of a quote.
    QuoteKind {
        /// A whole quoted sentence or more.
        Direct = "direct",
        /// Quoted fragments inside reported speech.
        Mixed = "mixed",
        /// Reported speech without quotation marks.
        Indirect = "indirect",
    }
}

vocabulary! {
    /// What the speaker does with the content, by the cue.
    Stance {
        /// Says that it is so.
        Asserted = "asserted",
        /// Says that it is not so.
        Denied = "denied",
        /// Asks.
        Asked = "asked",
        /// Orders, urges or demands.
        Ordered = "ordered",
        /// Promises or threatens.
        Promised = "promised",
        /// Thinks or feels.
        Believed = "believed",
        /// Wants or plans.
        Intended = "intended",
        /// Predicts or expects.
        Predicted = "predicted",
        /// Praises, welcomes, agrees.
        Supported = "supported",
        /// Criticises, accuses, warns against.
        Criticized = "criticized",
    }
}

vocabulary! {
    /// Whether a claim says that something is so or is not.
    Polarity {
        /// It is so.
        Affirmed = "affirmed",
        /// It is not so.
        Negated = "negated",
    }
}

vocabulary! {
    /// How real the claim makes it.
    Modality {
        /// It happened or is so.
        Asserted = "asserted",
        /// Somebody plans it.
        Planned = "planned",
        /// It may be so.
        Possible = "possible",
        /// Somebody demands it.
        Ordered = "ordered",
        /// It depends on a condition.
        Conditional = "conditional",
    }
}

vocabulary! {
    /// Where the days of a claim come from.
    ClaimDateSource {
        /// The sentence states them.
        Stated = "stated",
        /// The day of publication.
        Article = "article",
        /// Concluded.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// Whether the members of a group can all hold.
    Verdict {
        /// They say the same.
        Agree = "agree",
        /// They differ, and can both hold.
        Differ = "differ",
        /// They can't both hold.
        Conflict = "conflict",
    }
}

vocabulary! {
    /// In what accounts differ.
    Aspect {
        /// An amount.
        Figure = "figure",
        /// A day or time.
        Time = "time",
        /// Who.
        Actor = "actor",
        /// Where.
        Place = "place",
        /// Whether it is so or not.
        Polarity = "polarity",
        /// Done, planned, possible.
        Modality = "modality",
        /// Who is said to have said it.
        Attribution = "attribution",
        /// The words inside quotation marks.
        Quote = "quote",
        /// The choice of words.
        Wording = "wording",
    }
}

vocabulary! {
    /// What one of two articles did to a passage that both have.
    EditKind {
        /// Other words in the same place.
        Replaced = "replaced",
        /// Words, or a whole sentence, that only one has.
        LeftOut = "left_out",
    }
}

vocabulary! {
    /// How much a difference weighs.
    Severity {
        /// Can't both hold.
        Conflict = "conflict",
        /// The later account speaks of a later day.
        Update = "update",
        /// One is vaguer.
        Precision = "precision",
        /// They count different things.
        Scope = "scope",
        /// Units or currencies without an exact conversion.
        Incomparable = "incomparable",
        /// Another choice of words.
        Wording = "wording",
        /// One leaves a part out.
        Omission = "omission",
    }
}
