use super::*;
use crate::read::{Block, BlockKind};
use crate::span::Span;

/// Reads at the first token and says what it found: `words = value` or `words = low..high`.
fn said(text: &str, mode: Mode) -> String {
    let block = Block { span: Span::new(0, text.len() as u32), kind: BlockKind::Paragraph, paragraph: 1 };
    let doc = Doc::new(text, &[block]);
    let Some(numeral) = read_as(&doc, 0, doc.len(), mode) else { return "nothing".to_owned() };
    let words = doc.words(numeral.tokens.clone());
    let show = |value: Option<Decimal>| value.map_or("?".to_owned(), |value| value.to_string());
    match numeral.value {
        Some(_) if numeral.form == Form::Ordinal => format!("{words} = #{}", show(numeral.value)),
        Some(_) => format!("{words} = {}", show(numeral.value)),
        None => format!("{words} = {}..{}", show(numeral.low), show(numeral.high)),
    }
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(said(text, Mode::AND), expected, "{text}");
}

#[test]
fn cardinals() {
    reads("65,500 people", "65,500 = 65500");
    reads("sixty-five thousand five hundred tents", "sixty-five thousand five hundred = 65500");
    reads("one hundred and twenty cows", "one hundred and twenty = 120");
    reads("fifteen hundred boats", "fifteen hundred = 1500");
    reads("a hundred boats", "a hundred = 100");
    reads("two hundred and six thousand, five hundred and three", "two hundred and six thousand, five hundred and three = 206503");
    reads("half a million tons", "half a million = 500000");
    reads("half-a-million tons", "half-a-million = 500000");
    reads("two and a half million", "two and a half million = 2500000");
    reads("two-and-a-half million", "two-and-a-half million = 2500000");
    reads("a million and a half", "a million and a half = 1500000");
    reads("one point five million", "one point five million = 1500000");
    reads("1.2bn", "1.2bn = 1200000000");
    reads("5 lakh crore", "5 lakh crore = 5000000000000");
    reads("12 crore voters", "12 crore = 120000000");
    reads("10 000 sheep", "10 000 = 10000");
    reads("a dozen eggs", "a dozen = 12");
    reads("half a dozen eggs", "half a dozen = 6");
    reads("1 million 200 thousand", "1 million 200 thousand = 1200000");
    reads("2 1/2 cups", "2 1/2 = 2.5");
    reads("2½ cups", "2½ = 2.5");
    reads("1.3e6", "1.3e6 = 1300000");
    reads("three-year-old", "three = 3");
}

#[test]
fn parted_numbers_stay_apart() {
    reads("one thousand and two thousand", "one thousand = 1000");
    reads("one hundred and two hundred", "one hundred = 100");
    reads("1.2 million and five others", "1.2 million = 1200000");
    reads("two, three and four", "two = 2");
    assert_eq!(said("fifty and sixty", Mode::empty()), "fifty = 50");
    assert_eq!(said("one hundred and fifty", Mode::empty()), "one hundred = 100");
}

#[test]
fn ordinals_and_fractions() {
    reads("twenty-first place", "twenty-first = #21");
    reads("21st place", "21st = #21");
    reads("the third", "nothing");
    reads("two-thirds of them", "two-thirds = 0.666666667");
    reads("a third of them", "a third = 0.333333333");
    reads("a quarter of a million", "a quarter of a million = 250000");
    reads("one in five", "one = 1");
    reads("one-fifth", "one-fifth = 0.2");
    reads("3/4 full", "3/4 = 0.75");
    reads("9/11", "9 = 9");
    reads("half the fleet", "half = 0.5");
}

#[test]
fn vague_words_have_bounds() {
    reads("tens of thousands of people", "tens of thousands = 20000..99999");
    reads("hundreds of thousands", "hundreds of thousands = 200000..999999");
    reads("dozens of boats", "dozens = 24..99");
    reads("a few hundred sheep", "a few hundred = 300..999");
    reads("a couple of hundred", "a couple of hundred = 200..399");
    reads("several dozen", "several dozen = 36..119");
    reads("trillions of dollars", "trillions = 2000000000000..?");
    reads("scores", "nothing");
}

#[test]
fn letters_scale_money_only() {
    assert_eq!(said("40m", Mode::AND), "40 = 40");
    assert_eq!(said("40m", Mode::AND | Mode::MONEY), "40m = 40000000");
    reads("10k runners", "10k = 10000");
}

#[test]
fn too_great_a_number_is_not_read() {
    reads("999999999 quintillion million million", "nothing");
    reads("9999999999999999999999999999999999999", "nothing");
}
