//! Front matter: YAML between `---`, TOML between `+++`, JSON between `;;;` or in braces.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::meta::Entry;
use super::tolerant;

/// Front matter is never longer than this.
const LIMIT: usize = 1 << 16;

/// The front matter of a text.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Its values, in order.
    pub entries: Vec<Entry>,
    /// Where it stands, fences included.
    pub whole: Range<usize>,
    /// Why it does not parse, if so.
    pub broken: Option<String>,
    /// Keys that stand twice.
    pub twice: Vec<(String, Range<usize>)>,
}

/// Finds and reads the front matter that a text begins with.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?;
    if rest.starts_with("---") {
        yaml(text, start)
    } else if rest.starts_with("+++") {
        let (inner, end) = fenced(text, start, &["+++"])?;
        Some(toml(text, inner, start..end))
    } else if rest.starts_with(";;;") {
        let (inner, end) = fenced(text, start, &[";;;"])?;
        let (entries, _) = json(text, inner.start)?;
        Some(FrontMatter { entries, whole: start..end, ..FrontMatter::default() })
    } else if rest.starts_with('{') {
        let (entries, end) = json(text, start)?;
        Some(FrontMatter { entries, whole: start..end, ..FrontMatter::default() })
    } else {
        None
    }
}

/// The lines from `from` on, with their ranges, line ends excluded.
fn lines_from(text: &str, from: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = from;
    text.get(from..).unwrap_or("").split('\n').map(move |line| {
        let range = at..at + line.len();
        at = range.end + 1;
        (range, line.strip_suffix('\r').unwrap_or(line))
    })
}

/// If the line at `start` is a fence: what lies between it and its fellow, and the offset behind that line.
fn fenced(text: &str, start: usize, closing: &[&str]) -> Option<(Range<usize>, usize)> {
    let mut lines = lines_from(text, start);
    let (first, fence) = lines.next()?;
    closing.iter().any(|close| fence.trim_end() == *close).then_some(())?;
    let from = (first.end + 1).min(text.len());
    for (range, line) in lines {
        if range.start > from + LIMIT {
            return None;
        }
        if closing.contains(&line.trim_end()) {
            return Some((from..range.start.max(from), (range.end + 1).min(text.len())));
        }
    }
    None
}

fn yaml(text: &str, start: usize) -> Option<FrontMatter> {
    let (first, fence) = lines_from(text, start).next()?;
    if fence.trim_end() != "---" {
        return None;
    }
    let from = (first.end + 1).min(text.len());
    let closed = fenced(text, start, &["---", "..."]);
    // Without a key it is a line of hyphens above prose.
    let shape = tolerant::extent(text, from, closed.as_ref().map(|(inner, _)| inner.end));
    let (inner, end, unclosed) = match (closed, shape) {
        (Some((inner, end)), tolerant::Extent::Whole) => (inner, end, false),
        (Some((inner, end)), tolerant::Extent::Empty)
            if inner.is_empty() || text.get(inner.clone()).is_some_and(|inner| inner.trim().is_empty()) =>
        {
            (inner, end, false)
        }
        (_, tolerant::Extent::Until(at)) => (from..at, at, true),
        _ => return None,
    };
    let raw = text.get(inner.clone()).unwrap_or("");
    let lenient = tolerant::read(text, inner.clone());
    let mut matter = FrontMatter { whole: start..end, twice: lenient.twice, ..FrontMatter::default() };
    if unclosed {
        matter.broken = Some("the front matter has no closing line \"---\"".to_owned());
    }
    match serde_saphyr::from_str::<Tree>(raw) {
        Ok(tree) => {
            tree.flatten(&mut Vec::new(), &mut matter.entries);
            place(text, &mut matter.entries, &lenient.entries);
        }
        Err(error) => {
            if matter.broken.is_none() && matter.twice.is_empty() && !raw.trim().is_empty() {
                let why = error.to_string();
                let why = why.lines().next().unwrap_or("").trim();
                let tab = raw.lines().any(|line| line.trim_start_matches(' ').starts_with('\t'));
                let why = if tab { "a tab indents a line" } else { why };
                matter.broken = Some(format!("the front matter is no valid YAML ({why}); it was read line by line"));
            }
            matter.entries = lenient.entries;
        }
    }
    Some(matter)
}

/// Gives parsed values the places that the line reader found for them.
fn place(text: &str, entries: &mut [Entry], lenient: &[Entry]) {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for entry in entries {
        // Both lists are in the order of the text; a value that the line reader read otherwise is passed over.
        let hit = lenient.iter().enumerate().skip(from).take(64).find(|(_, other)| other.path == entry.path);
        if let Some((at, other)) = hit {
            from = at + 1;
            let raw = other.range.clone().and_then(|range| text.get(range)).unwrap_or("");
            if folded(raw) == folded(&entry.text) || (!raw.contains('\n') && !raw.is_empty()) {
                entry.range.clone_from(&other.range);
            }
        }
    }
}

fn toml(text: &str, inner: Range<usize>, whole: Range<usize>) -> FrontMatter {
    let raw = text.get(inner.clone()).unwrap_or("");
    let mut matter = FrontMatter { whole, ..FrontMatter::default() };
    match raw.parse::<toml::Table>() {
        Ok(table) => {
            for (key, value) in &table {
                flatten_toml(value, &mut vec![key.clone()], &mut matter.entries);
            }
            for entry in &mut matter.entries {
                entry.range = locate(text, &inner, entry);
            }
        }
        Err(error) => {
            let lenient = tolerant::read(text, inner);
            matter.twice = lenient.twice;
            matter.entries = lenient.entries;
            matter.broken = Some(format!("the front matter is no valid TOML ({}); it was read line by line", error.message()));
        }
    }
    matter
}

fn flatten_toml(value: &toml::Value, path: &mut Vec<String>, out: &mut Vec<Entry>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                path.push(key.clone());
                flatten_toml(value, path, out);
                path.pop();
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| flatten_toml(item, path, out)),
        toml::Value::String(text) => out.push(Entry::new(path.clone(), text.as_str())),
        toml::Value::Integer(number) => out.push(Entry::new(path.clone(), number.to_string())),
        toml::Value::Float(number) => out.push(Entry::new(path.clone(), number.to_string())),
        toml::Value::Boolean(value) => out.push(Entry::new(path.clone(), value.to_string())),
        toml::Value::Datetime(date) => out.push(Entry::new(path.clone(), date.to_string())),
    }
}

/// A JSON object at `start`: its values and the offset behind it.
fn json(text: &str, start: usize) -> Option<(Vec<Entry>, usize)> {
    let mut stream = serde_json::Deserializer::from_str(text.get(start..)?).into_iter::<serde_json::Map<String, serde_json::Value>>();
    let map = stream.next()?.ok()?;
    let end = start + stream.byte_offset();
    let mut entries = Vec::new();
    for (key, value) in &map {
        flatten_json(value, &mut vec![key.clone()], &mut entries);
    }
    for entry in &mut entries {
        entry.range = locate(text, &(start..end), entry);
    }
    Some((entries, end))
}

/// Appends the values under a JSON value, depth first.
pub(super) fn flatten_json(value: &serde_json::Value, path: &mut Vec<String>, out: &mut Vec<Entry>) {
    use serde_json::Value;
    match value {
        Value::Null => {}
        Value::Object(map) => {
            for (key, value) in map {
                path.push(key.clone());
                flatten_json(value, path, out);
                path.pop();
            }
        }
        Value::Array(items) => items.iter().for_each(|item| flatten_json(item, path, out)),
        Value::String(text) => out.push(Entry::new(path.clone(), text.as_str())),
        other => out.push(Entry::new(path.clone(), other.to_string())),
    }
}

/// Where a value stands behind its key.
fn locate(text: &str, within: &Range<usize>, entry: &Entry) -> Option<Range<usize>> {
    let region = text.get(within.clone())?;
    let key = entry.path.last()?;
    let after = region.find(key.as_str())? + key.len();
    let at = region.get(after..)?.find(entry.text.as_str()).filter(|_| !entry.text.is_empty())?;
    let start = within.start + after + at;
    Some(start..start + entry.text.len())
}

/// Any YAML value, every scalar as text.
#[derive(Debug)]
enum Tree {
    Nothing,
    Scalar(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    fn flatten(self, path: &mut Vec<String>, out: &mut Vec<Entry>) {
        match self {
            Self::Nothing => {}
            Self::Scalar(text) => out.push(Entry::new(path.clone(), text)),
            Self::List(items) => items.into_iter().for_each(|item| item.flatten(path, out)),
            Self::Map(fields) => {
                for (key, value) in fields {
                    path.push(key);
                    value.flatten(path, out);
                    path.pop();
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

macro_rules! scalars {
    ($($name:ident: $type:ty),+) => { $(fn $name<E>(self, value: $type) -> Result<Tree, E> { Ok(Tree::Scalar(value.to_string())) })+ };
}

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a YAML value")
    }

    scalars! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64, visit_str: &str }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Tree, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = fields.next_key::<Tree>()? {
            let value = fields.next_value()?;
            if let Tree::Scalar(key) = key {
                map.push((key, value));
            }
        }
        Ok(Tree::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(String, String)> {
        read(text).map_or_else(Vec::new, |matter| matter.entries.into_iter().map(|entry| (entry.path.join("/"), entry.text)).collect())
    }

    #[test]
    fn every_form_gives_the_same() {
        let want = [("title".to_owned(), "Dam holds".to_owned()), ("author".to_owned(), "Ida Brun".to_owned())];
        for text in
            ["---\ntitle: Dam holds\nauthor: 'Ida Brun'\n---\nText.", "+++\ntitle = \"Dam holds\"\nauthor = \"Ida Brun\"\n+++\nText."]
        {
            let mut got = values(text);
            got.sort_by_key(|(key, _)| key != "title");
            assert_eq!(got, want, "{text}");
        }
        let mut got = values("{\"title\": \"Dam holds\", \"author\": \"Ida Brun\"}\n\nText.");
        got.sort_by_key(|(key, _)| key != "title");
        assert_eq!(got, want);
    }

    #[test]
    fn slips_do_not_lose_the_block() {
        for text in [
            "---\ntitle: Velrod: 40 hives\nby: @ida\n---\nText.",
            "---\ntitle: \"He said \"go\"\"\n---\nText.",
            "---\ntitle: A\nauthor:\n\tname: X\n---\nText.",
        ] {
            let matter = read(text);
            assert!(matter.as_ref().is_some_and(|matter| matter.broken.is_some() && !matter.entries.is_empty()), "{matter:?}");
        }
        assert!(read("---\nThe dam held, they said.\n---\nText.").is_none());
        assert!(read("---\n---\nText.").is_some_and(|matter| matter.broken.is_none() && matter.whole == (0..8)));
    }

    #[test]
    fn values_have_places() {
        let text = "---\ntitle: >-\n  Mine rescue\n  ends\nnote: \"a: b\"\n---\n";
        let matter = read(text).unwrap_or_default();
        let raw: Vec<_> = matter.entries.iter().filter_map(|entry| text.get(entry.range.clone()?)).collect();
        assert_eq!(raw, ["Mine rescue\n  ends", "a: b"]);
    }
}
