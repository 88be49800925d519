//! Where programs look for other forms of a page: its feed, its calendar, its data, its citation.

use crate::support::World;

/// Other forms of a page that its head names: the media type and the address.
fn other_forms(html: &str) -> Vec<(String, String)> {
    let link = regex::Regex::new(r#"<link rel="alternate" type="([^"]+)" href="([^"]+)" title="[^"]+""#).expect("a pattern");
    link.captures_iter(html).map(|c| (c[1].to_owned(), c[2].replace("&amp;", "&"))).collect()
}

#[tokio::test]
async fn pages_name_their_feed_their_calendar_and_their_data_where_programs_look() {
    const ATOM: &str = "application/atom+xml";
    const ICAL: &str = "text/calendar";
    const JSON: &str = "application/json";
    let world = World::with_record().await;
    let visitor = world.visitor();
    let call = "sederec-2018-asociaciones";
    for (page, forms) in [
        ("/es".to_owned(), vec![(ATOM, "/feeds/record.atom?lang=es"), (ICAL, "/feeds/deadlines.ics?lang=es")]),
        (
            "/en/calls?standing=unresolved&sort=year&as_of=2020-01-01".to_owned(),
            vec![
                (ATOM, "/feeds/record.atom?lang=en"),
                (ICAL, "/feeds/deadlines.ics?lang=en"),
                (JSON, "/api/v1/calls?standing=unresolved&as_of=2020-01-01"),
                (ATOM, "/feeds/standings/unresolved.atom?lang=en"),
            ],
        ),
        (
            format!("/es/convocatorias/{call}?as_of=2018-06-15"),
            vec![
                (ATOM, "/feeds/calls/sederec-2018-asociaciones.atom?lang=es"),
                (ICAL, "/feeds/calls/sederec-2018-asociaciones.ics?lang=es"),
                (JSON, "/api/v1/calls/sederec-2018-asociaciones?as_of=2018-06-15"),
            ],
        ),
        (
            "/en/institutions/sederec".to_owned(),
            vec![(ATOM, "/feeds/institutions/sederec.atom?lang=en"), (JSON, "/api/v1/institutions/sederec")],
        ),
        ("/es/elecciones/mx-2018-fed".to_owned(), vec![(JSON, "/api/v1/electoral-periods/mx-2018-fed")]),
        ("/es/compromisos/peai".to_owned(), vec![(JSON, "/api/v1/commitments/peai")]),
        (
            format!("/es/citar/call/{call}"),
            vec![
                ("application/x-bibtex", "/es/citar/call/sederec-2018-asociaciones/bibtex"),
                ("application/vnd.citationstyles.csl+json", "/es/citar/call/sederec-2018-asociaciones/csl-json"),
            ],
        ),
    ] {
        let found = other_forms(&visitor.get(&page).await.is(200).text());
        let wanted: Vec<_> = forms.into_iter().map(|(kind, to)| (kind.to_owned(), to.to_owned())).collect();
        assert_eq!(found, wanted, "{page}");
    }
}

#[tokio::test]
async fn who_reads_a_page_sees_how_to_follow_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let call = "sederec-2018-asociaciones";
    for (page, links) in [
        (
            format!("/es/convocatorias/{call}"),
            vec![format!("/feeds/calls/{call}.atom?lang=es"), format!("/feeds/calls/{call}.ics?lang=es")],
        ),
        ("/en/institutions/sederec".to_owned(), vec!["/feeds/institutions/sederec.atom?lang=en".to_owned()]),
        (
            "/es/convocatorias".to_owned(),
            vec!["/feeds/record.atom?lang=es".to_owned(), "/feeds/deadlines.ics?lang=es".to_owned()],
        ),
        ("/es/convocatorias?standing=unknown".to_owned(), vec!["/feeds/standings/unknown.atom?lang=es".to_owned()]),
        ("/en/data".to_owned(), vec!["/feeds/record.atom?lang=en".to_owned(), "/feeds/deadlines.ics?lang=en".to_owned()]),
    ] {
        let page = visitor.get(&page).await.is(200);
        links.into_iter().fold(page, |page, link| page.says(&format!("<a href=\"{link}\"")));
    }
}

#[tokio::test]
async fn every_form_that_a_page_of_the_sitemap_names_is_there_and_is_what_it_says() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let mut known = std::collections::BTreeMap::new();
    for page in visitor.sitemap().await {
        let html = visitor.get(&page).await.is(200).text();
        let found = other_forms(&html);
        let call = page.starts_with("/es/convocatorias/") || page.starts_with("/en/calls/");
        assert!(!call || found.len() == 3, "{page} names {found:?}");
        for (kind, to) in found {
            known.entry(to).or_insert(kind);
        }
    }
    assert!(known.len() > 200, "{}", known.len());
    for (to, kind) in known {
        let answer = visitor.get(&to).await.is(200);
        assert!(answer.header("content-type").starts_with(&kind), "{to} is {}", answer.header("content-type"));
    }
}
