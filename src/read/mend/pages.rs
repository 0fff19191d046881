//! The encodings that UTF-8 text is read in by mistake: from a character back to its byte.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257};
/// Characters below this have their bytes in a table; the few beyond (`ﬁ`, Apple's sign) in a list.
const TABLE: usize = 0x2600;

/// A single-byte encoding, read backwards.
#[derive(Debug)]
pub(super) struct Page {
    /// As a notice names it.
    pub name: &'static str,
    /// The byte of every character below [`TABLE`]; 0 where there is none.
    table: Vec<u8>,
    beyond: Vec<(char, u8)>,
}

impl Page {
    /// The byte from 0x80 on that a character stands for.
    pub fn byte(&self, c: char) -> Option<u8> {
        match self.table.get(c as usize) {
            Some(0) => None,
            Some(byte) => Some(*byte),
            None => self.beyond.iter().find(|(other, _)| *other == c).map(|(_, byte)| *byte),
        }
    }

    fn new(name: &'static str, high: impl Iterator<Item = char>) -> Self {
        let mut page = Self { name, table: vec![0; TABLE], beyond: Vec::new() };
        for (byte, c) in (0x80..=0xff_u8).zip(high).filter(|(_, c)| *c != '\u{fffd}') {
            page.add(c, byte);
        }
        page
    }

    fn add(&mut self, c: char, byte: u8) {
        match self.table.get_mut(c as usize) {
            Some(slot) => *slot = byte,
            None => self.beyond.push((c, byte)),
        }
    }

    fn of(encoding: &'static Encoding) -> Self {
        let high = (0x80..=0xff_u8).map(move |byte| {
            let source = [byte];
            encoding.decode_without_bom_handling(&source).0.chars().next().unwrap_or('\u{fffd}')
        });
        Self::new(encoding.name(), high)
    }
}

/// IBM code page 437, bytes 0x80 to 0xff (unicode.org, VENDORS/MICSFT/PC/CP437.TXT).
const CP437: &str =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// In the order in which they are tried. Windows-1252 stands for Latin-1 too: the control characters that Latin-1 has in
/// the place of its punctuation count as the same bytes.
pub(super) static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let mut western = Page::of(WINDOWS_1252);
    (0x80..=0x9f_u8).for_each(|byte| western.add(char::from(byte), byte));
    vec![
        western,
        Page::of(MACINTOSH),
        Page::of(WINDOWS_1251),
        Page::new("cp437", CP437.chars()),
        Page::of(WINDOWS_1250),
        Page::of(WINDOWS_1257),
    ]
});

/// What a control character of Latin-1 is in Windows-1252; `None` where that has none.
pub(super) fn control_meant(c: char) -> Option<char> {
    let byte = u8::try_from(u32::from(c)).ok().filter(|byte| (0x80..=0x9f).contains(byte))?;
    let source = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&source);
    text.chars().next().filter(|c| !c.is_control() && *c != '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_characters() {
        let byte = |page: usize, c| PAGES.get(page).and_then(|page| page.byte(c));
        assert_eq!([byte(0, 'é'), byte(0, '€'), byte(0, '\u{80}'), byte(0, 'ж')], [Some(0xe9), Some(0x80), Some(0x80), None]);
        assert_eq!([byte(1, '√'), byte(2, 'Г'), byte(3, 'Γ'), byte(3, '├')], [Some(0xc3), Some(0xc3), Some(0xe2), Some(0xc3)]);
        assert_eq!(CP437.chars().count(), 128);
        assert_eq!((control_meant('\u{93}'), control_meant('\u{81}')), (Some('“'), None));
    }
}
