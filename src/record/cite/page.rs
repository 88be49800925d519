//! The page that says how to cite something, the same as files, and the part of a page that leads there.

use super::{
    bibtex, csl,
    model::{Citation, one_line},
    styles::{self, Styled},
    thing::Thing,
};
use crate::{
    calls::{
        addresses::Addresses,
        dates::{Zone, local_day},
    },
    error::{Error, Result},
    i18n::td_string,
    ledger::newest_public,
    record::query::{self, Asked},
    web::{
        address::Page,
        counts, download,
        lang::Lang,
        parts::{Paper, Step, keep, trail},
        shell::{Head, Link},
        visit::Visit,
    },
};
use axum::{extract::Path, http::HeaderValue, response::Response};
use leptos::prelude::*;

/// What is cited and how: for the page and for its files.
struct Found {
    thing: Thing,
    /// The address of what is cited, with the days asked about.
    path: String,
    citation: Citation,
    asked: Asked,
    /// The address that will show what is shown today, and its citation; where no day was asked about.
    fixed: Option<(String, String)>,
}

async fn find(visit: &Visit, kind: &str, id: &str) -> Result<Found> {
    let (record, asked) = query::asked(visit).await?;
    let thing = Thing::parse(kind, id).ok_or(Error::NotFound)?.of_name(&*Addresses::of(&visit.app).await?);
    let asked = if thing.has_days() { asked.days_only() } else { Asked::default() };
    let cited = thing.cited(&visit.app, &record, visit.lang).await?.ok_or(Error::NotFound)?;
    let anchor = cited.anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
    let path = format!("{}{}{anchor}", cited.page.path(visit.lang), asked.to_query());
    let day = |at| local_day(at, Zone::MEXICO_CITY);
    let citation = Citation {
        lang: visit.lang,
        key: key(&thing),
        title: one_line(&cited.title),
        url: format!("{}{path}", visit.app.config.base_url()),
        // What was recorded later is no date of what was known before.
        changed: cited.changed.map(day).filter(|day| asked.known_on.is_none_or(|known| *day <= known)),
        accessed: day(visit.now),
        head: newest_public(&visit.app.db).await?,
        as_of: asked.as_of,
        known_on: asked.known_on,
        is_daily: thing.counts_days() && asked.as_of.is_none(),
    };
    let fixed = (thing.has_days() && asked == Asked::default()).then(|| {
        let days = Asked { as_of: Some(citation.accessed), known_on: Some(citation.accessed), ..Asked::default() };
        let page = format!("{}{}{anchor}", cited.page.path(visit.lang), days.to_query());
        (format!("{}{page}", visit.app.config.base_url()), days.at(&thing.citation().path(visit.lang)))
    });
    Ok(Found { thing, path, citation, asked, fixed })
}

/// Letters, digits and dashes alone: every program for bibliographies takes them.
fn key(thing: &Thing) -> String {
    let id: String = thing.id().chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
    format!("acuse-{}-{id}", thing.kind())
}

pub async fn show(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Result<Response> {
    let found = find(&visit, &kind, &id).await?;
    let (lang, citation) = (visit.lang, &found.citation);
    let title = td_string!(lang, cite.title, title = citation.title.clone()).to_string();
    let file = |format: Format| format!("{}{}", file(&found.thing, format).path(lang), found.asked.to_query());
    let link = |format: Format| Link::alternate(format.bare_type(), file(format), format.name());
    // Open to programs, and no result of a search: what is cited is.
    let head = Head { private: true, ..Head::new(title.clone()) }
        .description(styles::chicago(citation).plain())
        .link(link(Format::BibTex))
        .link(link(Format::Csl));
    Ok(visit.page(head, || {
        view! {
            {trail(lang, vec![Step { title: citation.title.clone(), to: found.path.clone(), lang: None }], title.clone(), None)}
            <h1>{title}</h1>
            <h2>"APA"</h2>
            {quoted(&styles::apa(citation))}
            <h2>"Chicago"</h2>
            {quoted(&styles::chicago(citation))}
            <h2>"BibTeX"</h2>
            <pre class="citation" tabindex="0" role="group" aria-label="BibTeX"><code>{bibtex::entry(citation)}</code></pre>
            <h2>{td_string!(lang, cite.files)}</h2>
            <ul>
                <li><a href=file(Format::BibTex) download>"BibTeX (.bib)"</a></li>
                <li><a href=file(Format::Csl) download>"CSL-JSON (.json)"</a></li>
            </ul>
            {state(lang, citation, found.fixed.as_ref())}
        }
    }))
}

fn quoted(styled: &Styled) -> AnyView {
    view! { <p class="citation">{styled.before.clone()}<em>{styled.italics.clone()}</em>{styled.after.clone()}</p> }.into_any()
}

/// What a reader needs to find the same state again.
fn state(lang: Lang, citation: &Citation, fixed: Option<&(String, String)>) -> AnyView {
    let head = citation.head.as_ref().map(|head| {
        let says = td_string!(lang, cite.state_log, entries = counts::entries(lang, head.entries)).to_string();
        view! { <p>{says} " " <code class="hash">{head.leaf.clone()}</code></p> }
    });
    let fixed = fixed.cloned().map(|(address, citation)| {
        view! {
            <p>{td_string!(lang, cite.fixed)} " " <a href=address>{address.clone()}</a></p>
            <p><a href=citation>{td_string!(lang, cite.fixed_citation)}</a></p>
        }
    });
    view! {
        <h2>{td_string!(lang, cite.state_title)}</h2>
        <p>{td_string!(lang, cite.state_explain)}</p>
        {head}
        <p><a href=citation.url.clone()>{citation.url.clone()}</a></p>
        {fixed}
    }
    .into_any()
}

/// The forms that a citation is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    BibTex,
    Csl,
}

impl Format {
    fn parse(name: &str) -> Option<Self> {
        [Self::BibTex, Self::Csl].into_iter().find(|format| format.segment() == name)
    }

    fn segment(self) -> &'static str {
        match self {
            Self::BibTex => "bibtex",
            Self::Csl => "csl-json",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Csl => "CSL-JSON",
        }
    }

    fn bare_type(self) -> &'static str {
        match self {
            Self::BibTex => "application/x-bibtex",
            Self::Csl => csl::MEDIA_TYPE,
        }
    }
}

fn file(thing: &Thing, format: Format) -> Page {
    Page::CitationFile { kind: thing.kind().to_owned(), id: thing.id().to_owned(), format: format.segment().to_owned() }
}

pub async fn show_file(visit: Visit, Path((kind, id, format)): Path<(String, String, String)>) -> Result<Response> {
    let format = Format::parse(&format).ok_or(Error::NotFound)?;
    let citation = find(&visit, &kind, &id).await?.citation;
    let mut response = match format {
        Format::BibTex => download::attachment(&format!("{}.bib", citation.key), bibtex::MEDIA_TYPE, bibtex::entry(&citation)),
        Format::Csl => {
            let items = serde_json::to_vec_pretty(&csl::items(&citation))?;
            download::attachment(&format!("{}.json", citation.key), csl::MEDIA_TYPE, items)
        }
    };
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    Ok(response)
}

/// The end of a page that can be cited, with the days asked about.
pub fn section(visit: &Visit, title: &str, thing: &Thing, page: &Page, asked: &Asked) -> AnyView {
    let paper = if matches!(thing, Thing::Case | Thing::Year(_)) { Paper::Whole } else { Paper::Sheet };
    keep(visit, title, &page.path(visit.lang), &thing.citation(), &asked.days_only().to_query(), paper)
}
