// Is a load under way, and when did it last write?
// Parameters: none.
// Columns: version; loading, what is told of the load as JSON text, null when there is none; beat, when
// it last wrote, and now, both in milliseconds.
MATCH (register:Register {id: 'register'})
RETURN register.version AS version, register.loading AS loading, register.beat AS beat,
       timestamp() AS now
