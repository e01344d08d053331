"""The front page and what the site says about itself."""

from __future__ import annotations

from flask import Response, request

from ..kit.web import Door, actor
from .desk import DeskPage
from .pages import AboutPage, AccessibilityPage, ChartsPage, HomePage, PatternsPage
from .rules_page import RulesPage

door = Door("home", __name__)

PRIVATE = (
    "/dang-nhap",
    "/tai-khoan",
    "/thong-bao",
    "/viec-can-lam",
    "/don-vi",
    "/de-cu",
    "/tham-dinh",
    "/quan-tri",
    "/tep",
)
"""Nothing for search engines there; the policy keeps it from everybody else."""


@door.get("/", rule="site.read")
def home():
    return HomePage(by=actor()).respond()


@door.get("/viec-can-lam", rule="person.account")
def desk():
    return DeskPage(by=actor()).respond()


@door.get("/gioi-thieu", rule="site.read")
def about():
    return AboutPage(by=actor()).respond()


@door.get("/gioi-thieu/quy-tac", rule="site.read")
def rules():
    return RulesPage(by=actor()).respond()


@door.get("/gioi-thieu/giao-dien", rule="site.read")
def patterns():
    return PatternsPage(by=actor()).respond()


@door.get("/gioi-thieu/giao-dien/bieu-do", rule="site.read")
def charts():
    return ChartsPage(by=actor()).respond()


@door.get("/tro-nang", rule="site.read")
def accessibility():
    return AccessibilityPage(by=actor()).respond()


@door.get("/robots.txt", rule="site.read")
def robots():
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    lines.append(f"Sitemap: {request.host_url}sitemap.xml")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
