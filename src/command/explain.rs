//! `claims explain`: a rule's entry, what a notice means, the table of bounds, or how a claim's worth adds up.

use std::io::{BufWriter, Write};

use anyhow::{Result, bail};
use clap::Args;

use claims::check::Code;
use claims::extract::claims::WORTH;
use claims::extract::figures::bounds::{BOUNDS as BY_QUALIFIER, Bound};
use claims::read::NoticeCode;
use claims::rule::{self, Rule};
use claims::text::numbers::bounds::VAGUE;

/// What the table of bounds is asked for by.
const BOUNDS: &str = "bounds";

#[derive(Debug, Args)]
pub struct Arguments {
    /// A rule's id, the code of a notice or finding, "bounds" or "worth"; none lists them all
    id: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let Some(id) = &arguments.id else {
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
        out.flush()?;
        return Ok(super::DONE);
    };
    if id == BOUNDS {
        bounds(&mut out)?;
    } else if let Some(rule) = rule::find(id) {
        entry(&mut out, rule)?;
    } else if let Some(code) = NoticeCode::ALL.iter().find(|code| code.as_str() == id) {
        writeln!(out, "{}\n\n{}", code.as_str(), code.about())?;
    } else if id == "worth" {
        worth(&mut out)?;
    } else if let Some(code) = Code::named(id) {
        let (code, name, weight) = (code, code.name(), code.weight().as_str());
        writeln!(out, "{} {name} ({weight})\n\n{}\nHelp: {}.", code.as_str(), code.about(), code.help())?;
    } else {
        bail!("no rule, notice or finding is called '{id}'; `claims explain` lists them all");
    }
    out.flush()?;
    Ok(super::DONE)
}

/// What the field says.
const WORTH_ABOUT: &str = "How much a claim is worth checking: the terms that hold of it, added up and cut to 0 and 1.";

fn worth(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "worth\n\n{WORTH_ABOUT}\n")?;
    for term in WORTH {
        writeln!(out, "  {:>+5.2}  {:<14} {}", f64::from(term.weight) / 100.0, term.name, term.reason)?;
    }
    Ok(())
}

fn entry(out: &mut impl Write, rule: &Rule) -> std::io::Result<()> {
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
fn bounds(out: &mut impl Write) -> std::io::Result<()> {
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
