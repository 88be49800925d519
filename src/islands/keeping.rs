//! The copy on this device beside what the page holds: what there is of it is taken up, and what there is none of is said.

use super::{
    asking::asked,
    choosing,
    counting::count,
    page::{self, mark, show},
    rows::has_place,
    saving::Saver,
};
use std::rc::Rc;

impl Saver {
    /// Whether leaving the page would lose something: neither the server nor the copy on this device has it.
    pub fn is_only_here(&self) -> bool {
        self.held.borrow().is_only_here(&self.copy.texts())
    }

    /// Keeps what has no copy for want of room, where there is some by now.
    pub fn copy_again(&self) {
        for (field, text) in self.held.borrow().to_copy(&self.copy.texts()) {
            let shown = mark(&self.form, &field).map(|mark| mark.value()).unwrap_or_default();
            self.copy.keep(&field, &shown, &text);
        }
    }

    /// What this device still kept of an earlier visit goes into its fields and is sent, as if it had just been typed.
    pub fn take_up(self: Rc<Self>) {
        let mut taken = 0;
        for kept in self.copy.kept() {
            self.place_row(&kept.field);
            let Some(mark) = mark(&self.form, &kept.field) else { continue };
            // Both texts are on the page already, and the choice is still to be made.
            if choosing::is_open(&kept.field) {
                continue;
            }
            if page::given(&self.form, &kept.field) == kept.text {
                self.copy.drop(&kept.field);
                continue;
            }
            mark.set_value(&kept.shown);
            page::write(&self.form, &kept.field, &kept.text);
            count(&self.line, &kept.field, &kept.text);
            self.held.borrow_mut().typed(&kept.field, &kept.text);
            taken += 1;
        }
        asked(&self.form);
        self.add_up();
        if taken > 0
            && let Some(told) = self.part("restored")
        {
            told.set_text_content(Some(&self.words("restored").replace('#', &taken.to_string())));
            show(&told, true);
        }
        self.tell_of_copy();
        self.save_next();
    }

    /// Says that this device keeps something, while it does, and that it does not keep everything; also what has no field any more, so
    /// that it can be read.
    pub fn tell_of_copy(&self) {
        let (mut kept, only_here) = (self.copy.kept(), self.is_only_here());
        kept.retain(|kept| has_place(&self.line, &kept.field));
        for (name, holds) in
            [("copy", !kept.is_empty()), ("copy-all", !only_here), ("copy-some", only_here), ("only-here", only_here)]
        {
            if let Some(part) = self.part(name) {
                show(&part, holds);
            }
        }
        let Some(lost) = self.part("lost") else { return };
        let without_field: Vec<String> =
            kept.into_iter().filter(|kept| mark(&self.form, &kept.field).is_none()).map(|kept| kept.readable()).collect();
        show(&lost, !without_field.is_empty());
        if let Ok(Some(texts)) = lost.query_selector(".typed") {
            texts.set_text_content(Some(&without_field.join("\n\n")));
        }
    }

    /// Deletes the copy of what this page shows.
    pub fn forget(&self) {
        let here = self.copy.kept().into_iter().filter(|kept| has_place(&self.line, &kept.field));
        here.for_each(|kept| self.copy.drop(&kept.field));
        self.held.borrow_mut().set_aside();
        self.say("set-aside", &self.words("set-aside"));
        self.tell_of_copy();
    }
}
