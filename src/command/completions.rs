//! `claims completions` and `claims man`: what shells and `man` know of the command line.

use std::io::Write;

use anyhow::{Result, bail};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  claims completions bash > ~/.local/share/bash-completion/completions/claims")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  claims man check > claims-check.1")]
pub struct Man {
    /// The page of this subcommand [default: that of the whole program]
    subcommand: Option<String>,
}

pub fn completions(arguments: &Completions) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "claims", &mut script);
    print(&script)
}

pub fn man(arguments: &Man) -> Result<u8> {
    let mut program = super::Arguments::command();
    program.build();
    let page = match &arguments.subcommand {
        None => clap_mangen::Man::new(program),
        Some(name) => match program.find_subcommand(name) {
            Some(found) => clap_mangen::Man::new(found.clone()).title(format!("claims-{name}")),
            None => bail!("there is no subcommand '{name}'; `claims --help` lists them"),
        },
    };
    let mut text = Vec::new();
    page.render(&mut text)?;
    print(&text)
}

fn print(bytes: &[u8]) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(super::DONE)
}
