//! The command line: arguments in, exit code out.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> =
        std::env::args_os().skip(2).filter(|a| !a.to_string_lossy().starts_with("--") && a != "ndjson").map(PathBuf::from).collect();
    let mut problems = Vec::new();
    let inputs = claims::read::walk(&paths, &mut problems);
    let options = claims::read::Options { today: jiff::civil::date(2026, 11, 21), given: None };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut records = Vec::new();
    for input in &inputs {
        for article in claims::read::read(input, &options).articles {
            records.push(claims::pipeline::process(&article));
        }
    }
    for r in &records {
        let _ = claims::write::write_ndjson_line(&mut out, r);
    }
    let done = claims::reconcile::reconcile(&records);
    for r in &done.groups {
        let _ = claims::write::write_ndjson_line(&mut out, r);
    }
    for r in &done.copies {
        let _ = claims::write::write_ndjson_line(&mut out, r);
    }
    let _ = out.flush();
    ExitCode::SUCCESS
}
