//! What the authority says beside a finding, with equal rank; and whether, when and how it was told of it.

use crate::{
    calls::{
        facts::{Fact, FactKind, Subject},
        record::View,
        standing::{Assessment, Notified},
    },
    i18n::td_string,
    ids::InstitutionId,
    record::{parts, words},
    web::{
        address::Page,
        lang::{Lang, LangExt},
        visit::Visit,
    },
};
use leptos::prelude::*;

/// `only`: the line is the call's only one, and has no heading of its own.
pub fn section(visit: &Visit, view: &View<'_>, subject: &Subject, assessed: &Assessment, only: bool) -> AnyView {
    let (lang, beside) = (visit.lang, &assessed.beside);
    if !assessed.kind().is_finding() && beside.replied.is_empty() && beside.notified.is_empty() {
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
            {answer(visit, view, subject)}
        </div>
    }
    .into_any()
}

/// The way to answer, for whoever speaks for the institution or for one that came after it; everybody else reads how it can answer.
fn answer(visit: &Visit, view: &View<'_>, subject: &Subject) -> AnyView {
    let (lang, actor) = (visit.lang, visit.actor());
    let answerable = view.answerable(subject);
    if !actor.institutions().any(|(id, _)| answerable.contains(id)) {
        return view! { <p class="meta noprint">{td_string!(lang, record.how_to_answer)}</p> }.into_any();
    }
    let to = Page::FactForm {
        subject_kind: subject.kind.name().to_owned(),
        subject: subject.id.clone(),
        kind: "authority_replied".to_owned(),
    };
    view! { <p class="row noprint"><a class="button" href=to.path(lang)>{td_string!(lang, record.answer_finding)}</a></p> }
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

/// Each notice with its date and way; "not yet" stays visible until there is one of what is found now.
fn told(lang: Lang, notified: &[Notified]) -> AnyView {
    let not_yet = (!notified.iter().any(|notice| notice.of_this_finding))
        .then(|| view! { <p class="nk">{td_string!(lang, record.not_notified)}</p> });
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
            let earlier = (!notice.of_this_finding)
                .then(|| view! { " " <span class="todo">{td_string!(lang, record.told_of_other)}</span> });
            view! { <li><a href=format!("#{}", notice.fact)>{says}</a>{how}{earlier}</li> }
        })
        .collect();
    let list = (!items.is_empty()).then(|| view! { <ul>{items}</ul> });
    view! { {not_yet} {list} }.into_any()
}
