"""holidays, norms of one place, sets of rules, what award forms rest on

Revision ID: 0021
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0017"
branch_labels = None
depends_on = None

MARKS = "mark IN ('V', 'V2', 'R', 'I')"


def upgrade() -> None:
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('off', 'work')", name=op.f("ck_holiday_kind")),
        sa.CheckConstraint(MARKS, name=op.f("ck_holiday_mark")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_holiday_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("day", name=op.f("uq_holiday_day")),
    )
    op.create_table(
        "rule_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("instruments", sa.JSON(), nullable=False),
        sa.Column("keeps_received", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(MARKS, name=op.f("ck_rule_set_mark")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_rule_set_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_set")),
        sa.UniqueConstraint("code", name=op.f("uq_rule_set_code")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_rule_set_valid_from")),
    )
    with op.batch_alter_table("norm") as batch:
        batch.add_column(sa.Column("place_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("article", sa.String(length=120), nullable=False, server_default=""))
    with op.batch_alter_table("norm") as batch:
        batch.alter_column("article", server_default=None)
        batch.create_foreign_key(op.f("fk_norm_place_id_place"), "place", ["place_id"], ["id"])
        batch.create_index("ix_norm_place", ["place_id"])
    with op.batch_alter_table("award_form") as batch:
        batch.add_column(sa.Column("category", sa.String(length=30), nullable=False, server_default=""))
        batch.add_column(sa.Column("document_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("article", sa.String(length=120), nullable=False, server_default=""))
        batch.add_column(sa.Column("once_only", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("legal", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("award_form") as batch:
        for column in ("category", "article", "once_only", "legal"):
            batch.alter_column(column, server_default=None)
        batch.create_foreign_key(
            op.f("fk_award_form_document_id_document"), "document", ["document_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("award_form") as batch:
        batch.drop_constraint(op.f("fk_award_form_document_id_document"), type_="foreignkey")
        for column in ("legal", "once_only", "article", "document_id", "category"):
            batch.drop_column(column)
    with op.batch_alter_table("norm") as batch:
        batch.drop_index("ix_norm_place")
        batch.drop_constraint(op.f("fk_norm_place_id_place"), type_="foreignkey")
        batch.drop_column("article")
        batch.drop_column("place_id")
    op.drop_table("rule_set")
    op.drop_table("holiday")
