-- A thing keeps its id for ever; its address may get a better name. Each row is one name given; the newest of a thing is where it stands,
-- and every earlier one, its id among them, leads there.
create table addresses (
    position integer primary key references entries (position),
    kind text not null check (kind in ('call', 'institution', 'commitment', 'electoral_period')),
    slug text not null,
    id text not null
) strict;

create trigger addresses_are_not_changed before update on addresses begin select raise(abort, 'addresses are append-only'); end;
create trigger addresses_are_not_removed before delete on addresses begin select raise(abort, 'addresses are append-only'); end;
-- An address that was cited leads to one thing for ever.
create trigger addresses_name_one_thing before insert on addresses
when exists (select 1 from addresses where kind = new.kind and slug = new.slug and id <> new.id)
begin select raise(abort, 'an address names one thing'); end;
