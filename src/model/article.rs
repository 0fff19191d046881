//! The record of one article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ActorKind, Change, ClaimDateSource, DateSource, FigureKind, MentionForm, Modality, Number, Polarity, Precision, Qualifier, QuoteKind,
    Stance, TimeKind,
};

/// Marks a record as an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ArticleTag {
    /// The only value.
    #[serde(rename = "article")]
    Article,
}

/// A byte range of the file as it lies on disk.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct FileSpan {
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
    /// Line of the first byte, from 1.
    pub line: u64,
    /// The field of a JSON record that the offsets count in, where that is not its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// A value of the metadata and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Located {
    /// The value.
    pub text: String,
    /// Where it stands; null where it was joined from several places.
    pub span: Option<FileSpan>,
}

/// "TEHRAN (Tasnim) -".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DatelineRecord {
    /// The place, as written.
    pub place: Option<String>,
    /// The news agency.
    pub agency: Option<String>,
    /// The whole dateline.
    pub text: String,
    /// Where it stands.
    pub span: Option<FileSpan>,
}

/// A day or moment of the article itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Moment {
    /// ISO 8601.
    pub value: String,
    /// How exact it is.
    pub precision: Precision,
    /// Where it was read.
    pub source: DateSource,
}

/// The outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outlet {
    /// Its name.
    pub name: Option<String>,
    /// Its host on the Web.
    pub host: Option<String>,
}

/// What the reader mended or could not use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticeRecord {
    /// Kebab-case code; `claims explain` lists them.
    pub code: String,
    /// One sentence.
    pub message: String,
    /// How often.
    pub count: u64,
    /// Where (the first time).
    pub span: Option<FileSpan>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentenceRecord {
    /// `s1`, `s2`, …
    pub id: String,
    /// Where it stands.
    pub span: FileSpan,
    /// What the reader made of these bytes.
    pub text: String,
    /// 0 for the title, else the number of the paragraph from 1.
    pub paragraph: u64,
    /// `[offset in text, offset in file]` wherever the two run apart.
    pub breaks: Vec<(u64, u64)>,
}

/// Somebody or something that the article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActorRecord {
    /// `a1`, …
    pub id: String,
    /// The fullest name in the article, without titles or articles.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Roles given to it.
    pub titles: Vec<String>,
    /// Other names used.
    pub aliases: Vec<String>,
    /// Every mention, in order.
    pub mentions: Vec<MentionRecord>,
    /// Ids of the rules that made it.
    pub rules: Vec<String>,
}

/// One mention of an actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MentionRecord {
    /// Where.
    pub span: FileSpan,
    /// The words.
    pub text: String,
    /// How it refers.
    pub form: MentionForm,
}

/// Words and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where.
    pub span: FileSpan,
}

/// An amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureRecord {
    /// `f1`, …
    pub id: String,
    /// The whole phrase with its qualifier and unit.
    pub text: String,
    /// Where.
    pub span: FileSpan,
    /// The numeral or number words alone.
    pub number: Words,
    /// What it measures.
    pub kind: FigureKind,
    /// The stated point value, or null where only a range is said.
    pub value: Option<Number>,
    /// The sides of a score or vote; else empty.
    pub values: Vec<Number>,
    /// The direction of a change.
    pub change: Option<Change>,
    /// Lower bound, inclusive; null = none.
    pub low: Option<Number>,
    /// Upper bound, inclusive; null = none.
    pub high: Option<Number>,
    /// What the words do to the bounds.
    pub qualifier: Qualifier,
    /// ISO 4217 code, UCUM symbol, `%`, or null.
    pub unit: Option<String>,
    /// Head noun of what is counted, lower case, singular.
    pub of: Option<String>,
    /// Ids of the rules that made it.
    pub rules: Vec<String>,
}

/// A time expression in TIMEX3 terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord {
    /// `t1`, …
    pub id: String,
    /// The expression without its preposition.
    pub text: String,
    /// Where.
    pub span: FileSpan,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 mod.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// Whether day and month of a date in digits (03/04/2025) can't be told apart; it is then read with the month first.
    #[serde(default)]
    pub ambiguous: bool,
    /// First calendar day that it may mean.
    pub first: Option<String>,
    /// Last calendar day that it may mean.
    pub last: Option<String>,
    /// `published`, `none`, `inferred`, or the id of another time.
    pub anchor: String,
    /// Ids of the rules that made it.
    pub rules: Vec<String>,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerRecord {
    /// The words beside the quote, or the actor's name where the speaker carries on.
    pub text: String,
    /// Where; null where the speaker carries on.
    pub span: Option<FileSpan>,
    /// An actor's id.
    pub actor: Option<String>,
}

/// The words that report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CueRecord {
    /// The words.
    pub text: String,
    /// Where.
    pub span: FileSpan,
    /// The lemma.
    pub lemma: String,
}

/// Words or views reported as somebody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteRecord {
    /// `q1`, …
    pub id: String,
    /// Its form.
    pub kind: QuoteKind,
    /// The content, parts joined by " … ".
    pub text: String,
    /// The content's spans, in order.
    pub parts: Vec<FileSpan>,
    /// Who says it.
    pub speaker: Option<SpeakerRecord>,
    /// The words that report it.
    pub cue: Option<CueRecord>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// "blog post", "message to employees".
    pub medium: Option<String>,
    /// Ids of the rules that made it.
    pub rules: Vec<String>,
}

/// A phrase of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArgumentRecord {
    /// The words at the span.
    pub text: String,
    /// Where.
    pub span: FileSpan,
    /// The actor that is meant.
    pub actor: Option<String>,
}

/// The verb group of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PredicateRecord {
    /// The words.
    pub text: String,
    /// Where.
    pub span: FileSpan,
    /// Lemma of its head.
    pub lemma: String,
    /// The particle where it stands apart: "put the fire out".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub particle: Option<Words>,
    /// Whether it is not said but meant (an appositive).
    pub implied: bool,
}

/// The days of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimDate {
    /// First day, null = open.
    pub first: Option<String>,
    /// Last day, null = open.
    pub last: Option<String>,
    /// Where they come from.
    pub source: ClaimDateSource,
}

/// Whose claim it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionRecord {
    /// The words, or the actor's name.
    pub text: String,
    /// The actor.
    pub actor: Option<String>,
}

/// What the article asserts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRecord {
    /// `c1`, …
    pub id: String,
    /// The clause.
    pub text: String,
    /// Where.
    pub span: FileSpan,
    /// The sentence's id.
    pub sentence: String,
    /// Who or what.
    pub subject: Option<ArgumentRecord>,
    /// The verb group.
    pub predicate: PredicateRecord,
    /// Whom or what.
    pub object: Option<ArgumentRecord>,
    /// Further arguments, each with its preposition.
    pub arguments: Vec<ArgumentRecord>,
    /// Is so or is not.
    pub polarity: Polarity,
    /// How real.
    pub modality: Modality,
    /// Id of the time that dates it.
    pub time: Option<String>,
    /// Its days.
    pub date: Option<ClaimDate>,
    /// Where it happened.
    pub place: Option<ArgumentRecord>,
    /// Ids of its figures.
    pub figures: Vec<String>,
    /// Id of the quote that it stands in.
    pub quote: Option<String>,
    /// Whose claim it is; null is the article's own voice.
    pub attributed_to: Option<AttributionRecord>,
    /// 0 to 1: how much it is worth checking.
    pub worth: f64,
    /// Ids of the rules that made it.
    pub rules: Vec<String>,
}

/// Everything that is known of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRecord {
    /// `"article"`.
    pub record: ArticleTag,
    /// First 16 hex digits of `sha256`.
    pub id: String,
    /// The file as it was given.
    pub path: String,
    /// Number of the record in a file of several, from 1.
    pub part: Option<u64>,
    /// Of the article's own bytes.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
    /// WHATWG name of the encoding.
    pub encoding: String,
    /// BCP 47 tag, null where the text is too short to tell.
    pub language: Option<String>,
    /// The headline.
    pub title: Option<Located>,
    /// The author's line.
    pub byline: Option<Located>,
    /// The dateline.
    pub dateline: Option<DatelineRecord>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was updated.
    pub updated: Option<Moment>,
    /// Its address.
    pub url: Option<String>,
    /// The outlet.
    pub source: Option<Outlet>,
    /// What the reader mended or could not use.
    pub notices: Vec<NoticeRecord>,
    /// The sentences.
    pub sentences: Vec<SentenceRecord>,
    /// Who and what is named.
    pub actors: Vec<ActorRecord>,
    /// The amounts.
    pub figures: Vec<FigureRecord>,
    /// The times.
    pub times: Vec<TimeRecord>,
    /// The quotes.
    pub quotes: Vec<QuoteRecord>,
    /// The claims.
    pub claims: Vec<ClaimRecord>,
}
