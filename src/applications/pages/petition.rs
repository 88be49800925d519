//! A letter that asks how an application stands, with what its receipt and the record hold filled in. Whoever filed reads it, changes it,
//! signs it and hands it in: nothing is sent from here, and nothing is claimed that the record does not hold.

use crate::{
    applications::{context::LineNow, model::Filed},
    calls::{
        dates::{PartialDate, Zone, local_day},
        standing::{Kind, RuleId, Standing},
    },
    i18n::td_string,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};
use leptos::prelude::*;

/// The letter, while an answer is awaited that no act gives.
pub fn petition(lang: Lang, filed: &Filed, line: &LineNow) -> AnyView {
    if !matches!(line.assessed.kind(), Kind::Suspended | Kind::SuspensionOver | Kind::Unresolved | Kind::Overdue) {
        return ().into_any();
    }
    let written = language(line);
    view! {
        <details>
            <summary>{td_string!(lang, petition.title)}</summary>
            <p>{td_string!(lang, petition.lead)}</p>
            <p class="typed" lang=written.code()>{text(written, filed, line)}</p>
            <p class="meta">
                {td_string!(lang, petition.law)} " "
                <a href=Page::LegalBases.path(lang)>{td_string!(lang, waiting.to_laws)}</a>
            </p>
        </details>
    }
    .into_any()
}

/// One writes to an authority in its own language, whichever the page is read in.
fn language(line: &LineNow) -> Lang {
    if line.call.zone() == Zone::CHICAGO { Lang::en } else { Lang::es }
}

fn text(lang: Lang, filed: &Filed, line: &LineNow) -> String {
    let day = |at| dates::day(lang, local_day(at, line.call.zone()));
    let folio = filed.folio.to_string();
    let applied = td_string!(
        lang,
        petition.applied,
        day = day(filed.filed_at),
        folio = folio.as_str(),
        call = line.call_title(lang),
        line = line.title(lang)
    );
    let promised = promised(line).map(|date| td_string!(lang, petition.promised, day = dates::partial(lang, date)).to_string());
    let suspended = matches!(line.assessed.standing, Standing::Suspended { .. } | Standing::SuspensionOver { .. })
        .then(|| td_string!(lang, petition.suspended).to_owned());
    let told: Vec<String> = [Some(applied.to_string()), promised, suspended].into_iter().flatten().collect();
    let today = td_string!(lang, petition.today, day = day(line.now)).to_string();
    [
        line.institution_name(lang),
        td_string!(lang, petition.subject, folio = folio.as_str()).to_string(),
        told.join(" "),
        today,
        td_string!(lang, petition.asks).to_owned(),
        filed.content.association.name.clone(),
    ]
    .join("\n\n")
}

/// The day by which results were promised, where one was.
fn promised(line: &LineNow) -> Option<PartialDate> {
    let promises = [RuleId::PromisePassed, RuleId::PromiseLongPast, RuleId::PromiseAhead];
    let reason = line.assessed.reasons.iter().find(|reason| promises.contains(&reason.rule) && reason.sense.is_by())?;
    reason.dates.last().copied()
}
