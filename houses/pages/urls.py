from django.urls import path, register_converter

from houses.models.regions import PATH
from houses.pages import (
    about,
    clicks,
    compare,
    entries,
    find,
    grants,
    home,
    projects,
    regions,
    search_suggestions,
    suggesting,
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
    path(route("about-the-data", ""), about.about_the_data, name="about-the-data"),
    path(route("accessibility", ""), about.accessibility, name="accessibility"),
    path(route("privacy", ""), about.privacy, name="privacy"),
    path(route("counted", ""), clicks.click, name="click"),
    path(route("suggestions", ""), search_suggestions.suggest, name="suggestions"),
    path(route("suggest", ""), suggesting.suggest, name="suggest"),
    path(route("suggested", ""), suggesting.suggested, name="suggested"),
]
