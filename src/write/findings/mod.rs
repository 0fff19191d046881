//! Findings in the forms that people and machines read.

mod github;
mod junit;
mod sarif;
mod text;

pub use github::findings_github;
pub use junit::findings_junit;
pub use sarif::findings_sarif;
pub use text::findings_text;
