//! The records as flat tables, one row an item, for spreadsheets, data frames and databases.
//!
//! Every row begins with what it belongs to: an item of an article with the article's id and path, so that tables
//! join on `article`, and on `claim`, `figure`, … with it. A column has one type in all rows.

mod delimited;
mod parquet;
mod rows;

use std::borrow::Cow;

use rust_decimal::Decimal;

pub use delimited::write_table;
pub use parquet::write_parquet;

/// One of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A row an article.
    Articles,
    /// A row a claim.
    Claims,
    /// A row a quote.
    Quotes,
    /// A row a figure.
    Figures,
    /// A row a time.
    Times,
    /// A row an actor of an article.
    Actors,
    /// A row a claim of a group.
    Groups,
    /// A row a value that differs.
    Differences,
}

/// What the cells of a column hold; any may be empty but for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A whole number, never negative.
    Integer,
    /// A number.
    Number,
    /// A day of the calendar, as ISO 8601 writes it.
    Day,
    /// A list of texts.
    Texts,
    /// A list of numbers.
    Numbers,
}

/// Name and type of a column.
pub type Column = (&'static str, Type);

/// One cell of a row.
enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Integer(u64),
    Number(Decimal),
    Float(f64),
    Texts(Cow<'a, [String]>),
    Numbers(Vec<Decimal>),
}

type Row<'a> = Vec<Cell<'a>>;

impl Table {
    /// All of them.
    pub const ALL: [Table; 8] =
        [Table::Articles, Table::Claims, Table::Quotes, Table::Figures, Table::Times, Table::Actors, Table::Groups, Table::Differences];

    /// Its name, which is that of its file without the ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Claims => "claims",
            Self::Quotes => "quotes",
            Self::Figures => "figures",
            Self::Times => "times",
            Self::Actors => "actors",
            Self::Groups => "groups",
            Self::Differences => "differences",
        }
    }

    /// What it holds, a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Articles => "A row an article",
            Self::Claims => "A row a claim",
            Self::Quotes => "A row a quote",
            Self::Figures => "A row a figure",
            Self::Times => "A row a time",
            Self::Actors => "A row an actor of an article",
            Self::Groups => "A row a claim of a group",
            Self::Differences => "A row a value that differs",
        }
    }

    /// Its columns, in order.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        use Type::{Day, Integer, Number, Numbers, Text, Texts};
        match self {
            Self::Articles => &[
                ("article", Text),
                ("path", Text),
                ("part", Integer),
                ("title", Text),
                ("byline", Text),
                ("published", Text),
                ("precision", Text),
                ("date_source", Text),
                ("updated", Text),
                ("source", Text),
                ("host", Text),
                ("url", Text),
                ("language", Text),
                ("encoding", Text),
                ("bytes", Integer),
                ("sentences", Integer),
                ("notices", Texts),
            ],
            Self::Claims => &[
                ("article", Text),
                ("path", Text),
                ("claim", Text),
                ("line", Integer),
                ("start", Integer),
                ("end", Integer),
                ("text", Text),
                ("subject", Text),
                ("subject_actor", Text),
                ("predicate", Text),
                ("lemma", Text),
                ("object", Text),
                ("object_actor", Text),
                ("polarity", Text),
                ("modality", Text),
                ("first_day", Day),
                ("last_day", Day),
                ("date_source", Text),
                ("place", Text),
                ("figures", Texts),
                ("quote", Text),
                ("attributed_to", Text),
                ("worth", Number),
            ],
            Self::Quotes => &[
                ("article", Text),
                ("path", Text),
                ("quote", Text),
                ("line", Integer),
                ("start", Integer),
                ("end", Integer),
                ("kind", Text),
                ("text", Text),
                ("speaker", Text),
                ("speaker_actor", Text),
                ("cue", Text),
                ("cue_lemma", Text),
                ("stance", Text),
                ("medium", Text),
            ],
            Self::Figures => &[
                ("article", Text),
                ("path", Text),
                ("figure", Text),
                ("line", Integer),
                ("start", Integer),
                ("end", Integer),
                ("text", Text),
                ("number", Text),
                ("kind", Text),
                ("value", Number),
                ("values", Numbers),
                ("change", Text),
                ("low", Number),
                ("high", Number),
                ("qualifier", Text),
                ("unit", Text),
                ("of", Text),
            ],
            Self::Times => &[
                ("article", Text),
                ("path", Text),
                ("time", Text),
                ("line", Integer),
                ("start", Integer),
                ("end", Integer),
                ("text", Text),
                ("kind", Text),
                ("value", Text),
                ("mod", Text),
                ("first_day", Day),
                ("last_day", Day),
                ("anchor", Text),
            ],
            Self::Actors => &[
                ("article", Text),
                ("path", Text),
                ("actor", Text),
                ("name", Text),
                ("kind", Text),
                ("titles", Texts),
                ("aliases", Texts),
                ("mentions", Integer),
                ("line", Integer),
                ("start", Integer),
                ("end", Integer),
            ],
            Self::Groups => &[
                ("group", Text),
                ("label", Text),
                ("verdict", Text),
                ("sources", Integer),
                ("independent_sources", Integer),
                ("article", Text),
                ("path", Text),
                ("claim", Text),
                ("line", Integer),
                ("text", Text),
            ],
            Self::Differences => &[
                ("group", Text),
                ("difference", Integer),
                ("aspect", Text),
                ("severity", Text),
                ("explanation", Text),
                ("text", Text),
                ("normalized", Text),
                ("article", Text),
                ("path", Text),
                ("claim", Text),
                ("line", Integer),
            ],
        }
    }
}
