//! Every figure is a link to its rows, and there are as many of them as it says.

use crate::support::{Visitor, World};
use regex::Regex;
use std::collections::BTreeMap;

/// Every board, list and page with figures, in one language.
fn boards() -> Vec<String> {
    let plain = [
        "/es",
        "/es/convocatorias",
        "/es/abiertas",
        "/es/suspendidas",
        "/es/por-consultar",
        "/es/fechas-prometidas",
        "/es/programas",
        "/es/ejercicios",
        "/es/lugares",
        "/es/instituciones",
        "/es/elecciones",
        "/es/instituciones/sederec",
        "/es/instituciones/idhs",
        "/es/programas/pcs",
        "/es/programas/mujer-huesped",
        "/es/ejercicios/2018",
        "/es/ejercicios/2015",
        "/es/ejercicios/2024",
        "/es/lugares/cdmx",
        "/es/lugares/chicago",
        "/es/elecciones/mx-2018-fed",
        "/es/elecciones/cdmx-2018-jg",
        "/es/comparar/instituciones?a=sederec&b=sibiso",
        "/es/comparar/ejercicios?a=2017&b=2018",
    ];
    let then = ["/es", "/es/ejercicios", "/es/comparar/ejercicios?a=2017&b=2018"];
    let then = then.map(|path| format!("{path}{}as_of=2018-06-15", if path.contains('?') { '&' } else { '?' }));
    plain.map(str::to_owned).into_iter().chain(then).collect()
}

/// Figures of a page, each with where it leads.
fn figures(html: &str) -> Vec<(String, usize)> {
    let plain = Regex::new(r#"<a href="([^"]+)" class="fig">([\d,]+)"#).expect("a pattern");
    let stamped = Regex::new(r#"<a href="([^"]+)"><b class="fig">([\d,]+)"#).expect("a pattern");
    let tabbed = Regex::new(r#"<a href="([^"]+)"[^>]*>[^<]*<span class="fig">([\d,]+)"#).expect("a pattern");
    [plain, stamped, tabbed]
        .iter()
        .flat_map(|pattern| pattern.captures_iter(html))
        .map(|c| (c[1].replace("&amp;", "&"), c[2].replace(',', "").parse().expect("a number")))
        .collect()
}

/// The rows that count on a page, or in the section that an address names.
async fn rows(visitor: &Visitor, to: &str) -> usize {
    let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
    let html = visitor.get(path).await.is(200).text();
    let part = if anchor.is_empty() {
        html.as_str()
    } else {
        let from = html.find(&format!("id=\"{anchor}\"")).unwrap_or_else(|| panic!("{path} has no {anchor}"));
        html[from..].split("</section>").next().unwrap_or_default()
    };
    part.matches("<tr role=\"row\" class=\"counted\"").count() + part.matches("<li class=\"counted\"").count()
}

#[tokio::test]
async fn every_figure_is_the_number_of_the_rows_that_it_leads_to() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut walked = 0;
    for path in boards() {
        let html = visitor.get(&path).await.is(200).text();
        let found = figures(&html);
        for (to, figure) in found {
            let to = if to.starts_with('#') { format!("{path}{to}") } else { to };
            if !known.contains_key(&to) {
                known.insert(to.clone(), rows(&visitor, &to).await);
            }
            assert_eq!(known[&to], figure, "{path} says {figure} and leads to {to}");
            walked += 1;
        }
    }
    assert!(walked > 300, "only {walked} figures");
}

#[tokio::test]
async fn a_page_of_figures_has_some_and_the_day_goes_along() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/es", "/es/ejercicios", "/es/lugares", "/es/programas", "/es/instituciones/sederec", "/es/elecciones"] {
        let html = visitor.get(&format!("{path}?as_of=2018-06-15")).await.is(200).text();
        let found = figures(&html);
        assert!(found.len() > 3, "{path} has {} figures", found.len());
        assert!(found.iter().all(|(to, _)| to.contains("as_of=2018-06-15")), "{path}: a figure forgets the day");
    }
}
