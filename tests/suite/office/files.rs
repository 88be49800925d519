//! The builder's question that asks for files: written, refused where it cannot be so, tried out, frozen, amended.

use super::amendment::{publishes, starts};
use crate::{
    review::SLUG,
    support::{
        Answer, World,
        office::{Office, Typed, hidden},
    },
};
use acuse::{
    calls::{
        store,
        terms::{LineTerms, QuestionKind},
    },
    ids::LineId,
};

/// A question, and under its condition one that asks for files.
const FORM: [(&str, &str); 23] = [
    ("sections", "1"),
    ("s0_id", "s1"),
    ("s0_title_es", "El lugar"),
    ("s0_title_en", "The place"),
    ("questions", "2"),
    ("p0_id", "p1"),
    ("p0_text_es", "¿Tiene local?"),
    ("p0_text_en", "Are there premises?"),
    ("p0_kind", "yes_no"),
    ("p0_section", "s1"),
    ("p0_required", "yes"),
    ("p1_id", "p2"),
    ("p1_text_es", "Permiso del local"),
    ("p1_text_en", "Permit for the premises"),
    ("p1_hint_es", "El que dio la alcaldía."),
    ("p1_hint_en", "The one the borough gave."),
    ("p1_kind", "file"),
    ("p1_max_files", "3"),
    ("p1_section", "s1"),
    ("p1_required", "yes"),
    ("p1_only_if", "p1=yes"),
    ("title_es", "Línea 1"),
    ("title_en", "Línea 1"),
];

/// Sends the line's form with these changes.
async fn writes(office: &Office, line: &str, change: &[(&str, &str)]) -> Answer {
    let version = hidden(&office.publisher.get(line).await.is(200).text(), "version");
    let base = [
        ("version", version.as_str()),
        ("papers", "0"),
        ("description_es", "Apoyo"),
        ("description_en", "Support"),
        ("currency", "MXN"),
        ("do", "save"),
    ];
    let kept = base.iter().chain(&FORM).filter(|(name, _)| !change.iter().any(|(other, _)| other == name)).copied();
    let fields: Vec<_> = kept.chain(change.iter().copied()).collect();
    office.publisher.post(line, &fields).await
}

async fn begun() -> (World, Office, String) {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    (world, office, format!("{draft}/lineas/1"))
}

#[tokio::test]
async fn it_is_written_with_section_help_and_condition_and_frozen_on_publication() {
    let (world, office, line) = begun().await;
    writes(&office, &line, &[("do", "stay_question_1")]).await.is(303);
    let page = office.publisher.get(&line).await.is(200).says("Archivos adjuntos").says("Máximo de archivos");
    page.says("En blanco, 12. Hasta 12.").says("name=\"p1_max_files\"").says("value=\"3\"");
    let preview = office.publisher.get(&line.replace("/lineas/1", "/publicacion")).await.is(200).says("Archivos adjuntos");
    let version = hidden(&preview.text(), "version");
    office.publisher.post(&line.replace("/lineas/1", "/publicacion"), &[("version", &version)]).await.is(303);
    let terms: LineTerms = store::terms(&world.app.db, &LineId::from_text(SLUG)).await.expect("terms").expect("of the line");
    let question = terms.question("p2").expect("it is there");
    assert_eq!((&question.kind, question.required), (&QuestionKind::File { max_files: 3 }, true));
    assert_eq!(question.section.as_deref(), Some("s1"));
    assert_eq!(question.only_if.as_ref().map(|on| (on.question.as_str(), on.answer.as_str())), Some(("p1", "yes")));
    assert_eq!(question.hint.en, "The one the borough gave.");
    world.visitor().get(&format!("/en/calls/{SLUG}/{SLUG}/requirements")).await.is(200).says("Up to 3 files: PDF, JPEG or PNG.");
}

#[tokio::test]
async fn how_many_files_is_told_at_its_field_and_blank_is_as_for_any_paper() {
    let (_world, office, line) = begun().await;
    for wrong in ["0", "13", "300", "muchos", "-1"] {
        let page = writes(&office, &line, &[("p1_max_files", wrong)]).await.is(422);
        page.says("Escriba un número entero del 1 al 12.").says(&format!("value=\"{wrong}\""));
    }
    writes(&office, &line, &[("p1_max_files", "")]).await.is(303);
    office.publisher.get(&format!("{line}/prueba")).await.is(200).says("Hasta 12 archivos PDF, JPEG o PNG.");
    // Of another kind, what was typed travels along unseen.
    writes(&office, &line, &[("p1_kind", "number"), ("do", "stay_question_1")]).await.is(303);
    writes(&office, &line, &[("p1_kind", "number"), ("p1_max_files", "4"), ("do", "stay_question_1")]).await.is(303);
    assert_eq!(hidden(&office.publisher.get(&line).await.text(), "p1_max_files"), "4");
}

#[tokio::test]
async fn nothing_can_depend_on_it() {
    let (_world, office, line) = begun().await;
    let after =
        [("questions", "3"), ("p2_text_es", "¿Por qué?"), ("p2_text_en", "Why?"), ("p2_kind", "short"), ("p2_section", "s1")];
    writes(&office, &line, &after).await.is(303);
    office.publisher.get(&line).await.is(200).says("value=\"p1=no\"").never_says("value=\"p2=");
    for forged in ["p2=yes", "p2=0", "p2=permiso.pdf"] {
        let page = writes(&office, &line, &[&after[..], &[("p2_only_if", forged)]].concat()).await.is(422);
        page.says("Elija una respuesta de una pregunta anterior");
    }
}

#[tokio::test]
async fn a_trial_takes_a_tick_for_the_files_and_asks_for_them_only_where_they_are_asked() {
    let (world, office, line) = begun().await;
    writes(&office, &line, &[]).await.is(303);
    let page = format!("{line}/prueba");
    let form = office.publisher.get(&page).await.is(200).says("name=\"files-p2\"").says("El que dio la alcaldía.");
    form.says("Se darían por adjuntos en la prueba").runs_no_script();
    let tries = async |typed: &[(&str, &str)]| {
        let base = [("rows", "1"), ("concept-0", "Todo"), ("cost-0", "100"), ("source-0", "asked")];
        office.publisher.post(&page, &[&base[..], typed].concat()).await
    };
    tries(&[("p1", "no")]).await.is(200).says("Así se recibiría").never_says("p2.pdf");
    let refused = tries(&[("p1", "yes")]).await.is(422).says("Falta adjuntar archivos: Permiso del local");
    let to = refused.text();
    let to = to.split("href=\"#").filter_map(|rest| rest.split('"').next()).find(|to| to.contains("files-p2")).expect("a link");
    assert!(refused.text().contains(&format!("id=\"{to}")), "it leads to the box");
    tries(&[("p1", "yes"), ("files-p2", "yes")]).await.is(200).says("Así se recibiría").says("p2.pdf");
    // What is not asked is not read, whatever is ticked.
    tries(&[("p1", "no"), ("files-p2", "yes")]).await.is(200).never_says("p2.pdf");
    assert_eq!(crate::applications::rows(&world, "draft_files").await, 0);
}

#[tokio::test]
async fn an_amendment_keeps_it_under_its_name_unless_it_becomes_another_kind() {
    let (world, office, line) = begun().await;
    writes(&office, &line, &[]).await.is(303);
    publishes(&office, &line).await.is(303);
    let amended = starts(&office).await;
    assert!(office.publisher.get(&amended).await.is(200).says("name=\"p1_max_files\"").text().contains("value=\"3\""));
    let preview = writes(&office, &amended, &[("p1_max_files", "5"), ("p1_required", "")]).await.is(303).location();
    let seen = office.publisher.get(&preview).await.is(200).says("Pregunta que cambió: «Permiso del local»");
    seen.says("antes: Hasta 3 archivos PDF, JPEG o PNG. Ahora: Hasta 5 archivos PDF, JPEG o PNG.");
    let other = [("p1_kind", "short"), ("p1_max_files", "")];
    let preview = writes(&office, &amended, &other).await.is(303).location();
    let seen = office.publisher.get(&preview).await.is(200).says("Pregunta que se agregó: «Permiso del local»");
    seen.says("Pregunta que se quitó: «Permiso del local»");
    publishes(&office, &amended).await.is(303);
    let terms: LineTerms = store::terms(&world.app.db, &LineId::from_text(SLUG)).await.expect("terms").expect("of the line");
    assert!(terms.question("p2").is_none() && terms.question("p3").is_some(), "no text is read as a file");
}
