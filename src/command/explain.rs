//! `claims explain`: a rule's entry, or what a notice means.

use std::io::{BufWriter, Write};

use anyhow::{Result, bail};
use clap::Args;

use claims::read::NoticeCode;
use claims::rule::{self, Rule};

#[derive(Debug, Args)]
pub struct Arguments {
    /// A rule's id or a notice's code; none lists them all
    id: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let Some(id) = &arguments.id else {
        writeln!(out, "Rules:")?;
        for rule in rule::all() {
            writeln!(out, "  {:<32} {}", rule.id, rule.phenomenon)?;
        }
        writeln!(out, "\nNotices:")?;
        for code in NoticeCode::ALL {
            writeln!(out, "  {:<32} {}", code.as_str(), code.about())?;
        }
        out.flush()?;
        return Ok(super::DONE);
    };
    if let Some(rule) = rule::find(id) {
        entry(&mut out, rule)?;
    } else if let Some(code) = NoticeCode::ALL.iter().find(|code| code.as_str() == id) {
        writeln!(out, "{}\n\n{}", code.as_str(), code.about())?;
    } else {
        bail!("no rule and no notice is called '{id}'; `claims explain` lists them all");
    }
    out.flush()?;
    Ok(super::DONE)
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
