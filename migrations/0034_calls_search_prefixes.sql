-- Beginnings of words are kept from three letters to eight: a question for "convocat" reads one list, and does not put it together from every
-- word that begins so. It makes the index half as large again, and a search of several frequent words four times as fast. The words are
-- derived: the program takes them anew at its next start.
drop table search_terms;
drop table search;
create virtual table search using fts5 (
    thing unindexed,
    acronym,
    title,
    around,
    text,
    source,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '3 4 5 6 7 8'
);
insert into search (search, rank) values ('secure-delete', 1);
insert into search (search, rank) values ('rank', 'bm25(0.0, 20.0, 10.0, 3.0, 1.0, 0.5)');
create virtual table search_terms using fts5vocab (search, row);
delete from search_state;
