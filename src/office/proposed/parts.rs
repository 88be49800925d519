//! The acts that wait for a second person, as a list for the desk and for a line's page.

use super::ProposedAct;
use crate::{
    calls::dates::Zone,
    i18n::td_string,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// Nothing where none waits.
pub fn waiting(lang: Lang, acts: &[ProposedAct]) -> AnyView {
    let items: Vec<_> = acts
        .iter()
        .filter_map(|act| {
            let fact = act.fact.as_ref()?;
            let to = Page::OfficeAct { institution: act.institution.to_string(), act: fact.id.to_string() }.path(lang);
            let at = dates::instant_there(lang, act.proposed_at, Zone::MEXICO_CITY.tz());
            Some(view! {
                <li>
                    <a href=to>{lang.pick(&fact.text_es, &fact.text_en).clone()}</a>
                    " "<span class="meta">{td_string!(lang, office.act_proposed_at, at = at).to_string()}</span>
                </li>
            })
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! {
        <section aria-labelledby="actos">
            <h2 id="actos">{td_string!(lang, office.acts_waiting)}</h2>
            <p>{td_string!(lang, office.acts_waiting_explain)}</p>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
