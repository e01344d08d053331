"""results: refs, labels, directions, bases and corrections of figures; who looks after the album of an initiative

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

REFS = {
    "sqlite": "UPDATE figure SET ref = 'SL-' || lower(hex(randomblob(8)))",
    "postgresql": "UPDATE figure SET ref = 'SL-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 16)",
}
EVIDENCED = "UPDATE figure SET label = 'evidenced' WHERE document_id IS NOT NULL"
APPRAISED = """
UPDATE figure SET label = 'appraised' WHERE document_id IS NULL AND (
    album_id IN (SELECT album_id FROM nomination WHERE state = 'released')
    OR album_id IN (
        SELECT initiative.album_id FROM initiative
        JOIN nomination ON nomination.initiative_id = initiative.id
        WHERE nomination.state = 'released' AND nomination.recipient = 'initiative'
    )
)
"""
SAID_BY = """
UPDATE figure SET said_by_unit_id =
    (SELECT nomination.unit_id FROM nomination WHERE nomination.album_id = figure.album_id)
WHERE album_id IN (SELECT album_id FROM nomination)
"""
KEEPERS = """
UPDATE album SET
    unit_id = (SELECT initiative.sponsor_id FROM initiative WHERE initiative.album_id = album.id),
    province_id = (SELECT initiative.province_id FROM initiative WHERE initiative.album_id = album.id)
WHERE public AND id IN (SELECT album_id FROM initiative)
"""
NEW = ("better", "base", "base_unit", "said_by_unit_id", "label", "labelled_at", "labelled_by_id")


def upgrade() -> None:
    with op.batch_alter_table("figure") as batch:
        batch.add_column(sa.Column("ref", sa.String(length=40), nullable=True))
        batch.add_column(sa.Column("better", sa.String(length=4), nullable=False, server_default="none"))
        batch.add_column(sa.Column("base", sa.Numeric(precision=18, scale=3), nullable=True))
        batch.add_column(sa.Column("base_unit", sa.String(length=60), nullable=False, server_default=""))
        batch.add_column(sa.Column("said_by_unit_id", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column("label", sa.String(length=14), nullable=False, server_default="self_reported")
        )
        batch.add_column(sa.Column("labelled_at", sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("labelled_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("corrects_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("reason", sa.String(length=500), nullable=False, server_default=""))
    for statement in (REFS[op.get_bind().dialect.name], EVIDENCED, APPRAISED, SAID_BY, KEEPERS):
        op.execute(statement)
    with op.batch_alter_table("figure") as batch:
        batch.alter_column("ref", existing_type=sa.String(length=40), nullable=False)
        batch.create_unique_constraint(op.f("uq_figure_ref"), ["ref"])
        batch.create_unique_constraint(op.f("uq_figure_corrects_id"), ["corrects_id"])
        batch.create_check_constraint(
            op.f("ck_figure_label"), "label IN ('self_reported', 'evidenced', 'appraised', 'no_effect')"
        )
        batch.create_check_constraint(op.f("ck_figure_better"), "better IN ('up', 'down', 'none')")
        batch.create_check_constraint(op.f("ck_figure_base"), "base > 0")
        batch.create_foreign_key(op.f("fk_figure_said_by_unit_id_unit"), "unit", ["said_by_unit_id"], ["id"])
        batch.create_foreign_key(
            op.f("fk_figure_labelled_by_id_person"), "person", ["labelled_by_id"], ["id"]
        )
        batch.create_foreign_key(op.f("fk_figure_corrects_id_figure"), "figure", ["corrects_id"], ["id"])


def downgrade() -> None:
    # The old table knows no corrections: the number that was corrected would stand as if it still held.
    op.create_table("corrected", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO corrected SELECT corrects_id FROM figure WHERE corrects_id IS NOT NULL")
    op.execute("UPDATE figure SET corrects_id = NULL")
    op.execute("DELETE FROM figure WHERE id IN (SELECT id FROM corrected)")
    op.drop_table("corrected")
    with op.batch_alter_table("figure") as batch:
        batch.drop_constraint(op.f("fk_figure_corrects_id_figure"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_figure_labelled_by_id_person"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_figure_said_by_unit_id_unit"), type_="foreignkey")
        for name in ("base", "better", "label"):
            batch.drop_constraint(op.f(f"ck_figure_{name}"), type_="check")
        batch.drop_constraint(op.f("uq_figure_corrects_id"), type_="unique")
        batch.drop_constraint(op.f("uq_figure_ref"), type_="unique")
        for name in (*NEW, "corrects_id", "reason", "ref"):
            batch.drop_column(name)
    op.execute(
        "UPDATE album SET unit_id = NULL, province_id = NULL WHERE id IN (SELECT album_id FROM initiative)"
    )
