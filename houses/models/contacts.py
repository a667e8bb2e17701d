from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation
from houses.models.places import Location
from houses.values.phones import phone_in_groups, read_phone


class ContactPointQuerySet(models.QuerySet["ContactPoint"]):
    def public(self, *, on: date) -> Self:
        """The contact points that anyone may see on a day, with what of them may be seen.

        Read `shown_person`, `shown_phone`, `shown_email` and `shown_url`, never
        the columns behind them: a person's name, and the phone, mail and page that
        are the person's own, are published with a recorded basis and until a date.
        After it the role remains, if it can still be reached: by what is not the person's
        own, or by way of the organisation `at` which it is. Load `at` from public().
        """
        person_shown = ~Q(person="") & ~Q(person_basis="") & Q(person_until__gte=on)
        own_details = Q(details_personal=False) | person_shown
        shown = self.filter(
            organisation__status=Organisation.Status.PUBLISHED, internal=False
        ).annotate(
            shown_person=Case(When(person_shown, then=F("person")), default=Value("")),
            shown_phone=Case(When(own_details, then=F("phone")), default=Value("")),
            shown_email=Case(When(own_details, then=F("email")), default=Value("")),
            shown_url=Case(When(own_details, then=F("url")), default=Value("")),
        )
        elsewhere = Q(at__status=Organisation.Status.PUBLISHED)
        return shown.exclude(~elsewhere | Q(at=None), shown_phone="", shown_email="", shown_url="")


class ContactPoint(models.Model):
    """A way to reach an organisation or project, or one of its places, for a purpose.

    Whom one reaches may sit at another organisation: the contact person of a network at the
    foundation that coordinates it.
    """

    class Purpose(models.TextChoices):
        FIRST_CONTACT = "first-contact", _("first contact")
        REGISTRATION = "registration", _("registration")
        JOINING = "joining", _("joining a network")
        PRESS = "press", _("press")
        OTHER = "other", _("other")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="contact_points"
    )
    location = models.ForeignKey(
        Location,
        models.SET_NULL,
        verbose_name=_("place"),
        null=True,
        blank=True,
        related_name="contact_points",
    )
    at = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("answered at"),
        null=True,
        blank=True,
        related_name="contacts_answered",
        help_text=_("The organisation where you reach them, if it is another one."),
    )
    purpose = models.CharField(
        _("for what"), max_length=13, choices=Purpose, default=Purpose.FIRST_CONTACT
    )
    role = TranslatedField(_("role"), help_text=_("Whom you reach: the reception, a volunteer."))
    person = models.CharField(_("person"), max_length=100, blank=True)
    person_basis = models.CharField(
        _("why the name may be published"),
        max_length=200,
        blank=True,
        help_text=_("Consent given on a day, or the public page that names the person."),
    )
    person_until = models.DateField(
        _("name published until"), null=True, blank=True, help_text=_("After it the role remains.")
    )
    details_personal = models.BooleanField(
        _("phone, mail and page are the person's own"),
        default=False,
        help_text=_("They disappear together with the name."),
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    phone_note = TranslatedField(_("when to call"))
    email = models.EmailField(_("e-mail"), blank=True)
    url = models.URLField(_("web page"), max_length=300, blank=True)
    internal = models.BooleanField(
        _("for staff only"), default=False, help_text=_("Never published.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ContactPointQuerySet.as_manager()

    # Set by public(): what of the columns may be seen.
    shown_person: str
    shown_phone: str
    shown_email: str
    shown_url: str

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["organisation", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person="") | (~Q(person_basis="") & Q(person_until__isnull=False)),
                name="contact_person_has_basis_and_end",
                violation_error_message=_(
                    "Say why this person's name may be published, and until when."
                ),
            ),
            models.CheckConstraint(
                condition=Q(details_personal=False) | ~Q(person=""),
                name="contact_personal_details_are_of_a_person",
                violation_error_message=_("Personal details need the person they belong to."),
            ),
            models.CheckConstraint(
                condition=Q(at__isnull=True) | ~Q(at=F("organisation")),
                name="contact_point_is_answered_by_another",
                violation_error_message=_(
                    "Leave this empty where the organisation itself answers."
                ),
            ),
            models.CheckConstraint(
                # By way of the organisation that answers, if by nothing else.
                condition=~Q(phone="") | ~Q(email="") | ~Q(url="") | Q(at__isnull=False),
                name="contact_point_can_be_reached",
                violation_error_message=_(
                    "Give a phone number, an e-mail address or a web page, "
                    "or say where it is answered."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.role or self.get_purpose_display())

    def clean(self) -> None:
        super().clean()
        if self.location and self.location.organisation_id != self.organisation_id:
            raise ValidationError({"location": _("This place is of another organisation.")})
        if self.phone:
            try:
                self.phone = read_phone(self.phone, self.organisation.country())
            except ValidationError as problem:
                raise ValidationError({"phone": problem}) from problem

    def phone_for(self, country: str) -> str:
        """`shown_phone` in the groups in which people of that country write it."""
        return phone_in_groups(self.shown_phone, country)
