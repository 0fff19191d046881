//! Every word list and its bit. The build script reads this file too, to make the table that is compiled in.

bitflags::bitflags! {
    /// The word lists that a word stands in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Lex: u64 {
        /// Abbreviations that keep their full stop.
        const ABBREVIATION = 1;
        /// Words that numbers are written with (see `numbers`).
        const NUMBER_WORD = 1 << 1;
        /// Closed classes and adverbs that open sentences.
        const FUNCTION = 1 << 39;
        /// A word of English that is seen in lower case.
        const COMMON = 1 << 20;
        /// Days, months, feasts, time zones.
        const CALENDAR = 1 << 21;
        /// Countries, territories, continents and world regions.
        const COUNTRY = 1 << 22;
        /// States, provinces and districts of countries.
        const REGION = 1 << 23;
        /// Capitals and larger cities.
        const CITY = 1 << 24;
        /// Given names of men.
        const MALE = 1 << 25;
        /// Given names of women.
        const FEMALE = 1 << 26;
        /// Family names.
        const SURNAME = 1 << 27;
        /// Adjectives of countries, peoples, faiths and languages.
        const DEMONYM = 1 << 28;
        /// Peoples and followers as nouns.
        const PEOPLE = 1 << 29;
        /// Nouns that make a name an organization.
        const ORG_HEAD = 1 << 30;
        /// International organizations.
        const ORG_NAME = 1 << 31;
        /// Legal forms at the end of companies' names.
        const COMPANY_END = 1 << 32;
        /// Nouns that make a name a place or building.
        const PLACE_HEAD = 1 << 33;
        /// Nouns that make a name an event.
        const EVENT_HEAD = 1 << 34;
        /// Nouns that make a name a work, law, prize or plan.
        const WORK_HEAD = 1 << 35;
        /// Nouns that make a name a product.
        const PRODUCT_HEAD = 1 << 40;
        /// Nouns beside a name that tell an organization.
        const ORG_WORD = 1 << 41;
        /// Nouns beside a name that tell a place.
        const PLACE_WORD = 1 << 42;
        /// Letters that stand for common nouns, degrees, currencies, measures.
        const LETTERS = 1 << 43;
        /// Forms of address and ranks before a name.
        const TITLE = 1 << 36;
        /// Nouns for persons by office, work or relation.
        const ROLE = 1 << 37;
        /// Words before or inside a title.
        const TITLE_PART = 1 << 38;
        /// Words that time expressions are made of.
        const TIME = 1 << 45;
        /// Function words at the head of time expressions.
        const TIME_LEAD = 1 << 48;
        /// Words that state an amount without being number words.
        const AMOUNT_WORD = 1 << 2;
        /// Abbreviations that a name or number always follows: they never end a sentence.
        const ABBREVIATION_BEFORE = 1 << 46;
        /// Abbreviations that follow a number or a list: a capital behind them begins a sentence.
        const ABBREVIATION_BEHIND = 1 << 47;
        /// Abbreviations of names and titles, which in lower case are other words or none.
        const ABBREVIATED_NAME = 1 << 51;
        /// Abbreviations only before a numeral; else the word at the end of a sentence.
        const BEFORE_NUMERAL = 1 << 49;
        /// Abbreviations only behind a number; else the word at the end of a sentence.
        const BEHIND_NUMBER = 1 << 50;
    }
}

/// Every list: its text and its bit.
pub(crate) static LISTS: &[(&str, Lex)] = &[
    (include_str!("abbreviations.txt"), Lex::ABBREVIATION),
    (NUMBER_WORDS, Lex::NUMBER_WORD),
    (include_str!("function.txt"), Lex::FUNCTION),
    (include_str!("common.txt"), Lex::COMMON),
    (include_str!("calendar.txt"), Lex::CALENDAR),
    (include_str!("countries.txt"), Lex::COUNTRY),
    (include_str!("places_more.txt"), Lex::COUNTRY),
    (include_str!("regions.txt"), Lex::REGION),
    (include_str!("cities.txt"), Lex::CITY),
    (include_str!("given_male.txt"), Lex::MALE),
    (include_str!("given_female.txt"), Lex::FEMALE),
    (include_str!("surnames.txt"), Lex::SURNAME),
    (include_str!("demonyms.txt"), Lex::DEMONYM),
    (include_str!("demonyms_more.txt"), Lex::DEMONYM),
    (include_str!("peoples.txt"), Lex::PEOPLE),
    (include_str!("peoples_more.txt"), Lex::PEOPLE),
    (include_str!("org_heads.txt"), Lex::ORG_HEAD),
    (include_str!("org_names.txt"), Lex::ORG_NAME),
    (include_str!("company_endings.txt"), Lex::COMPANY_END),
    (include_str!("place_heads.txt"), Lex::PLACE_HEAD),
    (include_str!("event_heads.txt"), Lex::EVENT_HEAD),
    (include_str!("work_heads.txt"), Lex::WORK_HEAD),
    (include_str!("product_heads.txt"), Lex::PRODUCT_HEAD),
    (include_str!("org_words.txt"), Lex::ORG_WORD),
    (include_str!("place_words.txt"), Lex::PLACE_WORD),
    (include_str!("letters.txt"), Lex::LETTERS),
    (include_str!("titles.txt"), Lex::TITLE),
    (include_str!("roles.txt"), Lex::ROLE),
    (include_str!("title_parts.txt"), Lex::TITLE_PART),
    (include_str!("times.txt"), Lex::TIME),
    (include_str!("holidays.txt"), Lex::TIME),
    (include_str!("time_leads.txt"), Lex::TIME_LEAD),
    (include_str!("amount-words.txt"), Lex::AMOUNT_WORD),
];

/// The words of numbers, with role and value behind them.
pub(crate) const NUMBER_WORDS: &str = include_str!("number-words.txt");

/// What a list's entry gets beside the list's bit: what the payload tells of an abbreviation.
pub(crate) fn more(lex: Lex, payload: &str) -> Lex {
    if lex != Lex::ABBREVIATION {
        return Lex::empty();
    }
    let bit = |word| match word {
        "before" => Lex::ABBREVIATION_BEFORE,
        "after" => Lex::ABBREVIATION_BEHIND,
        "capital" => Lex::ABBREVIATED_NAME,
        "numeral" => Lex::BEFORE_NUMERAL,
        "number" => Lex::BEHIND_NUMBER,
        _ => Lex::empty(),
    };
    payload.split(' ').map(bit).collect()
}

/// The cells of a row, parted by tabs.
pub fn cells(row: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(row);
    std::iter::from_fn(move || {
        let row = rest?;
        // Rows are short: a plain loop finds the tab sooner than a search made for long texts.
        let at = row.bytes().position(|byte| byte == b'\t');
        let (cell, behind) =
            at.and_then(|at| Some((row.get(..at)?, row.get(at + 1..)?))).map_or((row, None), |(cell, behind)| (cell, Some(behind)));
        rest = behind;
        Some(cell)
    })
}

/// The tokens of an entry: cut at blanks, around hyphens and before a possessive ending.
pub(crate) fn parts(entry: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    for word in entry.split(' ') {
        let mut rest = word;
        while let Some(at) = rest.find('-').filter(|&at| at > 0 && at + 1 < rest.len()) {
            let (before, behind) = rest.split_at(at);
            let (hyphen, behind) = behind.split_at(1);
            parts.extend([before, hyphen]);
            rest = behind;
        }
        match rest.strip_suffix("'s").filter(|stem| !stem.is_empty()) {
            Some(stem) => parts.extend([stem, "'s"]),
            None => parts.push(rest),
        }
    }
    parts
}

/// The entries of a list's text: its lines without the header, sections and blanks. A tab ends the entry;
/// what follows it is the list's own payload.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    rows(list).map(|row| row.split('\t').next().unwrap_or(row))
}

/// The rows of a list's text, payload and all: its lines without the header, sections and blanks.
pub fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    let told = |line: &&str| !matches!(line.as_bytes().first(), None | Some(b'#' | b'['));
    list.split('\n')
        .map(|line| if line.as_bytes().last().is_some_and(u8::is_ascii_whitespace) { line.trim_end() } else { line })
        .filter(told)
}
