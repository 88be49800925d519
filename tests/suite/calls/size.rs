//! A record of ten thousand facts: every standing is still found at once.

use super::examples::{check, fact, noon, record, suspended};
use acuse::calls::facts::{FactKind, NewFact, Subject};
use acuse::calls::record::Record;
use acuse::ids::{CallId, FactId, LineId};
use std::time::{Duration, Instant};

const FACTS: usize = 10_000;

/// The shipped record with so many facts more, over so many calls.
fn grown(calls: usize) -> Record {
    let mut record = record();
    let model = record.calls().values().next().unwrap().clone();
    for n in 0..calls {
        let mut call = model.clone();
        call.id = CallId::from_text(format!("grown-{n}"));
        record.add_call(call);
    }
    let kinds: [FactKind; 4] = [
        FactKind::Published { results_promised: None },
        suspended("s", "2018", None).said.kind,
        FactKind::Resumed { results_promised: None },
        check("k", "2019-01-01").said.kind,
    ];
    let about = |n: usize| {
        let mut said: NewFact = fact(&format!("g{n}"), "2018-05-01", kinds[n % 4].clone()).said;
        said.subject = Subject::line(&LineId::from_text(format!("grown-{}", n % calls)));
        // One in ten corrects the fact before it about the same line.
        said.supersedes = (n.is_multiple_of(10) && n >= calls).then(|| FactId::from_text(format!("g{}", n - calls)));
        said
    };
    record.add_facts((0..FACTS).map(about).collect(), noon("2026-11-22"));
    record
}

fn all_standings(record: &Record) -> Duration {
    let began = Instant::now();
    let view = record.as_of(None, None);
    for call in record.calls().keys() {
        view.call_standing(call, noon("2026-11-23"));
    }
    for fact in record.facts() {
        assert!(record.fact(&fact.id).is_some());
    }
    began.elapsed()
}

#[test]
fn ten_thousand_facts_are_read_without_going_through_them_again_for_each() {
    for calls in [1_000, 100, 1] {
        let took = all_standings(&grown(calls));
        println!("{FACTS} facts about {calls} lines: {took:?}");
        // Going through all facts for each of them takes a hundred million steps: minutes, unoptimized.
        assert!(took < Duration::from_secs(20), "{calls} lines took {took:?}");
    }
}
