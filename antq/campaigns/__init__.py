"""Campaigns: dated efforts of the movement, with targets and quotas."""
