"""Pictures as pixels: an SVG of ours drawn with our letters, the same bytes on every machine."""

from resvg_py import svg_to_bytes

from app.pages.sharing.faces import font_files


def png(svg: str, width: int | None = None) -> bytes:
    """An SVG as PNG, as wide as it says or as `width` says; no font of the machine is used."""
    return svg_to_bytes(
        svg_string=svg, width=width, skip_system_fonts=True, font_files=font_files()
    )
