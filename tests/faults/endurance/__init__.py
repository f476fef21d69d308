"""Hours of life of a whole installation, by a clock that runs fast, and what must stay flat meanwhile."""
