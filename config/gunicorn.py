"""How gunicorn serves the site: `gunicorn --config config/gunicorn.py config.wsgi`."""

import signal
from pathlib import Path

chdir = str(Path(__file__).resolve().parent.parent)

# Two processes, so that one slow page does not hold up all others; in each, threads
# that wait for the database together.
worker_class = "gthread"
workers = 2
threads = 4

# It would lie in HOME, which may be read-only and is shared by two sites of one account.
control_socket_disable = True

# An address longer than this is refused before Django sees it (414); 0 would mean no limit.
limit_request_line = 8190

# Who looked at which house is nobody's business: no access log.
accesslog = None
loglevel = "warning"


def post_fork(_arbiter: object, _worker: object) -> None:
    """Leaves Ctrl-C to the arbiter, which then stops its workers.

    A terminal sends it to all of them; a threaded worker that is told twice at
    once to stop can lock itself up until the arbiter kills it, 30 seconds later.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
