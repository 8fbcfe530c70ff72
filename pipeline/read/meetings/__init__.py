"""Meetings told by one article: triggers, who takes part, whether it happened, where and when."""
