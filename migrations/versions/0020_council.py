"""rounds, conflicts of interest, assignments, drafts of reviews, sessions of councils

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

import antq.kit.database.types

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

DEFAULTED = (
    ("nomination", "late"),
    ("nomination", "scheduled"),
    ("outcome", "votes_blank"),
    ("review", "version"),
)


def upgrade() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("late", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.CheckConstraint("late IN ('refuse', 'flag')", name=op.f("ck_round_late")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_round_campaign_id_campaign")),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_round_province_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("ref", name=op.f("uq_round_ref")),
    )
    with op.batch_alter_table("round") as batch:
        batch.create_index(batch.f("ix_round_province_id"), ["province_id"])

    op.create_table(
        "album_closing",
        sa.Column("album_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_album_closing_album_id_album")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_album_closing_person_id_person")),
        sa.PrimaryKeyConstraint("album_id", "person_id", name=op.f("pk_album_closing")),
    )
    with op.batch_alter_table("album_closing") as batch:
        batch.create_index(batch.f("ix_album_closing_person_id"), ["person_id"])

    op.create_table(
        "council_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("venue", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moved_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.Column("opened_at", antq.kit.database.types.UTCDateTime(), nullable=True),
        sa.Column("closed_at", antq.kit.database.types.UTCDateTime(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('planned', 'open', 'closed', 'published')", name=op.f("ck_council_session_state")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_council_session_made_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["province_id"], ["place.id"], name=op.f("fk_council_session_province_id_place")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_council_session_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_session")),
        sa.UniqueConstraint("ref", name=op.f("uq_council_session_ref")),
    )
    with op.batch_alter_table("council_session") as batch:
        batch.create_index(batch.f("ix_council_session_province_id"), ["province_id"])

    op.create_table(
        "recusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recusal_person_id_person")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_recusal_round_id_round")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_recusal_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        sa.UniqueConstraint(
            "person_id", "unit_id", "round_id", name=op.f("uq_recusal_person_id_unit_id_round_id")
        ),
        sa.UniqueConstraint("ref", name=op.f("uq_recusal_ref")),
    )
    with op.batch_alter_table("recusal") as batch:
        batch.create_index(batch.f("ix_recusal_unit_id"), ["unit_id"])

    op.create_table(
        "round_phase",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('nominating', 'supplementing', 'reviewing', 'session', 'publishing')",
            name=op.f("ck_round_phase_kind"),
        ),
        sa.CheckConstraint("opens_on <= closes_on", name=op.f("ck_round_phase_days")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_round_phase_round_id_round")),
        sa.PrimaryKeyConstraint("round_id", "kind", name=op.f("pk_round_phase")),
    )
    op.create_table(
        "council_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("chairs", sa.Boolean(), nullable=False),
        sa.Column("attendance", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "attendance IN ('unknown', 'present', 'written', 'absent')",
            name=op.f("ck_council_seat_attendance"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_council_seat_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["council_session.id"], name=op.f("fk_council_seat_session_id_council_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_seat")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_council_seat_session_id_person_id")),
    )
    with op.batch_alter_table("council_seat") as batch:
        batch.create_index(batch.f("ix_council_seat_person_id"), ["person_id"])

    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dossier_version", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("votes_blank", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_at", antq.kit.database.types.UTCDateTime(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("result IN ('', 'carried', 'failed', 'tied')", name=op.f("ck_agenda_item_result")),
        sa.CheckConstraint(
            "state IN ('waiting', 'voting', 'decided', 'deferred', 'published')",
            name=op.f("ck_agenda_item_state"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_agenda_item_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_agenda_item_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["council_session.id"], name=op.f("fk_agenda_item_session_id_council_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint(
            "session_id", "nomination_id", name=op.f("uq_agenda_item_session_id_nomination_id")
        ),
    )
    with op.batch_alter_table("agenda_item") as batch:
        batch.create_index(batch.f("ix_agenda_item_nomination_id"), ["nomination_id"])

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_assignment_by_id_person")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_assignment_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["person.id"], name=op.f("fk_assignment_reviewer_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "nomination_id", "reviewer_id", name=op.f("uq_assignment_nomination_id_reviewer_id")
        ),
    )
    with op.batch_alter_table("assignment") as batch:
        batch.create_index(batch.f("ix_assignment_reviewer_id"), ["reviewer_id"])

    op.create_table(
        "conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('declared', 'recused')", name=op.f("ck_conflict_kind")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_conflict_by_id_person")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_conflict_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_conflict_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
        sa.UniqueConstraint("nomination_id", "person_id", name=op.f("uq_conflict_nomination_id_person_id")),
    )
    with op.batch_alter_table("conflict") as batch:
        batch.create_index(batch.f("ix_conflict_person_id"), ["person_id"])

    op.create_table(
        "review_draft",
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("saved_at", antq.kit.database.types.UTCDateTime(), nullable=False),
        sa.Column("skipped_at", antq.kit.database.types.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_review_draft_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["person.id"], name=op.f("fk_review_draft_reviewer_id_person")
        ),
        sa.PrimaryKeyConstraint("nomination_id", "reviewer_id", name=op.f("pk_review_draft")),
    )
    with op.batch_alter_table("review_draft") as batch:
        batch.create_index(batch.f("ix_review_draft_reviewer_id"), ["reviewer_id"])

    op.create_table(
        "ballot_cast",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_ballot_cast_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["council_seat.id"], name=op.f("fk_ballot_cast_seat_id_council_seat")
        ),
        sa.PrimaryKeyConstraint("item_id", "seat_id", name=op.f("pk_ballot_cast")),
    )
    op.create_table(
        "ballot_tally",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_ballot_tally_item_id_agenda_item")
        ),
        sa.PrimaryKeyConstraint("item_id", "choice", name=op.f("pk_ballot_tally")),
    )
    with op.batch_alter_table("nomination") as batch:
        batch.add_column(sa.Column("round_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("reviews_closed_at", antq.kit.database.types.UTCDateTime(), nullable=True))
        batch.add_column(sa.Column("scheduled", sa.String(length=40), nullable=False, server_default=""))
        batch.create_index(batch.f("ix_nomination_round_id"), ["round_id"])
        batch.create_foreign_key(batch.f("fk_nomination_round_id_round"), "round", ["round_id"], ["id"])

    with op.batch_alter_table("outcome") as batch:
        batch.add_column(sa.Column("votes_blank", sa.Integer(), nullable=False, server_default="0"))

    with op.batch_alter_table("review") as batch:
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.alter_column("total", existing_type=sa.INTEGER(), nullable=True)

    for table, column in DEFAULTED:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, server_default=None)
    op.execute(
        "INSERT INTO album_closing (album_id, person_id) SELECT DISTINCT album_id, author_id FROM nomination"
    )


def downgrade() -> None:
    op.execute("UPDATE review SET total = 0 WHERE total IS NULL")
    with op.batch_alter_table("review") as batch:
        batch.alter_column("total", existing_type=sa.INTEGER(), nullable=False)
        batch.drop_column("version")

    with op.batch_alter_table("outcome") as batch:
        batch.drop_column("votes_blank")

    with op.batch_alter_table("nomination") as batch:
        batch.drop_constraint(batch.f("fk_nomination_round_id_round"), type_="foreignkey")
        batch.drop_index(batch.f("ix_nomination_round_id"))
        batch.drop_column("scheduled")
        batch.drop_column("reviews_closed_at")
        batch.drop_column("late")
        batch.drop_column("round_id")

    op.drop_table("ballot_tally")
    op.drop_table("ballot_cast")
    with op.batch_alter_table("review_draft") as batch:
        batch.drop_index(batch.f("ix_review_draft_reviewer_id"))

    op.drop_table("review_draft")
    with op.batch_alter_table("conflict") as batch:
        batch.drop_index(batch.f("ix_conflict_person_id"))

    op.drop_table("conflict")
    with op.batch_alter_table("assignment") as batch:
        batch.drop_index(batch.f("ix_assignment_reviewer_id"))

    op.drop_table("assignment")
    with op.batch_alter_table("agenda_item") as batch:
        batch.drop_index(batch.f("ix_agenda_item_nomination_id"))

    op.drop_table("agenda_item")
    with op.batch_alter_table("council_seat") as batch:
        batch.drop_index(batch.f("ix_council_seat_person_id"))

    op.drop_table("council_seat")
    op.drop_table("round_phase")
    with op.batch_alter_table("recusal") as batch:
        batch.drop_index(batch.f("ix_recusal_unit_id"))

    op.drop_table("recusal")
    with op.batch_alter_table("council_session") as batch:
        batch.drop_index(batch.f("ix_council_session_province_id"))

    op.drop_table("council_session")
    with op.batch_alter_table("album_closing") as batch:
        batch.drop_index(batch.f("ix_album_closing_person_id"))

    op.drop_table("album_closing")
    with op.batch_alter_table("round") as batch:
        batch.drop_index(batch.f("ix_round_province_id"))

    op.drop_table("round")
