"""campaigns, targets and quotas are edited by version; targets of at most, below and between

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("campaign", "target", "quota")


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        with op.batch_alter_table(table) as batch:
            batch.alter_column("version", server_default=None)
    with op.batch_alter_table("target") as batch:
        batch.drop_constraint(op.f("ck_target_comparator"), type_="check")
        batch.create_check_constraint(
            op.f("ck_target_comparator"), "comparator IN ('>=', '>', '=', '<=', '<', 'in')"
        )
        batch.create_check_constraint(op.f("ck_target_between"), "comparator <> 'in' OR high IS NOT NULL")


def downgrade() -> None:
    """What the older tables cannot say stays readable as the nearest that they can: a bare figure."""
    with op.batch_alter_table("target") as batch:
        batch.drop_constraint(op.f("ck_target_between"), type_="check")
        batch.drop_constraint(op.f("ck_target_comparator"), type_="check")
    op.execute("UPDATE target SET comparator = '=' WHERE comparator IN ('<=', '<', 'in')")
    with op.batch_alter_table("target") as batch:
        batch.create_check_constraint(op.f("ck_target_comparator"), "comparator IN ('>=', '>', '=')")
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("version")
