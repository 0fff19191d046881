//! The records that the program writes and reads back: the output contract, schema version 1.
//!
//! Every field is always present; null or an empty list says "nothing". Spans here are byte offsets
//! into the file as it lies on disk. The enumerations are the shared vocabulary of all stages.

mod article;
mod group;
mod index;
mod number;
mod vocabulary;

pub use article::*;
pub use group::*;
pub use index::Index;
pub use number::Number;
pub use vocabulary::*;

/// Version of the output contract.
pub const SCHEMA_VERSION: &str = "1";
