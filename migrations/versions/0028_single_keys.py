"""A person may have no single-key shortcuts.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("single_keys", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("person") as batch:
        batch.alter_column("single_keys", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.drop_column("single_keys")
