//! What an amendment displaces stays to be read: rows that a table has no place for, and what was written for a question that went.

use super::{
    answers, attaches, budgets, completes, files, hidden, joins,
    kinds::every_kind,
    needed::{conditional, draft, typed},
    publish, publish_terms, record, registers, rows, starts, terms,
};
use crate::support::{PASSWORD, Persona, World};
use acuse::{
    applications::{
        answers::{self as given, Answers, Flaw, cell_field, filled_rows, flaws, takes},
        content::Plan,
        displaced::Rest,
        needed::Needed,
        rules::{Lack, lacks},
    },
    calls::{
        store,
        terms::{Both, Column, ColumnKind, LineTerms, Question, QuestionKind},
    },
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// The institution amends the line.
async fn amends(world: &World, terms: Value) {
    let mut write = record(world).await;
    store::enter_terms(&mut write, &serde_json::from_value(terms).expect("terms")).await.expect("terms enter");
    write.commit().await.expect("the amendment enters the record");
}

/// Terms with a table of so many rows.
fn table(max_rows: u32) -> (LineTerms, Question) {
    let mut all: LineTerms = serde_json::from_value(terms(1)).expect("terms");
    let columns = vec![Column { title: Both::default(), kind: ColumnKind::Text }];
    all.questions = vec![super::needed::question(0, QuestionKind::Table { columns, max_rows }, true, None)];
    let question = all.questions[0].clone();
    (all, question)
}

proptest! {
    #[test]
    fn whatever_is_asked_is_filed_and_what_was_asked_is_kept(was in conditional(), now in conditional(), typed in typed()) {
        let whole = draft(typed.clone());
        let (plan, rest) = (Plan::of(&now, &whole), Rest::of(&[was, now.clone()], &now, &whole));
        // What the other answers do not lead to is told before filing.
        let needed = Needed::of(&now, &typed);
        let unasked = |field: &str| given::question_of(&now, field).is_some_and(|question| !needed.is(&question.id));
        let mut kept: BTreeMap<String, usize> = BTreeMap::new();
        for field in plan.answers.keys().chain(rest.written.iter().flat_map(|one| one.answers.keys())) {
            *kept.entry(field.clone()).or_default() += 1;
        }
        let written = typed.iter().filter(|(field, text)| !text.trim().is_empty() && !unasked(field));
        let written: BTreeMap<String, usize> = written.map(|(field, _)| (field.clone(), 1)).collect();
        prop_assert_eq!(kept, written);
    }

    #[test]
    fn a_field_belongs_to_the_question_that_has_it(terms in conditional(), field in "p[1-9](\\.[0-9]{1,3}){0,3}|p1|q|") {
        let has = |question: &&Question| given::fields(question).contains(&field);
        prop_assert_eq!(given::question_of(&terms, &field), terms.questions.iter().find(has));
    }

    #[test]
    fn rows_that_a_table_has_no_place_for_are_shown_and_told_of(
        filled in prop::collection::btree_set(0..given::most_rows(given::MOST_ROWS), 0..9), max in 1..8_u32
    ) {
        let (terms, question) = table(max);
        let written: Answers = filled.iter().map(|row| (cell_field("p1", *row, 0), "algo".to_owned())).collect();
        let most = given::most_rows(max);
        let over = flaws(&question, &written).into_iter().find(|(_, flaw)| matches!(flaw, Flaw::TooManyRows(_)));
        let wanted = filled.iter().nth(most).map(|row| (cell_field("p1", *row, 0), Flaw::TooManyRows(filled.len() - most)));
        prop_assert_eq!(over, wanted);
        let whole = draft(written.clone());
        prop_assert_eq!(&Plan::of(&terms, &whole).answers, &written);
        let lacking = lacks(&terms, &whole).iter().any(|lack| matches!(lack, Lack::Answer { flaw: Flaw::TooManyRows(_), .. }));
        prop_assert_eq!(lacking, filled.len() > most);
        // A row is emptied wherever it stands; a new one is begun only where there is a place.
        for row in 0..given::most_rows(given::MOST_ROWS) {
            prop_assert_eq!(takes(&terms, &cell_field("p1", row, 0), &written), row < most || filled.contains(&row));
        }
        prop_assert_eq!(filled_rows(&question, &written).len(), filled.len());
    }
}

/// Nuria's draft on a line of every kind of question, with three sessions.
async fn three_sessions(world: &World) -> (Persona, String) {
    publish_terms(world, every_kind()).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    completes(&nuria, &draft).await;
    let rest = [("p5", "Talleres de dos orillas"), ("p6", "no"), ("p8.0", "yes"), ("p11", "yes")];
    let sessions =
        [("p9.0.0", "Memoria"), ("p9.0.1", "12"), ("p9.1.0", "Telar"), ("p9.1.1", "9"), ("p9.2.0", "Clausura"), ("p9.2.1", "30")];
    answers(&nuria, &draft, &rest).await.is(303);
    answers(&nuria, &draft, &sessions).await.is(303);
    (nuria, draft)
}

#[tokio::test]
async fn a_table_that_takes_fewer_rows_shows_all_and_names_how_many_are_too_many() {
    let world = World::new().await;
    let (nuria, draft) = three_sessions(&world).await;
    nuria.get(&draft).await.is(200).says("Completo · 3 de 3 contestadas");
    let mut fewer = every_kind();
    (fewer["version"], fewer["questions"][8]["max_rows"]) = (2.into(), 1.into());
    amends(&world, fewer).await;
    nuria.get(&draft).await.is(200).never_says("Completo · 3 de 3 contestadas");
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("value=\"Telar\"").says("value=\"Clausura\"");
    page.says("La tabla lleva menos renglones. Renglones de más: 2.").never_says("value=\"rows-p9\"");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).says("Clausura").says("Telar");
    check
        .says("«Sesiones»: La tabla lleva menos renglones. Renglones de más: 2.")
        .says(&format!("{draft}/respuestas#campo-p9-1-0"));
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.get(&format!("{english}/check")).await.is(200).says("The table takes fewer rows. Rows too many: 2.");
    let version: i64 = sqlx::query_scalar("select version from drafts").fetch_one(world.app.db.read()).await.expect("a draft");
    let form = [("name", "Nuria Estefanía"), ("accept", "yes"), ("seen", &version.to_string())];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(422).says("Renglones de más: 2");
    // Taken off one by one: with the form, and while it is typed.
    answers(&nuria, &draft, &[("p9.1.0", ""), ("p9.1.1", "")]).await.is(303);
    nuria.get(&format!("{draft}/revision")).await.is(200).says("Renglones de más: 1").never_says("Telar");
    for (field, was) in [("p9.2.0", "Clausura"), ("p9.2.1", "30")] {
        let form = [("field", field), ("text", ""), ("shown", &given::seen(was))];
        nuria.post(&format!("{draft}/guardado"), &form).await.is(200).says("\"saved\"");
    }
    nuria.get(&format!("{draft}/revision")).await.is(200).never_says("Renglones de más").never_says("Clausura");
    files(&nuria, &draft).await.is(303);
}

#[tokio::test]
async fn a_row_that_stands_further_down_than_the_table_goes_is_filed_where_it_stands() {
    let world = World::new().await;
    let (nuria, draft) = three_sessions(&world).await;
    answers(&nuria, &draft, &[("p9.0.0", ""), ("p9.0.1", ""), ("p9.1.0", ""), ("p9.1.1", "")]).await.is(303);
    let mut fewer = every_kind();
    (fewer["version"], fewer["questions"][8]["max_rows"]) = (2.into(), 1.into());
    amends(&world, fewer).await;
    nuria.get(&format!("{draft}/revision")).await.is(200).says("Clausura").never_says("Renglones de más");
    files(&nuria, &draft).await.is(303);
    nuria.get(&draft).await.is(200).says("Clausura");
}

/// Nuria's draft, after an amendment took off a question that it answers and a paper that it has.
async fn amended(world: &World) -> (Persona, String, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    answers(&nuria, &draft, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1"), ("p4", "45")]).await.is(303);
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    attaches(&nuria, &draft, "d1", "acta.pdf", super::PDF).await.is(303);
    attaches(&nuria, &draft, "d2", "carta de apoyo.pdf", super::PDF).await.is(303);
    let mut without = terms(2);
    without["questions"].as_array_mut().expect("questions").remove(0);
    without["papers"].as_array_mut().expect("papers").remove(1);
    amends(world, without).await;
    (nuria, association, draft)
}

#[tokio::test]
async fn the_words_for_a_question_that_went_stay_though_somebody_looked_at_the_changes() {
    let world = World::new().await;
    let (nuria, association, draft) = amended(&world).await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    let seen = hidden(&nuria.get(&format!("{draft}/modificacion")).await.is(200).text(), "version");
    nuria.post(&format!("{draft}/modificacion"), &[("version", &seen)]).await.leads_to(&draft);
    for page in ["respuestas", "revision"] {
        let page = nuria.get(&format!("{draft}/{page}")).await.is(200).says("Lo escrito que ya no tiene lugar");
        page.says("¿Qué hará?").says("Talleres de memoria");
    }
    let check = olga.get(&format!("{draft}/revision")).await.is(200).says("Talleres de memoria");
    check.says("que se borran al presentar la solicitud: 1.").says(&format!("{draft}/documentos"));
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    for page in ["answers", "check"] {
        let page = nuria.get(&format!("{english}/{page}")).await.is(200);
        page.says("What was written and has no place any more").says("What will you do?").says("Talleres de memoria");
    }
}

#[tokio::test]
async fn what_was_written_and_not_filed_is_its_associations_to_read_and_nobody_elses() {
    let world = World::new().await;
    let (nuria, association, draft) = amended(&world).await;
    files(&nuria, &draft).await.is(303);
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    for member in [&nuria, &olga] {
        let page = member.get(&draft).await.is(200).says("Lo escrito que no se presentó").says("Talleres de memoria");
        page.says("se borraron al presentar").says("carta de apoyo.pdf");
    }
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.get(&english).await.is(200).says("What was written and not filed").says("Talleres de memoria");
    world.person("Eva").await.get(&draft).await.is(403);
    // It is in no copy that the institution reads.
    let content: String =
        sqlx::query_scalar("select content from applications").fetch_one(world.app.db.read()).await.expect("one application");
    assert!(!content.contains("Talleres de memoria") && !content.contains("carta de apoyo"), "{content}");
    assert_eq!(rows(&world, "filed_rest").await, 1);
}

#[tokio::test]
async fn it_goes_with_the_last_member() {
    let world = World::new().await;
    let (nuria, _, draft) = amended(&world).await;
    files(&nuria, &draft).await.is(303);
    nuria.post("/es/mi/cuenta/borrado", &[("current_password", PASSWORD)]).await.is(303);
    assert_eq!((rows(&world, "filed_rest").await, rows(&world, "applications").await), (0, 1));
}

#[tokio::test]
async fn a_draft_of_which_all_is_filed_leaves_nothing_beside_it() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    completes(&nuria, &draft).await;
    for page in ["respuestas", "revision"] {
        nuria.get(&format!("{draft}/{page}")).await.is(200).never_says("Lo escrito que ya no tiene lugar");
    }
    files(&nuria, &draft).await.is(303);
    nuria.get(&draft).await.is(200).never_says("Lo escrito que no se presentó");
    assert_eq!(rows(&world, "filed_rest").await, 0);
}
