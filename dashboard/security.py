"""Who may reach the app, and what a browser may do with its pages."""

import hmac
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, request

from graph.messages import UserError, message
from graph.settings import Settings, is_loopback

# Inline styles are unavoidable: the component libraries set them from script.
_POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_READ_ONLY = ("GET", "HEAD", "OPTIONS")


def check_address(settings: Settings) -> None:
    """Refuse to listen beyond this machine without an access password.

    Raises
    ------
    UserError
        The host is not loopback and no password is configured.
    """
    if not is_loopback(settings.host) and not settings.access_password:
        raise UserError(
            message("security.open_address", host=settings.host),
            message("security.open_address.remedy"),
        )


def secure(app: Dash, settings: Settings) -> None:
    """Add access control and security headers; call it when every callback is registered."""
    server: Flask = app.server
    scripts = " ".join(app.csp_hashes())
    policy = _POLICY.format(scripts=scripts)

    @server.before_request
    def guard() -> Response | None:
        if not _is_own_host(settings):
            return Response("Unknown host", 403, mimetype="text/plain")
        if request.method not in _READ_ONLY and not _is_own_origin():
            return Response("Foreign origin", 403, mimetype="text/plain")
        if settings.access_password and not _is_welcome(settings.access_password):
            challenge = {"WWW-Authenticate": 'Basic realm="Stakeholder graph", charset="UTF-8"'}
            return Response("Password needed", 401, challenge, mimetype="text/plain")
        return None

    @server.after_request
    def protect(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _is_own_host(settings: Settings) -> bool:
    """Whether the request names this machine.

    A page of another site can point its own name at the loopback address (DNS rebinding) and
    would then read everything; with a password it cannot get in.
    """
    if settings.access_password:
        return True
    name = urlsplit(f"//{request.host}").hostname or ""
    return is_loopback(name)


def _is_own_origin() -> bool:
    """Whether a writing request comes from one of our own pages, or from no page at all."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _is_welcome(password: str) -> bool:
    given = request.authorization.password if request.authorization else None
    return given is not None and hmac.compare_digest(given.encode(), password.encode())
