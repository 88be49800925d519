//! Budgets: exact totals, whatever is typed.

use acuse::{
    applications::budget::{BudgetFlaw, RowFlaw, Source, TypedRow, reckon},
    calls::money::Currency,
};
use proptest::prelude::*;

fn source() -> impl Strategy<Value = Source> {
    prop::sample::select(Source::ALL.to_vec())
}

fn grouped(units: u64) -> String {
    let text = units.to_string();
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        if i > 0 && (text.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

proptest! {
    #[test]
    fn totals_are_the_sum_of_the_rows_by_who_pays(
        rows in prop::collection::vec((1..1000_u64, 0..10_000_000_u64, source(), any::<bool>()), 1..20)
    ) {
        let typed: Vec<TypedRow> = rows.iter().map(|(quantity, cents, source, commas)| {
            let units = if *commas { grouped(cents / 100) } else { (cents / 100).to_string() };
            TypedRow { concept: "x".into(), quantity: quantity.to_string(), unit_cost: format!("{units}.{:02}", cents % 100), source: *source, ..TypedRow::default() }
        }).collect();
        let reckoned = reckon(&typed, Currency::Mxn, None, &[]);
        let of = |wanted: Source| rows.iter().filter(|r| r.2 == wanted).map(|r| r.0 * r.1).sum::<u64>();
        prop_assert_eq!(reckoned.budget.totals.asked, of(Source::Asked));
        prop_assert_eq!(reckoned.budget.totals.own, of(Source::Own));
        prop_assert_eq!(reckoned.budget.totals.other, of(Source::Other));
        prop_assert_eq!(reckoned.flaws.is_empty(), of(Source::Asked) > 0);
    }

    #[test]
    fn the_ceiling_is_kept_to_the_cent(asked in 1..1_000_000_u64, ceiling in 1..1_000_000_u64) {
        let row = TypedRow { concept: "x".into(), quantity: String::new(), unit_cost: format!("{}.{:02}", asked / 100, asked % 100), source: Source::Asked, ..TypedRow::default() };
        let over = asked.checked_sub(ceiling).filter(|over| *over > 0).map(BudgetFlaw::OverCeiling);
        prop_assert_eq!(reckon(&[row], Currency::Usd, Some(ceiling), &[]).flaws, over.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn nothing_typed_makes_it_panic(concept in ".{0,250}", quantity in ".{0,30}", unit_cost in ".{0,30}", source in source()) {
        let row = TypedRow { concept, quantity, unit_cost, source, ..TypedRow::default() };
        let reckoned = reckon(&[row.clone(), row], Currency::Mxn, Some(100), &[]);
        prop_assert_eq!(reckoned.row_totals.len(), 2);
    }
}

#[test]
fn both_countries_write_thousands_with_commas() {
    let row = |text: &str| TypedRow {
        concept: "x".into(),
        quantity: "2".into(),
        unit_cost: text.into(),
        source: Source::Asked,
        ..TypedRow::default()
    };
    for text in ["1,250.00", "1250", "$1,250.0", " 1 250.00 "] {
        assert_eq!(reckon(&[row(text)], Currency::Mxn, None, &[]).budget.totals.asked, 250_000, "{text}");
    }
    for text in ["1.250,00", "mil", "1,25", "-5", "1e3"] {
        let flaws = reckon(&[row(text)], Currency::Mxn, None, &[]).flaws;
        assert!(flaws.contains(&BudgetFlaw::Row(0, RowFlaw::UnitCost)), "{text}: {flaws:?}");
    }
}

#[test]
fn huge_rows_are_told_apart_from_wrong_ones() {
    let row = TypedRow {
        concept: "x".into(),
        quantity: "1000000".into(),
        unit_cost: "9,000,000,000".into(),
        source: Source::Asked,
        ..TypedRow::default()
    };
    assert_eq!(reckon(&[row], Currency::Mxn, None, &[]).flaws.first(), Some(&BudgetFlaw::Row(0, RowFlaw::TooLarge)));
}
