"""handing over units; the names that a place is searched by

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

import antq.kit.database.types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("place") as batch:
        batch.add_column(sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("place") as batch:
        batch.alter_column("folded", server_default=None)
    with op.batch_alter_table("unit") as batch:
        batch.add_column(sa.Column("successor_id", sa.Integer(), nullable=True))
        batch.create_index(op.f("ix_unit_successor_id"), ["successor_id"])
        batch.create_foreign_key(op.f("fk_unit_successor_id_unit"), "unit", ["successor_id"], ["id"])
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("claimed_id", sa.Integer(), nullable=True),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("proposed_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.Column("moved_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'accepted', 'declined', 'withdrawn')", name=op.f("ck_handover_state")
        ),
        sa.CheckConstraint("unit_id <> successor_id", name=op.f("ck_handover_another")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_handover_unit_id_unit")),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_handover_successor_id_unit")),
        sa.ForeignKeyConstraint(["claimed_id"], ["unit.id"], name=op.f("fk_handover_claimed_id_unit")),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_handover_province_id_place")),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_handover_proposed_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("claimed_id", name=op.f("uq_handover_claimed_id")),
        sa.UniqueConstraint("ref", name=op.f("uq_handover_ref")),
    )
    with op.batch_alter_table("handover") as batch:
        batch.create_index(op.f("ix_handover_unit_id"), ["unit_id"])
        batch.create_index(op.f("ix_handover_successor_id"), ["successor_id"])


def downgrade() -> None:
    op.drop_table("handover")
    with op.batch_alter_table("unit") as batch:
        batch.drop_constraint(op.f("fk_unit_successor_id_unit"), type_="foreignkey")
        batch.drop_index(op.f("ix_unit_successor_id"))
        batch.drop_column("successor_id")
    with op.batch_alter_table("place") as batch:
        batch.drop_column("folded")
