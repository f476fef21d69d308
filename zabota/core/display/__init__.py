"""How values look to a person: durations, moments, clocks, bands, faces. Strings and safe HTML, no templates."""
