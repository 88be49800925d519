//! Tests of institutions that receive: designation, officials, publishing, suspending.

pub mod amendment;
mod amendment_takes;
mod amendment_time;
mod builder;
pub mod criteria;
mod files;
mod lapsed;
mod meanwhile;
mod publishing;
mod rules;
mod steward;
mod suspension;
mod terms;
mod trial;
