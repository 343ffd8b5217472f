import ModelReaders
import Testing

@Suite struct PyTorchZipTests {
  private let honest = ZipBuilder(
    pickle: PickleBuilder.of(
      PickleBuilder.dictionary([("w", PickleBuilder.tensor(shape: [2], strides: [1], count: 2))])),
    storage: PickleBuilder.little(Float(1.5).bitPattern) + PickleBuilder.little(Float(-2).bitPattern))

  private func failure(
    sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout ZipBuilder) -> Void
  ) -> ModelError? {
    var zip = honest
    change(&zip)
    return #expect(throws: ModelError.self, sourceLocation: sourceLocation) { try StateDictionary(zip.bytes) }
  }

  @Test func readsStoredEntries() throws {
    #expect(try StateDictionary(honest.bytes)["w"]?.tensor?.elements == [1.5, -2])
    var other = honest
    other.comment = Array("PK\u{5}\u{6} in a comment that is longer than the end record".utf8)
    #expect(try StateDictionary(other.bytes)["w"]?.tensor?.elements == [1.5, -2])
    other.entries[0].isZip64 = true
    other.entries[1].isZip64 = true
    #expect(try StateDictionary(other.bytes)["w"]?.tensor?.elements == [1.5, -2])
  }

  /// As `torch.save` would write it for more than 65535 entries.
  @Test func readsAZip64Directory() throws {
    let bytes = honest.bytes
    let end = bytes.count - 22
    let size = bytes[(end + 12)..<(end + 16)] + [0, 0, 0, 0]
    let start = bytes[(end + 16)..<(end + 20)] + [0, 0, 0, 0]
    func file(count: Int, position: Int) -> [UInt8] {
      let record: [UInt8] = [0x50, 0x4B, 6, 6] + PickleBuilder.little(UInt64(44)) + [UInt8](repeating: 0, count: 12)
      let counts = PickleBuilder.little(count) + PickleBuilder.little(count)
      let locator: [UInt8] = [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + PickleBuilder.little(position) + [1, 0, 0, 0]
      let last: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12) + [0, 0]
      return bytes[..<end] + record + counts + size + start + locator + last
    }
    #expect(try StateDictionary(file(count: 2, position: end)).names == ["w"])
    for (count, position) in [(3, end), (Int.max, end), (-1, end), (2, 0), (2, -1), (2, Int.max), (2, end + 60)] {
      #expect(throws: ModelError.self) { try StateDictionary(file(count: count, position: position)) }
    }
  }

  @Test func refusesCompressedAndEncryptedEntries() {
    #expect(failure { $0.entries[1].method = 8 }?.message.contains("compressed") == true)
    let error = failure { $0.entries[0].method = 8 }
    #expect(error?.code == .unsupported && error?.context["entry"] == "a/data.pkl")
    #expect(failure { $0.entries[1].flags = 1 }?.message.contains("encrypted") == true)
  }

  @Test func findsLies() {
    let lies: [(inout ZipBuilder) -> Void] = [
      { $0.entries[1].statedSize = .max }, { $0.entries[1].statedSize = 1 << 30 }, { $0.entries[1].statedSize = 4 },
      { $0.entries[0].statedSize = 5 }, { $0.entries[1].statedOffset = .max }, { $0.entries[1].statedOffset = 0 },
      { $0.entries[0].statedOffset = 7 }, { $0.statedCount = 3 }, { $0.statedCount = .max }, { $0.statedCount = 1 },
      { $0.statedDirectoryOffset = 0 }, { $0.statedDirectoryOffset = .max }, { $0.entries[1].name = "a/data/1" },
      { $0.entries.append($0.entries[1]) }, { $0.comment = [UInt8](repeating: 0, count: 65535) + [1] },
    ]
    for (index, lie) in lies.dropLast().enumerated() {
      #expect(failure(lie)?.code == .malformed, "\(index)")
    }
    #expect(failure { $0.entries = [] }?.code == .unsupported)
    #expect(failure { $0.entries.removeFirst() }?.message.contains("data.pkl") == true)
    #expect(failure { $0.entries[1].name = "b/data.pkl" }?.code == .unsupported)
  }

  @Test func findsTheEndBeforeALongComment() throws {
    var zip = honest
    zip.comment = [UInt8](repeating: 0x20, count: 65535)
    #expect(try StateDictionary(zip.bytes).count == 1)
  }
}
