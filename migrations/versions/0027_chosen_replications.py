"""the replications that a dossier rests on

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nomination_replication",
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("replication_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"],
            ["nomination.id"],
            name=op.f("fk_nomination_replication_nomination_id_nomination"),
        ),
        sa.ForeignKeyConstraint(
            ["replication_id"],
            ["replication.id"],
            name=op.f("fk_nomination_replication_replication_id_replication"),
        ),
        sa.PrimaryKeyConstraint("nomination_id", "replication_id", name=op.f("pk_nomination_replication")),
    )
    op.create_index(
        op.f("ix_nomination_replication_replication_id"), "nomination_replication", ["replication_id"]
    )


def downgrade() -> None:
    op.drop_table("nomination_replication")
