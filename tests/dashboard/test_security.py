"""Who may reach the app, and what a browser may do with its pages."""

from base64 import b64encode
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.security import check_address
from graph.messages import UserError
from graph.settings import read_settings


def client(context: Context, **environment: str) -> FlaskClient:
    settings = read_settings(environment)
    return create_app(context, settings).server.test_client()


def password(text: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(f'any:{text}'.encode()).decode()}"}


def test_another_address_is_refused_until_a_password_is_set() -> None:
    with pytest.raises(UserError) as refusal:
        check_address(read_settings({"STAKEHOLDERS_HOST": "0.0.0.0"}))
    assert refusal.value.reason.key == "security.open_address"
    check_address(
        read_settings({"STAKEHOLDERS_HOST": "0.0.0.0", "STAKEHOLDERS_PASSWORD": "secret"})
    )
    check_address(read_settings({"STAKEHOLDERS_HOST": "::1"}))


def test_the_password_is_asked_for_once_it_is_set(context: Callable[..., Context]) -> None:
    browser = client(context(), STAKEHOLDERS_PASSWORD="雨傘 1")
    assert browser.get("/").status_code == 401
    assert browser.get("/", headers=password("wrong")).status_code == 401
    assert browser.get("/", headers=password("雨傘 1")).status_code == 200
    assert browser.get("/download/register.zip").status_code == 401


def test_without_a_password_only_names_of_this_machine_are_answered(
    context: Callable[..., Context],
) -> None:
    browser = client(context())
    assert browser.get("/", headers={"Host": "127.0.0.1:8050"}).status_code == 200
    assert browser.get("/", headers={"Host": "localhost:8050"}).status_code == 200
    assert browser.get("/", headers={"Host": "[::1]:8050"}).status_code == 200
    assert browser.get("/", headers={"Host": "evil.example"}).status_code == 403


def test_a_page_of_another_site_cannot_write(context: Callable[..., Context]) -> None:
    browser = client(context())
    foreign = browser.post(
        "/_dash-update-component", json={}, headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403


def test_pages_may_run_our_scripts_only(context: Callable[..., Context]) -> None:
    policy = client(context()).get("/").headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe" not in scripts
    assert "frame-ancestors 'none'" in policy


def test_the_password_shows_in_no_representation() -> None:
    settings = read_settings({"STAKEHOLDERS_PASSWORD": "hush", "NEO4J_PASSWORD": "hush"})
    assert "hush" not in repr(settings)


def test_nothing_but_the_known_forms_is_offered_for_download(
    context: Callable[..., Context],
) -> None:
    browser = client(context())
    with browser.get("/download/register.zip") as response:
        assert response.data == b"exported"
    assert browser.get("/download/register.exe").status_code == 404
