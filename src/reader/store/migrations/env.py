"""What Alembic runs to migrate a library.

It uses the connection and the transaction of `reader.store.migrating`: all steps together
happen, or none.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
