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
        "/es/compromisos",
        "/es/compromisos?kind=agreement",
        "/es/elecciones?counted=yes",
        "/es/instituciones?with_calls=no",
        "/es/convocatorias?city=cdmx",
        "/es/convocatorias?standing=unknown&year=2018",
        "/es/convocatorias/sederec-2018-asociaciones",
        "/es/convocatorias/pcs-2018-yuc",
        "/es/convocatorias/ime-becas-2022",
        "/es/el-caso-de-2018",
        "/es/convocatorias-recurrentes",
        "/en",
        "/en/calls/sederec-2018-asociaciones",
        "/en/the-2018-case",
        "/en/promised-dates",
        "/en/elections",
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
    // A choice that is made leads to the rows without it.
    let choice = Regex::new(r##"<li><a href="([^"#]+)">[^<]*\(([\d,]+)\)</a></li>"##).expect("a pattern");
    [plain, stamped, tabbed, choice]
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

/// What can be counted, as pages call it.
const COUNTED: &str = "(?:líneas?|convocatorias?|compromisos?|procesos?|instituciones|programas?|ediciones|hechos|suspensiones|\
                       votaciones|asociaciones|lines?|calls?|commitments?|process(?:es)?|institutions?|programmes?|editions?|facts?|\
                       suspensions?|votes|associations?)";

/// What is read on a page outside its links. Left out are drawings, whose figures stand in the table beside them, examples of code, and
/// quotations.
fn outside_links(html: &str) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main part").0;
    let gone = Regex::new(r"(?s)<svg\b.*?</svg>|<pre\b.*?</pre>|<code\b.*?</code>|<q\b.*?</q>").expect("a pattern");
    let link = Regex::new(r"(?s)<a\b[^>]*>.*?</a>").expect("a pattern");
    let inline = Regex::new(r"</?(?:b|i|em|span|mark|strong|small|abbr)\b[^>]*>").expect("a pattern");
    let tag = Regex::new(r"<[^>]*>").expect("a pattern");
    let text = gone.replace_all(main, "\n");
    let text = link.replace_all(&text, "\u{2039}\u{203a}");
    let text = inline.replace_all(&text, "");
    tag.replace_all(&text, "\n").into_owned()
}

/// Figures that lead nowhere: so many of something, so many of so many, something: so many. A year is no figure, nor are a date and the
/// days since one, nor the number of an issue of a gazette.
fn that_lead_nowhere(text: &str) -> Vec<String> {
    let many =
        Regex::new(&format!(r"(?:^|[^\w.,/-])(\d[\d,]*)\s+(?:(?:otras|otros|other|public)\s+)?{COUNTED}\b")).expect("a pattern");
    let of = r"(?:^|[^\w.,/-])(\d{1,3}|\u{2039}\u{203a}) (?:de|of) (?:las |los |the )?(?:otras |otros |other )?(\d{1,3}|\u{2039}\u{203a})\b";
    let of = Regex::new(of).expect("a pattern");
    let named =
        Regex::new(&format!(r"(?i){COUNTED}\b[^.:;\d\u{{2039}}]{{0,40}}:\s*(\d[\d,]*)(?:\s+(?:de )?(\w+))?")).expect("a pattern");
    let is_year = |number: &str| number.parse::<u32>().is_ok_and(|n| (1900..2200).contains(&n));
    let is_time = |word: &str| {
        let words = "ene feb mar abr may jun jul ago sep oct nov dic jan apr aug dec día day";
        words.split(' ').any(|one| word.to_lowercase().starts_with(one))
    };
    let mut found = Vec::new();
    for line in text.lines() {
        found.extend(many.captures_iter(line).filter(|c| !is_year(&c[1])).map(|c| c[0].to_owned()));
        let issue = |c: &regex::Captures<'_>| line[..c.get(1).map_or(0, |at| at.start())].trim_end().ends_with("No.");
        let plain = |c: &regex::Captures<'_>| c[1].starts_with(char::is_numeric) || c[2].starts_with(char::is_numeric);
        found.extend(of.captures_iter(line).filter(|c| plain(c) && !issue(c)).map(|c| c[0].to_owned()));
        let date = |c: &regex::Captures<'_>| c.get(2).is_some_and(|word| is_time(word.as_str()));
        found.extend(named.captures_iter(line).filter(|c| !is_year(&c[1]) && !date(c)).map(|c| c[0].to_owned()));
    }
    found
}

#[test]
fn a_figure_that_leads_nowhere_is_seen() {
    let page = |text: &str| that_lead_nowhere(&outside_links(&format!("<main>{text}</main>")));
    for plain in [
        "<p>En 25 de 26 líneas no consta.</p>",
        "<p>De otras 6 convocatorias</p>",
        "<p><b class=\"fig\">9</b> compromisos</p>",
        "<p><a href=\"/es\">3</a> de 7</p>",
        "<p>0 of the other 6; for 3</p>",
        "<p>Suspended lines: 0.</p>",
        "<p>1,204 facts</p>",
    ] {
        assert!(!page(plain).is_empty(), "{plain}");
    }
    for none in [
        "<p><a href=\"/es\">3</a> de <a href=\"/es\">7</a> líneas</p>",
        "<p>SEDEREC's 2018 call</p>",
        "<p>No. 252 of 31 Jan 2018</p>",
        "<p>Convocatoria: 25 de julio de 2018</p>",
        "<p>The line stands as unresolved: 3,065 days have passed.</p>",
        "<svg><text>13 líneas</text></svg>",
        "<p>a más tardar el 25 de julio</p>",
    ] {
        assert_eq!(page(none), Vec::<String>::new(), "{none}");
    }
}

#[tokio::test]
async fn no_page_has_a_figure_that_leads_nowhere() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let mut pages = visitor.sitemap().await;
    assert!(pages.len() > 500, "{}", pages.len());
    pages.extend(boards());
    let mut found = Vec::new();
    for path in pages {
        let text = outside_links(&visitor.get(&path).await.is(200).text());
        found.extend(that_lead_nowhere(&text).into_iter().map(|figure| format!("{path}: {figure}")));
    }
    assert_eq!(found, Vec::<String>::new());
}

/// The answers to filters of a page: whether each is chosen, where it leads and its number.
fn chips(html: &str) -> Vec<(bool, String, usize)> {
    let chip = Regex::new(r#"<li><a href="([^"]+)"( aria-current="true")?>[^<]* \((\d+)\)</a></li>"#).expect("a pattern");
    chip.captures_iter(html).map(|c| (c.get(2).is_some(), c[1].replace("&amp;", "&"), c[3].parse().expect("a number"))).collect()
}

#[tokio::test]
async fn every_answer_of_a_filter_has_the_number_of_its_rows_while_the_other_filters_stay() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let boards = [
        "/es/convocatorias",
        "/es/convocatorias?open_to=associations",
        "/es/convocatorias?year=2018",
        "/es/convocatorias?standing=unknown&city=cdmx",
        "/es/convocatorias?check=never&institution=sederec&as_of=2018-06-15",
        "/es/por-consultar?check=never",
        "/es/compromisos",
        "/es/compromisos?institution=sederec",
    ];
    for board in boards {
        let html = visitor.get(board).await.is(200).text();
        let found = chips(&html);
        assert!(!found.is_empty(), "{board} has no chips");
        for (chosen, to, n) in found {
            let shown = if chosen { board } else { to.as_str() };
            assert_eq!(rows(&visitor, shown).await, n, "{board} says {n} of {shown}");
        }
    }
    let of_associations = visitor.get("/es/convocatorias?open_to=associations").await.is(200).text();
    assert!(!of_associations.contains("Resuelta, según se informa ("), "none of them is");
}
