//! Shared parts of pages: fields of forms with their hint and error, the error summary, the one safe text area.

use super::{address::Page, form::Form, lang::Lang, visit::Visit};
use crate::i18n::td_string;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A text area whose text is escaped. leptos 0.8 does not escape children of `<textarea>`: a redisplayed draft could run a script.
/// A test forbids the raw element everywhere else.
#[component]
pub fn TextArea(
    id: String,
    name: String,
    value: String,
    #[prop(default = 6)] rows: u32,
    #[prop(default = None)] described_by: Option<String>,
    #[prop(optional)] bad: bool,
    /// Where no label stands beside it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    // A leading line break is dropped by HTML parsers: one more keeps the text as typed.
    let text = format!("\n{}", html_escape::encode_text(&value));
    view! { <textarea id=id name=name rows=rows aria-label=label aria-describedby=described_by aria-invalid=bad.then_some("true") inner_html=text></textarea> }
}

/// As tall as a text is shown that was meant for one line.
const AREA_ROWS: u32 = 8;

/// What a field is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// An input of this kind.
    Line(&'a str),
    /// A text area of so many rows.
    Area(u32),
}

/// What shows a value of a field as it is. Browsers take line breaks out of an input, and empty one for dates of what is none: whoever
/// saved a page that they had not touched would then have changed it.
pub fn shape<'a>(kind: &'a str, value: &str) -> Shape<'a> {
    if value.contains(['\n', '\r']) {
        return Shape::Area(u32::try_from(value.lines().count()).unwrap_or(AREA_ROWS).clamp(2, AREA_ROWS));
    }
    let is_day = |day: &str| NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok_and(|read| read.to_string() == day);
    Shape::Line(if kind == "date" && !value.is_empty() && !is_day(value) { "text" } else { kind })
}

/// The way through a list of several pages; nothing where there is one.
pub fn pager(lang: Lang, page: usize, pages: usize, to: impl Fn(usize) -> String) -> AnyView {
    if pages < 2 {
        return ().into_any();
    }
    let before = (page > 1).then(|| view! { <li><a rel="prev" href=to(page - 1)>{td_string!(lang, web.pages_before)}</a></li> });
    let after =
        (page < pages).then(|| view! { <li><a rel="next" href=to(page + 1)>{td_string!(lang, web.pages_after)}</a></li> });
    let here = td_string!(lang, web.page_of, page = page, pages = pages).to_string();
    view! {
        <nav class="pages noprint" aria-label=td_string!(lang, web.pages)>
            <ul>{before}<li><b aria-current="page">{here}</b></li>{after}</ul>
        </nav>
    }
    .into_any()
}

/// A page of the way to another one: its title, its address, and the language of its title where that is not the page's.
#[derive(Clone, Debug)]
pub struct Step {
    pub title: String,
    pub to: String,
    pub lang: Option<&'static str>,
}

/// Where a page hangs: links to the pages above it, and its own title.
pub fn crumbs(lang: Lang, above: impl IntoIterator<Item = (String, Page)>, here: impl Into<String>) -> AnyView {
    let steps = above.into_iter().map(|(title, page)| Step { title, to: page.path(lang), lang: None }).collect();
    trail(lang, steps, here, None)
}

/// The same, where a title may be in another language, or a page is shown as of a day.
pub fn trail(lang: Lang, above: Vec<Step>, here: impl Into<String>, here_lang: Option<&'static str>) -> AnyView {
    let links: Vec<_> =
        above.into_iter().map(|step| view! { <li><a href=step.to lang=step.lang>{step.title}</a></li> }).collect();
    view! {
        <nav class="crumb" aria-label=td_string!(lang, web.crumbs)>
            <ol>{links}<li aria-current="page" lang=here_lang>{here.into()}</li></ol>
        </nav>
    }
    .into_any()
}

/// What has to be mended, in one place, each with a link to its field. Nothing when the form is fine.
pub fn error_summary(lang: Lang, form: &Form) -> AnyView {
    if form.is_fine() {
        return ().into_any();
    }
    let links: Vec<_> = form
        .errors()
        .iter()
        .map(|(name, text)| view! { <li><a href=format!("#{}", field_id(name))>{text.clone()}</a></li> })
        .collect();
    view! {
        <div class="errors" role="alert" tabindex="-1" id="errores" autofocus>
            <h2>{td_string!(lang, web.errors_title)}</h2>
            <ul>{links}</ul>
        </div>
    }
    .into_any()
}

/// What cannot be undone is asked about once more: its button stands behind its own name.
pub fn asked_first(says: &'static str, form: AnyView) -> AnyView {
    view! { <details class="asked"><summary>{says}</summary>{form}</details> }.into_any()
}

/// The id of a field's input.
pub fn field_id(name: &str) -> String {
    format!("campo-{}", name.replace(['[', ']', '.'], "-"))
}

/// Where a page is that it shall print as a whole, and not as the sheet that it usually prints as: the style sheet looks for it.
const WHOLE: &str = "pagina-entera";

/// How a page that can be cited usually prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// On one sheet, without what is beyond it.
    Sheet,
    /// Whole, in small print, on a few sheets: a text that was left half out would be another text.
    Whole,
}

/// The end of a page that can be cited: its permanent address, and the way to its citation. On paper the address is all there is.
/// `days` is the query of the days asked about.
pub fn keep(visit: &Visit, title: &str, path: &str, citation: &Page, days: &str, paper: Paper) -> AnyView {
    let lang = visit.lang;
    let (how, path) = (format!("{}{days}", citation.path(lang)), format!("{path}{days}"));
    let address = format!("{}{path}", visit.app.config.base_url());
    let (sheet, prints, other_way) = match paper {
        Paper::Sheet => (Some(td_string!(lang, cite.sheet)), td_string!(lang, cite.prints), td_string!(lang, cite.print_whole)),
        Paper::Whole => (None, td_string!(lang, cite.prints_small), td_string!(lang, cite.print_larger)),
    };
    view! {
        <section class="keep" aria-labelledby="citar">
            <h2 id="citar">{td_string!(lang, cite.section)}</h2>
            <p class="paper">{td_string!(lang, cite.paper, title = title.to_owned()).to_string()}</p>
            {sheet.map(|says| view! { <p class="paper sheet">{says}</p> })}
            <p>{td_string!(lang, cite.permanent)} " " <a class="address" href=path>{address}</a></p>
            <p class="noprint"><a href=how>{td_string!(lang, cite.how)}</a></p>
            <p class="noprint" id=WHOLE>
                {prints} " " <a href=format!("#{WHOLE}")>{other_way}</a>
                <span class="ready">" " {td_string!(lang, cite.print_ready)}</span>
            </p>
        </section>
    }
    .into_any()
}

fn field_class(bad: bool) -> &'static str {
    if bad { "field bad" } else { "field" }
}

/// A labelled input that shows the value as typed and what has to be done with it.
pub struct Input {
    name: String,
    label: String,
    kind: &'static str,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    rows: Option<u32>,
}

impl Form {
    /// A text input of this form.
    pub fn input(&self, name: &str, label: impl Into<String>) -> Input {
        Input {
            name: name.to_owned(),
            label: label.into(),
            kind: "text",
            value: self.raw(name).to_owned(),
            hint: None,
            error: self.error(name).map(str::to_owned),
            autocomplete: None,
            inputmode: None,
            rows: None,
        }
    }

    /// A group of radio buttons or check boxes: `options` are value and label.
    pub fn choices(&self, name: &str, legend: impl Into<String>, options: Vec<(String, String)>, several: bool) -> AnyView {
        self.choices_with_hint(name, legend, None, options, several)
    }

    pub fn choices_with_hint(
        &self,
        name: &str,
        legend: impl Into<String>,
        hint: Option<String>,
        options: Vec<(String, String)>,
        several: bool,
    ) -> AnyView {
        let id = field_id(name);
        let kind = if several { "checkbox" } else { "radio" };
        let error = self.error(name).map(str::to_owned);
        let class = field_class(error.is_some());
        let boxes: Vec<_> = options
            .into_iter()
            .enumerate()
            .map(|(i, (value, label))| {
                let id = if i == 0 { id.clone() } else { format!("{id}-{i}") };
                let checked = self.has(name, &value);
                view! {
                    <div class="choice">
                        <input r#type=kind id=id.clone() name=name.to_owned() value=value checked=checked/>
                        <label r#for=id>{label}</label>
                    </div>
                }
            })
            .collect();
        view! {
            <fieldset class=class>
                <legend>{legend.into()}</legend>
                {hint.map(|text| view! { <p class="hint">{text}</p> })}
                {error.map(|text| view! { <p class="why">{text}</p> })}
                {boxes}
            </fieldset>
        }
        .into_any()
    }

    /// A file to choose, with what is taken said beforehand.
    pub fn file(&self, name: &str, label: impl Into<String>, hint: impl Into<String>) -> AnyView {
        let id = field_id(name);
        let error = self.error(name).map(str::to_owned);
        let class = field_class(error.is_some());
        let described = if error.is_some() { format!("{id}-hint {id}-why") } else { format!("{id}-hint") };
        view! {
            <div class=class>
                <label r#for=id.clone()>{label.into()}</label>
                <p class="hint" id=format!("{id}-hint")>{hint.into()}</p>
                {error.map(|text| view! { <p class="why" id=format!("{id}-why")>{text}</p> })}
                <input r#type="file" id=id.clone() name=name.to_owned() accept="application/pdf,image/jpeg,image/png"
                    aria-describedby=described/>
            </div>
        }
        .into_any()
    }

    /// One of several, as a list to pick from; the first option may be an empty one.
    pub fn select(&self, name: &str, label: impl Into<String>, options: Vec<(String, String)>) -> AnyView {
        let id = field_id(name);
        let error = self.error(name).map(str::to_owned);
        let class = field_class(error.is_some());
        let described = error.as_ref().map(|_| format!("{id}-why"));
        let chosen = self.get(name).to_owned();
        let options: Vec<_> = options
            .into_iter()
            .map(|(value, label)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{label}</option> }
            })
            .collect();
        view! {
            <div class=class>
                <label r#for=id.clone()>{label.into()}</label>
                {error.map(|text| view! { <p class="why" id=format!("{id}-why")>{text}</p> })}
                <select id=id.clone() name=name.to_owned() aria-describedby=described>{options}</select>
            </div>
        }
        .into_any()
    }
}

impl Input {
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }

    /// The HTML type: `email`, `password`, `date`, `url`, …
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    #[must_use]
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// A text area of this many rows instead of a line.
    #[must_use]
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = Some(rows);
        self
    }

    pub fn view(self) -> AnyView {
        let id = field_id(&self.name);
        let described: Vec<String> =
            [self.hint.as_ref().map(|_| format!("{id}-hint")), self.error.as_ref().map(|_| format!("{id}-why"))]
                .into_iter()
                .flatten()
                .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let bad = self.error.is_some();
        // A password is never sent back.
        let value = if self.kind == "password" { String::new() } else { self.value };
        let control = match self.rows.map_or_else(|| shape(self.kind, &value), Shape::Area) {
            Shape::Area(rows) => view! { <TextArea id=id.clone() name=self.name value=value rows=rows described_by=described bad=bad/> }.into_any(),
            Shape::Line(kind) => view! {
                <input r#type=kind id=id.clone() name=self.name value=value autocomplete=self.autocomplete inputmode=self.inputmode
                    aria-describedby=described aria-invalid=bad.then_some("true")/>
            }
            .into_any(),
        };
        view! {
            <div class=field_class(bad)>
                <label r#for=id.clone()>{self.label}</label>
                {self.hint.map(|text| view! { <p class="hint" id=format!("{id}-hint")>{text}</p> })}
                {self.error.map(|text| view! { <p class="why" id=format!("{id}-why")>{text}</p> })}
                {control}
            </div>
        }
        .into_any()
    }
}
