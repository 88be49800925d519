//! Institutions: the chain both ways, their calls with denominators, and the calls that came along.

use crate::support::World;

#[tokio::test]
async fn sederecs_functions_passed_to_sibiso_and_then_to_sebien() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/instituciones/sederec").await.is(200);
    let page = page.says("SEDEREC").says("febrero de 2007").says("31 de diciembre de 2018");
    let text = page.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("lacks {words}"));
    let chain = place("De quién hereda y a quién pasó");
    let sibiso = chain + text[chain..].find("/es/instituciones/sibiso").unwrap();
    let sebien = sibiso + text[sibiso..].find("/es/instituciones/sebien").unwrap();
    assert!(text[sibiso..sebien].contains("y después a"), "SEBIEN comes after SIBISO, not beside it");
    assert!(text[chain..].contains("/es/instituciones/sepi"), "every successor is named");
}

#[tokio::test]
async fn sebien_inherits_from_sibiso_which_inherited_from_sederec() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/en/institutions/sebien").await.is(200);
    page.says("Took over from").says("which had taken over from").says("SEDEREC").says("Inherited from SEDEREC");
    let page = visitor.get("/es/instituciones/sibiso").await.is(200).says("Heredadas de SEDEREC");
    page.says("/es/convocatorias/sederec-2018-asociaciones").says("El registro no afirma que SIBISO deba resolverlas");
}

#[tokio::test]
async fn calls_whose_programme_went_elsewhere_are_not_inherited_by_the_other_successors() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/instituciones/sepi").await.is(200);
    page.says("Hereda de").never_says("/es/convocatorias/sederec-2018-asociaciones");
}

#[tokio::test]
async fn an_institutions_lines_are_counted_with_their_denominator_and_unknown_apart() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/instituciones/sederec").await.is(200);
    page.says("1 de 8").says("4 de 8").says("2 de 8").says("Sin información");
}

#[tokio::test]
async fn what_is_general_knowledge_is_marked_as_to_verify() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/instituciones/iasis").await.is(200).says("por verificar");
    visitor.get("/en/institutions/iasis").await.is(200).says("to verify");
}

#[tokio::test]
async fn associations_named_by_a_source_are_apart_and_offered_a_reply() {
    let world = World::with_record().await;
    let list = world.visitor().get("/es/instituciones").await.is(200).text();
    let apart = list.find("Organizaciones nombradas en las fuentes").unwrap();
    assert!(list[apart..].contains("/es/instituciones/cedes") && !list[..apart].contains("/es/instituciones/cedes"));
    world.visitor().get("/es/instituciones/cedes").await.is(200).says("Pueden responder o corregir").says("#corregir");
}

#[tokio::test]
async fn the_list_leads_to_an_institutions_calls() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/instituciones").await.is(200).says("/es/convocatorias?institution=sederec");
    visitor
        .get("/es/convocatorias?institution=sederec")
        .await
        .is(200)
        .says("sederec-2018-mujer")
        .never_says("/es/convocatorias/pcs-2016\"");
}

#[tokio::test]
async fn an_institution_that_is_not_there_is_not_found() {
    let world = World::with_record().await;
    world.visitor().get("/es/instituciones/nadie").await.is(404).says("No encontramos esa página");
    world.visitor().get("/en/institutions/nobody").await.is(404);
}

#[tokio::test]
async fn an_institution_can_be_asked_as_of_a_day() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/instituciones/sederec?as_of=2018-06-15").await.is(200);
    page.says("lo que era cierto el 15 de junio de 2018").says("Suspendida").says("sederec-2018-asociaciones?as_of=2018-06-15");
}

#[tokio::test]
async fn a_timeline_leads_to_its_own_facts_and_one_date_is_no_timeline() {
    let world = World::with_record().await;
    for path in ["/es/instituciones/sederec", "/es/instituciones/sibiso", "/es/convocatorias/sederec-2018-asociaciones"] {
        let page = world.visitor().get(path).await.is(200).text();
        for to in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!("id=\"{to}\"")), "{path}: nothing at #{to}");
        }
        assert!(!page.contains("id=\"linea-ch-iam-w-title\""), "one fact of one year is told and not drawn");
    }
}
