-- Whether an association lets its name stand beside the number of those that say they applied. Who consented and took it back is in
-- the ledger, sealed and without the name; here is only what holds now, so that a name that was taken back is nowhere left.
create table elsewhere_names (
    filing text primary key references filed_elsewhere (id),
    name text not null,                         -- as it was when they consented; empty once taken back
    given_at text not null,
    withdrawn_at text,
    check ((withdrawn_at is null) = (name <> ''))
) strict;
