"""The files that lie beside the pages, in the language of their address."""

from django.urls import path

from houses.partners.files.answer import find_file
from houses.partners.files.as_360giving import grants_file
from houses.partners.files.on_map import on_map, outlines
from houses.values.addresses import file_route, route

urlpatterns = [
    path(file_route("houses"), find_file, name="find-file"),
    path(file_route("grants"), grants_file, name="grants-file"),
    path(route("on-map", ""), on_map, name="on-map"),
    path(route("outlines", ""), outlines, name="outlines"),
]
