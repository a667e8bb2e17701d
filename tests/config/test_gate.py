import gzip

import pytest
from django.test import Client, override_settings

pytestmark = pytest.mark.django_db

ANSWERS = [
    "/",
    "/nl/",
    "/nl/bestaat-niet/",
    "/admin/",
    "/admin/login/",
    "/robots.txt",
    "/nl/?q=%00",
]


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_carries_the_security_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X" * 30])
def test_a_method_that_no_page_knows_is_refused_everywhere(client: Client, method: str) -> None:
    for address in ["/nl/", "/admin/", "/nergens/"]:
        response = client.generic(method, address)

        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_a_public_page_is_read_only(client: Client) -> None:
    response = client.post("/nl/huizen/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["/nl/?x=%00", "/nl/%00/", "/nl/huizen/?region=a%00b"])
def test_a_nul_byte_is_refused_with_a_page(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code in {400, 404}
    assert "<h1" in response.content.decode()


def test_a_visitor_gets_no_cookie(client: Client) -> None:
    for address in ["/nl/", "/nl/huizen/", "/nl/bestaat-niet/", "/robots.txt"]:
        assert not client.get(address).cookies


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    assert client.get("/nl/", headers={"host": "evil.example"}).status_code == 400


def test_a_nul_byte_in_a_cookie_is_refused(client: Client) -> None:
    # As a browser would write it: octal, in quotes.
    response = client.get("/admin/", headers={"cookie": 'sessionid="abc\\000def"'})

    assert response.status_code == 400


def test_answers_that_come_before_any_page_carry_the_headers_too(
    client: Client,
) -> None:
    wrong_host = client.get("/nl/", headers={"host": "evil.example"})
    with override_settings(SECURE_SSL_REDIRECT=True):
        to_https = Client().get("/nl/")

    assert (wrong_host.status_code, to_https.status_code) == (400, 301)
    for response in (wrong_host, to_https):
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Frame-Options"] == "DENY"


def test_the_stylesheet_is_sent_compressed(client: Client) -> None:
    response = client.get("/static/site.css", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.getvalue()).startswith(b"/* One sheet")
    response.close()
