//! From working types to the records of the contract, and from records to bytes.

mod findings;
mod json;
mod jsonld;
mod origin;
mod record;
mod schema;
mod show;
mod tables;
mod text;

pub use findings::{findings_github, findings_junit, findings_sarif, findings_text};
pub use json::{ArticleList, write_json, write_ndjson};
pub use jsonld::write_jsonld;
pub use origin::{Item, items, origin};
pub use record::record;
pub use schema::{Schema, schema};
pub use show::{Shown, find, show};
pub use tables::{Table, write_parquet, write_table};
pub use text::{Style, article_report, report};
