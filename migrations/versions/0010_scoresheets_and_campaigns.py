"""scoresheets and campaigns

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('phan-loai-phong-trao', 'an-toan-antt')", name=op.f("ck_sheet_kind")),
        sa.CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name=op.f("ck_sheet_mark")),
        sa.CheckConstraint(
            "subject IN ('neighbourhood', 'commune', 'agency')", name=op.f("ck_sheet_subject")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_sheet_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("ref", name=op.f("uq_sheet_ref")),
    )
    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_document_id"), ["document_id"], unique=False)

    op.create_table(
        "class_thresholds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("good", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("fair", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("average", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("mark", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name=op.f("ck_class_thresholds_mark")),
        sa.CheckConstraint(
            "good > fair AND fair > average AND average > 0", name=op.f("ck_class_thresholds_falling")
        ),
        sa.ForeignKeyConstraint(
            ["province_id"], ["place.id"], name=op.f("fk_class_thresholds_province_id_place")
        ),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_class_thresholds_sheet_id_sheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_thresholds")),
    )
    with op.batch_alter_table("class_thresholds", schema=None) as batch_op:
        batch_op.create_index(
            "ix_class_thresholds_sheet", ["sheet_id", "province_id", "valid_from"], unique=False
        )

    op.create_table(
        "criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("most", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("needs_evidence", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_criterion_sheet_id_sheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
        sa.UniqueConstraint("sheet_id", "code", name=op.f("uq_criterion_sheet_id_code")),
    )
    op.create_table(
        "score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("province_id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("neighbourhood", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("self_total", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column("total", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column("grade", sa.String(length=12), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "grade IN ('', 'tot', 'kha', 'trung-binh', 'yeu', 'dat', 'khong-dat')",
            name=op.f("ck_score_grade"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'confirmed')", name=op.f("ck_score_state")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_score_author_id_person")),
        sa.ForeignKeyConstraint(["commune_id"], ["place.id"], name=op.f("fk_score_commune_id_place")),
        sa.ForeignKeyConstraint(["province_id"], ["place.id"], name=op.f("fk_score_province_id_place")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_score_sheet_id_sheet")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_score_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score")),
        sa.UniqueConstraint("ref", name=op.f("uq_score_ref")),
        sa.UniqueConstraint(
            "sheet_id",
            "commune_id",
            "year",
            "neighbourhood",
            name=op.f("uq_score_sheet_id_commune_id_year_neighbourhood"),
        ),
        sa.UniqueConstraint(
            "sheet_id",
            "unit_id",
            "year",
            "neighbourhood",
            name=op.f("uq_score_sheet_id_unit_id_year_neighbourhood"),
        ),
    )
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index("ix_score_queue", ["province_id", "state", "moved_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index("ix_score_year", ["year", "state", "sheet_id"], unique=False)

    op.create_table(
        "quota_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quota_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.Column("chooser_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chooser_id"], ["person.id"], name=op.f("fk_quota_choice_chooser_id_person")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_quota_choice_place_id_place")),
        sa.ForeignKeyConstraint(["quota_id"], ["quota.id"], name=op.f("fk_quota_choice_quota_id_quota")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota_choice")),
        sa.UniqueConstraint("quota_id", "place_id", name=op.f("uq_quota_choice_quota_id_place_id")),
    )
    with op.batch_alter_table("quota_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quota_choice_place_id"), ["place_id"], unique=False)

    op.create_table(
        "score_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("score_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("self_points", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("confirmed_points", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["criterion.id"], name=op.f("fk_score_line_criterion_id_criterion")
        ),
        sa.ForeignKeyConstraint(["score_id"], ["score.id"], name=op.f("fk_score_line_score_id_score")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_line")),
        sa.UniqueConstraint("score_id", "criterion_id", name=op.f("uq_score_line_score_id_criterion_id")),
    )
    op.create_table(
        "target_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.Numeric(precision=16, scale=4), nullable=True),
        sa.Column("high", sa.Numeric(precision=16, scale=4), nullable=True),
        sa.Column("qualifier", sa.String(length=10), nullable=False),
        sa.Column("part", sa.Numeric(precision=16, scale=4), nullable=True),
        sa.Column("whole", sa.Numeric(precision=16, scale=4), nullable=True),
        sa.Column("period_year", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reported_at", sa.DateTime(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(part IS NULL) = (whole IS NULL)", name=op.f("ck_target_result_pair")),
        sa.CheckConstraint("(value IS NULL) = (part IS NOT NULL)", name=op.f("ck_target_result_given")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["target_result.id"], name=op.f("fk_target_result_corrects_id_target_result")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_target_result_document_id_document")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_target_result_place_id_place")),
        sa.ForeignKeyConstraint(
            ["reporter_id"], ["person.id"], name=op.f("fk_target_result_reporter_id_person")
        ),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_target_result_target_id_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_result")),
        sa.UniqueConstraint("ref", name=op.f("uq_target_result_ref")),
    )
    with op.batch_alter_table("target_result", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_result_target_id"), ["target_id"], unique=False)

    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.add_column(sa.Column("since", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("precision", sa.String(length=10), nullable=False, server_default="day")
        )
        batch_op.add_column(sa.Column("linked", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("sample", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("place_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("province_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("document_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_campaign_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_campaign_province_id"), ["province_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_campaign_place_id_place"), "place", ["place_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_campaign_document_id_document"), "document", ["document_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_campaign_province_id_place"), "place", ["province_id"], ["id"]
        )

    with op.batch_alter_table("quota", schema=None) as batch_op:
        batch_op.add_column(sa.Column("campaign_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("chooser_types", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("purpose", sa.String(length=30), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("additional", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("mark", sa.String(length=2), nullable=False, server_default="V"))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_quota_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_quota_campaign_id_campaign"), "campaign", ["campaign_id"], ["id"]
        )

    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.add_column(sa.Column("campaign_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("measures", sa.String(length=10), nullable=False, server_default="share")
        )
        batch_op.add_column(sa.Column("subjects", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("period_year", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("group", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("mark", sa.String(length=2), nullable=False, server_default="V"))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
        batch_op.create_check_constraint(
            batch_op.f("ck_target_measures"), "measures IN ('share', 'count', 'reduction')"
        )
        batch_op.create_index(batch_op.f("ix_target_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_target_campaign_id_campaign"), "campaign", ["campaign_id"], ["id"]
        )
    op.execute("UPDATE target SET measures = 'reduction' WHERE direction = 'down-rate'")
    op.execute(
        "UPDATE target SET measures = 'count' WHERE direction <> 'down-rate' AND substr(unit, 1, 1) <> '%'"
    )


def downgrade() -> None:
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_target_measures"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_target_campaign_id_campaign"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_target_campaign_id"))
        batch_op.drop_column("note")
        batch_op.drop_column("mark")
        batch_op.drop_column("group")
        batch_op.drop_column("period_year")
        batch_op.drop_column("subjects")
        batch_op.drop_column("measures")
        batch_op.drop_column("campaign_id")

    with op.batch_alter_table("quota", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_quota_campaign_id_campaign"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_quota_campaign_id"))
        batch_op.drop_column("note")
        batch_op.drop_column("mark")
        batch_op.drop_column("additional")
        batch_op.drop_column("purpose")
        batch_op.drop_column("chooser_types")
        batch_op.drop_column("campaign_id")

    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_campaign_province_id_place"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_campaign_document_id_document"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_campaign_place_id_place"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_campaign_province_id"))
        batch_op.drop_index(batch_op.f("ix_campaign_document_id"))
        batch_op.drop_column("document_id")
        batch_op.drop_column("province_id")
        batch_op.drop_column("place_id")
        batch_op.drop_column("sample")
        batch_op.drop_column("linked")
        batch_op.drop_column("precision")
        batch_op.drop_column("since")

    with op.batch_alter_table("target_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_result_target_id"))

    op.drop_table("target_result")
    op.drop_table("score_line")
    with op.batch_alter_table("quota_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quota_choice_place_id"))

    op.drop_table("quota_choice")
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.drop_index("ix_score_year")
        batch_op.drop_index(batch_op.f("ix_score_unit_id"))
        batch_op.drop_index("ix_score_queue")
        batch_op.drop_index(batch_op.f("ix_score_commune_id"))

    op.drop_table("score")
    op.drop_table("criterion")
    with op.batch_alter_table("class_thresholds", schema=None) as batch_op:
        batch_op.drop_index("ix_class_thresholds_sheet")

    op.drop_table("class_thresholds")
    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sheet_document_id"))

    op.drop_table("sheet")
