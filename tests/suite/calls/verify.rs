//! The rules of standing, written twice: a second implementation in Python, from the rules in words, must agree with this one.

use super::examples::{calendar, noon, record};
use super::histories::{Drawn, history};
use acuse::calls::record::Record;
use acuse::calls::standing::{Assessment, Kind, LineHistory, Standing, standing};
use acuse::clock::Now;
use chrono::Duration;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path, process::Command};

/// Histories drawn at random, the same ones each time.
const HISTORIES: usize = 10_000;
/// Days on which each shipped line is asked about, so many apart, from 2010 into 2027.
const DAYS: i64 = 221;
const APART: i64 = 29;

/// One line at one instant, as the other implementation reads it.
fn question(line: &LineHistory<'_>, at: Now) -> Value {
    json!({
        "line": line.line, "jurisdiction": line.jurisdiction, "fiscal_year": line.fiscal_year, "zone": line.zone,
        "results_due": line.results_due.map(|due| due.date), "received_here": line.received_here, "receives": line.receives,
        "facts": line.facts, "programme": line.programme, "institution": line.institution, "at": at.to_rfc3339(),
    })
}

/// What both have to say: the kind, its dates and days, and whether the last search is stale.
fn answer(found: &Assessment) -> Value {
    let mut answer = match &found.standing {
        Standing::Unresolved { since, days, .. } => json!({ "since": since, "days": days, "at_least": found.at_least }),
        Standing::Suspended { since, until, .. } => json!({ "since": since, "until": until }),
        Standing::SuspensionOver { days } | Standing::Overdue { days } => json!({ "days": days, "at_least": found.at_least }),
        Standing::UnderReview { due } => json!({ "due": due }),
        _ => json!({}),
    };
    answer["kind"] = json!(found.kind().name());
    if let Some(checked) = found.beside.checked {
        answer["stale"] = json!(checked.stale);
    }
    answer
}

fn drawn() -> Vec<Drawn> {
    let (mut runner, strategy) = (TestRunner::deterministic(), history());
    (0..HISTORIES).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

fn ask_shipped(record: &Record, ask: &mut impl FnMut(&LineHistory<'_>, Now)) {
    let view = record.as_of(None, None);
    let lines = record.lines().keys().filter_map(|id| view.history(id));
    for line in lines.chain(record.commitments.keys().filter_map(|id| view.promise_history(id))) {
        for n in 0..DAYS {
            ask(&line, noon("2010-01-01") + Duration::days(APART * n));
        }
    }
}

/// The answers of `tests/verify/standing.py`.
fn of_python(questions: &[Value]) -> Vec<Value> {
    // Kept, so that it can be read and asked again: python3 tests/verify/standing.py target/tmp/histories.json
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("histories.json");
    let given = json!({ "years": calendar().fiscal_years, "histories": questions });
    std::fs::write(&file, given.to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify/standing.py");
    let ran = Command::new("python3").arg(script).arg(&file).output().unwrap_or_else(|why| {
        panic!("python3 does not start ({why}); the second implementation of the rules needs it. Install it (on Debian: apt-get install python3), then run this again.")
    });
    assert!(ran.status.success(), "tests/verify/standing.py: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_second_implementation_in_another_language_gives_the_same_standings() {
    let (mut questions, mut answers) = (Vec::new(), Vec::new());
    let mut ask = |line: &LineHistory<'_>, at: Now| {
        questions.push(question(line, at));
        answers.push(answer(&standing(line, &calendar(), at)));
    };
    drawn().iter().for_each(|drawn| ask(&drawn.line(), drawn.at));
    ask_shipped(&record(), &mut ask);

    let other = of_python(&questions);
    assert_eq!(other.len(), answers.len());
    let mut differ = answers.iter().zip(&other).zip(&questions).filter(|((own, other), _)| own != other);
    if let Some(((own, other), question)) = differ.next() {
        let (question, more) = (serde_json::to_string_pretty(question).unwrap(), differ.count());
        panic!("Rust says {own}, Python says {other} (and {more} more differ) of {question}");
    }

    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in &answers[..HISTORIES] {
        *kinds.entry(answer["kind"].as_str().unwrap()).or_default() += 1;
    }
    println!(
        "{HISTORIES} drawn histories {kinds:?} and {} shipped lines and {} commitments on {DAYS} days: all agree.",
        record().lines().len(),
        record().commitments.len()
    );
    assert_eq!(kinds.len(), Kind::ALL.len(), "every kind is met: {kinds:?}");
    assert!(kinds.values().all(|count| *count >= HISTORIES / 200), "and none of them rarely: {kinds:?}");
    assert_eq!(answers.len(), HISTORIES + (record().lines().len() + record().commitments.len()) * usize::try_from(DAYS).unwrap());
}
