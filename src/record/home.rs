//! The front page: what this is, one true sentence, the figures with their rows, what needs attention, what is open, and where to go on.

use super::{
    boards,
    cite::schema,
    commitments, feeds, figures, parts, promises,
    query::{self, Asked},
    rows::{Outcome, Row, Rows},
    search,
    tally::Place,
    touched::Touched,
};
use crate::{
    calls::{record::View, standing::Kind},
    clock::Now,
    error::Result,
    i18n::td_string,
    web::{
        address::Page,
        counts::{self, Many},
        lang::Lang,
        shell::Head,
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// Kinds whose lines somebody should do something about.
const ATTENTION: [Kind; 4] = [Kind::Unresolved, Kind::SuspensionOver, Kind::Suspended, Kind::Overdue];
/// How many of them the front page shows; the board has the rest.
const SHOWN: usize = 5;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now, asked) = (visit.lang, visit.now, asked.days_only());
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, now);
    let (name, description) = (td_string!(lang, record.home_head), td_string!(lang, record.home_description));
    let newest = Touched::of(&visit.app).await?.newest().map(|touch| touch.at);
    let data = schema::dataset(&visit, &record, &Page::Home, (name, description), newest);
    let head = Head::new(name).description(description).data(data);
    let head = feeds::of_record(lang).into_iter().fold(head, Head::link);
    let body = || {
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            <div class="front">
                <header>
                    <p class="by">{td_string!(lang, front.kicker)}</p>
                    <h1>{td_string!(lang, front.title)}</h1>
                    {what_this_is(lang, visit.app.config.demo)}
                    <p>{promises::sentence(lang, &rows, &asked)}</p>
                    {figures::for_whom_and_bundles(lang, &rows, &asked)}
                </header>
                {by_standing(lang, &rows, &asked)}
                {search::form(lang, "")}
            </div>
            {attention(lang, &view, &rows, &asked, now)}
            <div class="pair">
                {open(lang, &view, &rows, &asked, now)}
                {known(lang, &rows, &asked)}
            </div>
            {doors(lang, &rows, &asked)}
            {commitments::front_line(lang, &view, &asked, now)}
        }
    };
    Ok(visit.page(parts::seen(lang, &asked, head), body))
}

/// Before any figure: whoever comes for the first time reads it without scrolling.
fn what_this_is(lang: Lang, demo: bool) -> AnyView {
    // A demonstration holds no real call.
    let founding = (!demo).then(|| {
        let href = Page::Case.path(lang);
        view! { <a href=href>{td_string!(lang, record.home_founding)}</a> " · " }
    });
    view! {
        <p class="lead">{td_string!(lang, record.home_what)}</p>
        <p>{founding} <a href=Page::Reading.path(lang)>{td_string!(lang, record.home_how)}</a></p>
    }
    .into_any()
}

/// Each kind with its number, as on a slip.
fn by_standing(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let foot = view! { <p class="meta">{td_string!(lang, front.to_verify)}</p> }.into_any();
    view! { <section aria-label=td_string!(lang, record.home_by_standing)>{figures::by_standing(lang, rows, asked, foot)}</section> }
        .into_any()
}

/// The lines that somebody should act on, unresolved first; with how many there are in all.
fn attention(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, now: Now) -> AnyView {
    let found: Vec<&Row<'_>> = rows.matching(asked).into_iter().filter(|row| ATTENTION.contains(&row.kind())).collect();
    let title = td_string!(lang, record.home_attention);
    if found.is_empty() {
        return view! { <h2>{title}</h2> <p class="nk">{td_string!(lang, front.attention_none)}</p> }.into_any();
    }
    let mut calls: Vec<_> = found.iter().map(|row| row.call).collect();
    calls.dedup_by(|a, b| a.id == b.id);
    let items: Vec<_> = calls.into_iter().take(SHOWN).map(|call| parts::call_item(lang, view, call, asked, now)).collect();
    let more = Asked { outcome: Some(Outcome::Missing), ..asked.clone() };
    let says = td_string!(lang, front.attention_all, n = figures::slot(0)).to_string();
    let waiting = Asked { standing: Some(Kind::Suspended), ..asked.clone() };
    let suspended = (rows.count(&waiting) > 0).then(|| {
        let says = td_string!(lang, front.attention_suspended, n = figures::slot(0)).to_string();
        view! { " " {figures::sentence(&says, vec![figures::counted(lang, rows, &waiting)])} }
    });
    view! {
        <h2>{title}</h2>
        <ul class="calls">{items}</ul>
        <p class="more">{figures::sentence(&says, vec![figures::counted(lang, rows, &more)])} {suspended}</p>
    }
    .into_any()
}

/// What can be applied to now, on the clocks of both cities.
fn open(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, now: Now) -> AnyView {
    let announced = Asked { standing: Some(Kind::Announced), ..asked.clone() };
    let later = (rows.count(&announced) > 0).then(|| {
        let says = td_string!(lang, front.announced, n = figures::slot(0)).to_string();
        view! { <p class="more">{figures::sentence(&says, vec![figures::counted(lang, rows, &announced)])}</p> }
    });
    view! {
        <section aria-labelledby="abiertas">
            <h2 id="abiertas">{boards::open_title(lang, asked)}</h2>
            {boards::open_first(lang, view, rows, asked, now)}
            {later}
        </section>
    }
    .into_any()
}

/// How much is known in all, with its denominators. What nobody has looked up is no finding: it is asked of whoever reads this.
fn known(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let of_kind = |kind| Asked { standing: Some(kind), ..asked.clone() };
    let known = Asked { outcome: Some(Outcome::Known), ..asked.clone() };
    let each = [asked.clone(), known, of_kind(Kind::Unresolved), of_kind(Kind::Unknown)];
    let lines = counts::lines_of_support(lang, Many::shown_as(rows.count(asked), figures::slot(0)));
    let (outcome, unresolved, unknown) = (figures::slot(1), figures::slot(2), figures::slot(3));
    let says = if rows.count(&each[2]) + rows.count(&each[3]) == 0 {
        td_string!(lang, front.all_known, lines = lines, outcome = outcome).to_string()
    } else if rows.count(&each[2]) == 1 {
        td_string!(lang, record.home_sentence, lines = lines, outcome = outcome, unresolved = unresolved, unknown = unknown)
            .to_string()
    } else {
        td_string!(lang, record.home_sentence_many, lines = lines, outcome = outcome, unresolved = unresolved, unknown = unknown)
            .to_string()
    };
    let some = rows.count(&each[3]) > 0;
    let help = some.then(|| {
        let href = asked.at(&Page::ChecksDue.path(lang));
        view! { <p>{td_string!(lang, front.unknown)} " " <a href=href>{td_string!(lang, front.unknown_help)}</a></p> }
    });
    view! {
        <section aria-labelledby="falta">
            <h2 id="falta">{if some { td_string!(lang, front.unknown_title) } else { td_string!(lang, front.known_title) }}</h2>
            <p>{figures::sentence(&says, each.iter().map(|asked| figures::counted(lang, rows, asked)).collect())}</p>
            {help}
        </section>
    }
    .into_any()
}

/// Ways in: by place, by year, by election, two side by side.
fn doors(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let places: Vec<_> = Place::ALL
        .into_iter()
        .map(|place| {
            let n = rows.count(&Asked { city: Some(place.name().to_owned()), ..asked.clone() });
            let href = asked.at(&Page::Place { place: place.name().to_owned() }.path(lang));
            view! { <li><a href=href>{boards::place_name(lang, place)} " (" <span class="fig">{n}</span> ")"</a></li> }
        })
        .collect();
    let others = [
        (Page::Years, td_string!(lang, years.list_title)),
        (Page::Programmes, td_string!(lang, programmes.list_title)),
        (Page::ElectoralPeriods, td_string!(lang, elections.list_title)),
        (Page::PromisedDates, td_string!(lang, promised.title)),
        (Page::CompareInstitutions, td_string!(lang, front.compare)),
    ];
    let others: Vec<_> =
        others.into_iter().map(|(page, word)| view! { <li><a href=asked.at(&page.path(lang))>{word}</a></li> }).collect();
    view! {
        <nav class="doors noprint" aria-labelledby="por-donde">
            <h2 id="por-donde">{td_string!(lang, front.doors)}</h2>
            <div class="pair">
                <ul>{places}</ul>
                <ul>{others}</ul>
            </div>
        </nav>
    }
    .into_any()
}
