"""What happens to letters. Nobody is told: a notice of a letter about a notice would have no end."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("letter.send", says=_l("Đã gửi thư “{subject}”"), tone="ok")
event("letter.fail", says=_l("Chưa gửi được thư “{subject}”"), keys=("note",), tone="bad")
event("letter.hold", says=_l("{actor} giữ thư “{subject}” lại"), tone="warn")
event("letter.let_go", says=_l("{actor} cho gửi thư “{subject}”"))
event("letter.again", says=_l("{actor} cho gửi lại thư “{subject}”"))
event("letter.take_back", says=_l("Bỏ thư “{subject}”: tài khoản người nhận đã khóa"), tone="warn")
event("letter.drop", says=_l("{actor} bỏ thư “{subject}”"))
event("outbox.hold", says=_l("{actor} giữ mọi thư mới lại"), tone="warn")
event("outbox.let_go", says=_l("{actor} thôi giữ thư mới"))
