//! A corrected answer that leads to another question opens it along; what is asked no more is said, and neither missed nor sent.

use super::{answers, asking, asks, correction_of, rules::asked_about};
use crate::{
    applications::{
        PDF, answers as writes, budgets,
        copying::old,
        files, hidden,
        needed::{conditional, typed},
        registers, rows,
    },
    review::{SLUG, declares},
    support::{
        Part as Field, Persona, World,
        office::{Office, Typed},
    },
};
use acuse::{
    applications::{
        answers::{fields, is_answered},
        content::Plan,
        corrections::{
            model::{Asked, Item, Part, Work},
            rules::{NotYet, mark_of, ready, turns, unsent, with_hanging, would_stand},
        },
        model::Content,
        needed::Needed,
        rules::Lack,
        store::filed_of_line,
    },
    calls::terms::LineTerms,
    ids::LineId,
};
use chrono::{TimeZone as _, Utc};
use proptest::{prelude::*, sample::Index};

/// Asks about some of the questions, with what hangs on them or without.
fn asked_for(terms: &LineTerms, picked: &[Index], along: bool) -> Asked {
    let all: Vec<Part> = terms.questions.iter().map(Part::of).collect();
    let named = all.iter().enumerate().filter(|(place, _)| picked.iter().any(|one| one.index(all.len()) == *place));
    let items: Vec<Item> = named.map(|(_, part)| Item { part: part.clone(), reason: "x".into(), along: None }).collect();
    Asked { items: if along { with_hanging(terms, &items) } else { items }, ..asked_about("p1") }
}

/// What would be filed of some answers.
fn standing(terms: LineTerms, typed: acuse::applications::answers::Answers) -> Content {
    let plan = Plan::of(&terms, &crate::applications::needed::draft(typed));
    Content { answers: plan.answers, ..old(terms, &[]) }
}

fn has(asked: &Asked, part: &Part) -> bool {
    asked.items.iter().any(|item| &item.part == part)
}

proptest! {
    /// Whatever is asked about is kept, with its reason; what hangs on it is there, and nothing else; once more changes nothing.
    #[test]
    fn what_hangs_on_a_part_is_open_along_and_nothing_else_is(terms in conditional(), picked in prop::collection::vec(any::<Index>(), 0..4)) {
        let named = asked_for(&terms, &picked, false);
        let all = asked_for(&terms, &picked, true);
        for item in &named.items {
            prop_assert!(all.items.contains(item));
        }
        for question in &terms.questions {
            let part = Part::of(question);
            let hangs = question.only_if.as_ref().is_some_and(|on| has(&all, &Part::Answer(on.question.clone())));
            prop_assert_eq!(has(&all, &part), has(&named, &part) || hangs, "{}", question.id);
        }
        prop_assert_eq!(with_hanging(&terms, &all.items), all.items);
    }

    /// What is received answers every question that it leads to, and nothing that it leads away from; whatever hangs on a part can be
    /// answered where the part can.
    #[test]
    fn what_a_correction_leads_to_is_answered_before_it_is_received(
        (terms, filed, written) in (conditional(), typed(), typed()),
        picked in prop::collection::vec(any::<Index>(), 1..4),
        along in any::<bool>(),
    ) {
        let standing = standing(terms, filed);
        let terms = &standing.terms;
        let asked = asked_for(terms, &picked, along);
        let work = Work { version: 1, answers: written.clone(), note: "Va".into(), ..Work::default() };
        let after = would_stand(&asked, &standing, &written);
        let (was, is) = (Needed::of(terms, &standing.answers), Needed::of(terms, &after));
        match ready(&asked, &standing, &work) {
            Ok(ready) => {
                for question in &terms.questions {
                    let newly = is.is(&question.id) && !was.is(&question.id) && question.required;
                    if let Part::Answer(_) = Part::of(question) {
                        prop_assert!(!newly || is_answered(question, &after), "{} is asked and empty", question.id);
                    } else {
                        prop_assert!(!newly, "{} wants a file that nobody attached", question.id);
                    }
                    let sent = fields(question).iter().any(|field| ready.answers.contains_key(field));
                    // What somebody asked for by itself is taken, though nothing led to it.
                    let by_itself = asked.items.iter().any(|item| item.along.is_none() && item.part == Part::of(question));
                    let asks = is.is(&question.id) || by_itself && !was.is(&question.id);
                    prop_assert!(!sent || asks, "{} is not asked and sent", question.id);
                    // Whatever was written in a part that is open is sent, or said to be left.
                    let open = has(&asked, &Part::of(question)) && is_answered(question, &written);
                    let left = unsent(&asked, &standing, &work).contains(&Part::of(question));
                    prop_assert_eq!(open, left || sent && open, "{}", question.id);
                }
            }
            Err(wrong) => {
                let shut = wrong.iter().filter(|one| matches!(one, NotYet::Shut(_))).count();
                prop_assert!(!along || shut == 0, "what hangs on a part is open with it: {:?}", wrong);
                for one in &wrong {
                    if let NotYet::Lack(Lack::Answer { field, flaw }) = one {
                        let question = field.split('.').next().unwrap_or_default();
                        prop_assert!(is.is(question) || !flaw.is_gap(), "{} is missed and not asked", question);
                    }
                }
            }
        }
    }

    /// Answers that say the same turn nothing, and there and back are each other's opposite.
    #[test]
    fn what_opens_one_way_closes_the_other(terms in conditional(), one in typed(), other in typed()) {
        let (there, back) = (turns(&terms, &one, &other), turns(&terms, &other, &one));
        prop_assert_eq!((there.opened, there.closed), (back.closed, back.opened));
        let same = turns(&terms, &one, &one);
        prop_assert!(same.opened.is_empty() && same.closed.is_empty());
        prop_assert_eq!(mark_of(&same.opened), mark_of(&[]));
    }
}

/// A line that asks for a number and a certificate of whoever has a CLUNI, on which Nuria filed that she has none; past its closing.
struct Case {
    world: World,
    office: Office,
    nuria: Persona,
    application: String,
    folio: String,
}

const QUESTIONS: [(&str, &str); 25] = [
    ("sections", "0"),
    ("questions", "4"),
    ("headings", "0"),
    ("papers", "0"),
    ("title_es", "Línea"),
    ("title_en", "Line"),
    ("description_es", "Apoyo"),
    ("description_en", "Support"),
    ("currency", "MXN"),
    ("p0_id", "p1"),
    ("p0_text_es", "¿Tiene CLUNI?"),
    ("p0_text_en", "Do you have a CLUNI?"),
    ("p0_kind", "yes_no"),
    ("p0_required", "yes"),
    ("p1_text_es", "Número de CLUNI"),
    ("p1_text_en", "CLUNI number"),
    ("p1_kind", "short"),
    ("p1_required", "yes"),
    ("p1_only_if", "p1=yes"),
    ("p2_text_es", "Constancia"),
    ("p2_text_en", "Certificate"),
    ("p2_kind", "file"),
    ("p2_required", "yes"),
    ("p2_only_if", "p1=yes"),
    ("p3_text_es", "¿Desde cuándo no?"),
];
const LAST: [(&str, &str); 6] = [
    ("p3_text_en", "Since when not?"),
    ("p3_kind", "short"),
    ("p3_required", "yes"),
    ("p3_only_if", "p1=no"),
    ("p1_id", "p2"),
    ("do", "save"),
];
const IDS: [(&str, &str); 2] = [("p2_id", "p3"), ("p3_id", "p4")];

async fn filed_without() -> Case {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let version = office.version(&draft).await;
    let form = [&QUESTIONS[..], &LAST, &IDS, &[("version", version.as_str())]].concat();
    office.publisher.post(&format!("{draft}/lineas/1"), &form).await.is(303);
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303);
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let start = format!("/es/convocatorias/{SLUG}/{SLUG}/solicitud");
    let application = nuria.post(&start, &[("as", association.as_str())]).await.leads_to("/es/mi/solicitudes/").location();
    writes(&nuria, &application, &[("p1", "no"), ("p4", "Desde 2019")]).await.is(303);
    budgets(&nuria, &application, "1,250.00").await.is(303);
    files(&nuria, &application).await.is(303);
    let all = filed_of_line(world.app.db.read(), &LineId::from_text(SLUG)).await.expect("what was filed");
    let folio = all[0].folio.to_string();
    world.app.clock.set(Utc.with_ymd_and_hms(2026, 12, 17, 18, 0, 0).single().expect("an instant"));
    let office = Office { reviewer: world.signed_in("Renata").await, ..office };
    let nuria = world.signed_in("Nuria").await;
    declares(&office.reviewer, "no").await;
    Case { world, office, nuria, application, folio }
}

#[tokio::test]
async fn an_answer_that_leads_to_others_is_asked_for_with_them_and_received_with_them() {
    let case = filed_without().await;
    let (reviewer, nuria) = (&case.office.reviewer, &case.nuria);
    let says = "De ella dependen: «Número de CLUNI»; «Constancia»; «¿Desde cuándo no?»";
    reviewer.get(&asking(&case.folio)).await.is(200).says(says);
    asks(reviewer, &case.folio, &[("answer:p1", "Consta en el registro que sí")], "5").await.is(303);
    let here = correction_of(nuria, &case.application).await;
    let letters = case.world.letters_to(&nuria.email).await;
    assert!(
        letters.iter().any(|letter| letter.body.contains("1 en total")),
        "three were opened, one is asked about: {letters:?}"
    );
    let page =
        nuria.get(&here).await.is(200).says("name=\"p2\"").says("value=\"files-p3\"").never_says("Con lo que está guardado");
    page.says("Se abre porque depende de otra parte que se pide corregir. Solo si a «¿Tiene CLUNI?» contesta «Sí».");
    // Yes leads to a number and a certificate, and away from the year.
    answers(nuria, &here, &[("p1", "yes"), ("p2", ""), ("p4", "Desde 2019")], "save").await.is(303);
    let page = nuria.get(&here).await.is(200).says("se pregunta además: «Número de CLUNI»; «Constancia».");
    page.says("ya no se pregunta: «¿Desde cuándo no?»");
    let refused = answers(nuria, &here, &[("p1", "yes"), ("p2", ""), ("p4", "Desde 2019")], "answer").await.is(422);
    refused.says("id=\"errores\"").says("Constancia");
    assert_eq!(rows(&case.world, "correction_answers").await, 0);
    let file = Field::File { name: "file", file: "constancia.pdf", kind: "application/pdf", bytes: PDF };
    nuria.post_multipart(&format!("{here}/documentos"), &[Field::Field("paper", "p3"), file]).await.is(303);
    let typed = [("p1", "yes"), ("p2", "SAT970701NN30901"), ("p4", "Desde 2019")];
    answers(nuria, &here, &typed, "answer").await.leads_to(&here);
    let folio = crate::review::page(&format!("/folios/{}", case.folio));
    for (reader, page) in [(nuria, &here), (reviewer, &folio)] {
        let told = reader.get(page).await.is(200).says("SAT970701NN30901").says("constancia.pdf");
        told.says("Con esta corrección dejó de preguntarse: «¿Desde cuándo no?».");
    }
    let english = here.replace("/es/mi/solicitudes", "/en/my/applications").replace("prevenciones", "corrections");
    nuria.get(&english).await.is(200).says("this is asked no more: “Since when not?”");
}

#[tokio::test]
async fn an_answer_that_stays_as_it_was_leads_nowhere_and_needs_no_word_about_the_others() {
    let case = filed_without().await;
    asks(&case.office.reviewer, &case.folio, &[("answer:p1", "¿Seguro?"), ("answer:p4", "Falta el mes")], "5").await.is(303);
    let here = correction_of(&case.nuria, &case.application).await;
    let typed = [("p1", "no"), ("p2", ""), ("p4", "Desde marzo de 2019")];
    let asked = answers(&case.nuria, &here, &typed, "answer").await.is(422).says("quedan como estaban: ¿Tiene CLUNI?.");
    asked.never_says("quedan como estaban: ¿Tiene CLUNI?; Número");
    let text = case.nuria.get(&here).await.is(200).text();
    assert!(!hidden(&text, "seen").is_empty() && !text.contains("se pregunta además"));
    answers(&case.nuria, &here, &[&typed[..], &[("note", "Seguro")]].concat(), "answer").await.leads_to(&here);
    // What was open along and stayed as it was is no part of what was answered.
    case.nuria.get(&here).await.is(200).says("Desde marzo de 2019").never_says("Se abre porque depende");
}

#[tokio::test]
async fn a_correction_from_before_that_does_not_open_what_it_leads_to_says_what_to_do() {
    let case = filed_without().await;
    asks(&case.office.reviewer, &case.folio, &[("answer:p1", "¿Seguro?")], "5").await.is(303);
    // As it was asked before questions were opened along.
    let sql = "update corrections set content = json_set(content, '$.items', json_array(json_extract(content, '$.items[0]')))";
    crate::applications::lookup::tampers(&case.world, "corrections", sql).await;
    let here = correction_of(&case.nuria, &case.application).await;
    case.nuria.get(&here).await.is(200).says("name=\"p1\"").never_says("name=\"p2\"");
    let refused = answers(&case.nuria, &here, &[("p1", "yes")], "answer").await.is(422);
    refused.says("se pregunta además «Número de CLUNI», y esta prevención no abre esa parte").says("«Constancia»");
    let english = here.replace("/es/mi/solicitudes", "/en/my/applications").replace("prevenciones", "corrections");
    answers(&case.nuria, &english, &[("p1", "yes")], "answer").await.is(422).says("ask the institution to open it");
    answers(&case.nuria, &here, &[("p1", "no"), ("note", "No tiene")], "answer").await.leads_to(&here);
}

#[tokio::test]
async fn whatever_was_attached_is_left_where_nothing_asks_for_it() {
    let case = filed_without().await;
    asks(&case.office.reviewer, &case.folio, &[("answer:p1", "¿Seguro?")], "5").await.is(303);
    let here = correction_of(&case.nuria, &case.application).await;
    let file = Field::File { name: "file", file: "constancia.pdf", kind: "application/pdf", bytes: PDF };
    case.nuria.post_multipart(&format!("{here}/documentos"), &[Field::Field("paper", "p3"), file]).await.is(303);
    let typed = [("p1", "no"), ("p2", "SAT"), ("p4", "Desde marzo de 2019"), ("note", "Así queda")];
    let met = answers(&case.nuria, &here, &typed, "answer").await.is(409).says("Todavía no se presentó");
    met.says("no se pregunta «Número de CLUNI»; «Constancia»").says("value=\"SAT\"");
    assert_eq!(rows(&case.world, "correction_answers").await, 0);
    // Read, and sent again.
    answers(&case.nuria, &here, &typed, "answer").await.leads_to(&here);
    let answer: String =
        sqlx::query_scalar("select content from correction_answers").fetch_one(case.world.app.db.read()).await.expect("one");
    assert!(answer.contains("Desde marzo") && !answer.contains("SAT") && !answer.contains("constancia.pdf"), "{answer}");
}
