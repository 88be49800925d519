//! The state machine with corrections, by random walks.

use crate::applications::{copying::old, kinds::every_kind};
use acuse::{
    applications::{
        answers::{Answers, fields},
        corrections::{
            model::{Asked, Item, Part, Work},
            rules::{NotYet, State, mark, ready, state},
        },
        folio::Folio,
        model::Paper,
        papers::FileKind,
        rules::{Command, Event, Lack, LineState, NotFiled, Stage, apply, decide},
    },
    calls::{dates::Zone, standing::Kind},
    clock::Now,
    ids::{ApplicationId, CorrectionId, FileId, InstitutionId},
    policy::Refusal,
};
use chrono::{Duration, TimeZone, Utc};
use proptest::prelude::*;

fn at(minutes: i64) -> Now {
    Utc.with_ymd_and_hms(2026, 11, 22, 18, 0, 0).single().expect("an instant") + Duration::minutes(minutes)
}

fn line() -> impl Strategy<Value = LineState> {
    prop::sample::select(Kind::ALL.to_vec()).prop_map(|standing| LineState {
        received_here: true,
        standing,
        opens: Some(at(0)),
        closes: Some(at(40)),
        overtaken: false,
    })
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        3 => Just(Command::File),
        3 => (0..300_i64).prop_map(|until| Command::AskCorrection { until: at(until) }),
        4 => Just(Command::AnswerCorrection),
        1 => Just(Command::Withdraw),
    ]
}

fn lacks(complete: bool) -> Vec<Lack> {
    if complete { vec![] } else { vec![Lack::Paper { paper: "d1".into() }] }
}

proptest! {
    /// Time goes on. A refusal changes nothing; each correction is answered at most once and in time; nothing follows a withdrawal.
    #[test]
    fn random_walks_keep_to_the_rules(steps in prop::collection::vec((command(), line(), any::<bool>(), 0..30_i64), 0..60)) {
        let (mut stage, mut minute) = (Stage::Draft, 0);
        let (mut filed, mut asked, mut answered, mut withdrawn) = (0, 0, 0, 0);
        let mut open: Option<Now> = None;
        for (command, line, complete, passes) in steps {
            minute += passes;
            let (now, before) = (at(minute), stage);
            match decide(stage, command, &line, &lacks(complete), now) {
                Err(_) => prop_assert_eq!(stage, before),
                Ok(event) => {
                    prop_assert!(withdrawn == 0);
                    stage = apply(stage, event).expect("a stage that can meet it");
                    match event {
                        Event::Filed { .. } => filed += 1,
                        Event::CorrectionAsked { until } => {
                            prop_assert!(open.is_none_or(|until| now > until), "one at a time");
                            prop_assert!(!matches!(line.standing, Kind::Open | Kind::Announced | Kind::Suspended | Kind::ResolvedAwarded));
                            asked += 1;
                            open = Some(until);
                        }
                        Event::CorrectionAnswered { at: when } => {
                            prop_assert!(complete && open.is_some_and(|until| when <= until) && line.standing != Kind::Suspended);
                            answered += 1;
                            open = None;
                        }
                        Event::Withdrawn { .. } => withdrawn += 1,
                    }
                }
            }
            prop_assert!(filed <= 1 && answered <= asked && withdrawn <= filed && (asked == 0 || filed == 1));
            prop_assert_eq!(matches!(stage, Stage::CorrectionAsked { .. }), open.is_some() && withdrawn == 0);
        }
    }

    /// Where a correction stands agrees with what may be done: awaited exactly while an answer would be in time.
    #[test]
    fn an_answer_is_in_time_exactly_while_it_is_awaited(until in prop::option::of(0..100_i64), minute in 0..100_i64) {
        let (until, now) = (until.map(at), at(minute));
        let line = LineState { received_here: true, standing: Kind::UnderReview, opens: None, closes: None, overtaken: false };
        let stage = Stage::CorrectionAsked { filed_at: at(0), until };
        let allowed = decide(stage, Command::AnswerCorrection, &line, &[], now).is_ok();
        prop_assert_eq!(allowed, matches!(state(None, until, now), State::Awaited { .. }));
        let again = decide(stage, Command::AskCorrection { until: at(200) }, &line, &[], now);
        prop_assert_eq!(again.is_ok(), !allowed, "whoever waits does not ask again");
    }
}

#[test]
fn each_refusal_has_its_name() {
    let line = |standing| LineState { received_here: true, standing, opens: None, closes: None, overtaken: false };
    let asked = Stage::CorrectionAsked { filed_at: at(0), until: Some(at(10)) };
    let answer = |stage, standing, minute| decide(stage, Command::AnswerCorrection, &line(standing), &[], at(minute)).err();
    assert_eq!(answer(asked, Kind::UnderReview, 10), None);
    assert_eq!(answer(asked, Kind::UnderReview, 11), Some(NotFiled::Refused(Refusal::TermOver)));
    assert_eq!(answer(asked, Kind::Suspended, 5), Some(NotFiled::Refused(Refusal::Suspended)));
    assert_eq!(answer(asked, Kind::Cancelled, 5), Some(NotFiled::Refused(Refusal::NotNow)));
    assert_eq!(answer(Stage::Filed { at: at(0) }, Kind::UnderReview, 5), Some(NotFiled::Refused(Refusal::NotNow)));
    let ask = |standing| {
        decide(Stage::Filed { at: at(0) }, Command::AskCorrection { until: at(10) }, &line(standing), &[], at(5)).err()
    };
    assert_eq!(ask(Kind::Overdue), None);
    assert_eq!(ask(Kind::Open), Some(NotFiled::Refused(Refusal::WindowStillOpen)));
    assert_eq!(ask(Kind::Suspended), Some(NotFiled::Refused(Refusal::Suspended)));
    assert_eq!(ask(Kind::ResolvedVoid), Some(NotFiled::Refused(Refusal::NotNow)));
}

pub fn asked_about(question: &str) -> Asked {
    let day = at(0).date_naive();
    Asked {
        v: 1,
        salt: String::new(),
        id: CorrectionId::random(),
        application: ApplicationId::random(),
        folio: Folio::random().expect("a folio"),
        institution: InstitutionId::from_text("idm"),
        asked_at: String::new(),
        items: vec![Item { part: Part::Answer(question.to_owned()), reason: "Falta algo".into(), along: None }],
        words: String::new(),
        working_days: 5,
        from: day,
        due: day,
        zone: Zone::MEXICO_CITY,
    }
}

#[test]
fn what_changes_in_one_field_of_any_kind_is_a_change_and_what_changes_in_none_needs_a_word() {
    let filed: [(&str, &str); 6] =
        [("p1", "Talleres"), ("p5", "Dos orillas"), ("p8.0", "yes"), ("p9.0.0", "Memoria"), ("p9.0.1", "12"), ("p10", "100")];
    let standing = old(serde_json::from_value(every_kind()).expect("terms"), &filed);
    for question in &standing.terms.questions {
        let asked = asked_about(&question.id);
        let stays = |answers: Answers| {
            let refused = ready(&asked, &standing, &Work { version: 1, answers, ..Work::default() }).err().unwrap_or_default();
            refused.contains(&NotYet::Unchanged(vec![Part::Answer(question.id.clone())]))
        };
        assert!(stays(standing.answers.clone()), "{}", question.id);
        for field in fields(question) {
            let mut answers = standing.answers.clone();
            if answers.remove(&field).is_none() {
                answers.insert(field.clone(), "1".into());
            }
            assert!(!stays(answers), "{field}");
        }
    }
}

#[test]
fn other_files_have_another_mark() {
    let file = || Paper {
        id: FileId::random(),
        paper: "d1".into(),
        name: "acta.pdf".into(),
        kind: FileKind::Pdf,
        bytes: 3,
        sha256: "aa".into(),
    };
    assert_ne!(mark(&[file()]), mark(&[file()]), "the same name and the same bytes, attached anew");
}
