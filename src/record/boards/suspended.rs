//! What is suspended now: since when, until when, in whose words, and on what basis, if one was named.

use super::{lines, tabs};
use crate::{
    calls::{
        record::View,
        standing::{Kind, Standing, StatedReason},
    },
    error::Result,
    i18n::td_string,
    ids::LegalBasisId,
    record::{
        call, figures, parts, pieces,
        query::{self, Asked},
        rows::{Row, Rows},
        table::{By, Column, Sort, Table},
        words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { sort: asked.sort, page: asked.page, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let here = Page::SuspendedNow.path(lang);
    let table = table(lang, &here, &asked);
    let (days, of_kind) = (asked.days_only(), Asked { standing: Some(Kind::Suspended), ..asked.days_only() });
    let mut found = rows.matching(&of_kind);
    if let Some(sort) = table.order()? {
        match sort.by {
            By::Since => sort.apply(&mut found, |row| since(row)),
            _ => lines::put_in_order(lang, sort, &mut found),
        }
    }
    let on_record = counts::lines_on_record(lang, Many::shown_as(rows.count(&asked.days_only()), figures::slot(1)));
    let count = td_string!(lang, boards.suspended_count, n = figures::slot(0), lines = on_record).to_string();
    let lines = table.lines(&found, |row| cells(lang, &view, row, &asked))?;
    let head = Head::new(td_string!(lang, boards.suspended_title))
        .description(td_string!(lang, boards.suspended_lead))
        .part(Part::Calls);
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let shown = if found.is_empty() {
            view! { <div class="empty"><p><b>{td_string!(lang, boards.suspended_none)}</b></p><p>{td_string!(lang, boards.suspended_none_means)}</p></div> }
                .into_any()
        } else {
            lines
        };
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, boards.suspended_title)}</h1>
            {tabs(lang, &rows, &asked, &Page::SuspendedNow)}
            <p class="lead">{td_string!(lang, boards.suspended_lead)}</p>
            <p class="meta" role="status">
                {figures::sentence(&count, [&of_kind, &days].map(|asked| figures::counted(lang, &rows, asked)).into())}
            </p>
            {shown}
            {over(lang, &rows, &asked)}
            <p><a href=asked.days_only().at(&Page::ElectoralPeriods.path(lang))>{td_string!(lang, boards.suspended_elections)}</a></p>
            {call::days(lang, here.clone(), "/api/v1/calls?standing=suspended", &asked, visit.now)}
        }
    }))
}

fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked) -> Table<'a> {
    Table {
        lang,
        here,
        asked,
        caption: td_string!(lang, boards.suspended_caption).to_owned(),
        columns: vec![
            Column::sorted(td_string!(lang, boards.head_line), By::Title),
            Column::sorted(td_string!(lang, boards.head_institution), By::Institution),
            Column::sorted(td_string!(lang, boards.head_since), By::Since),
            Column::text(td_string!(lang, boards.head_until)),
            Column::text(td_string!(lang, boards.head_reason)),
        ],
        usual: Some(Sort::up(By::Since)),
    }
}

fn since(row: &Row<'_>) -> Option<chrono::NaiveDate> {
    match &row.assessed.standing {
        Standing::Suspended { since, .. } => Some(since.first()),
        _ => None,
    }
}

fn cells(lang: Lang, view: &View<'_>, row: &Row<'_>, asked: &Asked) -> Vec<AnyView> {
    let standing = &row.assessed.standing;
    let Standing::Suspended { stated_reason, since, .. } = standing else { return Vec::new() };
    let until = standing.ends().map_or_else(
        || view! { <span class="nk">{td_string!(lang, boards.no_end_stated)}</span> }.into_any(),
        |end| words::due(lang, end).into_any(),
    );
    vec![
        lines::title(lang, row, asked),
        lines::institution(lang, row, asked),
        words::partial(lang, *since).into_any(),
        until,
        reason(lang, view, stated_reason),
    ]
}

/// The reason and who gives it, and the legal basis that the authority named; or that none is on record.
fn reason(lang: Lang, view: &View<'_>, stated: &StatedReason) -> AnyView {
    let words = lang.pick(&stated.es, &stated.en).clone().map_or_else(
        || view! { <span class="nk">{td_string!(lang, record.no_reason_stated)}</span> }.into_any(),
        |text| {
            if stated.reported {
                td_string!(lang, boards.reason_by_source, reason = text).to_string().into_any()
            } else {
                view! { <q>{words::quoted(&text)}</q> }.into_any()
            }
        },
    );
    let named = stated.legal_basis_named.as_ref();
    let basis = named.and_then(|id| view.record.legal_bases.get(&LegalBasisId::from_text(id.as_str())));
    let basis = match (stated.court, basis, named) {
        (true, ..) => td_string!(lang, boards.by_court).into_any(),
        (false, Some(basis), _) => {
            let to = format!("{}#{}", Page::LegalBases.path(lang), basis.id);
            view! { <a href=to>{pieces::law_name(lang, basis)}</a> }.into_any()
        }
        (false, None, Some(named)) => named.clone().into_any(),
        (false, None, None) => td_string!(lang, record.no_basis_named).into_any(),
    };
    view! { {words} ". " <span class="meta">{basis}</span> }.into_any()
}

/// Suspensions whose stated end has passed are not in force; they are counted apart.
fn over(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let over = Asked { standing: Some(Kind::SuspensionOver), ..asked.days_only() };
    let says = td_string!(lang, boards.suspension_over, n = figures::slot(0)).to_string();
    view! { <p>{figures::sentence(&says, vec![figures::counted(lang, rows, &over)])}</p> }.into_any()
}
