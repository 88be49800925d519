//! Words that came too late, or for an application that takes no more: refused, and given back whole to whoever wrote them.

use super::{answers, attaches, budgets, completes, drafting, files, joins, publish, registers, starts, suspend};
use crate::support::{Answer, Persona, World};
use acuse::{applications::answers::seen, clock::Now};
use chrono::{Duration, TimeZone, Utc};

/// One second after the closing, 15 December 2026, 18:00 in Mexico City.
fn late() -> Now {
    Utc.with_ymd_and_hms(2026, 12, 16, 0, 0, 1).single().expect("an instant")
}

async fn types(who: &Persona, draft: &str, page: &str) -> Answer {
    let empty = seen("");
    let form = [("shown-p1", empty.as_str()), ("p1", "Talleres <b>y</b> memoria"), ("shown-p3", &empty), ("p3", "1")];
    who.post(&format!("{draft}/{page}"), &form).await
}

const ROWS: [(&str, &str); 12] = [
    ("rows", "2"),
    ("concept-0", "Talleres"),
    ("quantity-0", "2"),
    ("cost-0", "1,250.00"),
    ("source-0", "asked"),
    ("concept-1", "Sillas para el taller"),
    ("quantity-1", "30"),
    ("cost-1", "muchísimo"),
    ("source-1", "own"),
    ("heading-0", ""),
    ("heading-1", ""),
    ("do", "save"),
];

#[tokio::test]
async fn answers_that_come_after_the_closing_come_back_with_the_clock_that_decided() {
    let world = World::new().await;
    let (_, _, draft) = drafting(&world).await;
    world.app.clock.set(late());
    let nuria = world.signed_in("Nuria").await;
    let refused = types(&nuria, &draft, "respuestas").await.is(409).says("Lo que escribió no quedó guardado");
    let refused = refused.says("18:00:01.000 en Ciudad de México").says("La recepción cerró").runs_no_script();
    // Each answer under its question, an option in its words.
    let refused = refused.says("¿Qué hará?").says("Talleres &lt;b&gt;y&lt;/b&gt; memoria").says("¿Dónde?").says("Chicago");
    refused.says(&format!("href=\"{draft}\"")).never_says("queda guardado").never_says("Todo lo que traía");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    let refused = types(&nuria, &english, "answers").await.is(409).says("What you wrote was not saved");
    refused.says("the server’s clock said").says("Reception closed").says("What will you do?").says("memoria");
    nuria.get(&format!("{draft}/revision")).await.is(200).never_says("memoria");
}

#[tokio::test]
async fn what_is_saved_already_is_not_called_lost() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    answers(&nuria, &draft, &[("p1", "Talleres <b>y</b> memoria")]).await.is(303);
    world.app.clock.set(late());
    let nuria = world.signed_in("Nuria").await;
    types(&nuria, &draft, "respuestas").await.is(409).says("¿Dónde?").never_says("¿Qué hará?");
    let same = seen("Talleres <b>y</b> memoria");
    let form = [("shown-p1", same.as_str()), ("p1", "Talleres <b>y</b> memoria")];
    let nothing = nuria.post(&format!("{draft}/respuestas"), &form).await.is(409);
    nothing.says("Todo lo que traía el formulario ya estaba guardado").never_says("no quedó guardado");
}

#[tokio::test]
async fn a_budget_that_comes_after_the_closing_comes_back_row_by_row() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    world.app.clock.set(late());
    let nuria = world.signed_in("Nuria").await;
    let typed = [&ROWS[..], &[("shown", "una versión anterior")]].concat();
    let refused = nuria.post(&format!("{draft}/presupuesto"), &typed).await.is(409).says("18:00:01.000 en Ciudad de México");
    // Also what does not add up; a row that stands in the draft is none that was lost.
    let refused = refused.says("Sillas para el taller · 30 × muchísimo · La asociación").says("La recepción cerró");
    refused.never_says("Talleres · 2").says(&format!("href=\"{draft}\""));
    let english = format!("{}/budget", draft.replace("/es/mi/solicitudes", "/en/my/applications"));
    nuria.post(&english, &typed).await.is(409).says("Sillas para el taller · 30 × muchísimo").says("The draft holds");
}

#[tokio::test]
async fn whoever_types_while_a_colleague_files_gets_it_back_with_the_folio() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let ibai = joins(&world, &nuria, &association, "Ibai", "drafter").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let refused = types(&ibai, &draft, "respuestas").await.is(409).says("Lo que escribió no quedó guardado");
    refused.says("con el folio ACU").says("Talleres &lt;b&gt;y&lt;/b&gt; memoria").never_says("¿Dónde?");
    let refused = ibai.post(&format!("{draft}/presupuesto"), &ROWS).await.is(409).says("con el folio ACU");
    refused.says("Sillas para el taller").never_says("Talleres · 2").says(&format!("href=\"{draft}\""));
}

#[tokio::test]
async fn whoever_may_no_longer_draft_gets_back_what_they_typed() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let ibai = joins(&world, &nuria, &association, "Ibai", "drafter").await;
    let draft = starts(&nuria, &association).await;
    let member = format!("/es/mi/asociaciones/{association}/integrantes/{}", ibai.id);
    nuria.post(&member, &[("act", "role"), ("role", "observer")]).await.is(303);
    types(&ibai, &draft, "respuestas").await.is(403).says("Su función no permite").says("Talleres &lt;b&gt;y&lt;/b&gt; memoria");
    ibai.post(&format!("{draft}/presupuesto"), &ROWS).await.is(403).says("Sillas para el taller");
    // Whoever is no member any more reads nothing of the draft, and their own words all the same.
    nuria.post(&member, &[("act", "remove"), ("sure", "yes")]).await.is(303);
    let refused = types(&ibai, &draft, "respuestas").await.is(403).says("Talleres &lt;b&gt;y&lt;/b&gt; memoria");
    refused.says("Lo que escribió").never_says("¿Qué hará?");
}

#[tokio::test]
async fn while_a_line_is_suspended_drafts_are_saved_as_ever() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    suspend(&world).await;
    types(&nuria, &draft, "respuestas").await.is(303);
    nuria.post(&format!("{draft}/presupuesto"), &[&ROWS[..], &[("shown", &seen(""))]].concat()).await.is(303);
    nuria.get(&format!("{draft}/revision")).await.is(200).says("memoria");
    nuria.get(&format!("{draft}/presupuesto")).await.is(200).says("Sillas para el taller").says("muchísimo");
}

#[tokio::test]
async fn a_draft_that_was_changed_too_late_is_not_called_saved() {
    let world = World::new().await;
    let (_, _, draft) = drafting(&world).await;
    world.app.clock.set(late() + Duration::days(1));
    let nuria = world.signed_in("Nuria").await;
    let form = [("field", "p1"), ("text", "tarde"), ("shown", ""), ("version", "0")];
    let told = nuria.post(&format!("{draft}/guardado"), &form).await.is(409).says("No se pudo guardar");
    told.never_says("queda guardado");
    attaches(&nuria, &draft, "d1", "acta.pdf", super::PDF).await.is(409).never_says("queda guardado");
}

#[tokio::test]
async fn whoever_files_after_the_session_ended_comes_back_to_what_they_were_about_to_file() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    nuria.post("/es/cuenta/salir", &[]).await.is(303);
    let form = [("seen", "4"), ("name", "Nuria Estefanía"), ("accept", "yes")];
    let back = format!("{draft}/revision").replace('/', "%2F");
    let to = nuria.post(&format!("{draft}/presentacion"), &form).await.is(303).location();
    assert_eq!(to, format!("/es/cuenta/entrar?next={back}"));
}

#[tokio::test]
async fn where_nothing_is_saved_any_more_the_page_has_room_for_what_the_device_still_keeps() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let (title, place) = ("En este dispositivo quedan palabras que no llegaron", "data-question=\"p1\"");
    nuria.get(&draft).await.is(200).never_says(title);
    nuria.get(&format!("{draft}/revision")).await.is(200).never_says(title).says("Guárdelos antes de presentar");
    completes(&nuria, &draft).await;
    let open = nuria.get(&format!("{draft}/revision")).await.is(200).text();
    let copy = open.split("data-copy=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a name").to_owned();
    // The same copy, under the questions as they were asked.
    files(&nuria, &draft).await.is(303);
    nuria.get(&draft).await.is(200).says(title).says(place).says(&format!("data-copy=\"{copy}\""));
    let world = World::new().await;
    let (_, _, draft) = drafting(&world).await;
    world.app.clock.set(late());
    let nuria = world.signed_in("Nuria").await;
    for page in [draft.clone(), format!("{draft}/revision")] {
        nuria.get(&page).await.is(200).says(title).says(place).never_says("Guárdelos antes de presentar");
    }
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.get(&english).await.is(200).says("On this device there are words that never reached Acuse");
}
