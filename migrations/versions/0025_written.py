"""of a council's result: who was present, and who sent an opinion in writing

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

OF_SESSIONS = """
UPDATE outcome SET written = COALESCE((
  SELECT MAX(item.written) FROM agenda_item item
  WHERE item.nomination_id = outcome.nomination_id
    AND item.present + item.written = outcome.present
    AND item.votes_for = outcome.votes_for AND item.votes_against = outcome.votes_against
), 0)
"""
"""A session wrote both down as present; its agenda still knows them apart."""


def upgrade() -> None:
    with op.batch_alter_table("outcome") as batch:
        batch.add_column(sa.Column("written", sa.Integer(), nullable=True))
    op.execute(OF_SESSIONS)
    op.execute("UPDATE outcome SET present = present - written")
    with op.batch_alter_table("outcome") as batch:
        batch.alter_column("written", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    op.execute("UPDATE outcome SET present = present + written")
    with op.batch_alter_table("outcome") as batch:
        batch.drop_column("written")
