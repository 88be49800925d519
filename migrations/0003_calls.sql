-- What the record describes (institutions, programmes, calls, electoral periods, legal bases, calendars), each version kept.
-- The newest version of an id is the one in force; earlier ones stay readable.
create table records (
    kind text not null,
    id text not null,
    position integer not null references entries (position),
    body text not null,                         -- canonical JSON, as shipped or as entered
    source text not null check (source in ('reference', 'installation')),
    primary key (kind, id, position)
) strict;

-- What happened. A fact is never changed: a correction is a later fact that names what it supersedes.
create table facts (
    id text primary key,
    position integer not null unique references entries (position),
    subject_kind text not null,
    subject_id text not null,
    recorded_at text not null,
    body text not null
) strict;

-- What an applicant is asked on a line received here; each version stays, for the applications that answered it.
create table terms (
    line text not null,
    version integer not null,
    position integer not null references entries (position),
    body text not null,
    primary key (line, version)
) strict;

create trigger records_are_not_changed before update on records begin select raise(abort, 'records are append-only'); end;
create trigger records_are_not_removed before delete on records begin select raise(abort, 'records are append-only'); end;
create trigger facts_are_not_changed before update on facts begin select raise(abort, 'facts are append-only'); end;
create trigger facts_are_not_removed before delete on facts begin select raise(abort, 'facts are append-only'); end;
create trigger terms_are_not_changed before update on terms begin select raise(abort, 'terms are append-only'); end;
create trigger terms_are_not_removed before delete on terms begin select raise(abort, 'terms are append-only'); end;
