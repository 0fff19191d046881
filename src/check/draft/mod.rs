//! A draft held against its sources: every figure, day, name and quote that no source carries, or that a source contradicts.
//!
//! What is said of a draft must be sure: whatever a source may be read to say counts as carried, and what can't be compared is passed over.

mod days;
mod disputes;
mod figures;
mod names;
mod quotes;
mod sources;

use super::find::Finder;
use super::{Code, Finding, Related};
use crate::model::{ArticleRecord, FileSpan, Output};
use disputes::Disputes;
use sources::{Sources, Spot};

/// What is wrong with the drafts among the articles of a run; `is_draft` says which of them are drafts, the others are their
/// sources. The run must have reconciled them all, the drafts first.
#[must_use]
pub fn against(output: &Output, is_draft: &dyn Fn(&ArticleRecord) -> bool) -> Vec<Finding> {
    let mut finder = Finder::new(output);
    for failed in &output.summary.failed {
        finder.add(Code::Unreadable, failed.message.clone(), &failed.path, None, Vec::new(), "");
    }
    let drafts: Vec<&ArticleRecord> = output.articles.iter().filter(|article| is_draft(article)).collect();
    // A source with the draft's own bytes tells nothing.
    let own = |article: &ArticleRecord| drafts.iter().any(|draft| draft.id == article.id);
    let sources = Sources::new(output.articles.iter().filter(|article| !own(article)).collect());
    let disputes = Disputes::new(output, &finder.index, &|article| own(article));
    for draft in &drafts {
        let mut desk = Desk { finder: &mut finder, sources: &sources, draft };
        let told = figures::check(&mut desk, &disputes);
        let told_days = days::check(&mut desk, &disputes);
        names::check(&mut desk);
        quotes::check(&mut desk);
        disputes::check(&mut desk, &disputes, &[told, told_days].concat());
    }
    finder.finish()
}

/// Where one draft is checked.
struct Desk<'d, 'a> {
    finder: &'d mut Finder<'a>,
    sources: &'d Sources<'a>,
    draft: &'a ArticleRecord,
}

impl<'a> Desk<'_, 'a> {
    /// Says something of the draft's words at `span`; `spots` are the sources' places that it speaks of.
    fn say(&mut self, code: Code, message: String, span: &FileSpan, words: &str, spots: Vec<(Spot<'_>, String)>) {
        let related = spots
            .into_iter()
            .map(|(spot, message)| Related {
                path: spot.article.path.clone(),
                place: Some(self.finder.places.place(&spot.article.path, &spot.span)),
                message,
            })
            .collect();
        let place = self.finder.places.place(&self.draft.path, span);
        self.finder.add(code, message, &self.draft.path, Some(place), related, words);
    }

    /// The sentence of the sources that is most like the draft's sentence at `span`, where one is like it at all.
    fn nearest(&self, span: &FileSpan) -> Vec<(Spot<'a>, String)> {
        let sentence = self.draft.sentences.iter().find(|sentence| sentence.span.start <= span.start && span.end <= sentence.span.end);
        let found = sentence.and_then(|sentence| self.sources.nearest(&sentence.text));
        found.map(|spot| (spot, "the nearest passage".to_owned())).into_iter().collect()
    }
}

/// The file as a reader knows it: the last part of its path.
fn file(article: &ArticleRecord) -> &str {
    article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path)
}
