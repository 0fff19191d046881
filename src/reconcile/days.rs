//! The day of an undated article, concluded from the dated ones.
//!
//! An article that tells of an event "on Thursday" appeared on that Thursday at the earliest and before the next one; "yesterday" and
//! "today" fix the day. Where a dated article tells the same event with its day, that weekday is a date; the article's day is the
//! earliest that fits all that it says. "Last week" says that it appeared in the week behind the event's.
//!
//! Two sentences speak of one event where they share many telling words. Fewer will do where the articles quote the same words: a
//! statement is news for a few days, so articles that quote it at length tell the same story. Even then the weekdays must agree, and
//! the event must lie in the week before the dated article: one that looks back on old words dates nothing.
//!
//! Failing that, a copy of a dated article has that article's day.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rustc_hash::{FxHashMap, FxHasher};

use super::InferredDay;
use super::copies::Copies;
use super::facts::day;
use super::lexicon::{is_function_word, is_weak, stem};
use super::words::words;
use crate::model::{ArticleRecord, DateSource, QuoteKind, SentenceRecord, TimeRecord};

/// Telling words that two sentences have to share to speak of one event.
const WORDS: usize = 4;
/// Least cosine of the two sentences' telling words.
const COSINE: f64 = 0.4;
/// The same where they share more words than that.
const LOOSE: f64 = 0.33;
/// Telling words that are enough where the articles quote the same words.
const KIN_WORDS: usize = 2;
/// Words in a row, inside quotation marks in both, that make two articles tell one story. Stock phrases and slogans are shorter.
const QUOTED: usize = 8;
/// Days before a dated article that what it tells as news may lie back.
const NEWS: i32 = 6;
/// Articles that quote the same words; beyond so many they are a slogan.
const QUOTERS: usize = 64;
/// Share of the shorter article that makes a copy's date the other's.
const COPY: f64 = 0.5;

/// A sentence with an event and its day.
struct Event<'a> {
    article: &'a ArticleRecord,
    /// The article's place in the list of all.
    at: usize,
    /// Whether it lies in the week before the article's publication.
    news: bool,
    words: Vec<String>,
    time: &'a TimeRecord,
    day: Date,
}

/// What the words say of the day of publication, seen from the day of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deictic {
    /// A weekday of the week that ends with publication.
    Past(Weekday),
    /// So many days before publication.
    Before(i8),
    /// The week before that of publication.
    LastWeek,
}

/// For each article the day that the dated ones let conclude; `copies` are those of the same articles.
pub(super) fn infer(articles: &[&ArticleRecord], copies: &Copies) -> Vec<Option<InferredDay>> {
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut index: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, article) in articles.iter().enumerate() {
        let Some(published) = dated(article) else { continue };
        for (sentence, time) in timed(article) {
            let (Some(first), Some(last)) = (time.first.as_deref().and_then(day), time.last.as_deref().and_then(day)) else { continue };
            if first == last {
                let words = telling(sentence);
                for word in &words {
                    index.entry(word.clone()).or_default().push(events.len());
                }
                let news = (0..=NEWS).contains(&(published - first).get_days());
                events.push(Event { article, at, news, words, time, day: first });
            }
        }
    }
    let dates: Vec<Date> = {
        let mut dates: Vec<Date> = articles.iter().filter_map(|article| dated(article)).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    };
    let quoters = quoters(articles);
    let mut days: Vec<Option<InferredDay>> = articles
        .iter()
        .map(|article| {
            if article.published.is_some() {
                return None;
            }
            let kin = kin(article, &quoters);
            by_events(article, &events, &index, &kin).map(|day| at_dateline(article, day)).or_else(|| in_season(article, &dates))
        })
        .collect();
    for &(a, b, similarity) in copies.pairs.iter().filter(|pair| pair.2 >= COPY) {
        for (undated, other) in [(a, b), (b, a)] {
            let (Some(article), Some(source), Some(slot)) = (articles.get(undated), articles.get(other), days.get_mut(undated)) else {
                continue;
            };
            if article.published.is_none()
                && slot.is_none()
                && let Some(day) = dated(source)
            {
                let percent = (similarity * 100.0).round();
                *slot = Some(InferredDay {
                    day,
                    reason: format!("It shares {percent} percent of its text with {}, which is of {day}.", file(source)),
                });
            }
        }
    }
    days
}

/// The day of an article that has one of its own.
fn dated(article: &ArticleRecord) -> Option<Date> {
    article.published.as_ref().filter(|moment| moment.source != DateSource::Inferred).and_then(|moment| day(&moment.value))
}

/// Runs of [`QUOTED`] words that the article has in quotation marks, by their hash.
fn quoted(article: &ArticleRecord) -> impl Iterator<Item = u64> {
    let direct = article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    direct.flat_map(|quote| {
        let said = words(&quote.text);
        let hash = |run: &[super::words::Word]| {
            let mut hasher = FxHasher::default();
            run.iter().for_each(|word| word.norm.hash(&mut hasher));
            hasher.finish()
        };
        said.windows(QUOTED).map(hash).collect::<Vec<_>>()
    })
}

/// The dated articles that have a run of words in quotation marks, by their places.
fn quoters(articles: &[&ArticleRecord]) -> FxHashMap<u64, Vec<usize>> {
    let mut quoters: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, article) in articles.iter().enumerate().filter(|(_, article)| dated(article).is_some()) {
        for run in quoted(article) {
            let list = quoters.entry(run).or_default();
            if list.len() < QUOTERS && list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    quoters
}

/// The dated articles that quote words which this one quotes too, ascending.
fn kin(article: &ArticleRecord, quoters: &FxHashMap<u64, Vec<usize>>) -> Vec<usize> {
    let mut kin: Vec<usize> =
        quoted(article).filter_map(|run| quoters.get(&run)).filter(|list| list.len() < QUOTERS).flatten().copied().collect();
    kin.sort_unstable();
    kin.dedup();
    kin
}

fn file(article: &ArticleRecord) -> &str {
    article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path)
}

/// The times of an article with the sentences that they stand in.
fn timed(article: &ArticleRecord) -> impl Iterator<Item = (&SentenceRecord, &TimeRecord)> {
    article.times.iter().filter_map(|time| {
        let at = article.sentences.partition_point(|sentence| sentence.span.start <= time.span.start);
        let sentence = article.sentences.get(at.checked_sub(1)?)?;
        (time.span.end <= sentence.span.end).then_some((sentence, time))
    })
}

/// Stems that tell one event from another, ascending.
fn telling(sentence: &SentenceRecord) -> Vec<String> {
    let mut stems: Vec<String> = words(&sentence.text)
        .iter()
        .filter(|word| !is_function_word(&word.norm))
        .map(|word| stem(&word.norm))
        .filter(|stem| !is_weak(stem))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Month and day of a dateline without a year: "NAIROBI, Sept 25 -".
fn dateline(article: &ArticleRecord) -> Option<(i8, i8, &str)> {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = article.dateline.as_ref()?.text.as_str();
    let cut = words(text);
    let number = |word: &str| MONTHS.iter().position(|month| word.starts_with(month) && word.len() < 10);
    let at = cut.iter().position(|word| number(&word.norm).is_some())?;
    let month = cut.get(at).and_then(|word| number(&word.norm))? as i8 + 1;
    let beside = [cut.get(at + 1), at.checked_sub(1).and_then(|before| cut.get(before))];
    let day = beside.into_iter().flatten().find_map(|word| word.norm.parse().ok())?;
    Some((month, day, text.trim()))
}

/// The day with this month and number that is nearest to another.
fn nearest(month: i8, day: i8, to: Date) -> Option<Date> {
    (to.year() - 1..=to.year() + 1).filter_map(|year| Date::new(year, month, day).ok()).min_by_key(|date| (*date - to).get_days().abs())
}

/// A dateline's day in the year of what the article tells.
fn at_dateline(article: &ArticleRecord, inferred: InferredDay) -> InferredDay {
    match dateline(article).and_then(|(month, day, text)| Some((nearest(month, day, inferred.day)?, text))) {
        Some((day, text)) => {
            InferredDay { day, reason: format!("Its dateline says “{text}”; what it tells of is of {}.", inferred.day) }
        }
        None => inferred,
    }
}

/// A dateline's day where all dated articles of its season are of one year; `days` are theirs.
fn in_season(article: &ArticleRecord, days: &[Date]) -> Option<InferredDay> {
    const SEASON: i32 = 45;
    let (month, day, text) = dateline(article)?;
    let mut found: Vec<Date> =
        days.iter().filter_map(|&other| nearest(month, day, other).filter(|date| (*date - other).get_days().abs() <= SEASON)).collect();
    found.sort_unstable();
    found.dedup();
    let [day] = found.as_slice() else { return None };
    Some(InferredDay {
        day: *day,
        reason: format!("Its dateline says “{text}”; the dated articles of those weeks are all of {}.", day.year()),
    })
}

/// What a time says of the day of publication; `None` for dates and for what lies ahead.
fn deictic(time: &TimeRecord, sentence: &SentenceRecord) -> Option<Deictic> {
    let text = time.text.to_lowercase();
    if text == "last week" {
        return Some(Deictic::LastWeek);
    }
    if text.chars().any(|c| c.is_ascii_digit()) || ["last ", "next ", "since ", "every "].iter().any(|word| text.contains(word)) {
        return None;
    }
    let said: Vec<_> = words(&sentence.text);
    let ahead = said.iter().any(|word| matches!(word.norm.as_str(), "will" | "would" | "planned" | "scheduled" | "due" | "until"));
    for part in text.split(|c: char| !c.is_alphabetic()) {
        let weekday = match part {
            "monday" => Weekday::Monday,
            "tuesday" => Weekday::Tuesday,
            "wednesday" => Weekday::Wednesday,
            "thursday" => Weekday::Thursday,
            "friday" => Weekday::Friday,
            "saturday" => Weekday::Saturday,
            "sunday" => Weekday::Sunday,
            "yesterday" => return Some(Deictic::Before(1)),
            "today" | "tonight" => return Some(Deictic::Before(0)),
            "tomorrow" => return Some(Deictic::Before(-1)),
            _ => continue,
        };
        return (!ahead).then_some(Deictic::Past(weekday));
    }
    None
}

/// The earliest day that fits what the article's own weekdays say of events that dated articles date.
/// `kin` are the dated articles that quote the same words.
fn by_events(article: &ArticleRecord, events: &[Event<'_>], index: &FxHashMap<String, Vec<usize>>, kin: &[usize]) -> Option<InferredDay> {
    let mut fixed: BTreeMap<Date, (f64, String)> = BTreeMap::new();
    let mut earliest: BTreeMap<Date, (f64, String)> = BTreeMap::new();
    for (sentence, time) in timed(article) {
        let Some(deictic) = deictic(time, sentence) else { continue };
        let Some((score, event)) = same_event(&telling(sentence), deictic, events, index, kin) else { continue };
        let (day, table) = match deictic {
            Deictic::Past(_) => (event.day, &mut earliest),
            Deictic::Before(days) => (event.day.checked_add(i64::from(days).days()).ok()?, &mut fixed),
            Deictic::LastWeek => {
                (event.day.checked_add(i64::from(8 - event.day.weekday().to_monday_one_offset()).days()).ok()?, &mut earliest)
            }
        };
        let quotes = if kin.binary_search(&event.at).is_ok() { ", and quotes the same words" } else { "" };
        let reason = format!(
            "It says “{}” of what {} dates to {} (“{}”){quotes}: {day} is the earliest day of publication that fits.",
            time.text,
            file(event.article),
            event.day,
            event.time.text
        );
        let entry = table.entry(day).or_insert((0.0, reason));
        entry.0 += score;
    }
    // "Yesterday" and "today" fix the day; of several the best supported.
    if let Some((day, (_, reason))) = fixed.into_iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0).then(b.0.cmp(&a.0))) {
        return Some(InferredDay { day, reason });
    }
    // The latest of the weekdays, where all lie within the week before it; else the evidence contradicts itself.
    let (&first, (&last, (_, reason))) = (earliest.keys().next()?, earliest.last_key_value()?);
    ((last - first).get_days() <= 6).then(|| InferredDay { day: last, reason: reason.clone() })
}

/// The dated event that shares most with the words; weekdays must agree.
fn same_event<'e, 'a>(
    words: &[String],
    deictic: Deictic,
    events: &'e [Event<'a>],
    index: &FxHashMap<String, Vec<usize>>,
    kin: &[usize],
) -> Option<(f64, &'e Event<'a>)> {
    const COMMON: usize = 400;
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for word in words {
        for &event in index.get(word).filter(|list| list.len() <= COMMON).into_iter().flatten() {
            *shared.entry(event).or_default() += 1;
        }
    }
    let mut best: Option<(f64, &Event<'_>)> = None;
    for (at, count) in shared {
        let Some(event) = events.get(at) else { continue };
        let cosine = count as f64 / ((words.len() * event.words.len()).max(1) as f64).sqrt();
        let fits = match deictic {
            Deictic::Past(weekday) => event.day.weekday() == weekday,
            Deictic::Before(_) | Deictic::LastWeek => true,
        };
        let related = event.news && kin.binary_search(&event.at).is_ok();
        let enough = match deictic {
            Deictic::LastWeek => related && count >= KIN_WORDS,
            // No weekday bears "today" out, and every article says it of what is newest to it.
            Deictic::Before(..=0) => related && count >= WORDS,
            _ => cosine >= COSINE && count >= WORDS || cosine >= LOOSE && count > WORDS || related && count >= KIN_WORDS,
        };
        if fits && enough && best.is_none_or(|(known, _)| cosine > known) {
            best = Some((cosine, event));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::process;
    use crate::read::{Options, read_bytes};
    use crate::reconcile::infer_days;

    const DATED: &str = "---\ndate: 2025-09-26\n---\n\nThe mayor of Tarrow, Orla Venn, shut the old mill on Thursday.\n\n\"We have waited far too long for this mill to be made safe,\" Venn said.\n";
    const QUOTE: &str = "\"We have waited far too long for this mill to be made safe,\" she said.\n";

    /// The day inferred for the second of two files.
    fn inferred(dated: &str, undated: &str) -> Option<String> {
        let records: Vec<ArticleRecord> = [("dated.md", dated), ("undated.txt", undated)]
            .iter()
            .flat_map(|(path, text)| read_bytes(path, text.as_bytes(), &Options::default()).articles)
            .map(process)
            .collect();
        infer_days(&records).pop().flatten().map(|day| day.day.to_string())
    }

    #[test]
    fn an_article_that_quotes_the_same_words_tells_the_same_weekday() {
        let event = "Guards locked the doors of a mill in Tarrow on Thursday after a fire.\n\n";
        assert_eq!(inferred(DATED, &format!("{event}{QUOTE}")), Some("2025-09-25".to_owned()));
        assert_eq!(inferred(DATED, event), None);
        assert_eq!(inferred(DATED, &format!("{}{QUOTE}", event.replace("Thursday", "Tuesday"))), None);
    }

    #[test]
    fn last_week_is_the_week_before_publication() {
        let event = "Guards locked the doors of a mill in Tarrow last week after a fire.\n\n";
        assert_eq!(inferred(DATED, &format!("{event}{QUOTE}")), Some("2025-09-29".to_owned()));
        assert_eq!(inferred(DATED, event), None);
    }

    #[test]
    fn an_article_that_looks_back_dates_nothing() {
        let event = "Guards locked the doors of a mill in Tarrow on Thursday after a fire.\n\n";
        let late = DATED.replace("2025-09-26", "2025-10-21").replace("on Thursday", "on Thursday, Sept. 25");
        assert_eq!(inferred(&late, &format!("{event}{QUOTE}")), None);
    }

    #[test]
    fn today_alone_is_no_evidence() {
        let dated = DATED.replace("on Thursday", "on Friday");
        assert_eq!(inferred(&dated, "The mayor of Tarrow, Orla Venn, will shut the old mill today, a year after the fire.\n"), None);
    }
}
