import Tensors

#if canImport(Glibc)
  import CAllocator
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads input after input, in a process of its own that may crash.
struct Child {
  let kind: InputKind
  let seed: UInt64
  let progress: Progress

  /// - Parameter first: the index of the first input.
  func readMany(from first: Int) async throws {
    let corpus = try kind.corpus()
    let reader = try kind.reader()
    limitMemory()
    for index in first... {
      if progress.isOver { return }
      progress.index = index
      let input = kind.input(index, seed: seed, corpus: corpus)
      limitTime()
      do {
        try await reader(input)
        progress.accepted += 1
      } catch {}
      progress.executed += 1
      // What many inputs leave behind together is not the fault of the next one.
      if index % 64 == 63, Self.peakMemory() > kind.limits.bytes / 2 { return }
    }
  }

  /// Reads one input.
  func read(_ input: [UInt8]) async throws {
    let reader = try kind.reader()
    limitMemory()
    limitTime()
    progress.index = 1
    try await reader(input)
  }

  /// The parent looks at the memory in use now and then; this holds in between.
  private func limitMemory() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
      // Threads of the engine's take addresses that they do not use.
      var limit = rlimit(rlim_cur: rlim_t(kind.limits.bytes + 8 << 30), rlim_max: rlim_t(kind.limits.bytes + 8 << 30))
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
      limit = rlimit(rlim_cur: 0, rlim_max: 0)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    #endif
  }

  /// CPU time, so that a busy machine makes nothing look like a hang.
  private func limitTime() {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, whose type differs between systems
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1 + kind.limits.seconds
    var limit = rlimit(rlim_cur: rlim_t(seconds), rlim_max: rlim_t.max)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    #else
      setrlimit(RLIMIT_CPU, &limit)
    #endif
  }

  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, whose type differs between systems
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss << 10
    #endif
  }
}
