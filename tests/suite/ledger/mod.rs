//! The ledger: leaves, sealed and open entries, and what cannot be done to them.

mod behind;
mod leaves;
mod writes;
