//! The records across articles: groups, copies, the summary, and the whole output.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActorKind, ArticleRecord, Aspect, EditKind, FileSpan, Severity, Verdict};

/// Declares the one-valued tag of a record.
macro_rules! tag {
    ($name:ident, $variant:ident, $text:literal) => {
        #[doc = concat!("Marks a record as a ", $text, ".")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            /// The only value.
            #[serde(rename = $text)]
            $variant,
        }
    };
}
tag!(GroupTag, Group, "group");
tag!(CopyTag, Copy, "copy");
tag!(SummaryTag, Summary, "summary");

/// A claim of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRef {
    /// The article's id.
    pub article: String,
    /// The claim's id in it.
    pub claim: String,
}

/// One of the values that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DifferenceValue {
    /// As the articles word it.
    pub text: String,
    /// As it was compared.
    pub normalized: Option<String>,
    /// The claims that have it.
    pub claims: Vec<ClaimRef>,
}

/// In what the members of a group differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// In what.
    pub aspect: Aspect,
    /// How much it weighs.
    pub severity: Severity,
    /// Id of the rule that found it.
    pub rule: String,
    /// The values, in order of the articles.
    pub values: Vec<DifferenceValue>,
    /// One plain sentence that a reader can check.
    pub explanation: String,
}

/// Claims that speak of the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupRecord {
    /// `"group"`.
    pub record: GroupTag,
    /// Made from the members, stable between runs.
    pub id: String,
    /// The clearest member's text.
    pub label: String,
    /// The members.
    pub claims: Vec<ClaimRef>,
    /// How many articles.
    pub sources: u64,
    /// How many are left after copies of one text count once.
    pub independent_sources: u64,
    /// Whether all can hold.
    pub verdict: Verdict,
    /// In what they differ.
    pub differences: Vec<Difference>,
    /// Ids of the rules that put the claims together.
    pub rules: Vec<String>,
}

/// A passage in one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PassageSpan {
    /// The article's id.
    pub article: String,
    /// Where in its file.
    pub span: FileSpan,
}

/// A passage that stands in several articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// As the first article has it.
    pub text: String,
    /// Where it stands.
    pub spans: Vec<PassageSpan>,
}

/// A stretch of a passage as one of its articles has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditSide {
    /// The article's id.
    pub article: String,
    /// The words; empty where the article has none.
    pub text: String,
    /// Where in its file; of no words, where they would stand.
    pub span: FileSpan,
}

/// Where the articles of a copy depart from each other inside a passage or between two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// What was done.
    pub kind: EditKind,
    /// The stretch in each of the articles, in their order.
    pub sides: Vec<EditSide>,
    /// One plain sentence that a reader can check.
    pub explanation: String,
    /// Id of the rule that found it.
    pub rule: String,
}

/// Passages that stand in several articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopyRecord {
    /// `"copy"`.
    pub record: CopyTag,
    /// Made from the articles, stable between runs.
    pub id: String,
    /// The articles' ids.
    pub articles: Vec<String>,
    /// The shared passages.
    pub passages: Vec<Passage>,
    /// Share of the shorter article's words that the passages hold, 0 to 1.
    pub similarity: f64,
    /// What the one article changed, put in or left out, in the order of the first.
    pub edits: Vec<Edit>,
}

/// An actor across articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SummaryActor {
    /// The canonical name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Other names.
    pub aliases: Vec<String>,
    /// In how many articles.
    pub articles: u64,
    /// How many mentions.
    pub mentions: u64,
    /// How many quotes.
    pub quotes: u64,
}

/// A file or record that gave no article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Failed {
    /// The file as it was given.
    pub path: String,
    /// Why.
    pub message: String,
}

/// Counts over the whole run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SummaryRecord {
    /// `"summary"`.
    pub record: SummaryTag,
    /// Articles read.
    pub articles: u64,
    /// Outlets (articles without one count each).
    pub sources: u64,
    /// Claims.
    pub claims: u64,
    /// Quotes.
    pub quotes: u64,
    /// Figures.
    pub figures: u64,
    /// Groups.
    pub groups: u64,
    /// Groups with a conflict.
    pub conflicts: u64,
    /// Copy records.
    pub copies: u64,
    /// Actors across articles, most mentioned first.
    pub actors: Vec<SummaryActor>,
    /// Notices.
    pub notices: u64,
    /// What gave no article.
    pub failed: Vec<Failed>,
}

/// The whole output of one run in the format `json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Output {
    /// Version of the contract.
    pub schema_version: String,
    /// The articles, in order of input.
    pub articles: Vec<ArticleRecord>,
    /// The groups.
    pub groups: Vec<GroupRecord>,
    /// The copies.
    pub copies: Vec<CopyRecord>,
    /// Counts.
    pub summary: SummaryRecord,
}
