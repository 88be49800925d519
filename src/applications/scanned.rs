//! What the virus scanner said of a file, beside the file on every page that lists it.

use super::model::Paper;
use crate::{i18n::td_string, scanner::Verdict, web::lang::Lang};
use leptos::prelude::*;

/// Set apart, looked at, or not looked at yet; nothing of a file that was not scanned where there is no scanner.
pub fn scanned(lang: Lang, has_scanner: bool, said: Option<&Verdict>) -> Option<AnyView> {
    match said {
        Some(Verdict::Found(found)) => {
            let says = td_string!(lang, applications.file_set_apart, found = found.as_str()).to_string();
            Some(view! { <p class="why">{says}</p> }.into_any())
        }
        Some(Verdict::Clean) => Some(view! { <p class="meta">{td_string!(lang, applications.paper_scanned)}</p> }.into_any()),
        None => has_scanner.then(|| view! { <p class="meta">{td_string!(lang, applications.paper_not_scanned)}</p> }.into_any()),
    }
}

/// The name of a file as the way to it; what was set apart is opened by nobody, and says so.
pub fn way_to(lang: Lang, file: &Paper, to: String, said: Option<&Verdict>) -> AnyView {
    let name = file.name.clone();
    match said {
        Some(Verdict::Found(found)) => {
            let says = td_string!(lang, applications.file_set_apart, found = found.as_str()).to_string();
            view! { {name}" "<span class="why">{says}</span> }.into_any()
        }
        _ => view! { <a href=to>{name}</a> }.into_any(),
    }
}

/// Whether something was found.
pub fn is_set_apart(said: Option<&Verdict>) -> bool {
    matches!(said, Some(Verdict::Found(_)))
}
