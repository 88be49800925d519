//! Election years beside other years: the same bars for each, with their denominators. It says how many, never why.

use crate::{
    i18n::td_string,
    record::{
        boards::election_year_name,
        figures,
        outcomes::{self, Compared},
        query::Asked,
        rows::{ElectionYear, Rows},
    },
    web::{
        counts::{self, Many},
        lang::Lang,
    },
};
use leptos::prelude::*;

pub fn section(lang: Lang, rows: &Rows<'_>, days: &Asked) -> AnyView {
    let group = |year| Compared {
        name: election_year_name(lang, year).to_owned(),
        asked: Asked { election_year: Some(year), ..days.clone() },
    };
    let apart = Asked { election_year: Some(ElectionYear::Apart), ..days.clone() };
    let left_out = counts::lines(lang, Many::shown_as(rows.count(&apart), figures::slot(0)));
    let intro = td_string!(lang, elections.compare_intro, lines = left_out).to_string();
    let title = td_string!(lang, elections.compare).to_owned();
    let groups = ElectionYear::COMPARED.map(group).to_vec();
    let whom = outcomes::for_whom(lang, rows, &groups);
    view! {
        <section aria-labelledby="comparacion">
            <h2 id="comparacion">{td_string!(lang, elections.compare)}</h2>
            <p>{figures::sentence(&intro, vec![figures::counted(lang, rows, &apart)])}</p>
            {whom}
            {outcomes::figure(lang, rows, "anos", title, groups)}
            <p class="meta">{td_string!(lang, elections.caution)}</p>
        </section>
    }
    .into_any()
}
