#include "CMappedRanges.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

// A link of a list that only grows: the handler walks it without a lock. A range that is not watched any more is free for
// the next one.
struct mapped_range {
  atomic_uintptr_t start;
  // 0 while nothing is watched here.
  atomic_uintptr_t end;
  // Odd while the two above change, so that nobody takes the start of one range and the end of another.
  atomic_uint version;
  atomic_bool is_broken;
  // Under the lock.
  bool is_free;
  // Never changes once the link is in the list.
  mapped_range *next;
};

static _Atomic(mapped_range *) ranges;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_handled;
static uintptr_t page_size;
static struct sigaction previous;

// The range that holds an address, with its end; null if there is none.
static mapped_range *range_holding(uintptr_t address, uintptr_t *end) {
  for (mapped_range *range = atomic_load(&ranges); range; range = range->next) {
    unsigned version = atomic_load(&range->version);
    uintptr_t range_start = atomic_load(&range->start);
    uintptr_t range_end = atomic_load(&range->end);
    // One that changes now is not the one that is being read.
    if (version % 2 != 0 || atomic_load(&range->version) != version) continue;
    if (address >= range_start && address < range_end) {
      *end = range_end;
      return range;
    }
  }
  return NULL;
}

static void handle(int number, siginfo_t *information, void *context) {
  int error = errno;
  uintptr_t address = (uintptr_t)information->si_addr;
  uintptr_t end = 0;
  mapped_range *range = range_holding(address, &end);
  if (range) {
    // Pages behind a missing one are missing, too.
    uintptr_t page = address - address % page_size;
    atomic_store(&range->is_broken, true);
    void *zeros =
        mmap((void *)page, end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    errno = error;
    if (zeros != MAP_FAILED) return;
  }
  // Somebody else's: as if this handler were not there.
  if (previous.sa_flags & SA_SIGINFO) {
    previous.sa_sigaction(number, information, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(number);
  } else {
    // The same access again ends the program as usual.
    signal(number, SIG_DFL);
  }
  errno = error;
}

static bool handle_signal(void) {
  if (is_handled) return true;
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  if (sigaction(SIGBUS, NULL, &previous) != 0) return false;
  struct sigaction action = {0};
  action.sa_sigaction = handle;
  // On the thread's own stack: OpenVINO 2026.4.1 gives the thread that loads its plugin another one for signals, and frees
  // it. A handler that asks for that ends the program.
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  is_handled = sigaction(SIGBUS, &action, NULL) == 0;
  return is_handled;
}

// A link that is free, or a new one; null where there is no memory.
static mapped_range *free_range(void) {
  for (mapped_range *range = atomic_load(&ranges); range; range = range->next)
    if (range->is_free) return range;
  mapped_range *range = calloc(1, sizeof(mapped_range));
  if (!range) return NULL;
  range->next = atomic_load(&ranges);
  atomic_store(&ranges, range);
  return range;
}

static void change(mapped_range *range, uintptr_t start, uintptr_t end) {
  atomic_fetch_add(&range->version, 1);
  atomic_store(&range->start, start);
  atomic_store(&range->end, end);
  atomic_fetch_add(&range->version, 1);
}

mapped_range *mapped_range_watch(void *start, size_t length) {
  pthread_mutex_lock(&lock);
  mapped_range *range = handle_signal() ? free_range() : NULL;
  if (range) {
    range->is_free = false;
    atomic_store(&range->is_broken, false);
    // The last page belongs to the mapping, wherever the file ends in it.
    uintptr_t end = ((uintptr_t)start + length + page_size - 1) / page_size * page_size;
    change(range, (uintptr_t)start, end);
  }
  pthread_mutex_unlock(&lock);
  return range;
}

bool mapped_range_is_broken(const mapped_range *range) { return atomic_load(&range->is_broken); }

void mapped_range_unwatch(mapped_range *range) {
  pthread_mutex_lock(&lock);
  change(range, 0, 0);
  range->is_free = true;
  pthread_mutex_unlock(&lock);
}
