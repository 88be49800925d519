//! The state machine: random walks, and each refusal of filing.

use acuse::{
    applications::rules::{Command, Event, Lack, LineState, NotFiled, Stage, apply, decide, may_amend, may_draft, may_file},
    calls::standing::Kind,
    clock::Now,
    policy::Refusal,
};
use chrono::{Duration, TimeZone, Utc};
use proptest::prelude::*;

fn at(minutes: i64) -> Now {
    Utc.with_ymd_and_hms(2026, 11, 22, 18, 0, 0).single().expect("an instant") + Duration::minutes(minutes)
}

fn open() -> LineState {
    LineState { received_here: true, standing: Kind::Open, opens: Some(at(0)), closes: Some(at(100)), overtaken: false }
}

fn lack() -> Lack {
    Lack::Paper { paper: "d1".into() }
}

fn line() -> impl Strategy<Value = LineState> {
    let times = (prop::option::of(0..100_i64), prop::option::of(0..200_i64));
    (any::<bool>(), prop::sample::select(Kind::ALL.to_vec()), times, any::<bool>()).prop_map(
        |(received_here, standing, (opens, closes), overtaken)| LineState {
            received_here,
            standing,
            opens: opens.map(at),
            closes: closes.map(at),
            overtaken,
        },
    )
}

fn stage() -> impl Strategy<Value = Stage> {
    let (filed_at, until) = (at(0), Some(at(60)));
    prop::sample::select(vec![
        Stage::Draft,
        Stage::Filed { at: filed_at },
        Stage::CorrectionAsked { filed_at, until },
        Stage::CorrectionAsked { filed_at, until: None },
        Stage::Withdrawn { filed_at, at: at(30) },
    ])
}

fn command() -> impl Strategy<Value = Command> {
    let asks = Command::AskCorrection { until: at(90) };
    prop::sample::select(vec![Command::File, asks, Command::AnswerCorrection, Command::Withdraw])
}

proptest! {
    /// Whatever is tried in whatever order: a refusal changes nothing, one filing at most, withdrawal only after it and only once.
    #[test]
    fn random_walks_keep_to_the_rules(
        steps in prop::collection::vec((any::<bool>(), line(), any::<bool>(), 0..200_i64), 0..40)
    ) {
        let mut stage = Stage::Draft;
        let (mut filed, mut withdrawn) = (0, 0);
        for (files, line, complete, minute) in steps {
            let command = if files { Command::File } else { Command::Withdraw };
            let lacks = if complete { vec![] } else { vec![lack()] };
            let before = stage;
            match decide(stage, command, &line, &lacks, at(minute)) {
                Err(_) => prop_assert_eq!(stage, before),
                Ok(event) => {
                    stage = apply(stage, event).expect("a stage that can meet it");
                    match event {
                        Event::Filed { at: when } => {
                            filed += 1;
                            prop_assert!(line.received_here && complete && line.standing != Kind::Suspended);
                            prop_assert!(line.closes.is_some_and(|closes| when <= closes));
                            prop_assert!(line.opens.is_none_or(|opens| opens <= when));
                        }
                        Event::Withdrawn { .. } => withdrawn += 1,
                        Event::CorrectionAsked { .. } | Event::CorrectionAnswered { .. } => prop_assert!(false, "nobody asked"),
                    }
                }
            }
            prop_assert!(filed <= 1 && withdrawn <= filed);
            prop_assert_eq!(matches!(stage, Stage::Draft), filed == 0);
            prop_assert_eq!(matches!(stage, Stage::Withdrawn { .. }), withdrawn == 1);
        }
    }

    /// What is decided of a stage is what that stage can meet, whatever is commanded.
    #[test]
    fn no_decision_leads_to_what_its_stage_cannot_meet(
        stage in stage(), command in command(), line in line(), complete in any::<bool>(), minute in 0..200_i64
    ) {
        let lacks = if complete { vec![] } else { vec![lack()] };
        if let Ok(event) = decide(stage, command, &line, &lacks, at(minute)) {
            prop_assert!(apply(stage, event).is_some_and(|next| next != Stage::Draft), "{:?} meets {:?}", stage, event);
        }
    }

    /// Whatever may be filed could also still be written.
    #[test]
    fn what_may_be_filed_may_be_drafted(line in line(), minute in 0..200_i64) {
        if may_file(&line, false, &[], at(minute)).is_ok() {
            prop_assert!(may_draft(&line, at(minute)).is_ok());
        }
    }
}

proptest! {
    /// A suspension that a closing passed in takes nothing from anybody and gives nobody more than time to write.
    #[test]
    fn a_closing_that_passed_while_suspended_lets_write_and_not_file(line in line(), minute in 0..200_i64) {
        let (taken, kept) = (LineState { overtaken: false, ..line }, LineState { overtaken: true, ..line });
        prop_assert_eq!(may_file(&kept, false, &[], at(minute)), may_file(&taken, false, &[], at(minute)));
        prop_assert_eq!(may_amend(&kept, at(minute)), may_amend(&taken, at(minute)));
        match may_draft(&taken, at(minute)) {
            Err(Refusal::WindowClosed) => prop_assert_eq!(may_draft(&kept, at(minute)), Ok(())),
            other => prop_assert_eq!(may_draft(&kept, at(minute)), other),
        }
    }
}

#[test]
fn what_a_stage_cannot_meet_is_not_passed_over() {
    let (filed, until) = (Stage::Filed { at: at(0) }, at(60));
    let withdrawn = Stage::Withdrawn { filed_at: at(0), at: at(30) };
    for (stage, event) in [
        (Stage::Draft, Event::Withdrawn { at: at(30) }),
        (Stage::Draft, Event::CorrectionAsked { until }),
        (filed, Event::Filed { at: at(30) }),
        (filed, Event::CorrectionAnswered { at: at(30) }),
        (withdrawn, Event::Filed { at: at(40) }),
        (withdrawn, Event::Withdrawn { at: at(40) }),
    ] {
        assert_eq!(apply(stage, event), None, "{stage:?} meets {event:?}");
    }
}

#[test]
fn the_deadline_itself_is_in_time_and_a_millisecond_later_is_not() {
    let line = open();
    assert_eq!(may_file(&line, false, &[], at(100)), Ok(()));
    let late = at(100) + Duration::milliseconds(1);
    assert_eq!(may_file(&line, false, &[], late), Err(NotFiled::Refused(Refusal::WindowClosed)));
    assert_eq!(may_file(&line, false, &[], at(0) - Duration::milliseconds(1)), Err(NotFiled::Refused(Refusal::WindowClosed)));
}

#[test]
fn each_refusal_has_its_name() {
    let refused = |line: LineState, already: bool| may_file(&line, already, &[lack()], at(50));
    assert_eq!(refused(open(), true), Err(NotFiled::Refused(Refusal::AlreadyFiled)));
    assert_eq!(refused(LineState { received_here: false, ..open() }, false), Err(NotFiled::Refused(Refusal::NotReceivedHere)));
    assert_eq!(refused(LineState { standing: Kind::Suspended, ..open() }, false), Err(NotFiled::Refused(Refusal::Suspended)));
    assert_eq!(refused(LineState { standing: Kind::ResolvedVoid, ..open() }, false), Err(NotFiled::Refused(Refusal::NotNow)));
    assert_eq!(refused(LineState { closes: None, ..open() }, false), Err(NotFiled::Refused(Refusal::WindowClosed)));
    assert_eq!(refused(open(), false), Err(NotFiled::Incomplete(vec![lack()])));
}

#[test]
fn drafts_may_be_written_before_the_window_and_while_suspended_but_not_after_closing() {
    assert_eq!(may_draft(&open(), at(-50)), Ok(()));
    assert_eq!(may_draft(&LineState { standing: Kind::Suspended, ..open() }, at(50)), Ok(()));
    assert_eq!(may_draft(&open(), at(101)), Err(Refusal::WindowClosed));
    assert_eq!(may_draft(&LineState { standing: Kind::Cancelled, ..open() }, at(50)), Err(Refusal::NotNow));
}
