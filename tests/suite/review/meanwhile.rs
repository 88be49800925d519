//! The reason that an official typed is never thrown away: whatever was recorded meanwhile, it comes back.

use super::{declares, filed, page, rules};
use crate::{
    applications::corrections::{asking, asks, reviewed},
    support::office::hidden,
};

#[tokio::test]
async fn a_result_comes_back_as_typed_beside_the_one_that_was_recorded() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    let here = page(&format!("/folios/{}", case.nuria.folio));
    let stale = hidden(&case.office.decider.get(&here).await.is(200).text(), "seen");
    rules(&case.office.reviewer, &case.nuria.folio, Some("1,000.00"), "Cumple con todo").await.is(303);
    let form = [("seen", stale.as_str()), ("result", "not_awarded"), ("reason", "Falta <b>la firma</b>")];
    let refused = case.office.decider.post(&format!("{here}/dictamen"), &form).await.is(409);
    let refused = refused.says("Se registró este resultado en el folio").says("1,000.00 MXN. Cumple con todo");
    let refused = refused.says("Falta &lt;b&gt;la firma&lt;/b&gt;</textarea>").says("value=\"not_awarded\" checked");
    let refused = refused.never_says("Se asentó un acto sobre la línea").never_says("Se pidió una corrección").text();
    let english = format!("{here}/dictamen").replace("/es/oficina", "/en/office").replace("/lineas/", "/lines/");
    let english = case.office.decider.post(&english.replace("/dictamen", "/ruling"), &form).await.is(409);
    english.says("This result was recorded on the folio").says("Falta &lt;b&gt;la firma");
    let again = [("seen", hidden(&refused, "seen")), ("result", "not_awarded".into()), ("reason", "Falta la firma".into())];
    let again = again.each_ref().map(|(name, value)| (*name, value.as_str()));
    case.office.decider.post(&format!("{here}/dictamen"), &again).await.is(303);
}

#[tokio::test]
async fn what_was_about_to_be_asked_comes_back_whatever_was_recorded() {
    let case = reviewed().await;
    declares(&case.office.decider, "no").await;
    let (to, folio) = (asking(&case.nuria.folio), &case.nuria.folio);
    let stale = hidden(&case.office.decider.get(&to).await.is(200).text(), "seen");
    rules(&case.office.reviewer, folio, None, "No dice cuándo").await.is(303);
    let form = [("seen", stale.as_str()), ("days", "7"), ("part", "budget"), ("reason-budget", "No cuadra la suma")];
    let refused = case.office.decider.post(&to, &form).await.is(409).says("No dice cuándo").says("No cuadra la suma</textarea>");
    let refused = refused.says("value=\"budget\" checked").says("value=\"7\"").says("todavía no se aplica");
    // A colleague asked in the meantime: nothing more is asked for now, and the words are there to be copied.
    let now = hidden(&refused.text(), "seen");
    asks(&case.office.reviewer, folio, &[("answer:p1", "Diga cuándo")], "5").await.is(303);
    let form = [("seen", now.as_str()), ("days", "7"), ("part", "budget"), ("reason-budget", "No <b>cuadra</b>")];
    let refused = case.office.decider.post(&to, &form).await.is(409).says("Se pidió una corrección y su plazo corre");
    refused.says("Lo que escribió").says("<li class=\"typed\">No &lt;b&gt;cuadra&lt;/b&gt;</li>").runs_no_script();
    let english = to.replace("/es/oficina", "/en/office").replace("/lineas/", "/lines/").replace("/prevencion", "/correction");
    case.office.decider.post(&english, &form).await.is(409).says("What you wrote").says("No &lt;b&gt;cuadra");
}
