"""The built site on localhost."""

from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from coursekit.building import BuildRequest, build_site
from coursekit.course import Course, CourseError


def serve(course: Course, edition: str, port: int) -> None:
    """Serve an edition until interrupted; builds it first if it is not there."""
    site = course.edition(edition) / "site"
    if not site.is_dir():
        build_site(BuildRequest(course, edition))
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise CourseError(f"port {port} is in use: choose another with --port") from None
    print(f"http://localhost:{port}/ (stop with Ctrl-C)", flush=True)
    with server, suppress(KeyboardInterrupt):
        server.serve_forever()
