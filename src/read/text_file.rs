//! A text file: plain or Markdown, with front matter or without.

use super::assemble::Page;
use super::decode::Decoded;
use super::meta::Meta;
use super::source::{Edit, Shift};
use super::{Notice, NoticeCode, clean, front_matter, markdown, plain};
use crate::model::DateSource;

/// Reads the form of a decoded text.
pub(super) fn read(decoded: Decoded, is_markdown: bool) -> Page {
    let Decoded { mut source, encoding, mut notices } = decoded;
    source = clean::clean(source, !is_markdown, &mut notices);
    let mut entries = Vec::new();
    let mut body = 0;
    if let Some(matter) = front_matter::read(&source.text) {
        if let Some(why) = matter.broken {
            notices.push(Notice { code: NoticeCode::FrontMatterBroken, message: why, count: 1, at: Some(source.at(&matter.whole)) });
        }
        if let Some((key, range)) = matter.twice.first() {
            let message = format!("the key \"{key}\" stands twice in the front matter; the first one counts");
            notices.push(Notice {
                code: NoticeCode::FrontMatterDuplicateKey,
                message,
                count: matter.twice.len() as u64,
                at: Some(source.at(range)),
            });
        }
        body = matter.whole.end;
        entries = matter.entries;
    }
    let (mut paras, edits) = if is_markdown {
        let (text, paras, edits) = markdown::read(&source, body);
        source = text;
        (paras, edits)
    } else {
        plain::paragraphs(&source.text, body..source.text.len())
    };
    if !edits.is_empty() {
        shift(&mut paras, &edits);
        source = source.edit(&edits);
    }
    Page { source, paras, meta: Meta::new(&entries), metadata: DateSource::FrontMatter, encoding, notices }
}

/// Carries paragraphs along with edits.
pub(super) fn shift(paras: &mut [plain::Para], edits: &[Edit]) {
    let mut shift = Shift::new(edits);
    for para in paras {
        para.range = shift.of(para.range.start)..shift.of(para.range.end);
    }
}
