"""The columns of the file of grants and what each holds: the page explains them, the file has them.

The headings are those of the spreadsheets of the 360Giving Data Standard. The standard wants some
cells filled of which we may know nothing: these stay empty.
"""

from django.utils.translation import gettext_lazy

# First the headings of the standard, which are never translated, then our own.
COLUMNS = {
    "Identifier": gettext_lazy("The name of this site and our number for the grant."),
    "Title": gettext_lazy(
        "The name of the project. Without a project: who received it. We made the title ourselves."
    ),
    "Description": gettext_lazy("What our sources tell about the grant."),
    "Currency": gettext_lazy("Three capitals (ISO 4217). Empty if the amount is not known."),
    "Amount Awarded": gettext_lazy("The amount, in figures."),
    "Award Date": gettext_lazy(
        "The day on which it was given. Empty if a source gives only a month, a year or a period."
    ),
    "URL": gettext_lazy("The page that shows the grant. This address stays."),
    "Planned Dates:Start Date": gettext_lazy(
        "When the period began: a day, a month or a year, as far as we are certain."
    ),
    "Planned Dates:End Date": gettext_lazy(
        "When the period ended: a day, a month or a year, as far as we are certain."
    ),
    "Recipient Org:Identifier": gettext_lazy(
        "The company number of who received it (BE-BCE_KBO or NL-KVK). Without a number: our own."
    ),
    "Recipient Org:Name": gettext_lazy(
        "Who received it. Empty if we know only for which project it was."
    ),
    "Funding Org:Identifier": gettext_lazy(
        "The same for the funder. Empty if the funder has no page here."
    ),
    "Funding Org:Name": gettext_lazy("The funder, as our site or our source calls it."),
    "Data Source": gettext_lazy("The address of a source."),
    "Period": gettext_lazy("The period as our source writes it."),
    "Period (EDTF)": gettext_lazy("The same period in the notation of ISO 8601-2."),
    "Also Given": gettext_lazy("What was given besides money."),
    "Recipient Page": gettext_lazy("Our page about who received it. This address stays."),
    "Funder Page": gettext_lazy("Our page about the funder. This address stays."),
    "Project Identifier": gettext_lazy("The company number of the project, or our own number."),
    "Project Name": gettext_lazy("The project for which it was given."),
    "Project Page": gettext_lazy("Our page about the project. This address stays."),
    "Sources": gettext_lazy("All sources, with a line between them."),
    "Licence": gettext_lazy("The page that tells what you may do with the data."),
}
