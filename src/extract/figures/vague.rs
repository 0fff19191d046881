//! Amounts without a number word: "countless recordings", "multiple experts", "the vast majority".

use crate::model::{FigureKind, Qualifier};
use crate::rule::Rule;

use super::nouns;
use super::scan::{Draft, Scan};
use crate::text::any_of;

/// "countless".
pub static COUNTLESS: Rule = Rule {
    id: "figure-vague-word",
    phenomenon: "\"Countless\", \"numerous\" and \"multiple\" before a noun count it without any bound.",
    matches: &[("Countless farms burned.", "Countless farms = .."), ("Multiple towns lost power.", "Multiple towns = ..")],
    rejects: &["A multiple of two is even."],
};

/// "the majority".
pub static MAJORITY: Rule = Rule {
    id: "figure-majority",
    phenomenon: "\"The majority of\" and \"the vast majority\" are a part that is not told.",
    matches: &[("The vast majority of farms burned.", "vast majority = ..")],
    rejects: &["The majority leader spoke.", "He won a majority of seats."],
};

/// A vague word that is no number word.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    if scan.is(at, any_of!["countless", "numerous", "multiple", "innumerable"]) {
        let noun = nouns::phrase(scan, at + 1)?;
        if scan.is(noun.at, any_of!["times"]) || !scan.doc.tag(noun.at).is_plural() {
            return None;
        }
        let mut draft = vague(at..at + 1, noun.end, FigureKind::Count, COUNTLESS.id);
        draft.of = Some(noun.head(scan));
        return Some(draft);
    }
    if scan.is(at, any_of!["majority"]) {
        let vast = scan.before(at).filter(|&b| scan.is(b, any_of!["vast", "overwhelming", "great", "large"]));
        let the = scan.before(at).is_some_and(|b| scan.is(b, any_of!["the"])) && scan.is(at + 1, any_of!["of"]);
        if vast.is_none() && !the || scan.doc.tag(at + 1).is_noun() {
            return None;
        }
        return Some(vague(vast.unwrap_or(at)..at + 1, at + 1, FigureKind::Ratio, MAJORITY.id));
    }
    None
}

fn vague(number: std::ops::Range<usize>, end: usize, kind: FigureKind, rule: &'static str) -> Draft {
    Draft {
        phrase: number.start..end,
        number,
        within: None,
        kind,
        value: None,
        values: Vec::new(),
        low: None,
        high: None,
        qualifier: Qualifier::Vague,
        change: None,
        unit: None,
        made_unit: None,
        of: None,
        hedge: None,
        rules: vec![rule],
    }
}
