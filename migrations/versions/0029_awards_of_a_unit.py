"""What a unit was commended for is found by an index: warnings ask for it at every saving of a draft.

Revision ID: 0029
Revises: 0028
"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_commendation_unit_id", "commendation", ["unit_id"])


def downgrade() -> None:
    op.drop_index("ix_commendation_unit_id", "commendation")
