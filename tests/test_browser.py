"""The strict reader itself: a good page has no fault, and each fault is told."""

from __future__ import annotations

import pytest

from tests.browser import Page, read

HEAD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Sổ mô hình</title>'
    '<meta name="viewport" content="width=device-width"><style>p{color:red}</style></head><body><main>'
)
TOKEN = '<input type="hidden" name="csrf_token" value="abc">'
GOOD = f"""{HEAD}<h1>Tìm mô hình</h1>
<p>Có <strong>12</strong> mô hình. <a href="#ket-qua">Xem</a></p>
<form action="/mo-hinh" method="get" id="tim"><label for="q">Từ khóa</label>
<input id="q" name="q" value="loa" data-hx-get="/mo-hinh" data-hx-target="#ket-qua">
<select name="nam" aria-label="Năm"><option value="">Mọi năm<option selected>2026</select><button>Tìm</button></form>
<section id="ket-qua"><h2>Kết quả</h2><ul><li><a href="/mo-hinh/1" data-hx-get="/mo-hinh/1">Tiếng loa</a></ul></section>
<form action="/gui" method="post" enctype="multipart/form-data">{TOKEN}
<fieldset><legend>Loại</legend><label><input type="checkbox" name="loai" value="a" checked> A</label>
<label><input type="checkbox" name="loai" value="b"> B</label>
<label><input type="radio" name="muc" value="1"> Một</label></fieldset>
<label>Ảnh <input type="file" name="anh" multiple></label><label>Ghi chú <textarea name="ghi_chu">
dòng một</textarea></label>
<button name="nut" value="luu">Lưu</button> <button name="nut" value="nop" formaction="/nop">Nộp</button></form>
<p hidden>ẩn</p><script type="application/ld+json">{{"a": 1}}</script></main></body></html>"""

FAULTS = {
    "<p><span><div>a</div></span></p>": "Unexpected end tag",
    '<h4 class="x">nhảy bậc</h4>': "skips from h2 to h4",
    "<h1>hai</h1>": "2 <h1> on the page",
    "<h2> </h2>": "is empty",
    "<input name='a'>": "has no label",
    "<label for='nowhere'>a</label>": "names #nowhere",
    '<a href="#nowhere">a</a>': "leads to #nowhere",
    '<a href="/x"><svg></svg></a>': "has no words",
    "<button></button>": "has no words",
    '<img src="/a.jpg">': "has no alt",
    '<img src="https://other.example/a.jpg" alt="">': "loaded from another site",
    '<i id="x"></i><i id="x"></i>': "id 'x' stands 2 times",
    "<script>alert(1)</script>": "inline script",
    '<p style="color:red">a</p>': "has a style attribute",
    '<p onclick="x()">a</p>': "has onclick",
    '<a href=" JavaScript:x()">a</a>': "runs script from href",
    "<style>a{}</style>": "more than one inlined style sheet",
    '<form action="/a" method="post"><button>a</button></form>': "carries 0 csrf_token",
    f'<form action="/a" method="get">{TOKEN}</form>': "puts the csrf_token into an address",
    f'<form action="//b.example/" method="post">{TOKEN}</form>': "sent to another site",
    '<form action="/a"><label>a<input type="file" name="f"></label></form>': "not multipart/form-data",
    '<form action="/a" method="delete"></form>': "do not know method delete",
    '<a href="/a" hx-get="/a">a</a>': "must be written data-hx-get",
    '<div data-hx-get="/a">a</div>': "does nothing without JavaScript",
    '<a href="/a" data-hx-get="/b">a</a>': "does nothing without JavaScript",
    "<h2><div>a</div></h2>": "cannot stand inside",
    '<a href="/a"><button>a</button></a>': "cannot be used inside",
    "<ul><div>a</div></ul>": "cannot be a child of",
    "<p>Toa\u0300n</p>": "not NFC",
    "<p>{{ name }}</p>": "template code shows",
}


def test_a_good_page_has_no_fault() -> None:
    assert Page(GOOD).errors == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told(fault: str) -> None:
    page = Page(GOOD.replace("</main>", f"{fault}</main>"))
    assert any(FAULTS[fault] in error for error in page.errors), page.errors
    with pytest.raises(AssertionError, match="faults in the page"):
        read(page.html)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('lang="vi"', 'lang="en"', "lang=vi"),
        ("<!doctype html>", "", "doctype"),
        ("<title>Sổ mô hình</title>", "<title> </title>", "<title>"),
        ("<h1>Tìm mô hình</h1>", "<h2>Tìm</h2>", "0 <h1>"),
        ('name="viewport"', 'name="x"', "viewport"),
    ],
)
def test_whole_pages_keep_more_rules_than_parts(old: str, new: str, words: str) -> None:
    assert any(words in error for error in Page(GOOD.replace(old, new)).errors)
    assert Page("<h3>Một phần</h3><p>của trang</p>", part=True).errors == []


def test_a_region_may_load_itself_when_it_holds_the_link_that_does_the_same() -> None:
    region = '<div data-hx-get="/bang" data-hx-trigger="revealed"><a href="{}">Xem bảng</a></div>'
    assert Page(region.format("/bang"), part=True).errors == []
    assert Page(region.format("/khac"), part=True).errors != []


def test_what_can_be_read() -> None:
    page = read(GOOD)
    assert (page.title, page.h1) == ("Sổ mô hình", "Tìm mô hình")
    assert "Có 12 mô hình. Xem" in page
    assert "ẩn" not in page
    assert "color:red" not in page
    assert page.link("Tiếng loa").href == "/mo-hinh/1"
    assert page.text_of("ket-qua") == "Kết quả Tiếng loa"
    assert len(page.all("input", type="checkbox")) == 2


def test_forms_say_what_a_browser_would_send() -> None:
    page = read(GOOD)
    assert page.form("tim").fields == {"q": "loa", "nam": "2026"}
    form = page.form("/gui")
    assert (form.method, form.multipart) == ("post", True)
    assert form.fields == {
        "csrf_token": "abc", "loai": ["a"], "muc": None, "anh": None, "ghi_chu": "dòng một",
    }  # fmt: skip
    assert form.choices == {"loai": ["a", "b"], "muc": ["1"]}
    assert form.button("Nộp").action == "/nop"
    assert form.button("nut=luu").value == "luu"
    with pytest.raises(AssertionError):
        form.button("nut")
