"""places through time: first days, and who took over

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("place") as batch:
        batch.add_column(sa.Column("began_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("heir_id", sa.Integer(), nullable=True))
        batch.create_index(op.f("ix_place_heir_id"), ["heir_id"])
        batch.create_foreign_key(op.f("fk_place_heir_id_place"), "place", ["heir_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("place") as batch:
        batch.drop_constraint(op.f("fk_place_heir_id_place"), type_="foreignkey")
        batch.drop_index(op.f("ix_place_heir_id"))
        batch.drop_column("heir_id")
        batch.drop_column("began_on")
