-- What a witness said, and how the witness is called here. Neither is in a leaf: only salted commitments are. When the witness takes a
-- consent back, the text it was about is erased; the commitment stays.
create table testimonies (
    evidence text primary key references evidence (id),
    called text,                                -- a pseudonym, or the name where the witness agreed to be named
    words text
) strict;
create trigger testimonies_are_only_erased before update on testimonies
when new.evidence <> old.evidence or (new.called is not null and new.called is not old.called)
  or (new.words is not null and new.words is not old.words)
begin select raise(abort, 'testimonies are only erased'); end;
create trigger testimonies_are_not_removed before delete on testimonies begin select raise(abort, 'testimonies are only erased'); end;

-- The log of consents: what a witness agreed to, when and how, and since when no longer.
create table consents (
    position integer primary key references entries (position),
    evidence text not null references testimonies (evidence),
    scope text not null check (scope in ('words', 'copy', 'name')),
    given_on text not null,
    how text not null check (how in ('written', 'message', 'spoken')),
    recorded_at text not null,
    recorded_by text,
    withdrawn_at text,
    withdrawn_by text
) strict;
create unique index consents_one_stands on consents (evidence, scope) where withdrawn_at is null;
create trigger consents_are_only_withdrawn before update on consents
when old.withdrawn_at is not null or new.withdrawn_at is null or new.position <> old.position or new.evidence <> old.evidence
  or new.scope <> old.scope or new.given_on <> old.given_on or new.how <> old.how
begin select raise(abort, 'consents are only withdrawn'); end;
create trigger consents_are_not_removed before delete on consents begin select raise(abort, 'consents are only withdrawn'); end;
