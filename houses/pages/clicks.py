from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from houses.finding.tallying import LAST_RANK, tally_click
from houses.pages.doorstep import sent_from_elsewhere

PLAIN = "text/plain; charset=utf-8"


@csrf_exempt
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """Counts that a house was opened, by its place in the list (`rank=3`), and nothing else."""
    if sent_from_elsewhere(request):
        sentence = _("Only our own pages may count.")
        return HttpResponse(sentence, status=403, content_type=PLAIN)
    try:
        tally_click(int(request.POST.get("rank", "")), on=timezone.localdate())
    except ValueError:
        sentence = _("“rank” is a whole number from 1 to %(last)d.") % {"last": LAST_RANK}
        return HttpResponse(sentence, status=400, content_type=PLAIN)
    return HttpResponse(status=204)
