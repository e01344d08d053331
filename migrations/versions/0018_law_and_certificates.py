"""holidays, norms of one place, sets of rules, what award forms rest on; certificates and amendments

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

STATES = (
    "draft",
    "submitted",
    "returned",
    "received",
    "appraising",
    "proposed",
    "rejected",
    "decided",
    "released",
    "withdrawn",
)
MARKS = "mark IN ('V', 'V2', 'R', 'I')"


def upgrade() -> None:
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('off', 'work')", name=op.f("ck_holiday_kind")),
        sa.CheckConstraint(MARKS, name=op.f("ck_holiday_mark")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_holiday_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("day", name=op.f("uq_holiday_day")),
    )
    op.create_table(
        "rule_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("instruments", sa.JSON(), nullable=False),
        sa.Column("keeps_received", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(MARKS, name=op.f("ck_rule_set_mark")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_rule_set_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_set")),
        sa.UniqueConstraint("code", name=op.f("uq_rule_set_code")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_rule_set_valid_from")),
    )
    with op.batch_alter_table("norm") as batch:
        batch.add_column(sa.Column("place_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("article", sa.String(length=120), nullable=False, server_default=""))
    with op.batch_alter_table("norm") as batch:
        batch.alter_column("article", server_default=None)
        batch.create_foreign_key(op.f("fk_norm_place_id_place"), "place", ["place_id"], ["id"])
        batch.create_index("ix_norm_place", ["place_id"])
    with op.batch_alter_table("award_form") as batch:
        batch.add_column(sa.Column("category", sa.String(length=30), nullable=False, server_default=""))
        batch.add_column(sa.Column("document_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("article", sa.String(length=120), nullable=False, server_default=""))
        batch.add_column(sa.Column("once_only", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("legal", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("award_form") as batch:
        for column in ("category", "article", "once_only", "legal"):
            batch.alter_column(column, server_default=None)
        batch.create_foreign_key(
            op.f("fk_award_form_document_id_document"), "document", ["document_id"], ["id"]
        )

    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("public_pem", sa.Text(), nullable=False),
        sa.Column("first_used_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("ref", name=op.f("uq_signing_key_ref")),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("commendation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signature", sa.String(length=88), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commendation_id"], ["commendation.id"], name=op.f("fk_certificate_commendation_id_commendation")
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["signing_key.id"], name=op.f("fk_certificate_key_id_signing_key")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
    )
    op.create_index(op.f("ix_certificate_commendation_id"), "certificate", ["commendation_id"])
    op.create_table(
        "certificate_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("site", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("state IN ('queued', 'done', 'failed')", name=op.f("ck_certificate_batch_state")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_certificate_batch_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_certificate_batch_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_batch")),
        sa.UniqueConstraint("ref", name=op.f("uq_certificate_batch_ref")),
    )
    op.create_index(op.f("ix_certificate_batch_decision_id"), "certificate_batch", ["decision_id"])
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("signer_name", sa.String(length=120), nullable=False),
        sa.Column("signer_title", sa.String(length=160), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("drawn_by_id", sa.Integer(), nullable=False),
        sa.Column("released_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('revoke', 'correct')", name=op.f("ck_amendment_kind")),
        sa.CheckConstraint("state IN ('drawn', 'released', 'dropped')", name=op.f("ck_amendment_state")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_amendment_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(["drawn_by_id"], ["person.id"], name=op.f("fk_amendment_drawn_by_id_person")),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_amendment_province_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("ref", name=op.f("uq_amendment_ref")),
    )
    op.create_index(op.f("ix_amendment_decision_id"), "amendment", ["decision_id"])
    op.create_table(
        "amendment_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amendment_id", sa.Integer(), nullable=False),
        sa.Column("commendation_id", sa.Integer(), nullable=False),
        sa.Column("name_before", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["amendment_id"], ["amendment.id"], name=op.f("fk_amendment_item_amendment_id_amendment")
        ),
        sa.ForeignKeyConstraint(
            ["commendation_id"],
            ["commendation.id"],
            name=op.f("fk_amendment_item_commendation_id_commendation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment_item")),
        sa.UniqueConstraint(
            "amendment_id", "commendation_id", name=op.f("uq_amendment_item_amendment_id_commendation_id")
        ),
    )
    op.create_index(op.f("ix_amendment_item_commendation_id"), "amendment_item", ["commendation_id"])
    with op.batch_alter_table("commendation") as batch:
        batch.add_column(sa.Column("revoked_by_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_commendation_revoked_by_id_amendment"), "amendment", ["revoked_by_id"], ["id"]
        )
    with op.batch_alter_table("nomination") as batch:
        batch.drop_constraint(op.f("ck_nomination_state"), type_="check")
        batch.create_check_constraint(op.f("ck_nomination_state"), _in(*STATES[:-1], "revoked", STATES[-1]))
        batch.add_column(sa.Column("passed_on_from_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_nomination_passed_on_from_id_nomination"), "nomination", ["passed_on_from_id"], ["id"]
        )
        batch.create_index(op.f("ix_nomination_passed_on_from_id"), ["passed_on_from_id"])


def _in(*states: str) -> str:
    return "state IN ({})".format(", ".join(f"'{state}'" for state in states))


def downgrade() -> None:
    """A dossier whose commendation was taken back stays released: the older program knows nothing later."""
    op.execute("UPDATE nomination SET state = 'released' WHERE state = 'revoked'")
    with op.batch_alter_table("nomination") as batch:
        batch.drop_index(op.f("ix_nomination_passed_on_from_id"))
        batch.drop_constraint(op.f("fk_nomination_passed_on_from_id_nomination"), type_="foreignkey")
        batch.drop_column("passed_on_from_id")
        batch.drop_constraint(op.f("ck_nomination_state"), type_="check")
        batch.create_check_constraint(op.f("ck_nomination_state"), _in(*STATES))
    with op.batch_alter_table("commendation") as batch:
        batch.drop_constraint(op.f("fk_commendation_revoked_by_id_amendment"), type_="foreignkey")
        batch.drop_column("revoked_by_id")
    for table in ("amendment_item", "amendment", "certificate_batch", "certificate", "signing_key"):
        op.drop_table(table)
    with op.batch_alter_table("award_form") as batch:
        batch.drop_constraint(op.f("fk_award_form_document_id_document"), type_="foreignkey")
        for column in ("legal", "once_only", "article", "document_id", "category"):
            batch.drop_column(column)
    with op.batch_alter_table("norm") as batch:
        batch.drop_index("ix_norm_place")
        batch.drop_constraint(op.f("fk_norm_place_id_place"), type_="foreignkey")
        batch.drop_column("article")
        batch.drop_column("place_id")
    op.drop_table("rule_set")
    op.drop_table("holiday")
