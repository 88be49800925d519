-- The version of the line's terms that somebody of the association looked at last: where a later one is in force, the draft's pages say
-- what changed. Drafts that were begun before terms could be amended have seen the first.
alter table drafts add column terms_seen integer not null default 1;
