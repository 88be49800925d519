//! The deadline on the clocks of both cities, in the weeks in which only one of them changes; and its last minute under load.

use super::{LINE, completes, files, hidden, publish, registers, rows, starts};
use crate::support::{Answer, Persona, World};
use acuse::{
    applications::{
        rules::{LineState, may_receive},
        store,
    },
    calls::{
        dates::{Moment, Zone},
        facts::Window,
        standing::Kind,
    },
    clock::{Clock, Now},
    ids::LineId,
    policy::Refusal,
};
use chrono::{Duration, NaiveDate, TimeZone, Utc};
use proptest::prelude::*;
use std::sync::Arc;

/// Days on which clocks change in Chicago, and before 2022 in Mexico City.
const CHANGES: [(i32, u32, u32); 8] =
    [(2018, 3, 11), (2018, 4, 1), (2018, 10, 28), (2018, 11, 4), (2026, 3, 8), (2026, 11, 1), (2027, 3, 14), (2027, 11, 7)];

fn around_a_change() -> impl Strategy<Value = chrono::NaiveDateTime> {
    (prop::sample::select(CHANGES.to_vec()), -4..5_i64, 0..1440_i64).prop_map(|((year, month, day), days, minute)| {
        let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day") + Duration::days(days);
        day.and_hms_opt(0, 0, 0).expect("midnight") + Duration::minutes(minute)
    })
}

proptest! {
    /// The last instant is in time and a millisecond later is not, whatever both clocks do; an hour shown twice ends with its second.
    #[test]
    fn the_deadline_is_one_instant_in_every_week(wall in around_a_change(), chicago in any::<bool>()) {
        let zone = if chicago { Zone::CHICAGO } else { Zone::MEXICO_CITY };
        let closes = Window::new(None, Some(Moment::At(wall)), zone).deadline().expect("a deadline").instant();
        let line = LineState { received_here: true, standing: Kind::Open, opens: None, closes: Some(closes), overtaken: false };
        prop_assert_eq!(may_receive(&line, closes), Ok(()));
        prop_assert_eq!(may_receive(&line, closes + Duration::milliseconds(1)), Err(Refusal::WindowClosed));
        let shown = zone.wall(closes);
        let skipped = zone.wall(closes) != wall;
        prop_assert!(!skipped || (shown - wall) == Duration::hours(1), "{} {}", shown, wall);
        let an_hour_later = zone.wall(closes + Duration::hours(1));
        prop_assert!(skipped || an_hour_later != wall, "the same wall time comes again");
        let apart = Zone::CHICAGO.wall(closes) - Zone::MEXICO_CITY.wall(closes);
        prop_assert!(apart == Duration::zero() || apart == Duration::hours(1), "{}", apart);
    }
}

/// 15 December 2026, 18:00 in Mexico City.
fn closes() -> Now {
    Utc.with_ymd_and_hms(2026, 12, 16, 0, 0, 0).single().expect("an instant")
}

/// People with applications that are ready to be filed, each with what its check page shows.
async fn ready(world: &World) -> Vec<(Arc<Persona>, String, String)> {
    let mut all = Vec::new();
    for name in ["Nuria", "Ibai", "Eva", "Asha", "Otilia", "Bruno"] {
        let person = world.person(name).await;
        for number in 0..3 {
            let association = registers(&person, &format!("Club de {name} {number}")).await;
            let draft = starts(&person, &association).await;
            completes(&person, &draft).await;
            all.push((name, draft));
        }
    }
    world.app.clock.set(closes() - Duration::milliseconds(600));
    let mut ready = Vec::new();
    for (name, draft) in all {
        let person = world.signed_in(name).await;
        let seen = hidden(&person.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
        ready.push((Arc::new(person), draft, seen));
    }
    ready
}

/// Files; when by the server's clock that was sent and answered.
async fn sends((person, draft, seen): (Arc<Persona>, String, String), clock: &Clock) -> (String, Now, Now, Answer) {
    let before = clock.now();
    let form = [("seen", seen.as_str()), ("name", "Nuria Estefanía"), ("accept", "yes")];
    let answer = person.post(&format!("{draft}/presentacion"), &form).await;
    (draft, before, clock.now(), answer)
}

/// While filings come in at once, the clock passes the deadline. What was accepted was in time, and what was in time was accepted.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn in_the_last_minute_under_load_nobody_in_time_is_refused_and_nobody_late_is_taken() {
    let world = World::new().await;
    publish(&world).await;
    let mut drafts = ready(&world).await;
    let (filings, clock) = (drafts.len(), world.app.clock.clone());
    // However slow the machine: the first is in before the clock moves, and the last comes when it is past.
    let (first, last) = (drafts.remove(0), drafts.pop().expect("many"));
    let mut all = vec![sends(first, &clock).await];
    let mut sent = tokio::task::JoinSet::new();
    for (i, draft) in drafts.into_iter().enumerate() {
        let clock = clock.clone();
        sent.spawn(async move {
            // They come one after another, several at once on their way.
            tokio::time::sleep(std::time::Duration::from_millis(12 * u64::try_from(i).unwrap_or(0))).await;
            sends(draft, &clock).await
        });
    }
    let passing = tokio::spawn({
        let clock = clock.clone();
        async move {
            for _ in 0..120 {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
                clock.advance(Duration::milliseconds(10));
            }
        }
    });
    passing.await.expect("the clock");
    all.extend(sent.join_all().await);
    all.push(sends(last, &clock).await);
    let (mut accepted, mut refused) = (0, 0);
    for (draft, before, after, answer) in all {
        match answer.status.as_u16() {
            303 => {
                assert!(before <= closes(), "{draft} was sent at {before} and taken");
                accepted += 1;
            }
            409 => {
                assert!(after > closes(), "{draft} was in time at {after} and refused");
                assert!(answer.text().contains("reloj del servidor"));
                refused += 1;
            }
            other => panic!("{draft}: {other}"),
        }
    }
    assert!(accepted > 0 && refused > 0, "{accepted} were taken and {refused} refused");
    let filed = store::filed_of_line(world.app.db.read(), &LineId::from_text(LINE)).await.expect("what was filed");
    assert!(filed.iter().all(|one| one.filed_at <= closes()), "a receipt after the deadline");
    assert_eq!((filed.len(), accepted + refused), (accepted, filings));
    assert_eq!(rows(&world, "drafts").await, i64::try_from(refused).expect("few"), "a refused draft is kept");
}

#[tokio::test]
async fn a_closing_in_chicago_is_an_hour_apart_in_the_summer_and_decides_by_its_own_wall() {
    let world = World::new().await;
    publish(&world).await;
    super::closes_at(&world, "2027-03-14T18:00", "America/Chicago").await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    nuria.get(&draft).await.is(200).says("17:00").says("18:00");
    // 18:00 CDT is 23:00 UTC; had the clock not changed that morning it would be an hour later.
    let last: Now = Utc.with_ymd_and_hms(2027, 3, 14, 23, 0, 0).single().expect("an instant");
    world.app.clock.set(last);
    let nuria = world.signed_in("Nuria").await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    world.app.clock.advance(Duration::milliseconds(1));
    let form = [("seen", seen.as_str()), ("name", "Nuria"), ("accept", "yes")];
    let late = nuria.post(&format!("{draft}/presentacion"), &form).await.is(409);
    late.says("17:00:00.001 en Ciudad de México").says("18:00:00.001 en Chicago");
    world.app.clock.set(last);
    files(&nuria, &draft).await.is(303);
}
