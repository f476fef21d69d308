/* The wall clock of a process, as a mapped file says: from a moment on, so many seconds a second.
 * No locks, for signal handlers ask as well; two ways in the file, so that a change is seen whole.
 * What waits (CLOCK_MONOTONIC, timeouts) is left alone: it goes by the true clock.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL

struct way { long long from, shows; double rate; };
static const volatile struct { long long current; struct way ways[2]; } *file;

__attribute__((constructor)) static void look(void)
{
    const char *path = getenv("FALSE_CLOCK");
    int opened = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (opened < 0)
        return;
    void *mapped = mmap(NULL, sizeof *file, PROT_READ, MAP_SHARED, opened, 0);
    close(opened);
    if (mapped != MAP_FAILED)
        file = mapped;
}

static long long shown(void)
{
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    long long true_now = now.tv_sec * SECOND + now.tv_nsec;
    if (!file)
        return true_now;
    const volatile struct way *way = &file->ways[file->current & 1];
    return way->shows + (long long)((double)(true_now - way->from) * way->rate);
}

int clock_gettime(clockid_t clock, struct timespec *said)
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
        return syscall(SYS_clock_gettime, clock, said);
    long long now = shown();
    said->tv_sec = now / SECOND;
    said->tv_nsec = now % SECOND;
    return 0;
}

int gettimeofday(struct timeval *restrict said, void *restrict zone)
{
    (void)zone;
    long long now = shown();
    said->tv_sec = now / SECOND;
    said->tv_usec = now % SECOND / 1000;
    return 0;
}

time_t time(time_t *said)
{
    time_t now = shown() / SECOND;
    if (said)
        *said = now;
    return now;
}
