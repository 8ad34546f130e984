"""How the tables came to be, step by step; run by Alembic when an archive is made or an older one is opened."""
