//! What was filed on paper or in another portal: kept with its stamped receipt, counted, never told who.

use super::{LINE, PDF, completes, files, joins, publish, registers, starts};
use crate::support::{Answer, Part, Persona, World};
use acuse::{
    applications::{
        actions::{Report, record_elsewhere},
        model::{FiledOn, Saying},
        store,
    },
    calls::{dates::PartialDate, import},
    error::Error,
    ids::{AssociationId, LineId},
    ledger,
    policy::Refusal,
    web::upload::Uploaded,
};

/// A shipped call that is only followed.
pub const FOLLOWED: &str = "sederec-2018-asociaciones";

pub async fn records(who: &Persona, association: &str, line: &str, day: &str, bytes: &[u8]) -> Answer {
    let parts = [
        Part::Field("line", line),
        Part::Field("filed_on", day),
        Part::Field("amount", "80,000.00"),
        Part::Field("currency", "MXN"),
        Part::Field("note", "Ventanilla 3 <script>"),
        Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes },
    ];
    who.post_multipart(&format!("/es/mi/asociaciones/{association}/presentadas-fuera/nueva"), &parts).await
}

#[tokio::test]
async fn a_stamped_receipt_of_2018_is_kept_and_counted() {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the record");
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    let questions = format!("/es/convocatorias/{FOLLOWED}/{FOLLOWED}/requisitos");
    world.visitor().get(&questions).await.is(200).says("no la recibe por Acuse");
    nuria.get(&format!("/es/convocatorias/{FOLLOWED}/{FOLLOWED}/solicitud")).await.is(409).says("no se recibe por Acuse");
    let head = ledger::public_head(&world.app.db).await.expect("a head");
    records(&nuria, &association, FOLLOWED, "2018-03-20", PDF).await.leads_to(&list);
    let page = nuria.get(&list).await.is(200).says("20 de marzo de 2018").says("80,000.00 MXN").says("&lt;script&gt;");
    page.says("Por Acuse no la recibió nadie");
    let line = LineId::from_text(FOLLOWED);
    let count = async || store::reported(world.app.db.read(), &line).await.expect("a count").associations.len();
    assert_eq!(count().await, 1);
    records(&nuria, &association, FOLLOWED, "2018-03-21", b"%PDF-1.7 another stamp").await.is(303);
    assert_eq!(count().await, 1, "associations are counted, not filings");
    let way = format!("{list}/nueva?line={FOLLOWED}");
    nuria.get(&format!("/es/convocatorias/{FOLLOWED}")).await.is(200).says(&way);
    nuria.get(&way).await.is(200).says(&format!("value=\"{FOLLOWED}\" selected"));
    let call = world.visitor().get(&format!("/es/convocatorias/{FOLLOWED}")).await.is(200).never_says(&way);
    call.says("Asociaciones que informan haber presentado solicitud: 1.").never_says("Club Raíces");
    assert_eq!(ledger::public_head(&world.app.db).await.expect("a head"), head, "it is nobody else's to see");
    let id: String = sqlx::query_scalar("select id from filed_elsewhere").fetch_one(world.app.db.read()).await.expect("one");
    nuria.get(&format!("{list}/{id}/acuse")).await.is(200);
    world.person("Eva").await.get(&format!("{list}/{id}/acuse")).await.is(403);
}

#[tokio::test]
async fn what_has_to_be_mended_is_said_at_the_field() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    records(&nuria, &association, "", "2018-03-20", PDF).await.is(422).says("Elija la convocatoria").says("Ventanilla 3");
    records(&nuria, &association, LINE, "2027-01-01", PDF).await.is(422).says("de hoy o anterior");
    records(&nuria, &association, LINE, "2026-11-20", b"<html>").await.is(422).says("Use PDF, JPEG o PNG");
    records(&nuria, &association, "ninguna", "2026-11-20", PDF).await.is(404);
    let teo = joins(&world, &nuria, &association, "Teo", "treasurer").await;
    records(&teo, &association, LINE, "2026-11-20", PDF).await.is(403);
    let left = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(left, 0, "nothing stays behind");
}

#[tokio::test]
async fn what_was_filed_here_is_not_told_again_as_filed_elsewhere() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    records(&nuria, &association, LINE, "2026-11-20", PDF).await.is(422).says("ya presentó en esta línea por Acuse");
    let counted = store::reported(world.app.db.read(), &LineId::from_text(LINE)).await.expect("a count");
    assert_eq!(counted.associations.len(), 0);
}

#[tokio::test]
async fn what_looks_recorded_already_is_asked_about_before_it_counts_twice() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    records(&nuria, &association, LINE, "2026-11-10", PDF).await.is(303);
    let there = async || crate::applications::rows(&world, "filed_elsewhere").await;
    let same_file = records(&nuria, &association, LINE, "2026-11-12", PDF).await.is(422);
    same_file.says("este mismo archivo para esta línea: «sello.pdf»").says("el 10 de noviembre de 2026").says("Ventanilla 3");
    let same_day = records(&nuria, &association, LINE, "2026-11-10", b"%PDF-1.7 photographed again").await.is(422);
    same_day.says("ese mismo día, el 10 de noviembre de 2026").says("name=\"another\"");
    assert_eq!(there().await, 1);
    let kept = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(kept, 1, "what was not recorded does not stay");
    // Two at once: one is recorded.
    let day = "2026-11-14";
    let (one, other) = tokio::join!(
        records(&nuria, &association, LINE, day, b"%PDF-1.7 one"),
        records(&nuria, &association, LINE, day, b"%PDF-1.7 one")
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!((statuses, there().await), ([303, 422], 2));
    // Another application it may be all the same, and whoever files it says so.
    let parts = [
        Part::Field("line", LINE),
        Part::Field("filed_on", "2026-11-12"),
        Part::Field("another", "yes"),
        Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes: PDF },
    ];
    nuria.post_multipart(&format!("{list}/nueva"), &parts).await.leads_to(&list);
    assert_eq!(there().await, 3);
    let english = format!("/en/my/associations/{association}/filed-elsewhere/new");
    let told = nuria.post_multipart(&english, &[&parts[..2], &parts[3..]].concat()).await.is(422);
    told.says("already keeps this very file").says("It is another application, besides");
    // Another association's are no business of this one's.
    let eva = world.person("Eva").await;
    let other = registers(&eva, "Casa Puente").await;
    records(&eva, &other, LINE, "2026-11-10", PDF).await.is(303);
}

#[tokio::test]
async fn the_list_says_of_each_of_which_call_it_is() {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the record");
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    records(&nuria, &association, FOLLOWED, "2018-03-20", PDF).await.is(303);
    let option = nuria.get(&format!("{list}/nueva?line={FOLLOWED}")).await.is(200).text();
    let named = option.split("selected>").nth(1).and_then(|rest| rest.split('<').next()).expect("an option").to_owned();
    assert!(named.contains("SEDEREC") && named.contains("2018"), "{named}");
    nuria.get(&list).await.is(200).says(&format!(">{named}</a>"));
}

#[tokio::test]
async fn a_name_stands_on_the_calls_page_by_consent_alone_and_goes_at_once() {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the record");
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces <b>").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    let call = format!("/es/convocatorias/{FOLLOWED}");
    records(&nuria, &association, FOLLOWED, "2018-03-20", PDF).await.is(303);
    let id: String = sqlx::query_scalar("select id from filed_elsewhere").fetch_one(world.app.db.read()).await.expect("one");
    let name = format!("{list}/{id}/nombre");
    nuria.get(&list).await.is(200).says("sin decir de quién es").says(&name);
    world.visitor().get(&call).await.is(200).never_says("Club Raíces");
    // Only whoever speaks for the association consents, and only for it.
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    delia.get(&list).await.is(200).never_says(&name);
    delia.post(&name, &[("shown", "yes")]).await.is(403);
    let eva = world.person("Eva").await;
    let other = registers(&eva, "Casa Puente").await;
    eva.post(&name, &[("shown", "yes")]).await.is(403);
    eva.post(&name.replace(&association, &other), &[("shown", "yes")]).await.is(404);
    nuria.post(&name, &[("shown", "maybe")]).await.is(422);
    nuria.post(&name, &[("shown", "yes")]).await.leads_to(&list);
    nuria.post(&name, &[("shown", "yes")]).await.is(409);
    let page = world.visitor().get(&call).await.is(200).says("Con su consentimiento: Club Raíces &lt;b&gt;.");
    page.says("Asociaciones que informan haber presentado solicitud: 1.");
    world.visitor().get(&format!("/en/calls/{FOLLOWED}")).await.is(200).says("By their consent: Club Raíces");
    nuria.post(&name, &[("shown", "no")]).await.leads_to(&list);
    world.visitor().get(&call).await.is(200).never_says("Club Raíces").says("presentado solicitud: 1.");
    nuria.get(&list).await.is(200).says("El nombre se retiró de la página");
    let left: String = sqlx::query_scalar("select name from elsewhere_names").fetch_one(world.app.db.read()).await.expect("one");
    assert_eq!(left, "", "the name is nowhere left beside the consent");
    let told = "select count(*) from entries where leaf like '%Raíces%' or (public = 1 and kind like 'filing_%')";
    let told: i64 = sqlx::query_scalar(told).fetch_one(world.app.db.read()).await.expect("a count");
    assert_eq!(told, 0, "history keeps that there was a consent, sealed and without the name");
    nuria.post(&name, &[("shown", "yes")]).await.is(303);
    world.visitor().get(&call).await.is(200).says("Con su consentimiento: Club Raíces");
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
}

#[tokio::test]
async fn the_public_number_tells_those_apart_that_the_steward_verified() {
    let world = World::new().await;
    let salma = world.steward().await;
    import::shipped(&world.app).await.expect("the record");
    let (nuria, eva) = (world.person("Nuria").await, world.person("Eva").await);
    let (first, second) = (registers(&nuria, "Club Raíces").await, registers(&eva, "Casa Puente").await);
    records(&nuria, &first, FOLLOWED, "2018-03-20", PDF).await.is(303);
    records(&eva, &second, FOLLOWED, "2018-03-20", PDF).await.is(303);
    let (call, english) = (format!("/es/convocatorias/{FOLLOWED}"), format!("/en/calls/{FOLLOWED}"));
    let visitor = world.visitor();
    visitor.get(&call).await.is(200).says("presentado solicitud: 2.").says("verificadas en Acuse: 0.");
    visitor.get(&english).await.is(200).says("verified in Acuse: 0.");
    let verify = format!("/es/responsable/asociaciones/{first}/verificacion");
    salma.post(&verify, &[("verified", "yes"), ("reason", "Acta vista"), ("evidence", "Acta 1")]).await.is(303);
    // At once, although the page had been kept.
    visitor.get(&call).await.is(200).says("verificadas en Acuse: 1.");
    visitor.get(&english).await.is(200).says("verified in Acuse: 1.").says("has not compared it");
}

#[tokio::test]
async fn a_receipt_that_is_not_noted_does_not_stay() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let omar = joins(&world, &nuria, &association, "Omar", "drafter").await;
    // As they were known when the request arrived; removed before it is written.
    let actor = world.actor(&omar).await;
    nuria.post(&format!("/es/mi/asociaciones/{association}/integrantes/{}", omar.id), &[("act", "remove")]).await.is(303);
    let report = Report {
        on: FiledOn::Line(LineId::from_text(LINE)),
        says: Saying { filed_on: PartialDate::parse("2026-11-20").expect("a day"), amount: None, note: String::new() },
        receipt: Uploaded { name: "acuse.pdf".into(), bytes: PDF.to_vec() },
        is_another: false,
    };
    let id = AssociationId::from_text(association);
    let refused = record_elsewhere(&world.app, &actor, &id, report, world.now()).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotYours))), "{refused:?}");
    assert_eq!(std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count(), 0);
}

#[tokio::test]
async fn a_stamp_from_before_the_publication_is_asked_about_and_taken_when_it_says_so() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    // The call was published on 1 November.
    let asked = records(&nuria, &association, LINE, "2026-10-20", PDF).await.is(422);
    asked.says("se publicó el 1 de noviembre de 2026").says("El sello dice esta fecha");
    let parts = [
        Part::Field("line", LINE),
        Part::Field("filed_on", "2026-10-20"),
        Part::Field("amount", ""),
        Part::Field("currency", "MXN"),
        Part::Field("note", ""),
        Part::Field("stamp_says_so", "yes"),
        Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes: PDF },
    ];
    nuria.post_multipart(&format!("{list}/nueva"), &parts).await.leads_to(&list);
    nuria.get(&list).await.is(200).says("anterior a la publicación que consta (1 de noviembre de 2026)");
    // Filed here too, later: both say so.
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    nuria.get(&list).await.is(200).says("presentó además por Acuse, con el folio ACU");
}

#[tokio::test]
async fn what_was_typed_beside_a_receipt_that_is_too_large_comes_back() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let large = vec![b'x'; world.app.config.max_file_bytes + 1];
    let back = records(&nuria, &association, LINE, "2026-11-20", &large).await.is(422);
    back.says("«sello.jpg» es más grande de lo permitido: cada archivo puede pesar hasta 10 MB")
        .says("Ventanilla 3")
        .says("value=\"80,000.00\"")
        .never_says("Elija el archivo del acuse");
    let rows: i64 =
        sqlx::query_scalar("select count(*) from filed_elsewhere").fetch_one(world.app.db.read()).await.expect("rows");
    assert_eq!(rows, 0);
}
