"""the ledger

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "replication_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("refused", sa.Text(), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("good_count", sa.Integer(), nullable=False),
        sa.Column("known_count", sa.Integer(), nullable=False),
        sa.Column("wrong_count", sa.Integer(), nullable=False),
        sa.Column("doubtful_count", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'answered', 'refused', 'importing', 'imported')",
            name=op.f("ck_replication_batch_state"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_replication_batch_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replication_batch")),
        sa.UniqueConstraint("ref", name=op.f("uq_replication_batch_ref")),
    )
    with op.batch_alter_table("replication_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_replication_batch_person_id"), ["person_id"], unique=False)

    op.create_table(
        "recognition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("where", sa.String(length=200), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("document_text", sa.String(length=300), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "scope IN ('commune', 'cluster', 'province', 'emulation', 'nation')",
            name=op.f("ck_recognition_scope"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_recognition_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_recognition_initiative_id_initiative")
        ),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_recognition_province_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition")),
        sa.UniqueConstraint("ref", name=op.f("uq_recognition_ref")),
    )
    with op.batch_alter_table("recognition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recognition_initiative_id"), ["initiative_id"], unique=False)

    op.create_table(
        "replication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("settled_place_id", sa.Integer(), nullable=True),
        sa.Column("commune_id", sa.Integer(), nullable=True),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.Column("divided", sa.Boolean(), nullable=False),
        sa.Column("neighbourhood", sa.String(length=200), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("started_precision", sa.String(length=10), nullable=False),
        sa.Column("copied_from_id", sa.Integer(), nullable=True),
        sa.Column("adapted", sa.Text(), nullable=False),
        sa.Column("team_count", sa.Integer(), nullable=False),
        sa.Column("member_count", sa.Integer(), nullable=False),
        sa.Column("answerable", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("registered_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("launched_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sa.String(length=20), nullable=False),
        sa.Column("close_note", sa.Text(), nullable=False),
        sa.Column("confirmed_quarter", sa.Integer(), nullable=True),
        sa.Column("album_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state <> 'closed' OR close_reason <> ''", name=op.f("ck_replication_closed")),
        sa.CheckConstraint(
            "state IN ('registered', 'accepted', 'launched', 'running', 'weak', 'sustained', 'closed')",
            name=op.f("ck_replication_state"),
        ),
        sa.CheckConstraint("team_count >= 0 AND member_count >= 0", name=op.f("ck_replication_counts")),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_replication_album_id_album")),
        sa.ForeignKeyConstraint(["commune_id"], ["place.id"], name=op.f("fk_replication_commune_id_place")),
        sa.ForeignKeyConstraint(
            ["copied_from_id"], ["replication.id"], name=op.f("fk_replication_copied_from_id_replication")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_replication_initiative_id_initiative")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_replication_place_id_place")),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_replication_province_id_place")),
        sa.ForeignKeyConstraint(
            ["settled_place_id"], ["place.id"], name=op.f("fk_replication_settled_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["replication_batch.id"], name=op.f("fk_replication_batch_id_replication_batch")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_replication_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replication")),
        sa.UniqueConstraint("ref", name=op.f("uq_replication_ref")),
    )
    with op.batch_alter_table("replication", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_replication_album_id"), ["album_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_replication_copied_from_id"), ["copied_from_id"], unique=False)
        batch_op.create_index("ix_replication_in_commune", ["commune_id", "initiative_id"], unique=False)
        batch_op.create_index("ix_replication_in_province", ["province_id", "state"], unique=False)
        batch_op.create_index("ix_replication_of_initiative", ["initiative_id", "id"], unique=False)
        batch_op.create_index("ix_replication_of_unit", ["unit_id", "state"], unique=False)
        batch_op.create_index(
            "ix_replication_taken_in", ["province_id", "commune_id", "accepted_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_replication_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_replication_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_replication_stamp"), ["stamp"], unique=False)

    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own_points", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("own_teams", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("team_count", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        for column in ("own_points", "own_teams", "team_count"):
            batch_op.alter_column(column, server_default=None)
    op.create_index(
        "ix_initiative_made_public", "initiative", ["province_id", "commune_id", "state", "published_at"]
    )
    # What documents say of places was counted here until now; from now on the ledger's rows are.
    op.execute("UPDATE initiative SET replication_count = 0")


def downgrade() -> None:
    op.drop_index("ix_initiative_made_public", "initiative")
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.drop_column("team_count")
        batch_op.drop_column("own_teams")
        batch_op.drop_column("own_points")

    with op.batch_alter_table("replication", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_replication_stamp"))
        batch_op.drop_index(batch_op.f("ix_replication_batch_id"))
        batch_op.drop_index(batch_op.f("ix_replication_place_id"))
        batch_op.drop_index("ix_replication_taken_in")
        batch_op.drop_index("ix_replication_of_unit")
        batch_op.drop_index("ix_replication_of_initiative")
        batch_op.drop_index("ix_replication_in_province")
        batch_op.drop_index("ix_replication_in_commune")
        batch_op.drop_index(batch_op.f("ix_replication_copied_from_id"))
        batch_op.drop_index(batch_op.f("ix_replication_album_id"))

    op.drop_table("replication")
    with op.batch_alter_table("recognition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recognition_initiative_id"))

    op.drop_table("recognition")
    with op.batch_alter_table("replication_batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_replication_batch_person_id"))

    op.drop_table("replication_batch")
