from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from houses.values import date_words
from houses.values.date_phrases import words
from houses.values.dates import LONGEST, UncertainDate, read_date

# The same examples at every run, however slow the machine.
steadily = settings(derandomize=True, deadline=None, database=None)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2016", "2016"),
        ("in het jaar 2016", "2016"),
        ("aug 2021", "2021-08"),
        ("augustus 2021", "2021-08"),
        ("août 2021", "2021-08"),
        ("August 2021", "2021-08"),
        ("März 2020", "2020-03"),
        ("févr. 2020", "2020-02"),
        ("8/2021", "2021-08"),
        ("2021-08", "2021-08"),
        ("2021-08-01", "2021-08-01"),
        ("2021/8/1", "2021-08-01"),
        ("1-8-2021", "2021-08-01"),
        ("1.8.2021", "2021-08-01"),
        ("1. 8. 2021", "2021-08-01"),
        ("23 oktober 2020", "2020-10-23"),
        ("23-okt-2020", "2020-10-23"),
        ("vrijdag 23 oktober 2020", "2020-10-23"),
        ("1er août 2021", "2021-08-01"),
        ("1. August 2021", "2021-08-01"),
        ("August 1st, 2021", "2021-08-01"),
        ("1st of August 2021", "2021-08-01"),
        ("  AUG   2021 . ", "2021-08"),
        ("2021-08-01T10:00:00Z", "2021-08-01"),
    ],
)
def test_a_day_a_month_and_a_year_are_read_in_four_languages(typed: str, edtf: str) -> None:
    assert read_date(typed).edtf == edtf


def test_the_day_comes_first_as_everywhere_in_europe() -> None:
    opened = read_date("1/8/2021")

    assert opened == UncertainDate("1/8/2021", "2021-08-01", date(2021, 8, 1), date(2021, 8, 1))


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest"),
    [
        ("begin 2012", "2012-37", date(2012, 1, 1), date(2012, 4, 30)),
        ("medio 2015", "2015-38", date(2015, 5, 1), date(2015, 8, 31)),
        ("mid-2015", "2015-38", date(2015, 5, 1), date(2015, 8, 31)),
        ("mi-2015", "2015-38", date(2015, 5, 1), date(2015, 8, 31)),
        ("Mitte 2015", "2015-38", date(2015, 5, 1), date(2015, 8, 31)),
        ("eind 2014", "2014-39", date(2014, 9, 1), date(2014, 12, 31)),
        ("medio juni 2015", "[2015-06-11..2015-06-20]", date(2015, 6, 11), date(2015, 6, 20)),
        ("eind feb 2020", "[2020-02-21..2020-02-29]", date(2020, 2, 21), date(2020, 2, 29)),
        ("begin jaren 90", "[1990..1993]", date(1990, 1, 1), date(1993, 12, 31)),
    ],
)
def test_begin_middle_and_end_are_a_third_each(
    typed: str, edtf: str, earliest: date, latest: date
) -> None:
    assert read_date(typed) == UncertainDate(typed, edtf, earliest, latest)


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest"),
    [
        ("voorjaar 2012", "2012-21", date(2012, 3, 1), date(2012, 6, 20)),
        ("au printemps 2012", "2012-21", date(2012, 3, 1), date(2012, 6, 20)),
        ("Sommer 2012", "2012-22", date(2012, 6, 1), date(2012, 9, 22)),
        ("herfst 2012", "2012-23", date(2012, 9, 1), date(2012, 12, 21)),
        ("winter 2019-2020", "2019-24", date(2019, 12, 1), date(2020, 3, 20)),
        ("hiver 2019/20", "2019-24", date(2019, 12, 1), date(2020, 3, 20)),
        ("winter 2019", "2019-24", date(2019, 12, 1), date(2020, 3, 20)),
    ],
)
def test_a_season_holds_every_usual_reading_and_winter_goes_on_into_the_next_year(
    typed: str, edtf: str, earliest: date, latest: date
) -> None:
    assert read_date(typed) == UncertainDate(typed, edtf, earliest, latest)


@pytest.mark.parametrize(
    "typed",
    ["jaren 90", "de jaren ’90", "jaren negentig", "1990s", "nineties", "années 90", "90er Jahre"],
)
def test_a_decade_is_read_in_four_languages(typed: str) -> None:
    decade = read_date(typed)

    assert decade == UncertainDate(typed, "199X", date(1990, 1, 1), date(1999, 12, 31))


@pytest.mark.parametrize("about", ["rond", "ca.", "omstreeks", "vers", "um", "about", "±"])
def test_about_a_year_may_be_the_year_before_or_after(about: str) -> None:
    founded = read_date(f"{about} 1998")

    assert founded.edtf == "1998~"
    assert (founded.earliest, founded.latest) == (date(1997, 1, 1), date(1999, 12, 31))


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("rond augustus 2021", date(2021, 7, 1), date(2021, 9, 30)),
        ("rond januari 2021", date(2020, 12, 1), date(2021, 2, 28)),
        ("rond 1/8/2021", date(2021, 7, 25), date(2021, 8, 8)),
        ("aug 2021?", date(2021, 7, 1), date(2021, 9, 30)),
        ("2021%", date(2020, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_date_not_sure_is_widened_by_a_month_or_a_week(
    typed: str, earliest: date, latest: date
) -> None:
    uncertain = read_date(typed)

    assert (uncertain.earliest, uncertain.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest"),
    [
        ("voor 1965", "[..1964]", None, date(1964, 12, 31)),
        ("avant août 2021", "[..2021-07]", None, date(2021, 7, 31)),
        ("vor 1/3/2020", "[..2020-02-29]", None, date(2020, 2, 29)),
        ("na 2003", "[2004..]", date(2004, 1, 1), None),
        ("sinds 2003", "2003/..", date(2003, 1, 1), None),
        ("depuis 2003", "2003/..", date(2003, 1, 1), None),
        ("à partir de 2003", "2003/..", date(2003, 1, 1), None),
        ("2015 - heden", "2015/..", date(2015, 1, 1), None),
        ("sinds de jaren 90", "199X/..", date(1990, 1, 1), None),
        ("jusqu’en 2021", "../2021", None, date(2021, 12, 31)),
        ("/2021", "/2021", None, date(2021, 12, 31)),
    ],
)
def test_a_date_open_on_one_side_has_no_bound_there(
    typed: str, edtf: str, earliest: date | None, latest: date | None
) -> None:
    assert read_date(typed) == UncertainDate(typed, edtf, earliest, latest)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2015-2021", "2015/2021"),
        ("2015–2021", "2015/2021"),
        ("2015 tot 2021", "2015/2021"),
        ("van 2015 tot en met 2021", "2015/2021"),
        ("de 2015 à 2021", "2015/2021"),
        ("von 2015 bis 2021", "2015/2021"),
        ("from about 2015 to 2021", "2015~/2021"),
        ("april-augustus 2021", "2021-04/2021-08"),
        ("van 1 tot 5 mei 2021", "2021-05-01/2021-05-05"),
        ("1.8.2021 - 5.8.2021", "2021-08-01/2021-08-05"),
    ],
)
def test_from_a_date_to_a_date_is_an_interval(typed: str, edtf: str) -> None:
    assert read_date(typed).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest"),
    [
        ("tussen 2015 en 2017", "[2015..2017]", date(2015, 1, 1), date(2017, 12, 31)),
        ("april of augustus 2021", "[2021-04,2021-08]", date(2021, 4, 1), date(2021, 8, 31)),
        ("[2021-04, 2021-08]", "[2021-04,2021-08]", date(2021, 4, 1), date(2021, 8, 31)),
        ("{2015,2017..2019}", "{2015,2017..2019}", date(2015, 1, 1), date(2019, 12, 31)),
        ("[..2015,2018]", "[..2015,2018]", None, date(2018, 12, 31)),
        ("2004-XX", "2004-XX", date(2004, 1, 1), date(2004, 12, 31)),
        ("2004-02-xx", "2004-02-XX", date(2004, 2, 1), date(2004, 2, 29)),
        ("19XX", "19XX", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_one_of_several_dates_lies_between_the_first_and_the_last(
    typed: str, edtf: str, earliest: date | None, latest: date | None
) -> None:
    assert read_date(typed) == UncertainDate(typed, edtf, earliest, latest)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("01/08/21", "four digits"),
        ("aug 21", "four digits"),
        # 1920 or 2020?
        ("jaren 20", "four digits"),
        ("31/2/2020", "no such day"),
        ("2021-02-29", "no such day"),
        ("13/2020", "no such day or month"),
        ("0000", "between 1000 and 2999"),
        ("augustus 9999", "between 1000 and 2999"),
        ("voor 1000", "between 1000 and 2999"),
        # No day comes before or after these.
        ("voor 1/1/0001", "aug 2021"),
        ("na 31/12/9999", "aug 2021"),
        ("2021/2019", "end lies before the start"),
        ("van 2021 tot 2019", "end lies before the start"),
        # June or July?
        ("jui 2020", "aug 2021"),
        ("winter 2019-2024 of zo", "aug 2021"),
        ("rond voorjaar 2012", "aug 2021"),
        ("voor voorjaar 2012", "aug 2021"),
        ("begin voorjaar 2012", "aug 2021"),
        ("begin 3 mei 2012", "aug 2021"),
        ("3 voorjaar 2012", "aug 2021"),
        ("2012-25/2013", "aug 2021"),
        ("1999-XX-25", "aug 2021"),
        ("Y20000", "aug 2021"),
        ("../..", "aug 2021"),
        ("nu", "aug 2021"),
        ("9999999", "aug 2021"),
        ("", "aug 2021"),
        ("2016\0", "aug 2021"),
        ("\ud800", "aug 2021"),
        ("🙂", "aug 2021"),
        ("2016 " * 2000, "aug 2021"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_what_is_no_date_is_refused_with_a_sentence_that_helps(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        read_date(typed)

    assert refusal.value.code in {"no_date", "impossible_date"}
    assert sentence in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2018", "2018"),
        ("2021-08", "August 2021"),
        ("2004-08-XX", "August 2004"),
        ("2004-XX-XX", "2004"),
        ("2015-06~", "about June 2015"),
        ("2015?", "perhaps 2015"),
        ("2015%", "perhaps about 2015"),
        ("2012-21", "spring 2012"),
        ("2012-22", "summer 2012"),
        ("2012-23", "autumn 2012"),
        ("2019-24", "winter 2019–2020"),
        ("2012-37", "early 2012"),
        ("2015-38", "mid 2015"),
        ("2014-39", "late 2014"),
        ("199X", "the 1990s"),
        ("19XX", "between 1900 and 1999"),
        ("2015/2021", "from 2015 to 2021"),
        ("2003/..", "since 2003"),
        ("../2021", "until 2021"),
        ("[..1964]", "before 1965"),
        ("[2021-01..]", "after December 2020"),
        ("[2015..2017]", "between 2015 and 2017"),
        ("[2021-04,2021-08]", "April 2021 or August 2021"),
        ("{2015,2016,2018..2020}", "2015, 2016 and from 2018 to 2020"),
        ("{2015..2017}", "from 2015 to 2017"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_date_is_put_in_words(edtf: str, said: str) -> None:
    assert words(read_date(edtf)) == said


def test_a_day_is_put_in_the_words_of_the_reader() -> None:
    opened = read_date("23/10/2020")

    with translation.override("nl"):
        dutch = words(opened)
    with translation.override("fr"):
        french = words(opened)

    assert (dutch, french) == ("23 oktober 2020", "23 octobre 2020")


@pytest.mark.parametrize("edtf", ["", "no EDTF", "2021-02-30"])
def test_what_cannot_be_put_in_words_stays_as_it_was_written(edtf: str) -> None:
    assert words(UncertainDate("toen het huis nog geel was", edtf, None, None)) == (
        "toen het huis nog geel was"
    )


@pytest.mark.parametrize(
    ("written", "opening", "closing"),
    [
        ("sinds 2003", "2003", ""),
        ("tot 2021", "", "2021"),
        ("2015 tot april 2021", "2015", "2021-04"),
        ("medio 2015", "2015-38", "2015-38"),
    ],
)
def test_a_period_written_as_one_date_has_a_beginning_and_an_end(
    written: str, opening: str, closing: str
) -> None:
    date_read = read_date(written)

    assert [side.edtf if side else "" for side in (date_read.opening, date_read.closing)] == [
        opening,
        closing,
    ]


known_days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
known_years = st.integers(1000, 2999).map(str)
single_dates = st.one_of(
    known_years,
    known_days.map(date.isoformat),
    known_days.map(lambda day: f"{day.day}/{day.month}/{day.year}"),
    st.builds("{} {}".format, st.sampled_from(list(date_words.CODE_OF_PART)), known_years),
    st.builds("{} {}".format, st.sampled_from(" ".join(date_words.MONTHS).split()), known_years),
    st.sampled_from(["jaren 90", "199X", "20XX", "2004-XX", "2004-02-XX", "2019-24", "2015?"]),
)
dates = st.one_of(
    single_dates,
    st.builds(
        "{} {}".format,
        st.sampled_from(["rond", "voor", "na", "sinds", "tot", "begin", "medio", "eind"]),
        single_dates,
    ),
    st.builds(
        "{}{}{}".format, single_dates, st.sampled_from([" tot ", " of ", "/", "-"]), single_dates
    ),
    st.builds("tussen {} en {}".format, single_dates, single_dates),
    st.builds("[{}{}{}]".format, known_days, st.sampled_from([",", "..", ",.."]), known_days),
)
PIECES_OF_EDTF = ["2021", "-02", "-21", "-30", "XX", "?", "~", "/", "..", "[", "]", "{", "}", ","]
anything = st.one_of(dates, st.text(), st.lists(st.sampled_from(PIECES_OF_EDTF)).map("".join))


# Three sorts of text, of each about fifty: the library takes its time over each.
@settings(steadily, max_examples=150)
@given(anything)
def test_any_text_is_a_sound_date_or_is_refused(typed: str) -> None:
    try:
        read = read_date(typed)
    except ValidationError:
        return

    again = read_date(read.edtf)

    assert (again.edtf, again.earliest, again.latest) == (read.edtf, read.earliest, read.latest)
    assert (read.earliest or date.min) <= (read.latest or date.max)
    assert words(read)
    assert len(read.edtf) <= LONGEST


@steadily
@given(known_days, st.sampled_from(["nl", "fr", "de", "en"]))
def test_a_day_in_words_is_read_back_as_that_day(day: date, language: str) -> None:
    with translation.override(language):
        said = words(read_date(day.isoformat()))

    assert read_date(said).earliest == read_date(said).latest == day
