"""the province of then of a score, and who sent it

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SENT_BY = """
UPDATE score SET submitted_by_id = (
    SELECT event.actor_id FROM event
    WHERE event.subject = 'score' AND event.subject_id = score.id
    AND event.kind IN ('score.submit', 'score.resubmit')
    ORDER BY event.number DESC LIMIT 1
)
"""


def upgrade() -> None:
    with op.batch_alter_table("score") as batch:
        batch.add_column(sa.Column("province_then_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("submitted_by_id", sa.Integer(), nullable=True))
    op.execute("UPDATE score SET province_then_id = province_id")
    op.execute(SENT_BY)
    with op.batch_alter_table("score") as batch:
        batch.alter_column("province_then_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(
            op.f("fk_score_province_then_id_place"), "place", ["province_then_id"], ["id"]
        )
        batch.create_foreign_key(
            op.f("fk_score_submitted_by_id_person"), "person", ["submitted_by_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("score") as batch:
        batch.drop_constraint(op.f("fk_score_submitted_by_id_person"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_score_province_then_id_place"), type_="foreignkey")
        batch.drop_column("submitted_by_id")
        batch.drop_column("province_then_id")
