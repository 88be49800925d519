//! Tests of institutions that receive: designation, officials, publishing, suspending.

mod amendment;
mod builder;
mod files;
mod meanwhile;
mod publishing;
mod rules;
mod steward;
mod suspension;
mod terms;
mod trial;
