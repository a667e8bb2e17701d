"""What goes on in another never comes back to itself by a longer way."""

import pytest
from django.core.exceptions import ValidationError

from tests import factories

pytestmark = pytest.mark.django_db


def test_three_organisations_do_not_go_on_in_each_other_in_a_circle(in_english: None) -> None:
    first, second, third = (factories.make_network(name) for name in ("Een", "Twee", "Drie"))
    for merged, into in [(first, second), (second, third)]:
        merged.lifecycle, merged.merged_into = "merged", into
        merged.full_clean()
        merged.save()

    third.lifecycle, third.merged_into = "merged", first

    with pytest.raises(ValidationError) as refusal:
        third.full_clean()
    assert refusal.value.message_dict["merged_into"] == [
        "That one goes on in this one already: the circle has no end."
    ]


def test_an_organisation_does_not_go_on_in_itself(in_english: None) -> None:
    network = factories.make_network()
    network.lifecycle, network.merged_into = "merged", network

    with pytest.raises(ValidationError, match="cannot be merged into itself"):
        network.full_clean()


def test_who_looks_up_from_outside_a_circle_is_not_caught_in_it() -> None:
    first, second, outside = (factories.make_network(name) for name in ("Een", "Twee", "Buiten"))
    # Only an import that asks nothing can write this.
    type(first).objects.filter(pk=first.pk).update(lifecycle="merged", merged_into=second)
    type(first).objects.filter(pk=second.pk).update(lifecycle="merged", merged_into=first)
    outside.lifecycle, outside.merged_into = "merged", first

    outside.full_clean()

    assert outside.merged_into == first


def test_three_terms_are_not_broader_than_each_other_in_a_circle(in_english: None) -> None:
    narrow, middle, wide = (
        factories.make_term("audience", code) for code in ("narrow", "middle", "wide")
    )
    for term, broader in [(narrow, middle), (middle, wide)]:
        term.broader = broader
        term.full_clean()
        term.save()

    wide.broader = narrow

    with pytest.raises(ValidationError) as refusal:
        wide.full_clean()
    assert set(refusal.value.message_dict) == {"broader"}
