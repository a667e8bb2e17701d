from django.db import connection


def count_the_rows() -> None:
    """Tells PostgreSQL's planner what a test has written, as autovacuum does on a real site.

    Autovacuum may have counted the tables while they were empty, and the plans for nothing take
    minutes over thousands of rows.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
