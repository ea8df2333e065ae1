"""What a server loads: the public half, or the whole, as SPEECHWATCH_HALF says.

The half is loaded by name, so that the public half never imports a module of the desk.
"""

import gc
import sys
from importlib import import_module

from app.db.errors import DatabaseAway, SchemaBehind
from config import SettingError, Settings

_HALVES = {"public": "app.public", "all": "app.whole"}

# What is loaded by the end of this stays. Nobody looks for garbage among it: not meanwhile, which
# took a seventh of a start, and not later, which took an eighth of a long page. A page makes tens
# of thousands of objects and few circles.
gc.disable()
try:
    _settings = Settings.from_environment()
    app = import_module(_HALVES[_settings.half]).serve(_settings)
except DatabaseAway as refusal:
    sys.exit(f"Speechwatch does not start: {refusal} A new deployment needs: speechwatch prepare")
except (SettingError, SchemaBehind) as refusal:
    sys.exit(f"Speechwatch does not start: {refusal}")

gc.freeze()
gc.set_threshold(10_000)
gc.enable()
