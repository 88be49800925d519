-- Who last saved an answer: shown to a colleague who changed the same one, so that the two can agree. None for what was saved before.
alter table draft_answers add column saved_by text;
