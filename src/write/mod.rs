//! From working types to the records of the contract, and from records to bytes.

mod json;
mod record;

pub use json::{write_json, write_ndjson_line};
pub use record::record;
