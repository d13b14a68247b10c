"""Moments and sizes of backups in Swedish."""

from datetime import date, datetime, timedelta

from lssdesk.law.hours.said import NBSP, day
from lssdesk.texts import t


def moment(at: datetime, now: datetime | None = None) -> str:
    """``i dag 10:42``, ``i går 16:05``, ``12 mars 10:42``; without ``now`` always the whole day."""
    clock = f"{at:%H:%M}"
    if now is not None and at.date() == now.date():
        return t("backup.today", time=clock)
    if now is not None and at.date() == now.date() - timedelta(days=1):
        return t("backup.yesterday", time=clock)
    return t("backup.on", day=day(at.date(), now.date() if now else date.min), time=clock)


def ago(at: datetime, now: datetime) -> str:
    """``för 12 min sedan``; of what lies ahead, ``nyss``."""
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return t("backup.now_ago")
    if minutes < 60:
        return t("backup.minutes_ago", count=minutes)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days < 2:
        return t("backup.hours_ago", count=hours)
    return t("backup.days_ago", count=days)


def behind(by: timedelta) -> str:
    """How far the second place is behind, in a sentence; empty below an hour."""
    hours = int(by / timedelta(hours=1))
    if hours < 1:
        return ""
    if hours < 48:
        return t("backup.second.behind_hour") if hours == 1 else t("backup.second.behind_hours", count=hours)
    return t("backup.second.behind_days", count=by.days)


def size(number: int) -> str:
    """Bytes as kB, MB or GB."""
    if number < 1_000_000:
        return t("backup.size_kb", size=max(1, round(number / 1_000))).replace(" ", NBSP)
    for unit, most in (("mb", 1_000_000_000), ("gb", 1_000_000_000_000_000)):
        if number < most:
            amount = number / (1_000_000 if unit == "mb" else 1_000_000_000)
            return t(f"backup.size_{unit}", size=f"{amount:.1f}".replace(".", ",")).replace(" ", NBSP)
    raise ValueError(number)
