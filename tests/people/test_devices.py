"""Browsers in words, addresses as networks."""

from __future__ import annotations

import pytest

from antq.people.devices import device_of, network_of

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (CHROME, "Chrome, Windows"),
        (CHROME + " Edg/140.0", "Edge, Windows"),
        (CHROME.replace("Chrome/", "coc_coc_browser/120 Chrome/"), "Cốc Cốc, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0", "Firefox, Android"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_devices(said: str, shown: str) -> None:
    assert device_of(said) == shown


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.113.1.2", "203.113.1.2"),
        ("2001:ee0:1:2:aaaa::1", "2001:ee0:1:2::/64"),
        ("2001:ee0:1:2:bbbb::9", "2001:ee0:1:2::/64"),
        ("::ffff:203.113.1.2", "203.113.1.2"),
        ("", "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_networks(address: str, network: str) -> None:
    assert network_of(address) == network
