//! The one registry of notices.

use super::FileRange;

/// Declares the registry: variant, code, meaning.
macro_rules! notices {
    ($($variant:ident = $code:literal, $about:literal;)+) => {
        /// What a notice is about. Codes are stable; `claims explain` prints them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum NoticeCode { $(#[doc = $about] $variant),+ }

        impl NoticeCode {
            /// Every code, in the order of the registry.
            pub const ALL: &'static [NoticeCode] = &[$(NoticeCode::$variant),+];

            /// The code as it is written.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What it means, one sentence.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),+ }
            }
        }
    };
}

notices! {
    MojibakeMended = "mojibake-mended", "Text that was decoded with a wrong encoding was set right.";
    InvalidBytes = "invalid-bytes", "Bytes that are no text in the file's encoding were read as legacy bytes or replaced.";
    EncodingDetected = "encoding-detected", "The file is not UTF-8; its encoding was concluded from its bytes.";
    ControlCharacters = "control-characters", "Control characters were taken out.";
    InvisibleCharacters = "invisible-characters", "Soft hyphens, zero-width or non-breaking characters were taken out or made plain.";
    EntitiesResolved = "entities-resolved", "Character references were resolved.";
    PresentationForms = "presentation-forms", "Ligatures or full-width forms were made plain.";
    FrontMatterBroken = "front-matter-broken", "The front matter does not parse; what could be read line by line was used.";
    FrontMatterDuplicateKey = "front-matter-duplicate-key", "A key stands twice in the front matter; the first one counts.";
    DateInFuture = "date-in-future", "The date lies more than a day after today.";
    DateConflict = "date-conflict", "Two dates of the file contradict each other.";
    DateAmbiguous = "date-ambiguous", "Day and month of the date can't be told apart.";
    DateUnreadable = "date-unreadable", "A date could not be read.";
    Undated = "undated", "Nothing in the file says when it was published.";
    DateInferred = "date-inferred", "The day was concluded from other articles.";
    LanguageNotEnglish = "language-not-english", "The text is not English; quotes and claims are not extracted.";
    DuplicateFile = "duplicate-file", "Another file has the same bytes; that one takes part in groups.";
    Correction = "correction", "The article carries a correction or editor's note.";
    TooLong = "too-long", "The article is longer than can be read; the rest was left out.";
    NumberOverflow = "number-overflow", "A number is too large to be held exactly.";
}

/// Something that the reader mended or could not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub code: NoticeCode,
    /// One sentence.
    pub message: String,
    /// How often.
    pub count: u64,
    /// Where on disk, the first time.
    pub at: Option<FileRange>,
}
