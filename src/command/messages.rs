//! What goes to standard error: `claims: PATH:LINE: what is wrong, and what to do`.

use std::io::Write;

use claims::read::Problem;

/// Prints one line; a standard error that is closed can't be helped.
fn line(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "claims: {message}");
}

/// An error that ends the run.
pub fn error(message: &str) {
    line(message);
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
