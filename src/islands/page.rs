//! What the islands do with a page: listen, wait, read and write fields, ask the server.

use super::{again::asked, rows};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Document, Element, Event, EventTarget, FormData, HtmlElement, HtmlFormElement, HtmlInputElement,
    HtmlSelectElement, HtmlTextAreaElement, Node, Request, RequestInit, Response,
};

/// Milliseconds after which nobody is waited for any longer: a spinner that never ends says nothing.
const PATIENCE: i32 = 20_000;

pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Hands the part of the page that an island is for to what it does; where there is none, nothing happens.
pub fn waken(selector: &str, watch: impl FnOnce(Element)) {
    if let Some(line) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        watch(line);
    }
}

/// A form by its id.
pub fn form(id: &str) -> Option<HtmlFormElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

pub fn on(target: &EventTarget, event: &str, act: impl FnMut(Event) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    // The page owns it from here on.
    listener.forget();
}

pub fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
    }
}

/// A finished sentence of the page; `#` in it stands for the hour or the number.
pub fn words(of: &Element, name: &str) -> String {
    of.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// Shows a part of the page, or hides it.
pub fn show(part: &Element, shown: bool) {
    let _ = if shown { part.remove_attribute("hidden") } else { part.set_attribute("hidden", "") };
}

/// The hidden field with the mark of what the server last held; what has none is no field that is saved.
pub fn mark(form: &HtmlFormElement, field: &str) -> Option<HtmlInputElement> {
    if let Some(row) = rows::row(form, field) {
        return rows::part(&row, "shown")?.dyn_into().ok();
    }
    form.query_selector(&format!("input[name=\"shown-{field}\"]")).ok().flatten()?.dyn_into().ok()
}

/// Name and value of what was typed into. A box that is not ticked holds nothing; of a row of a budget every cell counts.
pub fn typed_into(target: &EventTarget) -> Option<(String, String)> {
    if let Some(row) = rows::around(target) {
        return Some((words(&row, "field"), rows::text(&row)));
    }
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let ticked = input.type_() != "checkbox" || input.checked();
        Some((input.name(), if ticked { input.value() } else { String::new() }))
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        Some((area.name(), area.value()))
    } else {
        let select = target.dyn_ref::<HtmlSelectElement>()?;
        Some((select.name(), select.value()))
    }
}

/// What a field holds now, as a form would send it.
pub fn value(form: &HtmlFormElement, field: &str) -> String {
    if let Some(row) = rows::row(form, field) {
        return rows::text(&row);
    }
    let sent = FormData::new_with_form(form).ok().and_then(|data| data.get(field).as_string());
    sent.unwrap_or_default().replace("\r\n", "\n")
}

/// What the server gave a field, whatever the browser or somebody has put there since.
pub fn given(form: &HtmlFormElement, field: &str) -> String {
    if let Some(row) = rows::row(form, field) {
        return rows::given(&row);
    }
    for part in fields(form, field) {
        if let Some(input) = part.dyn_ref::<HtmlInputElement>() {
            if !matches!(input.type_().as_str(), "radio" | "checkbox") {
                return input.default_value();
            } else if input.default_checked() {
                return input.value();
            }
        } else if let Some(area) = part.dyn_ref::<HtmlTextAreaElement>() {
            return area.default_value().unwrap_or_default();
        }
    }
    String::new()
}

/// Every part of the form that a field is made of.
fn fields(form: &HtmlFormElement, field: &str) -> Vec<Node> {
    let Ok(found) = form.query_selector_all(&format!("[name=\"{field}\"]")) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)).collect()
}

/// Where somebody goes on writing in a field.
pub fn place(form: &HtmlFormElement, field: &str) -> Option<HtmlElement> {
    let cell = rows::row(form, field).and_then(|row| rows::part(&row, "concept"));
    let place = cell.or_else(|| form.query_selector(&format!("[name=\"{field}\"]")).ok().flatten());
    place?.dyn_into().ok()
}

/// Puts a text into a field, or ticks what it stands for.
pub fn write(form: &HtmlFormElement, field: &str, text: &str) {
    if let Some(row) = rows::row(form, field) {
        return rows::write(&row, text);
    }
    for part in fields(form, field) {
        if let Some(input) = part.dyn_ref::<HtmlInputElement>() {
            if matches!(input.type_().as_str(), "radio" | "checkbox") {
                input.set_checked(input.value() == text);
            } else {
                fill(input, text);
            }
        } else if let Some(area) = part.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(text);
        } else if let Some(select) = part.dyn_ref::<HtmlSelectElement>() {
            select.set_value(text);
        }
    }
}

/// Puts a text into an input. One of a line takes line breaks out of what it is given, and one for dates empties itself of what is none:
/// that would be saved as a change by whoever only looked. Such a text is shown as the server's own page would show it.
fn fill(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    if input.value() == text {
        return;
    }
    if !text.contains('\n') {
        input.set_type("text");
        return input.set_value(text);
    }
    let Some(area) = area_like(input) else { return };
    area.set_value(text);
    let is_here = document()
        .and_then(|document| document.active_element())
        .is_some_and(|active| active == *AsRef::<Element>::as_ref(input));
    if input.replace_with_with_node_1(&area).is_ok() && is_here {
        let _ = area.focus();
    }
}

/// A text area that goes by all that an input goes by.
fn area_like(input: &HtmlInputElement) -> Option<HtmlTextAreaElement> {
    let area: HtmlTextAreaElement = document()?.create_element("textarea").ok()?.dyn_into().ok()?;
    for name in input.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !matches!(name.as_str(), "type" | "value" | "inputmode" | "autocomplete") {
            let _ = area.set_attribute(&name, &input.get_attribute(&name).unwrap_or_default());
        }
    }
    Some(area)
}

/// Names and values as a form sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let part = |text: &str| String::from(js_sys::encode_uri_component(text));
    fields.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// Its JSON.
    pub said: JsValue,
    /// The milliseconds that it asks to wait before anything more is sent.
    pub wait: i32,
}

/// Sends a form. None when nobody could be reached.
pub async fn post(url: &str, body: &str) -> Option<Answer> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(body));
    let patience = AbortController::new().ok()?;
    init.set_signal(Some(&patience.signal()));
    after(PATIENCE, move || patience.abort());
    let request = Request::new_with_str_and_init(url, &init).ok()?;
    request.headers().set("content-type", "application/x-www-form-urlencoded").ok()?;
    let answer = JsFuture::from(web_sys::window()?.fetch_with_request(&request)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let said = match answer.json() {
        Ok(said) => JsFuture::from(said).await.unwrap_or(JsValue::UNDEFINED),
        Err(_) => JsValue::UNDEFINED,
    };
    let wait = answer.headers().get("retry-after").ok().flatten();
    Some(Answer { status: answer.status(), said, wait: wait_of(wait) })
}

/// A member of an answer.
pub fn member(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A text in an answer; empty when it is not there.
pub fn text(of: &JsValue, name: &str) -> String {
    member(of, name).as_string().unwrap_or_default()
}

/// The milliseconds that a `Retry-After` asks to wait.
pub fn wait_of(header: Option<String>) -> i32 {
    header.map_or(0, |header| asked(&header, now(), js_sys::Date::parse))
}

/// The reader's own clock, in milliseconds.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The hour of an instant on the reader's own clock.
pub fn hour(instant: f64) -> String {
    let at = js_sys::Date::new(&JsValue::from_f64(instant));
    format!("{:02}:{:02}", at.get_hours(), at.get_minutes())
}

/// The hour by which an instant has come: a minute that has begun counts as whole.
pub fn hour_by(instant: f64) -> String {
    hour(instant + 59_999.0)
}
