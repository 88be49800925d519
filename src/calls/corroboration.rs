//! Two associations that say the same: alone each is one testimony, level 5; together they are level 4. Neither decides anything.

use super::facts::{AssertedBy, Fact, Subject};
use crate::ids::FactId;
use std::collections::{BTreeMap, BTreeSet};

/// Testimonies that another association repeats: the same kind of fact about the same thing, by whoever counts as another.
pub fn corroborated<'a>(facts: impl Iterator<Item = &'a Fact>) -> BTreeSet<FactId> {
    let mut said: BTreeMap<(&Subject, &str), Vec<&Fact>> = BTreeMap::new();
    for fact in facts.filter(|fact| fact.asserted_by == AssertedBy::Association && fact.by.is_some()) {
        said.entry((&fact.subject, fact.kind.name())).or_default().push(fact);
    }
    let by_several = said.into_values().filter(|same| same.iter().any(|fact| fact.by != same[0].by));
    by_several.flatten().map(|fact| fact.id.clone()).collect()
}
