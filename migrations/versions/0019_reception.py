"""reception: pauses, what was sent in, what was read, who is on it, filters of the desk

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

from antq.kit.database import UTCDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("nomination") as batch:
        batch.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("held_at", UTCDateTime(), nullable=True))
        batch.add_column(sa.Column("assignee_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("claimed_at", UTCDateTime(), nullable=True))
        batch.add_column(sa.Column("tag", sa.String(40), nullable=False, server_default=""))
        batch.add_column(sa.Column("sought", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("answered", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("questions", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("flags", sa.String(80), nullable=False, server_default=""))
    with op.batch_alter_table("nomination") as batch:
        for name in ("tag", "sought", "answered", "questions", "flags"):
            batch.alter_column(name, server_default=None)
        batch.create_foreign_key(op.f("fk_nomination_assignee_id_person"), "person", ["assignee_id"], ["id"])
        batch.create_index("ix_nomination_due", ["province_id", "due_on"])
        batch.create_index(op.f("ix_nomination_assignee_id"), ["assignee_id"])
    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("began_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("began_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('return', 'hold')", name=op.f("ck_pause_kind")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_pause_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["began_by_id"], ["person.id"], name=op.f("fk_pause_began_by_id_person")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_pause_ended_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    op.create_index(op.f("ix_pause_nomination_id"), "pause", ["nomination_id"])
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_submission_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_submission_sent_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("nomination_id", "number", name=op.f("uq_submission_nomination_id_number")),
    )
    op.create_table(
        "tick",
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_tick_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_tick_person_id_person")),
        sa.PrimaryKeyConstraint("nomination_id", "person_id", "part", name=op.f("pk_tick")),
    )
    op.create_index(op.f("ix_tick_person_id"), "tick", ["person_id"])
    op.create_table(
        "watch",
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_watch_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_watch_person_id_person")),
        sa.PrimaryKeyConstraint("nomination_id", "person_id", name=op.f("pk_watch")),
    )
    op.create_table(
        "desk_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_desk_filter_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_filter")),
        sa.UniqueConstraint("ref", name=op.f("uq_desk_filter_ref")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_desk_filter_person_id_name")),
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(40), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(200), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("signer", sa.String(200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("document", sa.String(120), nullable=False),
        sa.Column("key", sa.String(64), nullable=True),
        sa.Column("file_name", sa.String(150), nullable=False),
        sa.Column("mime", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_consultation_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_consultation_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["person.id"], name=op.f("fk_consultation_entered_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("ref", name=op.f("uq_consultation_ref")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_consultation_token_hash")),
    )
    op.create_index(op.f("ix_consultation_nomination_id"), "consultation", ["nomination_id"])
    op.create_index(op.f("ix_consultation_key"), "consultation", ["key"])
    op.create_table(
        "public_consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(40), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("unit", sa.String(200), nullable=False),
        sa.Column("form", sa.String(200), nullable=False),
        sa.Column("summary", sa.String(300), nullable=False),
        sa.Column("province", sa.String(120), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_public_consultation_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["person.id"], name=op.f("fk_public_consultation_opened_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_consultation")),
        sa.UniqueConstraint("ref", name=op.f("uq_public_consultation_ref")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_public_consultation_nomination_id")),
    )
    op.create_index(op.f("ix_public_consultation_closes_on"), "public_consultation", ["closes_on"])


def downgrade() -> None:
    for table in (
        "public_consultation",
        "consultation",
        "desk_filter",
        "watch",
        "tick",
        "submission",
        "pause",
    ):
        op.drop_table(table)
    with op.batch_alter_table("nomination") as batch:
        batch.drop_index(op.f("ix_nomination_assignee_id"))
        batch.drop_index("ix_nomination_due")
        batch.drop_constraint(op.f("fk_nomination_assignee_id_person"), type_="foreignkey")
        for name in (
            "flags",
            "questions",
            "answered",
            "sought",
            "tag",
            "claimed_at",
            "assignee_id",
            "held_at",
            "due_on",
        ):
            batch.drop_column(name)
