"""The command that shows a site on this computer."""

import argparse
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from coursekit.course import Course, CourseError


def add_serve_options(command: argparse.ArgumentParser) -> None:
    """What ``serve`` can be told."""
    command.add_argument("--edition", default="public", help="public or instructor")
    command.add_argument("--port", type=int, default=8000, help="from 1 to 65535 (default: 8000)")
    command.set_defaults(run=run_serve)


def run_serve(options: argparse.Namespace, course: Course) -> int:
    """Show an edition on localhost until interrupted; builds it first if it is not there."""
    from coursekit.building import BuildRequest, build_site

    site = course.edition(options.edition) / "site"
    if not site.is_dir():
        build_site(BuildRequest(course, options.edition))
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", options.port), handler)
    except OSError as error:
        raise CourseError(
            f"port {options.port} cannot be used ({error.strerror}): choose another with --port"
        ) from None
    print(f"http://localhost:{options.port}/ (stop with Ctrl-C)", flush=True)
    with server, suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0
