"""finding: the entries of search by zones, and what facets and lists need of an initiative

Entries are derived: `flask antq reindex` writes them again.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COUNTS = ("replication_count", "figure_count")
ZONES = ("name", "alias", "place", "summary", "text", "exact")


def upgrade() -> None:
    op.drop_table("search_entry")
    op.create_table(
        "search_entry",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        *(sa.Column(zone, sa.Text(), nullable=False) for zone in ZONES),
        sa.Column("named", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index(op.f("ix_search_entry_named"), "search_entry", ["named"])
    for count in COUNTS:
        op.add_column("initiative", sa.Column(count, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("initiative", sa.Column("own_awards", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column(
        "initiative", sa.Column("award_forms", sa.String(length=400), nullable=False, server_default="")
    )
    op.add_column("initiative", sa.Column("stamp", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_initiative_stamp"), "initiative", ["stamp"])
    op.create_index(op.f("ix_initiative_album_id"), "initiative", ["album_id"])
    op.create_index("ix_initiative_named", "initiative", ["state", "sort_key", "id"])
    op.drop_index("ix_initiative_facets", "initiative")
    op.drop_index(op.f("ix_initiative_sort_key"), "initiative")


def downgrade() -> None:
    op.create_index(op.f("ix_initiative_sort_key"), "initiative", ["sort_key"])
    op.create_index(
        "ix_initiative_facets",
        "initiative",
        ["state", "field", "province_id", "commune_id", "replication", "year"],
    )
    op.drop_index("ix_initiative_named", "initiative")
    op.drop_index(op.f("ix_initiative_album_id"), "initiative")
    op.drop_index(op.f("ix_initiative_stamp"), "initiative")
    with op.batch_alter_table("initiative") as batch_op:
        for column in (*COUNTS, "own_awards", "award_forms", "stamp"):
            batch_op.drop_column(column)
    op.drop_table("search_entry")
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight BETWEEN 0 AND 999", name=op.f("ck_search_entry_weight")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint(
            "subject_id", "subject", "tier", name=op.f("uq_search_entry_subject_id_subject_tier")
        ),
    )
