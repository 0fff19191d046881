//! Quoted words of a draft.

use super::sources::At;
use super::{Desk, file};
use crate::check::Code;
use crate::model::{ArticleRecord, QuoteKind, QuoteRecord};
use crate::reconcile::{file_end, file_start, words_from};

/// Shorter stretches of quoted words are anybody's.
const SHORTEST: usize = 4;
/// Share of the words in order from which on a passage is the quoted one, altered.
const ALTERED: f64 = 0.6;

/// A stretch of quoted words, without brackets and dots in it.
struct Piece {
    words: Vec<String>,
    text: String,
    /// Where it stands in the draft.
    span: crate::model::FileSpan,
}

/// Says which quoted words no source has, which ones it has differently, and which it has somebody else say.
pub(super) fn check(desk: &mut Desk<'_, '_>) {
    let draft = desk.draft;
    for quote in draft.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect) {
        for piece in pieces(draft, quote) {
            let found = desk.sources.phrase(&piece.words);
            if found.is_empty() {
                missing(desk, &piece);
            } else if let Some((at, speaker)) = other_speaker(desk, quote, &found) {
                let Some(spot) = desk.sources.spot(at, piece.words.len() as u32) else { continue };
                let own = quote.speaker.as_ref().map_or("", |speaker| speaker.text.as_str());
                let message = format!("“{}”: {} has {speaker} say it, not {own}", piece.text, file(spot.article));
                desk.say(Code::QuoteMisattributed, message, &piece.span, &piece.text, vec![(spot, format!("said by {speaker}"))]);
            }
        }
    }
}

fn missing(desk: &mut Desk<'_, '_>, piece: &Piece) {
    let like = desk.sources.like(&piece.words).filter(|(_, share)| *share >= ALTERED);
    match like.and_then(|(at, _)| desk.sources.spot(at, piece.words.len() as u32)) {
        Some(spot) => {
            let message = format!("“{}”: {} has other words", piece.text, file(spot.article));
            desk.say(Code::QuoteAltered, message, &piece.span, &piece.text, vec![(spot, "the source's words".to_owned())]);
        }
        None => desk.say(Code::QuoteUnsupported, format!("“{}” stands in no source", piece.text), &piece.span, &piece.text, Vec::new()),
    }
}

/// The stretches between quotation marks, parted at brackets and dots, where the draft leaves something out or puts something in.
fn pieces(draft: &ArticleRecord, quote: &QuoteRecord) -> Vec<Piece> {
    let inside = |at: u64| quote.parts.iter().any(|part| part.start <= at && at < part.end);
    let mut found = Vec::new();
    let (mut paragraph, mut quoted) = (0, false);
    for sentence in &draft.sentences {
        if sentence.paragraph != paragraph {
            (paragraph, quoted) = (sentence.paragraph, false);
        }
        let mut run: Vec<crate::reconcile::Word> = Vec::new();
        let mut runs = Vec::new();
        let mut last = 0;
        for word in words_from(&sentence.text, &mut quoted) {
            let between = sentence.text.get(last..word.start).unwrap_or("");
            last = word.end;
            if between.contains(['[', ']', '(', ')', '…', '“', '”', '"']) || between.contains("..") || !word.quoted {
                runs.push(std::mem::take(&mut run));
            }
            if word.quoted && inside(file_start(sentence, word.start)) && !between.contains(['[', '(']) {
                run.push(word);
            }
        }
        runs.push(run);
        for run in runs.into_iter().filter(|run| run.len() >= SHORTEST) {
            let (Some(first), Some(end)) = (run.first(), run.last()) else { continue };
            let (start, stop) = (first.start, end.end);
            let span =
                crate::model::FileSpan { start: file_start(sentence, start), end: file_end(sentence, stop), ..sentence.span.clone() };
            let text = sentence.text.get(start..stop).unwrap_or("").to_owned();
            found.push(Piece { words: run.into_iter().map(|word| word.norm).collect(), text, span });
        }
    }
    found
}

/// Who says these words in the sources, where none of them has the draft's speaker say them and both are known by name.
fn other_speaker(desk: &Desk<'_, '_>, quote: &QuoteRecord, found: &[At]) -> Option<(At, String)> {
    let own = speaker(desk.draft, quote)?;
    let mut other = None;
    for &at in found {
        let Some(spot) = desk.sources.spot(at, 1) else { continue };
        let covers = |quote: &&QuoteRecord| quote.parts.iter().any(|part| part.start <= spot.span.start && spot.span.end <= part.end);
        // Where the source names nobody, nothing contradicts.
        let name = spot.article.quotes.iter().find(covers).and_then(|quote| speaker(spot.article, quote))?;
        if alike(&own, &name) {
            return None;
        }
        other = other.or(Some((at, name)));
    }
    other
}

/// The speaker's name.
fn speaker(article: &ArticleRecord, quote: &QuoteRecord) -> Option<String> {
    let actor = quote.speaker.as_ref()?.actor.as_deref()?;
    article.actors.iter().find(|other| other.id == actor).map(|actor| actor.name.clone())
}

/// Whether two names may be one person's: they share a word, or the one is the other's initials.
fn alike(a: &str, b: &str) -> bool {
    let cut = |name: &str| {
        let mut quoted = false;
        words_from(name, &mut quoted).into_iter().map(|word| word.norm).collect::<Vec<_>>()
    };
    let (x, y) = (cut(a), cut(b));
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    x.iter().any(|word| y.contains(word)) || x.first() == Some(&initials(&y)) || y.first() == Some(&initials(&x))
}
