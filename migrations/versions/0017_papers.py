"""the ledger of papers that were issued

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issued_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("issued_by_name", sa.String(length=200), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["person.id"], name=op.f("fk_issued_paper_issued_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_paper")),
        sa.UniqueConstraint("kind", "content", name=op.f("uq_issued_paper_kind_content")),
        sa.UniqueConstraint("ref", name=op.f("uq_issued_paper_ref")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_issued_paper_year_number")),
    )
    op.create_table(
        "paper_about",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["issued_paper.id"], name=op.f("fk_paper_about_paper_id_issued_paper")
        ),
        sa.PrimaryKeyConstraint("paper_id", "position", name=op.f("pk_paper_about")),
    )
    op.create_index("ix_paper_about_subject", "paper_about", ["subject", "subject_id"])
    op.create_table(
        "paper_file",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("ending", sa.String(length=8), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["issued_paper.id"], name=op.f("fk_paper_file_paper_id_issued_paper")
        ),
        sa.PrimaryKeyConstraint("paper_id", "ending", name=op.f("pk_paper_file")),
    )


def downgrade() -> None:
    op.drop_table("paper_file")
    op.drop_index("ix_paper_about_subject", table_name="paper_about")
    op.drop_table("paper_about")
    op.drop_table("issued_paper")
