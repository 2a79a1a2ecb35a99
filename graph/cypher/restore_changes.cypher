// Put a backup's changes back.
// Parameters: rows with revision, table, key, before, after, made.
// Columns: none.
UNWIND $rows AS row
CREATE (change:Change {revision: row.revision})
SET change.table = row.table, change.key = row.key, change.before = row.before,
    change.after = row.after, change.made = row.made
