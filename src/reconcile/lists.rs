//! The closed classes of words in `lists.txt`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::stem;

/// The words of one class and their stems.
#[derive(Debug, Default)]
struct Class {
    words: FxHashSet<&'static str>,
    stems: FxHashSet<String>,
}

static CLASSES: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, Class> = FxHashMap::default();
    let mut name = "";
    for line in include_str!("lists.txt").lines().filter(|line| !line.starts_with('#')) {
        let words = match line.split_once(": ") {
            Some((class, words)) => {
                name = class;
                words
            }
            None => line,
        };
        let class = classes.entry(name).or_default();
        for word in words.split_whitespace() {
            class.words.insert(word);
            class.stems.insert(stem(word));
        }
    }
    classes
});

/// Whether the class `name` has this word, lower case and in its base form.
pub(super) fn has_word(name: &str, word: &str) -> bool {
    CLASSES.get(name).is_some_and(|class| class.words.contains(word))
}

/// Whether the class `name` has a word with this stem.
pub(super) fn has_stem(name: &str, stem: &str) -> bool {
    CLASSES.get(name).is_some_and(|class| class.stems.contains(stem))
}
