//! What the user has set down in files: `claims.toml` beside the corpus and lists of names.
//!
//! Every key is known or refused, with the line it stands in and the nearest key there is.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use claims::extract::actors::{Known, Listed};
use claims::model::ActorKind;

/// The file that is looked for beside the corpus and above it.
const FILE: &str = "claims.toml";

/// The tables of a file.
const TABLES: &[&str] = &["actor"];

/// The keys of an `[[actor]]` table.
const ACTOR: &[&str] = &["name", "kind", "aliases", "titles"];

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

/// The user's own names: those of the nearest `claims.toml`, then those of every file of `lexicons`. Two tables of
/// one name are one.
///
/// # Errors
/// `PATH:LINE: what is wrong` for a file that can't be read or holds something unknown.
pub fn names(paths: &[PathBuf], lexicons: &[PathBuf]) -> Result<Known> {
    let mut all: Vec<Listed> = Vec::new();
    for path in nearest(paths).iter().chain(lexicons) {
        let text = fs::read_to_string(path).with_context(|| format!("{}: can't be read", path.display()))?;
        for listed in (File { path, text: &text }).actors()? {
            match all.iter_mut().find(|known| known.name == listed.name) {
                Some(known) => {
                    known.kind = known.kind.or(listed.kind);
                    known.aliases.extend(listed.aliases);
                    known.titles.extend(listed.titles);
                }
                None => all.push(listed),
            }
        }
    }
    Ok(Known::new(all))
}

/// The nearest `claims.toml`, from the first path upwards.
fn nearest(paths: &[PathBuf]) -> Option<PathBuf> {
    let first = paths.first().filter(|path| path.as_os_str() != "-").map_or(Path::new("."), PathBuf::as_path);
    let whole = std::path::absolute(first).ok()?;
    let folder = if whole.is_dir() { whole.as_path() } else { whole.parent()? };
    folder.ancestors().map(|folder| folder.join(FILE)).find(|path| path.is_file())
}

/// One file and where it lies.
struct File<'a> {
    path: &'a Path,
    text: &'a str,
}

impl File<'_> {
    fn actors(&self) -> Result<Vec<Listed>> {
        let table = DeTable::parse(self.text).map_err(|error| self.wrong(error.span().unwrap_or(0..0), error.message()))?;
        let mut found = Vec::new();
        for (key, value) in table.get_ref() {
            self.check(key.get_ref(), key.span(), TABLES)?;
            let Some(rows) = value.get_ref().as_array() else {
                return Err(self.wrong(value.span(), "`actor` is a list of tables; write [[actor]]"));
            };
            for row in rows.iter() {
                found.push(self.actor(row)?);
            }
        }
        Ok(found)
    }

    fn actor(&self, row: &Spanned<DeValue<'_>>) -> Result<Listed> {
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

    fn kind(&self, value: &Spanned<DeValue<'_>>) -> Result<ActorKind> {
        let name = self.string(value)?;
        if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == name) {
            return Ok(*kind);
        }
        let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
        Err(self.wrong(value.span(), &format!("`{name}` is no kind; did you mean `{}`?", closest(&name, &names))))
    }

    fn strings(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>> {
        let Some(items) = value.get_ref().as_array() else {
            return Err(self.wrong(value.span(), "is a list of strings: [\"…\"]"));
        };
        items.iter().map(|item| self.string(item)).collect()
    }

    fn string(&self, value: &Spanned<DeValue<'_>>) -> Result<String> {
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
fn closest<'a>(word: &str, known: &[&'a str]) -> &'a str {
    known.iter().min_by_key(|other| distance(word, other)).copied().unwrap_or_default()
}

/// Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (y, slot) in b.iter().zip(row.iter_mut().skip(1)) {
            let cost = corner + usize::from(x != *y);
            corner = *slot;
            left = cost.min(corner + 1).min(left + 1);
            *slot = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match (File { path: Path::new("names.toml"), text }).actors() {
            Ok(found) => found.iter().map(|listed| listed.name.clone()).collect::<Vec<_>>().join(", "),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn unknown_keys_are_refused_with_the_nearest() {
        assert_eq!(
            told("[[actor]]\nname = \"Orla Venn\"\nalias = [\"OV\"]\n"),
            "names.toml:3: unknown key `alias`; did you mean `aliases`?"
        );
        assert_eq!(told("[[actors]]\nname = \"Orla Venn\"\n"), "names.toml:1: unknown key `actors`; did you mean `actor`?");
        assert_eq!(told("[[actor]]\nname = \"Orla Venn\"\nkind = \"persn\"\n"), "names.toml:3: `persn` is no kind; did you mean `person`?");
        assert_eq!(told("[[actor]]\nname = \"Orla Venn\"\n[[actor]]\nname = \"nimbit\"\n"), "Orla Venn, nimbit");
    }
}
