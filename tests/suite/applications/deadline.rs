//! The deadline's last instant is in time; one millisecond later is refused, and the draft is kept.

use super::{LINE, completes, drafting, files, hidden, publish, receive_at_the_counter, registers, rows, starts};
use crate::support::{Answer, Persona, World};
use acuse::{applications::context::LineNow, clock::Now, ids::LineId, web::arrival::counts};
use chrono::{Duration, TimeZone, Utc};
use proptest::prelude::*;

/// 15 December 2026, 18:00 in Mexico City.
fn closes() -> Now {
    Utc.with_ymd_and_hms(2026, 12, 16, 0, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn the_last_instant_is_in_time() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    world.app.clock.set(closes());
    let nuria = world.signed_in("Nuria").await;
    files(&nuria, &draft).await.is(303);
    nuria.get(&format!("{draft}/acuse")).await.is(200).says("18:00 en Ciudad de México").says("18:00 en Chicago");
}

#[tokio::test]
async fn a_millisecond_later_is_refused_and_the_draft_is_kept() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    world.app.clock.set(closes());
    let nuria = world.signed_in("Nuria").await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    world.app.clock.advance(Duration::milliseconds(1));
    let form = [("seen", seen.as_str()), ("name", "Nuria"), ("accept", "yes")];
    nuria
        .post(&format!("{draft}/presentacion"), &form)
        .await
        .is(409)
        .says("Su borrador queda guardado")
        .says("18:00:00.001 en Ciudad de México")
        .says("18:00:00.001 en Chicago")
        .says("La recepción cerró");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.post(&format!("{english}/filing"), &form).await.is(409).says("the server’s clock said").says("Your draft is kept");
    assert_eq!((rows(&world, "applications").await, rows(&world, "drafts").await), (0, 1));
    nuria
        .get(&draft)
        .await
        .is(200)
        .says("Se conserva para consulta")
        .never_says("Lista para presentarse")
        .says("3 de 4 contestadas");
    nuria.get(&format!("{draft}/revision")).await.is(200).says("Talleres de memoria").never_says("name=\"accept\"");
    nuria.get(&format!("{draft}/respuestas")).await.leads_to(&draft);
    nuria.post(&format!("{draft}/respuestas"), &[("shown-p1", "x"), ("p1", "tarde")]).await.is(409);
    nuria.get(&format!("/es/mi/asociaciones/{association}/solicitudes")).await.is(200).says("Borrador sin presentar");
}

#[tokio::test]
async fn where_a_counter_receives_its_last_hour_is_the_last_in_time_for_standing_and_filing_alike() {
    let world = World::new().await;
    publish(&world).await;
    receive_at_the_counter(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    let last: Now = Utc.with_ymd_and_hms(2026, 12, 15, 21, 0, 0).single().expect("15:00 in Mexico City");
    let line = LineId::from_text(LINE);
    for (now, kind, in_time) in [(last, "open", true), (last + Duration::milliseconds(1), "under_review", false)] {
        let at = LineNow::of(&world.app, &line, now).await.expect("the line");
        assert_eq!((at.assessed.kind().name(), at.state().closes.is_some_and(|closes| now <= closes)), (kind, in_time));
    }
    world.app.clock.set(last);
    let nuria = world.signed_in("Nuria").await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    world.app.clock.advance(Duration::milliseconds(1));
    let form = [("seen", seen.as_str()), ("name", "Nuria"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(409).says("Su borrador queda guardado");
    world.app.clock.set(last);
    files(&nuria, &draft).await.is(303);
}

/// A complete draft, its representative signed in one second before the closing, and the form that files it.
async fn about_to_file(world: &World) -> (Persona, String, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    world.app.clock.set(closes() - Duration::seconds(1));
    let nuria = world.signed_in("Nuria").await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    (nuria, draft, seen)
}

/// Sends the form that files; its body comes so much later than its head.
async fn files_slowly(world: &World, nuria: &Persona, draft: &str, seen: &str, later: Duration) -> Answer {
    let form = [("seen", seen), ("name", "Nuria"), ("accept", "yes")];
    let clock = world.app.clock.clone();
    nuria.post_slowly(&format!("{draft}/presentacion"), &form, async move { clock.advance(later) }).await
}

#[tokio::test]
async fn a_slow_line_costs_nobody_the_deadline() {
    let world = World::new().await;
    let (nuria, draft, seen) = about_to_file(&world).await;
    files_slowly(&world, &nuria, &draft, &seen, Duration::seconds(10)).await.is(303);
    nuria.get(&format!("{draft}/acuse")).await.is(200).says("17:59:59 en Ciudad de México");
}

#[tokio::test]
async fn whoever_holds_a_form_back_has_no_more_time_than_others() {
    let world = World::new().await;
    let (nuria, draft, seen) = about_to_file(&world).await;
    let late = files_slowly(&world, &nuria, &draft, &seen, Duration::milliseconds(10_001)).await.is(409);
    late.says("18:00:09.001 en Ciudad de México")
        .says("Si el formulario tarda más de diez segundos")
        .says("Su borrador queda guardado");
    assert_eq!((rows(&world, "applications").await, rows(&world, "drafts").await), (0, 1));
    // What is written in a form that was held back is not saved either.
    world.app.clock.set(closes());
    let clock = world.app.clock.clone();
    let typed = [("shown-p1", "x"), ("p1", "Escrito después")];
    let held = async move { clock.advance(Duration::seconds(30)) };
    nuria.post_slowly(&format!("{draft}/respuestas"), &typed, held).await.is(409);
    nuria.get(&format!("{draft}/revision")).await.is(200).never_says("Escrito después");
}

proptest! {
    /// Nobody's instant is earlier than the head, or more than ten seconds before the last byte; who is not slow is taken at the head.
    #[test]
    fn an_instant_that_counts_is_one_at_which_the_form_was_on_its_way(head in 0..100_000_i64, took in 0..400_000_i64) {
        let head = closes() + Duration::milliseconds(head);
        let whole = head + Duration::milliseconds(took);
        let counted = counts(head, whole);
        prop_assert!(head <= counted && counted <= whole && whole - counted <= Duration::seconds(10));
        prop_assert_eq!(counted == head, took <= 10_000);
    }
}
