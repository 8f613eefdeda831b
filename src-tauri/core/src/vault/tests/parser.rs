use proptest::prelude::*;

use super::*;
use crate::vault::keys_file::{AnySlot, parse};
use std::sync::LazyLock;

static VALID: LazyLock<Vec<u8>> =
    LazyLock::new(|| fs::read(Closed::with_passphrase().folder.keys()).unwrap());

/// Any JSON, of the depth and shape that a keys file has.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "[0-9a-f]{32}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(parse(&bytes).is_err());
    }

    #[test]
    fn a_mutated_file_is_refused_without_a_panic(
        at in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..8),
        removed in 0_usize..40,
    ) {
        let mut mutated = VALID.clone();
        let at = at.index(mutated.len());
        let end = (at + removed).min(mutated.len());
        mutated.splice(at..end, bytes);
        if let Ok(parsed) = parse(&mutated) {
            // Only what reads the same is accepted.
            prop_assert_eq!(parsed, parse(&VALID).unwrap());
        }
    }

    #[test]
    fn any_value_in_any_place_under_a_right_sum_is_taken_or_refused_without_a_panic(
        value in any_json(),
        place in 0_usize..14,
    ) {
        let mut keys: Map<String, Value> = serde_json::from_slice(&VALID).unwrap();
        let names = ["format", "v", "vault", "epoch", "rev", "db", "salt", "slots", "mac"];
        let slot = ["id", "kind", "madeAt", "kdf", "nonce"];
        match names.get(place) {
            Some(name) => drop(keys.insert((*name).to_owned(), value)),
            None => keys["slots"][0][slot[place - names.len()]] = value,
        }
        if let Ok(parsed) = parse(&summed(keys)) {
            prop_assert!(parsed.file.slots.len() <= 8);
            prop_assert!(parsed.file.epoch > 0);
            for slot in parsed.file.known_slots() {
                prop_assert!(slot.kdf.accepted(slot.kind));
            }
            prop_assert!(parsed.file.slots.iter().all(|slot| !matches!(slot, AnySlot::Unknown(slot) if slot["kind"].as_str().is_none())));
        }
    }
}
