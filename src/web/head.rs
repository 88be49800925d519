//! What a page says of itself: title, description, address, languages, feeds, a preview for those who share it, data for machines.

use super::{
    address::Page,
    assets::PREVIEW,
    lang::{LANGS, Lang, LangExt},
    visit::Visit,
};
use crate::i18n::td_string;
use leptos::prelude::*;
use serde_json::Value;

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub title: String,
    pub description: Option<String>,
    /// The part of the masthead that the page belongs to.
    pub part: Option<Part>,
    /// Pages of one person or with one-time links are nobody's search result.
    pub private: bool,
    /// Other forms of the page: its feed, its data.
    pub links: Vec<Link>,
    /// The page as schema.org describes such things.
    pub data: Option<Value>,
    /// The part of the query that makes this a page of its own, such as that of a list's second page. All other queries are views of
    /// the page without one.
    pub query: Option<String>,
    /// The whole query of what is shown, where that is a view of the page: whoever shares it shares this view.
    pub view: Option<String>,
}

/// A `<link>`: a feed, a file with the same content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub rel: &'static str,
    /// The media type.
    pub kind: &'static str,
    pub href: String,
    pub title: Option<String>,
}

impl Link {
    /// The same content in another form, as feeds are.
    pub fn alternate(kind: &'static str, href: impl Into<String>, title: impl Into<String>) -> Self {
        Self { rel: "alternate", kind, href: href.into(), title: Some(title.into()) }
    }
}

/// The parts of the masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Calls,
    Commitments,
    Institutions,
    Elections,
    Compare,
    Mine,
}

impl Head {
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A page of one person.
    pub fn private(title: impl Into<String>) -> Self {
        Self { title: title.into(), private: true, part: Some(Part::Mine), ..Self::default() }
    }

    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.part = Some(part);
        self
    }

    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    #[must_use]
    pub fn link(mut self, link: Link) -> Self {
        self.links.push(link);
        self
    }

    #[must_use]
    pub fn data(mut self, data: Value) -> Self {
        self.data = Some(data);
        self
    }

    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = Some(query.into());
        self
    }

    /// A view of the page, by its query and in words: its title, and the addresses that are shared and that machines read, name it.
    /// To be said last.
    #[must_use]
    pub fn view(mut self, query: &str, words: &str) -> Self {
        self.title = format!("{} · {words}", self.title);
        if let Some(data) = &mut self.data {
            if let Some(url) = data.get("url").and_then(Value::as_str).map(str::to_owned) {
                data["url"] = Value::String(format!("{url}{query}"));
            }
            if data.get("name").is_some() {
                data["name"] = Value::String(self.title.clone());
            }
        }
        self.view = Some(query.to_owned());
        self
    }
}

/// Everything in `<head>` but title, style and scripts.
pub(super) fn tags(visit: &Visit, head: &Head) -> AnyView {
    let description = head.description.clone().map(|text| view! { <meta name="description" content=text/> });
    // What a demonstration shows is invented: nobody may find it by a search and take it for a record.
    let hidden = head.private || visit.app.config.demo;
    let robots = hidden.then(|| view! { <meta name="robots" content="noindex"/> });
    let links: Vec<_> = head.links.iter().cloned().map(link).collect();
    let addresses = if head.private { languages(visit) } else { addresses(visit, head) };
    let data = head.data.as_ref().filter(|_| !hidden).map(|data| {
        // A block of data: browsers neither run it nor hold it against `script-src 'none'`.
        view! { <script r#type="application/ld+json" inner_html=inside_html(data)></script> }
    });
    view! { {description} {robots} {addresses} {links} {data} }.into_any()
}

/// One person's page in both languages, with the same query.
fn languages(visit: &Visit) -> AnyView {
    let (lang, base) = (visit.lang, visit.app.config.base_url());
    view! {
        <link rel="alternate" hreflang=lang.code() href=format!("{base}{}", visit.uri)/>
        <link rel="alternate" hreflang=lang.other().code() href=format!("{base}{}", visit.other)/>
    }
    .into_any()
}

/// The page's own address, the same page in the other language, and how it shows where somebody shares it.
fn addresses(visit: &Visit, head: &Head) -> AnyView {
    let lang = visit.lang;
    let base = visit.app.config.base_url();
    let query = head.query.as_ref().map_or_else(String::new, |query| format!("?{}", query.trim_start_matches('?')));
    let own = |path: &str| format!("{base}{}{query}", path.split_once('?').map_or(path, |(path, _)| path));
    let (here, there) = (own(visit.uri.path()), own(&visit.other));
    // A preview opens what was shared; a search engine keeps the page once.
    let shared = head.view.as_ref().map_or_else(|| here.clone(), |view| format!("{base}{}{view}", visit.uri.path()));
    let of = |one: Lang| if one == lang { here.clone() } else { there.clone() };
    // The root chooses by the visitor's languages; every other page is in Spanish for whoever reads neither.
    let choosing = if visit.uri.path() == Page::Home.path(lang) { format!("{base}/") } else { of(Lang::es) };
    let languages = LANGS.map(|one| view! { <link rel="alternate" hreflang=one.code() href=of(one)/> }).to_vec();
    view! {
        <link rel="canonical" href=here.clone()/>
        {languages}
        <link rel="alternate" hreflang="x-default" href=choosing/>
        {preview("og:site_name", "Acuse".to_owned())}
        {preview("og:type", "website".to_owned())}
        {preview("og:title", head.title.clone())}
        {head.description.clone().map(|text| preview("og:description", text))}
        {preview("og:url", shared)}
        {picture(lang, &base)}
        {preview("og:locale", lang.pick("es_MX", "en_US").to_owned())}
        {preview("og:locale:alternate", lang.pick("en_US", "es_MX").to_owned())}
    }
    .into_any()
}

/// The same picture for every page: others keep it, so it says what Acuse is and of no call how it stands.
fn picture(lang: Lang, base: &str) -> AnyView {
    let shown = PREVIEW.as_ref().map(|path| {
        let says = format!("Acuse: {}", td_string!(lang, front.title));
        view! {
            {preview("og:image", format!("{base}{path}"))}
            {preview("og:image:type", "image/png".to_owned())}
            {preview("og:image:width", "1200".to_owned())}
            {preview("og:image:height", "630".to_owned())}
            {preview("og:image:alt", says)}
        }
    });
    shown.into_any()
}

/// Open Graph: how a shared page shows. Its attribute is none of HTML's own.
fn preview(property: &'static str, content: String) -> AnyView {
    leptos::html::meta().attr("property", property).content(content).into_any()
}

fn link(link: Link) -> AnyView {
    view! { <link rel=link.rel r#type=link.kind href=link.href title=link.title/> }.into_any()
}

/// JSON that no text in it can end: nothing in it reads as a tag, a comment or an entity.
pub fn inside_html(data: &Value) -> String {
    data.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
