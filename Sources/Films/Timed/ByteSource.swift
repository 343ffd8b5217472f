/// Bytes that come one after another.
package protocol ByteSource: Sendable {
  /// What there is, up to the buffer's size, and at least one byte; 0 at the end.
  mutating func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(FilmError) -> Int
}

/// Those of a pipe.
struct PipeBytes: ByteSource {
  let end: PipeEnd

  func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(FilmError) -> Int {
    try end.readSome(into: buffer)
  }
}

/// Those of a list.
package struct ListedBytes: ByteSource {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: [UInt8]) { rest = bytes[...] }

  package mutating func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(FilmError) -> Int {
    let part = rest.prefix(buffer.count)
    buffer.copyBytes(from: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }
}

/// A source with a few bytes read ahead, so that single ones can be asked for.
struct BufferedBytes<Source: ByteSource>: Sendable {
  private var source: Source
  private var buffer: [UInt8]
  private var position = 0
  private var end = 0

  /// - Parameter capacity: how many are read ahead, at most.
  init(_ source: Source, capacity: Int = 4096) {
    self.source = source
    buffer = [UInt8](repeating: 0, count: capacity)
  }

  /// - Returns: nil at the end.
  mutating func byte() throws(FilmError) -> UInt8? {
    if position == end {
      position = 0
      end = 0
      end = try fill()
      if end == 0 { return nil }
    }
    position += 1
    return buffer[position - 1]
  }

  private mutating func fill() throws(FilmError) -> Int {
    var source = source
    defer { self.source = source }
    return try buffer.withUnsafeMutableBufferPointer { bytes throws(FilmError) in
      try source.readSome(into: UnsafeMutableRawBufferPointer(bytes))
    }
  }

  /// Fills the target as far as there are bytes.
  /// - Returns: how many there were.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FilmError) -> Int {
    let waiting = min(end - position, target.count)
    target.copyBytes(from: buffer[position..<position + waiting])
    position += waiting
    var filled = waiting
    while filled < target.count {
      let count = try source.readSome(into: UnsafeMutableRawBufferPointer(rebasing: target[filled...]))
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
