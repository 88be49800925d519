//! For search engines: `/sitemap.xml` with every public page in both languages, and `/robots.txt`.

use super::{
    address::{Page, Route},
    lang::{LANGS, Lang, LangExt},
};
use crate::{
    app::App,
    associations,
    calls::{
        addresses::Addresses,
        facts::{Subject, SubjectKind},
        live,
        model::Call,
        record::{Record, View},
        store::terms_of,
        terms::LineTerms,
    },
    clock::{Now, stamp},
    error::{Error, Result},
    guides::model::shipped,
    ids::{InstitutionId, LineId},
    office,
    record::{
        cite::thing::{of_call, of_commitment, of_fact, of_institution},
        tally::Place,
        touched::{Touch, Touched},
    },
    review,
};
use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// Pages in one file; each stands in it twice, once a language. The protocol takes 50,000 addresses and 50 MB a file.
const PAGES: usize = 20_000;

/// Below these nothing is for search engines: it is somebody's own. Citations are open, since programs that keep references fetch them,
/// and say themselves that they are nobody's search result.
const CLOSED: [Route; 6] = [Route::Desk, Route::SignIn, Route::StewardDesk, Route::Office, Route::Suggestions, Route::Invitation];

pub fn routes() -> Router<App> {
    Router::new().route("/robots.txt", get(robots)).route("/sitemap.xml", get(whole)).route("/sitemaps/{file}", get(part))
}

/// The first two segments of a pattern: `/es/mi`.
fn root(pattern: &str) -> String {
    pattern.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// Whether an address is closed to search engines.
pub fn is_closed(path: &str) -> bool {
    closed().any(|closed| path == closed || path.starts_with(&format!("{closed}/")))
}

fn closed() -> impl Iterator<Item = String> {
    CLOSED.into_iter().flat_map(|route| LANGS.map(|lang| root(route.pattern(lang))))
}

async fn robots(State(app): State<App>) -> Response {
    let mut text = "User-agent: *\n".to_owned();
    if app.config.demo {
        // What a demonstration shows is invented.
        text += "Disallow: /\n";
    } else {
        closed().for_each(|path| text += &format!("Disallow: {path}\n"));
        text += &format!("\nSitemap: {}/sitemap.xml\n", app.config.base_url());
    }
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// A page in both languages, and when an entry last touched it; not known for texts of the program.
#[derive(Clone, Debug)]
struct Listed {
    es: String,
    en: String,
    touched: Option<Now>,
}

impl Listed {
    fn new(page: &Page, touched: Option<Now>) -> Self {
        Self { es: page.path(Lang::es), en: page.path(Lang::en), touched }
    }
}

/// Every public page that is no view of another.
async fn listed(app: &App) -> Result<Vec<Listed>> {
    if app.config.demo {
        return Err(Error::NotFound);
    }
    let (record, touched, addresses) = (live::record(app).await?, Touched::of(app).await?, Addresses::of(app).await?);
    let received = Received::of(app, &record).await?;
    let mut all = plain(&touched);
    let of_record = of_record(&record, &touched, &received, app.clock.now());
    all.extend(of_record.into_iter().map(|(page, touch)| Listed::new(&addresses.page(page), touch)));
    all.extend(
        record.facts().iter().map(|fact| Listed::new(&Page::Fact { fact: fact.id.to_string() }, Some(of_fact(&record, fact)))),
    );
    all.extend(
        touched.of_kind("evidence").map(|(id, touch)| Listed::new(&Page::Evidence { evidence: id.to_owned() }, Some(touch.at))),
    );
    for association in associations::store::public(app.db.read()).await? {
        all.push(Listed::new(&Page::AssociationPublic { association: association.id.to_string() }, None));
    }
    Ok(all)
}

/// Pages whose address names nothing. New ones are listed by themselves.
fn plain(touched: &Touched) -> Vec<Listed> {
    let newest = touched.newest().map(|touch| touch.at);
    let of_the_program = [Route::About, Route::Reading, Route::Privacy];
    let is_plain = |route: &&Route| !route.pattern(Lang::es).contains('{') && !is_closed(route.pattern(Lang::es));
    let page = |route: &Route| Listed {
        es: route.pattern(Lang::es).to_owned(),
        en: route.pattern(Lang::en).to_owned(),
        touched: newest.filter(|_| !of_the_program.contains(route)),
    };
    Route::ALL.iter().filter(is_plain).map(page).collect()
}

/// What decides which pages a line that is received here has, and its institution.
struct Received {
    terms: BTreeMap<LineId, LineTerms>,
    resolved: BTreeSet<LineId>,
    designated: Vec<InstitutionId>,
}

impl Received {
    async fn of(app: &App, record: &Record) -> Result<Self> {
        Ok(Self {
            terms: terms_of(&app.db, &record.lines().keys().collect()).await?,
            resolved: review::store::resolved_lines(&app.db).await?,
            designated: office::store::designated(&app.db).await?,
        })
    }

    /// A call's page and those of its lines.
    fn pages_of(&self, view: &View<'_>, call: &Call, now: Now) -> Vec<Page> {
        let slug = || call.id.to_string();
        let mut all = vec![Page::Call { slug: slug() }];
        for id in view.record.lines_of(&call.id).map(|line| &line.id) {
            let (terms, line) = (self.terms.get(id), || id.to_string());
            let asks = terms.is_some_and(|terms| !terms.eligibility.is_empty());
            let has = [
                (call.received_here, Page::LineQuestions { slug: slug(), line: line() }),
                (call.received_here && asks, Page::LineEligibility { slug: slug(), line: line() }),
                (call.received_here && terms.is_some(), Page::LineBlankForm { slug: slug(), line: line() }),
                (self.resolved.contains(id), Page::LineResults { slug: slug(), line: line() }),
                (view.term_of(&Subject::line(id), now).is_some(), Page::LineTerm { slug: slug(), line: line() }),
            ];
            all.extend(has.into_iter().filter(|(has, _)| *has).map(|(_, page)| page));
        }
        all
    }
}

fn of_record(record: &Record, touched: &Touched, received: &Received, now: Now) -> Vec<(Page, Option<Now>)> {
    let at = |touch: Option<Touch>| touch.map(|touch| touch.at);
    let view = record.as_of(None, None);
    let mut all = Vec::new();
    for call in record.calls().values() {
        let last = at(of_call(record, touched, call));
        all.extend(received.pages_of(&view, call, now).into_iter().map(|page| (page, last)));
    }
    for id in record.institutions.keys() {
        let last = at(of_institution(record, touched, id));
        all.push((Page::Institution { slug: id.to_string() }, last));
        if received.designated.contains(id) || record.jurisdiction_of(id).is_some() {
            all.push((Page::InstitutionDays { slug: id.to_string() }, last));
        }
    }
    for id in record.periods.keys() {
        all.push((Page::ElectoralPeriod { slug: id.to_string() }, at(touched.last([("electoral_period", id.as_str())]))));
    }
    for one in record.programmes.values() {
        all.push((Page::Programme { slug: one.id.to_string() }, at(touched.last([("programme", one.id.as_str())]))));
    }
    for id in record.templates.keys() {
        all.push((Page::RecurringCall { template: id.to_string() }, at(touched.last([("template", id.as_str())]))));
    }
    // Of a year or a place anything may have changed.
    let newest = at(touched.newest());
    let years: BTreeSet<i32> = record.calls().values().filter_map(|call| call.fiscal_year).collect();
    all.extend(years.into_iter().map(|year| (Page::Year { year: year.to_string() }, newest)));
    all.extend(Place::ALL.map(|place| (Page::Place { place: place.name().to_owned() }, newest)));
    for one in record.commitments.values() {
        let last = at(of_commitment(touched, one));
        all.push((Page::Commitment { slug: one.id.to_string() }, last));
        if view.term_of(&Subject::new(SubjectKind::Commitment, &one.id), now).is_some() {
            all.push((Page::CommitmentTerm { slug: one.id.to_string() }, last));
        }
    }
    all.extend(shipped().guides.iter().map(|guide| (Page::Guide { guide: guide.id.clone() }, newest)));
    all
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// All pages or, where they are too many for one file, the list of the files.
async fn whole(State(app): State<App>) -> Result<Response> {
    let (all, base) = (listed(&app).await?, app.config.base_url());
    if all.len() <= PAGES {
        return Ok(xml(addresses(&all, &base)));
    }
    let mut text = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (place, pages) in all.chunks(PAGES).enumerate() {
        let newest = pages.iter().filter_map(|page| page.touched).max();
        let _ = writeln!(
            text,
            "<sitemap><loc>{}</loc>{}</sitemap>",
            escaped(&format!("{base}/sitemaps/{}.xml", place + 1)),
            last(newest)
        );
    }
    text += "</sitemapindex>\n";
    Ok(xml(text))
}

/// One of several files, counted from 1.
async fn part(State(app): State<App>, Path(file): Path<String>) -> Result<Response> {
    let number: Option<usize> = file.strip_suffix(".xml").and_then(|number| number.parse().ok());
    let place = number.and_then(|number| number.checked_sub(1)).ok_or(Error::NotFound)?;
    let all = listed(&app).await?;
    let pages = all.chunks(PAGES).nth(place).filter(|_| all.len() > PAGES).ok_or(Error::NotFound)?;
    Ok(xml(addresses(pages, &app.config.base_url())))
}

fn addresses(pages: &[Listed], base: &str) -> String {
    let mut text = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for page in pages {
        let own = |lang: Lang| escaped(&format!("{base}{}", lang.pick(&page.es, &page.en)));
        for lang in LANGS {
            let _ = write!(text, "<url><loc>{}</loc>{}", own(lang), last(page.touched));
            for other in LANGS {
                let _ = write!(text, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", other.code(), own(other));
            }
            let _ = writeln!(text, "</url>");
        }
    }
    text += "</urlset>\n";
    text
}

fn last(touched: Option<Now>) -> String {
    touched.map_or_else(String::new, |at| format!("<lastmod>{}</lastmod>", stamp(at)))
}

fn escaped(address: &str) -> String {
    html_escape::encode_double_quoted_attribute(address).into_owned()
}

fn xml(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}
