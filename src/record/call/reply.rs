//! What the authority says beside a finding, with equal rank; and whether, when and how it was told of it.

use crate::{
    calls::{
        facts::{Fact, FactKind},
        record::View,
        standing::{Assessment, Kind, Notified},
    },
    i18n::td_string,
    ids::InstitutionId,
    record::{parts, words},
    web::lang::{Lang, LangExt},
};
use leptos::prelude::*;

/// Findings that an authority is told of and may answer; others show what there is.
fn wants_a_word(kind: Kind) -> bool {
    matches!(kind, Kind::Unresolved | Kind::SuspensionOver | Kind::Overdue)
}

/// `only`: the line is the call's only one, and has no heading of its own.
pub fn section(lang: Lang, view: &View<'_>, assessed: &Assessment, only: bool) -> AnyView {
    let beside = &assessed.beside;
    if !wants_a_word(assessed.kind()) && beside.replied.is_empty() && beside.notified.is_empty() {
        return ().into_any();
    }
    let replies: Vec<_> =
        beside.replied.iter().filter_map(|id| view.record.fact(id)).map(|fact| reply(lang, view, fact)).collect();
    let title = td_string!(lang, record.reply_title);
    let heading = if only { view! { <h2>{title}</h2> }.into_any() } else { view! { <h3>{title}</h3> }.into_any() };
    let none = replies.is_empty().then(|| view! { <p class="nk">{td_string!(lang, record.reply_none)}</p> });
    view! {
        <div class="finding">
            {heading}
            {replies}
            {none}
            {told(lang, &beside.notified)}
        </div>
    }
    .into_any()
}

fn reply(lang: Lang, view: &View<'_>, fact: &Fact) -> AnyView {
    let by = fact.by.as_ref().and_then(|id| view.record.institutions.get(&InstitutionId::from_text(id.clone())));
    let who = by.map_or_else(
        || td_string!(lang, record.reply_by_authority).to_owned(),
        |institution| lang.pick(&institution.name_es, &institution.name_en).clone(),
    );
    let letter = matches!(fact.kind, FactKind::AuthorityReplied { letter: true, .. });
    let letter = letter.then(|| view! { <p class="meta">{td_string!(lang, record.reply_by_letter)}</p> });
    let answered = match &fact.kind {
        FactKind::AuthorityReplied { to: Some(to), .. } => {
            view.record.fact(to).map(|answered| (format!("#{to}"), words::fact(lang, &answered.kind)))
        }
        _ => None,
    };
    let answered = answered.map(|(href, name)| {
        view! { <p class="meta">{td_string!(lang, record.reply_to)} " " <a href=href>{name}</a></p> }
    });
    view! {
        <blockquote>
            <p>{lang.pick(&fact.text_es, &fact.text_en).clone()}</p>
            <footer><a href=format!("#{}", fact.id)>{who} ", " {words::when(lang, fact)}</a> ". " {parts::source(lang, &fact.source)}</footer>
        </blockquote>
        {answered}
        {letter}
    }
    .into_any()
}

/// Each notice with its date and way; "not yet" stays visible until there is one.
fn told(lang: Lang, notified: &[Notified]) -> AnyView {
    if notified.is_empty() {
        return view! { <p class="nk">{td_string!(lang, record.not_notified)}</p> }.into_any();
    }
    let items: Vec<_> = notified
        .iter()
        .map(|notice| {
            let date = words::partial(lang, notice.on);
            let says = if notice.before_publication {
                td_string!(lang, record.told_before, date = date).to_string()
            } else {
                td_string!(lang, record.told_after, date = date).to_string()
            };
            let how = notice.how.clone().map(|how| format!(" {how}"));
            view! { <li><a href=format!("#{}", notice.fact)>{says}</a>{how}</li> }
        })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}
