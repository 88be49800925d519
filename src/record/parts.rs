//! Parts that pages of the record share: the stamp, a call in a list, the banner of another day, a source, the "to verify" mark.

use super::{notes, query::Asked, words};
use crate::{
    calls::{
        dates::{Zone, local_day},
        deadlines,
        facts::Fact,
        model::{Call, Line},
        record::View,
        standing::{Assessment, CallStanding, Kind, Standing},
    },
    clock::Now,
    i18n::td_string,
    ids::LineId,
    policy::{Act, may},
    web::{
        address::Page,
        counts, dates,
        lang::{Lang, LangExt},
        shell::Head,
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub use crate::calls::words::{stamp, to_verify};
use crate::calls::{days::Days, words::of_the_past};

/// A call's stamp, or one for each kind that its lines have.
pub fn stamps(lang: Lang, standing: &CallStanding) -> AnyView {
    match standing {
        CallStanding::Same(kind) => stamp(lang, *kind),
        CallStanding::Mixed(kinds) => {
            let each: Vec<_> =
                kinds.iter().map(|(kind, n)| view! { <span class="mark">{stamp(lang, *kind)} " × " {*n}</span> }).collect();
            view! { <span class="mark">{each}</span> }.into_any()
        }
    }
}

/// A source as the record gives it; web addresses in it become links.
pub fn source(lang: Lang, text: &str) -> AnyView {
    let text = notes::source(lang, text);
    let words: Vec<AnyView> = text
        .split(' ')
        .map(|word| {
            let bare = word.trim_end_matches([',', ';', ')']);
            let is_link = bare.starts_with("http://") || bare.starts_with("https://");
            if is_link && !bare.ends_with("...") {
                let rest = word[bare.len()..].to_owned();
                view! { <a href=bare.to_owned() rel="nofollow noreferrer">{bare.to_owned()}</a> {rest} " " }.into_any()
            } else {
                format!("{word} ").into_any()
            }
        })
        .collect();
    view! { {words} }.into_any()
}

/// One row of filters: a question with its answers as links; the chosen one is marked, and choosing it again takes it away.
pub fn filter_row(here: &str, title: &'static str, options: impl Iterator<Item = (String, Asked, bool)>) -> AnyView {
    let links: Vec<_> = options
        .map(|(word, to, chosen)| {
            let href = format!("{here}{}", to.to_query());
            view! { <li><a href=href aria-current=chosen.then_some("true")>{word}</a></li> }
        })
        .collect();
    if links.is_empty() {
        return ().into_any();
    }
    let id = format!("filtro-{}", crate::calls::slugs::plain(title));
    let labelled = id.clone();
    view! { <div role="group" aria-labelledby=labelled><p class="by" id=id>{title}</p><ul class="chips">{links}</ul></div> }
        .into_any()
}

/// Says that another day than today is shown, with the way back.
pub fn asof_banner(lang: Lang, asked: &Asked, today: String) -> AnyView {
    of_the_past(lang, Days { as_of: asked.as_of, known_on: asked.known_on }, today)
}

/// What a page says of itself when another day than today is shown.
pub fn seen(lang: Lang, asked: &Asked, head: Head) -> Head {
    view(head, asked, days_in_words(lang, asked))
}

/// The same with other words of what is shown; nothing where there are none.
pub fn view(head: Head, asked: &Asked, words: Vec<String>) -> Head {
    if words.is_empty() { head } else { head.view(&asked.to_query(), &words.join(" · ")) }
}

/// The days asked about.
pub fn days_in_words(lang: Lang, asked: &Asked) -> Vec<String> {
    let on = asked.as_of.map(|day| td_string!(lang, record.view_as_of, day = dates::day(lang, day)).to_string());
    let known = asked.known_on.map(|day| td_string!(lang, record.view_known_on, day = dates::day(lang, day)).to_string());
    on.into_iter().chain(known).collect()
}

/// Something that is on record today, and was not on the day asked about.
pub fn not_yet_known(visit: &Visit, head: Head, asked: &Asked, today: String, says: &'static str) -> Response {
    let title = head.title.clone();
    let head = seen(visit.lang, asked, head);
    visit.page(head, || {
        view! {
            {asof_banner(visit.lang, asked, today)}
            <h1>{title}</h1>
            <p class="nk">{says}</p>
        }
    })
}

/// When a fact entered the record, leading to its own page.
pub fn recorded(lang: Lang, fact: &Fact) -> AnyView {
    let day = dates::day(lang, local_day(fact.recorded_at, Zone::MEXICO_CITY));
    let href = Page::Fact { fact: fact.id.to_string() }.path(lang);
    let proposed = fact.proposed_level.map(|_| view! { " " <span class="todo">{td_string!(lang, record.level_proposed)}</span> });
    view! { <a href=href>{td_string!(lang, record.recorded_on, day = day).to_string()}</a> {proposed} }.into_any()
}

/// The way to the forms that record a fact about something, for whoever has a role here; who has no say there is told so.
pub fn record_a_fact(visit: &Visit, kind: &str, id: &str) -> AnyView {
    way_to_record(visit, kind, id, td_string!(visit.lang, record.record_a_fact))
}

/// The same about a call with several lines: what is recorded there bears on each.
pub fn record_a_fact_about_all(visit: &Visit, call: &str) -> AnyView {
    way_to_record(visit, "call", call, td_string!(visit.lang, record.record_about_all))
}

/// The way to a form for whoever watches.
pub fn for_monitors(visit: &Visit, page: &Page, words: &'static str) -> AnyView {
    if may(&visit.actor(), Act::Monitor).is_err() {
        return ().into_any();
    }
    view! { <p class="row noprint"><a class="button quiet" href=page.path(visit.lang)>{words}</a></p> }.into_any()
}

fn way_to_record(visit: &Visit, kind: &str, id: &str, words: &'static str) -> AnyView {
    if visit.actor().roles().is_empty() {
        return ().into_any();
    }
    let page = Page::FactNew { subject_kind: kind.to_owned(), subject: id.to_owned() };
    view! { <p class="row noprint"><a class="button quiet" href=page.path(visit.lang)>{words}</a></p> }.into_any()
}

/// The title in the reader's language, where the record has it.
pub fn title(lang: Lang, call: &Call) -> String {
    lang.pick(call.title_es(), call.title_en()).to_owned()
}

/// The same, with which of its lines it is where the call has several.
pub fn line_title(lang: Lang, call: &Call, line: &Line) -> String {
    match call.lines.len() {
        0 | 1 => title(lang, call),
        _ => format!("{}: {}", title(lang, call), lang.pick(&line.title_es, &line.title_en)),
    }
}

/// The language of a title that is in the other one than its page, for those who hear it read.
pub fn title_lang(lang: Lang, call: &Call) -> Option<&'static str> {
    let published = if call.jurisdiction.is_mexican() { Lang::es } else { Lang::en };
    (call.title_en.is_none() && published != lang).then(|| published.code())
}

/// The way to keep proof of what was filed on paper or in another portal, for those who represent an association.
pub fn filed_elsewhere(visit: &Visit, line: &LineId) -> AnyView {
    let actor = visit.actor();
    let links: Vec<_> = actor
        .associations()
        .filter(|(id, _)| may(&actor, Act::RecordFiledElsewhere(id)).is_ok())
        .map(|(id, _)| {
            let page = Page::FiledElsewhereNew { association: id.to_string() }.path(visit.lang);
            let href = format!("{page}?line={line}");
            view! { <p class="row noprint"><a class="button quiet" href=href>{td_string!(visit.lang, record.filed_elsewhere)}</a></p> }
        })
        .collect();
    view! { {links} }.into_any()
}

/// A call in a list: title, whose it is, what it is, and the sentence that matters most.
pub fn call_item(lang: Lang, view: &View<'_>, call: &Call, asked: &Asked, now: Now) -> AnyView {
    let standing = view.call_standing(&call.id, now);
    let institution = view.record.institution_of(call).map(|i| i.short().to_owned()).unwrap_or_default();
    let year = call.fiscal_year.map(|y| format!(" · {y}"));
    let days = asked.days_only().to_query();
    let first = view.record.lines_of(&call.id).find_map(|line| view.standing(&line.id, now));
    let href = format!("{}{days}", Page::Call { slug: call.id.to_string() }.path(lang));
    let title_lang = title_lang(lang, call);
    let here = call.received_here.then(|| td_string!(lang, record.received_here_short));
    let clocks = match &standing {
        CallStanding::Same(Kind::Open | Kind::Announced) => deadline_of(lang, view, call, now),
        _ => None,
    };
    view! {
        <li>
            <div>
                <h3><a href=href lang=title_lang>{title(lang, call)}</a></h3>
                <p class="meta">{institution}{year}{here.map(|h| format!(" · {h}"))}</p>
                {first.and_then(|a| line_summary(lang, &a)).map(|text| view! { <p>{text}</p> })}
            </div>
            {stamps(lang, &standing)}
            {clocks}
        </li>
    }
    .into_any()
}

/// The days that matter, in one short sentence; nothing where a stamp says it all.
pub fn line_summary(lang: Lang, assessed: &Assessment) -> Option<String> {
    let days = |n: i64| counts::days(lang, n);
    let at_least = assessed.at_least;
    Some(match &assessed.standing {
        Standing::Unresolved { since, days: n, .. } if at_least => {
            td_string!(lang, record.summary_unresolved_at_least, since = dates::day(lang, *since), days = days(*n)).to_string()
        }
        Standing::Unresolved { since, days: n, .. } => {
            td_string!(lang, record.summary_unresolved, since = dates::day(lang, *since), days = days(*n)).to_string()
        }
        Standing::Suspended { since, .. } => {
            td_string!(lang, record.summary_suspended, since = words::partial(lang, *since)).to_string()
        }
        Standing::SuspensionOver { days: n } => td_string!(lang, record.summary_suspension_over, days = days(*n)).to_string(),
        Standing::Overdue { days: n } => td_string!(lang, record.summary_overdue, days = days(*n)).to_string(),
        Standing::UnderReview { due: Some(due) } => {
            td_string!(lang, record.summary_under_review, due = words::partial(lang, *due)).to_string()
        }
        Standing::Unknown { .. } if !assessed.beside.partly_resolved.is_empty() => {
            td_string!(lang, record.summary_in_part).to_owned()
        }
        _ => return None,
    })
}

/// The two cities' clocks for the opening and the deadline of a call.
pub fn deadline_of(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> Option<AnyView> {
    let line = view.record.lines_of(&call.id).next()?;
    let window = view.window(&line.id, now)?;
    Some(deadlines::window(lang, &window, view.instant(call.zone(), now), false))
}
