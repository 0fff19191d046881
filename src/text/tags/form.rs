//! How a word is written: its normalised form, and its characters counted.

/// Most bytes of a word that are looked at.
pub(crate) const LONGEST: usize = 64;

/// The normalised form of a word: lower case, straight quotes, digits as `0`; cut after [`LONGEST`] bytes.
pub(crate) struct Form {
    /// Zeros behind the end.
    bytes: [u8; LONGEST],
    size: usize,
}

/// Two factors mixed into one value, each bit of which depends on all bits of the first.
#[inline]
pub(crate) const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

impl Form {
    const EMPTY: Self = Self { bytes: [0; LONGEST], size: 0 };

    /// A form of these bytes, cut after [`LONGEST`].
    pub(crate) fn of(parts: [&[u8]; 2]) -> Self {
        let mut form = Self::EMPTY;
        parts.into_iter().flatten().for_each(|&byte| form.push(byte));
        form
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.size) {
            *place = byte;
            self.size += 1;
        }
    }

    fn push_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
    }

    /// The bytes.
    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.size).unwrap_or_default()
    }

    /// Their hash; both halves and the low quarter are well mixed.
    #[inline]
    pub(crate) fn hash(&self) -> u64 {
        let mut hash = self.size as u64 ^ 0x243f_6a88_85a3_08d3;
        for chunk in self.bytes.as_chunks::<8>().0.iter().take(self.size.div_ceil(8)) {
            hash = fold(hash ^ u64::from_le_bytes(*chunk), 0x9e37_79b9_7f4a_7c15);
        }
        hash
    }
}

/// How many characters of each kind a word has, a byte a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spelling(u64);

const LOWER: u32 = 0;
const UPPER: u32 = 8;
const DIGIT: u32 = 16;
const DOT: u32 = 24;
const ADDRESS: u32 = 32;
const FIRST_UPPER: u32 = 40;

impl Spelling {
    /// That of an empty word.
    pub(crate) const NONE: Self = Self(0);

    const fn get(self, kind: u32) -> u8 {
        (self.0 >> kind) as u8
    }

    /// Small letters.
    pub(crate) const fn lower(self) -> u8 {
        self.get(LOWER)
    }

    /// Capitals.
    pub(crate) const fn upper(self) -> u8 {
        self.get(UPPER)
    }

    /// Digits.
    pub(crate) const fn digits(self) -> u8 {
        self.get(DIGIT)
    }

    /// Full stops.
    pub(crate) const fn dots(self) -> u8 {
        self.get(DOT)
    }

    /// `@`, `/`, `:`.
    pub(crate) const fn address(self) -> u8 {
        self.get(ADDRESS)
    }

    /// Whether the first character is a capital.
    pub(crate) const fn first_upper(self) -> bool {
        self.get(FIRST_UPPER) > 0
    }

    /// Whether the word has neither letters nor digits.
    pub(crate) const fn is_mark(self) -> bool {
        self.0 & 0xff_ffff == 0
    }
}

/// What a byte of ASCII adds to the counts, and what it is in the normalised form.
const KINDS: [(u64, u8); 128] = {
    let mut kinds = [(0, 0); 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        kinds[byte] = match c {
            b'a'..=b'z' => (1 << LOWER, c),
            b'A'..=b'Z' => (1 << UPPER, c | 0x20),
            b'0'..=b'9' => (1 << DIGIT, b'0'),
            b'.' => (1 << DOT, c),
            b'@' | b'/' | b':' => (1 << ADDRESS, c),
            b'`' => (0, b'\''),
            _ => (0, c),
        };
        byte += 1;
    }
    kinds
};

/// The normalised form of a word, and its characters counted.
#[inline]
pub(crate) fn normalise(word: &str) -> (Form, Spelling) {
    let mut form = Form::EMPTY;
    let mut counts = 0;
    for (place, &byte) in form.bytes.iter_mut().zip(word.as_bytes()) {
        let Some(&(count, normal)) = KINDS.get(usize::from(byte)) else { return normalise_wide(word) };
        counts += count;
        *place = normal;
    }
    form.size = word.len().min(LONGEST);
    if word.starts_with(|c: char| c.is_ascii_uppercase()) {
        counts |= 1 << FIRST_UPPER;
    }
    if counts == 0 && form.as_bytes() == b"''" {
        form = Form::of([b"\"", b""]);
    }
    (form, Spelling(counts))
}

/// [`normalise`] for words that are not all ASCII.
#[cold]
fn normalise_wide(word: &str) -> (Form, Spelling) {
    let mut form = Form::EMPTY;
    let mut counts = 0;
    for (i, c) in word.chars().take(LONGEST).enumerate() {
        match c {
            '’' | '‘' | '‛' | '´' | 'ʼ' => form.push(b'\''),
            '“' | '„' | '«' | '”' | '»' | '‟' => form.push(b'"'),
            '–' | '—' | '―' => [b'-'; 2].iter().for_each(|&b| form.push(b)),
            '‐' | '‑' => form.push(b'-'),
            '…' => [b'.'; 3].iter().for_each(|&b| form.push(b)),
            _ => {
                if let Some(&(count, normal)) = KINDS.get(c as usize) {
                    counts += count;
                    form.push(normal);
                } else {
                    counts += if c.is_uppercase() { 1 << UPPER } else { u64::from(c.is_alphabetic()) << LOWER };
                    c.to_lowercase().for_each(|c| form.push_char(c));
                }
                if i == 0 && c.is_uppercase() {
                    counts |= 1 << FIRST_UPPER;
                }
            }
        }
    }
    (form, Spelling(counts))
}
