"""letters: the outbox, its switches, when each person is written to

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

import antq.kit.database.types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moved_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.Column("made_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('held', 'queued', 'sent', 'failed', 'dropped')", name=op.f("ck_letter_state")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letter_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("key", name=op.f("uq_letter_key")),
        sa.UniqueConstraint("ref", name=op.f("uq_letter_ref")),
    )
    with op.batch_alter_table("letter") as batch:
        batch.create_index(batch.f("ix_letter_person_id"), ["person_id"], unique=False)
        batch.create_index("ix_letter_state", ["state", "made_at"], unique=False)

    op.create_table(
        "letter_rhythm",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(length=10), nullable=False),
        sa.Column("digested_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letter_rhythm_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_letter_rhythm")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.Column("holding", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_outbox_province_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("province_id", name=op.f("uq_outbox_province_id")),
        sa.UniqueConstraint("ref", name=op.f("uq_outbox_ref")),
    )
    with op.batch_alter_table("notice") as batch:
        batch.add_column(sa.Column("written_at", antq.kit.database.types.UTCDateTime(), nullable=True))
    op.execute(  # what was told before is no news
        "UPDATE notice SET written_at = (SELECT event.at FROM event WHERE event.id = notice.event_id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("notice") as batch:
        batch.drop_column("written_at")

    op.drop_table("outbox")
    op.drop_table("letter_rhythm")
    with op.batch_alter_table("letter") as batch:
        batch.drop_index("ix_letter_state")
        batch.drop_index(batch.f("ix_letter_person_id"))

    op.drop_table("letter")
