//! Dates of articles: read in any common notation, and weighed against each other.

mod choose;
mod find;
mod notation;
mod order;

pub(super) use choose::{Candidate, choose};
pub(super) use find::{find_in_path, find_in_url};
pub(super) use notation::{Stamp, month, parse, parse_value, starts_with};
pub use order::{order_of_locale, order_of_text};
