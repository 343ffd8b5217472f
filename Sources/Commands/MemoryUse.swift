#if canImport(Glibc)
  import CAllocator
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the C library's allocator treats large blocks.
enum MemoryUse {
  /// Blocks from 1 MiB on go back to the system as soon as they are freed.
  ///
  /// By default glibc raises that bound with every large block that is freed, and then keeps them: with the weights of
  /// a deep network, that is hundreds of megabytes which nobody uses.
  static func giveBackLargeBlocks() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
    #endif
  }

  /// The most that the program has had in memory so far, in bytes; nil where the system does not say.
  static var peak: Int? {
    var usage = rusage()
    #if canImport(Glibc)
      guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
    #else
      guard getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
    #endif
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) << 10
    #endif
  }

  /// All that is free goes back, such as what programs of the engine have left.
  static func giveBackAll() {
    #if canImport(Glibc)
      malloc_trim(0)
    #endif
  }
}
