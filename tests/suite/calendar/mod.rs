//! What comes round: electoral periods as the steward keeps them.

mod periods;
mod rules;
