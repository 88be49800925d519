-- Whoever attached a file to a draft last: what somebody else put in, only the representative may delete with the draft. Null for what was
-- attached before this was noted.
alter table draft_files add column added_by text;
