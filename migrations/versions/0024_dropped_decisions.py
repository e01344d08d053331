"""decisions that are dropped before anybody read them; numbers as they are compared; certificates as printed

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

DECISION = sa.table(
    "decision",
    sa.column("id", sa.Integer),
    sa.column("issuer_id", sa.Integer),
    sa.column("year", sa.Integer),
    sa.column("number", sa.String),
    sa.column("taken", sa.String),
    sa.column("state", sa.String),
)


PRINTED = """
UPDATE certificate SET
  citation = (SELECT c.citation FROM commendation c WHERE c.id = certificate.commendation_id),
  role = (
    SELECT CASE
      WHEN c.recipient = 'collective' THEN c.role
      WHEN c.role = '' THEN u.name
      ELSE c.role || ', ' || u.name
    END
    FROM commendation c JOIN unit u ON u.id = c.unit_id WHERE c.id = certificate.commendation_id
  )
"""
"""What certificates were printed with until now: read off the commendation each time."""


def upgrade() -> None:
    with op.batch_alter_table("decision") as batch:
        batch.add_column(sa.Column("taken", sa.String(length=20), nullable=True))
        batch.drop_constraint(op.f("ck_decision_state"), type_="check")
        batch.create_check_constraint(
            op.f("ck_decision_state"), "state IN ('drawn', 'released', 'revoked', 'dropped')"
        )
        batch.drop_constraint(op.f("uq_decision_issuer_id_number_year"), type_="unique")
    with op.batch_alter_table("certificate") as batch:
        batch.add_column(sa.Column("role", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("citation", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("certificate") as batch:
        batch.alter_column("role", server_default=None)
        batch.alter_column("citation", server_default=None)
    op.execute(PRINTED)
    with op.batch_alter_table("certificate_batch") as batch:
        batch.add_column(sa.Column("ending", sa.String(length=4), nullable=False, server_default="pdf"))
    with op.batch_alter_table("certificate_batch") as batch:
        batch.alter_column("ending", server_default=None)
    op.execute("UPDATE certificate_batch SET ending = 'zip' WHERE total > 50")
    _take()
    with op.batch_alter_table("decision") as batch:
        batch.create_unique_constraint(
            op.f("uq_decision_issuer_id_taken_year"), ["issuer_id", "taken", "year"]
        )


def _take() -> None:
    """Numbers as they are compared from now on; of two that were told apart until now ("5" and "05"), the later one
    gets a mark that no number has. What nobody has read yet is written as it will be printed."""
    found = op.get_bind().execute(sa.select(DECISION).order_by(DECISION.c.id)).all()
    seen: set[tuple[int, int, str]] = set()
    for row in found:
        said = row.number.strip()
        plain = said.isascii() and said.isdecimal()
        taken = f"{int(said):02d}" if plain else said.casefold()
        if (row.issuer_id, row.year, taken) in seen:
            taken = f"{row.number}#{row.id}"[-20:]
        seen.add((row.issuer_id, row.year, taken))
        number = taken if plain and "#" not in taken and row.state == "drawn" else row.number
        op.execute(sa.update(DECISION).where(DECISION.c.id == row.id).values(taken=taken, number=number))


def downgrade() -> None:
    """What was dropped has no state before: its list was never public and goes with it."""
    op.execute(
        "DELETE FROM commendation WHERE decision_id IN (SELECT id FROM decision WHERE state = 'dropped')"
    )
    op.execute("DELETE FROM decision WHERE state = 'dropped'")
    with op.batch_alter_table("decision") as batch:
        batch.drop_constraint(op.f("uq_decision_issuer_id_taken_year"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_decision_issuer_id_number_year"), ["issuer_id", "number", "year"]
        )
        batch.drop_constraint(op.f("ck_decision_state"), type_="check")
        batch.create_check_constraint(op.f("ck_decision_state"), "state IN ('drawn', 'released', 'revoked')")
        batch.drop_column("taken")
    with op.batch_alter_table("certificate_batch") as batch:
        batch.drop_column("ending")
    with op.batch_alter_table("certificate") as batch:
        batch.drop_column("citation")
        batch.drop_column("role")
