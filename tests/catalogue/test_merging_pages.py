"""Merging, splitting and families as people meet them: choose, read what would change, give a reason."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from antq.catalogue import actions, families, merging
from antq.catalogue.models import Initiative
from antq.kit.refusals import Stale
from antq.places.queries import by_key
from tests.cast import released, who
from tests.client import Client, page_of
from tests.making import a_photo_in, an_initiative
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]
WHY = "Một mô hình, hai lần nhập."


@pytest.fixture
def twins(session: Any) -> tuple[Initiative, Initiative]:
    kept = an_initiative("Tổ nhân dân tự quản", place=by_key("15"))
    taken = an_initiative("Tổ Nhân dân tự quản", place=by_key("04345"), aliases=["Tổ NDTQ"])
    a_photo_in(taken.album, alt="Bà con đi tuần", height=520)
    session.commit()
    return kept, taken


def merged(client: Client, taken: Initiative, kept: Initiative) -> Any:
    """By hand, from the page of the one: search, choose, read, give a reason."""
    page = client.get_page(f"/mo-hinh/{taken.ref}/gop?tim={kept.name}")
    assert page.link(f"/mo-hinh/{taken.ref}/gop?voi={kept.ref}")
    plan = client.get_page(f"/mo-hinh/{taken.ref}/gop?voi={kept.ref}")
    assert "Xem trước khi gộp" in plan.text
    return client.submit(plan, f"/mo-hinh/{taken.ref}/gop", note=WHY)


def test_the_page_offers_it_to_the_office_only(twins: tuple[Initiative, Initiative], client: Client) -> None:
    kept, _taken = twins
    address = f"/mo-hinh/{kept.address}"
    assert "Gộp với mô hình khác" not in client.get_page(address).text
    assert client.get(f"/mo-hinh/{kept.ref}/gop").status_code == 303  # to sign in
    client.sign_in("thuongtruc")
    assert client.get_page(address).link("Gộp với mô hình khác")


def test_the_likeliest_are_offered_before_anything_is_typed(
    twins: tuple[Initiative, Initiative], client: Client
) -> None:
    kept, taken = twins
    an_initiative("Camera giám sát", place=by_key("15"))
    client.sign_in("thuongtruc")
    page = client.get_page(f"/mo-hinh/{taken.ref}/gop")
    assert page.link(f"/mo-hinh/{taken.ref}/gop?voi={kept.ref}")
    assert page.link(f"/mo-hinh/{kept.ref}/gop?voi={taken.ref}")
    assert "Camera" not in page.text


def test_others_read_the_rule(twins: tuple[Initiative, Initiative], client: Client) -> None:
    client.sign_in("donvi")
    page = client.get_page(f"/mo-hinh/{twins[0].ref}/gop", status=403)
    assert "Chỉ cơ quan thường trực của tỉnh và quản trị gộp mô hình" in page.text


def test_from_choosing_to_the_page_of_both(twins: tuple[Initiative, Initiative], client: Client) -> None:
    kept, taken = twins
    client.sign_in("thuongtruc")
    plan = client.get_page(f"/mo-hinh/{taken.ref}/gop?voi={kept.ref}")
    assert "2: Tổ Nhân dân tự quản; Tổ NDTQ" in plan.text
    assert f"1: /mo-hinh/{taken.address}" in plan.text
    page = client.follow(merged(client, taken, kept))
    assert page.h1 == kept.name
    assert "Tổ NDTQ" in page.text
    assert page.link(f"/mo-hinh/{taken.ref}/tach")
    assert WHY in page.text
    assert "Bà con đi tuần" in {image.get("alt") for image in page.all("img")}


def test_every_old_address_leads_on_for_ever(
    twins: tuple[Initiative, Initiative], client: Client, session: Any
) -> None:
    kept, taken = twins
    old = taken.address
    actions.rewrite(taken, name="Tổ liên gia", by=who("thuongtruc"))
    plan = merging.plan_of_merge(taken, kept)
    merging.merge(taken, kept, note=WHY, seen=plan.stamp, by=who("thuongtruc"))
    for address in (old, taken.address, taken.ref, f"{taken.ref}-gi-do"):
        answer = client.get(f"/mo-hinh/{address}")
        assert (answer.status_code, answer.location) == (301, f"/mo-hinh/{kept.address}")


def test_the_public_reads_what_happened_but_not_who_did_it(
    twins: tuple[Initiative, Initiative], client: Client
) -> None:
    kept, taken = twins
    plan = merging.plan_of_merge(taken, kept)
    merging.merge(taken, kept, note=WHY, seen=plan.stamp, by=who("thuongtruc"))
    page = client.get_page(f"/mo-hinh/{kept.address}")
    assert f"Gộp “Tổ Nhân dân tự quản” ({taken.ref}) vào mô hình này" in page.text
    assert WHY in page.text
    assert who("thuongtruc").name not in page.text
    assert "Tách ra" not in page.text


def test_without_a_reason_nothing_happens(twins: tuple[Initiative, Initiative], client: Client) -> None:
    kept, taken = twins
    client.sign_in("thuongtruc")
    plan = client.get_page(f"/mo-hinh/{taken.ref}/gop?voi={kept.ref}")
    page = page_of(client.submit(plan, f"/mo-hinh/{taken.ref}/gop", note=""), status=422)
    assert "Nhập lý do" in page.text
    assert taken.state == "public"


def test_what_changed_meanwhile_is_shown_before_it_is_done(
    twins: tuple[Initiative, Initiative], client: Client, session: Any
) -> None:
    kept, taken = twins
    client.sign_in("thuongtruc")
    plan = client.get_page(f"/mo-hinh/{taken.ref}/gop?voi={kept.ref}")
    actions.add_alias(taken, "Tổ đoàn kết")
    late = page_of(client.submit(plan, f"/mo-hinh/{taken.ref}/gop", note=WHY), status=409)
    assert "Dữ liệu đã thay đổi" in late.text
    assert "Tổ đoàn kết" in late.text
    assert WHY in late.text
    client.follow(client.submit(late, f"/mo-hinh/{taken.ref}/gop", note=WHY))
    session.refresh(taken)
    assert taken.state == "merged"


def test_taking_it_out_again(twins: tuple[Initiative, Initiative], client: Client, session: Any) -> None:
    kept, taken = twins
    client.sign_in("thuongtruc")
    merged(client, taken, kept)
    plan = client.get_page(f"/mo-hinh/{taken.ref}/tach")
    assert "Tổ NDTQ" in plan.text
    page = client.follow(client.submit(plan, f"/mo-hinh/{taken.ref}/tach", note="Hai tổ khác nhau."))
    assert page.h1 == taken.name
    assert "Tổ NDTQ" not in client.get_page(f"/mo-hinh/{kept.address}").text_of("noi-dung")
    assert client.get_page(f"/mo-hinh/{taken.ref}/tach", status=409)


def test_commendations_of_both_stand_on_one_page(client: Client, session: Any) -> None:
    taken = released().initiative
    assert taken is not None
    kept = an_initiative("Tiếng loa", place=by_key("15"))
    session.commit()
    client.sign_in("thuongtruc2")
    page = client.follow(merged(client, taken, kept))
    assert "1 lần được khen thưởng" in page.text
    assert page.one(id="khen-thuong") is not None


@pytest.mark.parametrize("words_", ["MH-0001", "tổ nhân dân", "%22", "-", "\x00", "x" * 5000])
def test_any_words_may_be_typed(words_: str, twins: tuple[Initiative, Initiative], client: Client) -> None:
    client.sign_in("thuongtruc")
    for act in ("gop", "ho"):
        client.get_page(f"/mo-hinh/{twins[1].ref}/{act}?{urlencode({'tim': words_})}")


def test_an_initiative_that_is_not_there(twins: tuple[Initiative, Initiative], client: Client) -> None:
    client.sign_in("thuongtruc")
    client.get_page(f"/mo-hinh/{twins[0].ref}/gop?voi=MH-9999", status=404)
    for act in ("gop", "ho"):
        assert client.get(f"/mo-hinh/{twins[0].ref}/{act}?voi=MH-0001%00").status_code in (200, 404)
    plan = client.get_page(f"/mo-hinh/{twins[0].ref}/gop?voi={twins[0].ref}")
    assert "vào chính nó" in plan.text


def family_of(client: Client, one: Initiative, other: Initiative, name: str = "24 giờ trải nghiệm") -> Any:
    plan = client.get_page(f"/mo-hinh/{one.ref}/ho?voi={other.ref}")
    return client.follow(client.submit(plan, f"/mo-hinh/{one.ref}/ho", name=name, note="Cùng một ý tưởng."))


def test_a_family_of_two_provinces(client: Client, session: Any) -> None:
    here = an_initiative("24 giờ trải nghiệm", place=by_key("15"))
    there = an_initiative("24 giờ trải nghiệm cùng dân", place=by_key("96"))
    session.commit()
    client.sign_in("thuongtruc")
    plan = client.get_page(f"/mo-hinh/{here.ref}/ho?voi={there.ref}")
    assert "Lập một họ mới gồm 2 mô hình" in plan.text
    page = family_of(client, here, there)
    assert "Cùng họ mô hình" in page.text
    assert page.link(f"/mo-hinh/{there.address}")
    actions.count_points(there, points=7, teams=12)
    family = client.get_page("/ho-mo-hinh/HO-0001")
    assert family.h1 == "24 giờ trải nghiệm"
    assert family.text.count("Nhân rộng: 7 điểm, 12 tổ") == 1
    assert client.get("/ho-mo-hinh/ho-0001").location == "/ho-mo-hinh/HO-0001"
    client.get_page("/ho-mo-hinh/HO-0099", status=404)


def test_two_families_become_one_and_part_again(client: Client, session: Any) -> None:
    four = [an_initiative(f"Tiếng loa {n}", place=by_key("15")) for n in range(4)]
    session.commit()
    client.sign_in("thuongtruc")
    family_of(client, four[0], four[1], "Tiếng loa")
    family_of(client, four[2], four[3], "Tiếng kẻng")
    plan = client.get_page(f"/mo-hinh/{four[0].ref}/ho?voi={four[2].ref}")
    assert "Sau đó họ này có 4 mô hình" in plan.text
    client.submit(plan, f"/mo-hinh/{four[0].ref}/ho", note="Một ý tưởng.")
    assert client.get("/ho-mo-hinh/HO-0002").location == "/ho-mo-hinh/HO-0001"
    refs = f"ra={four[2].ref}&ra={four[3].ref}"
    plan = client.get_page(f"/ho-mo-hinh/HO-0001/tach?{refs}")
    made = client.submit(plan, "/ho-mo-hinh/HO-0001/tach", name="Tiếng kẻng", note="Hai ý tưởng.")
    assert made.location == "/ho-mo-hinh/HO-0003"
    page = client.follow(made)
    assert page.link(f"/mo-hinh/{four[3].address}")
    assert four[0].name not in page.text_of("noi-dung")
    everyone = "&".join(f"ra={each.ref}" for each in four[:2])
    assert "Để lại ít nhất một" in client.get_page(f"/ho-mo-hinh/HO-0001/tach?{everyone}").text


def test_leaving_a_family(client: Client, session: Any) -> None:
    one, other = (an_initiative(name, place=by_key("15")) for name in ("Hội quán", "Hội quán nông dân"))
    session.commit()
    client.sign_in("thuongtruc")
    family_of(client, one, other, "Hội quán")
    page = client.get_page(f"/mo-hinh/{other.ref}/ho")
    left = client.follow(client.submit(page, f"/mo-hinh/{other.ref}/ho/ra", note="Không cùng ý tưởng."))
    assert "Cùng họ mô hình" not in left.text
    assert "Ra khỏi họ “Hội quán”" in left.text


def test_what_was_merged_stands_in_the_family_through_its_heir(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    third = an_initiative("Tổ tự quản về an ninh", place=by_key("15"))
    stamp = families.plan_of_relation(taken, third).stamp
    made = families.relate(taken, third, name="Tự quản", note=WHY, seen=stamp, by=who("thuongtruc"))
    plan = merging.plan_of_merge(taken, kept)
    merging.merge(taken, kept, note=WHY, seen=plan.stamp, by=who("thuongtruc"))
    assert set(families.shown(made)) == {kept, third}
    assert families.kin_of([kept, taken]) == [(made, [third])]
    with pytest.raises(Stale):
        families.plan_of_relation(kept, third)


def test_what_was_merged_leaves_the_family_with_its_heir(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    third, fourth = (an_initiative(f"Tổ tự quản số {n}", place=by_key("15")) for n in (3, 4))
    office = who("thuongtruc")
    stamp = families.plan_of_relation(taken, third).stamp
    made = families.relate(taken, third, name="Tự quản", note=WHY, seen=stamp, by=office)
    families.relate(fourth, third, note=WHY, seen=families.plan_of_relation(fourth, third).stamp, by=office)
    merging.merge(taken, kept, note=WHY, seen=merging.plan_of_merge(taken, kept).stamp, by=office)
    plan = families.plan_of_division(made, [kept])
    assert (plan.speakers, plan.joining) == ([kept], (taken,))
    founded = families.divide(made, [kept], name="Riêng", note=WHY, seen=plan.stamp, by=office)
    assert (families.shown(founded), set(families.shown(made))) == ([kept], {third, fourth})
    families.leave(kept, note=WHY, by=office)
    assert families.shown(founded) == []
    with pytest.raises(Stale):
        families.leave(kept, note=WHY, by=office)


def test_a_division_takes_one_along_whose_merged_part_is_in_another_family(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    others = [an_initiative(f"Tổ tự quản số {n}", place=by_key("15")) for n in (3, 4)]
    office = who("thuongtruc")
    made = []
    for one, other in zip((kept, taken), others, strict=True):
        stamp = families.plan_of_relation(one, other).stamp
        made.append(families.relate(one, other, name=one.name, note=WHY, seen=stamp, by=office))
    merging.merge(taken, kept, note=WHY, seen=merging.plan_of_merge(taken, kept).stamp, by=office)
    plan = families.plan_of_division(made[0], [kept])
    founded = families.divide(made[0], [kept], name="Riêng", note=WHY, seen=plan.stamp, by=office)
    assert families.families_of(kept) == [founded, made[1]]
    assert families.shown(made[0]) == [others[0]]


def test_the_lists_show_the_merged_one_no_more(
    twins: tuple[Initiative, Initiative], client: Client, session: Any
) -> None:
    kept, taken = twins
    plan = merging.plan_of_merge(taken, kept)
    merging.merge(taken, kept, note=WHY, seen=plan.stamp, by=who("thuongtruc"))
    session.commit()
    shown = {link.href.rpartition("/")[2] for link in client.get_page("/mo-hinh").links}
    assert kept.address in shown
    assert taken.address not in shown
