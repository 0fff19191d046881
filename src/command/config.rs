//! What the user has set down in files: `claims.toml` beside the corpus and lists of names.
//!
//! Every key is known or refused, with the line it stands in and the nearest key there is. What the command line says wins.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result, anyhow};
use clap::ValueEnum;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use claims::check::{Setting, Settings};
use claims::extract::actors::{Known, Listed};
use claims::model::ActorKind;

use super::shared::InputFormat;
use super::tables::Tables;
use super::{check, extract};

/// The file that is looked for beside the corpus and above it.
const FILE: &str = "claims.toml";

/// The tables of a file, and of a list of names.
const TABLES: &[&str] = &["actor", "check", "extract"];
const NAMES: &[&str] = &["actor"];

/// The keys of an `[[actor]]` table.
const ACTOR: &[&str] = &["name", "kind", "aliases", "titles"];

/// The keys of the `[check]` table.
const CHECK: &[&str] = &["deny", "warn", "allow", "min-severity", "baseline", "format"];

/// The keys of the `[extract]` table.
const EXTRACT: &[&str] = &["format", "table", "date", "today", "input-format", "threads", "lexicon", "cache"];

/// The kinds by their names in the output.
const KINDS: &[(&str, ActorKind)] = &[
    ("person", ActorKind::Person),
    ("organization", ActorKind::Organization),
    ("place", ActorKind::Place),
    ("group", ActorKind::Group),
    ("product", ActorKind::Product),
    ("event", ActorKind::Event),
    ("work", ActorKind::Work),
    ("other", ActorKind::Other),
];

/// All settings of a run that stand in files.
#[derive(Debug, Default)]
pub struct Config {
    /// The `claims.toml`, where there is one.
    pub path: Option<PathBuf>,
    pub check: Check,
    pub extract: Extract,
    actors: Vec<Listed>,
    /// The texts of all files: what a cached run depends on.
    pub texts: Vec<String>,
}

/// The `[check]` table.
#[derive(Debug, Default)]
pub struct Check {
    pub deny: Vec<String>,
    pub warn: Vec<String>,
    pub allow: Vec<String>,
    pub min_severity: Option<check::Severity>,
    pub baseline: Option<PathBuf>,
    pub format: Option<check::Format>,
}

/// The `[extract]` table: how articles are read by every command, and what `extract` writes.
#[derive(Debug, Default)]
pub struct Extract {
    pub format: Option<extract::Format>,
    pub table: Option<Tables>,
    pub date: Option<Date>,
    pub today: Option<Date>,
    pub input_format: Option<InputFormat>,
    pub threads: Option<u16>,
    pub lexicon: Vec<PathBuf>,
    pub cache: Option<Caching>,
}

/// Whether runs are kept, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caching {
    Never,
    /// As without a word on it.
    Large,
    In(PathBuf),
}

impl Config {
    /// The settings of `given`, else of the `claims.toml` that is nearest to the first of `paths`; with the names of every file of
    /// `lexicons`.
    ///
    /// # Errors
    /// `PATH:LINE: what is wrong` for a file that can't be read or holds something unknown.
    pub fn load(given: Option<&Path>, paths: &[PathBuf], lexicons: &[PathBuf]) -> Result<Self> {
        let mut config = Self { path: given.map(Path::to_owned).or_else(|| nearest(paths)), ..Self::default() };
        if let Some(path) = config.path.clone() {
            config.file(&path, TABLES)?;
        }
        let own = std::mem::take(&mut config.extract.lexicon);
        for path in own.iter().chain(lexicons) {
            config.file(path, NAMES)?;
        }
        Ok(config)
    }

    /// The user's own names. Two tables of one name are one.
    pub fn known(&self) -> Known {
        let mut all: Vec<Listed> = Vec::new();
        for listed in self.actors.iter().cloned() {
            match all.iter_mut().find(|known| known.name == listed.name) {
                Some(known) => {
                    known.kind = known.kind.or(listed.kind);
                    known.aliases.extend(listed.aliases);
                    known.titles.extend(listed.titles);
                }
                None => all.push(listed),
            }
        }
        Known::new(all)
    }

    fn file(&mut self, path: &Path, tables: &[&str]) -> Result<()> {
        let text = fs::read_to_string(path).with_context(|| format!("{}: can't be read", path.display()))?;
        (File { path, text: &text }).read(tables, self)?;
        self.texts.push(text);
        Ok(())
    }
}

/// The nearest `claims.toml`, from the first path upwards; named as seen from the working folder, where it lies in that.
fn nearest(paths: &[PathBuf]) -> Option<PathBuf> {
    let first = paths.first().filter(|path| path.as_os_str() != "-").map_or(Path::new("."), PathBuf::as_path);
    let whole = std::path::absolute(first).ok()?;
    let folder = if whole.is_dir() { whole.as_path() } else { whole.parent()? };
    let found = folder.ancestors().map(|folder| folder.join(FILE)).find(|path| path.is_file())?;
    let here = std::env::current_dir().ok();
    Some(here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or(found))
}

/// One file and where it lies.
struct File<'a> {
    path: &'a Path,
    text: &'a str,
}

type Value<'v> = Spanned<DeValue<'v>>;

impl File<'_> {
    fn read(&self, tables: &[&str], into: &mut Config) -> Result<()> {
        let table = DeTable::parse(self.text).map_err(|error| self.wrong(error.span().unwrap_or(0..0), error.message()))?;
        for (key, value) in table.get_ref() {
            self.check(key.get_ref(), key.span(), tables)?;
            match &**key.get_ref() {
                "check" => self.checking(value, &mut into.check)?,
                "extract" => self.extracting(value, &mut into.extract)?,
                _ => {
                    let Some(rows) = value.get_ref().as_array() else {
                        return Err(self.wrong(value.span(), "`actor` is a list of tables; write [[actor]]"));
                    };
                    for row in rows.iter() {
                        into.actors.push(self.actor(row)?);
                    }
                }
            }
        }
        Ok(())
    }

    /// The entries of a table, its keys known.
    fn entries<'v>(&self, value: &'v Value<'_>, name: &str, keys: &[&str]) -> Result<Vec<(&'v str, &'v Value<'v>)>> {
        let Some(table) = value.get_ref().as_table() else {
            return Err(self.wrong(value.span(), &format!("`{name}` is a table; write [{name}]")));
        };
        let mut entries: Vec<(Range<usize>, &str, &Value<'_>)> =
            table.iter().map(|(key, value)| (key.span(), &**key.get_ref(), value)).collect();
        entries.sort_by_key(|(span, ..)| span.start);
        for (span, key, _) in &entries {
            self.check(key, span.clone(), keys)?;
        }
        Ok(entries.into_iter().map(|(_, key, value)| (key, value)).collect())
    }

    fn checking(&self, value: &Value<'_>, into: &mut Check) -> Result<()> {
        for (key, value) in self.entries(value, "check", CHECK)? {
            match key {
                "deny" => into.deny = self.codes(value)?,
                "warn" => into.warn = self.codes(value)?,
                "allow" => into.allow = self.codes(value)?,
                "min-severity" => into.min_severity = Some(self.choice(value)?),
                "baseline" => into.baseline = Some(self.beside(&self.string(value)?)),
                _ => into.format = Some(self.choice(value)?),
            }
        }
        Ok(())
    }

    fn extracting(&self, value: &Value<'_>, into: &mut Extract) -> Result<()> {
        for (key, value) in self.entries(value, "extract", EXTRACT)? {
            match key {
                "format" => into.format = Some(self.choice(value)?),
                "table" => into.table = Some(self.choice(value)?),
                "date" => into.date = Some(self.day(value)?),
                "today" => into.today = Some(self.day(value)?),
                "input-format" => into.input_format = Some(self.choice(value)?),
                "threads" => into.threads = Some(self.threads(value)?),
                "lexicon" => into.lexicon = self.strings(value)?.iter().map(|path| self.beside(path)).collect(),
                _ => into.cache = Some(self.caching(value)?),
            }
        }
        Ok(())
    }

    /// A path is meant as seen from the folder of the file that names it.
    fn beside(&self, path: &str) -> PathBuf {
        self.path.parent().map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
    }

    fn codes(&self, value: &Value<'_>) -> Result<Vec<String>> {
        let names = self.strings(value)?;
        for name in &names {
            Settings::default().set(name, Setting::Warn).map_err(|message| self.wrong(value.span(), &message))?;
        }
        Ok(names)
    }

    /// One of the values that the option of the same name takes.
    fn choice<T: ValueEnum>(&self, value: &Value<'_>) -> Result<T> {
        let name = self.string(value)?;
        T::from_str(&name, false).map_err(|_| {
            let possible: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
            let names: Vec<&str> = possible.iter().map(clap::builder::PossibleValue::get_name).collect();
            self.wrong(value.span(), &format!("unknown value `{name}`; did you mean `{}`?", closest(&name, &names)))
        })
    }

    /// A day, in quotation marks or without.
    fn day(&self, value: &Value<'_>) -> Result<Date> {
        let text = value.get_ref().as_datetime().map(ToString::to_string).or_else(|| value.get_ref().as_str().map(str::to_owned));
        let day = text.and_then(|text| Date::from_str(&text).ok());
        day.ok_or_else(|| self.wrong(value.span(), "is a day: 2025-09-25"))
    }

    fn threads(&self, value: &Value<'_>) -> Result<u16> {
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u16>().ok());
        number.filter(|number| (1..=1024).contains(number)).ok_or_else(|| self.wrong(value.span(), "is a number from 1 to 1024"))
    }

    fn caching(&self, value: &Value<'_>) -> Result<Caching> {
        Ok(match (value.get_ref().as_bool(), value.get_ref().as_str()) {
            (Some(true), _) => Caching::Large,
            (Some(false), _) => Caching::Never,
            (None, Some(path)) => Caching::In(self.beside(path)),
            (None, None) => return Err(self.wrong(value.span(), "is true, false, or the folder: \"…\"")),
        })
    }

    fn actor(&self, row: &Value<'_>) -> Result<Listed> {
        let Some(table) = row.get_ref().as_table() else {
            return Err(self.wrong(row.span(), "`actor` is a list of tables; write [[actor]]"));
        };
        let mut listed = Listed { name: String::new(), kind: None, aliases: Vec::new(), titles: Vec::new() };
        for (key, value) in table {
            self.check(key.get_ref(), key.span(), ACTOR)?;
            match &**key.get_ref() {
                "name" => listed.name = self.string(value)?,
                "kind" => listed.kind = Some(self.kind(value)?),
                "aliases" => listed.aliases = self.strings(value)?,
                _ => listed.titles = self.strings(value)?,
            }
        }
        if listed.name.trim().is_empty() {
            return Err(self.wrong(row.span(), "an [[actor]] needs a `name`"));
        }
        Ok(listed)
    }

    fn kind(&self, value: &Value<'_>) -> Result<ActorKind> {
        let name = self.string(value)?;
        if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == name) {
            return Ok(*kind);
        }
        let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
        Err(self.wrong(value.span(), &format!("`{name}` is no kind; did you mean `{}`?", closest(&name, &names))))
    }

    fn strings(&self, value: &Value<'_>) -> Result<Vec<String>> {
        let Some(items) = value.get_ref().as_array() else {
            return Err(self.wrong(value.span(), "is a list of strings: [\"…\"]"));
        };
        items.iter().map(|item| self.string(item)).collect()
    }

    fn string(&self, value: &Value<'_>) -> Result<String> {
        let text = value.get_ref().as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        text.ok_or_else(|| self.wrong(value.span(), "is a string: \"…\""))
    }

    fn check(&self, key: &str, span: Range<usize>, known: &[&str]) -> Result<()> {
        if known.contains(&key) {
            return Ok(());
        }
        Err(self.wrong(span, &format!("unknown key `{key}`; did you mean `{}`?", closest(key, known))))
    }

    /// What is wrong, behind the path and line.
    fn wrong(&self, span: Range<usize>, message: &str) -> anyhow::Error {
        let before = self.text.as_bytes().get(..span.start).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow!("{}:{line}: {message}", self.path.display())
    }
}

/// The known word with the fewest letters to change; the first of several.
pub fn closest<'a>(word: &str, known: &[&'a str]) -> &'a str {
    known.iter().min_by_key(|other| strsim::levenshtein(word, other)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config> {
        let mut config = Config::default();
        (File { path: Path::new("own/claims.toml"), text }).read(TABLES, &mut config).map(|()| config)
    }

    fn told(text: &str) -> String {
        match read(text) {
            Ok(config) => config.actors.iter().map(|listed| listed.name.clone()).collect::<Vec<_>>().join(", "),
            Err(error) => error.to_string().replace("own/claims.toml", "F"),
        }
    }

    #[test]
    fn unknown_keys_are_refused_with_the_nearest() {
        assert_eq!(told("[[actor]]\nname = \"Orla Venn\"\nalias = [\"OV\"]\n"), "F:3: unknown key `alias`; did you mean `aliases`?");
        assert_eq!(told("[[actors]]\nname = \"Orla Venn\"\n"), "F:1: unknown key `actors`; did you mean `actor`?");
        assert_eq!(told("[[actor]]\nname = \"Orla Venn\"\nkind = \"persn\"\n"), "F:3: `persn` is no kind; did you mean `person`?");
        assert_eq!(told("[[actor]]\nname = \"Orla Venn\"\n[[actor]]\nname = \"nimbit\"\n"), "Orla Venn, nimbit");
        assert_eq!(
            told("[check]\n\nmin_severity = \"error\"\n"),
            "F:3: unknown key `min-severity`; did you mean `min-severity`?".replacen("min-", "min_", 1)
        );
        assert_eq!(told("[check]\nformat = \"sariff\"\n"), "F:2: unknown value `sariff`; did you mean `sarif`?");
        assert!(told("[check]\ndeny = [\"mojibak\"]\n").starts_with("F:2: no finding is called 'mojibak'; the nearest is 'mojibake'"));
        assert_eq!(told("[extract]\nthreads = 0\n"), "F:2: is a number from 1 to 1024");
        assert_eq!(told("check = 1\n"), "F:1: `check` is a table; write [check]");
    }

    #[test]
    fn every_key_is_read() {
        let text = "[check]\ndeny = [\"conflict\"]\nwarn = [\"C008\"]\nallow = [\"copy\"]\nmin-severity = \"warning\"\nbaseline = \"known.json\"\n\
                    format = \"github\"\n[extract]\nformat = \"ndjson\"\ntable = \"figures\"\ndate = 2025-09-25\ntoday = \"2025-10-01\"\n\
                    input-format = \"html\"\nthreads = 2\nlexicon = [\"names.toml\"]\ncache = false\n";
        let config = read(text).unwrap();
        assert_eq!((config.check.deny.len(), config.check.warn.len(), config.check.allow.len()), (1, 1, 1));
        assert_eq!(config.check.baseline.as_deref(), Some(Path::new("own/known.json")));
        assert!(config.check.min_severity.is_some() && config.check.format.is_some());
        let extract = config.extract;
        assert!(extract.format.is_some() && extract.table.is_some() && extract.input_format.is_some() && extract.today.is_some());
        assert_eq!(extract.date.map(|day| day.to_string()).as_deref(), Some("2025-09-25"));
        assert_eq!((extract.threads, extract.cache), (Some(2), Some(Caching::Never)));
        assert_eq!(extract.lexicon, [Path::new("own/names.toml")]);
    }
}
