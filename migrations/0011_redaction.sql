-- A fact is never changed, but for its words: they can be taken out once a later fact says that they were, by whom and why. What it is
-- about, its kind, its dates and its weight stay, and so does its leaf; the words in the entry's side table go with them.
drop trigger facts_are_not_changed;
create trigger facts_are_not_changed before update on facts
when old.id <> new.id or old.position <> new.position or old.subject_kind <> new.subject_kind or old.subject_id <> new.subject_id
  or old.recorded_at <> new.recorded_at
  or (select 1 from facts r where r.body ->> 'type' = 'redacted' and r.body ->> 'fact' = old.id) is null
  or json_remove(old.body, '$.text_es', '$.text_en', '$.source', '$.stated_reason_es', '$.stated_reason_en', '$.court', '$.how',
       '$.searched', '$.not_searched', '$.because')
  <> json_remove(new.body, '$.text_es', '$.text_en', '$.source', '$.stated_reason_es', '$.stated_reason_en', '$.court', '$.how',
       '$.searched', '$.not_searched', '$.because')
begin select raise(abort, 'facts are append-only'); end;
