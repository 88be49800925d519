//! The steward's view: what each association gave, and whether it is verified.

use super::{fact, legal, mark};
use crate::{
    associations::{
        model::{Association, LegalPerson, Seat, Whole},
        words,
    },
    i18n::td_string,
    policy::MemberRole,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary, pager},
    },
};
use leptos::prelude::*;

pub fn list(lang: Lang, all: &[Whole], page: usize, pages: usize) -> AnyView {
    let to = |page: usize| format!("{}?page={page}", Page::StewardAssociations.path(lang));
    let body =
        if all.is_empty() { view! { <p>{td_string!(lang, associations.steward_none)}</p> }.into_any() } else { table(lang, all) };
    view! {
        {crumbs(lang, [(td_string!(lang, associations.steward_desk).to_owned(), Page::StewardDesk)], td_string!(lang, associations.steward_title))}
        <h1>{td_string!(lang, associations.steward_title)}</h1>
        <p>{td_string!(lang, associations.steward_lead)}</p>
        {body}
        {pager(lang, page, pages, to)}
    }
    .into_any()
}

fn table(lang: Lang, all: &[Whole]) -> AnyView {
    let [name, gave, since, state] = [
        td_string!(lang, associations.name_label),
        td_string!(lang, associations.gave_label),
        td_string!(lang, associations.registered_label),
        td_string!(lang, associations.verification_label),
    ];
    let rows: Vec<_> = all
        .iter()
        .map(|whole| {
            let page = Page::StewardVerification { association: whole.association.id.to_string() };
            view! {
                <tr role="row">
                    <td role="cell" data-h=name><a href=page.path(lang)>{whole.association.name().to_owned()}</a></td>
                    <td role="cell" data-h=gave>
                        <p>{words::kind(lang, whole.association.profile.kind)}</p>
                        <p>{cities(lang, &whole.seats)}</p>
                        {deeds(lang, &whole.legal_persons)}
                    </td>
                    <td role="cell" data-h=since>{words::day(lang, whole.association.registered_at)}</td>
                    <td role="cell" data-h=state>{mark(lang, &whole.association)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{name}</th>
                    <th role="columnheader" scope="col">{gave}</th>
                    <th role="columnheader" scope="col">{since}</th>
                    <th role="columnheader" scope="col">{state}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

/// `twins`: other associations with a number of one of its legal persons.
pub fn verification_page(lang: Lang, whole: &Whole, twins: &[Association], form: &Form) -> AnyView {
    let association = &whole.association;
    let page = Page::StewardVerification { association: association.id.to_string() };
    let shown = Page::StewardDossier { association: association.id.to_string() };
    let replacement = Page::StewardReplacement { association: association.id.to_string() };
    let (value, title, what) = if association.is_verified() {
        ("no", td_string!(lang, associations.unverify_do), td_string!(lang, associations.unverify_lead))
    } else {
        ("yes", td_string!(lang, associations.verify_do), td_string!(lang, associations.verify_lead))
    };
    let representatives: Vec<String> =
        whole.members.iter().filter(|m| m.role == MemberRole::Representative).map(|m| m.name.clone()).collect();
    view! {
        {steward_crumb(lang, association, None)}
        {error_summary(lang, form)}
        <h1>{association.name().to_owned()}</h1>
        <p>{mark(lang, association)}</p>
        <dl class="facts">
            {fact(td_string!(lang, associations.kind_label), words::kind(lang, association.profile.kind))}
            {fact(td_string!(lang, associations.populations_label), words::populations(lang, &association.profile.populations))}
            {fact(td_string!(lang, associations.seats_title), cities(lang, &whole.seats))}
            {fact(td_string!(lang, associations.legal_title), deeds(lang, &whole.legal_persons))}
            {fact(td_string!(lang, associations.representatives_label), representatives.join(" · "))}
            {latest(lang, association)}
        </dl>
        {same_numbers(lang, twins)}
        <ul>
            <li><a href=shown.path(lang)>{td_string!(lang, dossier.steward_link)}</a></li>
            <li><a href=replacement.path(lang)>{td_string!(lang, replacement.steward_link)}</a></li>
        </ul>
        <h2>{title}</h2>
        <p>{what}</p>
        <form method="post" action=page.path(lang)>
            <input r#type="hidden" name="verified" value=value/>
            {form.input("reason", td_string!(lang, associations.reason_label)).hint(td_string!(lang, associations.reason_hint)).rows(4).view()}
            {form.input("evidence", td_string!(lang, associations.evidence_label)).hint(td_string!(lang, associations.evidence_hint)).view()}
            <p class="row"><button class="button">{title}</button></p>
        </form>
    }
    .into_any()
}

fn same_numbers(lang: Lang, twins: &[Association]) -> Option<AnyView> {
    let item = |twin: &Association| {
        let page = Page::StewardVerification { association: twin.id.to_string() };
        view! { <li><a href=page.path(lang)>{twin.name().to_owned()}</a>" "{mark(lang, twin)}</li> }
    };
    let items: Vec<_> = twins.iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! { <div class="notice warn"><p>{td_string!(lang, associations.same_numbers)}</p><ul>{items}</ul></div> }.into_any()
    })
}

/// The steward's way to an association, and to a page about it.
pub fn steward_crumb(lang: Lang, association: &Association, here: Option<&str>) -> AnyView {
    let desk = (td_string!(lang, associations.steward_desk).to_owned(), Page::StewardDesk);
    let all = (td_string!(lang, associations.steward_title).to_owned(), Page::StewardAssociations);
    let name = association.name().to_owned();
    match here {
        None => crumbs(lang, [desk, all], name),
        Some(here) => {
            let page = Page::StewardVerification { association: association.id.to_string() };
            crumbs(lang, [desk, all, (name, page)], here)
        }
    }
}

fn latest(lang: Lang, association: &Association) -> Option<AnyView> {
    let latest = association.verification.as_ref()?;
    let text = if latest.verified {
        td_string!(lang, associations.verified_on, date = words::day(lang, latest.at)).to_string()
    } else {
        td_string!(lang, associations.withdrawn_on, date = words::day(lang, latest.at)).to_string()
    };
    let words = view! { <p>{text}</p><p>{latest.reason.clone()}</p><p class="source">{latest.evidence.clone()}</p> };
    Some(fact(td_string!(lang, associations.verification_label), words))
}

fn cities(lang: Lang, seats: &[Seat]) -> String {
    seats.iter().map(|s| format!("{} ({})", s.place.city, words::country(lang, s.place.country))).collect::<Vec<_>>().join(" · ")
}

fn deeds(lang: Lang, persons: &[LegalPerson]) -> AnyView {
    if persons.is_empty() {
        return td_string!(lang, associations.legal_none_short).into_any();
    }
    persons
        .iter()
        .map(|person| view! { <div><p>{person.deed.name.clone()}</p>{legal::identifiers(lang, &person.deed)}</div> })
        .collect::<Vec<_>>()
        .into_any()
}
