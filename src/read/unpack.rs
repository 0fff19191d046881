//! Unpacks a file while it is read: gzip (any number of members) and Zstandard (any number of frames).

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::compressed::{FREE, RATIO};

/// A text that is read piece by piece.
pub(super) type Reader = Box<dyn BufRead + Send>;

/// Opens a file, to be read unpacked. Memory is that of a few buffers.
pub(super) fn open(path: &Path) -> io::Result<Reader> {
    from(Box::new(File::open(path)?))
}

/// Reads from `file` unpacked, where it is packed.
pub(super) fn from(file: Box<dyn Read + Send>) -> io::Result<Reader> {
    let packed = Arc::new(AtomicU64::new(0));
    let mut input = BufReader::with_capacity(1 << 16, Counted { from: file, count: Arc::clone(&packed) });
    let start = input.fill_buf()?;
    if start.starts_with(&[0x1f, 0x8b]) {
        let unpacked = Guarded { from: MultiGzDecoder::new(input), kind: "gzip", count: 0, packed };
        return Ok(Box::new(BufReader::with_capacity(1 << 16, unpacked)));
    }
    if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let unpacked = Guarded { from: Frames::Between(input), kind: "Zstandard", count: 0, packed };
        return Ok(Box::new(BufReader::with_capacity(1 << 16, unpacked)));
    }
    Ok(Box::new(input))
}

/// Counts the bytes that are read.
struct Counted<R> {
    from: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Ends where far more comes out than was put in, and says what is wrong with packed data.
struct Guarded<R> {
    from: R,
    kind: &'static str,
    count: u64,
    packed: Arc<AtomicU64>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let kind = self.kind;
        let read = self.from.read(into).map_err(|error| {
            io::Error::other(if error.kind() == io::ErrorKind::UnexpectedEof {
                format!("is cut off: the {kind} data end too early; fetch or pack it again")
            } else {
                format!("is damaged: the {kind} data can't be unpacked ({error}); fetch or pack it again")
            })
        })?;
        self.count += read as u64;
        if self.count > FREE && self.count / RATIO > self.packed.load(Ordering::Relaxed) {
            let message = format!("expands to more than {RATIO} times its size, the limit for a {kind} file; unpack it and split it");
            return Err(io::Error::other(message));
        }
        Ok(read)
    }
}

/// Frame upon frame, as several files packed and put together leave them.
enum Frames<R: BufRead> {
    Between(R),
    Inside(Box<StreamingDecoder<R, FrameDecoder>>),
    Done,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Done) {
                Self::Done => return Ok(0),
                Self::Between(mut input) => {
                    if input.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    *self = Self::Inside(Box::new(StreamingDecoder::new(input).map_err(io::Error::other)?));
                }
                Self::Inside(mut decoder) => {
                    let read = decoder.read(into)?;
                    *self = if read == 0 && !into.is_empty() { Self::Between(decoder.into_inner()) } else { Self::Inside(decoder) };
                    if read > 0 || into.is_empty() {
                        return Ok(read);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        let read = from(Box::new(io::Cursor::new(bytes))).and_then(|mut reader| reader.read_to_end(&mut out));
        read.map(|_| out).map_err(|error| error.to_string())
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let _ = encoder.write_all(bytes);
        encoder.finish().unwrap_or_default()
    }

    #[test]
    fn members_frames_and_damage() {
        assert_eq!(unpacked(b"plain".to_vec()).as_deref(), Ok(b"plain".as_slice()));
        assert_eq!(unpacked([gzip(b"one "), gzip(b"two")].concat()).as_deref(), Ok(b"one two".as_slice()));
        let frame = |bytes: &[u8]| ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest);
        assert_eq!(unpacked([frame(b"one "), frame(b"two")].concat()).as_deref(), Ok(b"one two".as_slice()));
        let mut cut = gzip(&(0..=255).cycle().take(9000).collect::<Vec<u8>>());
        cut.truncate(cut.len() - 9);
        assert!(unpacked(cut).is_err_and(|error| error.contains("cut off")));
        assert!(unpacked(gzip(&vec![b' '; (FREE as usize) + (1 << 17)])).is_err_and(|error| error.contains("limit")));
    }
}
