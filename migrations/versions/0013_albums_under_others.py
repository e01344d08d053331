"""albums of points go with the album of their initiative

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("album") as batch:
        batch.add_column(sa.Column("under_id", sa.Integer(), nullable=True))
        batch.create_index(op.f("ix_album_under_id"), ["under_id"])
        batch.create_foreign_key(op.f("fk_album_under_id_album"), "album", ["under_id"], ["id"])
    op.execute(
        "UPDATE album SET under_id = (SELECT initiative.album_id FROM replication"
        " JOIN initiative ON initiative.id = replication.initiative_id WHERE replication.album_id = album.id)"
        " WHERE EXISTS (SELECT 1 FROM replication WHERE replication.album_id = album.id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("album") as batch:
        batch.drop_constraint(op.f("fk_album_under_id_album"), type_="foreignkey")
        batch.drop_index(op.f("ix_album_under_id"))
        batch.drop_column("under_id")
