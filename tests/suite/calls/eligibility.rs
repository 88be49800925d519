//! Who may apply: the rules decide, the answer says no more than they do, and nothing is kept.

use acuse::calls::{
    eligibility::{Given, NotAsked, Rule, UNSURE, Verdict, judge, read},
    terms::{Both, LineTerms},
};
use proptest::prelude::*;

fn rule(place: usize, options: usize, admits: Vec<String>) -> Rule {
    Rule {
        id: format!("r{}", place + 1),
        question: Both::default(),
        options: vec![Both::default(); options],
        admits,
        clause: String::new(),
        words: String::new(),
        words_lang: "es".into(),
        source: String::new(),
    }
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let one = (prop::sample::select(vec![0_usize, 2, 4]), any::<bool>());
    prop::collection::vec(one, 1..6).prop_map(|drawn| {
        let rule = |(place, (options, first)): (usize, (usize, bool))| {
            let all = rule(place, options, Vec::new()).answers();
            let admits = if first { all.into_iter().take(1).collect() } else { all.into_iter().skip(1).collect() };
            rule(place, options, admits)
        };
        drawn.into_iter().enumerate().map(rule).collect()
    })
}

fn given() -> impl Strategy<Value = Given> {
    let name = (1..8_usize).prop_map(|n| format!("r{n}"));
    prop::collection::btree_map(
        name,
        prop::sample::select(vec!["yes", "no", "0", "1", "3", UNSURE, "x"]).prop_map(str::to_owned),
        0..7,
    )
}

proptest! {
    #[test]
    fn nobody_is_told_that_they_may_unless_every_rule_lets_them(rules in rules(), given in given()) {
        let answer = |rule: &Rule| given.get(&rule.id).filter(|a| rule.answers().contains(a)).cloned();
        match judge(&rules, &given) {
            Verdict::Unasked => prop_assert!(given.is_empty()),
            Verdict::May => prop_assert!(rules.iter().all(|rule| answer(rule).is_some_and(|a| rule.admits.contains(&a)))),
            Verdict::MayNot(barring) => {
                prop_assert!(!barring.is_empty());
                for rule in &rules {
                    let bars = answer(rule).is_some_and(|a| !rule.admits.contains(&a));
                    prop_assert_eq!(bars, barring.contains(&rule));
                }
            }
            Verdict::CannotTell(open) => {
                prop_assert!(!open.is_empty() && open.iter().all(|rule| answer(rule).is_none()));
                prop_assert!(rules.iter().all(|rule| answer(rule).is_none_or(|a| rule.admits.contains(&a))));
            }
        }
    }
}

#[test]
fn an_address_asks_by_the_lines_own_rules_and_no_other() {
    let mut terms: LineTerms = serde_json::from_value(crate::applications::terms(1)).expect("terms");
    terms.eligibility = vec![rule(0, 0, vec!["yes".into()]), rule(1, 2, vec!["0".into()])];
    let none = |_: &str| false;
    assert_eq!(read(&terms, "r1=yes&r2=", &none), Ok(Given::from([("r1".into(), "yes".into())])));
    assert_eq!(
        read(&terms, "utm_source=x&r2=1", &|name: &str| name.starts_with("utm_")),
        Ok(Given::from([("r2".into(), "1".into())]))
    );
    assert_eq!(read(&terms, "r9=yes", &none), Err(NotAsked::Name("r9".into())));
    assert_eq!(read(&terms, "r2=2", &none), Err(NotAsked::Value { name: "r2".into(), value: "2".into() }));
    assert_eq!(read(&terms, "r1=yes&r1=no", &none), Err(NotAsked::Twice("r1".into())));
}
