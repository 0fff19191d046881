//! Bylines: "By Lena Fischer and Omar Haddad", "Written by Ida Brun, Velrod Post".

use std::ops::Range;

use super::furniture::starts;

/// Words that lead a byline in.
const OPENINGS: &[&str] = &["by ", "by: ", "written by ", "words by ", "text by ", "story by ", "reported by ", "report by ", "posted by "];
/// Small words inside names and between them.
const LINKS: &[&str] = &[
    "and", "&", "with", "de", "da", "do", "dos", "di", "del", "della", "der", "den", "la", "le", "van", "von", "zu", "al", "el", "bin",
    "ibn", "ben", "bint", "y", "e", "ter", "ten", "of", "for", "in", "at", "the",
];
/// Words of a role that may stand behind a name.
const ROLES: &[&str] = &[
    "writer",
    "correspondent",
    "editor",
    "reporter",
    "staff",
    "columnist",
    "analyst",
    "contributor",
    "chief",
    "producer",
    "bureau",
    "desk",
    "agency",
    "agencies",
];

/// The names of a line that is a byline and nothing else.
pub(super) fn read(line: &str) -> Option<Range<usize>> {
    if line.len() > 160 {
        return None;
    }
    let opening = OPENINGS.iter().find(|opening| starts(line, opening))?;
    let rest = line.get(opening.len()..)?;
    let start = opening.len() + rest.len() - rest.trim_start().len();
    let rest = rest.trim();
    if !names(rest) {
        return None;
    }
    let length = clean(rest).len();
    (length > 0).then_some(start..start + length)
}

/// Whether a text is names (and roles) only: every word begins with a capital or is a small word between such.
pub(super) fn names(text: &str) -> bool {
    if text.ends_with(['.', '!', '?', ':', ';']) && !ends_with_abbreviation(text) {
        return false;
    }
    let mut capitals = 0;
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        if bare.is_empty() {
            continue;
        }
        if bare.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if bare.contains(|c: char| c.is_ascii_digit())
            || !(LINKS.contains(&bare)
                || ROLES.contains(&bare)
                || bare.contains('@')
                || bare.starts_with("al-")
                || bare.starts_with("d'")
                || bare.starts_with("d’"))
        {
            return false;
        }
    }
    let first = text.split_whitespace().next().unwrap_or("");
    capitals >= 1 && words <= 20 && first.starts_with(char::is_uppercase) && !is_time(first)
}

fn ends_with_abbreviation(text: &str) -> bool {
    ["Jr.", "Sr.", "Inc.", "Ltd.", "Co.", "Ph.D.", "M.D."].iter().any(|end| text.ends_with(end))
}

/// "By Monday", "By March", "By Christmas": a time, not a name.
fn is_time(word: &str) -> bool {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS.contains(&word.trim_matches(','))
        || (super::super::days::month(word.trim_matches(',')).is_some() && !matches!(word, "May" | "April" | "June" | "August"))
}

/// The names alone: without the agency or role behind the last comma, addresses and handles.
pub(in crate::read) fn clean(text: &str) -> &str {
    let mut text = text.trim();
    for opening in ["by ", "By ", "BY ", "By: "] {
        text = text.strip_prefix(opening).unwrap_or(text).trim_start();
    }
    if let Some(at) = text.find(['|', '<', '•', '·', '—']) {
        text = text.get(..at).unwrap_or(text).trim_end();
    }
    while let Some((names, last)) = text.rsplit_once(',') {
        let last = last.trim();
        let role = last.split_whitespace().any(|word| ROLES.contains(&word.to_lowercase().as_str()) || word.contains('@'));
        let agency = super::dateline::is_agency(last)
            || last.ends_with("Press")
            || last.ends_with("News")
            || last.ends_with("Times")
            || last.ends_with("Post");
        if !(role || agency) {
            break;
        }
        text = names.trim_end();
    }
    if let Some((names, behind)) = text.split_once(" for ")
        && names.split_whitespace().count() >= 2
        && behind.starts_with(|c: char| c.is_uppercase() || behind.starts_with("the "))
    {
        text = names.trim_end();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        let name = |line: &'static str| read(line).and_then(|range| line.get(range));
        assert_eq!(name("By Lena Fischer and Omar Haddad"), Some("Lena Fischer and Omar Haddad"));
        assert_eq!(name("BY R. J. OKAFOR, Staff Writer"), Some("R. J. OKAFOR"));
        assert_eq!(name("By Ida van der Brun for Velrod Post"), Some("Ida van der Brun"));
        assert_eq!(name("By Monday the river had fallen"), None);
        assert_eq!(name("By 2030 half of all cars will run on power"), None);
        assert_eq!(name("By then Velrod was dry."), None);
    }
}
