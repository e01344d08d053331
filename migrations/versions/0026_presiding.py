"""a session has a deputy chair and notes beside its minutes; a dossier knows who presides in the chair's place

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

PRESIDER = "fk_nomination_presider_id_person"


def upgrade() -> None:
    with op.batch_alter_table("council_seat") as batch:
        batch.add_column(sa.Column("deputises", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("council_seat") as batch:
        batch.alter_column("deputises", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("nomination") as batch:
        batch.add_column(sa.Column("presider_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f(PRESIDER), "person", ["presider_id"], ["id"])
    op.create_table(
        "session_note",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["council_session.id"], name=op.f("fk_session_note_session_id_council_session")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_session_note_person_id_person")),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_session_note")),
    )


def downgrade() -> None:
    op.drop_table("session_note")
    with op.batch_alter_table("nomination") as batch:
        batch.drop_constraint(op.f(PRESIDER), type_="foreignkey")
        batch.drop_column("presider_id")
    with op.batch_alter_table("council_seat") as batch:
        batch.drop_column("deputises")
