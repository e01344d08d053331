"""What the pages of this room show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from ..kit import clock
from ..kit.journal import Entry, timeline_of
from ..kit.notices import notices_of
from ..kit.paging import links
from ..kit.policy import may
from ..kit.web import Page
from ..kit.web.door import SHOWS
from ..units.queries import offer
from .cookies import limits_of_sessions
from .forms import PasswordForm, PersonForm, PostingForm, SecondFactorForm, SignInForm
from .models import Person, Posting, SignIn
from .policy import ROLE_HINTS, ROLE_NAMES, reached_by
from .queries import Found
from .second_factor import address, in_groups, qr
from .sessions import hash_of_token, sessions_of


class SignInPage(Page):
    """The door. `until` is when somebody who tried too often can try again."""

    template = "people/sign_in.html"

    def __init__(self, form: SignInForm, *, until: datetime | None = None, by: Any) -> None:
        super().__init__(by=by)
        self.form, self.until = form, until


class PasswordPage(Page):
    """Changing one's password, of one's own will or because the present one is an initial one."""

    template = "people/password.html"

    def __init__(self, form: PasswordForm, *, until: datetime | None = None, by: Any) -> None:
        super().__init__(by=by)
        self.form, self.until = form, until

    @property
    def forced(self) -> bool:
        """Whether nothing else can be done first."""
        return bool(self.by.must_change)


class SecondFactorPage(Page):
    """Turning the second factor on, with the `secret` to be put into a telephone, or off, without one."""

    template = "people/second_factor.html"

    def __init__(
        self, form: SecondFactorForm, secret: str = "", *, until: datetime | None = None, by: Any
    ) -> None:
        super().__init__(by=by)
        self.form, self.secret, self.until = form, secret, until

    @property
    def forced(self) -> bool:
        """Whether nothing else can be done first."""
        return bool(self.by.must_enrol)

    @property
    def grouped(self) -> str:
        return in_groups(self.secret)

    @cached_property
    def address(self) -> str:
        """The link that an authenticator app on the same telephone opens."""
        return address(self.secret, self.by.username, current_app.config["SITE_NAME"])

    @property
    def qr(self) -> Markup:
        return qr(self.address)


@dataclass(frozen=True)
class PostingRow:
    """One posting as a line of a table."""

    role: str
    unit: str
    starts_on: Any
    ends_on: Any
    state: str
    tone: str
    end_address: str | None


def row_of(posting: Posting, end_address: str | None = None) -> PostingRow:
    """The line of a posting; `end_address` where this reader may end it."""
    today = clock.today()
    over = posting.ends_on is not None and posting.ends_on < today
    if over:
        state, tone = _("đã kết thúc"), "neutral"
    elif posting.starts_on > today:
        state, tone = _("chưa bắt đầu"), "info"
    else:
        state, tone = _("đang giữ"), "ok"
    return PostingRow(
        role=str(ROLE_NAMES[posting.role]),
        unit=posting.unit.name,
        starts_on=posting.starts_on,
        ends_on=posting.ends_on,
        state=state,
        tone=tone,
        end_address=None if over else end_address,
    )


class AccountPage(Page):
    """One's own account: who one is here, and where one is signed in."""

    template = "people/account.html"

    def __init__(self, person: Person, *, by: Any) -> None:
        super().__init__(by=by)
        self.person = person

    @cached_property
    def postings(self) -> list[PostingRow]:
        return [row_of(posting) for posting in self.person.postings]

    @cached_property
    def sessions(self) -> list[SignIn]:
        return sessions_of(self.by, limits_of_sessions())

    def is_this_one(self, session: SignIn) -> bool:
        """Whether `session` is the one that looks."""
        return session.token_hash == hash_of_token(self.by.token)


@dataclass(frozen=True)
class NoticeLine:
    """A notice with the address of what it is about, if that has a page."""

    entry: Entry
    href: str | None
    unread: bool


class NoticesPage(Page):
    """What the person was told."""

    template = "people/notices.html"

    @cached_property
    def lines(self) -> list[NoticeLine]:
        told = notices_of(self.by.person_id)
        return [NoticeLine(one.entry, self._address(one.subject, one.ref), one.unread) for one in told]

    @property
    def has_unread(self) -> bool:
        return any(line.unread for line in self.lines)

    def _address(self, subject: str, ref: str) -> str | None:
        """One's own account has its own page; other subjects are shown where their room said."""
        if subject == Person.__subject__ and ref == self.by.ref:
            return url_for("people.account")
        return url_for(SHOWS[subject], ref=ref) if subject in SHOWS else None


class PeoplePage(Page):
    """The administrator's list."""

    template = "people/browse.html"

    def __init__(self, words: str, found: Found, *, by: Any) -> None:
        super().__init__(by=by)
        self.words, self.found = words, found

    def roles(self, person: Person) -> str:
        """What the person does where, today, in one line."""
        rows = [row_of(posting) for posting in person.postings]
        return "; ".join(f"{row.role}, {row.unit}" for row in rows if row.tone == "ok")

    @cached_property
    def links(self) -> list[dict[str, Any]]:
        """The pages of the list, none when one suffices."""
        return links(self.found.page, self.found.pages, self.address)

    def address(self, number: int | None) -> str | None:
        """The list's page `number`; None outside it."""
        if number is None or not 1 <= number <= self.found.pages:
            return None
        return url_for("people.browse", q=self.words or None, trang=number if number > 1 else None)


class NewPersonPage(Page):
    """A new account."""

    template = "people/new.html"

    def __init__(self, form: PersonForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form


class InitialPasswordPage(Page):
    """An initial password, on the screen this once."""

    template = "people/initial.html"

    def __init__(self, person: Person, password: str, *, by: Any) -> None:
        super().__init__(by=by)
        self.person, self.password = person, password


class PersonPage(Page):
    """An account as its administrator sees it."""

    template = "people/person.html"
    role_hints = ROLE_HINTS

    def __init__(self, person: Person, form: PostingForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.person, self.form = person, form

    @cached_property
    def postings(self) -> list[PostingRow]:
        return [
            row_of(posting, self._end_address(posting, number))
            for number, posting in enumerate(self.person.postings, start=1)
        ]

    def _end_address(self, posting: Posting, number: int) -> str | None:
        if not may(self.by, "posting.end", posting):
            return None
        return url_for("people.end_posting", ref=self.person.ref, number=number)

    @cached_property
    def administered(self) -> bool:
        """Whether the reader may change this account, or only sees it."""
        return may(self.by, "person.administer", self.person)

    @cached_property
    def units(self) -> list[str]:
        """Units to offer for a new posting."""
        return offer(reached_by(self.by))

    @cached_property
    def history(self) -> list[Entry]:
        """The last thirty things that happened to the account, newest first."""
        return timeline_of(self.person, ("all", "account"))[:-31:-1]
