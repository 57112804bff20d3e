"""Who somebody is at the organisation's own sign-in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Who somebody is at the organisation's own sign-in."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outside", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_people_outside"), ["outside"])
