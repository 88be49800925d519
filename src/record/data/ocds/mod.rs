//! `ocds.json`: an OCDS 1.1 release package. One ocid a call; one release a fact, which never changes once it was told.
//!
//! The standard is for contracts. A call for applications fits it as a tender; where it does not, less is said rather than something
//! else: a line that nobody resolved has no award, and a suspended one is neither cancelled nor withdrawn.

mod changes;
mod dates;
mod delta;
pub mod extension;
mod line;
mod replay;
mod state;
mod status;
mod tags;

use crate::{
    calls::{live::Versions, record::Record},
    clock::{Now, stamp},
    i18n::td_string,
    ids::CallId,
    web::{address::Page, lang::Lang},
};
use replay::{History, Place};
use serde_json::{Value, json};
use std::io::{self, Write};

/// No prefix is registered for this record: this one says so. A demonstration has another, so that the two are never taken together.
const PREFIX: &str = "ocds-000000";
const DEMO_PREFIX: &str = "ocds-demo00";

/// The standard has no other language for this field.
const PROCUREMENT_DETAILS: &str = "Convocatoria de apoyos";

/// What a package is made of.
pub struct Package<'a> {
    pub record: &'a Record,
    pub versions: &'a Versions,
    pub base: &'a str,
    pub demo: bool,
    /// Nothing that was told later.
    pub until: Now,
}

impl Package<'_> {
    /// The releases of one call, and the state that they add up to.
    pub fn releases(&self, call: &CallId) -> (Vec<Value>, Value) {
        let prefix = if self.demo { DEMO_PREFIX } else { PREFIX };
        let place = Place { ocid: format!("{prefix}-{call}"), base: self.base };
        replay::releases(&History::of(self.record, self.versions, call), &place, self.until)
    }

    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let head = self.head().to_string();
        out.write_all(head.trim_end_matches('}').as_bytes())?;
        out.write_all(b",\"releases\":[")?;
        let mut latest: Option<String> = None;
        for call in self.versions.calls.keys() {
            for release in self.releases(call).0 {
                if latest.is_some() {
                    out.write_all(b",\n")?;
                }
                latest = latest.max(release["date"].as_str().map(str::to_owned));
                serde_json::to_writer(&mut *out, &release)?;
            }
        }
        // At the end: it is the date of the newest release, which is known only now.
        let published = latest.unwrap_or_else(|| stamp(self.until));
        write!(out, "],\"publishedDate\":{}}}", Value::from(published))
    }

    fn head(&self) -> Value {
        let base = self.base;
        let name = if self.demo { td_string!(Lang::es, data.publisher_demo) } else { td_string!(Lang::es, data.publisher) };
        json!({
            "uri": format!("{base}/data/ocds.json"),
            "version": "1.1",
            "publisher": { "name": name, "uri": base },
            "license": super::LICENCE,
            "publicationPolicy": format!("{base}{}#politica", Page::Data.path(Lang::es)),
            "extensions": [format!("{base}/data/{}", extension::METADATA)],
        })
    }
}
