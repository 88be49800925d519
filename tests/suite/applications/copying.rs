//! Bringing over what fits from an earlier application: by words, shown first, filing nothing.

use super::{PDF, answers, attaches, budgets, completes, files, joins, publish, registers, starts, terms};
use crate::support::{Persona, World, office::hidden};
use acuse::{
    applications::{
        answers::Answers,
        budget::{Budget, Totals},
        content,
        copying::{Why, plan},
        model::{Content, Draft, WholeDraft},
    },
    calls::{money::Currency, terms::LineTerms},
    ids::{ApplicationId, AssociationId, LineId},
};
use serde_json::json;

fn line(value: serde_json::Value) -> LineTerms {
    serde_json::from_value(value).expect("terms")
}

fn draft(answers: Answers) -> WholeDraft {
    let draft = Draft {
        id: ApplicationId::random(),
        association: AssociationId::random(),
        legal_person: None,
        line: LineId::from_text("nueva"),
        saved_at: chrono::DateTime::UNIX_EPOCH,
        version: 0,
        terms_seen: 1,
    };
    WholeDraft { draft, deed: None, may_choose: false, answers, budget: vec![], papers: vec![], scans: Default::default() }
}

pub fn old(terms: LineTerms, answers: &[(&str, &str)]) -> Content {
    let answers: Answers = answers.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    let value = json!({
        "v": 1, "salt": content::salt().expect("salt"), "application": "a", "folio": acuse::applications::folio::Folio::random().expect("a folio"),
        "filed_at": "", "institution": "idm", "association": { "id": "x", "name": "X", "legal_person": null },
        "terms": terms, "answers": answers, "papers": [], "declaration": { "name": "", "words": "" },
        "budget": Budget { currency: Currency::Mxn, rows: vec![], totals: Totals::default() }
    });
    serde_json::from_value(value).expect("a content")
}

#[test]
fn questions_are_the_same_when_their_words_are_and_options_follow_their_words() {
    let then = line(terms(1));
    let mut changed = terms(2);
    // Another order, other ids, other marks, one option more, one question answered in another way, one that is new.
    changed["questions"] = json!([
        { "id": "p1", "text": { "es": "¿dónde?", "en": "Where?" }, "required": true, "kind": "choice",
          "options": [{ "es": "Puebla", "en": "Puebla" }, { "es": "Chicago", "en": "Chicago" }] },
        { "id": "p2", "text": { "es": "Qué hara", "en": "" }, "required": true, "kind": "short" },
        { "id": "p3", "text": { "es": "¿Cuántas personas?", "en": "How many people?" }, "required": true, "kind": "yes_no" },
        { "id": "p4", "text": { "es": "¿Con quién?", "en": "With whom?" }, "required": true, "kind": "short" }
    ]);
    let now = line(changed);
    let old = old(then, &[("p1", "Talleres"), ("p2", "yes"), ("p3", "1"), ("p4", "30")]);
    let plan = plan(&now, &draft(Answers::new()), &old);
    let carried: Vec<_> = plan.answers.iter().map(|part| part.carried.clone()).collect();
    let one = |field: &str, text: &str| Ok(Answers::from([(field.to_owned(), text.to_owned())]));
    assert_eq!(carried, [one("p1", "1"), one("p2", "Talleres"), Err(Why::AskedOtherwise), Err(Why::NotAskedThen)]);
    assert_eq!(plan.left_behind.iter().map(|text| text.es.as_str()).collect::<Vec<_>>(), ["¿Es la primera vez?"]);
    assert_eq!(plan.budget, Err(Why::NothingThere));
}

#[test]
fn an_option_that_is_gone_and_what_is_already_there_are_not_carried() {
    let now = line({
        let mut value = terms(2);
        value["questions"][2]["options"] = json!([{ "es": "Puebla", "en": "Puebla" }]);
        value
    });
    let old = old(line(terms(1)), &[("p1", "Antes"), ("p3", "1")]);
    let plan = plan(&now, &draft(Answers::from([("p1".into(), "Ya escrito".into())])), &old);
    let why: Vec<_> = plan.answers.iter().map(|part| part.carried.clone().err()).collect();
    assert_eq!(why, [Some(Why::AlreadyThere), Some(Why::NothingThere), Some(Why::AskedOtherwise), Some(Why::NothingThere)]);
    assert!(plan.is_empty());
}

#[test]
fn ticked_options_and_rows_follow_their_words_and_a_declaration_is_made_anew() {
    let both = |text: &str| json!({ "es": text, "en": text });
    let with = |questions: serde_json::Value| {
        let mut value = terms(1);
        value["questions"] = questions;
        line(value)
    };
    let columns = json!([{ "title": both("Mes"), "kind": "text" }, { "title": both("Personas"), "kind": "number" }]);
    let then = with(json!([
        { "id": "p1", "text": both("¿Con quiénes?"), "required": true, "kind": "several", "options": [both("Niñez"), both("Mayores")] },
        { "id": "p2", "text": both("Calendario"), "required": true, "kind": "table", "columns": columns, "max_rows": 4 },
        { "id": "p3", "text": both("Declara"), "required": true, "kind": "declaration" }
    ]));
    let now = with(json!([
        { "id": "p1", "text": both("Declara"), "required": true, "kind": "declaration" },
        { "id": "p2", "text": both("Con quiénes"), "required": true, "kind": "several", "options": [both("Mayores"), both("Jóvenes")] },
        { "id": "p3", "text": both("Calendario"), "required": true, "kind": "table", "columns": columns, "max_rows": 1 }
    ]));
    let filled = [("p1.0", "yes"), ("p1.1", "yes"), ("p2.1.0", "marzo"), ("p2.1.1", "12"), ("p2.2.0", "abril"), ("p3", "yes")];
    let carried: Vec<_> =
        plan(&now, &draft(Answers::new()), &old(then, &filled)).answers.into_iter().map(|part| part.carried).collect();
    let given =
        |pairs: &[(&str, &str)]| Ok(pairs.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect());
    // Also the row that the table has no place for: the draft says that there are too many.
    let rows = [("p3.0.0", "marzo"), ("p3.0.1", "12"), ("p3.1.0", "abril")];
    assert_eq!(carried, [Err(Why::DeclaredAnew), given(&[("p2.0", "yes")]), given(&rows)]);
}

/// Nuria filed, withdrew and started again: a new draft, and the earlier application.
async fn again(world: &World) -> (Persona, String, String, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let first = starts(&nuria, &association).await;
    completes(&nuria, &first).await;
    files(&nuria, &first).await.is(303);
    nuria.post(&format!("{first}/retiro"), &[("sure", "yes"), ("reason", "")]).await.is(303);
    let draft = starts(&nuria, &association).await;
    (nuria, association, first, draft)
}

#[tokio::test]
async fn a_plan_is_shown_first_and_then_fills_the_draft_without_filing() {
    let world = World::new().await;
    let (nuria, _, first, draft) = again(&world).await;
    answers(&nuria, &draft, &[("p2", "no")]).await.is(303);
    let copy = format!("{draft}/copia");
    nuria.get(&draft).await.is(200).says(&copy);
    let id = first.rsplit('/').next().unwrap_or_default().to_owned();
    nuria.get(&copy).await.is(200).says(&format!("value=\"{id}\""));
    let shown =
        nuria.get(&format!("{copy}?from={id}")).await.is(200).says("Talleres de memoria").says("Ya está en este borrador");
    shown.says("acta.pdf").says("2,500.00 MXN").says("Quedó sin respuesta entonces");
    let english =
        nuria.get(&format!("{}/copy?from={id}", draft.replace("/es/mi/solicitudes", "/en/my/applications"))).await.is(200);
    english.says("Already in this draft").says("Bring into the draft");
    let seen = hidden(&nuria.get(&format!("{copy}?from={id}")).await.text(), "seen");
    nuria.post(&copy, &[("from", &id), ("seen", &seen)]).await.leads_to(&draft);
    let check =
        nuria.get(&format!("{draft}/revision")).await.is(200).says("Talleres de memoria").says("2,500.00").says("acta.pdf");
    check.says("Chicago").says(&acuse::vault::sha256(PDF));
    assert_eq!(super::rows(&world, "applications").await, 1, "nothing was filed");
    // What was shown is old now: it is shown again, and nothing is written twice.
    nuria.post(&copy, &[("from", &id), ("seen", &seen)]).await.is(409).says("Otra persona cambió esto");
    nuria.get(&format!("{copy}?from={id}")).await.is(200).says("No hay nada que traer");
    // The copy of the file is the draft's own.
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    budgets(&nuria, &draft, "10.00").await.is(303);
    nuria.get(&first).await.is(200).says("2,500.00");
}

#[tokio::test]
async fn only_those_who_draft_bring_over_and_only_what_their_association_filed() {
    let world = World::new().await;
    let (nuria, association, first, draft) = again(&world).await;
    let id = first.rsplit('/').next().unwrap_or_default();
    let copy = format!("{draft}/copia");
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    olga.get(&copy).await.is(403);
    olga.post(&copy, &[("from", id), ("seen", "0")]).await.is(403);
    let eva = world.person("Eva").await;
    let other = registers(&eva, "Casa Puente").await;
    let theirs = starts(&eva, &other).await;
    eva.get(&format!("{theirs}/copia?from={id}")).await.is(404);
    eva.post(&format!("{theirs}/copia"), &[("from", id), ("seen", "0")]).await.is(404);
    eva.get(&copy).await.is(403);
    world.visitor().get(&copy).await.leads_to("/es/cuenta/entrar");
}

#[tokio::test]
async fn a_file_that_was_set_apart_is_named_and_the_rest_is_brought() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let first = starts(&nuria, &association).await;
    completes(&nuria, &first).await;
    attaches(&nuria, &first, "d1", "anexo.pdf", b"%PDF-1.7\n%anexo\n%%EOF\n").await.is(303);
    files(&nuria, &first).await.is(303);
    nuria.post(&format!("{first}/retiro"), &[("sure", "yes"), ("reason", "")]).await.is(303);
    let draft = starts(&nuria, &association).await;
    // The scanner looked at it after it was filed.
    let file: String = sqlx::query_scalar("select file from application_files where name = 'acta.pdf'")
        .fetch_one(world.app.db.read())
        .await
        .expect("a file");
    let mut scratch = acuse::db::Scratch::begin(&world.app.db).await.expect("the writer");
    sqlx::query("insert into file_scans (scanned, found, scanned_at) values (?, 'Stand-In.Test', ?)")
        .bind(file)
        .bind(acuse::clock::stamp(world.now()))
        .execute(scratch.conn())
        .await
        .expect("a verdict");
    scratch.commit().await.expect("noted");
    let (copy, id) = (format!("{draft}/copia"), first.rsplit('/').next().unwrap_or_default());
    let seen = hidden(&nuria.get(&format!("{copy}?from={id}")).await.text(), "seen");
    nuria.post(&copy, &[("from", id), ("seen", &seen)]).await.leads_to(&draft);
    nuria.get(&draft).await.is(200).says("No se trajeron estos archivos: acta.pdf");
    nuria.get(&format!("{draft}/documentos")).await.is(200).says("anexo.pdf").never_says("acta.pdf");
}
