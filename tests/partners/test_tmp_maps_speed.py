import time
from random import Random
import pytest
from houses.models import Location
from tests import factories
from tests.statistics import count_the_rows
pytestmark = pytest.mark.django_db

def test_speed(client):
    factories.make_houses(range(20000))
    r = Random(3)
    ps = list(Location.objects.order_by("pk"))
    for i, p in enumerate(ps):
        if i % 3:
            p.latitude = round(r.uniform(49.5, 53.5), 4); p.longitude = round(r.uniform(2.5, 7.2), 4)
    Location.objects.bulk_update(ps, ["latitude", "longitude"], batch_size=500)
    count_the_rows()
    for q in ("", "?bbox=2,49,8,54&zoom=7", "?bbox=2,49,8,54&zoom=9", "?bbox=3,51,3.5,51.3&zoom=11", "?bbox=3,51,3.5,51.3&zoom=11&audience=cancer"):
        ts = []
        for _ in range(3):
            t = time.perf_counter(); x = client.get("/nl/huizen-op-de-kaart/" + q); ts.append(time.perf_counter() - t)
        print(q, x.status_code, len(x.content), [round(1000 * t) for t in ts])
