"""Undated articles learn when they were written from the articles that name the same people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.link.story import day_of_writing, learn_dates, when_written
from pipeline.records import Article, Interval, Mention, Report, Span, Timex


def report(article: str, *people: str, day: Timex | None = None) -> Report:
    mentions = tuple(Mention(Span(i, i + 1), name, "PER") for i, name in enumerate(people))
    return Report(article, mentions=mentions, timexes=(day,) if day else ())


def on(*days: str) -> Interval:
    return Interval(date.fromisoformat(days[0]), date.fromisoformat(days[-1]))


MONDAY = Timex(Span(0, 1), "Senin (4/3)", "slash", month=3, day=4, weekday=0)
AMINA, BOU, CHEIKH = "Amina Diallo", "Bou Keita", "Cheikh Sarr"


def test_the_year_comes_from_the_articles_of_the_story() -> None:
    reports = (report("a", AMINA, BOU), report("b", "Amina Diallo", "Bou Keita", day=MONDAY))
    assert learn_dates(reports, {"a": on("2024-03-01"), "b": None}) == {"b": on("2024-03-04")}


def test_one_shared_person_or_two_parts_of_one_name_are_no_story() -> None:
    for people in ((AMINA,), (AMINA, "Diallo")):
        reports = (report("a", AMINA, "Diallo", CHEIKH), report("b", *people, day=MONDAY))
        assert learn_dates(reports, {"a": on("2024-03-01"), "b": None}) == {}


def test_the_weekday_vetoes_a_year() -> None:
    reports = (report("a", AMINA, BOU), report("b", AMINA, BOU, day=MONDAY))
    assert learn_dates(reports, {"a": on("2023-03-01"), "b": None}) == {}


def test_two_years_that_fit_as_well_leave_it_open() -> None:
    reports = (report("a", AMINA, BOU), report("b", AMINA, BOU), report("c", AMINA, BOU, day=MONDAY))
    written = {"a": on("2024-03-05"), "b": on("2019-03-05"), "c": None}
    assert learn_dates(reports, written) == {}


def test_a_dated_article_is_left_alone_and_a_learned_date_goes_on() -> None:
    tuesday = Timex(Span(0, 1), "Selasa (5/3)", "slash", month=3, day=5, weekday=1)
    reports = (
        report("a", AMINA, BOU),
        report("b", AMINA, BOU, CHEIKH, "Dede Anom", day=MONDAY),
        report("c", CHEIKH, "Dede Anom", day=tuesday),
    )
    written = {"a": on("2024-03-05"), "b": None, "c": None}
    assert learn_dates(reports, written) == {"b": on("2024-03-04"), "c": on("2024-03-05")}


def test_a_weekday_told_before_a_day_with_its_date_is_the_news_behind_it() -> None:
    """ "Rabu … Senin (4/3)": the Monday has its date beside it because it lies back."""
    wednesday = Timex(Span(0, 1), "Rabu", "weekday", weekday=2)
    assert day_of_writing((wednesday, MONDAY), on("2024-03-02")) == on("2024-03-06")
    assert day_of_writing((MONDAY, wednesday), on("2024-03-02")) == on("2024-03-04")


def test_the_story_counts_more_than_a_year_taken_from_something_past() -> None:
    """ "Senin (4/3)" was a Monday in 2013, of which an article tells, and in 2024, in which its story lies."""
    march = Timex(Span(2, 3), "Maret 2013", "month", year=2013, month=3)
    past = replace(report("b", AMINA, BOU, day=MONDAY), timexes=(MONDAY, march))
    story = [Article("a", "", published=date(2024, 3, 5)), Article("b", "")]
    own, learned = when_written(story, [report("a", AMINA, BOU), past])
    assert own == {"a": on("2024-03-05"), "b": on("2013-03-04")}
    assert learned == {"b": on("2024-03-04")}
    assert when_written(story, [report("a", CHEIKH), past])[1] == {}
