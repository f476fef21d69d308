"""Reading, judging and writing e-mail: pure functions that know no database and no network."""
