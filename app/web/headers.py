"""The headers of every public answer: nothing runs in a page, nothing is asked of another host."""

from typing import Final

from flask import Flask, Response, request

from app import addresses
from app.web.deployment import settings

# Opened one by one. Pictures are inline or ours; forms go to ourselves; nobody frames a page.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        # No page of ours connects to anything; auditing browsers ask for /robots.txt as the page.
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a public page may load, and who may frame it."""
FRAMED: Final = {
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""The headers of what is made to stand on other sites, in the place of those of all else."""
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_ONE_YEAR = 31_536_000
# A 304 says nothing of the content that the reader has already, nor of how it is to be shown.
_UNCHANGED = [("X-Content-Type-Options", "nosniff")]
# A page of anybody's may read what machines read, and whether it is what the page has already.
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# The pages are found; a copy of an answer in a search engine would outlive a correction.
_OF_THE_API = _OPEN | {"X-Robots-Tag": "noindex"}
_ASKED_BEFORE = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def install(app: Flask) -> None:
    """Adds the headers to every answer of an application, errors and files included."""
    app.after_request(_add)


def unchanged(path: str) -> list[tuple[str, str]]:
    """The headers that a 304 has besides its tag, by the path that was asked for."""
    return [*_UNCHANGED, *_opened(path).items()]


def _opened(path: str) -> dict[str, str]:
    if addresses.for_machines(path):
        return _OF_THE_API
    return _OPEN if addresses.for_any_page(path) else {}


def _of_every_answer(site_url: str) -> dict[str, str]:
    # By the site's own name: behind a proxy that ends TLS, a request never looks encrypted here.
    if site_url.startswith("https://"):
        return {**_ALWAYS, "Strict-Transport-Security": f"max-age={_ONE_YEAR}; includeSubDomains"}
    return _ALWAYS


def _add(response: Response) -> Response:
    response.headers.update(_opened(request.path))
    if addresses.for_machines(request.path) and request.method == "OPTIONS":
        response.headers.update(_ASKED_BEFORE)
    for name, value in _of_every_answer(settings().site_url).items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
