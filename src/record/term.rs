//! A term of working days, opened: every day from the first to the last, which of them count, which do not and why, by which calendar;
//! and how often the promised date was computed anew.

use super::{
    call::promised::sentence,
    notes, parts, pieces,
    query::{self, Asked},
    words,
};
use crate::{
    app::App,
    calls::{
        addresses::At,
        dates::{Zone, local_day},
        due::Reckoned,
        facts::{Fact, FactKind, Subject, SubjectKind},
        record::View,
        workdays::{Counted, Day, Named, Rest, Stretch},
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{CallId, CommitmentId, LineId},
    web::{
        address::{Page, Route},
        counts, dates,
        lang::{Lang, LangExt as _},
        parts::crumbs,
        router::Bilingual as _,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::{Router, extract::Path, response::Response, routing::get};
use leptos::prelude::*;

pub fn routes() -> Router<App> {
    Router::new().page(Route::LineTerm, get(of_line)).page(Route::CommitmentTerm, get(of_commitment))
}

async fn of_line(visit: Visit, At { id: call, slug }: At<CallId>, Path((_, line)): Path<(String, String)>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let id = LineId::from_text(&line);
    let call = record.call(&call).ok_or(Error::NotFound)?;
    let known = record.line(&id).filter(|known| known.call_id.as_ref() == Some(&call.id)).ok_or(Error::NotFound)?;
    let above = (visit.lang.pick(&known.title_es, &known.title_en).clone(), Page::Call { slug: slug.clone() });
    let view = record.as_of(asked.as_of, asked.known_on);
    show(&visit, &view, &asked, &Subject::line(&id), above, Page::LineTerm { slug, line })
}

async fn of_commitment(visit: Visit, At { id, slug }: At<CommitmentId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let one = record.commitments.get(&id).ok_or(Error::NotFound)?;
    let above = (visit.lang.pick(&one.title_es, &one.title_en).clone(), Page::Commitment { slug: slug.clone() });
    let view = record.as_of(asked.as_of, asked.known_on);
    show(&visit, &view, &asked, &Subject::new(SubjectKind::Commitment, &id), above, Page::CommitmentTerm { slug })
}

fn show(
    visit: &Visit,
    view: &View<'_>,
    asked: &Asked,
    subject: &Subject,
    (name, up): (String, Page),
    page: Page,
) -> Result<Response> {
    let (lang, now) = (visit.lang, visit.now);
    let reckoned = view.term_of(subject, now).ok_or(Error::NotFound)?;
    let title = td_string!(lang, deadlines.page_title);
    let says = sentence(lang, &reckoned);
    let head = Head::new(format!("{title} · {name}")).part(Part::Calls).description(says.clone());
    let told = visit.page(parts::seen(lang, asked, head), || {
        let fact = Page::Fact { fact: reckoned.fact.id.to_string() }.path(lang);
        let counted = match &reckoned.counted {
            Some(counted) => {
                view! { {table(lang, counted)} {doubts(lang, &reckoned)} {elsewhere(lang, &reckoned, counted)} }.into_any()
            }
            None => view! { <p class="nk">{td_string!(lang, deadlines.no_end)}</p> }.into_any(),
        };
        view! {
            {parts::asof_banner(lang, asked, page.path(lang))}
            {crumbs(lang, [(name, up)], title)}
            <h1>{title}</h1>
            <p class="lead">{says}</p>
            <p>{td_string!(lang, deadlines.how_counted)} " " <a href=fact>{td_string!(lang, deadlines.act_that_says)}</a></p>
            {counted}
            {history(lang, view, subject, now)}
            {calendar(lang, view, subject, &reckoned)}
            {pieces::how_to_correct(lang)}
        }
    });
    Ok(made_from(told, view.record.behind(subject)))
}

/// Every day of the term.
fn table(lang: Lang, counted: &Counted) -> AnyView {
    let worked = counted.days.iter().filter(|day| day.number.is_some()).count();
    let caption = td_string!(
        lang,
        deadlines.caption,
        first = counted.days.first().map(|day| dates::day(lang, day.date)).unwrap_or_default(),
        last = dates::day(lang, counted.due),
        worked = counts::days_count(lang, worked),
        rest = counts::days_do_not(lang, counted.days.len().saturating_sub(worked))
    );
    let rows: Vec<_> = counted.days.iter().map(|day| row(lang, day)).collect();
    view! {
        <table role="table" class="days">
            <caption>{caption.to_string()}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_day)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_counts)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, deadlines.column_why)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(lang: Lang, day: &Day) -> AnyView {
    let counts = day.number.map_or_else(
        || td_string!(lang, deadlines.does_not_count).to_owned(),
        |number| td_string!(lang, deadlines.counts_as, number = number).to_string(),
    );
    let rests: Vec<_> = day.rests.iter().map(|rest| reason(lang, rest)).collect();
    let doubts: Vec<_> = day
        .doubts
        .iter()
        .map(|named| view! { <p class="meta">{td_string!(lang, deadlines.in_doubt)} " " {named_with_source(lang, named)}</p> })
        .collect();
    // On a narrow screen the heading stands in the cell: none where there is nothing to say.
    let why = (!rests.is_empty() || !doubts.is_empty()).then(|| td_string!(lang, deadlines.column_why));
    view! {
        <tr role="row" class=day.number.is_none().then_some("off")>
            <th role="rowheader" scope="row">{dates::weekday_and_day(lang, day.date)}</th>
            <td role="cell" data-h=td_string!(lang, deadlines.column_counts)>{counts}</td>
            <td role="cell" data-h=why>{rests}{doubts}</td>
        </tr>
    }
    .into_any()
}

fn reason(lang: Lang, rest: &Rest) -> AnyView {
    match rest {
        Rest::Weekend => view! { <p>{td_string!(lang, deadlines.weekend)}</p> }.into_any(),
        Rest::Holiday(named) => view! { <p>{named_with_source(lang, named)}</p> }.into_any(),
        Rest::TermsSuspended(named) => {
            view! { <p>{td_string!(lang, deadlines.suspended_by)} " " {named_with_source(lang, named)}</p> }.into_any()
        }
    }
}

/// What the record calls a day, where it says so, and whether that is still to be verified.
pub fn named_with_source(lang: Lang, named: &Named) -> AnyView {
    let name = notes::note(lang, lang.pick(&named.name_es, &named.name_en));
    let name = match &named.fact {
        Some(fact) => view! { <a href=Page::Fact { fact: fact.to_string() }.path(lang)>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let verify = named.to_verify.then(|| view! { " " {parts::to_verify(lang)} });
    view! { {name} ". " <span class="source">{parts::source(lang, &named.source)}</span> {verify} }.into_any()
}

/// Where the term would end if every doubtful day were one of rest.
fn doubts(lang: Lang, reckoned: &Reckoned<'_>) -> AnyView {
    let doubtful = reckoned.counted.as_ref().is_some_and(|counted| counted.days.iter().any(|day| !day.doubts.is_empty()));
    let other = reckoned.calendar.if_doubts_hold().count(reckoned.from, reckoned.term.working_days).map(|counted| counted.due);
    let other = other.filter(|other| doubtful && reckoned.counted.as_ref().is_some_and(|counted| counted.due != *other));
    other
        .map(|other| view! { <p>{td_string!(lang, deadlines.if_doubts_hold, due = dates::day(lang, other)).to_string()}</p> })
        .into_any()
}

/// Suspensions of other authorities in the same jurisdiction: on record, and not this one's.
fn elsewhere(lang: Lang, reckoned: &Reckoned<'_>, counted: &Counted) -> AnyView {
    let items: Vec<_> = reckoned.calendar.elsewhere_in(counted).into_iter().map(|one| stretch(lang, one)).collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, deadlines.elsewhere)}</h2> <p>{td_string!(lang, deadlines.elsewhere_why)}</p> <ul>{items}</ul> }
        .into_any()
}

pub fn stretch(lang: Lang, one: &Stretch) -> AnyView {
    let first = dates::day(lang, one.first);
    let days = match one.last {
        Some(last) => td_string!(lang, deadlines.from_to, first = first, last = dates::day(lang, last)).to_string(),
        None => td_string!(lang, deadlines.from_on, first = first).to_string(),
    };
    let authority = one.authority.as_ref().map(|name| format!("{}: ", notes::note(lang, name)));
    view! { <li>{authority} {days} ". " {named_with_source(lang, &one.named)}</li> }.into_any()
}

/// Each time that the date was computed anew.
fn history(lang: Lang, view: &View<'_>, subject: &Subject, now: Now) -> AnyView {
    let known = view.happened(subject).into_iter().filter(|fact| matches!(fact.kind, FactKind::DueRecomputed { .. }));
    let items: Vec<_> = known.filter(|fact| fact.recorded_at <= now).map(|fact| change(lang, fact)).collect();
    let none = items.is_empty().then(|| view! { <p>{td_string!(lang, deadlines.never_moved)}</p> });
    view! { <h2>{td_string!(lang, deadlines.changes)}</h2> {none} <ol class="acts">{items}</ol> }.into_any()
}

fn change(lang: Lang, fact: &Fact) -> AnyView {
    view! {
        <li>
            <span class="when">{words::when(lang, fact)}</span>
            <div><p>{lang.pick(&fact.text_es, &fact.text_en).clone()}</p><p class="source">{parts::recorded(lang, fact)}</p></div>
        </li>
    }
    .into_any()
}

/// The calendar that was counted by: whose, which version, and when it last changed.
fn calendar(lang: Lang, view: &View<'_>, subject: &Subject, reckoned: &Reckoned<'_>) -> AnyView {
    let version = reckoned.calendar.version();
    let changed = view.record.calendars_changed.map(|at| dates::day(lang, local_day(at, Zone::MEXICO_CITY)));
    let changed = changed.map(|day| td_string!(lang, deadlines.calendar_changed, day = day).to_string());
    let institution = view.authority(subject).map(|authority| {
        let page = Page::InstitutionDays { slug: authority.institution.to_string() }.path(lang);
        view! { <p><a href=page>{td_string!(lang, deadlines.whole_calendar)}</a></p> }
    });
    let term = counts::working_days(lang, reckoned.term.working_days);
    view! {
        <h2>{td_string!(lang, deadlines.calendar_title)}</h2>
        <p>{td_string!(lang, deadlines.calendar_version, version = version, term = term).to_string()} " " {changed}</p>
        {institution}
        {rules(lang, view)}
    }
    .into_any()
}

/// The rules that the lists of days follow, as the compilers give them.
pub fn rules(lang: Lang, view: &View<'_>) -> AnyView {
    let rules: Vec<_> = view
        .record
        .holiday_rules
        .iter()
        .map(|rule| view! { <li>{notes::note(lang, &rule.text)} " " <span class="source">{parts::source(lang, &rule.source)}</span></li> })
        .collect();
    view! {
        <details>
            <summary>{td_string!(lang, deadlines.calendar_rules)}</summary>
            <p class="meta">{td_string!(lang, record.compilers_words)}</p>
            <ul>{rules}</ul>
        </details>
    }
    .into_any()
}
