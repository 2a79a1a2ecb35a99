// Remove what lies outside the register and nothing refers to any more.
// Parameters: none.
// Columns: none.
MATCH (outside:Outside)
WHERE NOT (outside)--()
DELETE outside
