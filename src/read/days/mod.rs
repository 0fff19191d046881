//! Dates of articles: read in any common notation, and weighed against each other.

mod choose;
mod notation;

pub(super) use choose::{Candidate, choose};
pub(super) use notation::{Stamp, find_in_path, find_in_url, month, parse, parse_value, starts_with};
