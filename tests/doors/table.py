"""The truth table: at which door who finds a dossier of which phase. Written by hand, from the policy's sentences.

Letters: u the nominating unit's officers, o the standing office, the chair and the releaser of the province, c members
of its council without an interest in it. Whoever is not named finds what they would find of a code never given.
Columns: private (never sent) · office (sent, the council has not been given it) · council · decided (drawn up, not
released) · public.
"""

from __future__ import annotations

from typing import NamedTuple

PHASES = ("private", "office", "council", "decided", "public")


class Door(NamedTuple):
    """An address with the names of its parts, and who finds something behind it, phase by phase."""

    address: str
    private: str
    office: str
    council: str
    decided: str
    public: str


ALL = ("u", "uo", "uoc", "uoc", "uoc")
DESK = ("", "o", "oc", "oc", "oc")
EVIDENCE = ALL

GETS = {
    # The dossier and its steps: who sees it may read it; who may not write is told so, not that there is none.
    "nominations.show": Door("/de-cu/{ref}", *ALL),
    "nominations.check": Door("/de-cu/{ref}/kiem-tra", *ALL),
    "nominations.sent": Door("/de-cu/{ref}/hoan-thanh", "", *ALL[1:]),
    "nominations.step": Door("/de-cu/{ref}/ket-qua", *ALL),
    "transcripts.paper_form": Door("/de-cu/{ref}/phieu-giay", *ALL),
    "transcripts.from_word": Door("/de-cu/{ref}/tu-word", *ALL),
    "paperwork.papers_of": Door("/ho-so/{ref}/van-ban", *ALL),
    # At the desk: never the unit's own officers, whatever else they are.
    "appraisal.appraise": Door("/tham-dinh/{ref}", *DESK),
    "appraisal.next_dossier": Door("/tham-dinh/{ref}/tiep", *DESK),
    "councils.hand_over": Door("/hop-xet/phan-cong/{ref}/chuyen", *DESK),
    # Evidence by its own address, in every size, asks the same as the dossier.
    "evidence.photo": Door("/anh/{photo}/goc.jpg", *EVIDENCE),
    "evidence.photo 640.avif": Door("/anh/{photo}/640.avif", *EVIDENCE),
    "evidence.photo 1280.jpg": Door("/anh/{photo}/1280.jpg", *EVIDENCE),
    "evidence.figure": Door("/so-lieu/{figure}", *EVIDENCE),
}
"""Endpoint (and what tells several addresses of one apart) to its door. Everybody asks each about every dossier."""

FILE = Door("/tep/{file}", *EVIDENCE)
"""What lies in the store is not there in this house: the door is asked about by its headers only."""

PARTS = {
    # A desk's paper is for those who read the office's side: not for the releaser, not for the unit.
    "paperwork.paper_file": Door("/ho-so/{ref}/van-ban/{paper}/pdf", "", "o-", "o-c", "o-c", ""),
    "consultations.consultation": Door("/tham-dinh/{ref}/hiep-y/{part}", "", "o-", "o-c", "", ""),
    "consultations.scan": Door("/tham-dinh/{ref}/hiep-y/{part}/tep", "", "", "", "", ""),  # no scan was sent
    "councils.item": Door("/hop-xet/{session}/ho-so/{ref}", "", "", "h", "", ""),
    "honours.show": Door("/quyet-dinh/{decision}", "", "", "", "o", "*"),
    "paperwork.set_file": Door("/tham-dinh/van-ban/{set}/pdf", "", "s", "s", "s", ""),
    "councils.minutes_file": Door("/hop-xet/{session}/bien-ban/{minutes}/pdf", "", "", "sh", "", ""),
    # A Word file that waits under seal is for whoever writes the dossier, while it may be written.
    "transcripts.read_word": Door("/de-cu/{ref}/tu-word/{token}", "u", "", "", "", ""),
}
"""Doors to what only some dossiers have. o-: the office without its releaser, s: the standing office alone, h: the
chair alone, *: everybody."""

POSTS = {
    "nominations.move": "/de-cu/{ref}/buoc",
    "nominations.pass_on": "/de-cu/{ref}/khen-cao",
    "nominations.save": "/de-cu/{ref}/thong-tin",
    "transcripts.send_word": "/de-cu/{ref}/tu-word",
    "transcripts.take_word": "/de-cu/{ref}/tu-word/{token}",
    "nominations.add_photo": "/de-cu/{ref}/hinh-anh",
    "nominations.change_photo": "/de-cu/{ref}/hinh-anh/{photo}/bo",
    "nominations.describe_photo": "/de-cu/{ref}/hinh-anh/{photo}/loi",
    "nominations.add_file": "/de-cu/{ref}/tai-lieu",
    "nominations.drop_file": "/de-cu/{ref}/tai-lieu/{file}/bo",
    "paperwork.issue_paper": "/ho-so/{ref}/van-ban/lap",
    "appraisal.office_move": "/tham-dinh/{ref}/buoc",
    "appraisal.claim": "/tham-dinh/{ref}/nhan",
    "appraisal.tick": "/tham-dinh/{ref}/da-xem",
    "appraisal.watch": "/tham-dinh/{ref}/dang-xem",
    "appraisal.send_back": "/tham-dinh/{ref}/tra-lai",
    "appraisal.hold": "/tham-dinh/{ref}/tam-dung",
    "appraisal.ask": "/tham-dinh/{ref}/hiep-y",
    "appraisal.open_to_public": "/tham-dinh/{ref}/nhan-dan",
    "appraisal.give_review": "/tham-dinh/{ref}/phieu",
    "appraisal.conclude": "/tham-dinh/{ref}/ket-qua",
    "appraisal.declare_conflict": "/tham-dinh/{ref}/xung-dot",
    "appraisal.lift_conflict": "/tham-dinh/{ref}/xung-dot/bo",
    "consultations.enter_answer": "/tham-dinh/{ref}/hiep-y/{part}",
    "consultations.withdraw_question": "/tham-dinh/{ref}/hiep-y/{part}/thoi",
    "councils.take_off": "/hop-xet/{session}/chuong-trinh/{ref}/bo",
    "councils.carry_over": "/hop-xet/phan-cong/{ref}/chuyen",
    "councils.end_vote": "/hop-xet/{session}/ho-so/{ref}",
    "evidence.label": "/so-lieu/{figure}/nhan",
    "evidence.correct": "/so-lieu/{figure}/dinh-chinh",
    "appraisal.release": "/quyet-dinh/{decision}/cong-khai",
    "appraisal.drop_decision": "/quyet-dinh/{decision}/bo",
    "honours.issue_paper": "/quyet-dinh/{decision}/van-ban/lap",
    "honours.print_certificates": "/quyet-dinh/{decision}/giay-khen",
    "honours.draw_up_correction": "/quyet-dinh/{decision}/dinh-chinh",
    "honours.draw_up_revocation": "/quyet-dinh/{decision}/thu-hoi",
}
"""Endpoint to its address: the blind get what they get for a code never given."""

DECISION = {
    "appraisal.ask_to_drop": "/quyet-dinh/{decision}/bo",
    "honours.certificates": "/quyet-dinh/{decision}/giay-khen",
    "honours.correction": "/quyet-dinh/{decision}/dinh-chinh",
    "honours.revocation": "/quyet-dinh/{decision}/thu-hoi",
    "honours.paper_file": "/quyet-dinh/{decision}/van-ban/VB-1/pdf",
    "honours.certificate_file": "/quyet-dinh/{decision}/giay-khen/GK-1",
}
"""More of a decision: asked of a drawn one by the blind."""

AMENDMENT = {
    "honours.amendment": "/quyet-dinh/sua-doi/{amendment}",
    "honours.drop_amendment": "/quyet-dinh/sua-doi/{amendment}/bo",
    "appraisal.release_amendment": "/quyet-dinh/sua-doi/{amendment}/cong-khai",
}
"""Of a draft that takes back or corrects: it is the office's, as a drawn decision is. The first is read."""

ASKED_APART = {
    "lookups.look_up_one": "open to all by design, and the same for all that the council has: lookups",
    "consultations.answer_by_link": "a one-time secret link: test_consultations",
    "consultations.by_link": "the same",
    "appraisal.drop_filter": "one's own filter",
    "appraisal.end_recusal": "a recusal, not a dossier",
    "honours.certificate": "80 random bits, made when its decision is public",
    "honours.signed_text": "the same",
    "honours.compare": "the same",
    "honours.key": "a public key",
    "honours.roll": "a public page: lists",
    "letters.show": "a letter says codes and links only: test_letters",
    "letters.act": "the same",
}
"""Why an endpoint of these rooms with something in its address stands in no table."""

SESSIONS = frozenset(
    f"councils.{each}"
    for each in (
        "agenda ask_to_cancel ballot call cancel carry_out cast change edit issue_minutes look look_at_results minutes "
        "move name_deputy publish put show write_minutes"
    ).split()
)
"""Doors of a whole session: what they list is compared before and after, see lists."""

OTHER_ROOMS = frozenset(
    "abbreviations api campaigns catalogue handovers law people places replications rounds saved_filters scoresheets "
    "statistics".split()
)
"""Rooms that know no dossier: their lists are compared before and after, see lists."""
