//! Hands a run's inputs out piece by piece: a file, or a batch of the records of a large one.

use std::io::{self, Cursor, Read};
use std::path::Path;

use super::stream::{Batch, Stream};
use super::unpack::Reader;
use super::{Form, Input, LARGEST, Options, Outcome, Problem, form_by_name, unpack};

/// Files up to this size are read whole; the records of larger ones are handed out in batches.
const WHOLE: u64 = 1 << 23;
/// The same for packed files, by their packed size.
const WHOLE_PACKED: u64 = 1 << 18;

/// What is read next.
#[derive(Debug)]
pub struct Piece<'a>(Work<'a>);

#[derive(Debug)]
enum Work<'a> {
    Input(&'a Input, usize),
    /// Bytes that are read already, of the input of this name.
    Bytes(String, Vec<u8>),
    Batch(Batch),
    Problem(Problem),
}

impl Piece<'_> {
    /// How many bytes it holds, or about so many.
    #[must_use]
    pub fn weight(&self) -> usize {
        match &self.0 {
            Work::Input(_, size) => *size,
            Work::Bytes(_, bytes) => bytes.len(),
            Work::Batch(batch) => batch.weight(),
            Work::Problem(_) => 0,
        }
    }

    /// Reads it.
    #[must_use]
    pub fn read(self, options: &Options) -> Outcome {
        match self.0 {
            Work::Input(input, _) => super::read(input, options),
            Work::Bytes(path, bytes) => super::read_bytes(&path, &bytes, options),
            Work::Batch(batch) => batch.read(options),
            Work::Problem(problem) => Outcome { articles: Vec::new(), problems: vec![problem] },
        }
    }
}

/// The inputs of a run, in order.
pub struct Feed<'a> {
    inputs: std::slice::Iter<'a, Input>,
    options: &'a Options,
    open: Option<Stream>,
}

impl<'a> Feed<'a> {
    /// The pieces of these inputs.
    #[must_use]
    pub fn new(inputs: &'a [Input], options: &'a Options) -> Self {
        Self { inputs: inputs.iter(), options, open: None }
    }

    /// Whether an input, opened, is to be handed out in batches if it turns out to hold records.
    fn may_stream(&self, path: &Path, size: u64) -> bool {
        let name = path.to_string_lossy();
        let packed = super::compressed::inner_name(&name).len() < name.len();
        let form = self.options.form.or_else(|| form_by_name(&name));
        size > if packed { WHOLE_PACKED } else { WHOLE } && form.is_none_or(|form| form == Form::Json)
    }

    fn file(&mut self, input: &'a Input, path: &Path) -> io::Result<Work<'a>> {
        let size = std::fs::metadata(path).map_or(0, |data| data.len());
        if self.may_stream(path, size)
            && let Ok(work) = self.stream(&input.name(), unpack::open(path)?)?
        {
            return Ok(work);
        }
        Ok(Work::Input(input, usize::try_from(size).unwrap_or(usize::MAX)))
    }

    /// Standard input: whole where it is short or holds no records.
    fn stdin(&mut self) -> io::Result<Work<'a>> {
        let mut start = Vec::new();
        io::stdin().lock().take(WHOLE).read_to_end(&mut start)?;
        let short = (start.len() as u64) < WHOLE;
        let name = || Input::Stdin.name();
        if short || self.options.form.is_some_and(|form| form != Form::Json) {
            io::stdin().lock().take(LARGEST as u64 + 1).read_to_end(&mut start)?;
            return Ok(Work::Bytes(name(), start));
        }
        match self.stream(&name(), unpack::from(Box::new(Cursor::new(start).chain(io::stdin())))?)? {
            Ok(work) => Ok(work),
            Err(from) => {
                let mut bytes = Vec::new();
                from.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
                Ok(Work::Bytes(name(), bytes))
            }
        }
    }

    /// The first batch of a text's records; gives the text back where it holds none.
    fn stream(&mut self, path: &str, from: Reader) -> io::Result<Result<Work<'a>, Reader>> {
        let mut stream = match Stream::new(path.to_owned(), from)? {
            Ok(stream) => stream,
            Err(from) => return Ok(Err(from)),
        };
        let first = stream.next().map_or_else(|| Work::Problem(failed(path, "holds no records; nothing to read".to_owned())), Work::Batch);
        self.open = Some(stream);
        Ok(Ok(first))
    }
}

impl<'a> Iterator for Feed<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(batch) = self.open.as_mut().and_then(Stream::next) {
            return Some(Piece(Work::Batch(batch)));
        }
        self.open = None;
        let input = self.inputs.next()?;
        let work = match input {
            Input::File(path) => self.file(input, path),
            Input::Stdin => self.stdin(),
        };
        Some(Piece(work.unwrap_or_else(|error| Work::Problem(failed(&input.name(), super::why(&error))))))
    }
}

fn failed(path: &str, message: String) -> Problem {
    Problem { path: path.to_owned(), line: None, message, failed: true }
}
