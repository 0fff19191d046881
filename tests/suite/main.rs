//! The integration tests, one binary: the command line as a user runs it, the properties, the snapshots, the
//! schemas, and the README's commands.

mod cli;
mod corpus;
mod properties;
mod readme;
mod schemas;
mod snapshots;
mod support;
