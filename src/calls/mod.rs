//! Institutions, programmes, calls and their lines; the facts about them; and what follows from the facts.
//!
//! Nobody types a status. [`standing::standing`] derives it from facts, and all of that is pure: no file, no SQL, no clock.
//! - [`dates`]: dates as well as they are known, zones, deadlines; [`money`]: sums that cannot be wrong;
//! - [`model`]: what is described; [`facts`]: what happened to it; [`reference`]: the shipped descriptions and facts;
//! - [`record`]: all of it together, asked as of a day and as known on a day ([`days`]; [`existence`]: was a call there by then);
//! - [`succession`]: who took over from whom, and whom to ask now; [`checks`]: which lines somebody should look up again;
//!   [`findings`]: what an institution may be asked about; [`corroboration`]: what two associations say alike;
//! - [`workdays`]: terms in working days, counted day by day; [`due`]: promises stated as such a term, and what moves them;
//!   [`promise`]: whether a date is one for results or one after which they come;
//! - [`standing`]: what a line is; [`course`]: the same in its parts; [`rules`]: which facts may be recorded; [`elections`], [`editions`] and [`clocks`]: what else follows; [`deadlines`]: how
//!   pages show a closing; [`turns`]: when anything next reads otherwise by itself.
//! - [`store`], [`live`], [`import`]: the same in the database; [`behind`]: what a page is made from, so that it is kept until one of that changes; [`index`]: its words, for searching; [`terms`]: what an applicant is asked; [`criteria`]: by what it is decided; [`slugs`]: addresses of what enters here.

pub mod addresses;
pub mod amendment;
pub mod bases;
pub mod behind;
pub mod checks;
pub mod clocks;
pub mod corroboration;
pub mod course;
pub mod criteria;
pub mod dates;
pub mod days;
pub mod deadlines;
pub mod due;
pub mod editions;
pub mod elections;
pub mod eligibility;
pub mod existence;
pub mod facts;
pub mod findings;
pub mod import;
pub mod index;
mod kinds;
pub mod live;
pub mod model;
pub mod money;
pub mod names;
pub mod notes;
pub mod promise;
pub mod record;
pub mod reference;
pub mod request;
pub mod rules;
pub mod slugs;
pub mod standing;
pub mod store;
pub mod succession;
pub mod terms;
pub mod turns;
pub mod words;
pub mod workdays;
pub mod zones;
