-- An answer to a correction is written by several people at once, field by field and row by row: for each the person who saved it last and
-- when, by its name. Empty for what was saved before this was noted.
alter table correction_drafts add column writers text not null default '{}';
