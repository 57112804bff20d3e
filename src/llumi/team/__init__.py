"""The people of a team: who they are, what they may do, and what is remembered of it.

    with open_team("team.db", key_file=Path("~/.config/llumi/team.key")) as team:
        link = invite(team, Role.ADMINISTRATOR, by=NOBODY)

One database (SQLite or PostgreSQL), one key outside of it. Nothing here knows of web pages.
"""
