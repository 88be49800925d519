-- Associations, as their members and the steward see them. What was done to one is in the ledger; these rows are what holds now.
create table associations (
    id text primary key,
    name text not null,
    kind text not null check (kind in ('hometown', 'nonprofit', 'grassroots', 'indigenous_rights', 'community_media', 'community', 'church',
        'union', 'business', 'civil_rights', 'returned', 'other')),
    populations text not null,                  -- some of return, transit, destination, abroad, with blanks between
    about text not null,
    public integer not null check (public in (0, 1)),   -- off until the association chooses otherwise
    registered_at text not null
) strict;
create index associations_public on associations (name) where public = 1;

-- Taken away rows stay, marked: applications of then refer to them.
create table association_seats (
    id text primary key,
    association text not null references associations (id),
    city text not null,
    country text not null check (country in ('MX', 'US')),
    address text not null,                      -- never public
    added_at text not null,
    removed_at text
) strict;
create index association_seats_of on association_seats (association);

create table association_legal_persons (
    id text primary key,
    association text not null references associations (id),
    country text not null check (country in ('MX', 'US')),
    name text not null,
    rfc text,
    cluni text,
    ein text,
    added_at text not null,
    removed_at text
) strict;
create index association_legal_persons_of on association_legal_persons (association);

-- Every word of the steward on an association; the latest holds.
create table association_verifications (
    id integer primary key,
    association text not null references associations (id),
    verified integer not null check (verified in (0, 1)),
    at text not null,
    reason text not null,
    evidence text not null
) strict;
create index association_verifications_of on association_verifications (association, id);

create table association_invitations (
    id text primary key,
    association text not null references associations (id),
    email text not null,                        -- in small letters
    role text not null check (role in ('representative', 'drafter', 'treasurer', 'observer')),
    token_hash text not null unique,            -- SHA-256; the link itself is only in the letter
    invited_by text not null,
    sent_at text not null,
    sends integer not null default 1,
    expires_at text not null,
    state text not null check (state in ('waiting', 'accepted', 'withdrawn')),
    decided_at text,
    accepted_by text
) strict;
-- One invitation at a time for an address: a second one would leave two links for one role.
create unique index association_invitations_waiting on association_invitations (association, email) where state = 'waiting';
create index association_invitations_to on association_invitations (email) where state = 'waiting';
