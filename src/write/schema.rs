//! JSON Schemas (2020-12) derived from the record types.

use schemars::schema_for;

use crate::model::{ArticleRecord, CopyRecord, GroupRecord, Output, SummaryRecord};

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// The record of an article.
    Article,
    /// The record of a group.
    Group,
    /// The record of a copy.
    Copy,
    /// The record of the summary.
    Summary,
    /// The whole output in the format `json`.
    Extract,
}

impl Schema {
    /// All of them.
    pub const ALL: [Schema; 5] = [Schema::Article, Schema::Group, Schema::Copy, Schema::Summary, Schema::Extract];

    /// The name on the command line and of the file in `schemas/`, without its ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Group => "group",
            Self::Copy => "copy",
            Self::Summary => "summary",
            Self::Extract => "extract",
        }
    }
}

/// The schema as indented JSON with a line feed at its end.
#[must_use]
pub fn schema(which: Schema) -> String {
    let schema = match which {
        Schema::Article => schema_for!(ArticleRecord),
        Schema::Group => schema_for!(GroupRecord),
        Schema::Copy => schema_for!(CopyRecord),
        Schema::Summary => schema_for!(SummaryRecord),
        Schema::Extract => schema_for!(Output),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
