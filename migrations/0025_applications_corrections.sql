-- Corrections of what was filed: an institution names single answers, papers or the budget, each with a reason and all with one term
-- of working days; the association answers once. Neither changes what was filed: both are frozen copies beside it.

create table corrections (
    id text primary key,
    application text not null references applications (id),
    line text not null,
    person text not null,                       -- who asked; in no leaf
    asked_at text not null,
    content text not null,                      -- canonical JSON: what is to be corrected, why, and the term
    content_sha256 text not null,               -- committed to in the entry
    position integer not null references entries (position)
) strict;
create index corrections_by_application on corrections (application, position);
create index corrections_by_line on corrections (line, position);

create table correction_answers (
    correction text primary key references corrections (id), -- one answer each
    person text not null,
    answered_at text not null,
    content text not null,                      -- canonical JSON: the parts as they are now
    content_sha256 text not null,
    position integer not null references entries (position),
    leaf_hash text not null
) strict;

create trigger corrections_are_not_changed before update on corrections begin select raise(abort, 'what was asked for is not changed'); end;
create trigger corrections_are_not_removed before delete on corrections begin select raise(abort, 'what was asked for is not removed'); end;
create trigger correction_answers_are_not_changed before update on correction_answers begin select raise(abort, 'what was answered is not changed'); end;
create trigger correction_answers_are_not_removed before delete on correction_answers begin select raise(abort, 'what was answered is not removed'); end;

-- An answer that is still being written: nobody's act yet. It is kept when the term passes, to be read.
create table correction_drafts (
    correction text primary key references corrections (id),
    version integer not null,                   -- grows with each save
    answers text not null,                      -- JSON: typed texts by question
    budget text not null,                       -- JSON: typed rows; null while nobody opened it
    note text not null,
    saved_at text not null
) strict;

create table correction_files (
    file text primary key,                      -- the reference under which the vault keeps it
    correction text not null references corrections (id),
    paper text not null,
    name text not null,
    kind text not null check (kind in ('pdf', 'jpg', 'png')),
    bytes integer not null,
    sha256 text not null,
    added_at text not null
) strict;
create index correction_files_by_correction on correction_files (correction, paper, added_at);
