"""The modules that add the routes of sheets to the desk, each when it is loaded."""

from typing import Final

from app.desk.sheets import acts, fixing, mapping, preview, uploading

SHEETS: Final = (uploading, mapping, preview, fixing, acts)
