//! A form that was made from what no longer stands: it comes back as typed, below what stands now.

use super::{form::Form, lang::Lang};
use crate::i18n::td_string;
use leptos::prelude::*;

/// Most fields that are told of one by one.
const MOST: usize = 20;

/// What a form carries besides what is typed in it.
const CARRIED: [&str; 2] = ["seen", "act"];

/// What happened, then what changed.
pub fn told(says: &'static str, changes: Vec<String>) -> AnyView {
    let changes: Vec<_> = changes.into_iter().map(|says| view! { <li class="typed">{says}</li> }).collect();
    let changes = (!changes.is_empty()).then(|| view! { <ul>{changes}</ul> });
    view! { <div class="notice warn" role="alert"><p>{says}</p>{changes}</div> }.into_any()
}

/// What is saved now, field by field, where the form says something else. `called`: what a field is called; fields without a name are counted.
pub fn differing(lang: Lang, stands: &Form, typed: &Form, called: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let names = stands.iter().map(|(name, _)| name);
    let others = typed.iter().map(|(name, _)| name).filter(|name| stands.iter().all(|(known, _)| known != *name));
    let differ = names
        .chain(others)
        .filter(|name| stands.get(name) != typed.get(name) && !name.ends_with("_id") && !CARRIED.contains(name));
    let (named, unnamed): (Vec<_>, Vec<_>) =
        differ.map(|name| (called(name), stands.get(name))).partition(|(field, _)| field.is_some());
    let mut says: Vec<String> =
        named.iter().take(MOST).filter_map(|(field, now)| Some(stands_now(lang, field.as_deref()?, now))).collect();
    let more = unnamed.len() + named.len().saturating_sub(MOST);
    if more > 0 {
        says.push(td_string!(lang, kept.stands_more, count = more).to_string());
    }
    says
}

fn stands_now(lang: Lang, field: &str, now: &str) -> String {
    if now.is_empty() {
        td_string!(lang, kept.stands_empty, field = field).to_string()
    } else {
        td_string!(lang, kept.stands, field = field, text = now).to_string()
    }
}
