"""Where both companies say what the client needs to know of them; imported in every environment."""

import os
from pathlib import Path

FACTS = Path(os.environ.get("ZABOTA_HOME", "var/bench")) / "facts.json"
