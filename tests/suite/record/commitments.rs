//! Commitments in public: the list, a page with claims beside evidence, the API, and figures that do not count them.

use crate::support::World;
use serde_json::Value;

const PAGE: &str = "/es/compromisos/dialogo-estrategico-chicago";

#[tokio::test]
async fn the_list_has_all_with_plain_filters_in_both_languages() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let list = visitor.get("/es/compromisos").await.is(200).reads("9 de 9 compromisos").says("Sin información (9)");
    list.says("Feria (2)").says("Convenio (2)").says("Recomendación (1)").says("Plan (4)").says("p. 135");
    let fairs = visitor.get("/es/compromisos?kind=fair").await.is(200).reads("2 de 9");
    fairs.says("/es/compromisos/feria-servicios-gratuitos").never_says("/es/compromisos/peai\"");
    visitor.get("/es/compromisos?institution=sederec").await.is(200).reads("1 de 9").says("cinco ciudades");
    visitor.get("/es/compromisos?standing=unresolved").await.is(200).reads("0 de 9").says("Ningún compromiso");
    visitor.get("/es/compromisos?kind=song").await.is(400).says("fair, agreement, recommendation, plan");
    visitor.get("/en/commitments").await.is(200).reads("9 of 9 commitments").says("Unknown (9)").says("our translation");
    visitor.get("/es/compromisos?as_of=2006-01-01").await.is(200).never_says("/es/compromisos/peai\"");
}

#[tokio::test]
async fn a_claim_of_a_report_stands_beside_what_is_on_record() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get(PAGE).await.is(200);
    let page = page.says("Lo que afirma un informe oficial").says("El informe no se ha leído").says("firma de instrumentos");
    let page = page.says("Lo que consta de su cumplimiento").says("No consta ningún hecho que lo confirme ni que lo contradiga");
    let page = page.says("No consta que se indicara una fecha").says("p. 133").says("class=\"pair\"");
    page.says("Sin información").says("No quiere decir que se incumpliera").never_says("No consta pago");
    let page = visitor.get("/en/commitments/convenio-cgai-icpcd").await.is(200);
    let page = page.says("Kept in part").says("no official report that claims anything").says("lang=\"es\"");
    page.says("CGAI ceased to exist").says("/en/institutions/cdmx-cgaai");
    visitor.get("/es/compromisos/otro").await.is(404);
}

#[tokio::test]
async fn what_somebody_disputes_is_shown_and_changes_nothing() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/compromisos/recomendacion-casas-2016").await.is(200);
    page.says("Hay hechos que contradicen").says("hacen poco por los migrantes").says("Nivel 5").says("Sin información");
}

#[tokio::test]
async fn other_pages_lead_to_commitments_and_no_figure_counts_them() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let home = visitor.get("/es").await.is(200);
    let home = home.says("<a href=\"/es/compromisos\" class=\"fig\">9</a> compromisos públicos");
    // Three of them are on record as done in part: nobody may read that nothing is known of these.
    let home = home.says(
        "<a href=\"/es/compromisos?standing=unknown\" class=\"fig\">9</a> no se conoce un desenlace, aunque de algunos consta",
    );
    let list = visitor.get("/es/compromisos").await.is(200).text();
    assert_eq!(list.matches("Consta en parte").count(), 3);
    home.reads("De 26 líneas de apoyo");
    visitor.get("/es/instituciones/cdmx-cgai").await.is(200).says("/es/compromisos/peai");
    visitor.get("/es/instituciones/dfss").await.is(200).never_says("id=\"compromisos\"");
    let summary: Value = serde_json::from_slice(&visitor.get("/api/v1/summary").await.is(200).bytes).unwrap();
    assert_eq!((&summary["lines"]["counted"], &summary["lines"]["kinds"]["unknown"]), (&26.into(), &20.into()));
}

#[tokio::test]
async fn the_api_tells_the_same() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let read = async |path: &str| -> Value { serde_json::from_slice(&visitor.get(path).await.is(200).bytes).unwrap() };
    let list = read("/api/v1/commitments").await;
    assert_eq!((&list["found"], list["commitments"].as_array().unwrap().len()), (&9.into(), 9));
    assert_eq!(read("/api/v1/commitments?kind=agreement&institution=conago").await["found"], 1);
    let one = read("/api/v1/commitments/dialogo-estrategico-chicago").await["commitment"].clone();
    assert_eq!((&one["kind"], &one["promised"], &one["standing"]["kind"]), (&"plan".into(), &Value::Null, &"unknown".into()));
    assert_eq!((&one["claims"][0]["report_read"], &one["cited"]["page"]), (&false.into(), &"133".into()));
    assert_eq!(one["standing"]["missing"], serde_json::json!(["promise", "outcome", "check"]));
    assert!(one["facts"].as_array().unwrap().iter().all(|fact| fact["source"].is_string()));
    visitor.get("/api/v1/commitments?kind=song").await.is(400).says("recommendation");
    visitor.get("/api/v1/commitments?year=2018").await.is(400).says("kind");
    visitor.get("/api/v1/calls?kind=fair").await.is(400).says("institution");
    visitor.get("/api/v1/commitments/nobody").await.is(404).says("/api/v1/commitments");
    visitor.get("/api/v1/commitments/peai?known_on=2026-11-21").await.is(404).says("2026-11-21");
}

#[tokio::test]
async fn on_a_day_before_it_was_known_the_page_says_so() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/compromisos/peai?known_on=2026-11-21").await.is(200);
    page.says("aún no contenía este compromiso");
    world.visitor().get("/es/compromisos/peai?as_of=2010-01-01").await.is(200).says("aún no existía en el día elegido");
}
