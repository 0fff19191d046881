//! Datelines: "VELROD (AP) — ", "VELROD, Sept 25 (Reuters) - ", "VELROD: ", "Velrod, Austria — ", and the glued
//! header " date 2025-09-26 Velrod: ".
//!
//! Form after the stylebooks of the agencies: place in capitals (or as usual), region or country, date, agency in
//! brackets, a dash or colon.

use std::ops::Range;

use super::super::days::{self, Stamp};
use super::furniture::starts;

/// A dateline; ranges count from the start of the paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::read) struct Dateline {
    /// From the place to the dash or colon, that included.
    pub text: Range<usize>,
    pub place: Option<Range<usize>>,
    pub agency: Option<Range<usize>>,
    pub date: Option<(Stamp, Range<usize>)>,
    /// Whether the date is that of a header glued to the text, not of the dateline.
    pub inline: bool,
    /// How much of the paragraph it takes, blanks behind it included.
    pub len: usize,
}

impl Dateline {
    /// Makes ranges count from `by` bytes earlier.
    pub fn shift(&mut self, by: usize) {
        let moved = |range: &Range<usize>| range.start + by..range.end + by;
        self.text = moved(&self.text);
        self.place = self.place.as_ref().map(moved);
        self.agency = self.agency.as_ref().map(moved);
        if let Some((_, range)) = &mut self.date {
            *range = moved(range);
        }
    }
}

/// Agencies, as they sign.
const AGENCIES: &[&str] = &[
    "AA",
    "AAP",
    "ABC News",
    "AFP",
    "Agence France-Presse",
    "Al Jazeera",
    "Anadolu",
    "Anadolu Agency",
    "ANI",
    "ANSA",
    "AP",
    "Associated Press",
    "BBC",
    "BBC News",
    "Belga",
    "Bernama",
    "Bloomberg",
    "Bloomberg News",
    "CNN",
    "CP",
    "dpa",
    "DPA",
    "EFE",
    "IANS",
    "Interfax",
    "IRNA",
    "ITAR-TASS",
    "Kyodo",
    "Kyodo News",
    "MENA",
    "NNA",
    "PA",
    "PA Media",
    "Press Association",
    "PTI",
    "RIA Novosti",
    "Reuters",
    "SANA",
    "SPA",
    "TASS",
    "Tasnim",
    "The Associated Press",
    "The Canadian Press",
    "Thomson Reuters",
    "UPI",
    "UNI",
    "WAFA",
    "WAM",
    "Xinhua",
    "Yonhap",
    "Ukrinform",
    "UNB",
    "APP",
    "BSS",
    "PNA",
    "NAN",
    "ATA",
    "MTI",
    "PAP",
    "ČTK",
    "CTK",
    "TANJUG",
    "Tanjug",
    "SRNA",
    "FENA",
    "HINA",
    "BTA",
    "Agerpres",
    "KUNA",
    "QNA",
    "Petra",
    "BNA",
    "ONA",
    "MAP",
    "TAP",
    "APS",
    "Sputnik",
];

pub(super) fn is_agency(text: &str) -> bool {
    AGENCIES.contains(&text)
}

/// Words in capitals before a dash or colon that say what kind of text follows, not where it comes from.
const GENRES: &[&str] = &[
    "ADVISORY",
    "ALERT",
    "ANALYSIS",
    "ANALYST",
    "ANSWER",
    "ATHLETICS",
    "BADMINTON",
    "BASEBALL",
    "BASKETBALL",
    "BIATHLON",
    "BOBSLEIGH",
    "BOXING",
    "BREAKING",
    "BREAKING NEWS",
    "BULLETIN",
    "BREAKINGVIEWS",
    "CANOEING",
    "CHESS",
    "COLUMN",
    "COMMENT",
    "COMMENTARY",
    "CORRECTED",
    "CORRECTION",
    "CRICKET",
    "CURLING",
    "CYCLING",
    "DIVING",
    "EDITORIAL",
    "EXCLUSIVE",
    "EXPLAINER",
    "EQUESTRIAN",
    "FACT CHECK",
    "FACTBOX",
    "FEATURE",
    "FENCING",
    "FIGURE SKATING",
    "FOCUS",
    "FOOTBALL",
    "GOLF",
    "GYMNASTICS",
    "HANDBALL",
    "HEADLINES",
    "HOCKEY",
    "ICE HOCKEY",
    "INSIGHT",
    "INTERVIEW",
    "INVESTIGATION",
    "JUDO",
    "JUST IN",
    "KEY POINTS",
    "LEAD",
    "LETTER",
    "LIVE",
    "LIVE UPDATES",
    "MOTOR RACING",
    "MOTORCYCLING",
    "NBA",
    "NFL",
    "NHL",
    "MLB",
    "NEWS",
    "NEWSMAKER",
    "NORDIC SKIING",
    "NOTE",
    "NOTICE",
    "NOW",
    "OBITUARY",
    "OFFICIAL",
    "OPINION",
    "PHOTO",
    "PHOTOS",
    "PODCAST",
    "POLL",
    "PREVIEW",
    "PRESS RELEASE",
    "PROFILE",
    "QUESTION",
    "RACING",
    "RALLYING",
    "RECAP",
    "REFILE",
    "REPORT",
    "REVIEW",
    "ROUNDUP",
    "ROWING",
    "RTRS",
    "RUGBY",
    "RUGBY LEAGUE",
    "RUGBY UNION",
    "SAILING",
    "SCOOP",
    "SHOOTING",
    "SKATING",
    "SKIING",
    "SNOOKER",
    "SOCCER",
    "SPECIAL REPORT",
    "SPEED SKATING",
    "SPORT",
    "SPORTS",
    "SQUASH",
    "STATEMENT",
    "STORY",
    "SUMMARY",
    "SURVEY",
    "SWIMMING",
    "TABLE TENNIS",
    "TENNIS",
    "TIMELINE",
    "TOPLINE",
    "TRENDING",
    "TRANSCRIPT",
    "TRIATHLON",
    "UPDATE",
    "UPDATED",
    "URGENT",
    "VIDEO",
    "VOLLEYBALL",
    "WARNING",
    "WATCH",
    "WATER POLO",
    "WEATHER",
    "WEIGHTLIFTING",
    "WRAPUP",
    "WRESTLING",
    "YACHTING",
];

/// Words that no place begins with.
const NO_PLACE: &[&str] = &[
    "A",
    "An",
    "And",
    "After",
    "All",
    "As",
    "At",
    "Before",
    "But",
    "By",
    "Both",
    "Each",
    "Even",
    "Every",
    "First",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Last",
    "Many",
    "Meanwhile",
    "More",
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Dr",
    "Dr.",
    "My",
    "Next",
    "No",
    "Not",
    "Now",
    "On",
    "One",
    "Or",
    "Our",
    "Q",
    "She",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Three",
    "To",
    "Today",
    "Tomorrow",
    "Tonight",
    "Two",
    "We",
    "What",
    "When",
    "Where",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "President",
    "Prime",
    "Minister",
    "Senator",
    "Sen.",
    "Rep.",
    "Gov.",
    "Judge",
    "Police",
    "Editor's",
    "Editor’s",
];

/// Small words inside names of places ("Stoke-on-Trent", "Rio de Janeiro").
const LINKS: &[&str] = &[
    "of", "de", "del", "la", "le", "les", "du", "des", "da", "do", "dos", "das", "di", "el", "al", "on", "upon", "am", "an", "der", "den",
    "sur", "in", "and", "the", "near",
];

/// The dateline that a paragraph begins with.
pub(in crate::read) fn read(text: &str) -> Option<Dateline> {
    glued(text).or_else(|| {
        let (line, rest) = head(text)?;
        (!rest.is_empty()).then_some(line)
    })
}

/// A paragraph that is a dateline and nothing else: "VELROD (AP) --", "VELROD 1996-08-30".
pub(in crate::read) fn alone(text: &str) -> Option<Dateline> {
    if text.len() > 90 {
        return None;
    }
    if let Some((line, "")) = head(text) {
        return Some(line);
    }
    // A place in capitals and a full date.
    let at = text.char_indices().find(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at)?;
    let (place, date) = (text.get(..at)?, text.get(at..)?);
    let place = place.trim_end_matches([',', ' ', '-', '–', '—', '(']);
    let stamp = days::parse(date.trim_end_matches(')'))?;
    let fits = stamp.day.is_some() && is_place(place, true) && place.chars().all(|c| !c.is_lowercase());
    fits.then(|| Dateline {
        text: 0..text.len(),
        place: Some(0..place.len()),
        date: Some((stamp, at..text.len())),
        len: text.len(),
        ..Dateline::default()
    })
}

/// A dateline and what follows it.
fn head(text: &str) -> Option<(Dateline, &str)> {
    let window = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= 110).last().unwrap_or(0);
    let window = if text.len() <= 110 { text } else { text.get(..window)? };
    // Every dash or colon early in the text may end it; the first that does counts.
    for (at, mark) in window.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | '―' | '_' | ':')) {
        let left = window.get(..at)?;
        let glued = !left.ends_with(char::is_whitespace);
        if mark == ':' && !glued || mark != ':' && glued && !left.ends_with(')') {
            if mark == ':' || left.split_whitespace().count() > 12 {
                return None;
            }
            continue;
        }
        let from = text.get(at..)?;
        let length = from.len() - from.trim_start_matches(mark).len();
        let behind = from.get(length..)?;
        let rest = behind.trim_start();
        if !behind.is_empty() && rest.len() == behind.len() {
            // "8:30", "Stoke -on": no blank behind.
            if mark == ':' {
                return None;
            }
            continue;
        }
        let found = parts(left.trim_end(), mark, length, rest);
        return found.map(|mut line| {
            line.text = 0..at + length;
            line.len = text.len() - rest.len();
            (line, rest)
        });
    }
    None
}

/// Takes apart what stands before the dash or colon.
fn parts(left: &str, mark: char, marks: usize, rest: &str) -> Option<Dateline> {
    let mut line = Dateline::default();
    let mut place = left;
    if let Some(open) = left.rfind('(').filter(|_| left.ends_with(')')) {
        let agency = left.get(open + 1..left.len() - 1)?;
        let proper = agency.starts_with(|c: char| c.is_uppercase()) || is_agency(agency);
        if !proper || agency.split_whitespace().count() > 5 || agency.contains(['.', ';', '?', '"']) {
            return None;
        }
        line.agency = Some(open + 1..open + 1 + agency.len());
        place = left.get(..open)?.trim_end();
        if place.is_empty() {
            // "(Reuters) - ": no place.
            return is_agency(agency).then_some(line);
        }
    }
    // A date at the end, behind a comma or a blank.
    let boundary = place.char_indices().filter(|(_, c)| matches!(c, ',' | ' ')).map(|(at, c)| at + c.len_utf8());
    for at in boundary {
        let tail = place.get(at..)?;
        let date = tail.trim_start();
        if let Some(stamp) = days::starts_with(date).filter(|stamp| stamp.len == date.len() && stamp.day.is_some()) {
            let start = at + tail.len() - date.len();
            line.date = Some((stamp, start..start + date.len()));
            place = place.get(..at)?.trim_end_matches([',', ' ']);
            break;
        }
    }
    let sure = line.agency.is_some() || line.date.is_some();
    if !is_place(place, sure) {
        return None;
    }
    line.place = Some(0..place.len());
    if sure {
        return Some(line);
    }
    let begins = rest
        .trim_start_matches(['"', '“', '‘', '\'', '«', '('])
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '$' || c == '€' || c == '£');
    let city = place.split(',').next().unwrap_or("").trim();
    let shouted = city.chars().filter(|c| c.is_alphabetic()).count() >= 3 && city.chars().all(|c| !c.is_lowercase());
    let prose = rest.chars().any(char::is_lowercase) && rest.len() > 20;
    if !(rest.is_empty() && mark != ':' || begins && prose) || GENRES.contains(&city.to_uppercase().as_str()) {
        return None;
    }
    if shouted {
        return Some(line);
    }
    // "Velrod — ", "Linz, Austria -- ": a long dash, few words, and no second dash that would close a parenthesis.
    let long = matches!(mark, '—' | '–' | '―') || mark == '-' && marks == 2 || mark == '_';
    let pair = rest.chars().take(80).collect::<String>().contains(&format!(" {mark}"));
    let words = place.split_whitespace().count();
    (!rest.is_empty() && long && !pair && words <= 4 && city.split_whitespace().count() <= 3).then_some(line)
}

/// Whether a text may name a place: words with capitals, small words inside, commas between. `sure` says that other signs
/// of a dateline stand by.
fn is_place(text: &str, sure: bool) -> bool {
    let words: Vec<&str> = text.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 8 || text.len() > 70 || text.matches(',').count() > 3 {
        return false;
    }
    if !sure && NO_PLACE.contains(&words.first().copied().unwrap_or("").trim_end_matches(',')) {
        return false;
    }
    let proper = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '‘' || c == '\'') || word.starts_with("al-") || word.starts_with("as-")
    };
    words.first().is_some_and(|word| proper(word))
        && words.iter().enumerate().all(|(at, word)| {
            let bare = word.trim_end_matches(',');
            proper(bare) && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\'' | '‘' | '‑'))
                || at > 0 && LINKS.contains(&bare)
        })
        && !text.ends_with(['.', ',']) | text.ends_with("D.C.") | ends_with_abbreviation(text)
}

/// "Pa.", "Calif.", "U.S.": an abbreviated region behind the last comma.
fn ends_with_abbreviation(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|last| last.len() <= 7 && last.starts_with(char::is_uppercase))
}

/// A header glued to the text: " date 2025-09-26 Velrod: The dam…", "2025-09-26 - The dam…".
fn glued(text: &str) -> Option<Dateline> {
    let mut at = text.len() - text.trim_start().len();
    let mut labelled = false;
    for label in ["date", "dated", "published", "posted", "updated"] {
        let rest = text.get(at..)?;
        if starts(rest, label) && rest.get(label.len()..).is_some_and(|behind| behind.starts_with([' ', ':', '='])) {
            let behind = rest.get(label.len()..)?;
            at += label.len() + behind.len() - behind.trim_start_matches([' ', ':', '=']).len();
            labelled = true;
            break;
        }
    }
    let rest = text.get(at..)?;
    let bracket = rest.starts_with(['[', '(']);
    let rest = rest.trim_start_matches(['[', '(']);
    at = text.len() - rest.len();
    let stamp = days::starts_with(rest).filter(|stamp| stamp.year.is_some() && stamp.day.is_some())?;
    let date = at..at + stamp.len;
    let behind = text.get(date.end..)?;
    let mut next = behind.trim_start_matches([']', ')']).trim_start();
    if !labelled && !bracket && !next.starts_with(['-', '–', '—', ':', '|']) && head(next).is_none_or(|(line, _)| line.place.is_none())
    {
        return None;
    }
    next = next.trim_start_matches(['-', '–', '—', ':', '|', ',']).trim_start();
    let from = text.len() - next.len();
    let mut line = match place_before_colon(next).or_else(|| head(next).filter(|(_, rest)| !rest.is_empty()).map(|(line, _)| line)) {
        Some(mut line) => {
            line.shift(from);
            line.len += from;
            line
        }
        None => Dateline { text: from..from, len: from, ..Dateline::default() },
    };
    line.date = Some((stamp, date));
    line.inline = true;
    Some(line)
}

/// "Velrod: The dam…" where a date before it says that it is a dateline.
fn place_before_colon(text: &str) -> Option<Dateline> {
    let (place, rest) = text.split_once(':').filter(|(place, _)| place.len() <= 60)?;
    let place = place.trim_end();
    let next = rest.trim_start();
    (is_place(place, true) && next.len() < rest.len() && !next.is_empty()).then(|| Dateline {
        text: 0..place.len() + 1,
        place: Some(0..place.len()),
        len: text.len() - next.len(),
        ..Dateline::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(&str, &str, String, &str)> {
        let line = read(text)?;
        let part = |range: Option<Range<usize>>| range.and_then(|range| text.get(range)).unwrap_or("");
        let date = line.date.map(|(stamp, _)| format!("{}-{}", stamp.month.unwrap_or(0), stamp.day.unwrap_or(0))).unwrap_or_default();
        Some((part(line.place), part(line.agency), date, text.get(line.len..).unwrap_or("")))
    }

    #[test]
    fn datelines() {
        for (text, place, agency, date) in [
            ("VELROD (AP) — The dam held on Friday, they said.", "VELROD", "AP", ""),
            ("VELROD (Danubia) - The dam held on Friday, they said.", "VELROD", "Danubia", ""),
            ("NEW VELROD, Austria (AP)_ The dam held on Friday, they said.", "NEW VELROD, Austria", "AP", ""),
            ("VELROD, Sept 25, 2025 (Reuters) - The dam held on Friday, they said.", "VELROD", "Reuters", "9-25"),
            ("Velrod, 25 Sept – The dam held on Friday, they said.", "Velrod", "", "9-25"),
            ("VELROD: The dam held on Friday, they said.", "VELROD", "", ""),
            ("NEW VELROD _ The dam held on Friday, they said.", "NEW VELROD", "", ""),
            ("Bad Velrod — The dam held on Friday, they said.", "Bad Velrod", "", ""),
            ("(Reuters) - The dam held on Friday, they said.", "", "Reuters", ""),
            (" date 2025-09-26 Bad Velrod: The dam held on Friday, they said.", "Bad Velrod", "", "9-26"),
            ("2025-09-26 VELROD: The dam held on Friday, they said.", "VELROD", "", "9-26"),
        ] {
            let want = Some((place, agency, date.to_owned(), "The dam held on Friday, they said."));
            assert_eq!(told(text), want, "{text}");
        }
        for text in [
            "Warning: the dam at Velrod may not hold, they said.",
            "The letter — dated weeks before — was never read out.",
            "UNICEF (the children’s fund) told us that it took no share.",
            "SOCCER - VELROD BEAT LINZ IN EXTRA TIME",
            "ANALYSIS: The dam is old and nobody wants to pay.",
            "Brun — Whoever she is — was not there on Friday.",
            "He said: The dam held on Friday, and so did we.",
            "Two-thirds of the dam held on Friday.",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
        assert!(alone("VELROD (AP) --").is_some() && alone("VELROD 1996-08-30").is_some() && alone("Group F").is_none());
    }
}
