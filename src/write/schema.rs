//! JSON Schemas (2020-12) derived from the record types.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::check::Report;
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
    /// What `claims check --format json` writes.
    Check,
}

impl Schema {
    /// All of them.
    pub const ALL: [Schema; 6] = [Schema::Article, Schema::Group, Schema::Copy, Schema::Summary, Schema::Extract, Schema::Check];

    /// The name on the command line and of the file in `schemas/`, without its ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Group => "group",
            Self::Copy => "copy",
            Self::Summary => "summary",
            Self::Extract => "extract",
            Self::Check => "check",
        }
    }
}

/// The schema as indented JSON with a line feed at its end.
#[must_use]
pub fn schema(which: Schema) -> String {
    let schema = match which {
        Schema::Article => of::<ArticleRecord>(),
        Schema::Group => of::<GroupRecord>(),
        Schema::Copy => of::<CopyRecord>(),
        Schema::Summary => of::<SummaryRecord>(),
        Schema::Extract => of::<Output>(),
        Schema::Check => of::<Report>(),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// As it is written, not as it may be read: a field that is always present is required.
fn of<T: JsonSchema>() -> schemars::Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
