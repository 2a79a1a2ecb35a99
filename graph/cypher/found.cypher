// Make the register's own node, or bring its format up to what this program writes.
// Parameters: format, constraints.
// Columns: version.
MERGE (register:Register {id: 'register'})
ON CREATE SET register.version = 0
SET register.format = $format, register.constraints = $constraints
RETURN register.version AS version
