//! What metadata say of an article, whatever form they come in: front matter, JSON records, HTML pages.

use std::ops::Range;

use super::FileRange;

/// One value of the metadata, with the path of keys that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Keys as written, outermost first ("params", "author").
    pub path: Vec<String>,
    /// The value as text, unquoted.
    pub text: String,
    /// Where it stands in the text (front matter).
    pub range: Option<Range<usize>>,
    /// Where it stands on disk (other forms).
    pub at: Option<FileRange>,
}

impl Entry {
    pub fn new(path: Vec<String>, text: impl Into<String>) -> Self {
        Self { path, text: text.into(), range: None, at: None }
    }
}

/// What the entries come to.
#[derive(Debug, Clone, Default)]
pub(super) struct Meta {
    pub title: Option<Entry>,
    pub authors: Vec<Entry>,
    /// Dates of publication, the most telling key first.
    pub published: Vec<Entry>,
    pub updated: Vec<Entry>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub host: Option<String>,
    pub language: Option<String>,
}

// Keys, in lower case without hyphens, underscores, blanks and dots; the first one that has a value counts.
const TITLE: &[&str] = &["title", "headline", "articletitle", "heading", "ogtitle", "dctitle", "twittertitle"];
const AUTHOR: &[&str] =
    &["author", "authors", "byline", "creator", "writer", "reporter", "writtenby", "by", "dccreator", "articleauthor", "contributor"];
const PUBLISHED: &[&str] = &[
    "published",
    "publishedat",
    "publisheddate",
    "datepublished",
    "publishdate",
    "datepublish",
    "publicationdate",
    "articlepublishedtime",
    "publishedtime",
    "publishtime",
    "pubdate",
    "publishedon",
    "firstpublished",
    "ogpublishedtime",
    "date",
    "articledate",
    "datetime",
    "postdate",
    "posted",
    "dcdate",
    "dcdateissued",
    "dctermscreated",
    "issued",
    "parselypubdate",
    "sailthrudate",
    "datecreated",
    "createdat",
    "created",
    "timestamp",
    "day",
];
const UPDATED: &[&str] = &[
    "updated",
    "updatedat",
    "dateupdated",
    "lastupdated",
    "lastmod",
    "modified",
    "modifiedat",
    "datemodified",
    "modifieddate",
    "datemodify",
    "lastmodified",
    "lastmodifiedat",
    "articlemodifiedtime",
    "ogupdatedtime",
    "updateddate",
];
const URL: &[&str] = &[
    "url",
    "canonicalurl",
    "canonical",
    "canonicallink",
    "link",
    "articleurl",
    "originalurl",
    "sourceurl",
    "source",
    "permalink",
    "ogurl",
    "webpage",
    "uri",
    "guid",
    "href",
];
const OUTLET: &[&str] = &[
    "outlet",
    "publisher",
    "publication",
    "sitename",
    "ogsitename",
    "site",
    "source",
    "sourcename",
    "newspaper",
    "website",
    "provider",
    "feedname",
    "agency",
    "media",
];
const HOST: &[&str] = &["sourcedomain", "domain", "hostname", "host", "site", "source", "sourceurl", "website", "outlet"];
const LANGUAGE: &[&str] = &["lang", "language", "metalang", "inlanguage", "locale", "oglocale", "contentlanguage"];
/// Tables under which site generators and crawlers keep what belongs to the article itself.
const TABLES: &[&str] = &["params", "extra", "article", "meta", "metadata", "data", "story", "fields"];
/// Parts of an author's or publisher's entry that are no name.
const NO_NAME: &[&str] = &[
    "email",
    "mail",
    "url",
    "link",
    "twitter",
    "bio",
    "image",
    "avatar",
    "id",
    "type",
    "@type",
    "@id",
    "sameas",
    "logo",
    "website",
    "slug",
    "description",
    "jobtitle",
];

impl Meta {
    /// Reads the entries: keys by what they commonly mean, those of the top level first.
    pub fn new(entries: &[Entry]) -> Self {
        let keyed: Vec<(String, &Entry)> = entries.iter().filter_map(|entry| Some((key(entry)?, entry))).collect();
        let pick = |keys: &[&str]| -> Vec<&Entry> {
            keys.iter()
                .flat_map(|want| keyed.iter().filter(move |(key, _)| key == want).map(|(_, entry)| *entry))
                .filter(|entry| told(&entry.text))
                .collect()
        };
        let owned = |entries: Vec<&Entry>| entries.into_iter().cloned().collect::<Vec<_>>();
        let urls = pick(URL);
        let mut meta = Self {
            title: pick(TITLE).first().map(|entry| (*entry).clone()),
            published: owned(pick(PUBLISHED)),
            updated: owned(pick(UPDATED)),
            url: urls
                .iter()
                .find(|entry| is_url(&entry.text) && has_path(&entry.text))
                .or(urls.iter().find(|entry| is_url(&entry.text)))
                .map(|entry| entry.text.trim().to_owned()),
            outlet: pick(OUTLET)
                .iter()
                .map(|entry| entry.text.trim())
                .find(|text| !is_url(text) && host_of(text).is_none() && text.len() < 120)
                .map(str::to_owned),
            host: pick(HOST).iter().find_map(|entry| host_of(&entry.text)),
            language: pick(LANGUAGE).first().and_then(|entry| language_tag(&entry.text)),
            authors: Vec::new(),
        };
        if let Some(first) = pick(AUTHOR).first() {
            let lead = key(first);
            meta.authors = keyed
                .iter()
                .filter(|(key, _)| Some(key) == lead.as_ref())
                .map(|(_, entry)| (*entry).clone())
                .filter(|entry| told(&entry.text))
                .collect();
        }
        meta
    }
}

/// The key that says what an entry is: its last, or the one that it is a name under; `None` for what belongs to something else.
fn key(entry: &Entry) -> Option<String> {
    let mut path: Vec<String> = entry.path.iter().map(|key| plain(key)).collect();
    while path.len() > 1 && path.first().is_some_and(|first| TABLES.contains(&first.as_str())) {
        path.remove(0);
    }
    match path.as_slice() {
        [only] => Some(only.clone()),
        [of, part] if part == "name" || part == "title" || part == "value" || part == "text" => Some(of.clone()),
        [of, part] if !NO_NAME.contains(&part.as_str()) && AUTHOR.contains(&of.as_str()) && part != "firstname" => None,
        _ => None,
    }
}

fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric() || *c == '@').flat_map(char::to_lowercase).collect()
}

fn told(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !["null", "none", "nil", "nan", "~", "n/a", "undefined"].iter().any(|no| text.eq_ignore_ascii_case(no))
}

/// Whether a text is an address on the Web.
pub(super) fn is_url(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace) && text.len() < 2048
}

fn has_path(url: &str) -> bool {
    url.trim().splitn(4, '/').nth(3).is_some_and(|path| !path.is_empty())
}

/// The host of an address, or of a bare domain name; lower case.
pub(super) fn host_of(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let bare = rest.is_none();
    let host = rest.unwrap_or(text).split(['/', '?', '#', ':']).next()?.rsplit('@').next()?;
    let fits = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.len() <= 253
        && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-')
        && host.rsplit('.').next().is_some_and(|last| last.len() >= 2 && last.chars().all(char::is_alphabetic));
    // "U.S. News" is no host, nor is "St.Gallen" written in one.
    (fits && (!bare || host.chars().all(|c| !c.is_uppercase()))).then(|| host.to_lowercase())
}

/// "en_GB" → "en-GB"; `None` for what is no tag.
fn language_tag(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let mut parts = text.split('-');
    let language = parts.next().filter(|first| (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let mut tag = language.to_ascii_lowercase();
    for part in parts.take(3).filter(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())) {
        tag.push('-');
        tag.push_str(&if part.len() == 2 { part.to_ascii_uppercase() } else { part.to_owned() });
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(pairs: &[(&str, &str)]) -> Meta {
        Meta::new(&pairs.iter().map(|(path, text)| Entry::new(path.split('/').map(str::to_owned).collect(), *text)).collect::<Vec<_>>())
    }

    #[test]
    fn keys_mean_the_same_under_many_names() {
        let meta = entries(&[
            ("headline", "Dam holds"),
            ("author/name", "Ada Obi"),
            ("author/email", "a@b.example"),
            ("date_publish", "2021-08-19"),
            ("site-name", "Velrod Post"),
            ("source_url", "https://velrod.example"),
        ]);
        assert_eq!(meta.title.map(|entry| entry.text).as_deref(), Some("Dam holds"));
        assert_eq!(meta.authors.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>(), ["Ada Obi"]);
        assert_eq!(meta.published.len(), 1);
        assert_eq!((meta.outlet.as_deref(), meta.host.as_deref()), (Some("Velrod Post"), Some("velrod.example")));
    }

    #[test]
    fn hosts() {
        assert_eq!(host_of("https://www.Velrod.example:80/a?b").as_deref(), Some("www.velrod.example"));
        assert_eq!(host_of("velrod.example").as_deref(), Some("velrod.example"));
        assert_eq!(host_of("U.S. News"), None);
        assert_eq!(host_of("Harbour Courier"), None);
    }
}
