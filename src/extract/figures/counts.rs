//! Numbers of things: "65,500 people", "five of the casinos", "12 dead", "a five-member panel", or nothing at all.

use rust_decimal::Decimal;

use crate::model::FigureKind;
use crate::rule::Rule;
use crate::text::numbers::Form;
use crate::text::{Class, Tag, WordSet, any_of, word_set};

use super::amount::Amount;
use super::nouns;
use super::scan::{Draft, Scan};

/// A number and a noun.
pub static COUNT: Rule = Rule {
    id: "figure-count",
    phenomenon: "A cardinal before a noun phrase counts its head; before \"of\" and a definite plural it counts part of it.",
    matches: &[
        ("The flood drove out 65,500 people, mostly women and children.", "65,500 people = 65500"),
        ("Four of his old rivals came.", "Four of his old rivals = 4"),
        ("Only one unit was closed.", "Only one unit = 1"),
        ("A five-member panel met.", "five-member = 5"),
        ("They own half a million sheep.", "half a million sheep = 500000"),
        ("Two who had stayed were hurt.", "Two = 2"),
        ("One and a half thousand sheep drowned.", "One and a half thousand sheep = 1500"),
        ("Some 1.2m homes went dark.", "Some 1.2m homes = 1200000"),
    ],
    rejects: &[
        "At last a last lorry left.",
        "Flight 370 vanished.",
        "The Boeing 747 jets flew.",
        "Article 5 was invoked.",
        "No one came.",
        "Call 555-123-4567 now.",
    ],
};

/// A vague number word and a noun.
pub static VAGUE: Rule = Rule {
    id: "figure-vague-count",
    phenomenon: "Dozens, scores, hundreds, tens of thousands, a few, several, a handful, a couple: bounds without a value, from the table of vague words.",
    matches: &[
        ("Tens of thousands of people fled.", "Tens of thousands of people = 20000..99999"),
        ("Dozens of shops closed.", "Dozens of shops = 24..99"),
        ("A few hundred sheep drowned.", "A few hundred sheep = 300..999"),
        ("A couple of hundred boats sank.", "A couple of hundred boats = 200..399"),
        ("Several Arab nations objected.", "Several Arab nations = 3..9"),
        ("Hundreds were hurt.", "Hundreds = 200..999"),
        ("Hundreds of them were children.", "Hundreds = 200..999"),
        ("Scores were injured.", "Scores = 40..199"),
    ],
    rejects: &["The scores were level.", "A couple from Harl won.", "They tried several times.", "It took several hundred years."],
};

/// The dead and the hurt.
pub static CASUALTIES: Rule = Rule {
    id: "figure-casualties",
    phenomenon: "A number before \"dead\", \"injured\", \"wounded\", \"missing\" or a passive verb of harm counts persons, in lists too.",
    matches: &[
        ("The blast left 12 dead, 30 injured.", "12 dead = 12"),
        ("It left 12 dead and 30 injured.", "30 injured = 30"),
        ("Over 6,000 dead and wounded lay there.", "Over 6,000 dead and wounded = 6000"),
        ("The bus overturned, killing 13.", "13 = 13"),
    ],
    rejects: &["All the dead were 12 sheep."],
};

/// A number by itself.
pub static NUMBER: Rule = Rule {
    id: "figure-number",
    phenomenon: "A number that counts no noun, has no unit and is no label stands as a bare number.",
    matches: &[
        ("The index closed at 18,432.24.", "18,432.24 = 18432.24"),
        ("They were 3,500 and 4,000 in all.", "4,000 = 4000"),
        ("A magnitude-6.4 quake shook Tarrow.", "6.4 = 6.4"),
        ("A 6.4-magnitude quake shook Tarrow.", "6.4-magnitude = 6.4"),
    ],
    rejects: &[
        "In 2016 it rained.",
        "Flight 370 vanished.",
        "Route 66 is long.",
        "Unit 4100 was closed.",
        "It fell to 5%.",
        "The COVID-19 wards closed.",
    ],
};

/// What harm does to persons.
static HARMED: WordSet = word_set![
    "dead",
    "injured",
    "wounded",
    "hurt",
    "missing",
    "killed",
    "deceased",
    "homeless",
    "displaced",
    "arrested",
    "detained",
    "unaccounted",
];

/// Verbs of harm, whose bare number is one of persons ("killing 13").
static HARMING: WordSet =
    word_set!["killing", "killed", "kill", "kills", "injuring", "injured", "wounding", "wounded", "displacing", "hospitalizing"];

/// Lengths of time: numbers of them are durations.
static TIMES: WordSet =
    word_set!["second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century", "millennium"];

/// A count, or a bare number.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if matches!(amount.form, Form::Ordinal | Form::Fraction) {
        return None;
    }
    let vague = amount.form == Form::Vague;
    // "a magnitude-6.4 quake": a number on a scale.
    let scale = scan.before(amount.start).filter(|&hyphen| amount.digits && scan.is_hyphen(hyphen)).and_then(|hyphen| scan.before(hyphen));
    if scale.is_some_and(|scale| scan.is(scale, any_of!["magnitude"])) {
        return Some(Draft::new(amount, FigureKind::Number, amount.tokens.end, NUMBER.id));
    }
    let rule = if vague { VAGUE.id } else { COUNT.id };
    if scan.is_hyphen(amount.next) && !vague {
        return hyphened(scan, amount);
    }
    let mut at = amount.next;
    // "five of the casinos", "dozens of shops"
    let of = scan.is(at, any_of!["of"]);
    let is_one = amount.value == Some(Decimal::ONE) && !amount.digits && !amount.is_scaled();
    if is_one && (of || !is_number_one(scan, amount)) {
        return None;
    }
    if of {
        at += 1;
        let definite = scan.doc.tag(at).is_determiner()
            || scan.is(at, any_of!["the", "those", "these", "its", "his", "her", "their", "our", "your", "my"]);
        if definite {
            at += 1;
        } else if !vague && !amount.is_scaled() {
            return Some(bare(scan, amount));
        }
        if scan.is(at, any_of!["other"]) && !scan.free(at + 1) {
            return Some(bare(scan, amount));
        }
    }
    let noun = nouns::phrase(scan, at);
    if !of
        && (noun.as_ref().is_none_or(|noun| scan.is(noun.at, &HARMED)) || scan.is(at + 1, any_of!["and"]))
        && let Some(draft) = casualties(scan, amount)
    {
        return Some(draft);
    }
    match noun {
        Some(noun) => {
            // "several times": how often, not how many things.
            if vague && scan.is(noun.at, any_of!["times"]) {
                return None;
            }
            // "worth six figures": how many digits.
            if !amount.digits && scan.is(noun.at, any_of!["figures"]) && noun.at == at {
                return None;
            }
            if is_one && scan.is(noun.at, any_of!["thing", "another", "way", "point"]) {
                return None;
            }
            // "several hundred years": a duration is no amount.
            let head = noun.head(scan);
            if noun.at == at && TIMES.holds(&head) {
                return None;
            }
            let mut draft = Draft::new(amount, FigureKind::Count, noun.end, rule);
            let basis = head == "point" && scan.is(noun.at - 1, any_of!["basis"]);
            draft.of = Some(if basis { "basis point".to_owned() } else { head });
            Some(draft)
        }
        None if vague => {
            let word = scan.doc.lower(amount.tokens.start);
            // "several", "a few" want a noun; "hundreds were hurt" does not.
            let them = scan.is(amount.next, any_of!["of"]) && scan.is(amount.next + 1, any_of!["them", "us", "you", "whom", "which"]);
            let alone = them || !matches!(word.as_ref(), "several" | "a" | "few") && !scan.is(amount.next, any_of!["of"]);
            alone.then(|| Draft::new(amount, FigureKind::Count, amount.next, rule))
        }
        None if is_one => None,
        None if scan.before(amount.start).is_some_and(|verb| scan.is(verb, &HARMING)) => {
            let mut draft = Draft::new(amount, FigureKind::Count, amount.next, CASUALTIES.id);
            draft.of = Some("person".to_owned());
            Some(draft)
        }
        None => Some(bare(scan, amount)),
    }
}

fn bare(scan: &Scan<'_, '_>, amount: &Amount) -> Draft {
    let end = if amount.hedge.is_some() { amount.next } else { amount.tokens.end };
    // "two who stayed", "over 21,000", "nine of them died": an unnamed noun is counted.
    let next = amount.next;
    let elliptic = amount.hedge.is_some()
        || scan.is(next, any_of!["who", "whom", "whose", "of", "were", "are", "have", "had", "others"])
        || scan.doc.tag(next).is_finite()
        || scan.before(amount.start).is_some_and(|before| {
            scan.is(before, any_of!["than", "over", "nearly", "almost", "least", "to", "some", "about"])
                && amount.value.is_some_and(|value| value >= Decimal::TEN)
        });
    let kind = if elliptic && amount.value.is_none_or(|value| value.is_integer()) { FigureKind::Count } else { FigureKind::Number };
    Draft::new(amount, kind, end, if kind == FigureKind::Count { COUNT.id } else { NUMBER.id })
}

/// "five-member", "20-point": the noun joined by a hyphen.
fn hyphened(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let noun = amount.next + 1;
    let doc = scan.doc;
    // "one-sided", "two-way", "three-time": words of their own.
    let idiom = scan
        .is(noun, any_of!["time", "way", "sided", "off", "on", "by", "in", "term", "star", "figure", "digit", "digits", "word", "thirds"]);
    let one = amount.value == Some(Decimal::ONE) && !amount.digits;
    if idiom || one || !doc.has(noun, Class::WORD) || !scan.free(noun) || !doc.has(amount.next, Class::HYPHEN) {
        return None;
    }
    if !(doc.tag(noun).is_noun() || doc.tag(noun).is_adjective()) {
        return None;
    }
    // "a 6.4-magnitude quake": a number on a scale.
    if scan.is(noun, any_of!["magnitude"]) {
        return Some(Draft::new(amount, FigureKind::Number, noun + 1, NUMBER.id));
    }
    let mut draft = Draft::new(amount, FigureKind::Count, noun + 1, COUNT.id);
    // "a 150-strong crowd" counts no strong.
    draft.of = (!scan.is(noun, any_of!["strong"])).then(|| doc.lower(noun).into_owned());
    Some(draft)
}

/// "12 dead", "6,000 dead and wounded".
fn casualties(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let mut end = amount.next;
    if scan.is(end, any_of!["more", "others"]) {
        end += 1;
    }
    if !scan.is(end, &HARMED) || scan.doc.tag(end + 1).is_noun() {
        return None;
    }
    end += 1;
    if scan.is(end, any_of!["and", "or"]) && scan.is(end + 1, &HARMED) {
        end += 2;
    }
    let mut draft = Draft::new(amount, FigureKind::Count, end, CASUALTIES.id);
    draft.of = Some("person".to_owned());
    Some(draft)
}

/// Whether "one" is the number here and no pronoun: before a common noun or behind "only".
fn is_number_one(scan: &Scan<'_, '_>, amount: &Amount) -> bool {
    let doc = scan.doc;
    let pronoun = scan.before(amount.start).is_some_and(|before| {
        scan.is(
            before,
            any_of![
                "no", "the", "this", "that", "which", "any", "every", "each", "some", "another", "last", "next", "first", "second",
                "right", "previous", "good", "by", "to", "latest",
            ],
        )
    });
    let next = doc.tag(amount.next);
    !pronoun && (next.is_common_noun() || next.is_adjective() || matches!(next, Tag::Vbn | Tag::Nnp | Tag::Vbg))
}
