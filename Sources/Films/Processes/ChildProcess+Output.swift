extension ChildProcess {
  /// All that it writes, up to 4 MiB, in the thread that asks.
  /// - Throws: `FilmError.processFailed` for more than that.
  func allOutput() throws(FilmError) -> [UInt8] {
    guard let output else { return [] }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer { bytes throws(FilmError) in
        try output.readSome(into: UnsafeMutableRawBufferPointer(bytes))
      }
      if count == 0 { return all }
      guard all.count + count <= 1 << 22 else {
        end()
        throw FilmError(.processFailed, "it says far more than it was asked", context: ["program": name])
      }
      all += buffer[..<count]
    }
  }
}
