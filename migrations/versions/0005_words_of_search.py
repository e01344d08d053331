"""words of search: the table of abbreviations, and the words that misspelt queries are compared with

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "abbreviation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("short", sa.String(length=20), nullable=False),
        sa.Column("long", sa.String(length=120), nullable=False),
        sa.Column("short_key", sa.String(length=400), nullable=False),
        sa.Column("long_key", sa.String(length=2400), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_abbreviation")),
        sa.UniqueConstraint("ref", name=op.f("uq_abbreviation_ref")),
        sa.UniqueConstraint("short_key", "long_key", name=op.f("uq_abbreviation_short_key_long_key")),
    )
    op.create_table(
        "search_word",
        sa.Column("code", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("size", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("code", "size", "text", name=op.f("pk_search_word")),
    )


def downgrade() -> None:
    op.drop_table("search_word")
    op.drop_table("abbreviation")
