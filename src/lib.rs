//! `claims` reads news articles and pulls out dated claims, quotes, actors and figures by rules; then it
//! puts together what several articles say of the same thing and says where they differ.
//!
//! The whole way on one page:
//!
//! ```text
//! files ─read→ Article ─text→ Doc ─extract→ Extraction ─date→ Resolution ─write::record→ records ─reconcile→ groups ─write→ output
//! ```
//!
//! Data flows one way only: a stage knows the types of the stage before it, never of the stage after it.

pub mod check;
pub mod date;
pub mod extract;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod reconcile;
pub mod redate;
pub mod rule;
pub mod span;
pub mod text;
pub mod write;
