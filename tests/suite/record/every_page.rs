//! Every public page of the record, in both languages: true status, language, title, the other language, one heading, no script.

use crate::support::World;
use acuse::{
    calls::live,
    guides,
    web::{
        address::Page,
        lang::{LANGS, Lang, LangExt},
    },
};

/// Every page of the record, those of each institution, period and call among them.
async fn pages(world: &World) -> Vec<Page> {
    let record = live::record(&world.app).await.unwrap();
    let mut pages = vec![
        Page::Home,
        Page::Calls,
        Page::Search,
        Page::OpenNow,
        Page::SuspendedNow,
        Page::ChecksDue,
        Page::PromisedDates,
        Page::Programmes,
        Page::Years,
        Page::Places,
        Page::CompareInstitutions,
        Page::CompareYears,
        Page::Commitments,
        Page::Institutions,
        Page::ElectoralPeriods,
        Page::RecurringCalls,
        Page::LegalBases,
        Page::Glossary,
        Page::About,
        Page::Reading,
        Page::Data,
        Page::Privacy,
        Page::ReceiptLookup,
        Page::Case,
        Page::Api,
        Page::Associations,
        Page::Guides,
        Page::Identifiers,
    ];
    pages.extend(guides::model::shipped().guides.iter().map(|guide| Page::Guide { guide: guide.id.clone() }));
    pages.extend(record.commitments.keys().map(|id| Page::Commitment { slug: id.to_string() }));
    pages.extend(record.programmes.keys().map(|id| Page::Programme { slug: id.to_string() }));
    let years: std::collections::BTreeSet<i32> = record.calls().values().filter_map(|call| call.fiscal_year).collect();
    pages.extend(years.into_iter().map(|year| Page::Year { year: year.to_string() }));
    pages.extend(["cdmx", "mexico", "chicago", "illinois"].map(|place| Page::Place { place: place.to_owned() }));
    pages.extend(record.institutions.keys().map(|id| Page::Institution { slug: id.to_string() }));
    let with_days = record.institutions.keys().filter(|id| record.jurisdiction_of(id).is_some());
    pages.extend(with_days.map(|id| Page::InstitutionDays { slug: id.to_string() }));
    pages.extend(record.periods.keys().map(|id| Page::ElectoralPeriod { slug: id.to_string() }));
    pages.extend(record.templates.keys().map(|id| Page::RecurringCall { template: id.to_string() }));
    pages.extend(record.calls().keys().map(|id| Page::Call { slug: id.to_string() }));
    pages.extend(record.facts().iter().map(|fact| Page::Fact { fact: fact.id.to_string() }));
    pages
}

#[tokio::test]
async fn every_page_of_the_record_exists_in_both_languages() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for page in pages(&world).await {
        for lang in LANGS {
            let path = page.path(lang);
            let html = visitor.get(&path).await.is(200).runs_no_script().text();
            let says = |words: &str| assert!(html.contains(words), "{path} lacks {words}");
            says(&format!("<html lang=\"{}\"", lang.code()));
            says(" · Acuse</title>");
            for other in LANGS {
                says(&format!("hreflang=\"{}\" href=\"http://127.0.0.1:3000{}\"", other.code(), page.path(other)));
            }
            assert_eq!(html.matches("<h1").count(), 1, "{path}: headings of the first level");
            says(&format!("<link rel=\"canonical\" href=\"http://127.0.0.1:3000{path}\""));
            says("hreflang=\"x-default\" href=\"http://127.0.0.1:3000/");
            for never in ["style=\"", "<!>", "please", "Lo sentimos", "corrupt", "ilegal"] {
                assert!(!html.contains(never), "{path} holds {never}");
            }
        }
    }
}

#[tokio::test]
async fn ids_are_unique_on_each_page_and_links_within_the_site_lead_somewhere() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let id = regex::Regex::new(r#" id="([^"]+)""#).unwrap();
    let link = regex::Regex::new(r#"href="(/(?:es|en)[^"]*)""#).unwrap();
    let mut known = std::collections::BTreeMap::new();
    for page in pages(&world).await {
        let path = page.path(Lang::es);
        let html = visitor.get(&path).await.is(200).text();
        let mut ids: Vec<String> = id.captures_iter(&html).map(|c| c[1].to_owned()).collect();
        let links: Vec<String> = link.captures_iter(&html).map(|c| c[1].to_owned()).collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}: an id appears twice");
        known.insert(path, (ids, links));
    }
    let anchors = |path: &str| known.get(path).map(|(ids, _)| ids);
    for (path, (_, links)) in &known {
        for to in links {
            let (page, anchor) = to.split_once('#').unwrap_or((to.as_str(), ""));
            let page = page.split('?').next().unwrap_or(page);
            if let Some(ids) = anchors(page) {
                assert!(anchor.is_empty() || ids.iter().any(|id| id == anchor), "{path} links to {to}, where nothing is");
            } else if [
                "/es/instituciones/",
                "/es/elecciones/",
                "/es/compromisos/",
                "/es/programas/",
                "/es/ejercicios/",
                "/es/lugares/",
            ]
            .iter()
            .any(|root| page.starts_with(root))
            {
                panic!("{path} links to {to}, which is not a page");
            }
        }
    }
}

#[tokio::test]
async fn notes_of_the_compilers_read_in_the_language_of_the_page() {
    let world = World::with_record().await;
    let sederec = world.visitor().get("/es/instituciones/sederec").await.is(200).text();
    assert!(sederec.contains("<p>Creada en 2007 (La Jornada)"), "in Spanish on a Spanish page");
    let sederec = world.visitor().get("/en/institutions/sederec").await.is(200).text();
    assert!(sederec.contains("<p>Created in 2007 (La Jornada)"), "in English on an English page");
}

#[tokio::test]
async fn each_legal_text_has_an_anchor_and_says_what_it_does_not_say() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/fundamentos").await.is(200);
    let page = page.says("id=\"cpeum-41-iii-c\"").says("Qué no dice").says("por verificar");
    let record = live::record(&world.app).await.unwrap();
    for id in record.legal_bases.keys() {
        assert!(page.text().contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[tokio::test]
async fn the_about_page_leads_to_the_rules_in_words_and_cites_the_founding_document() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/acerca").await.is(200).says("Alejo").says("Cómo se lee el registro").says("id=\"corregir\"");
    visitor.get("/en/about").await.is(200).says("Alejo").says("/en/how-to-read").says("id=\"corregir\"");
}

#[tokio::test]
async fn the_privacy_notice_says_what_is_never_asked_and_names_no_institution() {
    let nobody = World::new().await;
    nobody.visitor().get("/es/aviso-de-privacidad").await.says("todavía no dice quién responde por ella");
    let world = World::with(|config| {
        config.mail_from = "Acuse <responsable@ejemplo.org>".into();
        config.contact = "Red de Clubes, Calle 1".into();
    })
    .await;
    let visitor = world.visitor();
    let notice = visitor.get("/es/aviso-de-privacidad").await.is(200).says("situación migratoria").says("ARCO");
    notice.says("\"mailto:responsable@ejemplo.org\"").says("Red de Clubes, Calle 1").never_says("todavía no dice");
    visitor.get("/en/privacy").await.is(200).says("migration status").says("ARCO");
}

#[tokio::test]
async fn the_privacy_notice_promises_only_what_is_done() {
    let world = World::new().await;
    let notice = world.visitor().get("/es/aviso-de-privacidad").await.is(200).never_says("se acepta al presentar");
    let notice = notice.never_says("desde que se presenta, no antes").never_says("el plazo que fije el acto de designación");
    notice.says("no abre su contenido antes del cierre").says("sin el nombre de la asociación").says("la asociación los borra");
    let notice = world.visitor().get("/en/privacy").await.is(200).never_says("it is accepted on filing");
    notice.says("opens none of its content before reception closes").says("until they are filed or the association deletes them");
}

#[tokio::test]
async fn a_name_in_another_language_than_its_page_says_which() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (page, marked) in [
        ("/es/instituciones/idhs", "<h1 lang=\"en\">Illinois Department of Human Services"),
        ("/es/instituciones", "lang=\"en\">DFSS, Chicago Department of Family and Support Services"),
        ("/es/programas/chi-legal-fund", "<h1 lang=\"en\">Chicago Legal Protection Fund"),
        ("/es/convocatorias/idhs-fy19-wc", "<h1 lang=\"en\">Welcoming Center Program"),
        ("/es/convocatorias/idhs-fy19-wc", "lang=\"en\">Illinois Department of Human Services"),
        ("/es/hechos/idhs-fy19-wc--published", "lang=\"en\">Welcoming Center Program"),
        ("/en/facts/sederec-2018-mujer--paid", "lang=\"es\">Impulso a la Mujer"),
    ] {
        visitor.get(page).await.is(200).says(marked);
    }
    visitor.get("/en/institutions/idhs").await.is(200).says("<h1>Illinois Department of Human Services");
    visitor.get("/es/instituciones/sederec").await.is(200).never_says("<h1 lang");
}
