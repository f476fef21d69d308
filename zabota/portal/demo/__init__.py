"""Three demo companies: people, places, words, and six weeks of their life lived through by the actions."""
