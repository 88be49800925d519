//! Institutions, programmes, calls and their lines; the facts about them; and what follows from the facts.
//!
//! Nobody types a status. [`standing::standing`] derives it from facts, and all of that is pure: no file, no SQL, no clock.
//! - [`dates`]: dates as well as they are known, zones, deadlines; [`money`]: sums that cannot be wrong;
//! - [`model`]: what is described; [`facts`]: what happened to it; [`reference`]: the shipped descriptions and facts;
//! - [`record`]: all of it together, asked as of a day and as known on a day;
//! - [`standing`]: what a line is; [`rules`]: which facts may be recorded; [`elections`] and [`clocks`]: what else follows.
//! - [`store`], [`live`], [`import`]: the same in the database; [`terms`]: what an applicant is asked.

pub mod clocks;
pub mod dates;
pub mod elections;
pub mod facts;
pub mod import;
pub mod live;
pub mod model;
pub mod money;
pub mod record;
pub mod reference;
pub mod rules;
pub mod standing;
pub mod store;
pub mod terms;
pub mod words;
pub mod zones;
