#if canImport(Glibc)
  import CAllocator
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
}
