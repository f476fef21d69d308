"""How values look to a person: durations, moments, clocks, bands, faces. Safe HTML, no templates."""
