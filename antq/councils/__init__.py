"""Councils: assignment of reviewers, sessions with attendance and votes, results released at once, minutes."""
