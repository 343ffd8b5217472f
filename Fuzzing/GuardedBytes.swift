import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that end, but for less than 8, where memory ends that may be touched: who reads on behind them crashes.
final class GuardedBytes: Sendable {
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private nonisolated(unsafe) let mapping: UnsafeMutableRawPointer
  private let mappedCount: Int

  init(_ content: [UInt8]) throws {
    let page = max(1, sysconf(Int32(_SC_PAGESIZE)))
    let pages = (content.count + page - 1) / page * page
    mappedCount = pages + page
    guard
      let mapping = mmap(nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      mapping != MAP_FAILED, mprotect(mapping + pages, page, PROT_NONE) == 0
    else { throw FileError(.readFailed, "there is no memory for an input") }
    self.mapping = mapping
    // In multiples of 8, as files lie in memory.
    let start = mapping + (pages - (content.count + 7) / 8 * 8)
    content.withUnsafeBytes { if let source = $0.baseAddress { start.copyMemory(from: source, byteCount: $0.count) } }
    bytes = UnsafeRawBufferPointer(start: start, count: content.count)
  }

  deinit { munmap(mapping, mappedCount) }
}
