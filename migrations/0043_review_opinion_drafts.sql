-- An opinion while it is written, as typed: nobody's act, and read by nobody but whoever writes it.
create table opinion_drafts (
    folio text not null,
    person text not null,
    line text not null,
    body text not null check (json_valid(body)), -- the form's fields by name
    version integer not null,                   -- grows with each save: a page that shows an older one overwrites nothing
    saved_at text not null,
    primary key (folio, person)
) strict, without rowid;
