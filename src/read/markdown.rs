//! Markdown: CommonMark with tables and footnotes. Markup is left out, its text stays.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::BlockKind;
use super::paras::Paras;
use super::plain::{self, Chunk, Para};
use super::source::{Edit, Source};

/// Reads the Markdown from `body` on. The text before it (front matter) is kept as it is. Gives the text without markup,
/// its paragraphs and the hyphens of broken words.
pub(super) fn read(source: &Source, body: usize) -> (Source, Vec<Para>, Vec<Edit>) {
    let text = source.text.get(body..).unwrap_or("");
    let mut reader = Reader { source, out: Paras::new(source), skipped: 0, links: 0, code: None, items: 0 };
    reader.out.prefix(0..body);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, body + range.start..body + range.end);
    }
    reader.out.end();
    let (text, paras) = reader.out.finish();
    // Lines inside a paragraph may be paragraphs of their own, as in plain text.
    let chunks =
        paras.iter().map(|para| Chunk { lines: plain::lines(&text.text, para.range.clone()).collect(), kind: para.kind }).collect();
    let (paras, edits) = plain::from_chunks(&text.text, chunks);
    (text, paras, edits)
}

/// Whether a text without a telling name is Markdown: a heading at its start, or links.
pub(super) fn looks_like_it(text: &str) -> bool {
    let head: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(40).collect();
    let heading = head.first().is_some_and(|line| line.starts_with("# "))
        || head.get(1).is_some_and(|line| line.len() >= 3 && line.bytes().all(|b| b == b'='));
    heading || head.iter().any(|line| line.contains("](http") || line.starts_with("## "))
}

struct Reader<'a> {
    source: &'a Source,
    out: Paras<'a>,
    /// How many open elements are no text of the article (images, tables, code, HTML).
    skipped: usize,
    links: usize,
    /// Lines of an indented block of code so far.
    code: Option<Vec<Range<usize>>>,
    items: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if let Some(lines) = &mut self.code {
                    lines.push(range);
                } else if self.skipped == 0 {
                    self.text(&text, range);
                }
            }
            Event::Code(text) if self.skipped == 0 => {
                // `` and '' are the quotation marks of typesetters: then it was no code.
                let raw = self.source.text.get(range.clone()).unwrap_or("");
                if raw.contains("''") {
                    self.out.copy(range, false);
                } else {
                    self.text(&text, range);
                }
            }
            Event::SoftBreak if self.skipped == 0 => self.out.copy(range, false),
            Event::HardBreak if self.skipped == 0 => self.out.make("\n", &range),
            Event::Rule => {
                self.out.end();
            }
            _ => {}
        }
    }

    /// Text of the source, or what an escape or reference stands for.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let raw = self.source.text.get(range.clone()).unwrap_or("");
        if raw == text {
            self.out.copy(range, self.links > 0);
        } else if let Some(at) = raw.find(text).filter(|_| !text.is_empty()) {
            let start = range.start + at;
            self.out.copy(start..start + text.len(), self.links > 0);
        } else {
            self.out.make(text, &range);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            // The paragraphs of a list item are one item.
            Tag::Paragraph if self.items > 0 => {}
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) => {
                self.out.end();
                self.out.kind = BlockKind::Paragraph;
            }
            Tag::Heading { .. } => {
                self.out.end();
                self.out.kind = BlockKind::Heading;
            }
            Tag::Item => {
                self.out.end();
                self.items += 1;
                self.out.kind = BlockKind::ListItem;
            }
            Tag::CodeBlock(CodeBlockKind::Indented) if self.skipped == 0 => {
                self.out.end();
                self.code = Some(Vec::new());
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) | Tag::Image { .. } => {
                if !matches!(tag, Tag::Image { .. }) {
                    self.out.end();
                }
                self.skipped += 1;
            }
            Tag::FootnoteDefinition(_) => {
                self.out.end();
            }
            Tag::Link { .. } => self.links += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::List(_) => {
                self.out.end();
                self.out.kind = if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph };
            }
            TagEnd::Item => {
                self.out.end();
                self.items = self.items.saturating_sub(1);
                self.out.kind = BlockKind::Paragraph;
            }
            TagEnd::CodeBlock if self.code.is_some() => self.indented(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Table | TagEnd::Image => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::FootnoteDefinition => {
                self.out.end();
            }
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            _ => {}
        }
    }

    /// Indented lines are code to Markdown; in exported news they are as often paragraphs with an indent.
    fn indented(&mut self) {
        let lines = self.code.take().unwrap_or_default();
        let whole = lines.iter().filter_map(|range| self.source.text.get(range.clone())).collect::<String>();
        let text = whole.trim();
        let prose = text.split_whitespace().count() >= 6
            && text.ends_with(['.', '!', '?', '”', '"', '’'])
            && !text.contains(['{', '}', ';', '='])
            && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        if prose {
            for range in lines {
                self.out.copy(range, false);
            }
            self.out.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_left_out() {
        let text = "# Dam holds\n\nThe **dam** at [Velrod](https://t.example \"T\") held.[^1] It's 5 \\* 5 &amp; old.\n\n> “We slept,” said Ida Brun.\n\n1. Rents rise.\n2. Laws\n   fall.\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n```\ncode\n```\n\n![Dam](d.jpg)\n\n<div>Buy</div>\n\n[^1]: A note.\n";
        let source = Source::identity(text.to_owned());
        let (clean, paras, _) = read(&source, 0);
        let got: Vec<&str> = paras.iter().filter_map(|para| clean.text.get(para.range.clone())).collect();
        assert_eq!(
            got,
            [
                "Dam holds",
                "The dam at Velrod held. It's 5 * 5 & old.",
                "“We slept,” said Ida Brun.",
                "Rents rise.",
                "Laws\nfall.",
                "A note."
            ]
        );
        let at = clean.text.find("Velrod").map(|at| clean.at(&(at..at + 6)));
        assert_eq!(at.map(|at| (at.start, at.end)), text.find("Velrod").map(|at| (at as u64, at as u64 + 6)));
    }
}
