-- The act by which an institution receives through Acuse. A later act replaces an earlier one; all stay. The document's title, who
-- answers for the data, retention and signatures are texts of the entry, so that they can be erased and the act still proved.
create table designations (
    position integer primary key references entries (position),
    institution text not null,
    dated text not null,                        -- the day of the document
    jurisdiction text not null,                 -- whose elections and fiscal year concern the institution
    zone text not null,                         -- IANA name of the clock that its deadlines are read on
    recorded_at text not null
) strict;
create index designations_by_institution on designations (institution, position);
create trigger designations_are_not_changed before update on designations begin select raise(abort, 'designations are append-only'); end;
create trigger designations_are_not_removed before delete on designations begin select raise(abort, 'designations are append-only'); end;

-- Calls being written. Nobody's act until published: publication enters all of one into the record and takes it away from here.
create table call_drafts (
    id text primary key,
    institution text not null,
    body text not null,                         -- JSON, as typed
    version integer not null,                   -- grows with each save: a form that shows an older one changes nothing
    changed_at text not null
) strict;
create index call_drafts_by_institution on call_drafts (institution, changed_at);
