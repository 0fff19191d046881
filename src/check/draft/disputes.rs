//! Where reconciliation found that a draft and its sources can't both hold.

use super::sources::Spot;
use super::{Desk, file};
use crate::check::Code;
use crate::model::{ArticleRecord, Aspect, ClaimRecord, Difference, FileSpan, Index, Output, Severity};

/// One account of the draft that a source contradicts.
pub(super) struct Dispute<'a> {
    draft: &'a str,
    /// Where the draft's words stand.
    span: FileSpan,
    words: &'a str,
    aspect: Aspect,
    /// The sources' accounts: where, and their words.
    others: Vec<(Spot<'a>, &'a str)>,
    /// Whether a source says what the draft says, or the accounts are not the articles' own but somebody's.
    open: bool,
}

/// Of one dispute at most so many accounts are named.
const ACCOUNTS: usize = 4;

impl<'a> Dispute<'a> {
    /// "a.txt says “34 people”; b.txt says “at least 43”".
    pub fn accounts(&self) -> String {
        self.named().map(|(spot, words)| format!("{} says “{words}”", file(spot.article))).collect::<Vec<_>>().join("; ")
    }

    pub fn spots(&self) -> Vec<(Spot<'a>, String)> {
        self.named().map(|(spot, words)| (spot.clone(), format!("“{words}”"))).collect()
    }

    /// One account of each source.
    fn named(&self) -> impl Iterator<Item = &(Spot<'a>, &'a str)> {
        let first = |at: usize, id: &str| self.others.iter().take(at).all(|(spot, _)| spot.article.id != id);
        self.others.iter().enumerate().filter(move |(at, (spot, _))| first(*at, &spot.article.id)).map(|(_, other)| other).take(ACCOUNTS)
    }
}

/// All of them.
pub(super) struct Disputes<'a>(Vec<Dispute<'a>>);

impl<'a> Disputes<'a> {
    pub fn new(output: &'a Output, index: &Index<'a>, own: &dyn Fn(&ArticleRecord) -> bool) -> Self {
        let differences = output.groups.iter().flat_map(|group| &group.differences);
        let conflicts = differences.filter(|difference| difference.severity == Severity::Conflict);
        Self(conflicts.flat_map(|difference| of(difference, index, own)).collect())
    }

    /// The dispute over a figure or time of a draft.
    pub fn at(&self, draft: &ArticleRecord, span: &FileSpan) -> Option<&Dispute<'a>> {
        self.0.iter().find(|dispute| dispute.draft == draft.id && dispute.span == *span)
    }
}

/// The draft's accounts in a difference that a source is on another side of.
fn of<'a>(difference: &'a Difference, index: &Index<'a>, own: &dyn Fn(&ArticleRecord) -> bool) -> Vec<Dispute<'a>> {
    // The words of quotes and who said them are checked by themselves.
    if matches!(difference.aspect, Aspect::Quote | Aspect::Attribution | Aspect::Wording) {
        return Vec::new();
    }
    let accounts = |claims: &[crate::model::ClaimRef]| claims.iter().filter_map(|claim| index.claim(claim)).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (at, value) in difference.values.iter().enumerate() {
        let here = accounts(&value.claims);
        let shared = here.iter().any(|(article, _)| !own(article));
        let (mut others, mut voiced) = (Vec::new(), false);
        for (_, other) in difference.values.iter().enumerate().filter(|(number, _)| *number != at) {
            for (article, claim) in accounts(&other.claims).into_iter().filter(|(article, _)| !own(article)) {
                voiced |= claim.attributed_to.is_some();
                others.push((Spot { article, span: words(article, claim, &other.text) }, other.text.as_str()));
            }
        }
        if others.is_empty() {
            continue;
        }
        for (article, claim) in here.into_iter().filter(|(article, _)| own(article)) {
            let span = words(article, claim, &value.text);
            let open = shared || voiced || claim.attributed_to.is_some();
            found.push(Dispute { draft: &article.id, span, words: &value.text, aspect: difference.aspect, others: others.clone(), open });
        }
    }
    found
}

/// Where the words of a value stand: a figure or time of the claim, else the claim.
fn words(article: &ArticleRecord, claim: &ClaimRecord, text: &str) -> FileSpan {
    let sentence = article.sentences.iter().find(|sentence| sentence.id == claim.sentence).map_or(&claim.span, |sentence| &sentence.span);
    let inside = |span: &&FileSpan| sentence.start <= span.start && span.end <= sentence.end;
    let figures = article.figures.iter().filter(|figure| figure.text == text).map(|figure| &figure.span);
    let times = article.times.iter().filter(|time| time.text == text).map(|time| &time.span);
    figures.chain(times).find(inside).unwrap_or(&claim.span).clone()
}

/// Says the disputes that the checks of figures and days have not told.
pub(super) fn check(desk: &mut Desk<'_, '_>, disputes: &Disputes<'_>, told: &[FileSpan]) {
    let mut said: Vec<(&FileSpan, Aspect)> = Vec::new();
    for dispute in disputes.0.iter().filter(|dispute| dispute.draft == desk.draft.id) {
        if told.contains(&dispute.span) || said.contains(&(&dispute.span, dispute.aspect)) {
            continue;
        }
        said.push((&dispute.span, dispute.aspect));
        // A source carries the draft's figure or day, or it would have been told.
        let carried = dispute.open || matches!(dispute.aspect, Aspect::Figure | Aspect::Time);
        let code = if carried { Code::Disputed } else { Code::Contradicted };
        let message = format!("“{}” ({}): {}", dispute.words, dispute.aspect.as_str(), dispute.accounts());
        desk.say(code, message, &dispute.span, dispute.words, dispute.spots());
    }
}
