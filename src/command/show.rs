//! `claims show`: one thing of a corpus, whole.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use claims::write::{self, Shown};

use super::records;
use super::shared::{Problems, Reading, inputs};
use super::target::Writing;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// An article (path, its end, or id), an actor (name or alias), or a group (id); ids may be cut short
    what: String,

    /// Files and folders of articles, or what `claims extract` wrote as ndjson or json
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  claims show harbour-herald.md corpus/
  claims show \"Brad Smith\" corpus/";

pub fn run(arguments: &Arguments) -> Result<u8> {
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
    let found = write::find(&output, &arguments.what);
    match found.as_slice() {
        [] => bail!(
            "nothing in these articles is called '{}'; `claims extract --format text` lists articles, groups and actors",
            arguments.what
        ),
        [one] => {
            let mut target = arguments.writing.open()?;
            write::show(target.out(), &output, *one, arguments.writing.style())?;
            target.close()?;
        }
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
    Ok(problems.code())
}
