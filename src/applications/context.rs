//! The line that an application is for, as it stands at an instant: its call, terms, window and standing.

use super::{
    model::Stated,
    rules::{self, LineState},
};
use crate::{
    app::App,
    calls::{
        dates::Deadline,
        days::Days,
        facts::Window,
        live,
        model::{Call, Institution, Line},
        record::Record,
        standing::{Assessment, Kind, Overtaken},
        store,
        succession::Gone,
        terms::{Both, LineTerms},
    },
    clock::Now,
    error::{Error, Result},
    ids::{ApplicationId, CallId, LineId},
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// A line at an instant.
#[derive(Clone, Debug)]
pub struct LineNow {
    pub call: Call,
    pub line: Line,
    pub institution: Option<Institution>,
    pub assessed: Assessment,
    /// The institution no longer exists: whom to ask now.
    pub gone: Option<Gone>,
    pub window: Option<Window>,
    /// The closing passed during a suspension.
    pub overtaken: Option<Overtaken>,
    /// The closing is no more than what was announced: a suspension holds it up.
    pub closing_held: bool,
    /// What an applicant is asked; none on a call that is only followed.
    pub terms: Option<LineTerms>,
    pub now: Now,
}

impl LineNow {
    /// The line, or [`Error::NotFound`].
    pub async fn of(app: &App, id: &LineId, now: Now) -> Result<Self> {
        let terms = store::terms(&app.db, id).await?;
        Self::in_record(&*live::record(app).await?, id, terms, now)
    }

    /// Several lines by one reading of the record and one of their terms: for lists.
    pub async fn each(app: &App, ids: impl IntoIterator<Item = &LineId>, now: Now) -> Result<BTreeMap<LineId, Self>> {
        let ids: BTreeSet<&LineId> = ids.into_iter().collect();
        let mut terms = store::terms_of(&app.db, &ids).await?;
        let record = live::record(app).await?;
        ids.into_iter().map(|id| Ok((id.clone(), Self::in_record(&record, id, terms.remove(id), now)?))).collect()
    }

    fn in_record(record: &Record, id: &LineId, terms: Option<LineTerms>, now: Now) -> Result<Self> {
        let (line, call) = record.line(id).zip(record.call_of(id)).ok_or(Error::NotFound)?;
        let view = record.as_of(None, None);
        let assessed = view.standing(id, now).ok_or(Error::NotFound)?;
        Ok(Self {
            overtaken: view.overtaken(id, now),
            closing_held: view.holds_closing(id, assessed.kind(), now),
            assessed,
            window: view.window(id, now),
            institution: record.institution_of(call).cloned(),
            gone: view.gone(call, now),
            terms,
            call: call.clone(),
            line: line.clone(),
            now,
        })
    }

    /// The line under the address of its call.
    pub async fn at(app: &App, call: &CallId, line: &str, now: Now) -> Result<Self> {
        let found = Self::of(app, &LineId::from_text(line), now).await?;
        if &found.call.id == call { Ok(found) } else { Err(Error::NotFound) }
    }

    /// The line as it was on other days, by what was known on them.
    pub async fn on(app: &App, call: &CallId, line: &str, days: Days, now: Now) -> Result<Self> {
        let (record, id) = (live::known(app, days.known_on).await?, LineId::from_text(line));
        let found = record.line(&id).zip(record.call_of(&id)).filter(|(_, its)| &its.id == call);
        let (line, call) = found.ok_or(Error::NotFound)?;
        let view = record.as_of(days.as_of, days.known_on);
        let head = live::head(app, days.known_on).await?;
        let assessed = view.standing(&id, now).ok_or(Error::NotFound)?;
        Ok(Self {
            overtaken: view.overtaken(&id, now),
            closing_held: view.holds_closing(&id, assessed.kind(), now),
            assessed,
            window: view.window(&id, now),
            institution: record.institution_of(call).cloned(),
            gone: view.gone(call, now),
            terms: store::terms_before(&app.db, &id, head).await?.filter(|_| view.existed(call)),
            call: call.clone(),
            line: line.clone(),
            now: view.instant(call.zone(), now),
        })
    }

    /// The terms of a line that is received here.
    pub fn asked(&self) -> Option<&LineTerms> {
        self.terms.as_ref().filter(|_| self.call.received_here)
    }

    pub fn opens(&self) -> Option<Now> {
        self.window.and_then(|w| Some(w.opens?.opens(w.zone)))
    }

    pub fn closes(&self) -> Option<Deadline> {
        self.window.and_then(|w| w.deadline())
    }

    /// What the rules of filing look at.
    pub fn state(&self) -> LineState {
        LineState {
            received_here: self.asked().is_some(),
            standing: self.assessed.kind(),
            opens: self.opens(),
            closes: self.closes().map(|deadline| deadline.instant()),
            overtaken: self.overtaken.is_some_and(|overtaken| overtaken.resumed.is_none()),
        }
    }

    /// Since when nothing can be presented any more: the closing or, where that passed during a suspension, the resumption that left it
    /// there. None while the closing lies ahead, and while nobody has resumed.
    pub fn closed_at(&self) -> Option<Now> {
        let closes = self.closes().filter(|deadline| deadline.has_passed(self.now))?.instant();
        match self.overtaken {
            Some(Overtaken { resumed }) if !rules::is_ended(self.assessed.kind()) => resumed,
            _ => Some(closes),
        }
    }

    /// A draft can be written and not be filed, for as long as nobody resumes the line.
    pub fn holds_drafts(&self) -> bool {
        let state = self.state();
        (self.is_suspended() || state.overtaken) && rules::may_draft(&state, self.now).is_ok()
    }

    /// Whether a resolution of the authority stands.
    pub fn is_resolved(&self) -> bool {
        matches!(self.assessed.kind(), Kind::ResolvedAwarded | Kind::ResolvedVoid)
    }

    /// That a draft can still be changed.
    ///
    /// # Errors
    /// Why not, with the way to the draft's own page, which says how it stands.
    pub fn still_drafted(&self, id: &ApplicationId) -> Result<()> {
        let leads = |why| Error::Instead(why, Box::new(Page::Application { application: id.to_string() }));
        rules::may_draft(&self.state(), self.now).map_err(leads)
    }

    pub fn is_suspended(&self) -> bool {
        self.assessed.kind() == Kind::Suspended
    }

    pub fn title(&self, lang: Lang) -> String {
        lang.pick(&self.line.title_es, &self.line.title_en).clone()
    }

    pub fn call_title(&self, lang: Lang) -> String {
        lang.pick(self.call.title_es(), self.call.title_en()).to_owned()
    }

    pub fn institution_name(&self, lang: Lang) -> String {
        self.institution.as_ref().map(|i| lang.pick(&i.name_es, &i.name_en).clone()).unwrap_or_default()
    }

    /// What a receipt that is given now says of the call; of its applicant, whether it is verified.
    pub fn stated(&self, verified: Option<bool>) -> Stated {
        let both = |es: &str, en: &str| Both { es: es.to_owned(), en: en.to_owned() };
        Stated {
            institution: self.institution.as_ref().map(|i| both(&i.name_es, &i.name_en)).unwrap_or_default(),
            call: both(self.call.title_es(), self.call.title_en()),
            line: both(&self.line.title_es, &self.line.title_en),
            fiscal_year: self.call.fiscal_year,
            zone: self.call.zone(),
            verified,
        }
    }

    pub fn call_page(&self) -> Page {
        Page::Call { slug: self.call.id.to_string() }
    }

    pub fn questions_page(&self) -> Page {
        Page::LineQuestions { slug: self.call.id.to_string(), line: self.line.id.to_string() }
    }

    pub fn start_page(&self) -> Page {
        Page::ApplicationStart { slug: self.call.id.to_string(), line: self.line.id.to_string() }
    }
}
