// What have updates and deletions replaced, ever?
// Parameters: none.
// Columns: revision, table, key, before, after (JSON texts; after is null when deleted), made (the
// revision that made what was deleted; null when updated).
MATCH (change:Change)
RETURN change.revision AS revision, change.table AS table, change.key AS key,
       change.before AS before, change.after AS after, change.made AS made
ORDER BY revision
