"""What a browser calls itself, in words that its owner recognises in the list of sessions. Pure."""

from __future__ import annotations

import ipaddress

# The order matters: Edge and Cốc Cốc also call themselves Chrome, Chrome also Safari.
BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("edg", "Edge"),
    ("opr/", "Opera"),
    ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
SYSTEMS = (
    ("android", "Android"),
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("windows", "Windows"),
    ("mac os", "macOS"),
    ("linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """ "Firefox, Windows"; empty when neither is known."""
    said = user_agent[:500].lower()
    named = (next((name for word, name in table if word in said), "") for table in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in named if name)


def network_of(address: str) -> str:
    """What attempts are counted by: an IPv4 address, or the /64 network of an IPv6 one.

    A household or a rented server has a whole /64 to itself and could use a new address each time.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
