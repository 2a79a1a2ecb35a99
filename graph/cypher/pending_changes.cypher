// What has a load under way replaced so far?
// Parameters: revision, the number that it would have.
// Columns: table, key, before, after (JSON texts; after is null when deleted), made.
MATCH (change:Change)
WHERE change.revision = $revision
RETURN change.revision AS revision, change.table AS table, change.key AS key,
       change.before AS before, change.after AS after, change.made AS made
