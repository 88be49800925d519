-- An act that undoes what two people decided, as one official proposes it. The entry is sealed: a proposal is no act. When another person
-- approves it, it enters as the fact that it names and its entry is opened.
create table proposed_acts (
    position integer primary key references entries (position),
    entry text not null unique,                 -- the sealed entry, opened by the approval
    fact text not null unique,                  -- the id of the fact that it becomes
    institution text not null,
    subject_kind text not null,
    subject_id text not null,
    person text not null,                       -- who proposed it; in no leaf
    body text,                                  -- the fact, as it would be recorded; null: its words were erased by a recorded redaction
    proposed_at text not null
) strict;
create index proposed_acts_by_institution on proposed_acts (institution, position);

-- What became of it, once.
create table proposed_act_ends (
    proposal integer primary key references proposed_acts (position),
    position integer not null unique references entries (position),
    outcome text not null check (outcome in ('approved', 'taken_back')),
    person text not null,
    ended_at text not null
) strict;

create trigger proposed_acts_are_not_changed before update on proposed_acts
when new.body is not null or new.position <> old.position or new.entry <> old.entry or new.fact <> old.fact
  or new.institution <> old.institution or new.subject_kind <> old.subject_kind or new.subject_id <> old.subject_id
  or new.person <> old.person or new.proposed_at <> old.proposed_at
begin select raise(abort, 'proposals are append-only'); end;
create trigger proposed_acts_are_not_removed before delete on proposed_acts begin select raise(abort, 'proposals are append-only'); end;
create trigger proposed_act_ends_are_not_changed before update on proposed_act_ends begin select raise(abort, 'proposals are append-only'); end;
create trigger proposed_act_ends_are_not_removed before delete on proposed_act_ends begin select raise(abort, 'proposals are append-only'); end;
