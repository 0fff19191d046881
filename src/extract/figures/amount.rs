//! An amount before its unit: a numeral with its sign, or a range of two numerals, and a hedge right behind it.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::Qualifier;
use crate::rule::Rule;
use crate::span::Span;
use crate::text::numbers::{self, Arithmetic, Form, Mode, Numeral};
use crate::text::{Class, Tag, Upos, any_of};

use super::hedges::{self, Hedge};
use super::scan::Scan;

/// Two numerals that bound one amount.
pub static RANGE: Rule = Rule {
    id: "figure-range",
    phenomenon: "Two numerals joined by a dash, \"to\", \"or\", or by \"between … and\" bound one amount; a scale word of the second holds for both.",
    matches: &[
        ("Between 5 and 10 boats sank.", "Between 5 and 10 boats = 5..10"),
        ("They hold 80-200 tents.", "80-200 tents = 80..200"),
        ("It cost $5 to $10 million.", "$5 to $10 million = 5000000..10000000"),
        ("Two or three men fled.", "Two or three men = 2..3"),
        ("Temperatures ranged from 5 to 10 degrees.", "from 5 to 10 degrees = 5..10"),
    ],
    rejects: &["They won 3-1.", "Both 5 and 10 were drawn.", "Between them 10 boats sank."],
};

/// A number and how far it may be off.
pub static TOLERANCE: Rule = Rule {
    id: "figure-tolerance",
    phenomenon: "A number behind \"±\", \"+/-\" or \"plus or minus\" that follows another says how far that one may be off.",
    matches: &[
        ("The rod is 5.2 ± 0.1 mm thick.", "5.2 ± 0.1 mm = 5.2"),
        ("Its mass is 30 plus or minus 2 tonnes.", "30 plus or minus 2 tonnes = 30"),
    ],
    rejects: &["The margin is plus or minus 3 points."],
};

/// An amount without its unit.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    /// First token of the phrase: the numeral's, or a sign or "between" before it.
    pub(super) start: usize,
    /// The tokens of the numeral, or of both and what joins them.
    pub(super) tokens: Range<usize>,
    /// Where the numeral is a part of a token.
    pub(super) within: Option<Span>,
    pub(super) form: Form,
    pub(super) value: Option<Decimal>,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) digits: bool,
    pub(super) scale: Decimal,
    pub(super) qualifier: Qualifier,
    pub(super) hedge: Option<&'static Hedge>,
    /// The token behind the numeral and its hedge.
    pub(super) next: usize,
    /// The rule of a range.
    pub(super) rule: Option<&'static str>,
}

impl Amount {
    pub(super) fn of(numeral: &Numeral) -> Self {
        Self {
            start: numeral.tokens.start,
            tokens: numeral.tokens.clone(),
            within: None,
            form: numeral.form,
            value: numeral.value,
            low: numeral.low,
            high: numeral.high,
            digits: numeral.digits,
            scale: numeral.scale,
            qualifier: if numeral.form == Form::Vague { Qualifier::Vague } else { Qualifier::Exact },
            hedge: None,
            next: numeral.tokens.end,
            rule: None,
        }
    }

    /// One, told by an article.
    pub(super) fn one(article: usize) -> Self {
        let one = Some(Decimal::ONE);
        Self {
            start: article,
            tokens: article..article + 1,
            within: None,
            form: Form::Cardinal,
            value: one,
            low: one,
            high: one,
            digits: false,
            scale: Decimal::ONE,
            qualifier: Qualifier::Exact,
            hedge: None,
            next: article + 1,
            rule: None,
        }
    }

    /// Whether it is a whole number told by itself.
    pub(super) fn whole(&self) -> Option<Decimal> {
        self.value.filter(|value| self.form == Form::Cardinal && value.is_integer())
    }

    /// Whether a scale word belongs to it.
    pub(super) fn is_scaled(&self) -> bool {
        // A product of whole numbers: no need to compare decimals.
        self.scale.mantissa() != 1 || self.scale.scale() != 0
    }

    /// Whether the numeral is digits without separators or scale ("2016").
    pub(super) fn is_plain(&self, scan: &Scan<'_, '_>) -> bool {
        self.digits && self.tokens.len() == 1 && scan.doc.word(self.tokens.start).bytes().all(|b| b.is_ascii_digit())
    }
}

/// The amount whose numeral begins at `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize, mode: Mode) -> Option<Amount> {
    let limit = scan.limit(at);
    // Before most numerals stands a word that says nothing of them.
    let marked = scan
        .before(at)
        .is_some_and(|before| !scan.doc.has(before, Class::WORD) || scan.is(before, any_of!["minus", "negative", "between", "anywhere"]));
    let between = marked && is_between(scan, at);
    let mode = if between { mode } else { mode | Mode::AND };
    let mut first = numbers::read_as(scan.doc, at, limit, mode)?;
    // "a billion-dollar plant": the article is the noun's.
    if scan.is(at, any_of!["a", "an"]) && scan.is_hyphen(first.tokens.end) && first.tokens.len() > 1 {
        first.tokens.start += 1;
    }
    let mut amount = Amount::of(&first);
    if marked {
        leading_point(scan, &mut amount);
        negate(scan, &mut amount);
    }
    let next = amount.tokens.end;
    if (scan.doc.has(next, Class::PUNCT) || scan.is(next, any_of!["to", "and", "or", "through"]))
        && let Some(range) = range(scan, &amount, limit, mode, between)
    {
        amount = range;
    }
    if amount.digits && amount.rule.is_none() {
        if scan.is(next, any_of!["±", "∓", "plus", "+"]) {
            tolerance(scan, &mut amount, limit);
        }
        millions(scan, &mut amount);
    }
    if let Some((hedge, behind)) = hedges::touching(scan, amount.tokens.end) {
        amount.hedge = Some(hedge);
        amount.next = behind;
    }
    Some(amount)
}

/// "5 ± 0.1", "5 plus or minus 1": takes how far it may be off into the amount.
#[inline(never)]
fn tolerance(scan: &Scan<'_, '_>, amount: &mut Amount, limit: usize) {
    let at = amount.tokens.end;
    let doc = scan.doc;
    let signed = |words: &[&str]| at + words.len() < limit && doc.starts_with(at, words);
    let sign = if at >= limit {
        0
    } else if doc.is(at, "±") || doc.is(at, "∓") {
        1
    } else if signed(&["plus", "or", "minus"]) || signed(&["+", "/", "-"]) || signed(&["+", "/", "−"]) {
        3
    } else {
        0
    };
    let Some(value) = amount.value.filter(|_| sign > 0) else { return };
    let Some(off) = numbers::read_as(doc, at + sign, limit, Mode::empty()).filter(|off| off.digits && off.form != Form::Ordinal) else {
        return;
    };
    let Some(far) = off.value else { return };
    amount.low = value.minus(far).map(|low| low.normalize());
    amount.high = value.plus(far).map(|high| high.normalize());
    amount.tokens.end = off.tokens.end;
    amount.next = off.tokens.end;
    amount.qualifier = Qualifier::About;
    amount.rule = Some(TOLERANCE.id);
}

/// "5m homes", "1.2m barrels": before a plural the letter is a million and no metre; from fifty on it may be a distance
/// ("100m runners").
fn millions(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let letter = amount.tokens.end;
    let doc = scan.doc;
    let touching = amount.tokens.len() == 1 && letter + 1 < scan.end && doc.word(letter) == "m" && doc.glued(letter);
    if !touching || doc.tag(letter + 1) != Tag::Nns || amount.value.is_none_or(|value| value >= Decimal::from(50)) {
        return;
    }
    let million = Decimal::from(1_000_000);
    for slot in [&mut amount.value, &mut amount.low, &mut amount.high] {
        *slot = slot.and_then(|value| value.times(million)).map(|value| value.normalize());
    }
    amount.scale = million;
    amount.tokens.end = letter + 1;
    amount.next = letter + 1;
}

/// Whether "between" stands before the numeral (a sign of currency may part them).
pub(super) fn is_between(scan: &Scan<'_, '_>, at: usize) -> bool {
    let Some(mut before) = scan.before(at) else { return false };
    if (scan.doc.has(before, Class::CURRENCY) || scan.is(before, any_of!["minus", "negative", "-", "−"])) && before > scan.start {
        before -= 1;
    }
    scan.is(before, any_of!["between", "anywhere"])
}

/// ".45": decimals without a whole part.
#[inline(never)]
fn leading_point(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let at = amount.tokens.start;
    let Some(point) = scan.before(at).filter(|&point| scan.is(point, any_of!["."]) && scan.doc.glued(at) && !scan.doc.glued(point)) else {
        return;
    };
    let digits = scan.doc.word(at);
    let value = digits.bytes().all(|b| b.is_ascii_digit()).then(|| format!("0.{digits}").parse::<Decimal>().ok()).flatten();
    if value.is_some() && amount.tokens.len() == 1 {
        (amount.start, amount.tokens.start) = (point, point);
        amount.value = value.map(|value| value.normalize());
        (amount.low, amount.high) = (amount.value, amount.value);
    }
}

/// Takes a minus sign, "minus" or "negative" before the numeral into the amount.
#[inline(never)]
fn negate(scan: &Scan<'_, '_>, amount: &mut Amount) {
    let Some(sign) = scan.before(amount.tokens.start) else { return };
    let word = scan.doc.word(sign);
    let free =
        !scan.doc.glued(sign) || scan.before(sign).is_none_or(|before| scan.doc.class(before).intersects(Class::OPEN | Class::CURRENCY));
    let spaced = sign == scan.start && scan.end - amount.tokens.end < 2;
    let minus = match word {
        "-" | "−" | "–" => free && (scan.doc.glued(amount.tokens.start) || spaced),
        _ => {
            scan.is(sign, any_of!["negative"])
                || (scan.is(sign, any_of!["minus"]) && !scan.before(sign).is_some_and(|or| scan.is(or, any_of!["or"])))
        }
    };
    if minus {
        amount.start = sign;
        amount.value = amount.value.map(|value| -value);
        (amount.low, amount.high) = (amount.high.map(|value| -value), amount.low.map(|value| -value));
    }
}

/// The range that the amount begins, if a second numeral is joined to it by the mark or word behind.
#[inline(never)]
fn range(scan: &Scan<'_, '_>, first: &Amount, limit: usize, mode: Mode, between: bool) -> Option<Amount> {
    let mut from = scan.before(first.start);
    if let Some(sign) = from.filter(|&sign| scan.doc.has(sign, Class::CURRENCY)) {
        from = scan.before(sign);
    }
    let from = from.filter(|&before| scan.is(before, any_of!["from"]));
    let joint = first.tokens.end;
    if !scan.free(joint) {
        return None;
    }
    let doc = scan.doc;
    let word = doc.word(joint);
    let mut at = joint + 1;
    // "5-to-10"
    let hyphened = scan.is_hyphen(joint) && scan.is(joint + 1, any_of!["to", "or"]) && scan.is_hyphen(joint + 2);
    if hyphened {
        at = joint + 3;
    }
    let glued = doc.glued(joint) && doc.glued(at);
    // A dash with blanks around it joins bare numbers only: "four in 10 – 38 percent" is an aside.
    let dash = matches!(word, "-" | "–" | "‑" | "~" | "—") && (glued || !doc.glued(joint) && !doc.glued(at) && word != "—");
    // A sign of currency may be said again: "$5 to $10".
    if doc.has(at, Class::CURRENCY) && first.start > scan.start && doc.has(first.start - 1, Class::CURRENCY) {
        at += 1;
    }
    let second = numbers::read_as(doc, at, limit, mode | Mode::AND)?;
    let mut last = Amount::of(&second);
    if dash && !glued && counts_something(scan, second.tokens.end) {
        return None;
    }
    if !dash && at == joint + 1 {
        negate(scan, &mut last);
    }
    let fits = if dash && !hyphened {
        first.digits == second.digits
            && (first.digits || first.form == Form::Cardinal && !scan.is_hyphen(second.tokens.end))
            && !scan.is_hyphen(second.tokens.end - 1)
            || (word == "~")
    } else if hyphened || scan.is(joint, any_of!["to", "through"]) {
        true
    } else if scan.is(joint, any_of!["and"]) {
        between
    } else {
        scan.is(joint, any_of!["or"])
            && first.digits == second.digits
            && !scan.is(second.tokens.end, any_of!["more", "less", "fewer", "older", "younger"])
    };
    let cardinal = |form: Form| matches!(form, Form::Cardinal | Form::Fraction);
    if !fits || !cardinal(first.form) || !cardinal(last.form) {
        return None;
    }
    let (mut low, high) = (first.value?, last.value?);
    if !first.is_scaled() && last.is_scaled() && low < high.over(last.scale)? {
        low = low.times(last.scale)?;
    }
    if low >= high || (scan.is(joint, any_of!["or"]) && low.times(Decimal::from(3)).is_some_and(|bound| bound < high)) {
        return None;
    }
    // "rose from 5 to 10": two amounts, told apart by the verb of change.
    if from.is_some_and(|from| super::change::is_change_before(scan, from)) {
        return None;
    }
    let adjacent = from.filter(|from| from + 1 == first.start);
    let start = if between { first.start.saturating_sub(1) } else { adjacent.unwrap_or(first.start) };
    Some(Amount {
        start,
        tokens: first.tokens.start..second.tokens.end,
        within: None,
        form: Form::Cardinal,
        value: None,
        low: Some(low),
        high: Some(high),
        digits: first.digits,
        scale: last.scale,
        qualifier: Qualifier::Between,
        hedge: None,
        next: second.tokens.end,
        rule: Some(RANGE.id),
    })
}

/// Whether what stands at `at` is a word that a plain number may count: used where a range competes with a score.
pub(super) fn counts_something(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.free(at)
        && (matches!(scan.doc.upos(at), Upos::Noun | Upos::Adj) || scan.is(at, any_of!["percent", "%", "per"]))
        && scan.doc.has(at, Class::WORD)
        || scan.is(at, any_of!["%"])
}
