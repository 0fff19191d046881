//! Which line is the headline.

/// Names of a paper's sections, as they stand above headlines.
const SECTIONS: &[&str] = &[
    "analysis",
    "asia",
    "africa",
    "americas",
    "arts",
    "breaking",
    "breaking news",
    "business",
    "climate",
    "culture",
    "economy",
    "editorial",
    "education",
    "entertainment",
    "environment",
    "europe",
    "exclusive",
    "explainer",
    "features",
    "finance",
    "health",
    "international",
    "investigation",
    "latest",
    "law",
    "lifestyle",
    "live",
    "local",
    "markets",
    "media",
    "middle east",
    "money",
    "national",
    "news",
    "obituary",
    "opinion",
    "politics",
    "science",
    "society",
    "special report",
    "sport",
    "sports",
    "tech",
    "technology",
    "top news",
    "travel",
    "uk news",
    "us news",
    "weather",
    "world",
    "world news",
];

/// Whether a line is a section's label above a headline.
pub(super) fn is_label(text: &str, next: &str) -> bool {
    let bare = text.trim_end_matches([':', '|', '>', '»', '/']).trim();
    let known = SECTIONS.iter().any(|section| bare.eq_ignore_ascii_case(section));
    let words = bare.split_whitespace().count();
    let shouted = words == 1 && (4..=20).contains(&bare.len()) && bare.chars().all(|c| c.is_uppercase() || c == '-');
    let headline = next.len() <= 180
        && !next.ends_with(['.', ';', ','])
        && next.chars().any(char::is_lowercase)
        && next.split_whitespace().count() >= 3;
    (known || shouted) && headline
}

/// Whether a line above `next` looks like a headline: short, without a full stop, beginning like a sentence.
pub(super) fn looks_like_one(text: &str, next: &str) -> bool {
    let count = text.chars().count();
    if count > 180 || text.contains('\n') || next.is_empty() {
        return false;
    }
    let begins = text
        .trim_start_matches(['"', '“', '‘', '\'', '«', '(', '[', '¿', '¡', '#', '$', '€', '£'])
        .starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    if !begins {
        return false;
    }
    let bare = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    let quoted = bare.len() < text.len();
    match bare.chars().next_back() {
        // "…of the U.S." is a headline's end, "…the town." is not.
        Some('.') => !quoted && ends_with_initials(bare) && count <= 120,
        Some(',' | ';' | ':' | '—' | '–' | '-') => false,
        Some('!' | '?' | '…') => !quoted && count <= 120 && next.len() > text.len(),
        _ => text.split_whitespace().count() >= 2 || next.len() > 40,
    }
}

fn ends_with_initials(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    last.len() >= 4 && last.split_terminator('.').all(|part| part.len() == 1 && part.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines() {
        let next = "The dam at Velrod held on Friday, its keeper said.";
        for text in ["Dam holds after a night of rain", "‘We were lucky’, says dam keeper", "Who pays for the dam?", "Dam sold to the U.S."]
        {
            assert!(looks_like_one(text, next), "{text}");
        }
        for text in ["The dam held.", "“We were lucky,” he said.", "It says:", "and the dam"] {
            assert!(!looks_like_one(text, next), "{text}");
        }
        assert!(is_label("ENVIRONMENT", "Dam holds after rain") && !is_label("ENVIRONMENT", next));
    }
}
