//! A line's list and its resolution read what they show, and not what was filed.

use super::{Case, SLUG, declares, filed, page, proposes, rules};
use crate::applications::corrections::{answers, asks, correction_of, reviewed};
use acuse::applications::store::OF_LINE;

#[tokio::test]
async fn the_list_and_the_resolution_do_not_read_what_was_filed() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(&case.office.reviewer, folio, Some("900.00"), "Alcanza").await.is(303);
    }
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(case.world.app.db.path());
    let writer = sqlx::SqlitePool::connect_with(options).await.expect("the file opens");
    for change in
        ["drop trigger applications_are_frozen", "update applications set content = json_remove(content, '$.terms', '$.answers')"]
    {
        sqlx::query(change).execute(&writer).await.expect("changed");
    }
    // What was filed can no longer be read.
    case.office.reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(500);
    let list = case.office.reviewer.get(&page("")).await.is(200);
    list.says("Club Raíces").says("Casa Puente").says("2,500.00").says("Folios presentados y no retirados: 2");
    case.office.reviewer.get(&page("/resolucion")).await.is(200).says("Club Raíces").says("Alcanza");
    proposes(&case.office.reviewer).await.is(303);
}

#[tokio::test]
async fn the_list_says_what_is_still_to_be_done_leads_to_the_next_and_comes_as_a_sheet() {
    let case = filed().await.closes().await;
    let (reviewer, sheet) = (&case.office.reviewer, page("/folios.csv"));
    reviewer.get(&sheet).await.is(409).says("declare en la página de la línea");
    case.nuria.person.get(&sheet).await.is(403);
    declares(reviewer, "no").await;
    let list = reviewer.get(&page("")).await.is(200).says("de los que usted puede dictaminar: 2 de 2").says(&sheet);
    list.says("Ir al siguiente");
    rules(reviewer, &case.nuria.folio, Some("900.00"), "=1+1, o sea que alcanza").await.is(303);
    let list = reviewer.get(&page("")).await.is(200).says("de los que usted puede dictaminar: 1 de 2");
    let (_, after) = list.text().split_once("dictaminar: 1 de 2").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("the count");
    let next = after.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    assert_eq!(next, page(&format!("/folios/{}", case.ibai.folio)), "the one without a result");
    let csv = reviewer.get(&sheet).await.is(200);
    assert!(csv.header("content-disposition").starts_with("attachment"), "{}", csv.header("content-disposition"));
    let text = csv.text();
    let row = |folio: &str| text.lines().find(|row| row.starts_with(folio)).expect("a row of each folio").to_owned();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(row(&case.nuria.folio).contains("Club Raíces,Sin verificar,2500.00,MXN,"), "{text}");
    assert!(row(&case.nuria.folio).ends_with(",900.00,\"'=1+1, o sea que alcanza\",,"), "no spreadsheet runs a reason: {text}");
    assert!(row(&case.ibai.folio).contains("Sin resultado todavía,,"), "{text}");
}

#[tokio::test]
async fn an_index_alone_answers_what_a_line_s_list_asks() {
    let case = filed().await;
    let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(sqlx::AssertSqlSafe(format!("explain query plan {OF_LINE}")))
        .bind(SLUG)
        .fetch_all(case.world.app.db.read())
        .await
        .expect("a plan");
    let [(.., step)] = &plan[..] else { panic!("one step: {plan:?}") };
    assert!(step.contains("COVERING INDEX applications_listed"), "{step}");
}

#[tokio::test]
async fn the_list_shows_what_the_last_correction_of_the_budget_asks_for() {
    let case = reviewed().await;
    let reviewer = &case.office.reviewer;
    asks(reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "5").await.is(303);
    assert!(row(&case).await.contains("2,500.00"), "nobody answered yet");
    let here = correction_of(&case.nuria.person, &case.nuria.application).await;
    let budget = [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "900.00"), ("source-0", "asked")];
    answers(&case.nuria.person, &here, &budget, "answer").await.is(303);
    assert!(row(&case).await.contains("1,800.00"));
}

/// Nuria's row of the list. Whatever stands before the first row is none: the way to the next folio names one too.
async fn row(case: &Case) -> String {
    let list = case.office.reviewer.get(&page("")).await.is(200).text();
    list.split("<tr").skip(1).find(|row| row.contains(&case.nuria.folio)).expect("a row").to_owned()
}
