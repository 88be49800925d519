//! The form builder: every kind of question, sections, conditions, order; by buttons alone, and nothing typed is lost.

use crate::support::{
    Answer, World,
    office::{Office, Typed, hidden},
};
use acuse::{
    calls::{
        store,
        terms::{LineTerms, QuestionKind},
    },
    ids::LineId,
    office::terms::{
        fields::{self, Button},
        model::{LineDraft, QuestionDraft, SectionDraft},
        rules::check_line,
    },
    web::form::Form,
};
use proptest::prelude::*;

/// Sends the line's form with these parts and presses a button.
async fn presses(office: &Office, line: &str, counts: [usize; 3], typed: &[(&str, &str)], button: &str) -> Answer {
    let version = hidden(&office.publisher.get(line).await.is(200).text(), "version");
    let [sections, questions, headings] = counts.map(|n| n.to_string());
    let base = [
        ("version", version.as_str()),
        ("sections", &sections),
        ("questions", &questions),
        ("headings", &headings),
        ("papers", "0"),
        ("title_es", "Línea"),
        ("title_en", "Line"),
        ("description_es", "Apoyo"),
        ("description_en", "Support"),
        ("currency", "USD"),
        ("do", button),
    ];
    office.publisher.post(line, &[&base[..], typed].concat()).await
}

/// A line with two sections and a question of each new kind, one under a condition.
const TYPED: [(&str, &str); 40] = [
    ("s0_title_es", "Personas"),
    ("s0_title_en", "People"),
    ("s1_title_es", "Proyecto"),
    ("s1_title_en", "Project"),
    ("s0_id", "s1"),
    ("s1_id", "s2"),
    ("p0_section", "s2"),
    ("p0_text_es", "Resumen"),
    ("p0_text_en", "Summary"),
    ("p0_kind", "long"),
    ("p0_max_chars", "250"),
    ("p0_limit_in", "words"),
    ("p0_required", "yes"),
    ("p1_section", "s1"),
    ("p1_text_es", "¿A quién?"),
    ("p1_text_en", "Whom?"),
    ("p1_kind", "several"),
    ("p1_options_es", "Retorno\nTránsito"),
    ("p1_options_en", "Return\nTransit"),
    ("p1_required", "yes"),
    ("p2_section", "s1"),
    ("p2_text_es", "Sesiones"),
    ("p2_text_en", "Sessions"),
    ("p2_kind", "table"),
    ("p2_c0_es", "Tema"),
    ("p2_c0_en", "Topic"),
    ("p2_c1_es", "Costo"),
    ("p2_c1_en", "Cost"),
    ("p2_c1_kind", "money"),
    ("p2_max_rows", "12"),
    ("p2_only_if", "p2=1"),
    ("p3_text_es", "Acepto"),
    ("p3_text_en", "I accept"),
    ("p3_kind", "declaration"),
    ("p0_id", "p1"),
    ("p1_id", "p2"),
    ("p2_id", "p3"),
    ("p3_id", "p4"),
    ("c0_title_es", "Honorarios"),
    ("c0_title_en", "Fees"),
];

async fn terms(world: &World, line: &str) -> LineTerms {
    store::terms(&world.app.db, &LineId::from_text(line)).await.expect("terms").expect("of the line")
}

#[tokio::test]
async fn every_kind_is_written_by_form_and_frozen_on_publication() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    presses(&office, &line, [2, 4, 1], &[&TYPED[..], &[("c0_share", "30")]].concat(), "save").await.is(303);
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303);
    let terms = terms(&world, "redes-de-acogida-2027").await;
    let ids: Vec<&str> = terms.questions.iter().map(|q| q.id.as_str()).collect();
    // Those before all sections, then section by section.
    assert_eq!(ids, ["p4", "p2", "p3", "p1"]);
    assert_eq!(terms.headings[0].share, Some(30));
    assert!(terms.question("p4").is_some_and(|q| q.required && q.kind == QuestionKind::Declaration));
    assert_eq!(
        terms.question("p3").and_then(|q| q.only_if.clone()).map(|c| (c.question, c.answer)),
        Some(("p2".into(), "1".into()))
    );
    let page = world.visitor().get("/en/calls/redes-de-acogida-2027/redes-de-acogida-2027/requirements").await.is(200);
    page.says("Up to 250 words")
        .says("up to 12 rows with these columns: Topic; Cost (USD)")
        .says("Only if you tick “Transit” under “Whom?”");
}

#[tokio::test]
async fn a_condition_that_nothing_before_can_meet_is_told_at_once() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let wrong = [&TYPED[..], &[("p1_only_if", "p3=1")]].concat();
    let wrong: Vec<_> = wrong.into_iter().filter(|(name, _)| *name != "p2_only_if").collect();
    let page =
        presses(&office, &line, [2, 4, 1], &wrong, "save").await.is(422).says("Elija una respuesta de una pregunta anterior");
    // As typed, and saved so.
    page.says("Retorno\nTránsito").says("Depende de algo que ya no está antes");
    office
        .publisher
        .get(&format!("{draft}/publicacion"))
        .await
        .is(200)
        .says("Se pregunta. Elija una respuesta")
        .never_says("Publicar la convocatoria");
}

#[tokio::test]
async fn questions_move_within_their_section_and_keep_their_names() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    presses(&office, &line, [2, 4, 1], &TYPED, "save").await.is(303);
    let page = office.publisher.get(&line).await.is(200).text();
    assert_eq!(hidden(&page, "p0_id"), "p4", "the declaration stands before the sections");
    assert_eq!([hidden(&page, "p1_id"), hidden(&page, "p2_id"), hidden(&page, "p3_id")], ["p2", "p3", "p1"]);
    // The form's own fields, in the order that it has now.
    let typed = as_shown(&TYPED, &["p3", "p1", "p2", "p0"]);
    let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let at = presses(&office, &line, [2, 4, 1], &typed, "down_question_1").await.is(303).location();
    assert!(at.ends_with("#campo-p2_text_es"), "{at}");
    let page = office.publisher.get(&line).await.is(200).text();
    assert_eq!([hidden(&page, "p1_id"), hidden(&page, "p2_id")], ["p3", "p2"]);
    // The question that it depends on comes after it now, and publication waits.
    office.publisher.get(&format!("{draft}/publicacion")).await.says("Elija una respuesta de una pregunta anterior");
}

/// The same fields under other places: the first of `places` becomes `p0`, and so on.
fn as_shown(typed: &[(&str, &str)], places: &[&str]) -> Vec<(String, String)> {
    let renamed = typed.iter().map(|(name, value)| {
        let (head, rest) = name.split_once('_').unwrap_or((name, ""));
        let name =
            places.iter().position(|place| *place == head).map_or_else(|| (*name).to_owned(), |to| format!("p{to}_{rest}"));
        (name, (*value).to_owned())
    });
    renamed.collect()
}

#[tokio::test]
async fn the_fields_of_another_kind_travel_along_unseen() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let typed =
        [("p0_text_es", "¿Cuál?"), ("p0_text_en", "Which?"), ("p0_options_es", "Una\nOtra"), ("p0_options_en", "One\nOther")];
    let number = [&typed[..], &[("p0_kind", "number")]].concat();
    let at = presses(&office, &line, [0, 1, 0], &number, "stay_question_0").await.is(303).location();
    assert!(at.ends_with("#campo-p0_kind"), "{at}");
    let page = office.publisher.get(&line).await.is(200).never_says("<textarea id=\"campo-p0_options_es\"").text();
    assert_eq!(hidden(&page, "p0_options_es"), "Una\nOtra");
    let choice = [&typed[..], &[("p0_kind", "choice")]].concat();
    presses(&office, &line, [0, 1, 0], &choice, "stay_question_0").await.is(303);
    office.publisher.get(&line).await.says("<textarea id=\"campo-p0_options_es\"");
}

#[tokio::test]
async fn sums_shares_rows_and_limits_are_told_at_their_field() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let wrong = TYPED.iter().filter(|(name, _)| !["p2_max_rows", "p0_max_chars"].contains(name)).copied();
    let wrong: Vec<_> =
        wrong.chain([("p2_max_rows", "400"), ("p0_max_chars", "30000"), ("c0_share", "130"), ("c0_ceiling", "mucho")]).collect();
    let page = presses(&office, &line, [2, 4, 1], &wrong, "save").await.is(422).says("Escriba un número entero del 1 al 40.");
    page.says("Escriba un porcentaje entero del 1 al 100.")
        .says("Escriba un número entero entre 1 y 20,000")
        .says("value=\"mucho\"");
}

fn line() -> impl Strategy<Value = LineDraft> {
    let section = prop::sample::select(vec!["", "s1", "s2", "s9"]);
    let id = prop::sample::select(vec!["", "p1", "p2", "p7", "x"]);
    let question = (
        section,
        id,
        prop::sample::select(vec!["", "p1=yes", "p2=0", "p9"]),
        prop::sample::select(vec!["yes_no", "choice", "table", "", "long"]),
    );
    (prop::collection::vec(question, 0..7), 0..3_usize, 0..20_usize).prop_map(|(questions, sections, numbers_from)| LineDraft {
        questions: questions
            .into_iter()
            .map(|(section, id, only_if, kind)| QuestionDraft {
                id: id.into(),
                section: section.into(),
                only_if: only_if.into(),
                kind: kind.into(),
                ..QuestionDraft::default()
            })
            .collect(),
        sections: vec![SectionDraft::default(); sections],
        numbers_from,
        ..LineDraft::default()
    })
}

proptest! {
    #[test]
    fn parts_have_names_of_their_own_whatever_a_form_says(line in line()) {
        let arranged = line.clone().arranged();
        let ids: std::collections::BTreeSet<_> = arranged.questions.iter().map(|q| q.id.clone()).collect();
        prop_assert_eq!(ids.len(), line.questions.len());
        prop_assert_eq!(arranged.clone().arranged(), arranged.clone());
        // Through the form and back nothing is lost.
        let mut form = fields::of_line(&arranged);
        for (name, count) in [("questions", arranged.questions.len()), ("sections", arranged.sections.len())] {
            form.set(name, count.to_string());
        }
        prop_assert_eq!(fields::line(&form, &arranged), arranged);
    }

    #[test]
    fn no_button_on_any_line_panics(line in line(), verb in "(add|remove|up|down|stay|)", part in "(question|section|paper|heading|line|x)", number in 0..9_usize) {
        for text in [format!("{verb}_{part}_{number}"), format!("{verb}_{part}")] {
            let form = Form::of([("do", text)]);
            let mut changed = line.clone();
            Button::pressed(&form).change(&mut changed);
            prop_assert!(changed.questions.len() + 1 >= line.questions.len());
            let _ = check_line(0, &changed);
        }
    }
}

#[tokio::test]
async fn rules_of_who_may_apply_cite_their_clause_or_wait() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let rule = [
        ("eligibility", "2"),
        ("r0_question_es", "¿Tiene un año?"),
        ("r0_question_en", "Is it a year old?"),
        ("r0_admits", "Sí"),
        ("r0_clause", "Base 1"),
        ("r0_words", "Con un año de trabajo."),
        ("r1_question_es", "¿Dónde?"),
        ("r1_question_en", "Where?"),
        ("r1_options_es", "Aquí\nAllá\nEn otra parte"),
        ("r1_options_en", "Here\nThere\nElsewhere"),
        ("r1_clause", "Base 2"),
        ("r1_words", "Aquí o allá."),
    ];
    for wrong in ["", "1, 2, 3", "4", "sí"] {
        let typed = [&rule[..], &[("r1_admits", wrong)]].concat();
        presses(&office, &line, [0, 0, 0], &typed, "save")
            .await
            .is(422)
            .says("Al menos una tiene que permitirlo y otra impedirlo");
    }
    presses(&office, &line, [0, 0, 0], &[&rule[..], &[("r1_admits", "1, 2")]].concat(), "save").await.is(303);
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303);
    let rules = terms(&world, "redes-de-acogida-2027").await.eligibility;
    assert_eq!(
        (rules[0].admits.clone(), rules[1].admits.clone()),
        (vec!["yes".to_owned()], vec!["0".to_owned(), "1".to_owned()])
    );
    assert!(rules[0].source.contains("en Acuse"), "the act that the call is published by: {}", rules[0].source);
}
