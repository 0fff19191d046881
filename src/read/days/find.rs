//! Dates in addresses and in names of files.

use super::{Stamp, month};

/// The date in the path of an address: `/2025/09/25/`, `/2025-09-25/`, `/2025/sep/25/`, `/20250925/`, `…-2025-09-25`.
pub(in crate::read) fn find_in_url(url: &str) -> Option<Stamp> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').skip(1).take(16).collect();
    for (at, part) in parts.iter().enumerate() {
        if part.len() == 4
            && let Ok(year) = part.parse::<i16>()
            && (1990..2100).contains(&year)
        {
            let next = parts.get(at + 1).copied().unwrap_or("");
            let number = (next.len() <= 2 && !next.is_empty()).then(|| next.parse().ok()).flatten().or_else(|| month(next));
            let Some(number) = number else { continue };
            let day = parts.get(at + 2).filter(|day| day.len() <= 2).and_then(|day| day.parse().ok());
            let stamp = Stamp { year: Some(year), month: Some(number), day, ..Stamp::new() };
            if stamp.valid() {
                return Some(stamp);
            }
        }
    }
    parts.iter().find_map(|part| find_in_path(part))
}

/// The date in a name: "2025-09-25-slug", "slug_20250925", "2025_09_25".
pub(in crate::read) fn find_in_path(name: &str) -> Option<Stamp> {
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let digits = name.get(at..at + run).unwrap_or("");
        let stamp = if run == 8 {
            eight(digits)
        } else if run == 4 {
            separated(name.get(at..).unwrap_or(""))
        } else {
            None
        };
        if stamp.is_some() {
            return stamp;
        }
        at += run;
    }
    None
}

fn eight(digits: &str) -> Option<Stamp> {
    let number = |range| digits.get(range).and_then(|part: &str| part.parse::<i16>().ok());
    let year = number(0..4).filter(|year| (1900..2100).contains(year))?;
    let stamp = Stamp { year: Some(year), month: number(4..6).map(|n| n as i8), day: number(6..8).map(|n| n as i8), ..Stamp::new() };
    stamp.valid().then_some(stamp)
}

/// "2025-09-25", "2025_09_25" or "2025.09.25" at the start.
fn separated(text: &str) -> Option<Stamp> {
    let bytes = text.as_bytes();
    let mark = *bytes.get(4)?;
    if !matches!(mark, b'-' | b'_' | b'.') || bytes.get(7) != Some(&mark) || bytes.get(10).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let number =
        |range| text.get(range).filter(|part: &&str| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse::<i16>().ok());
    let year = number(0..4).filter(|year| (1900..2100).contains(year))?;
    let stamp = Stamp { year: Some(year), month: Some(number(5..7)? as i8), day: Some(number(8..10)? as i8), ..Stamp::new() };
    stamp.valid().then_some(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateSource;

    #[test]
    fn names_and_addresses() {
        let day = |stamp: Option<Stamp>| stamp.and_then(|stamp| stamp.published(DateSource::Url)).map(|moment| moment.value);
        assert_eq!(day(find_in_url("https://paper.example/world/2023/07/19/ice")).as_deref(), Some("2023-07-19"));
        assert_eq!(day(find_in_url("https://paper.example/2023/jul/19/ice?x=2001/01/01")).as_deref(), Some("2023-07-19"));
        assert_eq!(day(find_in_url("https://paper.example/2023/07/ice")).as_deref(), Some("2023-07"));
        assert_eq!(day(find_in_url("https://paper.example/article-123456789")), None);
        assert_eq!(day(find_in_path("2025-02-14-harbour.txt")).as_deref(), Some("2025-02-14"));
        assert_eq!(day(find_in_path("story_20250214.txt")).as_deref(), Some("2025-02-14"));
        assert_eq!(day(find_in_path("12345678.txt")), None);
    }
}
