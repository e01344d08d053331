"""who of the council and the desk does not see evidence and decisions that are not public

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

HANDED_OVER = """
UPDATE album SET with_council = TRUE WHERE id IN (
  SELECT album_id FROM nomination
  WHERE state IN ('appraising', 'proposed', 'decided', 'released', 'revoked')
     OR (state = 'rejected' AND id IN (SELECT nomination_id FROM outcome))
)
"""
KEPT = """
INSERT INTO decision_closing (decision_id, person_id)
SELECT commendation.decision_id, conflict.person_id
FROM nomination
JOIN commendation ON commendation.id = nomination.commendation_id
JOIN conflict ON conflict.nomination_id = nomination.id
UNION
SELECT commendation.decision_id, nomination.author_id
FROM nomination
JOIN commendation ON commendation.id = nomination.commendation_id
"""


def upgrade() -> None:
    with op.batch_alter_table("album") as batch:
        batch.add_column(sa.Column("with_council", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("album") as batch:
        batch.alter_column("with_council", server_default=None)
    op.create_table(
        "decision_closing",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_closing_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_decision_closing_person_id_person")
        ),
        sa.PrimaryKeyConstraint("decision_id", "person_id", name=op.f("pk_decision_closing")),
    )
    with op.batch_alter_table("decision_closing") as batch:
        batch.create_index(batch.f("ix_decision_closing_person_id"), ["person_id"], unique=False)
    op.execute(HANDED_OVER)
    op.execute(KEPT)


def downgrade() -> None:
    op.drop_table("decision_closing")
    with op.batch_alter_table("album") as batch:
        batch.drop_column("with_council")
