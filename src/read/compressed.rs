//! Packed files: gzip (any number of members) and Zstandard, unpacked in memory up to a limit.

use std::borrow::Cow;
use std::io::{self, Read};

/// More than this is not unpacked: a small file can stand for terabytes.
pub(super) const LIMIT: u64 = 1 << 29;
/// Beyond this size, unpacked bytes may be at most this many times the packed ones; text is packed three to ten times, and
/// repetitive logs some hundred times.
pub(super) const FREE: u64 = 1 << 26;
pub(super) const RATIO: u64 = 300;

/// The bytes of a file, unpacked where it is packed. Errors are messages for the user.
pub(super) fn unpack<'a>(path: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, String> {
    let named = |ending: &str| path.len() > ending.len() && path.to_ascii_lowercase().ends_with(ending);
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return read(flate2::read::MultiGzDecoder::new(bytes), bytes.len(), "gzip").map(Cow::Owned);
    }
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return zstd(bytes).map(Cow::Owned);
    }
    if named(".gz") || named(".zst") {
        let kind = if named(".gz") { "gzip" } else { "Zstandard" };
        return Err(if bytes.is_empty() {
            "is empty; nothing to read".to_owned()
        } else {
            format!("is named like a {kind} file but is none; rename it after what it holds")
        });
    }
    Ok(Cow::Borrowed(bytes))
}

/// The path without the ending of a packed file.
pub(super) fn inner_name(path: &str) -> &str {
    let ending = [".gz", ".zst"].iter().find(|ending| {
        path.len() > ending.len() && path.get(path.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    });
    ending.and_then(|ending| path.get(..path.len() - ending.len())).unwrap_or(path)
}

fn read(mut unpacker: impl Read, packed: usize, kind: &str) -> Result<Vec<u8>, String> {
    let most = (packed as u64).saturating_mul(RATIO).clamp(FREE, LIMIT);
    let mut out = Vec::new();
    match unpacker.by_ref().take(most + 1).read_to_end(&mut out) {
        Ok(_) if out.len() as u64 > most => {
            Err(format!("expands to more than {} MB, the limit for a {kind} file of this size; unpack it and split it", most >> 20))
        }
        Ok(_) => Ok(out),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(format!("is cut off: the {kind} data end too early; fetch or pack it again"))
        }
        Err(error) => Err(format!("is damaged: the {kind} data can't be unpacked ({error}); fetch or pack it again")),
    }
}

fn zstd(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut rest = bytes;
    // Frame upon frame, as several files packed and put together leave them.
    while !rest.is_empty() {
        let before = rest.len();
        let decoder = ruzstd::decoding::StreamingDecoder::new(&mut rest);
        let decoder = match decoder {
            Ok(decoder) => decoder,
            Err(_) if !out.is_empty() => break,
            Err(error) => return Err(format!("is damaged: the Zstandard data can't be unpacked ({error}); fetch or pack it again")),
        };
        out.extend(read(decoder, before, "Zstandard")?);
        if out.len() as u64 > LIMIT {
            return Err(format!("expands to more than {} MB, the limit; unpack it and split it", LIMIT >> 20));
        }
        if rest.len() == before {
            break;
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        let _ = encoder.write_all(bytes);
        encoder.finish().unwrap_or_default()
    }

    #[test]
    fn members_limits_and_damage() {
        let two = [gzip(b"The dam "), gzip(b"held.")].concat();
        assert_eq!(unpack("a.txt.gz", &two).as_deref(), Ok(b"The dam held.".as_slice()));
        let cut = gzip(b"The dam held and held and held.");
        assert!(unpack("a.txt.gz", &cut[..cut.len() - 12]).is_err_and(|error| error.contains("cut off") || error.contains("damaged")));
        assert!(unpack("a.txt.gz", b"The dam").is_err());
        assert_eq!(unpack("a.txt", b"The dam").as_deref(), Ok(b"The dam".as_slice()));
        let bomb = gzip(&vec![b' '; (FREE as usize) + 4096]);
        assert!(unpack("a.txt.gz", &bomb).is_err_and(|error| error.contains("limit")));
    }
}
