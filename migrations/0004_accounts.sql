-- People with an account. Nothing here is public; the ledger knows them by id only.
create table people (
    id text primary key,
    email text not null unique,                 -- normalised: NFC, lower case
    name text not null,
    password text not null,                     -- argon2id, as a PHC string with its parameters
    language text not null check (language in ('es', 'en')),
    created_at text not null,
    confirmed_at text,                          -- null: nobody has shown yet that the address is theirs
    generation integer not null default 0       -- raised to end every session at once
) strict;

-- Roles of people in bodies, with their history: a role that ended keeps its row. One table for all kinds, so that one question
-- answers what a person is. Bodies are named by id without a foreign key: institutions are of the record, associations of a later room.
create table roles (
    id integer primary key,
    person text not null references people (id),
    kind text not null check (kind in ('steward', 'monitor', 'official', 'member')),
    body text,                                  -- official: institution; member: association
    office text,                                -- official: publisher, reviewer, decider; member: representative, drafter, treasurer, observer
    since text not null,
    until text,                                 -- null: held now
    check ((kind in ('official', 'member')) = (body is not null and office is not null))
) strict;
create unique index roles_held_once on roles (person, kind, coalesce(body, ''), coalesce(office, '')) where until is null;
-- Members have one role in an association; officials may hold several offices.
create unique index members_once on roles (person, body) where kind = 'member' and until is null;
create index roles_of_bodies on roles (kind, body) where until is null;

-- One-time links. Only the hash is kept: a copied database opens no account. A used or replaced one is removed.
create table tokens (
    hash text primary key,                      -- SHA-256 of the token
    purpose text not null,                      -- confirm, reset, first_steward; other rooms add theirs
    subject text not null,                      -- what it is for: a person, an invitation
    expires_at text not null
) strict;
create index tokens_by_subject on tokens (purpose, subject);

-- Sessions, by the hash of what the cookie holds.
create table sessions (
    hash text primary key,
    person text,                                -- null: nobody signed in, a notice only
    data text not null,
    expires_at text not null
) strict;
create index sessions_by_person on sessions (person);

-- How often something was tried lately, by a hash: addresses without an account are counted the same way.
create table attempts (
    key text primary key,
    count integer not null,
    last_at text not null
) strict;
