//! Tests of institutions that receive: designation, officials, publishing, suspending.

mod amendment;
mod amendment_takes;
mod amendment_time;
mod builder;
mod files;
mod lapsed;
mod meanwhile;
mod publishing;
mod rules;
mod steward;
mod suspension;
mod terms;
mod trial;
