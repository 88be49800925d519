//! A row of a budget as one text, which the page writes and the server reads.

use acuse::{
    applications::{
        budget::{Source, TypedRow},
        rows::{as_text, of_text},
    },
    islands::cells::{field, is_blank, joined, read, row_of, split},
};
use proptest::prelude::*;

fn row() -> impl Strategy<Value = TypedRow> {
    let cell = "[a-z0-9,. ·#]{0,8}".prop_map(|text| text.trim().to_owned());
    let source = prop_oneof![Just(Source::Asked), Just(Source::Own), Just(Source::Other)];
    (cell.clone(), cell.clone(), cell, source, "[a-z0-9]{0,4}")
        .prop_map(|(concept, quantity, unit_cost, source, heading)| TypedRow { heading, concept, quantity, unit_cost, source })
}

proptest! {
    /// What the server hands to a page comes back as the row it was.
    #[test]
    fn a_row_is_the_same_after_the_way_to_the_page_and_back(row in row()) {
        let [concept, quantity, cost, source, heading] = split(&as_text(&row)).map(str::to_owned);
        let back = of_text(&joined([&concept, &quantity, &cost, &source, &heading]));
        prop_assert_eq!(back.is_blank(), row.is_blank());
        if !row.is_blank() {
            prop_assert_eq!(back, row);
        }
    }

    /// Whatever a device kept or somebody sends is read as a row, and no cell runs into the next.
    #[test]
    fn no_text_breaks_a_row(text in "[ -~\\t\\n·ñ]{0,40}", cell in "[\t\na-z]{0,8}") {
        let row = of_text(&text);
        prop_assert_eq!(is_blank(&text), row.is_blank());
        prop_assert!(!row.concept.contains(['\t', '\n']) && !row.heading.contains(['\t', '\n']));
        let shifted = joined([&cell, "2", "3", "own", "h"]);
        prop_assert_eq!(split(&shifted)[1..].to_vec(), ["2", "3", "own", "h"]);
    }

    #[test]
    fn a_rows_name_is_no_questions_name(name in "[a-z0-9-]{1,12}") {
        let called = field(&name);
        prop_assert_eq!(row_of(&called), Some(name.as_str()));
        prop_assert_eq!(row_of(&name), None);
    }
}

#[test]
fn of_a_row_what_was_written_is_read() {
    assert_eq!(read("Local\t2\t500.00\town\th1"), "Local · 2 · 500.00");
    assert_eq!(read("\t\t500.00\tasked\t"), "500.00");
    assert!(is_blank("\t \t\tasked\th1") && is_blank("") && !is_blank("Local"));
}
