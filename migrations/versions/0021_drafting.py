"""who saved a dossier last

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("nomination") as batch:
        batch.add_column(sa.Column("saved_by_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_nomination_saved_by_id_person"), "person", ["saved_by_id"], ["id"])
    op.execute("UPDATE nomination SET saved_by_id = author_id")


def downgrade() -> None:
    with op.batch_alter_table("nomination") as batch:
        batch.drop_constraint(op.f("fk_nomination_saved_by_id_person"), type_="foreignkey")
        batch.drop_column("saved_by_id")
