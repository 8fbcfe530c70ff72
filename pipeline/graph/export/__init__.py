"""Other doors into the results of a finished run: tables, a database, and the formats of other tools."""
