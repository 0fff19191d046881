//! The one registry of findings.

use super::Weight;
use crate::read::NoticeCode;

/// Declares the registry: variant, code, name, weight, what it says, what to do.
macro_rules! codes {
    ($($variant:ident = $code:literal $name:literal $weight:ident, $about:literal, $help:literal;)+) => {
        /// What a finding is about. Codes are stable; `claims explain` prints them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $about] $variant),+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The code as it is written: `C003`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Its name: `mojibake`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it says, one sentence.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),+ }
            }

            /// What to do about it.
            #[must_use]
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),+ }
            }

            /// How much it weighs where no setting says otherwise.
            #[must_use]
            pub fn weight(self) -> Weight {
                match self { $(Self::$variant => Weight::$weight),+ }
            }
        }
    };
}

codes! {
    Unreadable = "C001" "unreadable" Error, "A file or record gave no article: it is missing, empty, binary or broken.",
        "take the file out of the corpus, or put the article's text into it";
    Encoding = "C002" "encoding" Warning, "The file is not UTF-8, or holds bytes that are no text in its encoding.",
        "save the file as UTF-8";
    Mojibake = "C003" "mojibake" Error, "Text was decoded with a wrong encoding before it was saved.",
        "restore the text from its source, or save the mended text";
    StrayCharacters = "C004" "stray-characters" Warning, "Control characters stand in the text.",
        "delete them";
    Undated = "C005" "undated" Error, "Nothing in the file says when the article was published.",
        "name the day in the front matter (`date: 2025-09-25`), in a header line, or in the file's name";
    ImpossibleDate = "C006" "impossible-date" Error, "A date lies in the future or can't be read.",
        "correct the date; ISO 8601 (2025-09-25) is read everywhere";
    DateConflict = "C007" "date-conflict" Warning, "Two dates of the file contradict each other, or a date can be read in two ways.",
        "keep the day of publication and write it as 2025-09-25";
    Untitled = "C008" "untitled" Warning, "The article has no title.",
        "put the headline into the front matter (`title: …`) or on the first line";
    FrontMatter = "C009" "front-matter" Error, "The front matter does not parse, or a key stands twice in it.",
        "put values with a colon into quotes, indent with spaces, close the fence, and keep each key once";
    Duplicate = "C010" "duplicate" Error, "Another file of the corpus has the same bytes.",
        "keep one of them";
    Copy = "C011" "copy" Note, "The article shares passages with another one, so the two count as one source where they agree.",
        "nothing, if both were printed; else keep the original";
    Language = "C012" "language" Note, "The text is not English, or too short to tell.",
        "nothing, if that is so: figures, dates and copies are still read";
    LeftOut = "C013" "left-out" Warning, "A part of the article could not be held: it is too long, or a number is too large.",
        "split the file, or shorten what is named";
    Conflict = "C020" "conflict" Warning, "Two accounts of the same thing can't both hold.",
        "look both up; `claims explain ID` tells how the accounts were put together";
    FigureUnsupported = "C030" "figure-unsupported" Warning, "A figure of the draft stands in no source, or no source is as exact.",
        "name where it comes from, or write what the sources say";
    FigureContradicted = "C031" "figure-contradicted" Error, "A source gives another figure than the draft, and both can't hold.",
        "correct the figure, or say whose it is";
    DayUnsupported = "C032" "day-unsupported" Warning, "A day of the draft stands in no source, or no source is as exact.",
        "check the day; relative days are seen from the draft's own date";
    DayContradicted = "C033" "day-contradicted" Error, "A source gives another day than the draft, and both can't hold.",
        "correct the day, or say whose it is";
    NameUnsupported = "C034" "name-unsupported" Warning, "A name of the draft stands in no source.",
        "check the name, or name where it comes from";
    NameDiffers = "C035" "name-differs" Error, "The sources spell a name of the draft differently, or give it another first name.",
        "write the name as it is spelled where it is surest";
    QuoteUnsupported = "C036" "quote-unsupported" Warning, "Words that the draft quotes stand in no source.",
        "quote what was said, or take the quotation marks away";
    QuoteAltered = "C037" "quote-altered" Error, "A source has the words that the draft quotes, but not exactly these.",
        "quote word by word, and mark what you leave out";
    QuoteMisattributed = "C038" "quote-misattributed" Error, "A source has somebody else say the words that the draft quotes.",
        "name who said it";
    Contradicted = "C039" "contradicted" Error, "A source says the contrary of the draft.",
        "correct the sentence, or say whose account it is";
    Disputed = "C040" "disputed" Note, "The sources contradict each other here, and the draft follows one of them.",
        "say that accounts differ, or choose with a reason";
}

impl Code {
    /// The code with this code or name, letters' case aside.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(name) || code.name().eq_ignore_ascii_case(name))
    }

    /// The code under which a notice is a finding; none for what is right as it is.
    #[must_use]
    pub fn of_notice(notice: &str) -> Option<Self> {
        let notice = NoticeCode::ALL.iter().find(|code| code.as_str() == notice)?;
        Some(match notice {
            NoticeCode::MojibakeMended => Self::Mojibake,
            NoticeCode::InvalidBytes | NoticeCode::EncodingDetected => Self::Encoding,
            NoticeCode::ControlCharacters => Self::StrayCharacters,
            NoticeCode::FrontMatterBroken | NoticeCode::FrontMatterDuplicateKey => Self::FrontMatter,
            NoticeCode::DateInFuture | NoticeCode::DateUnreadable => Self::ImpossibleDate,
            NoticeCode::DateConflict | NoticeCode::DateAmbiguous => Self::DateConflict,
            NoticeCode::Undated => Self::Undated,
            NoticeCode::LanguageNotEnglish => Self::Language,
            NoticeCode::DuplicateFile => Self::Duplicate,
            NoticeCode::TooLong | NoticeCode::NumberOverflow => Self::LeftOut,
            // The text is right as it is; and a file whose day is inferred is undated itself, and says so too.
            NoticeCode::InvisibleCharacters
            | NoticeCode::EntitiesResolved
            | NoticeCode::PresentationForms
            | NoticeCode::DateInferred
            | NoticeCode::Correction => return None,
        })
    }
}
