// Remove at most `most` changes that a load left behind.
// Parameters: version, the register's; most.
// Columns: removed, how many.
MATCH (change:Change)
WHERE change.revision > $version
WITH change LIMIT $most
DELETE change
RETURN count(*) AS removed
