//! One electoral period: its dates, the law then in force, the calls that met it, what authorities did, and its versions.

use super::{dates::the_dates, law, sides, versions, words};
use crate::{
    calls::{addresses::At, live},
    error::{Error, Result},
    i18n::td_string,
    ids::PeriodId,
    record::{
        call::days,
        cite::{self, Thing, schema},
        feeds, parts, pieces,
        query::{self, Asked},
        touched::Touched,
    },
    web::{
        address::Page,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit, At { id, slug }: At<PeriodId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (shown, asked) = (asked.clone(), asked.days_only());
    let Some(period) = record.periods.get(&id) else { return not_yet_known(&visit, &id, &asked).await };
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let title = words::title(lang, period);
    let says = format!("{title}. {}", words::counted(lang, period));
    let page = Page::ElectoralPeriod { slug };
    let touch = Touched::of(&visit.app).await?.last([("electoral_period", period.id.as_str())]);
    let described = schema::page(&visit, &page, &title, &says, touch.map(|touch| touch.at));
    let data = match schema::election(&title, period) {
        Some(election) => schema::about(described, election),
        None => described,
    };
    let head = Head::new(title.clone()).description(says).part(Part::Elections).data(data);
    let head = head.link(feeds::data(&format!("/api/v1/electoral-periods/{}", period.id), &asked.days_only()));
    let versions = versions::of(&visit, &id, asked.known_on).await?;
    let steward = visit.actor().is_steward().then(|| Page::StewardPeriod { period: id.to_string() }.path(lang));
    let here = visit.uri.path().to_owned();
    let sides = sides::section(lang, &view, period, &Asked { sort: shown.sort, page: shown.page, ..asked.clone() }, now)?;
    let told = visit.page(parts::seen(lang, &asked, head), || {
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            {pieces::crumb(lang, Page::ElectoralPeriods, td_string!(lang, elections.list_title), title.clone())}
            <h1>{title.clone()}</h1>
            {period.is_to_verify().then(|| view! {
                <div class="notice warn"><p>{parts::to_verify(lang)} " " {td_string!(lang, elections.not_counted_why)}</p></div>
            })}
            {steward.map(|to| view! { <p class="row noprint"><a class="button quiet" href=to>{td_string!(lang, elections.amend)}</a></p> })}
            {the_dates(lang, period)}
            <h2>{td_string!(lang, elections.effect)}</h2>
            <p>{pieces::as_written(lang, &period.effect_on_calls)}</p>
            {sides}
            {pieces::beyond(law::section(lang, &view, period))}
            {pieces::beyond(law::same_election(lang, &view, period))}
            {pieces::beyond(pieces::notes(lang, &period.notes))}
            {pieces::source_and_confidence(lang, &period.source, period.confidence)}
            {pieces::beyond(versions)}
            {cite::section(&visit, &title, &Thing::Period(period.id.clone()), &page, &asked)}
            {pieces::how_to_correct(lang)}
            {days(lang, here, &format!("/api/v1/electoral-periods/{}", period.id), &asked, now)}
        }
    });
    Ok(made_from(told, record.behind_elections(&[period])))
}

/// A period that is on record today, and was not on the day asked about.
async fn not_yet_known(visit: &Visit, id: &PeriodId, asked: &Asked) -> Result<Response> {
    let (record, lang) = (live::record(&visit.app).await?, visit.lang);
    let period = record.periods.get(id).ok_or(Error::NotFound)?;
    let head = Head::new(words::title(lang, period)).part(Part::Elections);
    Ok(parts::not_yet_known(visit, head, asked, visit.uri.path().to_owned(), td_string!(lang, elections.not_yet_known)))
}
