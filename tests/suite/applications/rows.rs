//! The rule by which a budget's rows come together: whatever people write and in whatever order it arrives, nobody's row goes without a
//! word.

use acuse::{
    applications::{
        budget::{MAX_ROWS, TypedRow},
        rows::{MergedRows, SavedRow, SentRow, in_place_of, mark, merge_rows},
    },
    ids::RowId,
};
use proptest::{collection::vec, prelude::*, sample::subsequence};
use std::collections::BTreeMap;

type Stored = Vec<(RowId, TypedRow)>;

fn row(concept: &str) -> TypedRow {
    TypedRow { concept: concept.to_owned(), ..TypedRow::default() }
}

fn id(name: &str) -> RowId {
    RowId::from_text(name)
}

/// Few names and few texts, so that people meet often. A row without text is a blank one.
fn text() -> impl Strategy<Value = String> {
    "[a-c]{0,1}"
}

fn stored() -> impl Strategy<Value = Stored> {
    (subsequence(vec!["r1", "r2", "r3", "r4"], 0..=4), vec("[a-c]", 4))
        .prop_map(|(names, texts)| names.into_iter().zip(texts).map(|(name, text)| (id(name), row(&text))).collect())
}

fn sent() -> impl Strategy<Value = SentRow> {
    ("r[1-6]", text(), text()).prop_map(|(name, text, shown)| SentRow::named(id(&name), row(&text), mark(&row(&shown))))
}

fn form() -> impl Strategy<Value = Vec<SentRow>> {
    vec(sent(), 0..5).prop_filter("a form has each row once", |form| {
        form.iter().enumerate().all(|(i, one)| form[..i].iter().all(|other| other.id != one.id))
    })
}

fn at<'a>(rows: &'a Stored, name: &RowId) -> &'a str {
    rows.iter().find(|(id, _)| id == name).map_or("", |(_, row)| row.concept.as_str())
}

fn after(stored: &Stored, form: &[SentRow]) -> Stored {
    merge_rows(stored, form).rows
}

/// The form of somebody who was shown these rows and changed some; an empty text takes a row off.
fn changes(shown: &Stored, changed: &BTreeMap<String, String>) -> Vec<SentRow> {
    let names = shown
        .iter()
        .map(|(name, _)| name.to_string())
        .chain(changed.keys().filter(|new| at(shown, &id(new)).is_empty()).cloned());
    names
        .map(|name| {
            let (name, was) = (id(&name), at(shown, &id(&name)));
            let now = changed.get(name.as_str()).map_or(was, String::as_str);
            SentRow::named(name, row(now), mark(&row(was)))
        })
        .collect()
}

proptest! {
    /// What somebody wrote in a row is stored, comes back to be chosen from, or was no change of theirs; and so is what they took off.
    #[test]
    fn no_row_is_lost(stored in stored(), form in form()) {
        let MergedRows { rows, conflicts, no_room } = merge_rows(&stored, &form);
        prop_assert!(no_room.is_empty());
        for SentRow { id, typed, shown, .. } in &form {
            let kept = at(&rows, id) == typed.concept || conflicts.contains(id);
            prop_assert!(kept || mark(typed) == *shown, "{typed:?} of {id} is gone");
        }
        // What was stored is only replaced or taken off by somebody who had seen it, and stays where it stood.
        for (name, was) in &stored {
            let seen_it = form.iter().any(|sent| &sent.id == name && sent.shown == mark(was));
            prop_assert!(at(&rows, name) == was.concept || seen_it);
        }
        let order: Vec<&RowId> = rows.iter().map(|(name, _)| name).filter(|name| !at(&stored, name).is_empty()).collect();
        let was: Vec<&RowId> = stored.iter().map(|(name, _)| name).filter(|name| !at(&rows, name).is_empty()).collect();
        prop_assert_eq!(order, was);
        prop_assert!(rows.iter().all(|(_, row)| !row.is_blank()), "a blank row is none");
    }

    /// A form that arrives twice, as on a bad connection, does what it did once.
    #[test]
    fn a_form_that_arrives_twice_counts_once(stored in stored(), form in form()) {
        let once = after(&stored, &form);
        prop_assert_eq!(after(&once, &form), once);
    }

    /// Two people who were shown the same: a row that one of them changed, added or took off is as that one left it; where both did
    /// otherwise than the other, the second is asked.
    #[test]
    fn two_people_come_together(
        shown in stored(),
        mine in proptest::collection::btree_map("r[1-6]", text(), 0..4),
        theirs in proptest::collection::btree_map("r[1-6]", text(), 0..4),
    ) {
        let first = after(&shown, &changes(&shown, &theirs));
        let MergedRows { rows, conflicts, .. } = merge_rows(&first, &changes(&shown, &mine));
        for name in ["r1", "r2", "r3", "r4", "r5", "r6"].map(id) {
            let was = at(&shown, &name);
            let of = |who: &BTreeMap<String, String>| who.get(name.as_str()).cloned().unwrap_or_else(|| was.to_owned());
            let (mine, theirs, now) = (of(&mine), of(&theirs), at(&rows, &name));
            if mine == was || mine == theirs {
                prop_assert_eq!(now, theirs);
            } else if theirs == was {
                prop_assert_eq!(now, mine);
            } else {
                prop_assert!(conflicts.contains(&name) && now == theirs);
            }
        }
    }

    /// Rows of a page that arrive one by one, in whatever order, are kept in the order in which they were written on it.
    #[test]
    fn rows_stay_where_they_were_written(stored in stored(), new in vec("[a-c]", 1..5), keys in vec(any::<u16>(), 5)) {
        let new = (0..).zip(&new).map(|(i, text)| (id(&format!("new{i}")), row(text)));
        let page: Stored = stored.iter().cloned().chain(new).collect();
        let mut order: Vec<usize> = (stored.len()..page.len()).collect();
        order.sort_by_key(|i| keys[*i - stored.len()]);
        let kept = order.into_iter().fold(stored, |kept, i| {
            let among = page.iter().map(|(name, _)| name.clone()).collect();
            after(&kept, &[SentRow { among, ..SentRow::named(page[i].0.clone(), page[i].1.clone(), mark(&row(""))) }])
        });
        prop_assert_eq!(kept, page);
    }

    /// A file that takes the place of what is stored, saved as it was read, is what is stored then.
    #[test]
    fn a_file_takes_the_place_of_what_is_there(stored in stored(), file in vec("[a-e]", 0..6)) {
        let saved: Vec<SavedRow> =
            stored.iter().map(|(id, typed)| SavedRow { id: id.clone(), typed: typed.clone(), by: None, at: None }).collect();
        let (rows, gone) = in_place_of(&saved, file.iter().map(|concept| row(concept)).collect());
        let merged = merge_rows(&stored, &[rows, gone].concat());
        prop_assert!(merged.conflicts.is_empty());
        let mut now: Vec<String> = merged.rows.into_iter().map(|(_, row)| row.concept).collect();
        let mut wanted = file;
        now.sort();
        wanted.sort();
        prop_assert_eq!(now, wanted);
    }
}

#[test]
fn a_row_written_beside_a_colleagues_comes_after_it() {
    let among = vec![id("mine"), id("blank")];
    let mine = SentRow { among, ..SentRow::named(id("mine"), row("b"), mark(&row(""))) };
    let kept = after(&vec![(id("theirs"), row("a"))], &[mine]);
    assert_eq!(kept, [(id("theirs"), row("a")), (id("mine"), row("b"))]);
}

#[test]
fn a_full_budget_takes_no_more_and_keeps_what_it_has() {
    let stored: Stored = (0..MAX_ROWS).map(|i| (id(&format!("r{i}")), row("x"))).collect();
    let new = SentRow::new(row("y"));
    let merged = merge_rows(&stored, std::slice::from_ref(&new));
    assert_eq!((merged.rows.len(), &merged.no_room), (MAX_ROWS, &vec![new.id.clone()]));
    // Whoever takes a row off in the same form has room for it.
    let off = SentRow::named(id("r0"), row(""), mark(&row("x")));
    let merged = merge_rows(&stored, &[new.clone(), off]);
    assert_eq!((merged.rows.len(), at(&merged.rows, &new.id)), (MAX_ROWS, "y"));
}
