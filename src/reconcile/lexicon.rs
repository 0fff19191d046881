//! Stems, relation classes and stop words: what makes two words count as the same one.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lists::{has_stem, has_word};

/// The relation classes of a stem, by number of the class's line.
static RELATIONS: LazyLock<FxHashMap<String, Relation>> = LazyLock::new(|| {
    let mut relations: FxHashMap<String, Relation> = FxHashMap::default();
    for (number, (_, words)) in entries(include_str!("relations.txt")).enumerate() {
        for word in words.split_whitespace() {
            let plain = word.trim_end_matches(['+', '-']);
            let key = match plain.split_once('_') {
                Some((verb, particle)) => format!("{}_{particle}", stem(verb)),
                None => stem(plain),
            };
            let relation = relations.entry(key).or_default();
            if !relation.classes.contains(&(number as u16)) {
                relation.classes.push(number as u16);
            }
            match word.strip_prefix(plain) {
                Some("+") => relation.tone = 1,
                Some("-") => relation.tone = -1,
                _ => {}
            }
        }
    }
    relations
});

/// What the list says of a stem.
#[derive(Debug, Default)]
struct Relation {
    classes: Vec<u16>,
    /// Above 0: says more than its class, or judges; below: says less, or softens.
    tone: i8,
}

static CLASS_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("relations.txt")).map(|(name, _)| name).collect());

/// The base of every irregular form of a verb or noun that is not a base itself.
static IRREGULAR: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let lines = || {
        include_str!("../text/tags/irregular.txt").lines().filter_map(|line| {
            let mut words = line.split_whitespace();
            matches!(words.next(), Some("verb" | "noun")).then_some(())?;
            Some((words.next()?, words))
        })
    };
    let bases: FxHashSet<&str> = lines().map(|(base, _)| base).collect();
    let mut forms = FxHashMap::default();
    for (base, words) in lines() {
        for form in words.filter(|form| !bases.contains(form)) {
            forms.entry(form).or_insert(base);
        }
    }
    forms
});

/// The lines "name: words" of a list; the rest is its header and headings.
fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

/// Whether a word only serves grammar, or is a number, weekday or month (these are compared as figures and times).
pub(crate) fn is_function_word(norm: &str) -> bool {
    has_word("function", norm) || has_word("unit", norm) || norm.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the stem hardly tells one event from another.
pub(super) fn is_weak(stem: &str) -> bool {
    has_stem("weak", stem)
}

/// Numbers of the relation classes of a stem (of a verb and its particle joined by `_`, too).
pub(crate) fn classes(stem: &str) -> &'static [u16] {
    RELATIONS.get(stem).map_or(&[], |relation| relation.classes.as_slice())
}

/// Above 0 for a stem that says more than the neutral word of its class, or judges; below 0 for one that softens.
pub(super) fn tone(stem: &str) -> i8 {
    RELATIONS.get(stem).map_or(0, |relation| relation.tone)
}

/// The name of a relation class.
pub(super) fn class_name(class: u16) -> &'static str {
    CLASS_NAMES.get(usize::from(class)).copied().unwrap_or("")
}

/// What a lower-case word's inflected and spelling forms have in common. Not a word: "services" and "service" give "servic".
pub(crate) fn stem(norm: &str) -> String {
    let mut word = IRREGULAR.get(norm).copied().unwrap_or(norm).to_owned();
    if !word.is_ascii() || word.len() <= 3 {
        return word;
    }
    if word.ends_with("ies") || word.ends_with("ied") {
        if word.len() > 4 {
            word.truncate(word.len() - 3);
            word.push('y');
        }
    } else if ["sses", "ches", "shes", "xes", "zes"].iter().any(|end| word.ends_with(end)) {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        word.truncate(word.len() - 1);
    } else if let Some(base) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"))
        && base.len() >= 3
        && base.bytes().any(|b| b"aeiouy".contains(&b))
    {
        let mut base = base.to_owned();
        let bytes = base.as_bytes();
        if let [.., x, y] = bytes
            && x == y
            && !b"aeiousl".contains(y)
        {
            base.pop();
        }
        word = base;
    }
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
    // "defence" and "defense", "organise" and "organize", "labour" and "labor", "travelled" and "traveled".
    for (british, american) in [("enc", "ens"), ("is", "iz"), ("our", "or"), ("ll", "l"), ("metr", "meter"), ("centr", "center")] {
        if word.len() > british.len() + 1 && word.ends_with(british) {
            word.truncate(word.len() - british.len());
            word.push_str(american);
            break;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_stem() {
        for (a, b) in [
            ("killed", "kill"),
            ("services", "service"),
            ("defence", "defense"),
            ("studies", "study"),
            ("bought", "buy"),
            ("stopped", "stop"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("services"), stem("serve"));
    }

    #[test]
    fn synonyms_share_a_class() {
        let shared = |a: &str, b: &str| classes(&stem(a)).iter().any(|class| classes(&stem(b)).contains(class));
        assert!(shared("killed", "dead") && shared("acquire", "bought") && shared("sacked", "dismissal"));
        assert!(!shared("killed", "bought"));
    }
}
