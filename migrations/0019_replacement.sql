-- A lost sole representative, replaced by the steward: announced on a deed, carried out after seven days' notice to all members. One that
-- ended keeps its row.
create table replacements (
    id text primary key,
    association text not null references associations (id),
    lost text,                                  -- who represented it alone when this was announced; none: nobody did
    successor text not null,
    reason text not null,
    evidence text not null,                     -- what the deed is: its number, its date
    file text,                                  -- the deed; private, for members and the steward
    file_name text not null,
    file_kind text not null check (file_kind in ('pdf', 'jpg', 'png')),
    file_bytes integer not null,
    file_sha256 text not null,
    announced_at text not null,
    announced_by text not null,
    carried_out_from text not null,             -- not before this instant, whatever a clock says
    state text not null check (state in ('announced', 'cancelled', 'done')),
    decided_at text,
    decided_by text,
    decision text,                              -- why it was cancelled
    check ((state = 'announced') = (decided_at is null))
) strict;
-- One at a time: two stewards who announce at once leave one.
create unique index replacements_one_open on replacements (association) where state = 'announced';
create index replacements_of on replacements (association, announced_at);
create trigger replacements_are_decided_once before update on replacements
when old.state <> 'announced' or new.successor <> old.successor or new.announced_at <> old.announced_at
  or new.carried_out_from <> old.carried_out_from or new.file_sha256 <> old.file_sha256
begin select raise(abort, 'a replacement is decided once'); end;
create trigger replacements_are_not_removed before delete on replacements begin select raise(abort, 'a replacement is not removed'); end;

-- What members say against it: shown to everybody who decides, and to all members.
create table replacement_objections (
    position integer primary key references entries (position),
    replacement text not null references replacements (id),
    person text not null,
    words text not null,
    objected_at text not null,
    unique (replacement, person)
) strict;
