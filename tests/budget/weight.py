"""What a page weighs over the wire: the bytes that arrived, compressed, headers included."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page


@dataclass
class Weight:
    """Requests of one page, heard through the browser's own protocol."""

    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def listen(self, tab: Page) -> None:
        line = tab.context.new_cdp_session(tab)
        line.send("Network.enable")
        line.on("Network.requestWillBeSent", self._asked)
        line.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        if urlsplit(event["request"]["url"]).scheme in ("http", "https"):
            self.addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.addresses:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    @property
    def requests(self) -> int:
        return len(self.addresses)

    @property
    def photos(self) -> int:
        """Bytes of photos."""
        return sum(size for each, size in self.sizes.items() if "/anh/" in self.addresses[each])

    @property
    def rest(self) -> int:
        """Bytes of everything else."""
        return sum(self.sizes.values()) - self.photos

    def hosts(self) -> set[str]:
        """Who was asked."""
        return {urlsplit(address).netloc for address in self.addresses.values()}

    def __str__(self) -> str:
        """Heaviest first, for whoever has to make it lighter."""
        heavy = sorted(self.sizes.items(), key=lambda item: -item[1])
        return "\n".join(f"{size:8} {self.addresses[each]}" for each, size in heavy)
