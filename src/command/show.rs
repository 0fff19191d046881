//! `claims show`: one thing of a corpus, whole.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use claims::write::{self, Shown};

use super::shared::{Problems, Reading, When, inputs, style};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// An article (path, its end, or id), an actor (name or alias), or a group (id); ids may be cut short
    what: String,

    /// Files and folders of articles
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// When the report is coloured
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  claims show harbour-herald.md corpus/
  claims show \"Brad Smith\" corpus/";

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut problems = Problems::default();
    let inputs = inputs(&arguments.paths, &mut problems);
    let output = arguments.reading.output(&arguments.paths, &inputs, &mut problems)?;
    let found = write::find(&output, &arguments.what);
    let style = style(arguments.color, io::stdout().is_terminal());
    let mut out = BufWriter::new(io::stdout().lock());
    match found.as_slice() {
        [] => bail!(
            "nothing in these articles is called '{}'; `claims extract --format text` lists articles, groups and actors",
            arguments.what
        ),
        [one] => write::show(&mut out, &output, *one, style)?,
        several => {
            let names: Vec<&str> = several
                .iter()
                .map(|shown| match shown {
                    Shown::Article(article) => article.path.as_str(),
                    Shown::Actor(actor) => actor.name.as_str(),
                    Shown::Group(group) => group.id.as_str(),
                })
                .collect();
            bail!("'{}' may be any of: {}; say which", arguments.what, names.join(", "));
        }
    }
    out.flush()?;
    Ok(if problems.any_failed { super::FAILED } else { super::DONE })
}
