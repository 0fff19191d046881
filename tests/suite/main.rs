//! The integration tests, one binary: the command line as a user runs it, the properties, the snapshots, the
//! schemas, and the README's commands.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on must panic")]

mod against;
mod check;
mod cli;
mod config;
mod corpus;
mod explain;
mod hostile;
mod names;
mod properties;
mod readme;
mod rules;
mod runs;
mod schemas;
mod snapshots;
mod support;
