"""votes keep their rule, their roll, their day and how they were taken; sessions the day on which they sit

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

DEFAULTED = ("rule", "roll", "manner", "undone")


def upgrade() -> None:
    with op.batch_alter_table("council_session") as batch:
        batch.add_column(sa.Column("sits_on", sa.Date(), nullable=True))
    with op.batch_alter_table("agenda_item") as batch:
        batch.add_column(sa.Column("met_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("rule", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("roll", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("manner", sa.String(length=10), nullable=False, server_default=""))
        batch.add_column(sa.Column("undone", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("agenda_item") as batch:
        for column in DEFAULTED:
            batch.alter_column(column, server_default=None)
        batch.create_check_constraint(op.f("ck_agenda_item_manner"), "manner IN ('', 'system', 'counted')")
    op.execute("UPDATE council_session SET sits_on = meets_on WHERE state <> 'planned'")
    op.execute(
        "UPDATE agenda_item SET met_on = (SELECT meets_on FROM council_session WHERE id = session_id) "
        "WHERE state IN ('voting', 'decided', 'published')"
    )


def downgrade() -> None:
    with op.batch_alter_table("agenda_item") as batch:
        batch.drop_constraint(op.f("ck_agenda_item_manner"), type_="check")
        for column in ("undone", "manner", "roll", "rule", "met_on"):
            batch.drop_column(column)
    with op.batch_alter_table("council_session") as batch:
        batch.drop_column("sits_on")
