//! iCalendar (RFC 5545) as text: properties, escapes, lines of at most 75 octets.

/// The longest line, in octets and without its break.
const LONGEST: usize = 75;

/// A calendar under construction.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value is written as it is: a date, a number, an address.
    pub fn put(&mut self, name: &str, value: &str) -> &mut Self {
        self.fold(&format!("{name}:{value}"));
        self
    }

    /// A property of words. Commas, semicolons and breaks mean something else in a calendar.
    pub fn say(&mut self, name: &str, words: &str) -> &mut Self {
        let mut escaped = String::with_capacity(words.len());
        for c in words.chars() {
            match c {
                '\\' => escaped.push_str("\\\\"),
                ';' => escaped.push_str("\\;"),
                ',' => escaped.push_str("\\,"),
                '\n' => escaped.push_str("\\n"),
                // Nothing else that is no text can stand in a calendar.
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.fold(&format!("{name}:{escaped}"));
        self
    }

    /// Everything between the beginning and the end of a component.
    pub fn within(&mut self, component: &str, fill: impl FnOnce(&mut Self)) -> &mut Self {
        self.put("BEGIN", component);
        fill(self);
        self.put("END", component)
    }

    /// Breaks a line before it grows too long, never inside a character. What continues begins with a blank.
    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub fn text(self) -> String {
        self.0
    }
}
