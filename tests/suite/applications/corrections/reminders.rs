//! Letters before the term of a correction ends and once it ended unanswered: each once for each end.

use super::{answers, asks, correction_of, reviewed};
use crate::{
    review::{Case, SLUG},
    support::Persona,
};
use acuse::{
    applications::{
        corrections::{
            reminders::{Telling, round, telling},
            store,
            term::term,
        },
        rules::may_answer,
    },
    calls::standing::Kind,
    ids::LineId,
};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;

async fn told(case: &Case, who: &Persona, subject: &str) -> usize {
    case.world.letters_to(&who.email).await.iter().filter(|letter| letter.subject.starts_with(subject)).count()
}

const ENDS: &str = "Sin contestar";
const ENDED: &str = "Terminó sin respuesta";

/// The last instant of the term, by what is on record now.
async fn until(case: &Case) -> DateTime<Utc> {
    let asked = store::of_line(case.world.app.db.read(), &LineId::from_text(SLUG)).await.expect("the corrections");
    let last = asked.last().expect("a correction");
    term(&case.world.app, last, case.world.now()).await.expect("a term").until.expect("an end")
}

proptest! {
    /// Nobody is told to hurry where no answer is taken, nor of an end that has not come.
    #[test]
    fn what_is_told_of_a_term_can_be_acted_on(kind in prop::sample::select(Kind::ALL.to_vec()), asked in 0..10_000_i64, ends in 0..10_000_i64, now in 0..100_000_i64) {
        let at = |minute: i64| DateTime::UNIX_EPOCH + Duration::minutes(minute);
        let (asked, until, now) = (at(asked), at(asked + ends), at(now));
        match telling(kind, asked, Some(until), now) {
            Some(Telling::Ends { ahead, .. }) => {
                prop_assert!(may_answer(kind, Some(until), now).is_ok() && until - now <= ahead && until - asked > ahead);
            }
            Some(Telling::Ended { .. }) => prop_assert!(now > until && kind != Kind::Suspended),
            None => {}
        }
        prop_assert_eq!(telling(kind, asked, None, now), None);
    }
}

#[tokio::test]
async fn who_may_answer_is_told_before_the_term_ends_and_everybody_once_it_ended_unanswered() {
    let case = reviewed().await;
    let (nuria, reviewer) = (&case.nuria.person, &case.office.reviewer);
    asks(reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "10").await.is(303);
    assert_eq!(round(&case.world.app).await.expect("a round"), 0, "the term has only begun");
    let end = until(&case).await;
    for (days, expected) in [(3, 1), (1, 2)] {
        case.world.app.clock.set(end - Duration::days(days));
        assert_eq!(round(&case.world.app).await.expect("a round"), 1);
        assert_eq!(round(&case.world.app).await.expect("a round"), 0, "each once");
        assert_eq!(told(&case, nuria, ENDS).await, expected);
    }
    let letters = case.world.letters_to(&nuria.email).await;
    let letter = letters.iter().find(|letter| letter.subject.starts_with(ENDS)).expect("a letter");
    assert!(letter.body.contains("23:59") && letter.body.contains("Chicago"), "{}", letter.body);
    assert!(letter.body.contains(&case.nuria.folio) && letter.body.contains("/prevenciones/"), "{}", letter.body);
    case.world.app.clock.set(end + Duration::milliseconds(1));
    assert_eq!(round(&case.world.app).await.expect("a round"), 1);
    assert_eq!(round(&case.world.app).await.expect("a round"), 0);
    assert_eq!((told(&case, nuria, ENDED).await, told(&case, reviewer, ENDED).await), (1, 1));
    assert_eq!(told(&case, reviewer, ENDS).await, 0);
}

#[tokio::test]
async fn what_was_answered_is_told_of_no_more() {
    let case = reviewed().await;
    asks(&case.office.reviewer, &case.nuria.folio, &[("answer:p1", "No se entiende")], "10").await.is(303);
    let correction = correction_of(&case.nuria.person, &case.nuria.application).await;
    let end = until(&case).await;
    answers(&case.nuria.person, &correction, &[("p1", "Talleres cada mes")], "answer").await.is(303);
    for at in [end - Duration::days(1), end + Duration::hours(1)] {
        case.world.app.clock.set(at);
        assert_eq!(round(&case.world.app).await.expect("a round"), 0);
    }
}

#[tokio::test]
async fn a_term_that_a_suspension_moved_is_told_of_again_and_not_while_it_stands_still() {
    let mut case = reviewed().await;
    asks(&case.office.reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "10").await.is(303);
    let first = until(&case).await;
    case.world.app.clock.set(first - Duration::days(1));
    assert_eq!(round(&case.world.app).await.expect("a round"), 1);
    case.office.publisher = case.world.signed_in("Pilar").await;
    case.office.suspends(SLUG, "por ley").await;
    case.world.app.clock.set(first + Duration::days(2));
    assert_eq!(round(&case.world.app).await.expect("a round"), 0, "it stands still");
    let page = format!("/es/oficina/{}/lineas/{SLUG}/reanudacion", crate::support::office::IDM);
    let publisher = case.world.signed_in("Pilar").await;
    let seen = crate::support::office::hidden(&publisher.get(&page).await.is(200).text(), "seen");
    publisher.post(&page, &[("seen", seen.as_str())]).await.is(303);
    let second = until(&case).await;
    assert!(second > first, "{second} is not after {first}");
    case.world.app.clock.set(second - Duration::hours(1));
    assert_eq!(round(&case.world.app).await.expect("a round"), 1);
    assert_eq!(told(&case, &case.nuria.person, ENDS).await, 2);
}
