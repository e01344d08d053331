"""what a commune has done is counted on the columns in memory: two indexes nobody asks

Revision ID: 0014
Revises: 0013
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_initiative_made_public", "initiative")
    op.drop_index("ix_replication_taken_in", "replication")


def downgrade() -> None:
    op.create_index("ix_replication_taken_in", "replication", ["province_id", "commune_id", "accepted_at"])
    op.create_index(
        "ix_initiative_made_public", "initiative", ["province_id", "commune_id", "state", "published_at"]
    )
