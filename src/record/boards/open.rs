//! What can be applied to now, the next to close first, each with its deadline on the clocks of both cities; and what opens next.

use super::{lines, tabs};
use crate::{
    calls::{
        dates::local_day,
        deadlines,
        facts::Window,
        record::View,
        standing::{Kind, Standing},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    record::{
        call, figures, parts,
        query::{self, Asked},
        rows::{Row, Rows},
        table::paged,
        words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;
use std::ops::Range;

/// How many of those open a page of other things shows.
const FIRST: usize = 12;
/// How many of those to come the board shows; the board of all has the rest.
const ANNOUNCED: usize = 50;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let (page, asked) = (Asked { page: asked.page, ..asked.days_only() }, asked.days_only());
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, now);
    let open = closing_first(&view, &rows, &asked, now);
    let lines_open = counts::lines_open(lang, Many::shown_as(rows.count(&asked), figures::slot(1)));
    let count = td_string!(lang, boards.open_count, n = figures::slot(0), lines_open = lines_open).to_string();
    let of_kind = Asked { standing: Some(Kind::Open), ..asked.clone() };
    let (title, lead) = (title(lang, &asked), lead(lang, &asked));
    let (shown, pager) = paged(lang, visit.uri.path(), &page, open.len())?;
    let head = Head::new(title).description(lead).part(Part::Calls);
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let list = list(lang, &view, &rows, &asked, now, shown);
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            <h1>{title}</h1>
            {tabs(lang, &rows, &asked, &Page::OpenNow)}
            <p class="lead">{lead}</p>
            <p class="meta" role="status">
                {figures::sentence(&count, [&of_kind, &asked].map(|asked| figures::counted(lang, &rows, asked)).into())}
            </p>
            {list}
            {pager}
            {announced(lang, &rows, &asked)}
            {call::days(lang, visit.uri.path().to_owned(), "/api/v1/calls?standing=open", &asked, now)}
        }
    }))
}

/// "Open now", or on the day asked about.
pub fn title(lang: Lang, asked: &Asked) -> &'static str {
    if asked.as_of.is_some() { td_string!(lang, boards.open_title_then) } else { td_string!(lang, boards.open_title) }
}

fn lead(lang: Lang, asked: &Asked) -> &'static str {
    if asked.as_of.is_some() { td_string!(lang, boards.open_lead_then) } else { td_string!(lang, boards.open_lead) }
}

/// The first of what is open among the lines that answer a question, with the way to all of them.
pub fn first(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, now: Now) -> AnyView {
    let all = Asked { standing: Some(Kind::Open), ..asked.clone() };
    let more = (rows.matching(&all).len() > FIRST).then(|| {
        let says = td_string!(lang, boards.open_all, n = figures::slot(0)).to_string();
        view! { <p class="more">{figures::sentence(&says, vec![figures::counted(lang, rows, &all)])}</p> }
    });
    view! { {list(lang, view, rows, asked, now, 0..FIRST)} {more} }.into_any()
}

/// Some of what is open among the lines that answer a question; or that nothing is, and what else one can do.
fn list(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked, now: Now, shown: Range<usize>) -> AnyView {
    let open = closing_first(view, rows, asked, now);
    if open.is_empty() {
        let says = match (asked.as_of.is_some(), asked.city.is_some()) {
            (true, _) => td_string!(lang, boards.open_none_then),
            (_, true) => td_string!(lang, boards.open_none_here),
            (..) => td_string!(lang, record.home_open_none),
        };
        return none(lang, says);
    }
    let shown = open.into_iter().skip(shown.start).take(shown.len());
    let items: Vec<_> = shown.map(|(row, window)| item(lang, view, row, window, asked, now)).collect();
    view! { <ul class="calls">{items}</ul> }.into_any()
}

/// Open lines with their windows.
fn closing_first<'r, 'a>(view: &View<'_>, rows: &'r Rows<'a>, asked: &Asked, now: Now) -> Vec<(&'r Row<'a>, Option<Window>)> {
    let of_kind = Asked { standing: Some(Kind::Open), ..asked.clone() };
    let mut open: Vec<_> = rows.matching(&of_kind).into_iter().map(|row| (row, view.window(&row.line.id, now))).collect();
    let closes = |window: &Option<Window>| window.as_ref().and_then(Window::deadline).map(|deadline| deadline.instant());
    open.sort_by_key(|(row, window)| (closes(window).is_none(), closes(window), row.line.id.clone()));
    open
}

/// An open line: what it is, who receives it, and when it closes in either city.
fn item(lang: Lang, view: &View<'_>, row: &Row<'_>, window: Option<Window>, asked: &Asked, now: Now) -> AnyView {
    let received = if row.call.received_here {
        td_string!(lang, record.received_here_short)
    } else {
        td_string!(lang, boards.followed_short)
    };
    let most = row.line.max_amount.map(|amount| {
        let most = td_string!(lang, boards.up_to, amount = amount.to_string()).to_string();
        view! { " · " {most} }
    });
    let class = if row.counts() { "counted" } else { "unsure" };
    let at = view.instant(row.call.zone(), now);
    let clocks = window.as_ref().map(|window| deadlines::window(lang, window, at, false));
    let left = window.as_ref().and_then(Window::deadline).and_then(|deadline| left(lang, row, deadline.instant(), at));
    let begin =
        call::finding::begin(lang, view, row.call, row.line, row.kind()).map(|link| view! { <p class="row noprint">{link}</p> });
    view! {
        <li class=class>
            <div>
                <h3>{lines::title(lang, row, asked)}</h3>
                <p class="meta">{row.institution.map(|one| one.short().to_owned())} " · " {received} {most}</p>
                {left}
            </div>
            {parts::stamp(lang, row.kind())}
            <div class="wide">{clocks} {begin}</div>
        </li>
    }
    .into_any()
}

/// How many days are left on the authority's calendar, beside the date and never instead of it.
fn left(lang: Lang, row: &Row<'_>, deadline: Now, at: Now) -> Option<AnyView> {
    let zone = row.call.zone();
    let days = (local_day(deadline, zone) - local_day(at, zone)).num_days();
    let says = match days {
        0 => td_string!(lang, boards.closes_today).to_owned(),
        1 => td_string!(lang, boards.closes_tomorrow).to_owned(),
        days if days > 1 => td_string!(lang, boards.closes_in, days = counts::days(lang, days)).to_string(),
        _ => return None,
    };
    Some(view! { <p class="meta">{says}</p> }.into_any())
}

/// Nothing is open: what else one can do.
fn none(lang: Lang, says: &'static str) -> AnyView {
    view! {
        <div class="empty">
            <p><b>{says}</b></p>
            <p>{td_string!(lang, boards.open_none)} " " <a href=Page::Suggest.path(lang)>{td_string!(lang, boards.open_suggest)}</a></p>
        </div>
    }
    .into_any()
}

/// What opens later, with the day of its opening.
fn announced(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let of_kind = Asked { standing: Some(Kind::Announced), ..asked.days_only() };
    let found = rows.matching(&of_kind);
    let more = (found.len() > ANNOUNCED).then(|| {
        let says = td_string!(lang, front.announced, n = figures::slot(0)).to_string();
        view! { <p class="more">{figures::sentence(&says, vec![figures::counted(lang, rows, &of_kind)])}</p> }
    });
    let items: Vec<_> = found
        .into_iter()
        .take(ANNOUNCED)
        .map(|row| {
            let opens = row.assessed.reasons.iter().flat_map(|reason| &reason.dates).next();
            let opens = opens.filter(|_| matches!(row.assessed.standing, Standing::Announced));
            let says = opens.map(|day| td_string!(lang, boards.opens, day = words::partial(lang, *day)).to_string());
            view! {
                <li>
                    <div><h3>{lines::title(lang, row, asked)}</h3><p class="meta">{row.institution.map(|one| one.short().to_owned())} " · " {says}</p></div>
                    {parts::stamp(lang, row.kind())}
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, boards.announced_title)}</h2> <ul class="calls">{items}</ul> {more} }.into_any()
}
