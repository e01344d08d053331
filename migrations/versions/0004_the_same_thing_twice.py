"""the same thing twice

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "initiative_family",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["initiative_family.id"],
            name=op.f("fk_initiative_family_merged_into_id_initiative_family"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_family")),
        sa.UniqueConstraint("ref", name=op.f("uq_initiative_family_ref")),
    )
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("family_id", sa.Integer(), nullable=True))
        batch_op.drop_constraint(op.f("ck_initiative_state"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_initiative_state"), "state IN ('public', 'withdrawn', 'merged')"
        )
        batch_op.create_check_constraint(
            op.f("ck_initiative_merged"), "(state = 'merged') = (merged_into_id IS NOT NULL)"
        )
        batch_op.create_foreign_key(
            op.f("fk_initiative_merged_into_id_initiative"), "initiative", ["merged_into_id"], ["id"]
        )
        batch_op.create_foreign_key(
            op.f("fk_initiative_family_id_initiative_family"), "initiative_family", ["family_id"], ["id"]
        )
        batch_op.create_index(op.f("ix_initiative_merged_into_id"), ["merged_into_id"])
        batch_op.create_index(op.f("ix_initiative_family_id"), ["family_id"])
    op.add_column("photo", sa.Column("likeness", sa.String(length=16), nullable=True))
    op.create_table(
        "photo_band",
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photo.id"], name=op.f("fk_photo_band_photo_id_photo"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("slot", "photo_id", name=op.f("pk_photo_band")),
    )
    op.create_index(op.f("ix_photo_band_photo_id"), "photo_band", ["photo_id"])


def downgrade() -> None:
    op.drop_table("photo_band")
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_column("likeness")
    # The old table knows no merged rows. Withdrawn is the state that shows nobody what was no longer shown.
    op.execute("UPDATE initiative SET state = 'withdrawn', merged_into_id = NULL WHERE state = 'merged'")
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_initiative_family_id"))
        batch_op.drop_index(op.f("ix_initiative_merged_into_id"))
        batch_op.drop_constraint(op.f("fk_initiative_family_id_initiative_family"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_initiative_merged_into_id_initiative"), type_="foreignkey")
        batch_op.drop_constraint(op.f("ck_initiative_merged"), type_="check")
        batch_op.drop_constraint(op.f("ck_initiative_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_initiative_state"), "state IN ('public', 'withdrawn')")
        batch_op.drop_column("family_id")
        batch_op.drop_column("merged_into_id")
    op.drop_table("initiative_family")
