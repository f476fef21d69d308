"""`zabota serve` that looks at the schedule often: a clock that runs fast has many moments in ten seconds."""

import sys

from config import asgi, lifespan, serve

lifespan.LOOK_SECONDS = 0.2
app = asgi.app

if __name__ == "__main__":
    serve.APP = "tests.faults.quick_looks:app"
    serve.serve(sys.argv[1:])
