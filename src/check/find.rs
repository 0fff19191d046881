//! From the records of a run to findings.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Code, Finding, Place, Places, Related};
use crate::model::{ArticleRecord, ClaimRecord, CopyRecord, Difference, GroupRecord, Index, Output, Severity, Verdict};

/// Every finding of a run, in order of paths and places. Weights are those of the codes; places are looked up in
/// the files on disk.
#[must_use]
pub fn find(output: &Output) -> Vec<Finding> {
    let mut finder = Finder::new(output);
    for failed in &output.summary.failed {
        finder.add(Code::Unreadable, failed.message.clone(), &failed.path, None, Vec::new(), "");
    }
    for article in &output.articles {
        finder.article(article);
    }
    for copy in &output.copies {
        finder.copy(copy);
    }
    for group in output.groups.iter().filter(|group| group.verdict == Verdict::Conflict) {
        for difference in group.differences.iter().filter(|difference| difference.severity == Severity::Conflict) {
            finder.conflict(group, difference);
        }
    }
    finder.finish()
}

pub(super) struct Finder<'a> {
    pub(super) places: Places,
    /// With what makes it the same finding in a later version of the file, its code and path aside.
    findings: Vec<(Finding, String)>,
    pub(super) index: Index<'a>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(output: &'a Output) -> Self {
        Self { places: Places::default(), findings: Vec::new(), index: Index::new(&output.articles) }
    }

    /// Adds a finding; `identity` is what makes it the same one in a later version of its file.
    pub(super) fn add(&mut self, code: Code, message: String, path: &str, place: Option<Place>, related: Vec<Related>, identity: &str) {
        let finding = Finding {
            code: code.as_str().to_owned(),
            name: code.name().to_owned(),
            severity: code.weight(),
            message,
            help: code.help().to_owned(),
            path: path.to_owned(),
            place,
            related,
            fingerprint: String::new(),
        };
        self.findings.push((finding, identity.to_owned()));
    }

    fn article(&mut self, article: &ArticleRecord) {
        for notice in &article.notices {
            let Some(code) = Code::of_notice(&notice.code) else { continue };
            let place = notice.span.as_ref().map(|span| self.places.place(&article.path, span));
            let said = notice.count < 2 || notice.message.contains(&notice.count.to_string());
            let times = if said { String::new() } else { format!(" ({} times, this is the first)", notice.count) };
            let part = article.part.map_or(String::new(), |part| format!("record {part}: "));
            let identity = format!("{part}{}", notice.code);
            self.add(code, format!("{part}{}{times}", notice.message), &article.path, place, Vec::new(), &identity);
        }
        let part = article.part.map_or(String::new(), |part| format!("record {part}: "));
        if article.title.is_none() {
            self.add(Code::Untitled, format!("{part}the article has no title"), &article.path, None, Vec::new(), &part);
        }
        if article.language.is_none() {
            let message = format!("{part}the text is too short to tell its language; it is treated as English");
            self.add(Code::Language, message, &article.path, None, Vec::new(), &part);
        }
    }

    /// Said of every article of the copy but the first.
    fn copy(&mut self, copy: &CopyRecord) {
        let articles: Vec<&ArticleRecord> = copy.articles.iter().filter_map(|id| self.index.article(id)).collect();
        let Some((first, others)) = articles.split_first() else { return };
        for article in others {
            let spans = copy.passages.iter().find_map(|passage| {
                let of = |id: &str| passage.spans.iter().find(|span| span.article == id);
                Some((of(&article.id)?, of(&first.id)?))
            });
            let place = spans.map(|(own, _)| self.places.place(&article.path, &own.span));
            let there = spans.map(|(_, there)| self.places.place(&first.path, &there.span));
            let passages = if copy.passages.len() == 1 { "passage".to_owned() } else { format!("{} passages", copy.passages.len()) };
            let message = format!("shares {passages} with {} ({:.0} % of the shorter text)", first.path, copy.similarity * 100.0);
            let related = vec![Related { path: first.path.clone(), place: there, message: "the same words".to_owned() }];
            let identity = first.path.clone();
            self.add(Code::Copy, message, &article.path, place, related, &identity);
        }
    }

    /// Said at the last account in order of the articles; the others are related places.
    fn conflict(&mut self, group: &GroupRecord, difference: &Difference) {
        let mut accounts: Vec<(&ArticleRecord, &ClaimRecord, &str)> = Vec::new();
        for value in &difference.values {
            let found = value.claims.iter().filter_map(|claim| self.index.claim(claim));
            accounts.extend(found.map(|(article, claim)| (article, claim, value.text.as_str())));
        }
        let Some((article, claim, _)) = accounts.pop() else { return };
        let place = self.places.place(&article.path, &claim.span);
        let related = accounts
            .iter()
            .map(|(article, claim, text)| Related {
                path: article.path.clone(),
                place: Some(self.places.place(&article.path, &claim.span)),
                message: format!("“{text}”"),
            })
            .collect();
        let mut said: Vec<String> = accounts.iter().map(|(article, _, text)| format!("{}: {text}", article.path)).collect();
        said.sort();
        let identity = format!("{} {}", difference.aspect.as_str(), said.join("; "));
        let message = format!("{} ({})", difference.explanation.trim_end_matches('.'), group.label);
        self.add(Code::Conflict, message, &article.path, Some(place), related, &identity);
    }

    /// Sorts the findings and gives them their fingerprints: code, path, what is said of which words; the n-th of
    /// the same kind counts on.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut findings = self.findings;
        let at = |finding: &Finding| finding.place.as_ref().map_or(0, |place| place.start);
        findings.sort_by(|(a, _), (b, _)| (&a.path, at(a), &a.code, &a.message).cmp(&(&b.path, at(b), &b.code, &b.message)));
        let mut seen = BTreeSet::new();
        let findings = findings.into_iter().map(|(mut finding, identity)| {
            let path = finding.path.strip_prefix("./").unwrap_or(&finding.path).replace('\\', "/");
            for n in 0u64.. {
                let whole = format!("{}\n{path}\n{identity}\n{n}", finding.code);
                let print: String = Sha256::digest(whole.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
                if seen.insert(print.clone()) {
                    finding.fingerprint = print;
                    break;
                }
            }
            finding
        });
        findings.collect()
    }
}
