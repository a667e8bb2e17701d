"""Houses on the map, and what a search for them says."""

from django.test import Client

from houses.models import Location, Region
from tests import factories

GENT = "be/vlaanderen/oost-vlaanderen/gent"
# 38 km apart.
POINTS = {factories.BRUGGE: (51.2093, 3.2247), GENT: (51.0543, 3.7174)}


def put_on_the_map() -> None:
    """Brugge and Gent, with the houses there, in the middle of each; and all can be found."""
    for path, (latitude, longitude) in POINTS.items():
        factories.make_region(path)
        point = {"latitude": latitude, "longitude": longitude}
        Region.objects.filter(path=path).update(**point)
        Location.objects.filter(region__path=path).update(
            **point, precision=Location.Precision.MUNICIPALITY
        )
    factories.index()


def names(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [result.card.name for result in response.context["results"]]


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()
