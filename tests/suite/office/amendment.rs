//! Amending a published line: a new version that keeps the old one, told to whoever drafts, and nothing typed is lost.

use crate::{
    applications::{answers, hidden, registers, rows},
    support::{
        Answer, Persona, World,
        office::{IDM, Office, Typed},
    },
};
use acuse::{
    applications::context::LineNow,
    calls::{
        amendment::{Became, What, between, greatest_number, reads_otherwise, settled},
        store,
        terms::{Both, Column, ColumnKind, Condition, Limit, LineTerms, Question, QuestionKind},
    },
    ids::LineId,
    office::{amendment::rules::draft_of, terms::rules::terms},
};
use chrono::Duration;
use proptest::prelude::*;

pub const SLUG: &str = "redes-de-acogida-2027";

fn both(text: &str) -> Both {
    Both { es: text.to_owned(), en: text.to_owned() }
}

fn kind() -> impl Strategy<Value = QuestionKind> {
    let options = |texts: &[&str]| texts.iter().map(|text| both(text)).collect::<Vec<_>>();
    let columns = vec![Column { title: both("a"), kind: ColumnKind::Text }, Column { title: both("b"), kind: ColumnKind::Money }];
    prop::sample::select(vec![
        QuestionKind::Short { limit: None },
        QuestionKind::Short { limit: Some(Limit::MaxWords(20)) },
        QuestionKind::Long { limit: Limit::MaxChars(300) },
        QuestionKind::YesNo,
        QuestionKind::Choice { options: options(&["x", "y"]) },
        QuestionKind::Choice { options: options(&["x", "y", "z"]) },
        QuestionKind::Choice { options: options(&["y", "x"]) },
        QuestionKind::Several { options: options(&["x", "y"]) },
        QuestionKind::Table { columns, max_rows: 7 },
        QuestionKind::Money,
        QuestionKind::File { max_files: 1 },
        QuestionKind::File { max_files: 12 },
        QuestionKind::Declaration,
    ])
}

/// Terms as the builder publishes them.
fn published() -> impl Strategy<Value = LineTerms> {
    prop::collection::vec((1..8_usize, kind(), "[a-c]{1,2}", any::<bool>()), 0..6).prop_map(|drawn| {
        let mut all: LineTerms = serde_json::from_value(crate::applications::terms(1)).expect("terms");
        all.questions.clear();
        for (number, kind, text, required) in drawn {
            let (id, required) = (format!("p{number}"), required || kind == QuestionKind::Declaration);
            let on = all.questions.iter().find_map(|q| Some((q.id.clone(), q.kind.answers().into_iter().next()?)));
            let only_if = on.filter(|_| !required).map(|(question, answer)| Condition { question, answer });
            if all.question(&id).is_none() {
                all.questions.push(Question {
                    id,
                    text: both(&text),
                    hint: Both::default(),
                    required,
                    section: None,
                    only_if,
                    kind,
                });
            }
        }
        all
    })
}

proptest! {
    #[test]
    fn a_published_line_is_written_as_it_was_published(published in published()) {
        let draft = draft_of(&published, greatest_number(&published));
        prop_assert_eq!(terms(&published.line, published.version, &draft, "").expect("terms"), published);
    }

    #[test]
    fn every_difference_is_told_once_and_nothing_else(was in published(), now in published()) {
        prop_assert!(between(&was, &was).is_empty());
        let changes = between(&was, &now);
        for id in was.questions.iter().chain(&now.questions).map(|q| &q.id) {
            let told = changes.parts.iter().filter(|change| &change.id == id).count();
            prop_assert_eq!(told, usize::from(was.question(id) != now.question(id)));
        }
        prop_assert_eq!(changes.is_empty(), was == now);
    }

    #[test]
    fn no_answer_is_ever_read_as_something_else(was in published(), now in published()) {
        let next = settled(&was, now.clone(), 90);
        prop_assert_eq!(next.questions.len(), now.questions.len());
        for question in &next.questions {
            let before = was.question(&question.id);
            prop_assert!(before.is_none_or(|before| !reads_otherwise(&before.kind, &question.kind)));
            prop_assert!(question.only_if.as_ref().is_none_or(|on| next.question(&on.question).is_some()));
        }
    }
}

/// The line's form as the builder shows it, with other values.
pub async fn writes(office: &Office, line: &str, change: &[(&str, &str)]) -> Answer {
    let page = office.publisher.get(line).await.is(200).text();
    let (version, text) = (hidden(&page, "version"), "¿Qué hará?");
    let base = [
        ("version", version.as_str()),
        ("questions", "1"),
        ("papers", "1"),
        ("title_es", "Línea 1"),
        ("title_en", "Línea 1"),
        ("description_es", "Apoyo a la acogida"),
        ("description_en", "Support for arrival"),
        ("currency", "MXN"),
        ("ceiling", "120,000.00"),
        ("p0_id", "p1"),
        ("p0_text_es", text),
        ("p0_text_en", "What will you do?"),
        ("p0_kind", "long"),
        ("p0_max_chars", "2000"),
        ("p0_required", "yes"),
        ("d0_id", "d1"),
        ("d0_title_es", "Acta constitutiva"),
        ("d0_title_en", "Deed"),
        ("do", "save"),
    ];
    let kept = base.iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name)).copied();
    let fields: Vec<_> = kept.chain(change.iter().copied()).collect();
    office.publisher.post(line, &fields).await
}

pub struct Case {
    pub world: World,
    pub office: Office,
    pub nuria: Persona,
    pub draft: String,
}

/// A published line on which an association drafts.
pub async fn drafting() -> Case {
    let world = World::new().await;
    let office = world.office().await;
    assert_eq!(office.publishes(&Typed::default()).await, SLUG);
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let start = format!("/es/convocatorias/{SLUG}/{SLUG}/solicitud");
    let draft = nuria.post(&start, &[("as", &association)]).await.is(303).location();
    answers(&nuria, &draft, &[("p1", "Talleres de memoria")]).await.is(303);
    Case { world, office, nuria, draft }
}

fn amendment() -> String {
    format!("/es/oficina/{IDM}/lineas/{SLUG}/modificacion")
}

pub async fn starts(office: &Office) -> String {
    office.publisher.post(&amendment(), &[]).await.is(303).location()
}

pub async fn publishes(office: &Office, line: &str) -> Answer {
    let page = line.replace("/lineas/1", "/publicacion");
    let version = hidden(&office.publisher.get(&page).await.is(200).text(), "version");
    office.publisher.post(&page, &[("version", &version), ("act", "Oficio inventado 9")]).await
}

#[tokio::test]
async fn an_amendment_is_told_question_by_question_to_whoever_drafts() {
    let Case { world, office, nuria, draft } = drafting().await;
    office.publisher.get(&format!("/es/oficina/{IDM}/lineas/{SLUG}")).await.is(200).says("Modificar lo que pide la línea");
    let line = starts(&office).await;
    assert_eq!(starts(&office).await, line, "one amendment of a line is written at a time");
    let added = [
        ("questions", "2"),
        ("p0_max_chars", "500"),
        ("p1_text_es", "¿Con quién?"),
        ("p1_text_en", "With whom?"),
        ("p1_kind", "short"),
        ("p1_required", "yes"),
    ];
    let preview = writes(&office, &line, &added).await.is(303).location();
    let seen = office
        .publisher
        .get(&preview)
        .await
        .is(200)
        .says("Pregunta que se agregó: «¿Con quién?». Una línea, hasta 300 caracteres.");
    seen.says(
        "Pregunta que cambió: «¿Qué hará?»: cómo se contesta (antes: Hasta 2,000 caracteres. Ahora: Hasta 500 caracteres.)",
    );
    publishes(&office, &line).await.leads_to(&format!("/es/oficina/{IDM}/lineas/{SLUG}"));
    let versions = store::terms_versions(&world.app.db, &LineId::from_text(SLUG)).await.expect("versions");
    assert_eq!(versions.iter().map(|terms| (terms.version, terms.questions.len())).collect::<Vec<_>>(), [(1, 1), (2, 2)]);
    assert_eq!(versions[1].questions[1].id, "p2");
    world.visitor().get(&format!("/es/convocatorias/{SLUG}")).await.says("modificó lo que pide la línea");
    let letter =
        world.letters_to(&nuria.email).await.into_iter().find(|l| l.subject.contains("Cambió lo que pide")).expect("a letter");
    assert!(letter.body.contains("- Pregunta que se agregó: «¿Con quién?»"), "{}", letter.body);
    assert!(letter.body.contains("Toca estas respuestas de su borrador: ¿Qué hará?."), "{}", letter.body);
    nuria
        .get(&draft)
        .await
        .is(200)
        .says("modificó lo que pide esta línea")
        .says(&format!("{draft}/modificacion"))
        .says("En curso · 1 de 2 contestadas");
    let page = nuria
        .get(&format!("{draft}/modificacion"))
        .await
        .is(200)
        .says("¿Con quién?")
        .says("Talleres de memoria")
        .says("sigue siendo correcta");
    let version = hidden(&page.text(), "version");
    nuria.post(&format!("{draft}/modificacion"), &[("version", "1")]).await.is(409);
    nuria.post(&format!("{draft}/modificacion"), &[("version", &version)]).await.leads_to(&draft);
    nuria.get(&draft).await.never_says("modificó lo que pide esta línea");
}

#[tokio::test]
async fn the_legal_person_that_is_asked_for_is_published_and_its_change_told() {
    let Case { world, office, nuria, draft } = drafting().await;
    let questions = format!("/es/convocatorias/{SLUG}/{SLUG}/requisitos");
    world.visitor().get(&questions).await.is(200).says("Puede solicitar cualquier asociación");
    let line = starts(&office).await;
    let preview = writes(&office, &line, &[("legal_person", "with_cluni")]).await.is(303).location();
    office
        .publisher
        .get(&preview)
        .await
        .is(200)
        .says("Por medio de quién se solicita. Antes: Puede solicitar cualquier asociación");
    office.publisher.get(&line).await.is(200).says("<option value=\"with_cluni\" selected");
    publishes(&office, &line).await.is(303);
    world.visitor().get(&questions).await.is(200).says("La convocatoria pide una persona moral mexicana con CLUNI");
    let letters = world.letters_to(&nuria.email).await;
    assert!(letters.iter().any(|letter| letter.body.contains("se empezó sin ninguna. Elija una")), "{letters:?}");
    nuria.get(&draft).await.is(200).says("Elija una persona moral.").says(&format!("{draft}/persona-moral"));
}

#[tokio::test]
async fn who_was_about_to_file_or_still_typing_loses_nothing() {
    let Case { world, office, nuria, draft } = drafting().await;
    crate::applications::budgets(&nuria, &draft, "1,250.00").await.is(303);
    crate::applications::attaches(&nuria, &draft, "d1", "acta.pdf", crate::applications::PDF).await.is(303);
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    let open = nuria.get(&format!("{draft}/respuestas")).await.is(200).text();
    let line = starts(&office).await;
    let other = [("p0_kind", "yes_no"), ("p0_text_es", "¿Hará talleres?"), ("p0_text_en", "Will you hold workshops?")];
    writes(&office, &line, &[&other[..], &[("p0_required", "")]].concat()).await.is(303);
    publishes(&office, &line).await.is(303);
    // A filing of what was shown before is stopped, though nothing required is missing.
    let form = [("seen", seen.as_str()), ("name", "Nuria Estefanía"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(409).says("modificó lo que pide esta línea");
    // A form that was open keeps what is typed into it, under the question that was asked.
    let typed = [("shown-p1", hidden(&open, "shown-p1")), ("p1", "Talleres y archivo".to_owned())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
    nuria.post(&format!("{draft}/respuestas"), &typed).await.is(303);
    nuria.get(&format!("{draft}/modificacion")).await.is(200).says("Talleres y archivo");
    assert_eq!(rows(&world, "applications").await, 0);
}

#[tokio::test]
async fn what_was_written_for_a_question_that_goes_is_kept_and_shown() {
    let Case { world, office, nuria, draft } = drafting().await;
    let line = starts(&office).await;
    // Another kind under the same place is another question.
    let other = [("p0_kind", "yes_no"), ("p0_text_es", "¿Hará talleres?"), ("p0_text_en", "Will you hold workshops?")];
    let preview = writes(&office, &line, &other).await.is(303).location();
    office
        .publisher
        .get(&preview)
        .await
        .says("Pregunta que se agregó: «¿Hará talleres?»")
        .says("Pregunta que se quitó: «¿Qué hará?»");
    publishes(&office, &line).await.is(303);
    // It is no answer to what is asked now, and is read below the form.
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("¿Hará talleres?").text();
    let (form, below) = page.split_once("Lo escrito que ya no tiene lugar").expect("a list of what went");
    assert!(!form.contains("Talleres de memoria") && below.contains("Talleres de memoria"), "{page}");
    nuria
        .get(&format!("{draft}/modificacion"))
        .await
        .is(200)
        .says("Lo escrito se conserva aquí y no se presenta")
        .says("Talleres de memoria");
    assert_eq!(rows(&world, "draft_answers").await, 1);
}

#[tokio::test]
async fn who_may_not_publish_amends_nothing_and_a_stale_amendment_is_refused() {
    let Case { world, office, nuria, .. } = drafting().await;
    for other in [&office.reviewer, &office.decider, &office.steward, &nuria] {
        other.post(&amendment(), &[]).await.is(403);
    }
    world.visitor().post(&amendment(), &[]).await.leads_to("/es/cuenta/entrar");
    let line = starts(&office).await;
    publishes(&office, &line).await.is(409);
    writes(&office, &line, &[("ceiling", "90,000.00")]).await.is(303);
    let draft = line.replace("/lineas/1", "");
    let stale = [("version", "1"), ("act", "")];
    office.publisher.post(&format!("{draft}/publicacion"), &stale).await.is(409);
    // What an amendment is not: a call, more lines, no line.
    let version = hidden(&office.publisher.get(&line).await.is(200).text(), "version");
    office.publisher.get(&draft).await.leads_to(&line);
    office.publisher.post(&draft, &[("version", &version)]).await.is(409);
    office.publisher.post(&format!("{draft}/lineas"), &[("version", &version)]).await.is(409);
    office.publisher.post(&line, &[("version", &version), ("do", "remove_line")]).await.is(409);
    publishes(&office, &line).await.is(303);
    let record = acuse::calls::live::record(&world.app).await.expect("the record");
    let most = record.line(&LineId::from_text(SLUG)).and_then(|line| line.max_amount).expect("a ceiling");
    assert_eq!(most.in_cents(), 9_000_000);
}

#[test]
fn what_changed_in_a_question_is_named() {
    let was: LineTerms = serde_json::from_value(crate::applications::terms(1)).expect("terms");
    let mut now = was.clone();
    now.questions[3].required = true;
    now.questions[0].hint = both("Cuente más");
    now.papers.pop();
    let changes = between(&was, &now);
    let told: Vec<_> = changes.parts.iter().map(|c| (c.id.as_str(), c.became.clone())).collect();
    let wanted =
        [("p1", Became::Changed(vec![What::Help])), ("p4", Became::Changed(vec![What::NowRequired])), ("d2", Became::Removed)];
    assert_eq!(told, wanted);
}

#[tokio::test]
async fn shortly_before_the_closing_a_longer_reception_is_offered_first() {
    let Case { world, office, .. } = drafting().await;
    let line = starts(&office).await;
    let preview = writes(&office, &line, &[("p0_max_chars", "500")]).await.is(303).location();
    office.publisher.get(&preview).await.is(200).says("La recepción cierra el").never_says("Amplíe el plazo");
    let there = LineNow::of(&world.app, &LineId::from_text(SLUG), world.now()).await.expect("the line");
    world.app.clock.set(there.state().closes.expect("a closing") - Duration::minutes(1));
    let pilar = world.signed_in("Pilar").await;
    let warned = pilar.get(&preview).await.is(200).says("en menos de una hora").says("quedan menos de 3 días hábiles");
    warned.says(&format!("/es/mi/hechos/line/{SLUG}/deadline_extended\""));
    pilar.get(&format!("/es/mi/hechos/line/{SLUG}/deadline_extended")).await.is(200);
    // Published all the same by whoever says so, and by nobody else.
    let version = hidden(&pilar.get(&preview).await.is(200).text(), "version");
    let form = [("version", version.as_str()), ("act", "Oficio inventado 9")];
    let asked = pilar.post(&preview, &form).await.is(422).says("Marque que se publica con menos de 3 días hábiles");
    asked.says("Oficio inventado 9").says("/deadline_extended\"");
    let english = preview
        .replace("/es/oficina/", "/en/office/")
        .replace("/borradores/", "/drafts/")
        .replace("/publicacion", "/publication");
    pilar.get(&english).await.is(200).says("fewer than 3 working days to attend to it");
    let versions = async || store::terms_versions(&world.app.db, &LineId::from_text(SLUG)).await.expect("versions").len();
    assert_eq!(versions().await, 1);
    pilar.post(&preview, &[&form[..], &[("in_short", "yes")]].concat()).await.is(303);
    assert_eq!(versions().await, 2);
}
