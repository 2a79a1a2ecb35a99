// Set the data version; whoever else changes it at the same time has to wait or fails.
// Parameters: version.
// Columns: version.
MATCH (register:Register {id: 'register'})
SET register.version = $version
RETURN register.version AS version
