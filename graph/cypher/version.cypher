// What data version does the register have, and in what format is it stored?
// Parameters: none.
// Columns: version, the number of the newest revision; format; constraints, what has been made unique.
MATCH (register:Register {id: 'register'})
RETURN register.version AS version, register.format AS format, register.constraints AS constraints
