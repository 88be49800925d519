//! Papers on their way: one at a time, with how far each is, tried again by itself after the connection broke. The form's button does the
//! same at once, and without a word on the way.

use super::{
    again::Again,
    page::{self, after, document, hour_by, now, on, show, wait_of, words},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Element, Event, File, FormData, HtmlFormElement, HtmlInputElement, HtmlProgressElement, ProgressEvent, XmlHttpRequest,
};

/// Milliseconds without a byte after which a connection counts as broken.
const STALLED: i32 = 30_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Sending,
    Attached,
    Refused,
}

/// How many batches of the page are under way.
type UnderWay = Rc<Cell<u32>>;

/// The papers of one form that were chosen together.
struct Batch {
    /// Holds the finished sentences; `#` stands for the name, `%` for how far it is.
    line: Element,
    form: HtmlFormElement,
    files: Vec<One>,
    again: RefCell<Again>,
    /// Grows with each try that failed: only the last one's is made again.
    failed: Cell<u32>,
    under_way: UnderWay,
    /// Whether it is no longer counted among them.
    over: Cell<bool>,
}

struct One {
    file: File,
    says: Element,
    bar: HtmlProgressElement,
    again: Element,
    state: Cell<State>,
    /// Bytes that have gone.
    gone: Cell<f64>,
}

/// Takes over the forms that papers are attached with.
pub fn watch(line: Element) {
    let Some(found) = document().and_then(|document| document.query_selector_all("form[data-papers]").ok()) else { return };
    let under_way = UnderWay::default();
    for form in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<HtmlFormElement>().ok()) {
        let (line, sent, under_way) = (line.clone(), form.clone(), under_way.clone());
        on(&form, "submit", move |event| send(&line, &sent, &under_way, &event));
    }
}

fn input(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    form.query_selector(&format!("input[name={name}]")).ok().flatten()?.dyn_into().ok()
}

fn send(line: &Element, form: &HtmlFormElement, under_way: &UnderWay, event: &Event) {
    let Some(chosen) = input(form, "file") else { return };
    let files = chosen.files().map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect::<Vec<_>>()).unwrap_or_default();
    // Nothing chosen: the server says what to do.
    if files.is_empty() {
        return;
    }
    let Some(list) = form.query_selector("[data-sending]").ok().flatten() else { return };
    event.prevent_default();
    list.set_text_content(None);
    let files: Option<Vec<One>> = files.into_iter().map(|file| item(line, &list, file)).collect();
    let Some(files) = files else {
        let _ = form.submit();
        return;
    };
    chosen.set_value("");
    let (again, failed, over) = (RefCell::default(), Cell::default(), Cell::default());
    under_way.set(under_way.get() + 1);
    let under_way = under_way.clone();
    let batch = Rc::new(Batch { line: line.clone(), form: form.clone(), files, again, failed, under_way, over });
    for (number, one) in batch.files.iter().enumerate() {
        let pressed = batch.clone();
        on(&one.again, "click", move |_| pressed.clone().start(number));
    }
    batch.listen();
    batch.next();
}

/// A line of the list for one file.
fn item(line: &Element, list: &Element, file: File) -> Option<One> {
    let document = document()?;
    let (row, says) = (document.create_element("li").ok()?, document.create_element("span").ok()?);
    let bar: HtmlProgressElement = document.create_element("progress").ok()?.dyn_into().ok()?;
    let again = document.create_element("button").ok()?;
    bar.set_max(1.0);
    bar.set_attribute("aria-label", &file.name()).ok()?;
    again.set_attribute("type", "button").ok()?;
    again.set_class_name("link");
    again.set_text_content(Some(&words(line, "retry")));
    show(&again, false);
    for part in [&says, bar.as_ref(), &again] {
        row.append_child(part).ok()?;
    }
    list.append_child(&row).ok()?;
    let one = One { says, bar, again, state: Cell::new(State::Waiting), gone: Cell::new(0.0), file };
    let most: u32 = words(line, "most").parse().unwrap_or(u32::MAX);
    if one.file.size() > f64::from(most) {
        one.refused(&one.named(line, "too-large"));
    } else {
        one.say(&one.named(line, "waits"));
    }
    Some(one)
}

impl One {
    fn named(&self, line: &Element, sentence: &str) -> String {
        words(line, sentence).replace('#', &self.file.name())
    }

    fn sending(&self, line: &Element, part: f64) {
        // Written by the browser: Rust's own writing of fractions would be a fifth of all that is loaded.
        let percent = js_sys::Number::from(js_sys::Math::round(part * 100.0))
            .to_string_with_radix(10)
            .map(String::from)
            .unwrap_or_default();
        let says = words(line, "sending").replace('%', &percent);
        self.say(&says.replace('#', &self.file.name()));
    }

    fn say(&self, words: &str) {
        self.says.set_text_content(Some(words));
    }

    fn refused(&self, why: &str) {
        self.state.set(State::Refused);
        self.says.set_class_name("why");
        self.say(why);
        show(&self.bar, false);
        show(&self.again, false);
    }
}

impl Batch {
    fn listen(self: &Rc<Self>) {
        let Some((window, document)) = web_sys::window().zip(document()) else { return };
        let (online, back, leaves) = (self.clone(), self.clone(), self.clone());
        on(&window, "online", move |_| online.clone().next());
        // Whoever signed in again in another tab comes back to this one.
        on(&document, "visibilitychange", move |_| back.clone().next());
        on(&window, "beforeunload", move |event| {
            if leaves.files.iter().any(|one| matches!(one.state.get(), State::Waiting | State::Sending)) {
                event.prevent_default();
            }
        });
    }

    /// Sends the next file that waits, unless one is on its way; once none is left, shows what the server has.
    fn next(self: Rc<Self>) {
        if self.files.iter().any(|one| one.state.get() == State::Sending) || self.again.borrow().holds(now()) {
            return;
        }
        match self.files.iter().position(|one| one.state.get() == State::Waiting) {
            Some(number) => self.start(number),
            None => self.finish(),
        }
    }

    fn start(self: Rc<Self>, number: usize) {
        let Some(one) = self.files.get(number).filter(|one| one.state.get() == State::Waiting) else { return };
        one.state.set(State::Sending);
        one.gone.set(0.0);
        one.says.set_class_name("");
        show(&one.again, false);
        one.sending(&self.line, 0.0);
        if self.clone().request(number).is_none() {
            self.broken(number);
        }
    }

    fn request(self: Rc<Self>, number: usize) -> Option<()> {
        let one = self.files.get(number)?;
        let data = FormData::new().ok()?;
        data.append_with_str("paper", &input(&self.form, "paper")?.value()).ok()?;
        data.append_with_blob_and_filename("file", &one.file, &one.file.name()).ok()?;
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", &web_sys::window()?.location().pathname().ok()?).ok()?;
        request.set_request_header("accept", "application/json").ok()?;
        let (moves, upload) = (self.clone(), request.upload().ok()?);
        on(&upload, "progress", move |event| moves.moved(number, &event));
        let (ends, ended) = (self.clone(), request.clone());
        on(&request, "loadend", move |_| ends.clone().ended(number, &ended));
        request.send_with_opt_form_data(Some(&data)).ok()?;
        self.wait_for(number, request, 0.0);
        Some(())
    }

    fn moved(&self, number: usize, event: &Event) {
        let (Some(one), Some(event)) = (self.files.get(number), event.dyn_ref::<ProgressEvent>()) else { return };
        one.gone.set(event.loaded());
        let part = if event.total() > 0.0 { event.loaded() / event.total() } else { 0.0 };
        one.bar.set_value(part);
        one.sending(&self.line, part);
    }

    /// Ends a request of which nothing has gone for a while.
    fn wait_for(self: Rc<Self>, number: usize, request: XmlHttpRequest, had_gone: f64) {
        after(STALLED, move || {
            let Some(one) = self.files.get(number).filter(|one| one.state.get() == State::Sending) else { return };
            let gone = one.gone.get();
            if gone > had_gone {
                self.clone().wait_for(number, request, gone);
            } else {
                let _ = request.abort();
            }
        });
    }

    fn ended(self: Rc<Self>, number: usize, request: &XmlHttpRequest) {
        let Some(one) = self.files.get(number) else { return };
        let said = request.response_text().ok().flatten().and_then(|text| js_sys::JSON::parse(&text).ok());
        let says = page::text(&said.unwrap_or(JsValue::UNDEFINED), "says");
        let status = request.status().unwrap_or(0);
        if !matches!(status, 0 | 429 | 500..) {
            self.again.borrow_mut().reached();
        }
        match status {
            200 => {
                one.state.set(State::Attached);
                one.bar.set_value(1.0);
                one.say(&says);
                self.read_aloud(&says);
            }
            401 => return self.wait(number, &one.named(&self.line, "signed-out"), true),
            0 => return self.broken(number),
            429 | 500.. => return self.put_off(number, wait_of(request.get_response_header("retry-after").ok().flatten())),
            _ => {
                let says =
                    if says.is_empty() { one.named(&self.line, "refused") } else { format!("{}: {says}", one.file.name()) };
                one.refused(&says);
                self.read_aloud(&says);
            }
        }
        self.next();
    }

    fn read_aloud(&self, words: &str) {
        self.line.set_text_content(Some(words));
    }

    /// Waits: for somebody to sign in again, for the connection, for the server. Where it helps there is a button.
    fn wait(&self, number: usize, why: &str, button: bool) {
        let Some(one) = self.files.get(number) else { return };
        one.state.set(State::Waiting);
        one.says.set_class_name("why");
        one.say(why);
        self.read_aloud(why);
        one.bar.set_value(0.0);
        show(&one.again, button);
    }

    fn broken(self: Rc<Self>, number: usize) {
        let Some(one) = self.files.get(number) else { return };
        self.wait(number, &one.named(&self.line, "broken"), true);
        let pause = self.again.borrow_mut().unreached();
        self.try_again(pause);
    }

    /// The server is there, and cannot take it now. Until the hour it named nothing is sent, and a button would be none.
    fn put_off(self: Rc<Self>, number: usize, asked: i32) {
        let Some(one) = self.files.get(number) else { return };
        let pause = self.again.borrow_mut().put_off(now(), asked);
        let at = hour_by(self.again.borrow().until());
        self.wait(number, &words(&self.line, "later").replace('%', &at).replace('#', &one.file.name()), false);
        self.try_again(pause);
    }

    /// Makes the try again that failed, unless something else was tried meanwhile.
    fn try_again(self: Rc<Self>, pause: i32) {
        let failed = self.failed.get().wrapping_add(1);
        self.failed.set(failed);
        after(pause, move || {
            if self.failed.get() == failed {
                self.again.borrow_mut().is_over();
                self.next();
            }
        });
    }

    /// Shows the page anew, at this paper; unless something was refused, which stays to be read, or the papers of another form are still on
    /// their way: they would be cut off.
    fn finish(&self) {
        if !self.over.replace(true) {
            self.under_way.set(self.under_way.get().saturating_sub(1));
        }
        let any = |state: State| self.files.iter().any(|one| one.state.get() == state);
        if any(State::Refused) || self.under_way.get() > 0 {
            if let Ok(Some(link)) = self.form.query_selector("[data-refresh]") {
                show(&link, any(State::Attached));
            }
            return;
        }
        if let (Some(window), Some(paper)) = (web_sys::window(), input(&self.form, "paper")) {
            let _ = window.location().set_hash(&paper.value());
            let _ = window.location().reload();
        }
    }
}
