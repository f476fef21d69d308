"""All recurring work, on one screen. Each line: when, its name, and the action it calls."""
