//! From bytes to text: byte order marks, UTF-16, UTF-8, and legacy encodings, with an exact map.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::map::line_breaks;
use super::source::Source;
use super::{FileRange, Notice, NoticeCode, OffsetMap};

/// A decoded text.
#[derive(Debug)]
pub(super) struct Decoded {
    pub source: Source,
    /// WHATWG name.
    pub encoding: &'static str,
    pub notices: Vec<Notice>,
}

/// Decodes a file's bytes. `declared` finds the encoding that the file itself names (an HTML page), asked where the bytes are
/// no UTF-8. Errors say what the file is instead of text.
pub(super) fn decode(bytes: &[u8], declared: impl FnOnce() -> Option<String>) -> Result<Decoded, String> {
    if let Some(what) = magic(bytes) {
        return Err(format!("is no text but a binary file ({what}); give it a file of plain text, Markdown, HTML or JSON"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Ok(utf16(bytes, 2, false));
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Ok(utf16(bytes, 2, true));
    }
    if let Some(big) = utf16_without_mark(bytes) {
        return Ok(utf16(bytes, 0, big));
    }
    let start = if bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    let body = bytes.get(start..).unwrap_or_default();
    let text = std::str::from_utf8(body);
    if is_binary(bytes, text.is_ok()) {
        return Err("is no text but a binary file; give it a file of plain text, Markdown, HTML or JSON".to_owned());
    }
    match text {
        Ok(text) => Ok(utf8(text, bytes, start)),
        Err(_) => Ok(legacy(bytes, start, declared().as_deref())),
    }
}

fn utf8(text: &str, bytes: &[u8], start: usize) -> Decoded {
    let mut map = OffsetMap::new(line_breaks(bytes));
    map.copied(0, start as u64, None);
    map.finish(length(text.len()), bytes.len() as u64);
    let mut notices = Vec::new();
    if start > 0 {
        let message = "a byte order mark was taken out of the UTF-8 file".to_owned();
        notices.push(Notice {
            code: NoticeCode::InvisibleCharacters,
            message,
            count: 1,
            at: Some(FileRange { start: 0, end: start as u64, line: 1, field: None }),
        });
    }
    Decoded { source: Source { text: text.to_owned(), map }, encoding: UTF_8.name(), notices }
}

fn length(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a file is by its first bytes, if it is a common kind of no text.
fn magic(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF87a", "a GIF image"),
        (b"GIF89a", "a GIF image"),
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"BZh9", "a bzip2 file"),
        (b"\xfd7zXZ\0", "an xz file"),
        (b"SQLite format 3\0", "a SQLite database"),
        (b"PAR1", "a Parquet file"),
        (b"OggS", "a sound or video file"),
        (b"ID3", "a sound file"),
        (b"\0\0\0 ftyp", "a video file"),
        (b"RIFF", "a sound, image or video file"),
        (b"II*\0", "a TIFF image"),
        (b"MM\0*", "a TIFF image"),
        (b"wOFF", "a font"),
        (b"{\\rtf", "an RTF document"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Whether control characters are too frequent for a text.
fn is_binary(bytes: &[u8], utf8: bool) -> bool {
    let window = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let controls = window.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    let limit = if utf8 { 10 } else { 33 };
    controls * limit > window.len()
}

/// Whether bytes look like UTF-16 without a mark, and if so, big-endian: every other byte of Latin text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<bool> {
    let window = bytes.get(..bytes.len().min(4096) & !1)?;
    if window.len() < 8 || !window.contains(&0) {
        return None;
    }
    let zeros = |from: usize| window.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), window.len() / 2);
    if odd * 10 > half * 6 && even * 20 < half {
        Some(false)
    } else if even * 10 > half * 6 && odd * 20 < half {
        Some(true)
    } else {
        None
    }
}

/// Appends decoded characters and keeps the map in pieces of equal steps.
struct Writer {
    text: String,
    map: OffsetMap,
}

impl Writer {
    fn new(bytes: &[u8], breaks: Vec<u64>) -> Self {
        Self { text: String::with_capacity(bytes.len() + bytes.len() / 8), map: OffsetMap::new(breaks) }
    }

    fn char(&mut self, c: char, at: usize, width: usize) {
        self.map.stepped(length(self.text.len()), at as u64, (c.len_utf8() as u8, width as u8), None);
        self.text.push(c);
    }

    fn copy(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.map.copied(length(self.text.len()), at as u64, None);
            self.text.push_str(text);
        }
    }

    fn made(&mut self, text: &str, at: usize, width: usize) {
        self.map.made(length(self.text.len()), (at as u64, (at + width) as u64), None);
        self.text.push_str(text);
    }

    fn finish(mut self, bytes: &[u8]) -> Source {
        self.map.finish(length(self.text.len()), bytes.len() as u64);
        Source { text: self.text, map: self.map }
    }
}

fn utf16(bytes: &[u8], start: usize, big: bool) -> Decoded {
    let unit = |at: usize| -> Option<u16> {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let mut breaks = Vec::new();
    let mut at = start;
    while let Some(value) = unit(at) {
        if value == 10 || (value == 13 && unit(at + 2) != Some(10)) {
            breaks.push(at as u64);
        }
        at += 2;
    }
    let mut writer = Writer::new(bytes, breaks);
    let mut lost = 0;
    let mut at = start;
    while let Some(value) = unit(at) {
        let mut width = 2;
        let c = match value {
            0xd800..=0xdbff => match unit(at + 2) {
                Some(low @ 0xdc00..=0xdfff) => {
                    width = 4;
                    char::from_u32(0x10000 + ((u32::from(value) - 0xd800) << 10) + (u32::from(low) - 0xdc00))
                }
                _ => None,
            },
            value => char::from_u32(u32::from(value)),
        };
        lost += u64::from(c.is_none());
        writer.char(c.unwrap_or('\u{fffd}'), at, width);
        at += width;
    }
    let encoding = if big { UTF_16BE } else { UTF_16LE };
    let mut notices = vec![detected(encoding)];
    if lost > 0 || at < bytes.len() {
        let message = format!("bytes that are no {} were replaced", encoding.name());
        notices.push(Notice { code: NoticeCode::InvalidBytes, message, count: lost.max(1), at: None });
    }
    Decoded { source: writer.finish(bytes), encoding: encoding.name(), notices }
}

fn detected(encoding: &'static Encoding) -> Notice {
    let message = format!("the file is not UTF-8; it was decoded as {}", encoding.name());
    Notice { code: NoticeCode::EncodingDetected, message, count: 1, at: None }
}

/// Decodes what is no UTF-8. A file with UTF-8 characters in some lines is UTF-8 with foreign lines or stray bytes; else
/// it is in a legacy encoding as a whole.
fn legacy(bytes: &[u8], start: usize, declared: Option<&str>) -> Decoded {
    let body = bytes.get(start..).unwrap_or_default();
    let mut foreign = Vec::new();
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in body.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let mut at = start;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if std::str::from_utf8(line).is_err() {
            foreign.extend_from_slice(line);
        }
        at += line.len();
    }
    debug_assert_eq!(at, bytes.len());
    let named = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible());
    let guessed = named.unwrap_or_else(|| guess(&foreign));
    let mixed = start > 0 || good * 2 >= bad && good > 0;
    let mut writer = Writer::new(bytes, line_breaks(bytes));
    if !mixed {
        table_or_runs(&mut writer, body, start, guessed);
        return Decoded { source: writer.finish(bytes), encoding: guessed.name(), notices: vec![detected(guessed)] };
    }
    let (mut count, mut first) = (0u64, None);
    let mut at = start;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(text) => writer.copy(text, at),
            Err(_) => {
                count += mend_line(&mut writer, line, at, guessed, &mut first);
            }
        }
        at += line.len();
    }
    let source = writer.finish(bytes);
    let place = first.map(|(from, to)| FileRange { start: from, end: to, line: source.map.line(from), field: None });
    let message = format!("{count} byte(s) of the UTF-8 file are no UTF-8; they were read as {} or replaced", guessed.name());
    Decoded { source, encoding: UTF_8.name(), notices: vec![Notice { code: NoticeCode::InvalidBytes, message, count, at: place }] }
}

/// A line that is no UTF-8 inside a file that is: a legacy line as a whole, or stray bytes between UTF-8 characters.
fn mend_line(writer: &mut Writer, line: &[u8], at: usize, guessed: &'static Encoding, first: &mut Option<(u64, u64)>) -> u64 {
    let utf8 = line.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if !utf8 && !guessed.is_single_byte() {
        table_or_runs(writer, line, at, guessed);
        first.get_or_insert((at as u64, (at + line.len()) as u64));
        return 1;
    }
    let table = high_half(if guessed.is_single_byte() { guessed } else { WINDOWS_1252 });
    let mut count = 0;
    let mut at = at;
    for chunk in line.utf8_chunks() {
        writer.copy(chunk.valid(), at);
        at += chunk.valid().len();
        for byte in chunk.invalid() {
            // Between letters a stray byte is a letter; alone it stands for nothing that can be known.
            let c = table.get(usize::from(*byte).wrapping_sub(0x80)).copied().flatten();
            writer.char(c.filter(|c| !c.is_control()).unwrap_or('\u{fffd}'), at, 1);
            first.get_or_insert((at as u64, at as u64 + 1));
            count += 1;
            at += 1;
        }
    }
    count
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    if !found.is_ascii_compatible() || central_european(found) && !speaks_for_it(bytes) { WINDOWS_1252 } else { found }
}

fn central_european(encoding: &'static Encoding) -> bool {
    matches!(
        encoding.name(),
        "windows-1250" | "windows-1257" | "ISO-8859-2" | "ISO-8859-4" | "ISO-8859-10" | "ISO-8859-13" | "ISO-8859-15" | "ISO-8859-16"
    )
}

/// Whether letters that Windows-1252 does not have are likely: many accents, or bytes between letters that are signs there.
/// A few foreign names in an English text are too little for a detector of languages.
fn speaks_for_it(bytes: &[u8]) -> bool {
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let accents = bytes.iter().filter(|byte| **byte >= 0xc0).count();
    let letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc0);
    let signs =
        bytes.windows(3).filter(|window| matches!(window.get(1), Some(0xa1..=0xbf)) && letter(window.first()) && letter(window.get(2)));
    accents * 30 > letters || signs.count() > 0
}

/// What the bytes from 0x80 on mean in a single-byte encoding.
fn high_half(encoding: &'static Encoding) -> Vec<Option<char>> {
    (0x80..=0xff_u8)
        .map(|byte| {
            let source = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&source);
            text.chars().next().filter(|c| *c != '\u{fffd}')
        })
        .collect()
}

/// Decodes a stretch in one legacy encoding: by table, or, where characters have several bytes, run by run.
fn table_or_runs(writer: &mut Writer, bytes: &[u8], start: usize, encoding: &'static Encoding) {
    let table = if encoding.is_single_byte() { high_half(encoding) } else { Vec::new() };
    let mut at = 0;
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let plain = rest.iter().position(|byte| *byte >= 0x80).unwrap_or(rest.len());
        if let Ok(text) = std::str::from_utf8(rest.get(..plain).unwrap_or_default()) {
            writer.copy(text, start + at);
        }
        at += plain;
        if encoding.is_single_byte() {
            if let Some(byte) = bytes.get(at) {
                let c = table.get(usize::from(*byte).wrapping_sub(0x80)).copied().flatten();
                writer.char(c.unwrap_or('\u{fffd}'), start + at, 1);
                at += 1;
            }
            continue;
        }
        // A lead byte takes the byte behind it along, whatever that is.
        let mut end = at;
        while bytes.get(end).is_some_and(|byte| *byte >= 0x80) {
            end = (end + 2).min(bytes.len());
        }
        if end > at {
            let run = bytes.get(at..end).unwrap_or_default();
            let (text, _) = encoding.decode_without_bom_handling(run);
            writer.made(&text, start + at, end - at);
            at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn text(bytes: &[u8]) -> (String, &'static str) {
        decode(bytes, || None).map_or_else(|error| (error, "-"), |decoded| (decoded.source.text, decoded.encoding))
    }

    #[test]
    fn encodings() {
        assert_eq!(text(b"\xef\xbb\xbfdam"), ("dam".to_owned(), "UTF-8"));
        assert_eq!(text(b"\xff\xfed\0a\0m\0"), ("dam".to_owned(), "UTF-16LE"));
        assert_eq!(text(b"\0d\0a\0m\0 \0a\0t\0 \0T"), ("dam at T".to_owned(), "UTF-16BE"));
        assert_eq!(text(b"\x93The caf\xe9\x94 at Velrod, \x80900"), ("“The café” at Velrod, €900".to_owned(), "windows-1252"));
        assert_eq!(
            text("café\n".bytes().chain(*b"caf\xe9s are shut\n").collect::<Vec<_>>().as_slice()),
            ("café\ncafés are shut\n".to_owned(), "UTF-8")
        );
        assert!(text(b"\x89PNG\r\n\x1a\n\0\0").0.contains("PNG"));
        assert!(text(&(0..=255).collect::<Vec<u8>>()).0.contains("binary"));
    }

    #[test]
    fn spans_are_those_of_the_file() {
        let decoded = decode(b"\xff\xfed\0\xe9\0m\0", || None).map(|decoded| decoded.source.map.file_range(Span::new(1, 3)));
        assert_eq!(decoded.map(|range| (range.start, range.end)), Ok((4, 6)));
        let decoded = decode(b"caf\xe9 x", || None).map(|decoded| decoded.source.map.file_range(Span::new(3, 7)));
        assert_eq!(decoded.map(|range| (range.start, range.end)), Ok((3, 6)));
    }
}
