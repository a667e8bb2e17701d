from django.urls import path

from houses.values.addresses import route
from networks.pages import network

app_name = "networks"
urlpatterns = [
    path(route("networks", ""), network.network_list, name="list"),
    path(route("networks", "<slug:slug>/"), network.network, name="network"),
]
