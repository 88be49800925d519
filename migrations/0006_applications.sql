-- Applications. A draft is nobody's act yet: it is saved a hundred times and proves nothing. Filing moves all of it, in one
-- transaction, into a frozen copy; the draft's rows go with it, so that nothing can be changed behind a receipt.

create table drafts (
    id text primary key,                        -- becomes the application's id
    association text not null references associations (id),
    legal_person text,                          -- the association's legal person that applies, where there is one
    line text not null,
    started_by text not null,
    started_at text not null,
    saved_at text not null,
    version integer not null default 0,         -- grows with each save of any part: filing says which one it has seen
    unique (line, association)                  -- one draft a line: colleagues work on the same one, a double click makes no second
) strict;

create table draft_answers (
    draft text not null references drafts (id) on delete cascade,
    question text not null,
    answer text not null,                       -- as typed: a draft is never refused
    saved_at text not null,
    primary key (draft, question)
) strict, without rowid;

create table draft_budget (
    draft text not null references drafts (id) on delete cascade,
    row integer not null,
    concept text not null,                      -- all as typed
    quantity text not null,
    unit_cost text not null,
    source text not null check (source in ('asked', 'own', 'other')),
    primary key (draft, row)
) strict, without rowid;

create table draft_files (
    id text primary key,                        -- the reference under which the vault keeps it
    draft text not null references drafts (id) on delete cascade,
    paper text not null,                        -- the wanted paper it is for
    name text not null,
    kind text not null check (kind in ('pdf', 'jpg', 'png')),
    bytes integer not null,
    sha256 text not null,
    added_at text not null
) strict;
create index draft_files_by_draft on draft_files (draft, paper, added_at);

-- What was filed, as it was filed.
create table applications (
    id text primary key,
    folio text not null unique,
    association text not null references associations (id),
    legal_person text,
    line text not null,
    filed_by text not null,                     -- the representative; in no leaf
    filed_at text not null,
    content text not null,                      -- canonical JSON: questions, answers, budget, papers, declaration
    content_sha256 text not null,               -- committed to in the entry
    withdrawn_at text,
    withdrawal_reason text
) strict;
-- One standing application a line and association. Whoever withdraws may file again while the window is open.
create unique index applications_one_a_line on applications (line, association) where withdrawn_at is null;
create index applications_by_association on applications (association, filed_at);
create trigger applications_are_frozen before update on applications
when new.id <> old.id or new.folio <> old.folio or new.association <> old.association or new.line <> old.line
  or new.filed_at <> old.filed_at or new.content <> old.content or new.content_sha256 <> old.content_sha256
begin select raise(abort, 'what was filed is not changed'); end;
create trigger applications_are_not_removed before delete on applications begin select raise(abort, 'what was filed is not removed'); end;

create table application_files (
    id text primary key,
    application text not null references applications (id),
    paper text not null,
    name text not null,
    kind text not null check (kind in ('pdf', 'jpg', 'png')),
    bytes integer not null,
    sha256 text not null
) strict;
create index application_files_by_application on application_files (application);

create table receipts (
    application text primary key references applications (id),
    position integer not null references entries (position),
    entry text not null,
    leaf_hash text not null,
    institution text not null,                  -- who received it, through Acuse
    issued_at text not null
) strict;

-- Calls that somebody tells of by a link. A monitor or steward confirms one onto the record, or declines it with a reason.
create table suggestions (
    id text primary key,
    person text not null,                       -- who told of it: sees what became of it, and nobody else does
    title text not null,
    url text not null,
    institution text not null,                  -- as the person names it
    note text not null,
    suggested_at text not null,
    state text not null check (state in ('waiting', 'confirmed', 'declined')),
    call text,                                  -- what it became
    reason text,
    decided_at text
) strict;
create index suggestions_waiting on suggestions (suggested_at) where state = 'waiting';
create index suggestions_of on suggestions (person, suggested_at);

-- What an association filed on paper or in another portal, with the receipt it was given there.
create table filed_elsewhere (
    id text primary key,
    association text not null references associations (id),
    line text,                                  -- a line of the record, or
    suggestion text references suggestions (id), -- a call that somebody told of: its line once it is confirmed
    filed_on text not null,                     -- a date with its precision
    amount_cents integer,
    currency text check (currency in ('MXN', 'USD')),
    note text not null,
    file text not null,
    file_name text not null,
    file_kind text not null check (file_kind in ('pdf', 'jpg', 'png')),
    file_bytes integer not null,
    file_sha256 text not null,
    recorded_at text not null,
    position integer not null references entries (position),
    check ((line is null) <> (suggestion is null))
) strict;
create index filed_elsewhere_by_line on filed_elsewhere (line);
create index filed_elsewhere_by_association on filed_elsewhere (association, recorded_at);
