//! The inflected forms of a dictionary form: how it may stand in a text.
//!
//! Spelling is ambiguous where only stress tells ("offered", "referred"): both spellings are given, the wrong one is never seen.

/// Calls `found` with the forms of a verb other than its base: third person, past, participle, gerund.
pub(super) fn verb(base: &str, mut found: impl FnMut(&str)) {
    plural(base, &mut found);
    let mut form = String::with_capacity(base.len() + 4);
    let mut join = |stem: &str, ending: &str| {
        form.clear();
        form.push_str(stem);
        form.push_str(ending);
        found(&form);
    };
    let letters = base.as_bytes();
    let stem = |cut: usize| base.get(..base.len().saturating_sub(cut)).unwrap_or(base);
    match letters {
        [.., b'i', b'e'] => {
            join(base, "d");
            join(stem(2), "ying");
        }
        [.., b'e', b'e'] | [.., b'o', b'e'] | [.., b'y', b'e'] => {
            join(base, "d");
            join(base, "ing");
        }
        [.., b'e'] => {
            join(base, "d");
            join(stem(1), "ing");
        }
        [.., before, b'y'] if !is_vowel(*before) => {
            join(stem(1), "ied");
            join(base, "ing");
        }
        [.., before, last] => {
            join(base, "ed");
            join(base, "ing");
            if *last == b'c' {
                join(base, "ked");
                join(base, "king");
            } else if is_vowel(*before) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y') {
                let double = stem(0).get(base.len() - 1..).unwrap_or_default();
                let doubled = [base, double].concat();
                join(&doubled, "ed");
                join(&doubled, "ing");
            }
        }
        _ => {}
    }
}

/// Calls `found` with the plural of a noun or the third person of a verb.
pub(super) fn plural(base: &str, found: &mut impl FnMut(&str)) {
    let letters = base.as_bytes();
    match letters {
        [.., before, b'y'] if !is_vowel(*before) => found(&[base.get(..base.len() - 1).unwrap_or(base), "ies"].concat()),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => found(&[base, "es"].concat()),
        [.., b'o'] => {
            found(&[base, "es"].concat());
            found(&[base, "s"].concat());
        }
        _ => found(&[base, "s"].concat()),
    }
}

/// Calls `found` with the comparative and superlative of a short adjective.
pub(super) fn degrees(base: &str, mut found: impl FnMut(&str)) {
    let stem = match base.as_bytes() {
        [.., b'y'] => [base.get(..base.len() - 1).unwrap_or(base), "i"].concat(),
        [.., b'e'] => base.get(..base.len() - 1).unwrap_or(base).to_owned(),
        [before @ .., last @ (b'd' | b'g' | b't' | b'n')] if before.last().is_some_and(|&b| is_vowel(b)) && before.len() < 3 => {
            [base, char::from(*last).encode_utf8(&mut [0; 4])].concat()
        }
        _ => base.to_owned(),
    };
    found(&[&stem, "er"].concat());
    found(&[&stem, "est"].concat());
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(base: &str) -> Vec<String> {
        let mut all = Vec::new();
        verb(base, |form| all.push(form.to_owned()));
        all
    }

    #[test]
    fn verbs_take_their_endings() {
        for (base, expected) in [
            ("deny", &["denies", "denied", "denying"][..]),
            ("plan", &["plans", "planned", "planning"]),
            ("announce", &["announces", "announced", "announcing"]),
            ("die", &["dies", "died", "dying"]),
            ("agree", &["agrees", "agreed", "agreeing"]),
            ("watch", &["watches", "watched", "watching"]),
            ("panic", &["panics", "panicked", "panicking"]),
            ("delay", &["delays", "delayed", "delaying"]),
            ("offer", &["offers", "offered", "offering"]),
        ] {
            let all = forms(base);
            for form in expected {
                assert!(all.iter().any(|one| one == form), "{form}: {all:?}");
            }
        }
    }

    #[test]
    fn adjectives_take_degrees() {
        let mut all = Vec::new();
        degrees("sad", |form| all.push(form.to_owned()));
        degrees("happy", |form| all.push(form.to_owned()));
        degrees("brave", |form| all.push(form.to_owned()));
        assert_eq!(all, ["sadder", "saddest", "happier", "happiest", "braver", "bravest"]);
    }
}
