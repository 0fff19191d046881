//! Plain text.

use sha2::{Digest, Sha256};

use super::{Article, Block, BlockKind, OffsetMap, Options, Outcome, Problem, Published};
use crate::model::{DateSource, Precision};
use crate::span::Span;

pub(super) fn read(path: &str, bytes: &[u8], _options: &Options) -> Outcome {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let problem = Problem { path: path.to_owned(), line: None, message: "is no UTF-8".to_owned(), failed: true };
        return Outcome { articles: Vec::new(), problems: vec![problem] };
    };
    let mut body = 0;
    let mut published = None;
    if let Some(rest) = text.strip_prefix("---\n")
        && let Some(end) = rest.find("\n---")
    {
        let matter = rest.get(..end).unwrap_or("");
        for line in matter.lines() {
            if let Some(value) = line.strip_prefix("date:") {
                let value = value.trim().trim_matches('"');
                if let Some(day) = value.get(..10).and_then(|day| day.parse().ok()) {
                    published = Some(Published {
                        value: value.to_owned(),
                        first: day,
                        last: day,
                        precision: Precision::Day,
                        source: DateSource::FrontMatter,
                    });
                }
            }
        }
        body = 4 + end + 4;
    }
    let mut blocks = Vec::new();
    let mut paragraph = 0;
    let by_blank = text.get(body..).unwrap_or("").contains("\n\n");
    let separator = if by_blank { "\n\n" } else { "\n" };
    let mut at = body;
    for part in text.get(body..).unwrap_or("").split(separator) {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            paragraph += 1;
            let start = at + (part.len() - part.trim_start().len());
            let span = Span::new(start as u32, (start + trimmed.len()) as u32);
            blocks.push(Block { span, kind: BlockKind::Paragraph, paragraph });
        }
        at += part.len() + separator.len();
    }
    let digest = Sha256::digest(bytes);
    let article = Article {
        path: path.to_owned(),
        part: None,
        sha256: digest.iter().map(|b| format!("{b:02x}")).collect(),
        bytes: bytes.len() as u64,
        encoding: "UTF-8",
        language: Some("en".to_owned()),
        text: text.to_owned(),
        map: OffsetMap::identity(bytes),
        blocks,
        title: None,
        byline: None,
        dateline: None,
        published,
        updated: None,
        url: None,
        source: None,
        notices: Vec::new(),
    };
    Outcome { articles: vec![article], problems: Vec::new() }
}
