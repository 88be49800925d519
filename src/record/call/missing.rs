//! A line without an act that says its outcome is a call to act: what is missing, where one could look, how to send what one finds.

use super::about::gazette;
use crate::{
    calls::{
        bases::{self, About},
        checks::wants_looking,
        model::{Call, Institution, LegalBasis, Line},
        record::View,
        request,
        standing::{Assessment, Kind},
    },
    clock::Now,
    i18n::td_string,
    policy::{Act, may},
    record::{institutions::words as institutions, parts, pieces},
    web::{
        address::Page,
        lang::{Lang, LangExt},
        visit::Visit,
    },
};
use leptos::prelude::*;

/// What the part has in addresses.
fn anchor(line: &Line) -> String {
    format!("falta-{}", line.id)
}

/// Whether there is something that somebody could look for and send.
fn asks(view: &View<'_>, line: &Line, now: Now) -> Option<Assessment> {
    view.standing(&line.id, now).filter(|assessed| wants_looking(assessed.kind()) || is_reported(assessed.kind()))
}

/// The way from the stamp to what is missing, which on a telephone is far below; nothing where nothing is.
pub fn jump(lang: Lang, view: &View<'_>, line: &Line, now: Now) -> Option<AnyView> {
    let href = format!("#{}", anchor(line));
    asks(view, line, now).map(|_| view! { <p class="noprint"><a href=href>{td_string!(lang, missing.jump)}</a></p> }.into_any())
}

/// Nothing where an act says the outcome, or the authority's own dates lie ahead. `only`: the line is the call's only one.
pub fn section(visit: &Visit, view: &View<'_>, call: &Call, line: &Line, only: bool) -> AnyView {
    let (lang, now) = (visit.lang, visit.now);
    let Some(assessed) = asks(view, line, now) else { return ().into_any() };
    let places = places(lang, view, call, now);
    let title = td_string!(lang, missing.title);
    let heading = if only { view! { <h2>{title}</h2> }.into_any() } else { view! { <h3>{title}</h3> }.into_any() };
    let sub = |title: &'static str| {
        if only { view! { <h3>{title}</h3> }.into_any() } else { view! { <h4>{title}</h4> }.into_any() }
    };
    let bases = bases::binding(view, call, About::Access, now);
    let laws: Vec<_> = bases.iter().map(|basis| law(lang, basis)).collect();
    let laws = if laws.is_empty() {
        view! { <li class="nk">{td_string!(lang, missing.no_access_law)}</li> }.into_any()
    } else {
        view! { <li>{td_string!(lang, missing.by_request)} <ul>{laws}</ul></li> }.into_any()
    };
    // One writes to those who answer today, and not on a day that is past.
    let today = view.as_of.is_none() && view.known_on.is_none();
    let to_copy = today.then(|| {
        let text = (request::language(call), request::text(view, call, line, &assessed, now));
        request::to_copy(td_string!(lang, request.title), td_string!(lang, request.lead), text, ().into_any())
    });
    view! {
        <div class="finding missing" id=anchor(line)>
            {heading}
            <p>{td_string!(lang, missing.what, list = request::lacks(lang, &assessed))}</p>
            {sub(td_string!(lang, missing.where_title))}
            <ul><li>{places.gazette}</li><li>{whom(lang, view, call, now)}</li>{laws}</ul>
            {to_copy}
            {sub(td_string!(lang, missing.how_title))}
            {how(visit, view, call, line, &places.searchable)}
        </div>
    }
    .into_any()
}

/// Press or academic work tells an outcome, and the act itself is not on record.
fn is_reported(kind: Kind) -> bool {
    matches!(kind, Kind::ReportedResolved | Kind::ReportedCancelled)
}

struct Places {
    /// Where the call was printed, or that it is not known.
    gazette: String,
    /// Names of places for the form of a search.
    searchable: Vec<String>,
}

fn places(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> Places {
    let printed = call.gazette.as_ref();
    let gazette = match printed {
        // Only Mexican bodies publish in a gazette.
        Some(found) if !call.jurisdiction.is_mexican() => {
            td_string!(lang, missing.notice, notice = gazette(lang, found)).to_string()
        }
        Some(found) if found.number.is_some() => td_string!(lang, missing.gazette, gazette = gazette(lang, found)).to_string(),
        Some(found) => td_string!(lang, missing.gazette_no_number, gazette = gazette(lang, found)).to_string(),
        None => unprinted(lang, call),
    };
    let names = printed.map(|found| found.name.clone());
    let heirs = view.answers_now(call, now).into_iter().map(|one| one.short().to_owned());
    let own = view.record.institution_of(call).map(|one| one.short().to_owned());
    Places { gazette, searchable: names.into_iter().chain(own).chain(heirs).collect() }
}

/// Where a call may have been printed that is not known to have been.
fn unprinted(lang: Lang, call: &Call) -> String {
    let printed = call.publication_date.map(|date| date.calendar_year());
    match (call.jurisdiction.as_str(), call.fiscal_year.or(printed)) {
        (name, Some(year)) if name == "CDMX" || name.starts_with("CDMX:") => {
            td_string!(lang, missing.no_gazette_city, year = year).to_string()
        }
        (_, Some(year)) if call.jurisdiction.is_mexican() => {
            td_string!(lang, missing.no_gazette_federal, year = year).to_string()
        }
        _ => td_string!(lang, missing.no_notice).to_owned(),
    }
}

/// The institution, or those who came after it. Who keeps its papers is another question, and not on record.
fn whom(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> AnyView {
    let named = |one: &Institution| {
        let href = Page::Institution { slug: one.id.to_string() }.path(lang);
        view! { <a href=href lang=institutions::name_lang(lang, one)>{lang.pick(&one.name_es, &one.name_en).clone()}</a> }
    };
    let Some(own) = view.record.institution_of(call) else {
        return view! { {td_string!(lang, missing.institution_unknown)} }.into_any();
    };
    if view.ended(own, now).is_none() {
        return view! { {td_string!(lang, missing.own_institution)} " " {named(own)} "." }.into_any();
    }
    let heirs = view.answers_now(call, now);
    let last = heirs.len().saturating_sub(1);
    let heirs: Vec<_> = heirs
        .into_iter()
        .enumerate()
        .map(|(i, one)| {
            let after = match last - i {
                0 => ".".to_owned(),
                1 => format!(" {}", td_string!(lang, missing.and)),
                _ => ";".to_owned(),
            };
            view! { " " {named(one)} {after} }
        })
        .collect();
    let says = if heirs.is_empty() { td_string!(lang, missing.no_heirs) } else { td_string!(lang, missing.heirs) };
    let which = (last > 0).then(|| view! { " " <span class="nk">{td_string!(lang, record.which_not_known)}</span> });
    view! { {says} {heirs} {which} " " <span class="nk">{td_string!(lang, missing.archive_unknown)}</span> }.into_any()
}

fn law(lang: Lang, basis: &LegalBasis) -> AnyView {
    let href = format!("{}#{}", Page::LegalBases.path(lang), basis.id);
    let verify = basis.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let through = pieces::door(lang, basis).map(|door| view! { ". " {td_string!(lang, missing.through)} " " {door} });
    view! { <li><a href=href>{pieces::law_name(lang, basis)}</a>{verify}{through}</li> }.into_any()
}

/// Whoever may record a search gets its form, with the places to look at; everybody else can tell of what they found.
fn how(visit: &Visit, view: &View<'_>, call: &Call, line: &Line, searchable: &[String]) -> AnyView {
    let lang = visit.lang;
    let levels = format!("{}#niveles", Page::Reading.path(lang));
    let records = may(&visit.actor(), Act::Monitor).is_ok();
    let step = if records {
        let page =
            Page::FactForm { subject_kind: "line".to_owned(), subject: line.id.to_string(), kind: "checked_no_act".to_owned() };
        let places = query(&[("not_searched", &searchable.join("\n"))]);
        let form = format!("{}?{places}", page.path(lang));
        let kinds = Page::FactNew { subject_kind: "line".to_owned(), subject: line.id.to_string() }.path(lang);
        view! {
            <p><a href=kinds>{td_string!(lang, missing.record_found)}</a></p>
            <p><a href=form>{td_string!(lang, missing.record_search)}</a></p>
        }
        .into_any()
    } else {
        let base = visit.app.config.base_url();
        let about = format!("{base}{}#{}", Page::Call { slug: call.id.to_string() }.path(lang), line.id);
        let note = td_string!(lang, missing.note, address = about).to_string();
        let institution = view.record.institution_of(call).map(|one| lang.pick(&one.name_es, &one.name_en).clone());
        let institution = institution.unwrap_or_default();
        let told = query(&[("title", &parts::title(lang, call)), ("institution", &institution), ("note", &note)]);
        let suggest = format!("{}?{told}", Page::Suggest.path(lang));
        view! { <p>{td_string!(lang, missing.tell)} " " <a href=suggest>{td_string!(lang, missing.tell_link)}</a></p> }.into_any()
    };
    view! {
        <p>{td_string!(lang, missing.evidence)} " " <a href=levels>{td_string!(lang, missing.levels)}</a></p>
        <div class="noprint">{step}</div>
    }
    .into_any()
}

fn query(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}
