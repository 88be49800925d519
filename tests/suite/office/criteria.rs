//! Criteria that are published with a call: written without scripts, read by everybody beforehand, and kept with the version.

use super::amendment::{drafting, publishes as publishes_amendment, starts, writes};
use crate::{
    applications::receipt::text_of,
    support::{
        Answer, World,
        office::{Office, Typed, hidden},
    },
};
use acuse::{
    calls::{
        criteria::{Criterion, Level, most},
        store,
        terms::{Both, LineTerms},
    },
    ids::LineId,
    office::terms::criteria::{frozen, written},
};
use proptest::prelude::*;

const SLUG: &str = "redes-de-acogida-2027";

/// Two criteria as an institution types them.
pub const CRITERIA: [(&str, &str); 11] = [
    ("criteria", "2"),
    ("k0_title_es", "Claridad"),
    ("k0_title_en", "Clarity"),
    ("k0_looks_at_es", "Si dice qué hará y con quién"),
    ("k0_looks_at_en", "Whether it says what it will do and with whom"),
    ("k0_levels_es", "0: No lo dice\n50: Lo dice en parte\n100 puntos: Lo dice todo"),
    ("k0_levels_en", "0: It does not\n50: It says part of it\n100: It says all of it"),
    ("k1_title_es", "Arraigo"),
    ("k1_title_en", "Roots"),
    ("k1_levels_es", "10: Llega de fuera\n\n40: Es de ahí"),
    ("k1_levels_en", "10: It comes from elsewhere\n40: It is from there"),
];

/// A line with one question and one paper, as its form sends it, with these fields besides.
async fn types(office: &Office, draft: &str, more: &[(&str, &str)]) -> Answer {
    let line = format!("{draft}/lineas/1");
    let version = hidden(&office.publisher.get(&line).await.is(200).text(), "version");
    let base = [
        ("version", version.as_str()),
        ("questions", "1"),
        ("papers", "1"),
        ("title_es", "Línea 1"),
        ("title_en", "Line 1"),
        ("description_es", "Apoyo a la acogida"),
        ("description_en", "Support for arrival"),
        ("currency", "MXN"),
        ("ceiling", "120,000.00"),
        ("p0_id", "p1"),
        ("p0_text_es", "¿Qué hará?"),
        ("p0_text_en", "What will you do?"),
        ("p0_kind", "long"),
        ("p0_required", "yes"),
        ("d0_id", "d1"),
        ("d0_title_es", "Acta constitutiva"),
        ("d0_title_en", "Deed"),
        ("do", "save"),
    ];
    let kept = base.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).copied();
    office.publisher.post(&line, &kept.chain(more.iter().copied()).collect::<Vec<_>>()).await
}

/// The call of these tests, published with two criteria.
pub async fn publishes(office: &Office) {
    let draft = office.draft(&Typed::default()).await;
    types(office, &draft, &CRITERIA).await.is(303);
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303);
}

#[tokio::test]
async fn criteria_are_published_with_the_call_and_read_before_anybody_registers() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    types(&office, &draft, &CRITERIA).await.is(303);
    let preview = office.publisher.get(&format!("{draft}/publicacion")).await.is(200);
    preview.says("Con qué criterios se decide").says("Claridad").says("100 puntos: Lo dice todo");
    let version = office.version(&draft).await;
    office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303);
    let visitor = world.visitor();
    for page in ["requisitos", "formulario-en-blanco"] {
        let page = visitor.get(&format!("/es/convocatorias/{SLUG}/{SLUG}/{page}")).await.is(200);
        let page =
            page.says("Con qué criterios se decide").says("Si dice qué hará y con quién").says("50 puntos: Lo dice en parte");
        page.says("40 puntos: Es de ahí").says("Lo más que se alcanza en total: 140 puntos.").runs_no_script();
    }
    let sheet = text_of(&visitor.get(&format!("/es/convocatorias/{SLUG}/{SLUG}/requisitos.pdf")).await.is(200).bytes);
    assert!(sheet.contains("50 puntos: Lo dice en parte") && sheet.contains("140 puntos."), "{sheet}");
    let english = visitor.get(&format!("/en/calls/{SLUG}/{SLUG}/requirements")).await.is(200);
    english.says("The criteria it is decided by").says("Roots").says("10 points: It comes from elsewhere").says("140 points");
    let api = visitor.get(&format!("/api/v1/calls/{SLUG}/lines/{SLUG}/form")).await.is(200);
    api.says("\"criteria\":[{\"id\":\"k1\"").says("\"points\":100");
}

#[tokio::test]
async fn a_line_without_criteria_says_that_none_were_published_and_its_terms_read_as_before() {
    let world = World::new().await;
    let office = world.office().await;
    office.publishes(&Typed::default()).await;
    let page = world.visitor().get(&format!("/es/convocatorias/{SLUG}/{SLUG}/requisitos")).await.is(200);
    page.says("La institución no publicó criterios para esta línea.");
    let terms = store::terms(&world.app.db, &LineId::from_text(SLUG)).await.expect("terms").expect("of the line");
    assert!(
        !serde_json::to_string(&terms).expect("JSON").contains("criteria"),
        "what is absent leaves no trace in what is hashed"
    );
}

#[tokio::test]
async fn levels_that_cannot_be_read_are_told_at_their_field_and_kept_as_typed() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let wrong = [
        ("k0_levels_es", "0: No lo dice"),
        ("k0_levels_es", "0: No\n0: Sí"),
        ("k0_levels_es", "0: No\n101: Sí"),
        ("k0_levels_es", "cero: No\n1: Sí"),
        ("k0_levels_es", "0: No\n1:"),
        ("k0_levels_es", "0: a\n1: b\n2: c\n3: d\n4: e\n5: f\n6: g"),
    ];
    for (field, text) in wrong {
        let typed: Vec<_> = CRITERIA.iter().filter(|(name, _)| *name != field).copied().chain([(field, text)]).collect();
        let page = types(&office, &draft, &typed)
            .await
            .is(422)
            .says("Escriba de dos a seis niveles")
            .says("Criterio 1: Niveles (en español)");
        page.says(text);
    }
    let typed = CRITERIA.iter().filter(|(name, _)| *name != "k1_levels_en").copied();
    let typed: Vec<_> = typed.chain([("k1_levels_en", "10: Elsewhere\n30: There")]).collect();
    types(&office, &draft, &typed).await.is(422).says("con los mismos puntos y en el mismo orden en los dos idiomas");
    office.publisher.get(&format!("{draft}/publicacion")).await.is(200).never_says("Publicar la convocatoria");
}

#[tokio::test]
async fn criteria_are_added_moved_and_removed_by_buttons_and_stop_at_twelve() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let press = |button: &'static str| CRITERIA.iter().copied().chain([("do", button)]).collect::<Vec<_>>();
    let at = types(&office, &draft, &press("down_criterion_0")).await.is(303).location();
    assert!(at.ends_with("#campo-k1_title_es"), "{at}");
    let line = format!("{draft}/lineas/1");
    let page = office.publisher.get(&line).await.is(200).text();
    assert_eq!([hidden(&page, "k0_id"), hidden(&page, "k1_id")], ["k2", "k1"]);
    types(&office, &draft, &press("remove_criterion_1")).await.is(303);
    assert_eq!(hidden(&office.publisher.get(&line).await.text(), "criteria"), "1");
    types(&office, &draft, &[("criteria", "12"), ("do", "add_criterion")]).await;
    let page = office.publisher.get(&line).await.is(200).never_says("Agregar un criterio").text();
    assert_eq!(hidden(&page, "criteria"), "12");
}

#[tokio::test]
async fn an_amendment_that_changes_criteria_says_so_to_those_who_draft() {
    let case = drafting().await;
    let line = starts(&case.office).await;
    let preview = writes(&case.office, &line, &CRITERIA).await.is(303).location();
    case.office.publisher.get(&preview).await.is(200).says("Criterio con el que se decide que se agregó: «Claridad».");
    publishes_amendment(&case.office, &line).await.is(303);
    let letters = case.world.letters_to(&case.nuria.email).await;
    assert!(letters.iter().any(|one| one.body.contains("Criterio con el que se decide que se agregó: «Arraigo»")), "{letters:?}");
    let line = starts(&case.office).await;
    let changed = CRITERIA.iter().filter(|(name, _)| !name.starts_with("k1_levels")).copied();
    let names = [
        ("k0_id", "k2"),
        ("k1_id", "k3"),
        ("k1_levels_es", "0: De fuera\n40: De ahí"),
        ("k1_levels_en", "0: Elsewhere\n40: There"),
    ];
    let changed: Vec<_> = changed.chain(names).collect();
    let preview = writes(&case.office, &line, &changed).await.is(303).location();
    let seen = case.office.publisher.get(&preview).await.is(200);
    seen.says("Criterio con el que se decide que cambió: «Arraigo»: los niveles.").never_says("«Claridad»");
}

fn both() -> impl Strategy<Value = Both> {
    ("[a-zñ: ]{0,20}[a-zñ]", "[a-z: ]{0,20}[a-z]")
        .prop_map(|(es, en)| Both { es: es.trim().to_owned(), en: en.trim().to_owned() })
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let levels = prop::collection::btree_map(0..=100_u8, both(), 2..=6);
    ("k[1-9]", both(), both(), levels).prop_map(|(id, title, looks_at, levels)| Criterion {
        id,
        title,
        looks_at,
        levels: levels.into_iter().map(|(points, says)| Level { points, says }).collect(),
    })
}

proptest! {
    #[test]
    fn a_published_criterion_is_written_as_it_was_published(criterion in criterion()) {
        prop_assert_eq!(frozen(&written(&criterion)), Some(criterion));
    }

    #[test]
    fn whatever_is_typed_as_levels_is_read_whole_or_not_at_all(es in "[0-9a: \n]{0,30}", en in "[0-9a: \n]{0,30}") {
        let draft = acuse::office::terms::model::CriterionDraft { levels: Both { es, en }, ..Default::default() };
        if let Some(criterion) = frozen(&draft) {
            let points: std::collections::BTreeSet<u8> = criterion.levels.iter().map(|level| level.points).collect();
            prop_assert_eq!(points.len(), criterion.levels.len());
            prop_assert!((2..=6).contains(&points.len()));
            let lines = draft.levels.es.lines().filter(|line| !line.trim().is_empty()).count();
            prop_assert_eq!(lines, criterion.levels.len());
        }
    }

    #[test]
    fn the_total_is_the_sum_of_the_highest_levels(criteria in prop::collection::vec(criterion(), 0..12)) {
        let highest = criteria.iter().map(|one| one.levels.iter().map(|level| u32::from(level.points)).max().unwrap_or(0));
        prop_assert_eq!(most(&criteria), highest.sum::<u32>());
        let terms: LineTerms = serde_json::from_value(crate::applications::terms(1)).expect("terms");
        let with = LineTerms { criteria, ..terms };
        let text = serde_json::to_string(&with).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<LineTerms>(&text).expect("terms"), with);
    }
}
