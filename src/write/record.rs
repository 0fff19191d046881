//! The only place that turns spans of the clean text into spans of the file.

use crate::date::{AnchoredTo, Resolution};
use crate::extract::actors::Actor;
use crate::extract::{Extraction, claims, quotes};
use crate::model::{
    ActorRecord, ArgumentRecord, ArticleRecord, ArticleTag, AttributionRecord, ClaimDate, ClaimRecord, CueRecord, DatelineRecord,
    FigureRecord, FileSpan, Located, MentionRecord, Moment, NoticeRecord, Number, PredicateRecord, QuoteRecord, SentenceRecord,
    SpeakerRecord, TimeRecord, Words,
};
use crate::read::{Article, FileRange, Found, NoticeCode, Published};
use crate::span::Span;
use crate::text::{Sentence, fold};

/// The record of one article. `sentences` and `extraction` must be those of its text, `resolution` that of `extraction`.
#[must_use]
pub fn record(article: &Article, sentences: &[Sentence], extraction: &Extraction, resolution: &Resolution) -> ArticleRecord {
    let writer = Writer { article, sentences };
    ArticleRecord {
        record: ArticleTag::Article,
        id: article.sha256.get(..16).unwrap_or(&article.sha256).to_owned(),
        path: article.path.clone(),
        part: article.part,
        sha256: article.sha256.clone(),
        bytes: article.bytes,
        encoding: article.encoding.to_owned(),
        language: article.language.clone(),
        title: article.title.as_ref().map(located),
        byline: article.byline.as_ref().map(located),
        dateline: article.dateline.as_ref().map(|dateline| DatelineRecord {
            place: dateline.place.clone(),
            agency: dateline.agency.clone(),
            text: dateline.found.text.clone(),
            span: dateline.found.at.map(file_span),
        }),
        published: article.published.as_ref().map(moment),
        updated: article.updated.as_ref().map(moment),
        url: article.url.clone(),
        source: article.source.clone(),
        notices: article
            .notices
            .iter()
            .map(|notice| NoticeRecord {
                code: notice.code.as_str().to_owned(),
                message: notice.message.clone(),
                count: notice.count,
                span: notice.at.map(file_span),
            })
            .chain(writer.ambiguous_dates(extraction))
            .collect(),
        sentences: writer.sentences(),
        actors: writer.actors(extraction),
        figures: writer.figures(extraction),
        times: writer.times(extraction, resolution),
        quotes: extraction.quotes.iter().enumerate().map(|(at, quote)| writer.quote(at, quote, extraction)).collect(),
        claims: extraction.claims.iter().enumerate().map(|(at, claim)| writer.claim(at, claim, extraction, resolution)).collect(),
    }
}

fn id(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

fn file_span(range: FileRange) -> FileSpan {
    FileSpan { start: range.start, end: range.end, line: range.line, field: range.field.map(str::to_owned) }
}

fn located(found: &Found) -> Located {
    Located { text: found.text.clone(), span: found.at.map(file_span) }
}

fn moment(published: &Published) -> Moment {
    Moment { value: published.value.clone(), precision: published.precision, source: published.source }
}

fn rules(ids: &[&'static str]) -> Vec<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}

struct Writer<'a> {
    article: &'a Article,
    sentences: &'a [Sentence],
}

impl Writer<'_> {
    fn span(&self, span: Span) -> FileSpan {
        file_span(self.article.map.file_range(span))
    }

    fn text(&self, span: Span) -> String {
        fold(span.of(&self.article.text)).into_owned()
    }

    fn words(&self, span: Span) -> Words {
        Words { text: self.text(span), span: self.span(span) }
    }

    fn sentences(&self) -> Vec<SentenceRecord> {
        self.sentences
            .iter()
            .enumerate()
            .map(|(at, sentence)| SentenceRecord {
                id: id('s', at),
                span: self.span(sentence.span),
                text: self.text(sentence.span),
                paragraph: u64::from(sentence.paragraph),
                breaks: self.breaks(sentence.span),
            })
            .collect()
    }

    /// Where the folded text of a sentence and its bytes on disk run apart.
    fn breaks(&self, span: Span) -> Vec<(u64, u64)> {
        let raw = span.of(&self.article.text);
        if self.article.map.is_copy(span) && matches!(fold(raw), std::borrow::Cow::Borrowed(text) if text.len() == raw.len()) {
            return Vec::new();
        }
        let mut breaks = Vec::new();
        let mut folded = 0u64;
        let mut space = false;
        let mut apart: Option<i128> = None;
        for (at, c) in raw.char_indices() {
            let white = c.is_whitespace();
            if white && space {
                continue;
            }
            let here = span.start + at as u32;
            let file = self.article.map.file_range(Span::new(here, here + c.len_utf8() as u32)).start;
            let distance = i128::from(file) - i128::from(folded);
            if apart.is_some_and(|apart| apart != distance) {
                breaks.push((folded, file));
            }
            apart = Some(distance);
            folded += if white { 1 } else { c.len_utf8() as u64 };
            space = white;
        }
        breaks
    }

    fn actors(&self, extraction: &Extraction) -> Vec<ActorRecord> {
        let actors = &extraction.actors;
        let mut mentions: Vec<Vec<MentionRecord>> = actors.all.iter().map(|_| Vec::new()).collect();
        for mention in &actors.mentions {
            if let Some(own) = mentions.get_mut(mention.actor) {
                own.push(MentionRecord { span: self.span(mention.span), text: self.text(mention.span), form: mention.form });
            }
        }
        let record = |(at, (actor, mentions)): (usize, (&Actor, Vec<MentionRecord>))| ActorRecord {
            id: id('a', at),
            name: actor.name.clone(),
            kind: actor.kind,
            titles: actor.titles.clone(),
            aliases: actor.aliases.clone(),
            mentions,
            rules: actor.rules.rules().map(|rule| rule.id.to_owned()).collect(),
        };
        actors.all.iter().zip(mentions).enumerate().map(record).collect()
    }

    fn figures(&self, extraction: &Extraction) -> Vec<FigureRecord> {
        extraction
            .figures
            .iter()
            .enumerate()
            .map(|(at, figure)| FigureRecord {
                id: id('f', at),
                text: self.text(figure.span),
                span: self.span(figure.span),
                number: self.words(figure.number),
                kind: figure.kind,
                value: figure.value.map(Number),
                values: figure.values.iter().copied().map(Number).collect(),
                change: figure.change,
                low: figure.low.map(Number),
                high: figure.high.map(Number),
                qualifier: figure.qualifier,
                unit: figure.unit.clone(),
                of: figure.of.clone(),
                rules: rules(&figure.rules),
            })
            .collect()
    }

    /// What is said of dates in the text whose day and month can't be told apart.
    fn ambiguous_dates(&self, extraction: &Extraction) -> Option<NoticeRecord> {
        let mut dates = extraction.times.iter().filter(|time| time.ambiguous);
        let first = dates.next()?;
        Some(NoticeRecord {
            code: NoticeCode::DateAmbiguous.as_str().to_owned(),
            message: format!("day and month of “{}” can't be told apart; the month is read first", self.text(first.span)),
            count: 1 + dates.count() as u64,
            span: Some(self.span(first.span)),
        })
    }

    fn times(&self, extraction: &Extraction, resolution: &Resolution) -> Vec<TimeRecord> {
        extraction
            .times
            .iter()
            .zip(&resolution.times)
            .enumerate()
            .map(|(at, (time, resolved))| TimeRecord {
                id: id('t', at),
                text: self.text(time.span),
                span: self.span(time.span),
                kind: time.kind,
                value: resolved.value.clone(),
                modifier: time.modifier.map(str::to_owned),
                ambiguous: time.ambiguous,
                first: resolved.first.map(|day| day.to_string()),
                last: resolved.last.map(|day| day.to_string()),
                anchor: match resolved.anchor {
                    AnchoredTo::Published => "published".to_owned(),
                    AnchoredTo::Inferred => "inferred".to_owned(),
                    AnchoredTo::Nothing => "none".to_owned(),
                    AnchoredTo::Time(index) => id('t', index),
                },
                rules: rules(&time.rules),
            })
            .collect()
    }

    fn quote(&self, at: usize, quote: &quotes::Quote, _extraction: &Extraction) -> QuoteRecord {
        QuoteRecord {
            id: id('q', at),
            kind: quote.kind,
            text: quote.parts.iter().map(|part| self.text(*part)).collect::<Vec<_>>().join(" … "),
            parts: quote.parts.iter().map(|part| self.span(*part)).collect(),
            speaker: quote.speaker.as_ref().map(|speaker| SpeakerRecord {
                text: speaker.text.clone(),
                span: speaker.span.map(|span| self.span(span)),
                actor: speaker.actor.map(|actor| id('a', actor)),
            }),
            cue: quote.cue.as_ref().map(|cue| CueRecord {
                text: self.text(cue.span),
                span: self.span(cue.span),
                lemma: cue.lemma.to_string(),
            }),
            stance: quote.stance,
            medium: quote.medium.clone(),
            rules: rules(&quote.rules),
        }
    }

    fn argument(&self, argument: &claims::Argument) -> ArgumentRecord {
        ArgumentRecord {
            text: self.text(argument.span),
            span: self.span(argument.span),
            actor: argument.actor().map(|actor| id('a', actor)),
        }
    }

    fn claim(&self, at: usize, claim: &claims::Claim, extraction: &Extraction, resolution: &Resolution) -> ClaimRecord {
        let predicate = &claim.predicate;
        ClaimRecord {
            id: id('c', at),
            text: self.text(claim.span),
            span: self.span(claim.span),
            sentence: id('s', claim.sentence as usize),
            subject: Some(self.argument(&claim.subject)),
            predicate: PredicateRecord {
                text: if predicate.implied { "is".to_owned() } else { self.text(predicate.span) },
                span: self.span(predicate.span),
                lemma: predicate.lemma(&self.article.text).into_owned(),
                particle: predicate.particle.map(|span| self.words(span)),
                implied: predicate.implied,
            },
            object: claim.object.as_ref().map(|argument| self.argument(argument)),
            arguments: extraction.claims.arguments(claim).iter().map(|argument| self.argument(argument)).collect(),
            polarity: claim.polarity,
            modality: claim.modality,
            time: claim.time.map(|dated| id('t', dated.time as usize)),
            date: resolution.claims.get(at).copied().flatten().map(|days| ClaimDate {
                first: days.first.map(|day| day.to_string()),
                last: days.last.map(|day| day.to_string()),
                source: days.source,
            }),
            place: claim.place.as_ref().map(|argument| self.argument(argument)),
            figures: extraction.claims.figures(claim).iter().map(|&figure| id('f', figure as usize)).collect(),
            quote: claim.quote.map(|quote| id('q', quote as usize)),
            attributed_to: claim.attributed_to.map(|who| AttributionRecord {
                text: who.words(&extraction.actors, &extraction.quotes, &self.article.text).into_owned(),
                actor: who.actor(&extraction.quotes).map(|actor| id('a', actor)),
            }),
            worth: f64::from(claim.worth) / 100.0,
            rules: rules(claim.rules()),
        }
    }
}
