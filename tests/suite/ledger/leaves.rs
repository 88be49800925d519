//! Leaves are final: canonical JSON, the hash of RFC 6962, commitments that tell nothing.

use acuse::ledger::{canonical, commitment, hex, leaf_hash};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn the_hash_of_the_empty_leaf_is_the_one_that_rfc_6962_implementations_give() {
    assert_eq!(hex(&leaf_hash("")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

#[test]
fn canonical_json_is_the_one_of_rfc_8785() {
    let value = json!({ "b": [1, 2.5, null, true], "a": "ñ\u{20ac}\n", "\u{e9}": {} });
    assert_eq!(canonical(&value).unwrap(), "{\"a\":\"ñ€\\n\",\"b\":[1,2.5,null,true],\"é\":{}}");
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..4).prop_map(|m| Value::Object(m.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn canonical_json_reads_back_as_the_same_value_and_is_its_own_canonical_form(value in values()) {
        let text = canonical(&value).unwrap();
        let back: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&back, &value);
        prop_assert_eq!(canonical(&back).unwrap(), text);
    }

    #[test]
    fn a_commitment_changes_with_its_salt_and_with_each_character(text in ".{1,40}", salt in any::<[u8; 32]>(), other in any::<[u8; 32]>()) {
        prop_assume!(salt != other);
        prop_assert_ne!(commitment(&salt, &text), commitment(&other, &text));
        let longer = format!("{text}.");
        prop_assert_ne!(commitment(&salt, &text), commitment(&salt, &longer));
    }
}
