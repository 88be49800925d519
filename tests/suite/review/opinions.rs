//! Opinions by criteria: written beside what was filed, kept while they are written, read by others only once one's own is sent.

use super::{Case, applies, approves, declares, page, proposes};
use crate::{
    applications::corrections::asks,
    office::{amendment, criteria},
    support::{
        Answer, Persona, World,
        office::{IDM, grant, hidden},
    },
};
use acuse::ledger;

/// An opinion as it is typed: levels and notes of the two criteria.
pub type Typed<'a> = [&'a str; 4];

pub const GOOD: Typed<'static> = ["100", "Dice qué, con quién y cuándo", "40", "Trabaja ahí desde 2019"];
pub const POOR: Typed<'static> = ["0", "No nombra a nadie", "40", "Es de ahí"];

/// A closed line with criteria on which two associations filed; a second reviewer beside the first.
pub async fn judged() -> (Case, Persona) {
    let world = World::new().await;
    let office = world.office().await;
    criteria::publishes(&office).await;
    let nuria = applies(&world, "Nuria", "Club Raíces").await;
    let ibai = applies(&world, "Ibai", "Casa Puente").await;
    let rebeca = world.person("Rebeca").await;
    grant(&office.steward, IDM, &rebeca.email, "reviewer").await;
    let case = Case { world, office, nuria, ibai }.closes().await;
    let rebeca = case.world.signed_in("Rebeca").await;
    for official in [&case.office.reviewer, &case.office.decider, &rebeca] {
        declares(official, "no").await;
    }
    (case, rebeca)
}

fn here(folio: &str) -> String {
    page(&format!("/folios/{folio}"))
}

/// The hidden field of the opinion's form, which stands before the result's.
async fn seen(official: &Persona, folio: &str) -> String {
    let text = official.get(&here(folio)).await.is(200).text();
    let form = text.rsplit("/opinion\"").next().expect("the opinion's form");
    hidden(form, "seen")
}

fn fields<'a>(seen: &'a str, typed: Typed<'a>, button: &'a str, change: &'a str) -> [(&'a str, &'a str); 7] {
    let [first, why, second, why_too] = typed;
    [
        ("seen", seen),
        ("level-k1", first),
        ("note-k1", why),
        ("level-k2", second),
        ("note-k2", why_too),
        ("change", change),
        ("do", button),
    ]
}

/// Writes an opinion through the form as it shows now.
pub async fn opines(official: &Persona, folio: &str, typed: Typed<'_>, change: &str) -> Answer {
    let seen = seen(official, folio).await;
    official.post(&format!("{}/opinion", here(folio)), &fields(&seen, typed, "send", change)).await
}

/// Records a result, with what was concluded of the difference.
pub async fn rules(official: &Persona, folio: &str, difference: &str) -> Answer {
    let text = official.get(&here(folio)).await.is(200).text();
    let form = text.split("/dictamen\"").nth(1).expect("the result's form");
    let seen = hidden(form, "seen");
    let form = [("seen", seen.as_str()), ("result", "not_awarded"), ("reason", "No alcanza"), ("difference", difference)];
    official.post(&format!("{}/dictamen", here(folio)), &form).await
}

#[tokio::test]
async fn two_opinions_that_differ_ask_the_decider_for_a_note_and_the_applicant_reads_all_of_it() {
    let (case, rebeca) = judged().await;
    let (renata, dario, folio) = (&case.office.reviewer, &case.office.decider, &case.nuria.folio);
    let form = renata.get(&here(folio)).await.is(200).says("Opiniones por criterio").says("Si dice qué hará y con quién");
    let form = form
        .says("href=\"#respuesta-p1\"")
        .says("id=\"respuesta-p1\"")
        .says("href=\"#respuesta-d1\"")
        .says("id=\"respuesta-d1\"");
    form.says("href=\"#lo-presupuestado\"").says("id=\"lo-presupuestado\"").says("50 puntos: Lo dice en parte").runs_no_script();
    let after = opines(renata, folio, GOOD, "").await.is(303);
    assert!(after.location().ends_with("#opiniones"), "{}", after.location());
    renata.get(&here(folio)).await.says("Su opinión quedó registrada: ").says("140 de 140 puntos.").says("Cambiar mi opinión");
    opines(&rebeca, folio, POOR, "").await.is(303);
    let read = dario.get(&here(folio)).await.is(200).says("· Renata").says("· Rebeca").says("140 de 140 puntos");
    let read = read.says("40 de 140 puntos").says("No nombra a nadie").says("en más de un tercio de la escala");
    read.says("No se calcula un promedio").says("Qué se concluyó de la diferencia").never_says("90 de 140");
    rules(dario, folio, " ").await.is(422).says("Escriba qué se concluyó de la diferencia").says("No alcanza</textarea>");
    rules(dario, folio, &"a".repeat(5_001)).await.is(422).says("El texto es demasiado largo");
    rules(dario, folio, "Se leyó el anexo entre las dos").await.is(303);
    dario.get(&here(folio)).await.says("Qué se concluyó de la diferencia entre las opiniones: Se leyó el anexo entre las dos");
    // Where nobody gave an opinion, nothing is asked.
    rules(dario, &case.ibai.folio, "").await.is(303);
    let csv = dario.get(&page("/folios.csv")).await.is(200).text();
    assert!(csv.lines().any(|row| row.starts_with(folio) && row.ends_with(",140; 40,140")), "{csv}");
    let (nuria, result) = (&case.nuria.person, format!("{}/resultado", case.nuria.application));
    nuria.get(&result).await.is(200).never_says("No nombra a nadie").never_says("Opiniones por criterio");
    proposes(dario).await.is(303);
    approves_by(&case, &rebeca).await;
    let told =
        nuria.get(&result).await.is(200).says("Opiniones por criterio").says("No nombra a nadie").says("140 de 140 puntos");
    told.says("Se leyó el anexo entre las dos").never_says("Renata").never_says("Rebeca");
    let english = result.replace("/es/mi/solicitudes/", "/en/my/applications/").replace("/resultado", "/result");
    nuria.get(&english).await.is(200).says("Opinions by criterion").says("0 points: It does not").says("140 of 140 points");
    case.ibai.person.get(&format!("{}/resultado", case.ibai.application)).await.is(200).never_says("Opiniones por criterio");
    assert!(ledger::verify(&case.world.app.db).await.expect("a log").is_empty());
}

/// A second decider approves what the first proposed.
pub async fn approves_by(case: &Case, second: &Persona) {
    grant(&case.office.steward, IDM, &second.email, "decider").await;
    let second = case.world.signed_in(&second.name).await;
    approves(&second).await.is(303);
}

#[tokio::test]
async fn a_reviewer_reads_no_opinion_before_sending_their_own_and_records_no_result_before_reading() {
    let (case, rebeca) = judged().await;
    let (renata, folio) = (&case.office.reviewer, &case.nuria.folio);
    opines(renata, folio, POOR, "").await.is(303);
    let hidden = rebeca.get(&here(folio)).await.is(200).says("Opiniones enviadas que podrá leer cuando envíe la suya: 1.");
    hidden
        .never_says("No nombra a nadie")
        .never_says("40 de 140")
        .says("envíe antes la suya")
        .never_says("Registrar el resultado");
    let csv = rebeca.get(&page("/folios.csv")).await.is(200).text();
    assert!(!csv.contains("40,140"), "{csv}");
    let form = [("seen", "x"), ("result", "not_awarded"), ("reason", "No alcanza")];
    rebeca.post(&format!("{}/dictamen", here(folio)), &form).await.is(409).says("envíe antes la suya");
    opines(&rebeca, folio, POOR, "").await.is(303);
    rebeca.get(&here(folio)).await.says("No nombra a nadie").says("Registrar el resultado").never_says("Qué se concluyó");
    rules(&rebeca, folio, "").await.is(303);
}

#[tokio::test]
async fn what_is_saved_comes_back_after_the_session_and_sending_before_saving_loses_nothing() {
    let (case, rebeca) = judged().await;
    let (renata, folio) = (&case.office.reviewer, &case.nuria.folio);
    let to = format!("{}/opinion", here(folio));
    let shown = seen(renata, folio).await;
    let half = ["", "Por <b>ahora</b> no dice cuándo", "40", ""];
    let head = ledger::head(&case.world.app.db).await.expect("the head");
    renata.post(&to, &fields(&shown, half, "save", "")).await.is(303);
    assert_eq!(ledger::head(&case.world.app.db).await.expect("the head"), head, "what is being written is nobody's act");
    let again = case.world.signed_in("Renata").await;
    let kept =
        again.get(&here(folio)).await.is(200).says("Guardada sin enviar: ").says("Por &lt;b&gt;ahora&lt;/b&gt; no dice cuándo");
    kept.never_says("Su opinión quedó registrada");
    rebeca.get(&here(folio)).await.never_says("no dice cuándo").says("Nadie ha enviado una opinión");
    case.office.decider.get(&here(folio)).await.never_says("no dice cuándo");
    // Sent too early: refused at its fields, and kept all the same.
    let shown = seen(&again, folio).await;
    let refused = again.post(&to, &fields(&shown, ["100", "Sí lo dice", "", ""], "send", "")).await.is(422);
    refused.says("Elija un nivel: «Arraigo».").says("Escriba por qué: «Arraigo».").says("Sí lo dice</textarea>");
    case.world.signed_in("Renata").await.get(&here(folio)).await.says("Sí lo dice</textarea>").says("Guardada sin enviar");
    opines(&again, folio, GOOD, "").await.is(303);
    again.get(&here(folio)).await.never_says("Guardada sin enviar").says("Su opinión quedó registrada");
    let english = here(folio).replace("/es/oficina/", "/en/office/").replace("/lineas/", "/lines/");
    again
        .get(&english)
        .await
        .is(200)
        .says("Your opinion is recorded: ")
        .says("Change my opinion")
        .says("100 points: It says all of it");
}

#[tokio::test]
async fn an_opinion_that_changes_says_why_and_the_earlier_one_stays() {
    let (case, _) = judged().await;
    let (renata, dario, folio) = (&case.office.reviewer, &case.office.decider, &case.nuria.folio);
    opines(renata, folio, POOR, "").await.is(303);
    opines(renata, folio, GOOD, "")
        .await
        .is(422)
        .says("Escriba por qué cambia su opinión.")
        .says("Trabaja ahí desde 2019</textarea>");
    opines(renata, folio, GOOD, "Leí el acta").await.is(303);
    let read = dario.get(&here(folio)).await.is(200).says("Por qué cambió: Leí el acta").says("Opiniones que ya no cuentan");
    read.says("No nombra a nadie").says("Trabaja ahí desde 2019").never_says("Qué se concluyó");
    let kinds: Vec<(String, bool)> = sqlx::query_as("select kind, public from entries where kind = 'opinion_given'")
        .fetch_all(case.world.app.db.read())
        .await
        .expect("entries");
    assert_eq!(kinds, [("opinion_given".to_owned(), false), ("opinion_given".to_owned(), false)], "both stay, sealed");
    let writer = sqlx::SqlitePool::connect_with(sqlx::sqlite::SqliteConnectOptions::new().filename(case.world.app.db.path()));
    let writer = writer.await.expect("the file opens");
    for change in ["delete from opinions", "update opinions set marks = '[]'"] {
        let refused = sqlx::query(change).execute(&writer).await.expect_err("append-only");
        assert!(refused.to_string().contains("opinions are append-only"), "{refused}");
    }
}

#[tokio::test]
async fn two_windows_of_one_person_do_not_overwrite_each_other() {
    let (case, _) = judged().await;
    let (renata, folio) = (&case.office.reviewer, &case.nuria.folio);
    let to = format!("{}/opinion", here(folio));
    let shown = seen(renata, folio).await;
    renata.post(&to, &fields(&shown, ["50", "Primero", "", ""], "save", "")).await.is(303);
    let old = fields(&shown, ["0", "Segundo", "", ""], "send", "");
    let refused = renata
        .post(&to, &old)
        .await
        .is(409)
        .says("o usted en otra ventana")
        .says("«Claridad»: por qué. Ahora está guardado: «Primero»");
    let refused = refused.says("Segundo</textarea>").text();
    renata.get(&here(folio)).await.says("Primero</textarea>").never_says("Segundo");
    let seen = hidden(refused.rsplit("/opinion\"").next().expect("the form"), "seen");
    renata.post(&to, &fields(&seen, ["0", "Segundo", "10", "De fuera"], "send", "")).await.is(303);
    // What was open in another window when it was sent does not follow it.
    renata.post(&to, &fields(&seen, GOOD, "send", "")).await.is(409).says("Trabaja ahí desde 2019</textarea>");
    let english = to.replace("/es/oficina/", "/en/office/").replace("/lineas/", "/lines/");
    renata
        .post(&english, &fields(&seen, GOOD, "send", ""))
        .await
        .is(409)
        .says("“Clarity”: why")
        .says("Trabaja ahí desde 2019</textarea>");
}

#[tokio::test]
async fn what_is_no_level_of_the_line_and_too_long_a_note_are_told_at_their_field() {
    let (case, _) = judged().await;
    let (renata, folio) = (&case.office.reviewer, &case.nuria.folio);
    for level in ["30", "-1", "101", "cien", ""] {
        opines(renata, folio, [level, "Sí", "40", "Sí"], "").await.is(422).says("Elija un nivel: «Claridad».");
    }
    let long = "a".repeat(3_001);
    opines(renata, folio, ["100", &long, "40", "Sí"], "").await.is(422).says("El texto es demasiado largo");
    // A criterion of another line is none here, and nothing of it is kept.
    let shown = seen(renata, folio).await;
    let form = [("seen", shown.as_str()), ("level-k9", "100"), ("note-k9", "De otra línea"), ("do", "send")];
    renata
        .post(&format!("{}/opinion", here(folio)), &form)
        .await
        .is(422)
        .says("Elija un nivel: «Claridad».")
        .never_says("De otra línea");
    assert_eq!(crate::applications::rows(&case.world, "opinions").await, 0);
}

#[tokio::test]
async fn nobody_gives_an_opinion_who_may_not_decide_on_the_folio_or_before_it_is_time() {
    let (case, rebeca) = judged().await;
    let (folio, to) = (&case.nuria.folio, format!("{}/opinion", here(&case.nuria.folio)));
    let form = fields("-1:-1:0", GOOD, "send", "");
    case.nuria.person.post(&to, &form).await.is(403);
    case.office.publisher.post(&to, &form).await.is(403);
    case.office.steward.post(&to, &form).await.is(403);
    case.world.visitor().post(&to, &form).await.is(401);
    opines(&rebeca, folio, POOR, "").await.is(303);
    declares(&rebeca, "yes").await;
    rebeca.post(&to, &form).await.is(403).says("conflicto de interés");
    // What she found before she declared it no longer counts.
    let read = case.office.decider.get(&here(folio)).await.is(200).says("Opiniones que ya no cuentan");
    read.never_says("En qué difieren");
    case.office.reviewer.post(&to.replace(folio.as_str(), "ZZZZ-ZZZZ-ZZZZ"), &form).await.is(404);
}

#[tokio::test]
async fn before_reception_closes_nobody_gives_an_opinion() {
    let world = World::new().await;
    let office = world.office().await;
    criteria::publishes(&office).await;
    let nuria = applies(&world, "Nuria", "Club Raíces").await;
    let to = format!("{}/opinion", here(&nuria.folio));
    office.reviewer.post(&to, &fields("-1:-1:0", GOOD, "send", "")).await.is(409);
    assert_eq!(crate::applications::rows(&world, "opinions").await, 0);
}

#[tokio::test]
async fn a_line_without_criteria_takes_no_opinions() {
    let case = super::filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    let to = format!("{}/opinion", here(&case.nuria.folio));
    case.office.reviewer.get(&here(&case.nuria.folio)).await.is(200).never_says("Opiniones por criterio");
    case.office.reviewer.post(&to, &fields("-1:-1:0", GOOD, "send", "")).await.is(404);
}

#[tokio::test]
async fn a_result_recorded_before_opinions_that_differ_is_recorded_again_with_the_note() {
    let (case, rebeca) = judged().await;
    let (renata, dario, folio) = (&case.office.reviewer, &case.office.decider, &case.nuria.folio);
    rules(dario, &case.ibai.folio, "").await.is(303);
    rules(dario, folio, "").await.is(303);
    let shown = dario.get(&here(folio)).await.is(200).text();
    let stale = hidden(shown.split("/dictamen\"").nth(1).expect("the result's form"), "seen");
    opines(renata, folio, GOOD, "").await.is(303);
    opines(&rebeca, folio, POOR, "").await.is(303);
    dario.get(&page("/resolucion")).await.is(200).says("Hay folios sin resultado");
    let form = [("seen", stale.as_str()), ("result", "not_awarded"), ("reason", "Sigue igual")];
    let told = dario.post(&format!("{}/dictamen", here(folio)), &form).await.is(409).says("Se envió una opinión sobre el folio.");
    told.says("Sigue igual</textarea>").says("Qué se concluyó de la diferencia");
    rules(dario, folio, "Se leyó el anexo").await.is(303);
    proposes(dario).await.is(303);
}

#[tokio::test]
async fn an_opinion_from_before_a_correction_no_longer_counts_and_none_is_sent_while_one_is_awaited() {
    let (case, _) = judged().await;
    let (renata, folio) = (&case.office.reviewer, &case.nuria.folio);
    opines(renata, folio, POOR, "").await.is(303);
    asks(renata, folio, &[("answer:p1", "Diga cuándo")], "5").await.is(303);
    let page = renata.get(&here(folio)).await.is(200).says("Opiniones que ya no cuentan").never_says("Enviar la opinión");
    page.says("Guardar sin enviar");
    let sent = opines(renata, folio, GOOD, "Falta la corrección").await.is(409).says("Se pidió una corrección y su plazo corre");
    sent.says("Falta la corrección");
    renata.get(&here(folio)).await.says("Trabaja ahí desde 2019</textarea>").says("Guardada sin enviar");
}

#[tokio::test]
async fn each_folio_is_judged_by_the_criteria_under_which_it_was_filed() {
    let world = World::new().await;
    let office = world.office().await;
    criteria::publishes(&office).await;
    let nuria = applies(&world, "Nuria", "Club Raíces").await;
    let line = amendment::starts(&office).await;
    let kept = criteria::CRITERIA.iter().filter(|(name, _)| !name.starts_with("k0_levels")).copied();
    let other = [("k0_id", "k1"), ("k1_id", "k2"), ("k0_levels_es", "0: No\n60: Bastante"), ("k0_levels_en", "0: No\n60: Quite")];
    amendment::writes(&office, &line, &kept.chain(other).collect::<Vec<_>>()).await.is(303);
    amendment::publishes(&office, &line).await.is(303);
    let ibai = applies(&world, "Ibai", "Casa Puente").await;
    let case = Case { world, office, nuria, ibai }.closes().await;
    let renata = &case.office.reviewer;
    declares(renata, "no").await;
    renata.get(&here(&case.nuria.folio)).await.is(200).says("50 puntos: Lo dice en parte").never_says("60 puntos");
    renata.get(&here(&case.ibai.folio)).await.is(200).says("60 puntos: Bastante").never_says("50 puntos");
    opines(renata, &case.ibai.folio, ["50", "Sí", "40", "Sí"], "").await.is(422).says("Elija un nivel: «Claridad».");
    opines(renata, &case.nuria.folio, ["50", "Sí", "40", "Sí"], "").await.is(303);
    let row: String = sqlx::query_scalar("select marks from opinions").fetch_one(case.world.app.db.read()).await.expect("one");
    assert_eq!(
        row, r#"[{"criterion":"k1","points":50,"scale":[0,100]},{"criterion":"k2","points":40,"scale":[10,40]}]"#,
        "each keeps the scale that it was given on"
    );
}
