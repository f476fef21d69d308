"""How many files, and so links, this process may have open: raised at the start, said where it is little."""

import resource

WANTED = 20_000
FEW = 4_000
RESERVED = 400
"""Files that stay free for the database, mail, jobs and what people send: no link may take them."""


def raise_limit() -> int:
    """As far as the system lets us without being root; how many it is now."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if most == resource.RLIM_INFINITY else min(WANTED, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    return limit()


def limit() -> int:
    now = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return 1 << 30 if now == resource.RLIM_INFINITY else now


def most_links() -> int:
    """Links from browsers and programs that one process may hold."""
    return max(limit() - RESERVED, limit() // 2)


def warning() -> str:
    """What to do where the limit is low; "" where it is not."""
    if limit() >= FEW:
        return ""
    return (
        f"This machine lets Zabota have {limit()} files open, so at most {most_links()} screens and visitors "
        "may be connected at once; further ones are asked to come again. To allow more, start it after "
        f"'ulimit -n {WANTED}', or with LimitNOFILE={WANTED} in its systemd unit."
    )
