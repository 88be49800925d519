-- What an association keeps once and lends to each of its applications: deed, tax identifiers, powers. Every file is in a column named
-- «file», as everywhere, so that `acuse check` and backups find it.
create table dossier_papers (
    id text primary key,
    association text not null references associations (id),
    kind text not null check (kind in ('deed', 'rfc', 'cluni', 'ein', 'powers', 'bank', 'other')),
    title text not null,                        -- in the association's own words; may be empty where the kind says it
    legal_person text references association_legal_persons (id),  -- whose paper it is, where the association has several
    added_at text not null,
    shown_at text,                              -- since when the steward may open it, to verify the association
    retired_at text                             -- the bytes are gone by then; what was lent is the application's and stays
) strict;
create index dossier_papers_of on dossier_papers (association, added_at);

create table dossier_versions (
    id text primary key,
    paper text not null references dossier_papers (id),
    number integer not null check (number >= 1),
    file text,                                  -- none once the paper was retired
    file_name text not null,
    file_kind text not null check (file_kind in ('pdf', 'jpg', 'png')),
    file_bytes integer not null,
    file_sha256 text not null,
    issued_on text,
    expires_on text,                            -- the last day on which it holds; none: nobody said
    added_at text not null,
    added_by text not null,                     -- in no leaf
    unique (paper, number)
) strict;
-- Dates may be put right and bytes may go; what a version was stays, since filings borrowed from it.
create trigger dossier_versions_are_kept before update on dossier_versions
when new.id <> old.id or new.paper <> old.paper or new.number <> old.number or new.file_sha256 <> old.file_sha256
  or new.file_bytes <> old.file_bytes or new.added_at <> old.added_at or (new.file is not null and new.file is not old.file)
begin select raise(abort, 'a version is not changed'); end;
create trigger dossier_versions_are_not_removed before delete on dossier_versions begin select raise(abort, 'a version is not removed'); end;

-- Who opened one, for its members to read.
create table dossier_openings (
    position integer primary key references entries (position),
    version text not null references dossier_versions (id),
    by text not null check (by in ('member', 'official', 'steward')),
    person text not null,                       -- in no leaf
    institution text,                           -- of an official
    opened_at text not null,
    check ((by = 'official') = (institution is not null))
) strict;
create index dossier_openings_of on dossier_openings (version, position);

-- Which papers of an application are copies of a dossier's, by what they hold: the copy is the application's own. Written with the draft,
-- so by nobody's act.
create table paper_loans (
    application text not null,
    paper text not null,                        -- the wanted paper that it is for
    sha256 text not null,
    version text not null references dossier_versions (id),
    expires_on text,                            -- as the dossier said then
    lent_at text not null,
    lent_by text not null,
    primary key (application, paper, sha256)
) strict, without rowid;
create index paper_loans_of on paper_loans (version);

-- Letters that are sent once, whatever the clock does: each has a key that says what it reminds of.
create table reminders (
    key text primary key,
    sent_at text not null
) strict, without rowid;
