//! From working types to the records of the contract, and from records to bytes.

mod json;
mod record;
mod schema;
mod text;

pub use json::{ArticleList, write_json, write_ndjson};
pub use record::record;
pub use schema::{Schema, schema};
pub use text::{Style, article_report, report};
