"""What the pages of lower rooms show of dossiers: nobody reads more there than at their own desk."""

from __future__ import annotations

from typing import Any

from tests.cast import appraising, submitted
from tests.client import Client
from tests.rounds.test_rounds import a_round

FOUR = ("Ngoài đợt", "Trong đợt", "Của xã nhà", "Ở hội đồng")


def test_a_round_says_how_many_dossiers_stand_where_and_leads_to_them(client: Client, session: Any) -> None:
    submitted("donvi2", name="Ngoài đợt")
    round = a_round()
    submitted("donvi2", name="Trong đợt")
    appraising("donvi", name="Của xã nhà")  # thamdinh3 belongs to that commune
    appraising("donvi2", name="Ở hội đồng")
    seen = {
        "thuongtruc": {"Mới 1": ["Trong đợt"], "Đang thẩm định 2": ["Của xã nhà", "Ở hội đồng"]},
        "thamdinh3": {"Đang thẩm định 1": ["Ở hội đồng"]},
        "donvi": {},
    }
    for name, lists in seen.items():
        client.sign_out()
        client.sign_in(name)
        page = client.get_page(f"/dot-xet/{round.ref}")
        chips = {link.text: link.href for link in page.links if "hang-doi=" in link.href}
        assert chips.keys() == lists.keys(), name
        for words, names in lists.items():
            assert (
                sorted(each.text for each in client.get_page(chips[words]).links if each.text in FOUR)
                == names
            )
