//! What an amendment takes of a draft is said: what is lacking now, and until when there is time to mend it.

use super::amendment::{Case, SLUG, drafting, publishes, starts, writes};
use crate::applications::{answers, joins, registers};
use acuse::{
    applications::rules::{lacks, newly_lacking},
    calls::terms::{Both, Heading, LineTerms},
};
use proptest::prelude::*;

const ASKS_MORE: [(&str, &str); 6] = [
    ("questions", "2"),
    ("p0_max_chars", "10"),
    ("p1_text_es", "¿Con quién?"),
    ("p1_text_en", "With whom?"),
    ("p1_kind", "short"),
    ("p1_required", "yes"),
];

#[tokio::test]
async fn the_letter_says_what_is_lacking_now_and_was_not_before_and_until_when() {
    let Case { world, office, nuria, draft } = drafting().await;
    let line = starts(&office).await;
    writes(&office, &line, &ASKS_MORE).await.is(303);
    publishes(&office, &line).await.is(303);
    let letters = world.letters_to(&nuria.email).await;
    let letter = letters.iter().find(|letter| letter.subject.contains("Cambió lo que pide")).expect("a letter");
    let body = &letter.body;
    assert!(body.contains("Antes no hacía falta, y ahora sí para poder presentar:"), "{body}");
    assert!(body.contains("- «¿Con quién?»: Falta contestar."), "{body}");
    assert!(body.contains("- «¿Qué hará?»: "), "the answer is too long now: {body}");
    assert!(body.contains("La recepción cierra el martes 15 de diciembre de 2026, 18:00"), "{body}");
    assert!(body.contains("Chicago"), "{body}");
    // What was lacking before is no news of the amendment.
    assert!(!body.contains("Acta constitutiva") && !body.contains("No toca ninguna respuesta"), "{body}");
    // The page that the letter leads to says the same, and leads to where it is mended.
    let page =
        nuria.get(&format!("{draft}/modificacion")).await.is(200).says("Antes no hacía falta, y ahora sí para poder presentar:");
    page.says(&format!("{draft}/respuestas#campo-p2\"")).says("«¿Con quién?»: Falta contestar.").never_says("Acta constitutiva");
}

#[tokio::test]
async fn a_draft_that_is_left_as_it_was_is_told_so_and_one_that_lacks_something_never_is() {
    let Case { world, office, nuria, .. } = drafting().await;
    let (ibai, asha) = (world.person("Ibai").await, world.person("Asha").await);
    let (mut drafts, start) = (Vec::new(), format!("/es/convocatorias/{SLUG}/{SLUG}/solicitud"));
    for who in [&ibai, &asha] {
        let association = registers(who, &format!("Casa de {}", who.name)).await;
        drafts.push(who.post(&start, &[("as", &association)]).await.is(303).location());
    }
    answers(&ibai, &drafts[0], &[("p1", "Nada")]).await.is(303);
    let line = starts(&office).await;
    // Shorter than what Nuria wrote; Asha wrote nothing, so that nothing of hers is too long.
    let preview = writes(&office, &line, &[("p0_max_chars", "10")]).await.is(303).location();
    office.publisher.get(&preview).await.is(200).says("Asociaciones con un borrador de esta línea en Acuse: 3.");
    publishes(&office, &line).await.is(303);
    let untouched = async |email: &str| world.letters_to(email).await[0].body.contains("No toca ninguna respuesta");
    assert!(untouched(&asha.email).await);
    for who in [&nuria, &ibai] {
        assert!(!untouched(&who.email).await, "{}: an answer of theirs is touched", who.name);
    }
    let letters = world.letters_to(&ibai.email).await;
    assert!(!letters[0].body.contains("Antes no hacía falta"), "{}", letters[0].body);
}

#[tokio::test]
async fn while_the_line_is_suspended_no_hour_is_told_to_hurry_for() {
    let Case { world, office, nuria, .. } = drafting().await;
    office.suspends(SLUG, "Por ley").await;
    let line = starts(&office).await;
    writes(&office, &line, &ASKS_MORE).await.is(303);
    publishes(&office, &line).await.is(303);
    let letters = world.letters_to(&nuria.email).await;
    let letter = letters.iter().find(|letter| letter.subject.contains("Cambió lo que pide")).expect("a letter");
    assert!(
        letter.body.contains("«¿Con quién?»: Falta contestar.") && !letter.body.contains("La recepción cierra"),
        "{}",
        letter.body
    );
}

#[tokio::test]
async fn whoever_drafts_for_two_associations_gets_a_letter_for_each_draft() {
    let Case { world, office, nuria, .. } = drafting().await;
    let other = registers(&nuria, "Casa del Retorno").await;
    let start = format!("/es/convocatorias/{SLUG}/{SLUG}/solicitud");
    nuria.post(&start, &[("as", &other)]).await.is(303);
    let line = starts(&office).await;
    writes(&office, &line, &[("p0_max_chars", "10")]).await.is(303);
    publishes(&office, &line).await.is(303);
    let letters = world.letters_to(&nuria.email).await;
    let told: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("Cambió lo que pide")).collect();
    let lacking = told.iter().filter(|letter| letter.body.contains("- «¿Qué hará?»: ")).count();
    let untouched = told.iter().filter(|letter| letter.body.contains("No toca ninguna respuesta")).count();
    assert_eq!((told.len(), lacking, untouched), (2, 1, 1), "{told:?}");
}

#[tokio::test]
async fn a_member_who_reads_english_is_told_in_english() {
    let Case { world, office, nuria, draft } = drafting().await;
    let page = nuria.get(&draft).await.is(200).text();
    let association =
        page.split("/es/mi/asociaciones/").nth(1).and_then(|rest| rest.split('/').next()).expect("a link").to_owned();
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    delia.post("/es/mi/cuenta", &[("name", "Delia"), ("language", "en")]).await.is(303);
    let line = starts(&office).await;
    writes(&office, &line, &ASKS_MORE).await.is(303);
    publishes(&office, &line).await.is(303);
    let letters = world.letters_to(&delia.email).await;
    let letter = letters.iter().find(|letter| letter.subject.contains("asks has changed")).expect("a letter");
    assert!(letter.body.contains("This was not needed before, and is now, before you can file:"), "{}", letter.body);
    assert!(letter.body.contains("Reception closes on Tuesday 15 December 2026, 18:00"), "{}", letter.body);
}

/// A heading with a ceiling of so many pesos.
fn heading(id: &str, pesos: u64) -> Heading {
    Heading { id: id.to_owned(), title: Both { es: id.to_owned(), en: id.to_owned() }, ceiling: Some(pesos * 100), share: None }
}

proptest! {
    /// Nothing that the draft does not lack, nothing that it lacked already, and nothing where nothing changed.
    #[test]
    fn newly_lacking_is_what_is_lacking_now_and_was_not_before(
        was in crate::applications::conditional(), now in crate::applications::conditional(), typed in crate::applications::typed()
    ) {
        let draft = crate::applications::written(typed);
        let (before, after) = (lacks(&was, &draft), lacks(&now, &draft));
        let new = newly_lacking(&was, &now, &draft);
        prop_assert!(new.iter().all(|lack| after.contains(lack) && !before.contains(lack)));
        prop_assert!(after.iter().all(|lack| before.contains(lack) || new.contains(lack)));
        prop_assert!(newly_lacking(&now, &now, &draft).is_empty());
    }
}

#[test]
fn a_heading_that_stands_at_another_place_is_the_same_heading() {
    let mut was: LineTerms = serde_json::from_value(crate::applications::terms(1)).expect("terms");
    was.headings = vec![heading("c1", 100), heading("c2", 5)];
    let mut draft = crate::applications::written([].into());
    draft.budget = vec![acuse::applications::budget::TypedRow {
        heading: "c2".into(),
        concept: "Talleres".into(),
        quantity: "1".into(),
        unit_cost: "10.00".into(),
        source: acuse::applications::budget::Source::Asked,
    }];
    let moved = LineTerms { headings: vec![heading("c2", 5), heading("c1", 100)], ..was.clone() };
    assert_ne!(lacks(&was, &draft), lacks(&moved, &draft), "told by its place");
    assert_eq!(newly_lacking(&was, &moved, &draft), []);
    let gone = LineTerms { headings: vec![heading("c1", 100)], ..was.clone() };
    assert!(!newly_lacking(&was, &gone, &draft).is_empty(), "a row of a heading that is gone");
}
