"""How a row is called in a list to choose from, where its bare name could be two things."""

from functools import singledispatch

from django.db import models

from houses.desk.bases import ModelChoiceField, ModelMultipleChoiceField
from houses.models import Region, Term


@singledispatch
def caption(row: models.Model) -> str:
    return str(row)


@caption.register
def _(row: Region) -> str:
    above = row.ancestor_paths[-1:]
    where = [str(row.get_kind_display()), *(path.rpartition("/")[2] for path in above)]
    return f"{row} ({', '.join(where)})"


@caption.register
def _(row: Term) -> str:
    return f"{row} ({row.get_scheme_display()})"


class CaptionedChoice(ModelChoiceField):
    def label_from_instance(self, obj: models.Model) -> str:
        return caption(obj)


class CaptionedChoices(ModelMultipleChoiceField):
    def label_from_instance(self, obj: models.Model) -> str:
        return caption(obj)
