//! What goes to standard error: `claims: PATH:LINE: what is wrong, and what to do`, and how far a long run is.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::PoisonError;

use claims::read::Problem;

/// Whether a line of progress stands where the next message goes.
static PROGRESS: Mutex<bool> = Mutex::new(false);

/// Takes the line of progress away and puts another in its place. A standard error that is closed can't be helped.
fn put(text: &str, progress: bool) {
    let mut stands = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut out = io::stderr().lock();
    let back = if *stands { "\r\x1b[2K" } else { "" };
    let _ = write!(out, "{back}{text}");
    let _ = out.flush();
    *stands = progress;
}

/// Prints one line.
fn line(message: &str) {
    put(&format!("claims: {message}\n"), false);
}

/// An error that ends the run.
pub fn error(message: &str) {
    line(message);
}

/// Something that was asked for: what a run does, or how long it took.
pub fn note(message: &str) {
    line(message);
}

/// How far a run is: one line, which the next one replaces.
pub fn progress(text: &str) {
    put(text, true);
}

/// Takes the line of progress away.
pub fn clear() {
    put("", false);
}

/// Whether a line of progress can be shown.
pub fn is_terminal() -> bool {
    io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Something that went wrong on the way to an article.
pub fn problem(problem: &Problem) {
    let path: String =
        problem.path.chars().flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect();
    let warning = if problem.failed { "" } else { "warning: " };
    match problem.line {
        Some(at) => line(&format!("{path}:{at}: {warning}{}", problem.message)),
        None => line(&format!("{path}: {warning}{}", problem.message)),
    }
}
