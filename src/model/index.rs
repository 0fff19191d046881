//! Finds what groups and copies refer to.

use std::collections::BTreeMap;

use super::{ArticleRecord, ClaimRecord, ClaimRef};

/// Articles by id; the first of several with the same bytes.
#[derive(Debug)]
pub struct Index<'a> {
    articles: BTreeMap<&'a str, &'a ArticleRecord>,
}

impl<'a> Index<'a> {
    /// Indexes the articles of a run.
    #[must_use]
    pub fn new(articles: &'a [ArticleRecord]) -> Self {
        let mut index = BTreeMap::new();
        for article in articles {
            index.entry(article.id.as_str()).or_insert(article);
        }
        Self { articles: index }
    }

    /// The article with this id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&'a ArticleRecord> {
        self.articles.get(id).copied()
    }

    /// The path of the article with this id; the id where there is none.
    #[must_use]
    pub fn path<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.articles.get(id).map_or(id, |article| article.path.as_str())
    }

    /// The claim and its article.
    #[must_use]
    pub fn claim(&self, claim: &ClaimRef) -> Option<(&'a ArticleRecord, &'a ClaimRecord)> {
        let article = *self.articles.get(claim.article.as_str())?;
        // Ids are c1, c2, … in order.
        let at = claim.claim.get(1..)?.parse::<usize>().ok()?.checked_sub(1)?;
        Some((article, article.claims.get(at).filter(|found| found.id == claim.claim)?))
    }

    /// `path:line` of a claim.
    #[must_use]
    pub fn place(&self, claim: &ClaimRef) -> String {
        self.claim(claim).map_or_else(|| claim.article.clone(), |(article, claim)| format!("{}:{}", article.path, claim.span.line))
    }
}
