"""a planned session may be cancelled

Revision ID: 0030
Revises: 0029
"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("council_session") as batch:
        batch.drop_constraint(op.f("ck_council_session_state"), type_="check")
        batch.create_check_constraint(
            op.f("ck_council_session_state"),
            "state IN ('planned', 'open', 'closed', 'published', 'cancelled')",
        )


def downgrade() -> None:
    """What was cancelled is planned again, with an agenda of which every dossier was left to another session."""
    op.execute("UPDATE council_session SET state = 'planned' WHERE state = 'cancelled'")
    with op.batch_alter_table("council_session") as batch:
        batch.drop_constraint(op.f("ck_council_session_state"), type_="check")
        batch.create_check_constraint(
            op.f("ck_council_session_state"), "state IN ('planned', 'open', 'closed', 'published')"
        )
