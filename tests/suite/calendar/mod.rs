//! What comes round: electoral periods as the steward keeps them, and the editions of recurring calls.

mod editions;
mod periods;
mod rules;
