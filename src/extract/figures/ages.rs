//! Years of life: "aged 34", "34-year-old", "in her 60s", "45 and older".

use rust_decimal::Decimal;

use crate::extract::times::Time;
use crate::model::{FigureKind, Qualifier};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::numbers::{Form, Mode};
use crate::text::{Class, Lex, Tag, WordSet, any_of, word_set};

use super::amount::{self, Amount};
use super::scan::{Draft, Scan};

/// "34 years old".
pub static OLD: Rule = Rule {
    id: "figure-age-old",
    phenomenon: "A number of years, months, weeks or days before \"old\" or \"of age\" is an age.",
    matches: &[
        ("The 34-year-old was freed.", "34-year-old = 34"),
        ("She is five years old.", "five years old = 5"),
        ("The calf is 6 weeks of age.", "6 weeks of age = 6"),
        ("Ten-year-olds may swim there.", "Ten-year-olds = 10"),
    ],
    rejects: &["The old mill stood for five years."],
};

/// "aged 34".
pub static AGED: Rule = Rule {
    id: "figure-age-aged",
    phenomenon: "\"aged\", \"age\", \"ages\" before a number, \"or older\" behind one, a number between commas behind a person's name: an age.",
    matches: &[
        ("A man aged 34 was freed.", "aged 34 = 34"),
        ("Voters under age 45 stayed away.", "under age 45 = 45"),
        ("Those ages 18 to 39 voted late.", "ages 18 to 39 = 18..39"),
        ("Voters 45 or older came.", "45 or older = 45"),
        ("Dara Quill, 34, was freed.", "34 = 34"),
        ("The actress, 26, was freed.", "26 = 26"),
        ("She was 95.", "95 = 95"),
        ("He died at 92.", "92 = 92"),
        ("People under 30 stayed away.", "under 30 = 30"),
        ("Vantor, 52, was freed.", "52 = 52"),
        ("She died at the age of 91.", "age of 91 = 91"),
    ],
    rejects: &["The stone age ended.", "In Harl, 34 boats sank."],
};

/// "in her 60s".
pub static DECADE: Rule = Rule {
    id: "figure-age-decade",
    phenomenon: "Tens in the plural behind a possessive pronoun (\"in her 60s\", \"his mid-40s\") or behind \"over\" and \"under\" (\"under-18s\") are ages.",
    matches: &[
        ("He was in his 60s.", "60s = 60..69"),
        ("She is in her mid-40s.", "mid-40s = 44..46"),
        ("Under-18s may not enter.", "Under-18s = ..18"),
    ],
    rejects: &["Songs of the 60s were sung."],
};

/// Units that ages are told in.
pub(super) static UNITS: WordSet = word_set!["year", "years", "month", "months", "week", "weeks", "day", "days"];

/// Words that may stand before an age.
pub(super) static LEADS: WordSet = word_set![
    "aged", "age", "ages", "of", "over", "under", "between", "about", "around", "at", "turned", "turns", "turning", "than", "was", "is",
    ",",
];

/// An age.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form == Form::Ordinal || amount.form == Form::Fraction {
        return None;
    }
    old(scan, amount).or_else(|| aged(scan, amount))
}

/// "34-year-old", "five years old", "ninety years of age".
fn old(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let unit = scan.joint(amount.next);
    if !scan.is(unit, &UNITS) {
        return None;
    }
    let ucum = match scan.doc.lower(unit).as_ref() {
        "year" | "years" => None,
        "month" | "months" => Some("mo"),
        "week" | "weeks" => Some("wk"),
        "day" | "days" => Some("d"),
        _ => return None,
    };
    let old = scan.joint(unit + 1);
    let end = if scan.is(old, any_of!["old", "olds"]) {
        old + 1
    } else if scan.is(unit + 1, any_of!["of"]) && scan.is(unit + 2, any_of!["age"]) {
        unit + 3
    } else {
        return None;
    };
    let mut draft = Draft::new(amount, FigureKind::Age, end, OLD.id);
    draft.unit = ucum;
    Some(draft)
}

/// An age whose number at `at` a time took for a duration: "five years old".
pub(super) fn read_over(scan: &Scan<'_, '_>, at: usize, time: &Time) -> Option<Draft> {
    // "old" ends the time or stands right behind it.
    let told = |token: usize| scan.is(token, any_of!["old", "olds", "age"]);
    if !(time.tokens.end.saturating_sub(1)..time.tokens.end + 3).any(told) {
        return None;
    }
    old(scan, &amount::read(&scan.timeless(), at, Mode::empty())?)
}

/// "aged 34", "45 or older", "Jo Hale, 34,".
fn aged(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let doc = scan.doc;
    if amount.hedge.is_none() && !scan.before(amount.start).is_some_and(|before| scan.is(before, &LEADS)) {
        return None;
    }
    let small = amount.high.or(amount.low).is_some_and(|value| value < Decimal::from(130) && value >= Decimal::ZERO);
    if !small || amount.is_scaled() {
        return None;
    }
    let before = scan.before(amount.start);
    let age = |start: usize| {
        let mut draft = Draft::new(amount, FigureKind::Age, amount.tokens.end, AGED.id);
        draft.hedge = amount.hedge;
        draft.phrase = start..amount.next;
        draft
    };
    if let Some(before) = before {
        if scan.is(before, any_of!["aged", "age", "ages"]) {
            return Some(age(before));
        }
        if scan.is(before, any_of!["of"]) && before > scan.start && scan.is(before - 1, any_of!["age", "ages"]) {
            return Some(age(before - 1));
        }
        // "aged over 65", "ages between 5 and 10".
        if scan.is(before, any_of!["over", "under", "between", "about", "around"])
            && before > scan.start
            && scan.is(before - 1, any_of!["aged", "ages", "age"])
        {
            let mut draft = age(amount.start);
            draft.rules.push("figure-hedge");
            super::hedges::apply(scan, &mut draft);
            draft.phrase.start = before - 1;
            draft.rules.dedup();
            return Some(draft);
        }
    }
    if amount.hedge.is_some() && scan.is(amount.next - 1, any_of!["older", "younger"]) {
        return Some(age(amount.start));
    }
    if before.is_some_and(|before| by_context(scan, amount, before)) {
        return Some(age(amount.start));
    }
    // "He was 95.": a person's years, said by the number alone.
    if let Some(be) = before.filter(|&be| scan.is(be, any_of!["was", "is", "turned", "turns"]))
        && scan.before(be).is_some_and(|who| scan.is(who, any_of!["he", "she"]))
        && amount.value.is_some_and(|value| value >= Decimal::ONE && value.is_integer())
        && (amount.next >= scan.end || doc.has(amount.next, Class::TERMINAL) || scan.is(amount.next, any_of![",", "when"]))
    {
        return Some(age(amount.start));
    }
    // "Jo Hale, 34, said", "the actress, 26, left": between commas, behind a name or a word for a person.
    let comma = before.filter(|&comma| scan.is(comma, any_of![","]))?;
    let name = scan.before(comma)?;
    let two = scan.is_capital(name) && scan.before(name).is_some_and(|first| scan.is_capital(first) || doc.has(first, Class::CLOSE));
    // "Vantor, 52, left": one name that opens the sentence and is no place.
    let one = name == scan.start
        && scan.is_capital(name)
        && (doc.tag(name).is_proper() || !doc.lex(name).contains(Lex::COMMON))
        && !doc.lex(name).intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::TIME);
    let person = two || one || (doc.lex(name).contains(Lex::ROLE) && !doc.tag(name).is_plural());
    let closed = scan.is(amount.next, any_of![","])
        || scan.is(amount.next, any_of!["of", "from"])
        || amount.next >= scan.end
        || doc.has(amount.next, Class::TERMINAL);
    (person && closed && amount.is_plain(scan) && amount.value.is_some_and(|value| value >= Decimal::ONE)).then(|| age(amount.start))
}

/// "died at 92", "voters over 65", "just turned 6": ages by the words before. `before` is the token before the number.
fn by_context(scan: &Scan<'_, '_>, amount: &Amount, before: usize) -> bool {
    let doc = scan.doc;
    let whole = amount.value.is_some_and(|value| value >= Decimal::ONE && value.is_integer());
    let next = amount.next;
    // Nothing counted behind it.
    let bare = next >= scan.end
        || !(doc.tag(next).is_noun()
            || doc.tag(next).is_adjective()
            || scan.is(next, any_of!["%", "percent", "per"])
            || scan.is_hyphen(next));
    if !whole || !bare {
        return false;
    }
    let Some(other) = scan.before(before) else { return false };
    if scan.is(before, any_of!["at"])
        && scan.is(other, any_of!["die", "dies", "died", "dying", "dead", "death", "retire", "retired", "retires", "married", "marry"])
    {
        return true;
    }
    if scan.is(before, any_of!["turned", "turns", "turning"]) && amount.digits && !scan.is(other, any_of!["it"]) {
        return true;
    }
    // A class of persons: "people under 30", "those over 65", "voters younger than 45".
    let compared = if scan.is(before, any_of!["than"]) && scan.is(other, any_of!["older", "younger"]) {
        scan.before(other)
    } else if scan.is(before, any_of!["over", "under"]) {
        Some(other)
    } else {
        None
    };
    let Some(compared) = compared else { return false };
    doc.is_in(
        compared,
        any_of![
            "people",
            "those",
            "anyone",
            "everyone",
            "men",
            "women",
            "children",
            "adults",
            "voters",
            "girls",
            "boys",
            "americans",
            "players",
            "persons",
        ],
    ) || (doc.lex(compared).contains(Lex::ROLE) && doc.tag(compared).is_plural())
}

/// "60s", "mid-40s", "under-18s": the token at `at` is tens in the plural.
pub(super) fn decade(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    let doc = scan.doc;
    let digits = doc.word(at).trim_end_matches(['s', 'S', '\'', '’']);
    let tens: i64 = digits.parse().ok().filter(|tens| *tens > 0 && *tens < 130)?;
    let hyphen = scan.before(at).filter(|&hyphen| scan.is_hyphen(hyphen));
    let word = hyphen.map_or_else(|| scan.before(at), |hyphen| scan.before(hyphen));
    let (low, high, start, qualifier) = if hyphen.is_some() && word.is_some_and(|word| scan.is(word, any_of!["under", "over"])) {
        let under = word.is_some_and(|word| scan.is(word, any_of!["under"]));
        let tens = Decimal::from(tens);
        let (low, high) = if under { (None, Some(tens)) } else { (Some(tens), None) };
        (low, high, word?, if under { Qualifier::Under } else { Qualifier::Over })
    } else {
        let part = word.filter(|&word| scan.is(word, any_of!["early", "mid", "late"]));
        let start = part.unwrap_or(at);
        let owner = scan
            .before(start)
            .filter(|&owner| doc.tag(owner) == Tag::PrpPoss || scan.is(owner, any_of!["his", "her", "their", "my", "our", "your"]));
        owner?;
        // A third of ten years each, the middle one around five.
        let (low, high) = match part.map(|part| doc.lower(part)).as_deref() {
            Some("early") => (0, 3),
            Some("mid") => (4, 6),
            Some("late") => (7, 9),
            _ => (0, 9),
        };
        (Some(Decimal::from(tens + low)), Some(Decimal::from(tens + high)), start, Qualifier::Vague)
    };
    let span = doc.span(at);
    Some(Draft {
        number: at..at + 1,
        within: Some(Span::new(span.start, span.end)),
        phrase: start..at + 1,
        kind: FigureKind::Age,
        value: None,
        values: Vec::new(),
        low,
        high,
        qualifier,
        change: None,
        unit: None,
        made_unit: None,
        of: None,
        hedge: None,
        rules: vec![DECADE.id],
    })
}
