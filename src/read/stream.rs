//! Records of a large JSON file, one after the other: memory is that of a batch, whatever the file's size.
//!
//! One record a line, or the elements of one array. (Smaller files are read whole; see [`super::records`].)

use std::io::{self, BufRead, Read};

use super::unpack::Reader;
use super::{Options, Outcome, Problem, decode, records};

/// A longer record is passed over.
const LONGEST: usize = 1 << 26;
/// Bytes of records that are handed out together.
const BATCH: usize = 1 << 17;

/// A record as it stands in the file.
#[derive(Debug)]
pub(super) struct Raw {
    /// 1-based number in the file.
    part: u64,
    /// 1-based line that it begins in.
    line: u64,
    /// Its bytes, or what is wrong with it.
    bytes: Result<Vec<u8>, String>,
}

/// Records that stand together.
#[derive(Debug)]
pub(super) struct Batch {
    pub path: String,
    pub records: Vec<Raw>,
}

impl Batch {
    /// How many bytes it holds.
    pub fn weight(&self) -> usize {
        self.records.iter().map(|raw| raw.bytes.as_ref().map_or(64, Vec::len)).sum()
    }

    /// Reads the records; each broken one is a problem of its own.
    pub fn read(self, options: &Options) -> Outcome {
        let mut outcome = Outcome::default();
        let path = self.path.as_str();
        for Raw { part, line, bytes } in self.records {
            let failed = |message: String| Problem { path: path.to_owned(), line: Some(line), message, failed: true };
            let article = bytes.and_then(|bytes| decode::decode(&bytes, || None)).map_err(failed).and_then(|decoded| {
                let raw = decoded.source.text.trim();
                records::one(path, Some(part), raw, decoded.encoding, options).map_err(|problem| Problem { line: Some(line), ..problem })
            });
            match article {
                Ok(article) => outcome.articles.push(article),
                Err(problem) => outcome.problems.push(problem),
            }
        }
        outcome
    }
}

/// A JSON file that is being read.
pub(super) struct Stream {
    path: String,
    from: Reader,
    array: bool,
    /// Records so far, and the line that is read next.
    part: u64,
    line: u64,
    done: bool,
}

impl Stream {
    /// Begins to read records from `from`; gives it back where the text begins like none.
    pub fn new(path: String, mut from: Reader) -> io::Result<Result<Self, Reader>> {
        let buffer = from.fill_buf()?;
        let start = buffer.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(buffer).trim_ascii_start();
        let array = match start.first() {
            Some(b'[') => true,
            Some(b'{') if rows(start) => false,
            _ => return Ok(Err(from)),
        };
        let lead = buffer.len() - start.len() + usize::from(array);
        let line = 1 + memchr::memchr_iter(b'\n', buffer.get(..lead).unwrap_or_default()).count() as u64;
        from.consume(lead);
        Ok(Ok(Self { path, from, array, part: 0, line, done: false }))
    }

    /// The next records; `None` at the end.
    pub fn next(&mut self) -> Option<Batch> {
        let mut batch = Batch { path: self.path.clone(), records: Vec::new() };
        let mut bytes = 0;
        while bytes < BATCH && !self.done {
            let next = if self.array { self.element() } else { self.row() };
            match next {
                Ok(Some(raw)) => {
                    bytes += 64 + raw.bytes.as_ref().map_or(0, Vec::len);
                    batch.records.push(raw);
                }
                Ok(None) => self.done = true,
                Err(error) => {
                    self.done = true;
                    self.part += 1;
                    let message = format!("{}; the records before are there", super::why(&error));
                    batch.records.push(Raw { part: self.part, line: self.line, bytes: Err(message) });
                }
            }
        }
        (!batch.records.is_empty()).then_some(batch)
    }

    /// The next line that is not blank.
    fn row(&mut self) -> io::Result<Option<Raw>> {
        loop {
            let mut row = Vec::new();
            let line = self.line;
            let read = self.from.by_ref().take(LONGEST as u64).read_until(b'\n', &mut row)?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            let whole = row.last() == Some(&b'\n') || read < LONGEST;
            if !whole {
                self.from.skip_until(b'\n')?;
            }
            let content = row.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&row).trim_ascii();
            if content.is_empty() && whole {
                continue;
            }
            self.part += 1;
            let bytes = if whole { Ok(content.to_vec()) } else { Err(too_long()) };
            return Ok(Some(Raw { part: self.part, line, bytes }));
        }
    }

    /// The next element of an array, by its brackets.
    fn element(&mut self) -> io::Result<Option<Raw>> {
        let mut element = Vec::new();
        let (mut depth, mut quoted, mut escaped, mut first) = (0usize, false, false, self.line);
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                return Err(io::Error::other("is no valid JSON (the array has no end)"));
            }
            let mut used = 0;
            let mut ended = None;
            for byte in buffer {
                used += 1;
                self.line += u64::from(*byte == b'\n');
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if quoted => escaped = true,
                    b'"' => quoted = !quoted,
                    _ if quoted => {}
                    b'{' | b'[' => depth += 1,
                    b']' if depth == 0 => ended = Some(true),
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    b',' if depth == 0 => ended = Some(false),
                    _ => {}
                }
                if ended.is_some() {
                    break;
                }
                if element.is_empty() {
                    first = self.line;
                }
                if element.len() <= LONGEST && !(element.is_empty() && byte.is_ascii_whitespace()) {
                    element.push(*byte);
                }
            }
            self.from.consume(used);
            let Some(last) = ended else { continue };
            self.done = last;
            let content = element.trim_ascii_end();
            if content.is_empty() {
                if last {
                    return Ok(None);
                }
                continue;
            }
            self.part += 1;
            let bytes = if element.len() > LONGEST { Err(too_long()) } else { Ok(content.to_vec()) };
            return Ok(Some(Raw { part: self.part, line: first, bytes }));
        }
    }
}

/// Whether a text that begins with a brace holds a record a line: half the lines of its start are records. (One record over
/// several lines, or a text with front matter in braces, is none.)
fn rows(start: &[u8]) -> bool {
    let record = |line: &[u8]| line.trim_ascii().starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    let (mut lines, mut records) = (0usize, 0usize);
    for line in start.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n") && !line.trim_ascii().is_empty()) {
        lines += 1;
        records += usize::from(record(line));
    }
    records * 2 >= lines
}

fn too_long() -> String {
    format!("is a record of more than {} MB, the limit; it was passed over", LONGEST >> 20)
}
