//! Searches over bytes that pass whole clean stretches at once.

/// How many bytes are looked at together; the loop over them has no branch, so that the compiler makes it wide.
const STRIDE: usize = 32;

/// The first byte at or behind `from` that is no ASCII.
pub(super) fn next_high(bytes: &[u8], from: usize) -> Option<usize> {
    next(bytes, from, |byte| byte & 0x80)
}

/// The first byte at or behind `from` that is no ASCII or a control character other than tab, line feed and carriage return.
pub(super) fn next_odd(bytes: &[u8], from: usize) -> Option<usize> {
    let odd = |byte: u8| byte >= 0x7f || byte < 0x20 && byte != b'\t' && byte != b'\n' && byte != b'\r';
    next(bytes, from, |byte| u8::from(odd(byte)))
}

/// Whether a byte is a control character that no text needs.
pub(super) fn has_control(bytes: &[u8]) -> bool {
    let control = |byte: u8| byte == 0x7f || byte < 0x20 && byte != b'\t' && byte != b'\n' && byte != b'\r';
    next(bytes, 0, |byte| u8::from(control(byte))).is_some()
}

fn next(bytes: &[u8], from: usize, odd: impl Fn(u8) -> u8 + Copy) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut at = 0;
    for stride in rest.chunks(STRIDE) {
        if stride.iter().fold(0, |all, byte| all | odd(*byte)) != 0 {
            return stride.iter().position(|byte| odd(*byte) != 0).map(|found| from + at + found);
        }
        at += stride.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_find_the_first_one() {
        let text = format!("{}é{}\u{1}\t\r\n", "a".repeat(70), "b".repeat(40));
        let bytes = text.as_bytes();
        assert_eq!((next_high(bytes, 0), next_high(bytes, 71), next_high(bytes, 72)), (Some(70), Some(71), None));
        assert_eq!((next_odd(bytes, 72), next_odd(bytes, 113)), (Some(112), None));
        assert!(has_control(bytes) && !has_control("a\té\r\n".as_bytes()));
    }
}
