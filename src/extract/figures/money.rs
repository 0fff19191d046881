//! Sums of money: signs, codes and names of currencies before and behind the number.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::model::FigureKind;
use crate::rule::Rule;
use crate::span::Span;
use crate::text::numbers::{Arithmetic, Form, Mode};
use crate::text::{Class, Tag, WordSet, any_of, word_set};

use super::amount::{self, Amount};
use super::cues::Cue;
use super::phrases::Phrases;
use super::scan::{Draft, Scan};

/// A sign or code before the number.
pub static SIGN: Rule = Rule {
    id: "figure-money-sign",
    phenomenon: "A sign or code of a currency before or right behind digits makes a sum of money; letters before the dollar sign tell which dollar.",
    matches: &[
        ("It paid $1.2bn for the yard.", "$1.2bn = 1200000000"),
        ("The A$40m deal fell through.", "A$40m = 40000000"),
        ("He lost €2.50 at cards.", "€2.50 = 2.5"),
        ("They asked for Rs 500 crore.", "Rs 500 crore = 5000000000"),
        ("The grant of GBP 350 was spent.", "GBP 350 = 350"),
        ("A $300-million fund was set up.", "$300-million = 300000000"),
        ("Prices rose to $10-$12.", "$10-$12 = 10..12"),
        ("It was sold for USD115.", "USD115 = 115"),
    ],
    rejects: &["ALL 5 answers are wrong.", "The 40m sprint was run."],
};

/// A currency's name behind the number.
pub static NAME: Rule = Rule {
    id: "figure-money-name",
    phenomenon: "The name of a currency behind a number makes a sum of money; hundredths (cents, pence) are told in the whole unit; \
                 a pound is money unless something is weighed.",
    matches: &[
        ("It cost 12 million euros.", "12 million euros = 12000000"),
        ("He gave 300 pounds to the fund.", "300 pounds = 300"),
        ("Bread costs 50 cents.", "50 cents = 0.5"),
        ("They owe trillions of dollars.", "trillions of dollars = 2000000000000.."),
        ("She paid 3 dollars and 45 cents.", "3 dollars and 45 cents = 3.45"),
        ("A billion-dollar plant opened.", "billion-dollar = 1000000000"),
        ("He paid 10,000 Swiss francs.", "10,000 Swiss francs = 10000"),
    ],
    rejects: &["The crate weighed 300 pounds.", "A 300-pound anchor fell."],
};

/// A currency: its ISO 4217 code, if one goes with the name, and the factor to its whole unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency {
    code: Option<&'static str>,
    factor: Decimal,
}

static DATA: &str = include_str!("data/currencies.txt");

fn rows() -> impl Iterator<Item = (&'static str, Currency)> {
    crate::text::lexicon::rows(DATA).filter_map(|row| {
        let mut cells = crate::text::lexicon::cells(row);
        let name = cells.next()?;
        let code = cells.next().filter(|code| *code != "-");
        Some((name, Currency { code, factor: cells.next()?.parse().ok()? }))
    })
}

/// The rows of the list, read once.
static ROWS: LazyLock<Vec<(&'static str, Currency)>> = LazyLock::new(|| rows().collect());
static NAMES: LazyLock<Phrases<Currency>> = LazyLock::new(|| Phrases::new(ROWS.iter().copied().filter(|(name, _)| !is_code(name)), false));
static CODES: LazyLock<Phrases<Currency>> = LazyLock::new(|| Phrases::new(ROWS.iter().copied().filter(|(name, _)| is_code(name)), true));

/// The hashes of the words that names and codes begin with.
pub(super) fn hashes() -> impl Iterator<Item = u64> {
    NAMES.hashes().chain(CODES.hashes())
}

fn is_code(name: &str) -> bool {
    name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// Codes that are words of English in capitals: they count only behind a number.
const WORD_CODES: &[&str] =
    &["ALL", "AMD", "BAM", "COP", "CUP", "DOP", "GEL", "LAK", "MAD", "MOP", "PEN", "RON", "SOS", "TOP", "TRY", "WON", "ERN", "BOB", "HUF"];

/// Short forms that stand before digits as a sign does.
pub(super) static SHORT: WordSet = word_set!["rs", "rs.", "re.", "rm", "rp", "sfr", "usd", "gbp", "eur", "rmb", "dlrs"];

/// The currency whose sign or code ends before the numeral at `at`, and the first token of the sign.
fn before(scan: &Scan<'_, '_>, at: usize) -> Option<(Currency, usize)> {
    let doc = scan.doc;
    let mut last = scan.before(at)?;
    let class = doc.class(last);
    let code = class.contains(Class::ALL_CAPS) && doc.span(last).len() == 3;
    if !class.contains(Class::PUNCT) && !code && !scan.cue(last).contains(Cue::SIGN) {
        return None;
    }
    // "$-5": the minus stands behind the sign.
    if matches!(doc.word(last), "-" | "−") && doc.glued(last) && doc.glued(at) {
        last = scan.before(last).filter(|&sign| doc.has(sign, Class::CURRENCY))?;
    }
    if doc.has(last, Class::PUNCT) {
        // "US$", "A$", "CN¥": letters that touch the sign, or a blank between them in set-out text.
        let (dollar, _) = NAMES.at(doc, last, last + 1)?;
        if !doc.has(last, Class::CURRENCY) && doc.has(last, Class::WORD) {
            return None;
        }
        if let Some(prefix) = scan.before(last)
            && (doc.glued(last) || scan.is(prefix, any_of!["us", "u.s.", "u.s", "c", "a", "nz", "hk"]))
            && doc.has(prefix, Class::WORD)
            && let Some((currency, end)) = NAMES.at(doc, prefix, last + 1)
            && end == last + 1
            && (doc.glued(last) || !scan.is(prefix, any_of!["a"]))
        {
            return Some((currency, prefix));
        }
        // "COP$35 million": the code tells which dollar or peso.
        if doc.glued(last)
            && let Some(prefix) = scan.before(last)
            && let Some((currency, end)) = CODES.at(doc, prefix, at)
            && end == last
        {
            return Some((currency, prefix));
        }
        return Some((dollar, last));
    }
    if !doc.has(last, Class::WORD) {
        return None;
    }
    // "10 USD 20 EUR": the name goes with the number before it.
    if scan.before(last).is_some_and(|b| doc.has(b, Class::NUMBER)) && !scan.is(last, any_of!["rs", "rs."]) {
        return None;
    }
    let word = doc.word(last);
    if let Some((currency, _)) = CODES.at(doc, last, at) {
        return (!WORD_CODES.contains(&word)).then_some((currency, last));
    }
    if scan.is(last, &SHORT) {
        return NAMES.at(doc, last, at).map(|(currency, _)| (currency, last));
    }
    None
}

/// A sign or code of a currency before a numeral, once it has been looked for: the token of the numeral and what was found.
pub(super) struct Sign(usize, Option<(Currency, usize)>);

impl Sign {
    /// Looks before the numeral at `at`.
    pub(super) fn before(scan: &Scan<'_, '_>, at: usize) -> Self {
        Self(at, before(scan, at))
    }

    /// Whether the amount may be money by it: a sign stands there, or the numeral begins elsewhere than where it was looked for.
    pub(super) fn marks(&self, amount: &Amount) -> bool {
        self.1.is_some() || self.0 != amount.tokens.start
    }

    /// How the numeral is to be read: as money where a sign stands before it.
    pub(super) fn mode(&self) -> Mode {
        if self.1.is_some() { Mode::MONEY } else { Mode::empty() }
    }
}

/// A sum of money.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount, sign: &Sign) -> Option<Draft> {
    if matches!(amount.form, Form::Ordinal) {
        return None;
    }
    // The numeral may begin elsewhere than where it was looked for: "a billion", ".45".
    let sign = if sign.0 == amount.tokens.start { sign.1 } else { before(scan, amount.tokens.start) };
    if let Some((currency, start)) = sign {
        return signed(scan, amount, currency, start);
    }
    named(scan, amount)
}

fn draft(amount: &Amount, currency: Currency, end: usize, rule: &'static str) -> Option<Draft> {
    let mut draft = Draft::new(amount, FigureKind::Money, end, rule);
    draft.unit = currency.code;
    draft.scale(currency.factor).then_some(draft)
}

/// "$1.2bn", "-$5", "USD 22.5 million".
fn signed(scan: &Scan<'_, '_>, amount: &Amount, currency: Currency, start: usize) -> Option<Draft> {
    let mut end = amount.tokens.end;
    let mut currency = currency;
    // "$5 USD", "$10 Canadian dollars": the second name is the nearer one.
    if let Some((again, behind)) = CODES.at(scan.doc, end, scan.end).or_else(|| NAMES.at(scan.doc, end, scan.end))
        && (again.code == currency.code || (currency.code == Some("USD") && again.factor == Decimal::ONE))
        && again.code.is_some()
        && !scan.is(end, &SHORT)
        && !WORD_CODES.contains(&scan.doc.word(end))
    {
        end = behind;
        currency.code = again.code;
    }
    let mut draft = draft(amount, currency, end, SIGN.id)?;
    draft.phrase.start = start.min(amount.start);
    // "between $5 and $10": the phrase begins at the word of the range.
    if let Some(before) = scan.before(start)
        && amount.rule.is_some()
        && scan.is(before, any_of!["between", "from"])
    {
        draft.phrase.start = before;
    }
    // "-$5".
    if let Some(sign) = scan.before(start)
        && matches!(scan.doc.word(sign), "-" | "−")
        && (!scan.doc.glued(sign) || scan.before(sign).is_none_or(|b| scan.doc.has(b, Class::OPEN)))
        && scan.doc.glued(start)
        && draft.values.is_empty()
    {
        draft.phrase.start = sign;
        draft.scale(-Decimal::ONE);
        std::mem::swap(&mut draft.low, &mut draft.high);
    }
    Some(draft)
}

/// "12 million euros", "billion-dollar", "50 cents", "trillions of dollars", "115USD".
fn named(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    let doc = scan.doc;
    let mut at = scan.joint(amount.next);
    if (amount.form == Form::Vague || matches!(amount.form, Form::Fraction)) && scan.is(at, any_of!["of"]) {
        at += 1;
        if amount.form == Form::Fraction && scan.is(at, any_of!["a", "an"]) {
            at += 1;
        }
    }
    let scale_behind = |at: usize| scan.is(at, any_of!["million", "billion", "trillion"]);
    let mut millions = None;
    let (currency, mut end) = if let Some((found, amount)) = million_code(scan, amount, at) {
        millions = Some(amount);
        found
    } else if let Some(found) = CODES.at(doc, at, scan.end).filter(|_| doc.glued(at) || doc.word(at) != "ALL") {
        found
    } else {
        NAMES.at(doc, at, scan.end).filter(|(currency, end)| is_named(scan, amount, *currency, at, *end))?
    };
    let mut amount = millions.unwrap_or_else(|| amount.clone());
    // "75 USD million".
    if scale_behind(end) && amount.scale == Decimal::ONE {
        let power = if scan.is(end, any_of!["million"]) {
            6
        } else if scan.is(end, any_of!["billion"]) {
            9
        } else {
            12
        };
        let scale = Decimal::from(10u64.checked_pow(power)?);
        amount.value = amount.value.and_then(|value| value.times(scale));
        (amount.low, amount.high) = (amount.value, amount.value);
        amount.tokens.end = end + 1;
        end += 1;
    }
    let mut draft = draft(&amount, currency, end, NAME.id)?;
    if let Some((cents, end)) = cents(scan, &draft, end) {
        let sum = draft.value?.plus(cents)?;
        (draft.value, draft.low, draft.high) = (Some(sum), Some(sum), Some(sum));
        draft.phrase.end = end;
    }
    Some(draft)
}

/// "48.5 MGBP": the code with a letter for million before it.
fn million_code(scan: &Scan<'_, '_>, amount: &Amount, at: usize) -> Option<((Currency, usize), Amount)> {
    let code = scan.doc.word(at).strip_prefix('M').filter(|code| at < scan.end && is_code(code))?;
    let (_, currency) = *ROWS.iter().find(|(name, _)| *name == code)?;
    let million = Decimal::from(1_000_000);
    let mut amount = amount.clone();
    for slot in [&mut amount.value, &mut amount.low, &mut amount.high] {
        *slot = slot.and_then(|value| value.times(million));
    }
    Some(((currency, at + 1), amount))
}

/// Whether the name at `at` is one of money here and not another word of English.
fn is_named(scan: &Scan<'_, '_>, amount: &Amount, currency: Currency, at: usize, end: usize) -> bool {
    let doc = scan.doc;
    let word = doc.lower(end - 1);
    let great = amount.is_scaled() || amount.low.is_some_and(|low| low >= Decimal::ONE_HUNDRED);
    match word.as_ref() {
        "pound" | "pounds" if end == at + 1 => !super::measures::is_weighed(scan, amount, at),
        "won" => great && !doc.tag(at - 1).is_noun(),
        "crown" | "crowns" | "sol" | "p" if word != "p" => great,
        "p" => amount.digits && doc.glued(at) && doc.has(at, Class::WORD) && !doc.has(at, Class::CAPITAL),
        "rm" | "rp" | "re." | "kr" | "nis" | "ether" => {
            amount.digits && doc.has(at, Class::WORD) && (word == "kr" || doc.has(at, Class::CAPITAL))
        }
        "rs" | "rs." | "sfr" => false,
        "buck" | "bucks" => !doc.has(at, Class::CAPITAL),
        // "10 Rand supporters": a name in capitals, save behind a nation ("10 Turkish Lira").
        _ if end == at + 1 && doc.has(at, Class::CAPITAL) && !scan.headline() && doc.has(at, Class::WORD) => {
            currency.code.is_some() && (doc.tag(at) != Tag::Nnp || amount.is_scaled())
        }
        _ => true,
    }
}

/// Cents behind whole dollars: "and 45 cents", "50 cents".
fn cents(scan: &Scan<'_, '_>, whole: &Draft, at: usize) -> Option<(Decimal, usize)> {
    whole.value.filter(|value| value.is_integer())?;
    let at = if scan.is(at, any_of!["and"]) { at + 1 } else { at };
    if !scan.free(at) {
        return None;
    }
    let part = amount::read(scan, at, Mode::empty())?;
    let (currency, end) = NAMES.at(scan.doc, part.next, scan.end)?;
    let hundredth = currency.factor < Decimal::ONE && part.value? < Decimal::ONE_HUNDRED;
    (hundredth && part.form == Form::Cardinal).then(|| part.value?.times(currency.factor)).flatten().map(|cents| (cents, end))
}

/// "USD115", "Rs5,000": the code and the digits are one token. The figure and the token behind it.
pub(super) fn joined(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    let doc = scan.doc;
    let word = doc.word(at);
    let digits_at = word.find(|c: char| c.is_ascii_digit())?;
    let (code, digits) = word.split_at_checked(digits_at)?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let currency = if is_code(code) && !WORD_CODES.contains(&code) {
        ROWS.iter().find(|(name, _)| *name == code)?.1
    } else if matches!(code, "Rs" | "RM" | "Rp") {
        let lower = code.to_lowercase();
        ROWS.iter().find(|(name, _)| *name == lower)?.1
    } else {
        return None;
    };
    // Separators cut the rest off: "Rs5|,|000".
    let mut end = at + 1;
    let mut plain = digits.to_owned();
    while matches!(doc.word(end), "," | ".") && doc.glued(end) && doc.glued(end + 1) && end + 1 < scan.end {
        let more = doc.word(end + 1);
        if !more.bytes().all(|b| b.is_ascii_digit()) || (doc.word(end) == "," && more.len() != 3) || plain.len() > 20 {
            break;
        }
        if doc.word(end) == "." {
            plain.push('.');
        }
        plain.push_str(more);
        end += 2;
    }
    let mut value: Decimal = plain.parse().ok()?;
    let mut scale = Decimal::ONE;
    if let Some(numeral) = crate::text::numbers::read(doc, end, scan.limit(at))
        && numeral.tokens.len() == 1
        && scan.is(end, any_of!["million", "billion", "trillion", "thousand", "crore", "lakh"])
    {
        scale = numeral.scale;
        value = value.times(scale)?;
        end += 1;
    }
    let start = doc.span(at).start + u32::try_from(digits_at).ok()?;
    let amount = Amount {
        start: at,
        tokens: at..end,
        within: Some(Span::new(start, doc.span(end - 1).end)),
        form: Form::Cardinal,
        value: Some(value),
        low: Some(value),
        high: Some(value),
        digits: true,
        scale,
        qualifier: crate::model::Qualifier::Exact,
        hedge: None,
        next: end,
        rule: None,
    };
    draft(&amount, currency, end, SIGN.id)
}

/// "a penny", "a dollar": an article for one coin. The article is told as the number with the noun, as there is no numeral.
pub(super) fn coin(scan: &Scan<'_, '_>, at: usize) -> Option<Draft> {
    let coin = at + 1;
    if !scan.is(coin, any_of!["penny", "dollar", "cent", "euro", "pound"]) || scan.doc.tag(coin + 1).is_noun() || scan.is_hyphen(coin + 1) {
        return None;
    }
    if scan.is(coin, any_of!["pound"]) || scan.is(coin + 1, any_of!["for", "of"]) {
        return None;
    }
    let (currency, _) = NAMES.at(scan.doc, coin, scan.end)?;
    let one = Some(Decimal::ONE);
    let amount = Amount {
        start: at,
        tokens: at..coin + 1,
        within: None,
        form: Form::Cardinal,
        value: one,
        low: one,
        high: one,
        digits: false,
        scale: Decimal::ONE,
        qualifier: crate::model::Qualifier::Exact,
        hedge: None,
        next: coin + 1,
        rule: None,
    };
    draft(&amount, currency, coin + 1, NAME.id)
}
