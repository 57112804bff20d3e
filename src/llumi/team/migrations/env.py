"""How Alembic reaches the database: by the connection that `database.py` has open already."""

from alembic import context

from llumi.team.stored import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot change a column in place.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
