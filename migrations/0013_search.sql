-- The words of the public record, for searching. Derived: all of it can be made anew from records, facts and evidence, and it changes in the
-- same transaction as they do. Nothing is ever shown from here; a row's number says what was found. What is private (files and their names,
-- what witnesses say, applications, drafts) has no row.
create virtual table search using fts5 (
    thing unindexed,
    acronym,
    title,
    around,
    text,
    source,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '3'
);
-- What leaves is overwritten, not only marked as gone: words that a redaction took out must not be readable in the file.
insert into search (search, rank) values ('secure-delete', 1);
-- An acronym weighs most, then names, what they belong to, the text, the source.
insert into search (search, rank) values ('rank', 'bm25(0.0, 20.0, 10.0, 3.0, 1.0, 0.5)');
-- Every word that occurs, for what was nearly meant.
create virtual table search_terms using fts5vocab (search, row);

-- By which version of the program the words were taken: another one takes all of them anew at its start.
create table search_state (version integer not null) strict;
