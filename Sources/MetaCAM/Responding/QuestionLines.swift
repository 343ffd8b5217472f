#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of a stream, one after another, with a bound on the memory that one may take.
///
///     var lines = QuestionLines(descriptor: STDIN_FILENO, mostBytes: 1 << 20)
///     while let line = lines.next() { … }
package struct QuestionLines {
  private let descriptor: Int32
  private let mostBytes: Int
  private var rest: [UInt8] = []
  private var isAtEnd = false

  package init(descriptor: Int32, mostBytes: Int) {
    self.descriptor = descriptor
    self.mostBytes = mostBytes
  }

  /// Waits for the next line that is not empty, without its end; what stands behind the last end of a line is one, too.
  /// - Returns: of a line that is too long its first `mostBytes + 1` bytes; nil at the end of the stream, or where it fails.
  package mutating func next() -> [UInt8]? {
    var line: [UInt8] = []
    var hasLine = false
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        rest.removeSubrange(...end)
        hasLine = true
      } else {
        line += rest
        rest = []
        if isAtEnd || !fill() { hasLine = true }
      }
      // Of the rest of a long line nothing is kept.
      if line.count > mostBytes { line.removeLast(line.count - mostBytes - 1) }
      guard hasLine else { continue }
      if !line.isEmpty { return line }
      if isAtEnd { return nil }
      hasLine = false
    }
  }

  /// - Returns: whether there is more.
  private mutating func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        isAtEnd = true
        return false
      }
      rest += chunk[..<count]
      return true
    }
  }
}
