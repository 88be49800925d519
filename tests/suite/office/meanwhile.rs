//! What a publisher typed is never thrown away: not by a colleague's save, nor by another window, nor by a session that ended.

use crate::support::{
    World,
    office::{Office, Typed, hidden},
};

/// The titles and dates of the call, as a form sends them.
fn dates<'a>(version: &'a str, seen: &'a str, closes: &'a str) -> Vec<(&'static str, &'a str)> {
    let titles = [("title_es", "Redes de acogida"), ("title_en", "Redes de acogida"), ("fiscal_year", "2027")];
    let days = [("opens", "2026-11-01T09:00"), ("closes", closes), ("results", "2027-02-28")];
    [&titles[..], &days, &[("version", version), ("seen", seen)]].concat()
}

/// The only question and the only paper of a line, as a form sends them.
fn questions<'a>(version: &'a str, seen: &'a str, asks: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("version", version),
        ("seen", seen),
        ("questions", "1"),
        ("papers", "1"),
        ("title_es", "Línea 1"),
        ("title_en", "Línea 1"),
        ("description_es", "Apoyo a la acogida"),
        ("description_en", "Support for arrival"),
        ("currency", "MXN"),
        ("ceiling", "120,000.00"),
        ("p0_text_es", asks),
        ("p0_text_en", "What will you do?"),
        ("p0_kind", "long"),
        ("p0_required", "yes"),
        ("d0_title_es", "Acta constitutiva"),
        ("d0_title_en", "Deed"),
        ("do", "save"),
    ]
}

/// What the forms of a page carry.
async fn shown(office: &Office, page: &str) -> (String, String) {
    let text = office.publisher.get(page).await.is(200).text();
    (hidden(&text, "version"), hidden(&text, "seen"))
}

#[tokio::test]
async fn dates_saved_in_another_window_refuse_no_line_and_the_other_way_round() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let (old, of_call) = shown(&office, &draft).await;
    let (_, of_line) = shown(&office, &line).await;
    office.publisher.post(&draft, &dates(&old, &of_call, "2026-12-20T18:00")).await.is(303);
    office.publisher.post(&line, &questions(&old, &of_line, "¿Qué hará este año?")).await.is(303);
    office.publisher.get(&line).await.is(200).says("¿Qué hará este año?");
    // The dates that were just saved are the ones that this form was made from; the line is none of its business.
    let (_, of_call) = shown(&office, &draft).await;
    office.publisher.post(&draft, &dates(&old, &of_call, "2026-12-21T18:00")).await.is(303);
    office.publisher.get(&draft).await.is(200).says("2026-12-21T18:00");
}

#[tokio::test]
async fn a_line_that_a_colleague_saved_comes_back_as_typed_beside_what_it_says_now() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let (old, seen) = shown(&office, &line).await;
    office.publisher.post(&line, &questions(&old, &seen, "¿Qué hará su asociación?")).await.is(303);
    let mine = questions(&old, &seen, "¿Qué <b>hará</b> usted?");
    let refused = office.publisher.post(&line, &mine).await.is(409).says("Otra persona cambió esto");
    let refused = refused.says("¿Qué &lt;b&gt;hará&lt;/b&gt; usted?").says("«¿Qué hará su asociación?»").runs_no_script();
    let refused = refused.says("Pregunta 1").never_says("Acta constitutiva»").text();
    office.publisher.get(&line).await.is(200).says("¿Qué hará su asociación?").never_says("usted?");
    let english = line.replace("/es/oficina", "/en/office").replace("/borradores/", "/drafts/").replace("/lineas/", "/lines/");
    office.publisher.post(&english, &mine).await.is(409).says("Another person changed this").says("It now reads: “¿Qué hará su");
    // Whoever read it and still agrees saves from the page that came back.
    let (version, now) = (hidden(&refused, "version"), hidden(&refused, "seen"));
    office.publisher.post(&line, &questions(&version, &now, "¿Qué hará usted?")).await.is(303);
    office.publisher.get(&line).await.is(200).says("¿Qué hará usted?");
    // To take a line away, one has to have seen what it says.
    let remove = [("version", old.as_str()), ("seen", &seen), ("do", "remove_line")];
    office.publisher.post(&line, &remove).await.is(409);
    office.publisher.get(&line).await.is(200);
}

#[tokio::test]
async fn a_call_that_a_colleague_saved_comes_back_as_typed_beside_what_it_says_now() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let (old, seen) = shown(&office, &draft).await;
    office.publisher.post(&draft, &dates(&old, &seen, "2026-12-20T18:00")).await.is(303);
    let refused = office.publisher.post(&draft, &dates(&old, &seen, "2026-12-22T18:00")).await.is(409);
    let refused = refused.says("Otra persona cambió esto").says("value=\"2026-12-22T18:00\"").says("«2026-12-20T18:00»");
    let (version, now) = (hidden(&refused.text(), "version"), hidden(&refused.text(), "seen"));
    office.publisher.get(&draft).await.is(200).never_says("2026-12-22");
    office.publisher.post(&draft, &dates(&version, &now, "2026-12-22T18:00")).await.is(303);
}

#[tokio::test]
async fn a_form_that_comes_after_the_session_ended_is_sent_once_somebody_signed_in_again() {
    let world = World::new().await;
    let mut office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let (old, seen) = shown(&office, &line).await;
    office.publisher.post("/es/cuenta/salir", &[]).await.is(303);
    let typed = questions(&old, &seen, "¿Qué <i>hará</i>?");
    let kept = office.publisher.post(&line, &typed).await.is(401).says("Su sesión terminó: lo escrito sigue aquí");
    let kept = kept.says("¿Qué &lt;i&gt;hará&lt;/i&gt;?").runs_no_script().text();
    office.publisher = world.signed_in("Pilar").await;
    let carried: Vec<(&str, String)> = typed.iter().map(|(name, _)| (*name, hidden(&kept, name))).collect();
    let carried: Vec<(&str, &str)> = carried.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(carried.len(), typed.len());
    office.publisher.post(&line, &carried).await.is(303);
}
