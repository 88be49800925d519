//! Editions as other pages show them: all of a template, those of a programme, a row a template under the board.

use super::words;
use crate::{
    calls::{
        editions::{Edition, Searched, State, editions, templates_of},
        model::Template,
        record::View,
    },
    clock::Now,
    i18n::td_string,
    ids::ProgrammeId,
    record::{
        details::where_searched,
        parts,
        query::Asked,
        tally::{Place, folded},
    },
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

fn link(lang: Lang, template: &Template, asked: &Asked) -> AnyView {
    let to = Page::RecurringCall { template: template.id.to_string() }.path(lang);
    view! { <a href=format!("{to}{}", asked.days_only().to_query())>{words::name(lang, template)}</a> }.into_any()
}

/// Every edition of a template, the newest first. `more`: what a visitor may do about one.
pub fn all(lang: Lang, view: &View<'_>, found: &[Edition], more: impl Fn(&Edition) -> AnyView) -> AnyView {
    let items: Vec<_> = found
        .iter()
        .rev()
        .map(|edition| {
            let extension = edition.by_extension.then(|| {
                view! { <p class="meta"><span class="todo">{td_string!(lang, record.to_verify)}</span> " " {td_string!(lang, editions.by_extension)}</p> }
            });
            view! {
                <li id=format!("edicion-{}", edition.year)>
                    <span class="when">{edition.year}</span>
                    <div>
                        <p><strong>{words::state(lang, edition)}</strong></p>
                        {details(lang, view, edition)}
                        {extension}
                        {more(edition)}
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ol class="acts newest-first">{items}</ol> }.into_any()
}

fn details(lang: Lang, view: &View<'_>, edition: &Edition) -> AnyView {
    let says = words::says(lang, edition);
    match &edition.state {
        State::OnRecord { calls } => {
            let calls: Vec<_> = calls
                .iter()
                .filter_map(|id| view.record.call(id))
                .map(|call| {
                    let title_lang = parts::title_lang(lang, call);
                    let to_verify = call.confidence.is_to_verify().then(|| parts::to_verify(lang));
                    let to = Page::Call { slug: call.id.to_string() }.path(lang);
                    view! { <p><a href=to lang=title_lang>{parts::title(lang, call)}</a> " " {to_verify}</p> }
                })
                .collect();
            view! { {calls} }.into_any()
        }
        State::Reported { reported } => {
            let to_verify = reported.confidence.is_to_verify().then(|| parts::to_verify(lang));
            view! { <p>{says} " " {to_verify}</p> <p class="source">{parts::source(lang, &reported.source)}</p> }.into_any()
        }
        State::ExpectedNotPublished { searched: Some(one) } => view! { <p>{says}</p> {searches(lang, view, one)} }.into_any(),
        State::Expected | State::ExpectedNotPublished { searched: None } => view! { <p>{says}</p> }.into_any(),
    }
}

/// What was looked through for an edition, and what was not.
fn searches(lang: Lang, view: &View<'_>, searched: &Searched) -> AnyView {
    let Some(fact) = view.record.fact(&searched.fact) else { return ().into_any() };
    view! { {where_searched(lang, fact)} <p class="source">{parts::recorded(lang, fact)} " " {parts::source(lang, &fact.source)}</p> }
        .into_any()
}

/// The calls that come round of one programme; nothing where none does.
pub fn of_programme(lang: Lang, view: &View<'_>, programme: &ProgrammeId, now: Now) -> AnyView {
    let asked = Asked { as_of: view.as_of, known_on: view.known_on, ..Asked::default() };
    let rows = rows(lang, view, templates_of(view.record, programme), &asked, now, |_| true);
    rows.map(|rows| view! { <h3>{td_string!(lang, editions.expected_title)}</h3> {rows} }).into_any()
}

/// One row a template under the board: what is ahead and what did not come, as far as the filters ask for it. No call of it is counted.
pub fn on_board(lang: Lang, view: &View<'_>, asked: &Asked, now: Now) -> AnyView {
    // Whoever asks by standing or by checks asks for lines, which these are not.
    if asked.standing.is_some() || asked.check.is_some() {
        return ().into_any();
    }
    let templates = view.record.templates.values().filter(|one| fits(lang, view, one, asked)).collect();
    let rows = rows(lang, view, templates, asked, now, |edition| asked.year.is_none_or(|year| edition.year == year));
    let section = |rows| {
        view! {
            <section aria-labelledby="ediciones">
                <h2 id="ediciones">{td_string!(lang, editions.expected_title)}</h2>
                {rows}
                <p><a href=Page::RecurringCalls.path(lang)>{td_string!(lang, editions.list_title)}</a></p>
            </section>
        }
    };
    rows.map(section).into_any()
}

fn fits(lang: Lang, view: &View<'_>, template: &Template, asked: &Asked) -> bool {
    let programme = view.record.programmes.get(&template.programme_id);
    let institution = |id: &str| programme.is_some_and(|one| one.institution_id.as_str() == id);
    let text = folded(&words::name(lang, template));
    asked.city.as_deref().is_none_or(|name| Place::of(&template.jurisdiction).name() == name)
        && asked.institution.as_deref().is_none_or(institution)
        && asked.text.as_deref().is_none_or(|words| folded(words).split_whitespace().all(|word| text.contains(word)))
}

/// The years themselves, those of the same state in one line, the newest first: of so few a number would say less.
pub fn by_state<'e>(lang: Lang, editions: impl IntoIterator<Item = &'e Edition, IntoIter: DoubleEndedIterator>) -> AnyView {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for edition in editions.into_iter().rev() {
        let state = words::state(lang, edition);
        match groups.iter_mut().find(|(known, _)| *known == state) {
            Some((_, years)) => years.push(edition.year.to_string()),
            None => groups.push((state, vec![edition.year.to_string()])),
        }
    }
    let groups: Vec<_> = groups.into_iter().map(|(state, years)| view! { <li>{years.join(", ")} ": " {state}</li> }).collect();
    view! { <ul>{groups}</ul> }.into_any()
}

fn rows(
    lang: Lang,
    view: &View<'_>,
    templates: Vec<&Template>,
    asked: &Asked,
    now: Now,
    wanted: impl Fn(&Edition) -> bool,
) -> Option<AnyView> {
    let items: Vec<_> = templates
        .into_iter()
        .filter_map(|template| {
            let found: Vec<Edition> = editions(view, template, now).into_iter().filter(|edition| wanted(edition)).collect();
            let open: Vec<&Edition> = found.iter().filter(|edition| !matches!(edition.state, State::OnRecord { .. })).collect();
            if open.is_empty() {
                return None;
            }
            Some(view! { <li><div><h3>{link(lang, template, asked)}</h3>{by_state(lang, open)}</div></li> })
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <p class="meta">{td_string!(lang, editions.expected_intro)}</p> <ul class="calls">{items}</ul> }.into_any()
    })
}
