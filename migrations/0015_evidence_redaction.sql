-- A redaction takes more out of a fact than its text: the note on how sure it is, what was concluded in it, and the name of an association
-- that appeared, which is a pseudonym from then on. Its dates, its weight and what follows from it stay.
drop trigger facts_are_not_changed;
create trigger facts_are_not_changed before update on facts
when old.id <> new.id or old.position <> new.position or old.subject_kind <> new.subject_kind or old.subject_id <> new.subject_id
  or old.recorded_at <> new.recorded_at
  or (select 1 from facts r where r.body ->> 'type' = 'redacted' and r.body ->> 'fact' = old.id) is null
  or json_remove(old.body, '$.text_es', '$.text_en', '$.source', '$.stated_reason_es', '$.stated_reason_en', '$.court', '$.how',
       '$.searched', '$.not_searched', '$.because', '$.inferred', '$.confidence_note', '$.by')
  <> json_remove(new.body, '$.text_es', '$.text_en', '$.source', '$.stated_reason_es', '$.stated_reason_en', '$.court', '$.how',
       '$.searched', '$.not_searched', '$.because', '$.inferred', '$.confidence_note', '$.by')
  or (old.body ->> 'by' is not new.body ->> 'by' and old.body ->> 'asserted_by' <> 'association')
begin select raise(abort, 'facts are append-only'); end;

-- With it, where that is asked for, the address that its evidence was fetched from and the name of its file. That there was evidence, its
-- kind, its level and its hash stay.
drop trigger evidence_is_not_changed;
create trigger evidence_is_not_changed before update on evidence
when new.id <> old.id or new.position <> old.position or new.fact <> old.fact or new.kind <> old.kind or new.level <> old.level
  or new.fetched_on <> old.fetched_on or new.person is not old.person or new.recorded_at <> old.recorded_at or new.file is not old.file
  or new.file_kind is not old.file_kind or new.file_bytes is not old.file_bytes or new.file_sha256 is not old.file_sha256
  or (new.url is not old.url and new.url <> '') or (new.file_name is not old.file_name and new.file_name <> '')
  or (select 1 from facts r where r.body ->> 'type' = 'redacted' and r.body ->> 'fact' = old.fact) is null
begin select raise(abort, 'evidence is append-only'); end;
