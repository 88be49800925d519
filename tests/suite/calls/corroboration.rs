//! Two associations that say the same.

use super::examples::*;
use acuse::calls::corroboration::corroborated;
use acuse::calls::facts::{AssertedBy, Fact, FactKind, Level};

fn testimony(id: &str, by: Option<&str>, kind: FactKind) -> Fact {
    let mut fact = at_level(Level::Testimony, fact(id, "2018-09", kind));
    (fact.said.asserted_by, fact.said.by) = (AssertedBy::Association, by.map(str::to_owned));
    fact
}

fn found(facts: &[Fact]) -> Vec<String> {
    corroborated(facts.iter()).into_iter().map(|id| id.to_string()).collect()
}

#[test]
fn two_associations_that_say_the_same_are_level_four_together() {
    let facts = [testimony("a", Some("one"), FactKind::NotPaid), testimony("b", Some("other"), FactKind::NotPaid)];
    assert_eq!(found(&facts), ["a", "b"]);
    assert!(found(&facts[..1]).is_empty(), "one alone is one testimony");
}

#[test]
fn one_association_twice_or_two_of_different_things_are_not() {
    let twice = [testimony("a", Some("one"), FactKind::NotPaid), testimony("b", Some("one"), FactKind::NotPaid)];
    assert!(found(&twice).is_empty());
    let apart = [testimony("a", Some("one"), FactKind::NotPaid), testimony("b", Some("other"), FactKind::Disputed)];
    assert!(found(&apart).is_empty());
    let nobody = [testimony("a", None, FactKind::NotPaid), testimony("b", Some("other"), FactKind::NotPaid)];
    assert!(found(&nobody).is_empty(), "who is not told apart is not counted twice");
    let mut monitor = [testimony("a", Some("one"), FactKind::NotPaid), testimony("b", Some("other"), FactKind::NotPaid)];
    monitor[1].said.asserted_by = AssertedBy::Monitor;
    assert!(found(&monitor).is_empty());
}
