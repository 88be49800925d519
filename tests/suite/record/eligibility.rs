//! May an association apply? Answered without an account, by the clause that decides, in an address that can be shared.

use crate::{
    applications::{CALL, LINE, publish, publish_terms, rows, terms},
    support::World,
};
use serde_json::{Value, json};

/// The line's terms with two invented rules.
pub fn ruled() -> Value {
    let both = |es: &str, en: &str| json!({ "es": es, "en": en });
    let mut terms = terms(1);
    terms["eligibility"] = json!([
        { "id": "r1", "question": both("¿La asociación está constituida?", "Is the association incorporated?"), "admits": ["yes"],
          "clause": "Base 2, inciso a", "words": "Podrán participar asociaciones legalmente constituidas.", "words_lang": "es",
          "source": "Gaceta inventada, número 1" },
        { "id": "r2", "question": both("¿Dónde trabaja?", "Where does it work?"), "admits": ["0", "1"],
          "options": [both("Ciudad de México", "Mexico City"), both("Chicago", "Chicago"), both("Otra parte", "Elsewhere")],
          "clause": "Base 3", "words": "Con trabajo en la Ciudad de México o en Chicago.", "words_lang": "es", "source": "https://example.org/bases" },
    ]);
    terms
}

fn page() -> String {
    format!("{CALL}/{LINE}/quien-puede-solicitar")
}

#[tokio::test]
async fn the_answer_names_the_clause_that_decides() {
    let world = World::new().await;
    publish_terms(&world, ruled()).await;
    let visitor = world.visitor();
    visitor.get(CALL).await.is(200).says(&page()).says("¿Puede solicitar su asociación?");
    let asked = visitor.get(&page()).await.is(200).says("¿La asociación está constituida?").says("No lo sé").runs_no_script();
    asked.never_says("Podrán participar");
    let bars = visitor.get(&format!("{}?r1=no&r2=0", page())).await.is(200).says("no puede solicitar. Lo decide esto");
    let bars = bars
        .says("Podrán participar asociaciones legalmente constituidas.")
        .says("Base 2, inciso a")
        .says("Gaceta inventada, número 1");
    bars.never_says("Con trabajo en la Ciudad").says("id=\"campo-r1-1\" name=\"r1\" value=\"no\" checked");
    visitor
        .get(&format!("{}?r1=yes&r2=1", page()))
        .await
        .is(200)
        .says("Según estas respuestas, puede solicitar.")
        .says("Quien decide sobre una solicitud es la institución");
    let open = visitor.get(&format!("{}?r1=yes&r2=unsure", page())).await.is(200).says("no se puede saber. Depende de esto");
    open.says("Con trabajo en la Ciudad de México o en Chicago.").says("href=\"https://example.org/bases\"");
    let english = format!("/en/calls/redes-2027/{LINE}/who-may-apply?r1=no");
    visitor
        .get(&english)
        .await
        .is(200)
        .says("it cannot apply. This rule decides")
        .says("<blockquote lang=\"es\">")
        .says("Is the association incorporated?");
    assert_eq!(rows(&world, "sessions").await, 0, "nothing is kept of anybody");
}

#[tokio::test]
async fn a_link_that_asks_something_else_is_told_so() {
    let world = World::new().await;
    publish_terms(&world, ruled()).await;
    let visitor = world.visitor();
    visitor.get(&format!("{}?r7=yes", page())).await.is(400).says("«r7» no es una pregunta de esta página. Use: r1, r2.");
    visitor.get(&format!("{}?r2=9", page())).await.is(400).says("«9» no es una respuesta a r2");
    visitor.get(&format!("{}?r1=yes&r1=no", page())).await.is(400).says("está dos veces");
    visitor.get(&format!("{}?r1=yes&utm_source=boletin&fbclid=x", page())).await.is(200);
    visitor.get(&format!("{}?r1=%3Cscript%3E", page())).await.is(400).never_says("<script>");
}

#[tokio::test]
async fn only_a_line_with_rules_has_the_page() {
    let world = World::with_record().await;
    publish(&world).await;
    let visitor = world.visitor();
    visitor.get(&page()).await.is(404);
    visitor.get(CALL).await.is(200).never_says("quien-puede-solicitar");
    let followed = "/es/convocatorias/sederec-2018-asociaciones";
    visitor.get(followed).await.is(200).never_says("quien-puede-solicitar");
    visitor.get(&format!("{followed}/sederec-2018-asociaciones/quien-puede-solicitar")).await.is(404);
}
