"""The files that lie beside the pages, in the language of their address."""

from django.urls import path

from houses.partners.files.answer import find_file
from houses.partners.files.as_360giving import grants_file
from houses.values.addresses import file_route

urlpatterns = [
    path(file_route("houses"), find_file, name="find-file"),
    path(file_route("grants"), grants_file, name="grants-file"),
]
