"""What a server loads: the public half, or the whole, as SPEECHWATCH_HALF says.

The half is loaded by name, so that the public half never imports a module of the desk.
"""

import gc
import sys
from importlib import import_module

from app.db.errors import DatabaseAway, SchemaBehind
from config import SettingError, Settings

_HALVES = {"public": "app.public", "all": "app.whole"}

try:
    _settings = Settings.from_environment()
    app = import_module(_HALVES[_settings.half]).create_app(_settings)
except DatabaseAway as refusal:
    sys.exit(f"Speechwatch does not start: {refusal} A new deployment needs: speechwatch prepare")
except (SettingError, SchemaBehind) as refusal:
    sys.exit(f"Speechwatch does not start: {refusal}")

# What is loaded by now stays: whoever looks for garbage need not look through it again each time,
# which took an eighth of a long page. A page makes tens of thousands of objects and few circles.
gc.collect()
gc.freeze()
gc.set_threshold(10_000)
