//! Articles that are longer than anything that is one article: what lies behind a limit is left out, and said.

use super::{Article, Notice, NoticeCode};
use crate::span::Span;

/// Bytes of clean text of one article that are cut and extracted. The longest novels have less; what has more is a heap of
/// articles or no prose, and its record, dozens of times as large as the text, would fill the memory.
pub const LONGEST: usize = 8 << 20;

impl Article {
    /// Leaves out the paragraphs that lie behind the first [`LONGEST`] bytes of the clean text, and says so in a notice. The text
    /// itself stays whole.
    pub fn shorten(&mut self) {
        self.shorten_to(LONGEST);
    }

    /// Leaves out the paragraphs that don't lie wholly in the first `most` bytes of the clean text. One that takes up more than
    /// half of them (a text in one line) is cut at its last blank in reach.
    fn shorten_to(&mut self, most: usize) {
        if self.blocks.iter().all(|block| block.span.end as usize <= most) {
            return;
        }
        let mut end = 0;
        self.blocks.retain_mut(|block| {
            let start = block.span.start as usize;
            if block.span.end as usize > most {
                let reach = (start..=most).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(start);
                let inside = self.text.get(start..reach).unwrap_or("");
                let cut = start + inside.trim_end_matches(|c: char| !c.is_whitespace()).trim_end().len();
                if inside.len() * 2 <= most || cut == start {
                    return false;
                }
                block.span = Span::new(block.span.start, cut as u32);
            }
            end = end.max(block.span.end);
            true
        });
        let rest = self.map.file_range(Span::new(end, self.text.len() as u32));
        let message = format!(
            "the article has {} kB of text, more than the {} kB that are extracted; the rest from here on was left out; split it",
            self.text.len() >> 10,
            most >> 10
        );
        self.notices.push(Notice { code: NoticeCode::TooLong, message, count: 1, at: Some(rest) });
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{NoticeCode, Options, read_bytes};

    /// The blocks that are left of a text, and whether the notice stands.
    fn shortened(text: &str, most: usize) -> (Vec<String>, bool) {
        let mut article = read_bytes("a.txt", text.as_bytes(), &Options::default()).articles.remove(0);
        article.shorten_to(most);
        let noticed = article.notices.iter().any(|notice| notice.code == NoticeCode::TooLong);
        (article.blocks.iter().map(|block| block.span.of(&article.text).to_owned()).collect(), noticed)
    }

    #[test]
    fn cuts_behind_a_paragraph() {
        let text = "The mayor of Tarrow spoke on Monday.\n\nThe harbour was shut for a week, she said.\n\nThe ferry sails again.\n";
        let (whole, noticed) = shortened(text, 1000);
        assert!(whole.len() >= 3 && !noticed);
        let (blocks, noticed) = shortened(text, 100);
        assert_eq!((blocks.as_slice(), noticed), (&whole[..2], true));
    }

    #[test]
    fn cuts_inside_one_long_line() {
        let text = "The harbour of Tarrow was shut for a day. ".repeat(50);
        let (blocks, noticed) = shortened(&text, 200);
        assert!(noticed && blocks.len() == 1 && blocks[0].len() <= 200 && blocks[0].len() > 180, "{blocks:?}");
        assert!(text.starts_with(&blocks[0]) && text[blocks[0].len()..].starts_with(' '));
        let (blocks, noticed) = shortened(&"x".repeat(500), 200);
        assert!(noticed && blocks.is_empty());
    }
}
