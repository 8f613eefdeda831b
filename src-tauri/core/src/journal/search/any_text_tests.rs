#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
use proptest::prelude::*;

use super::super::grams::{Kind, kind};
use super::super::test_home::*;
use super::super::{TagKind, delete, index_all};
use super::tests::{hits, ids};
use super::*;
use crate::db::Db;

fn writing() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-ZäöüßéñçøłÅŞğ0-9]{1,8}",
        "[а-яёА-Я]{1,6}",
        "[α-ωά-ώΑ-ΡΣ-Ω]{1,6}",
        "[\u{5d0}-\u{5ea}]{1,5}",
        "[\u{627}-\u{63a}\u{64e}]{1,5}",
        "[\u{915}-\u{928}][\u{93e}-\u{94d}]?[\u{915}-\u{928}]",
        "[一-龥ぁ-んァ-ヶー々]{1,6}",
        "[가-힣]{1,4}",
        "[ก-ฮ][ะ-ฺเ-๎]?[ก-ฮ]",
        "[က-အ][ာ-ှ]?[က-အ]",
        "[🌊🥰👍❤🏽☀⭐🇩🇪\u{200d}\u{fe0f}]{1,3}",
        "[-'’.,:;!?()*\"“”#@₺€/\\\\_\u{301}\u{200b}\u{200c}\0]{1,2}",
        "[ \n\t]",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_query_is_an_error(query in any::<String>(), typed in writing(), keys in "((-|\")?(tag|mood|before|is|path|has|x|NEAR|AND|text|grams)[:( ]?[\"0-9a-z{}^*+-]{0,6} ?){0,4}") {
        let mut db = Db::in_memory().unwrap();
        let id = write(&mut db, 0, &typed);
        prop_assume!(!typed.trim().is_empty());
        tag(&mut db, &id, TagKind::Tag, &["x"]);
        index_all(&mut db).unwrap();
        for query in [&query, &typed, &keys, &format!("{keys} {typed}"), &format!("-{typed}")] {
            for order in [SearchOrder::Newest, SearchOrder::Best] {
                hits(&db, query, &Filter::default(), order);
            }
        }
    }

    #[test]
    fn every_word_of_a_text_finds_it(text in writing(), cut in 1usize..6) {
        let mut db = Db::in_memory().unwrap();
        write(&mut db, 0, "something else");
        let id = write(&mut db, 1, &text);
        // Words as a person sees them, typed as far as one likes, without what has a meaning of its own.
        for word in text.split(|c: char| c.is_whitespace() || c.is_control() || "\"“”-\u{200b}".contains(c)) {
            for word in [word.to_owned(), word.chars().take(cut).collect()] {
                let asks = |c| matches!(kind(c), Kind::Spaced | Kind::Unspaced | Kind::Symbol);
                if word.chars().any(asks) && !word.contains(':') {
                    prop_assert!(ids(&db, &word).contains(&id), "{word:?} in {text:?}");
                }
            }
        }
    }

    #[test]
    fn searching_is_what_looking_through_all_of_them_is(
        texts in prop::collection::vec("[ab海🌊 ]{0,6}", 1..40),
        asked in prop::collection::vec(("-?", "[ab海🌊]"), 1..4),
        trashed in 0usize..40,
    ) {
        let mut db = Db::in_memory().unwrap();
        let mut expected = Vec::new();
        for (n, text) in texts.iter().enumerate() {
            let text = format!("x {text}");
            let id = write(&mut db, n as i64, &text);
            // A word is found by its beginning; letters of scripts without spaces, emoji, and words after them, anywhere.
            let has = |c: &str| text.match_indices(c).any(|(at, _)| {
                !c.is_ascii() || text[..at].chars().next_back().is_none_or(|before| !before.is_ascii_alphanumeric())
            });
            let holds = asked.iter().all(|(without, c)| has(c) == without.is_empty());
            if n == trashed {
                delete(&mut db, &id, &at(0)).unwrap();
            } else if holds {
                expected.insert(0, id);
            }
        }
        let query: Vec<_> = asked.iter().map(|(without, c)| format!("{without}{c}")).collect();
        prop_assert_eq!(ids(&db, &query.join(" ")), expected, "{:?}", query);
    }
}
