//! `claims explain`: a rule's entry, what a notice means, the table of bounds, how a claim's worth adds up; or where an item comes from.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use claims::check::Code;
use claims::extract::claims::WORTH;
use claims::extract::figures::bounds::{BOUNDS as BY_QUALIFIER, Bound};
use claims::read::NoticeCode;
use claims::rule::{self, Rule};
use claims::text::numbers::bounds::VAGUE;
use claims::write;

use super::config::closest;
use super::records;
use super::shared::{Problems, Reading, inputs};
use super::target::Writing;

/// What the table of bounds is asked for by.
const BOUNDS: &str = "bounds";

/// What the terms of worth are asked for by.
const WORTH_ID: &str = "worth";

/// Of an id that several items have, so many are named.
const MANY: usize = 12;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A rule's id, the code of a notice or finding, "bounds" or "worth"; or the id of an item of the output: ARTICLE/c1 (the
    /// article by its id or path), GROUP, ARTICLE. None lists all rules, notices and findings
    id: Option<String>,

    /// Where the item stands: files and folders of articles, or what `claims extract` wrote as ndjson or json
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  claims explain figure-unsupported
  claims explain harbour-herald.md/c1 corpus/
  claims extract corpus/ --format ndjson -o records.ndjson && claims explain 5c1f records.ndjson";

pub fn run(arguments: &Arguments) -> Result<u8> {
    let Some(id) = &arguments.id else {
        let mut target = arguments.writing.open()?;
        list(target.out())?;
        target.close()?;
        return Ok(super::DONE);
    };
    let mut entry = Vec::new();
    let known = word(&mut entry, id)?;
    if arguments.paths.is_empty() {
        if !known {
            bail!("{}", unknown(id));
        }
        let mut target = arguments.writing.open()?;
        target.out().write_all(&entry)?;
        target.close()?;
        return Ok(super::DONE);
    }
    item(arguments, id)
}

/// An item of the articles, or of what an earlier run wrote of them.
fn item(arguments: &Arguments, id: &str) -> Result<u8> {
    let mut problems = Problems::new(arguments.reading.telling);
    let output = match records::output(&arguments.paths)? {
        Some(output) => output,
        None => {
            let config = arguments.reading.config(&arguments.paths)?;
            let inputs = inputs(&arguments.paths, &mut problems);
            let mut watch = arguments.reading.watch(&inputs);
            let output = arguments.reading.output(&config, &inputs, &mut problems, &mut watch)?;
            watch.finish();
            output
        }
    };
    match write::items(&output, id).as_slice() {
        [] => bail!("nothing in these articles has the id '{id}'; ids are those of the output, as in ARTICLE/c1 or GROUP"),
        [one] => {
            let mut target = arguments.writing.open()?;
            write::origin(target.out(), &output, *one, arguments.writing.style())?;
            target.close()?;
        }
        several => {
            let ids: Vec<String> = several.iter().take(MANY).map(write::Item::id).collect();
            let more = if several.len() > MANY { format!(" and {} more", several.len() - MANY) } else { String::new() };
            bail!("'{id}' may be any of: {}{more}; say which", ids.join(", "));
        }
    }
    Ok(problems.code())
}

/// Everything that has an entry.
fn list(out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "Rules:")?;
    for rule in rule::all() {
        writeln!(out, "  {:<32} {}", rule.id, rule.phenomenon)?;
    }
    writeln!(out, "\nTables:")?;
    writeln!(out, "  {BOUNDS:<32} How low and high of a figure follow from its words.")?;
    writeln!(out, "\nNotices:")?;
    for code in NoticeCode::ALL {
        writeln!(out, "  {:<32} {}", code.as_str(), code.about())?;
    }
    writeln!(out, "\nFields:\n  {:<32} {WORTH_ABOUT}", "worth")?;
    writeln!(out, "\nFindings of `claims check`:")?;
    for code in Code::ALL {
        writeln!(out, "  {:<32} {}", format!("{} {}", code.as_str(), code.name()), code.about())?;
    }
    Ok(())
}

/// Writes the entry of a rule, table, notice or finding; says whether there is one.
fn word(out: &mut dyn Write, id: &str) -> std::io::Result<bool> {
    if id == BOUNDS {
        bounds(out)?;
    } else if let Some(rule) = rule::find(id) {
        entry(out, rule)?;
    } else if let Some(code) = NoticeCode::ALL.iter().find(|code| code.as_str() == id) {
        writeln!(out, "{}\n\n{}", code.as_str(), code.about())?;
    } else if id == WORTH_ID {
        worth(out)?;
    } else if let Some(code) = Code::named(id) {
        let (code, name, weight) = (code, code.name(), code.weight().as_str());
        writeln!(out, "{} {name} ({weight})\n\n{}\nHelp: {}.", code.as_str(), code.about(), code.help())?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// What to say of an id that nothing has.
fn unknown(id: &str) -> String {
    let item = id.contains(['/', '#']) || id.len() >= 4 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if item || (id.starts_with(['a', 'c', 'f', 'q', 't']) && id.get(1..).is_some_and(|rest| rest.parse::<u32>().is_ok())) {
        return format!(
            "'{id}' looks like the id of an item; name its articles, or what `claims extract` wrote of them: claims explain {id} PATH..."
        );
    }
    let mut names: Vec<&str> = rule::all().map(|rule| rule.id).collect();
    names.extend(NoticeCode::ALL.iter().map(|code| code.as_str()));
    names.extend(Code::ALL.iter().map(|code| code.name()));
    names.extend([BOUNDS, WORTH_ID]);
    format!("no rule, notice or finding is called '{id}'; did you mean '{}'? `claims explain` lists them all", closest(id, &names))
}

/// What the field says.
const WORTH_ABOUT: &str = "How much a claim is worth checking: the terms that hold of it, added up and cut to 0 and 1.";

fn worth(out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "worth\n\n{WORTH_ABOUT}\n")?;
    for term in WORTH {
        writeln!(out, "  {:>+5.2}  {:<14} {}", f64::from(term.weight) / 100.0, term.name, term.reason)?;
    }
    Ok(())
}

fn entry(out: &mut dyn Write, rule: &Rule) -> std::io::Result<()> {
    writeln!(out, "{}\n\n{}", rule.id, rule.phenomenon)?;
    if !rule.matches.is_empty() {
        writeln!(out, "\nMatches:")?;
    }
    for (text, yields) in rule.matches {
        writeln!(out, "  {text}\n    → {yields}")?;
    }
    if !rule.rejects.is_empty() {
        writeln!(out, "\nDoes not match:")?;
    }
    for text in rule.rejects {
        writeln!(out, "  {text}")?;
    }
    Ok(())
}

/// The two tables that `low` and `high` of figures follow: by the words around a number, and by vague number words.
fn bounds(out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{BOUNDS}\n\nlow and high of a figure are inclusive and follow from its words alone; null is no bound.")?;
    writeln!(out, "\nBy qualifier, from the number that is said:")?;
    writeln!(out, "  {:<10} {:<20} {:<14} {:<14} why", "qualifier", "as in", "low", "high")?;
    for row in BY_QUALIFIER {
        let name = row.qualifier.as_str();
        writeln!(out, "  {name:<10} {:<20} {:<14} {:<14} {}", row.example, row.low.about(), row.high.about(), row.reason)?;
    }
    writeln!(out, "  Tenths of a count are rounded inwards, as things come whole; a tolerance (5 ± 0.1) says its own bounds.")?;
    writeln!(out, "\nBy vague word; a scale behind it multiplies (\"a few hundred\": low × 100, (high + 1) × 100 − 1):")?;
    writeln!(out, "  {:<10} {:>17} {:>17}  why", "word", "low", "high")?;
    let told = |bound: Option<i64>| bound.map_or_else(|| Bound::Open.about().to_owned(), |bound| bound.to_string());
    for row in VAGUE {
        writeln!(out, "  {:<10} {:>17} {:>17}  {}", row.word, told(row.low), told(row.high), row.reason)?;
    }
    writeln!(out, "  Countless, numerous, multiple, the majority: no bounds, as the words name none.")
}
