"""flask units …"""

from sqlalchemy import select

from antq import ground
from antq.units.models import Unit


def run(app, *words):
    return app.test_cli_runner().invoke(args=["units", *words])


def test_every_commune_of_a_province_gets_its_bodies_once(app, session):
    ground.lay_places()
    session.commit()
    first = run(app, "communes", "15")
    assert first.exit_code == 0, first.output
    assert first.output == "198 units entered, 0 were there.\n"
    assert run(app, "communes", "15").output == "0 units entered, 198 were there.\n"
    unit = session.scalar(select(Unit).where(Unit.ref == "ubnd-xa-04345"))
    assert unit.name == "Ủy ban nhân dân xã Mường Lai"
    assert unit.province.code == "15"


def test_one_unit_is_entered_and_renewed(app, session):
    ground.lay_places()
    session.commit()
    words = ("--kind", "mttq", "--place", "04345")
    assert run(app, "add", "mttq", "--name", "Mặt trận xã", *words).exit_code == 0
    assert run(app, "add", "mttq", "--name", "Ủy ban MTTQ xã Mường Lai", *words).exit_code == 0
    units = session.scalars(select(Unit)).all()
    assert [(unit.name, unit.province.code) for unit in units] == [("Ủy ban MTTQ xã Mường Lai", "15")]


def test_an_unknown_place_is_named(app, session):
    result = run(app, "add", "x", "--name", "X", "--kind", "mttq", "--place", "99999")
    assert result.exit_code != 0
    assert "there is no place 99999" in result.output
