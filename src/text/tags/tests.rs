//! Sentences that the tagger must get right, and lemmas.

use super::*;
use crate::span::Span;

/// The tags of a sentence given as words.
fn tags_of(tagger: &mut Tagger, words: &[&str]) -> (Vec<Tag>, Vec<Upos>) {
    let mut text = String::new();
    let mut tokens = Tokens::default();
    for word in words {
        let start = text.len();
        text.push_str(word);
        tokens.push(Span::new(start as u32, text.len() as u32), Class::empty());
        text.push(' ');
    }
    let (mut tags, mut upos) = (Vec::new(), Vec::new());
    tagger.tag(&text, &tokens, 0..words.len(), &mut tags, &mut upos);
    assert_eq!((tags.len(), upos.len()), (words.len(), words.len()));
    (tags, upos)
}

/// Tags a sentence given as words between blanks.
fn tagged(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    let (tags, _) = tags_of(&mut Tagger::new(), &words);
    tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn plain_sentences() {
    for (sentence, tags) in [
        ("The council approved the budget on Monday .", "DT NN VBD DT NN IN NNP ."),
        ("Officials have rejected the offer , she said .", "NNS VBP VBN DT NN , PRP VBD ."),
        ("They did n't know that the bridge was built .", "PRP VBD RB VB IN DT NN VBD VBN ."),
        ("The minister 's plans will cost $ 40 million .", "DT NN POS NNS MD VB $ CD CD ."),
    ] {
        assert_eq!(tagged(sentence), tags, "{sentence}");
    }
}

#[test]
fn quotation_marks_are_alike() {
    let straight = tagged("\" We 're leaving , \" Velmar said .");
    assert_eq!(straight, "`` PRP VBP VBG , '' NNP VBD .");
    assert_eq!(tagged("“ We ’re leaving , ” Velmar said ."), straight);
}

#[test]
fn unknown_names_are_proper() {
    assert_eq!(tagged("Mayor Tolvan Brestik met Quorra Bank in Zelmont ."), "NNP NNP NNP VBD NNP NNP IN NNP .");
}

#[test]
fn headlines() {
    assert_eq!(tagged("Council Rejects Plan for New Bridge").split(' ').nth(1), Some("VBZ"));
    assert_eq!(tagged("President Oldrin Vows to Raise Taxes on Imports"), "NNP NNP VBZ TO VB NNS IN NNS");
}

#[test]
fn a_clause_of_a_wh_word_has_a_finite_verb() {
    assert_eq!(tagged("It was what Orla Venn dubbed “ a bad joke . ”").split(' ').nth(5), Some("VBD"));
    assert_eq!(tagged("Those who were hurt in the storm left .").split(' ').nth(3), Some("VBN"));
}

#[test]
fn universal_tags_tell_auxiliaries_apart() {
    let words = ["She", "has", "left", "because", "she", "has", "a", "cold", "."];
    let (_, upos) = tags_of(&mut Tagger::new(), &words);
    assert_eq!((upos[1], upos[3], upos[5]), (Upos::Aux, Upos::Sconj, Upos::Verb));
}

#[test]
fn odd_input_is_no_error() {
    let long = "x".repeat(100_000);
    for words in [&[][..], &[""], &["", "a", ""], &["\u{0}"], &["İ", "ǅ", "ﬃ", "👍🏽"], &[long.as_str()]] {
        tags_of(&mut Tagger::new(), words);
        for word in words {
            for tag in Tag::all() {
                let _ = lemma(word, tag);
            }
        }
    }
}

#[test]
fn a_tagger_keeps_nothing_from_the_sentence_before() {
    let mut tagger = Tagger::new();
    let first = tags_of(&mut tagger, &["Prices", "rose", "sharply", "."]);
    tags_of(&mut tagger, &["\"", "No", ",", "\"", "he", "said"]);
    assert_eq!(tags_of(&mut tagger, &["Prices", "rose", "sharply", "."]), first);
}

#[test]
fn lemmas() {
    for (word, tag, expected) in [
        ("said", Tag::Vbd, "say"),
        ("was", Tag::Vbd, "be"),
        ("Women", Tag::Nns, "woman"),
        ("n't", Tag::Rb, "not"),
        ("n’t", Tag::Rb, "not"),
        ("’s", Tag::Vbz, "be"),
        ("'s", Tag::Vbz, "be"),
        ("better", Tag::Jjr, "good"),
        ("better", Tag::Rbr, "well"),
        ("companies", Tag::Nns, "company"),
        ("spokesmen", Tag::Nns, "spokesman"),
        ("stopped", Tag::Vbd, "stop"),
        ("making", Tag::Vbg, "make"),
        ("Velmars", Tag::Nnps, "Velmars"),
        ("wo", Tag::Md, "will"),
        ("found", Tag::Vbd, "find"),
        ("found", Tag::Vb, "found"),
        ("them", Tag::Prp, "they"),
    ] {
        assert_eq!(lemma(word, tag), expected, "{word} {tag}");
    }
}

#[test]
fn regular_endings() {
    for (word, tag, expected) in [
        ("gallivanted", Tag::Vbd, "gallivant"),
        ("provided", Tag::Vbn, "provide"),
        ("visited", Tag::Vbd, "visit"),
        ("settling", Tag::Vbg, "settle"),
        ("denied", Tag::Vbd, "deny"),
        ("agreed", Tag::Vbd, "agree"),
        ("agreeing", Tag::Vbg, "agree"),
        ("controlled", Tag::Vbn, "control"),
        ("travelled", Tag::Vbd, "travel"),
        ("falling", Tag::Vbg, "fall"),
        ("arranged", Tag::Vbn, "arrange"),
        ("bringing", Tag::Vbg, "bring"),
        ("operating", Tag::Vbg, "operate"),
        ("treated", Tag::Vbn, "treat"),
        ("closing", Tag::Vbg, "close"),
        ("pressed", Tag::Vbn, "press"),
        ("fixed", Tag::Vbn, "fix"),
        ("tries", Tag::Vbz, "try"),
        ("watches", Tag::Vbz, "watch"),
        ("goes", Tag::Vbz, "go"),
        ("houses", Tag::Nns, "house"),
        ("boxes", Tag::Nns, "box"),
        ("viruses", Tag::Nns, "virus"),
        ("causes", Tag::Nns, "cause"),
        ("headaches", Tag::Nns, "headache"),
        ("beaches", Tag::Nns, "beach"),
        ("heroes", Tag::Nns, "hero"),
        ("shoes", Tag::Nns, "shoe"),
        ("cities", Tag::Nns, "city"),
        ("classes", Tag::Nns, "class"),
        ("bigger", Tag::Jjr, "big"),
        ("largest", Tag::Jjs, "large"),
        ("taller", Tag::Jjr, "tall"),
        ("happiest", Tag::Jjs, "happy"),
        ("safer", Tag::Jjr, "safe"),
        ("1990s", Tag::Nns, "1990s"),
    ] {
        assert_eq!(lemma(word, tag), expected, "{word} {tag}");
    }
}
