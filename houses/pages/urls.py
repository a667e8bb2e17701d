from django.urls import path, register_converter

from houses.models.regions import PATH
from houses.pages import (
    about,
    choosing,
    clicks,
    compare,
    entries,
    find,
    grants,
    home,
    paper,
    projects,
    regions,
    reporting,
    search_suggestions,
    shortlist,
    social_cards,
    suggesting,
    traces,
)
from houses.values.addresses import route


class RegionPath:
    """A path down the tree of regions: be/vlaanderen/west-vlaanderen."""

    regex = PATH

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RegionPath, "region")

app_name = "houses"
urlpatterns = [
    path("", home.home, name="home"),
    path(route("houses", ""), find.find_houses, name="find"),
    path(route("houses", "<slug:slug>/"), entries.entry, name="house"),
    path(route("organisations", "<slug:slug>/"), entries.entry, name="organisation"),
    path(route("projects", ""), projects.project_list, name="projects"),
    path(route("projects", "<slug:slug>/"), entries.entry, name="project"),
    path(route("grants", ""), grants.who_funds_what, name="grants"),
    path(route("regions", ""), regions.region_list, name="regions"),
    path(route("regions", "<region:path>/"), regions.region, name="region"),
    path(route("compare", ""), compare.compare, name="compare"),
    path(route("compare", "<slug:slug>/"), compare.compare_editions, name="compare-editions"),
    path(route("about", ""), about.about_us, name="about"),
    path(route("about-the-data", ""), about.about_the_data, name="about-the-data"),
    path(route("accessibility", ""), about.accessibility, name="accessibility"),
    path(route("colophon", ""), about.colophon, name="colophon"),
    path(route("privacy", ""), about.privacy, name="privacy"),
    path(route("traces", ""), traces.traces, name="traces"),
    path(route("my-list", ""), shortlist.my_list, name="my-list"),
    path(route("counted", ""), clicks.click, name="click"),
    path(route("suggestions", ""), search_suggestions.suggest, name="suggestions"),
    path(route("address-sheet", "<slug:slug>/"), paper.address_sheet, name="address-sheet"),
    path(route("poster", "<slug:slug>/"), paper.poster, name="poster"),
    path(route("hand-out", ""), paper.hand_out, name="hand-out"),
    path(route("card", "site.png"), social_cards.card_of_the_site, name="site-card"),
    path(route("card", "<slug:public_id>.png"), social_cards.card_of_an_entry, name="entry-card"),
    path(route("help-me-choose", ""), choosing.help_me_choose, name="help-me-choose"),
    path(route("suggest", ""), suggesting.suggest, name="suggest"),
    path(route("suggested", ""), suggesting.suggested, name="suggested"),
    path(route("report", "<slug:slug>/"), reporting.report, name="report"),
    path(route("reported", "<slug:slug>/"), reporting.reported, name="reported"),
    path(route("tell-us", ""), reporting.tell_us, name="tell-us"),
    path(route("told-us", ""), reporting.told_us, name="told-us"),
]
