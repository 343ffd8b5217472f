/// The entries of a zip file, as `torch.save` writes it: each stored as it is, so that it can be looked at in place.
///
/// Compressed and encrypted entries are named and refused when they are asked for. Checksums are not compared: that
/// would read every byte of weights that are only mapped.
///
/// Source: PKWARE, ".ZIP File Format Specification", 6.3.10, sections 4.3 and 4.5.3 (zip64).
struct ZipArchive {
  private let bytes: UnsafeRawBufferPointer
  private var entries: [String: Entry] = [:]
  /// In the order of the directory.
  private(set) var names: [String] = []

  private struct Entry {
    var method: UInt16
    var isEncrypted: Bool
    var storedSize: UInt64
    var size: UInt64
    var headerOffset: UInt64
  }

  /// - Throws: `ModelError` if the directory is damaged, or if two entries have one name.
  init(_ bytes: UnsafeRawBufferPointer) throws(ModelError) {
    self.bytes = bytes
    let directory = try Self.directory(of: bytes)
    var reader = ByteReader(
      UnsafeRawBufferPointer(rebasing: bytes[..<directory.range.upperBound]), at: directory.range.lowerBound)
    // Each entry takes 46 bytes or more, so that the bytes end before a false count does.
    for _ in 0..<directory.count {
      let (name, entry) = try Self.entry(&reader)
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw ModelError(.malformed, "the zip file holds two entries of one name", context: ["entry": name])
      }
      names.append(name)
    }
  }

  /// An entry's bytes, in place; nil if there is none of that name.
  func contents(of name: String) throws(ModelError) -> UnsafeRawBufferPointer? {
    guard let entry = entries[name] else { return nil }
    do throws(ModelError) {
      guard !entry.isEncrypted else { throw ModelError(.unsupported, "the zip entry is encrypted") }
      guard entry.method == 0, entry.storedSize == entry.size else {
        throw ModelError(
          .unsupported,
          "the zip entry is compressed, which torch.save never does; load the file in PyTorch and save it again")
      }
      guard let start = Int(exactly: entry.headerOffset), start < bytes.count else { throw Self.damaged }
      var reader = ByteReader(bytes, at: start)
      guard try reader.integer(UInt32.self) == Self.localHeaderSignature else { throw Self.damaged }
      _ = try reader.take(22)
      let nameLength: UInt16 = try reader.integer()
      let extraLength: UInt16 = try reader.integer()
      guard try reader.take(nameLength).elementsEqual(name.utf8) else { throw Self.damaged }
      _ = try reader.take(extraLength)
      return try reader.take(entry.size)
    } catch {
      throw error.adding(["entry": name])
    }
  }

  // MARK: - The directory

  private static let localHeaderSignature: UInt32 = 0x0403_4B50
  private static let directoryEntrySignature: UInt32 = 0x0201_4B50
  private static let endSignature: UInt32 = 0x0605_4B50
  private static let zip64LocatorSignature: UInt32 = 0x0706_4B50
  private static let zip64EndSignature: UInt32 = 0x0606_4B50

  private static var damaged: ModelError { ModelError(.malformed, "the zip file is cut short or damaged") }

  /// Where the directory lies and how many entries it has: the end of the file tells.
  private static func directory(of bytes: UnsafeRawBufferPointer) throws(ModelError) -> (
    range: Range<Int>, count: UInt64
  ) {
    // A comment of at most 65535 bytes may follow the end record, which tells its length.
    let endSize = 22
    let last = bytes.count - endSize
    func isEnd(_ candidate: Int) -> Bool {
      let signature = bytes.loadUnaligned(fromByteOffset: candidate, as: UInt32.self)
      let commentLength = bytes.loadUnaligned(fromByteOffset: candidate + 20, as: UInt16.self)
      return UInt32(littleEndian: signature) == endSignature
        && Int(UInt16(littleEndian: commentLength)) == last - candidate
    }
    guard last >= 0, let candidate = (max(0, last - 0xFFFF)...last).last(where: isEnd) else { throw damaged }
    var end = ByteReader(bytes, at: candidate)
    _ = try end.take(10)
    var count = UInt64(try end.integer(UInt16.self))
    var size = UInt64(try end.integer(UInt32.self))
    var start = UInt64(try end.integer(UInt32.self))
    var limit = candidate

    let locatorSize = 20
    if candidate >= locatorSize {
      var locator = ByteReader(bytes, at: candidate - locatorSize)
      if try locator.integer(UInt32.self) == zip64LocatorSignature {
        _ = try locator.take(4)
        guard let position = Int(exactly: try locator.integer(UInt64.self)), position < candidate else { throw damaged }
        var end64 = ByteReader(bytes, at: position)
        guard try end64.integer(UInt32.self) == zip64EndSignature else { throw damaged }
        _ = try end64.take(28)
        count = try end64.integer()
        size = try end64.integer()
        start = try end64.integer()
        limit = position
      }
    }
    guard let start = Int(exactly: start), let size = Int(exactly: size), start <= limit, size <= limit - start else {
      throw damaged
    }
    return (start..<start + size, count)
  }

  private static func entry(_ reader: inout ByteReader) throws(ModelError) -> (name: String, Entry) {
    guard try reader.integer(UInt32.self) == directoryEntrySignature else { throw damaged }
    _ = try reader.take(4)
    let flags: UInt16 = try reader.integer()
    let method: UInt16 = try reader.integer()
    _ = try reader.take(8)
    var entry = Entry(
      method: method, isEncrypted: flags & 1 != 0, storedSize: UInt64(try reader.integer(UInt32.self)),
      size: UInt64(try reader.integer(UInt32.self)), headerOffset: 0)
    let nameLength: UInt16 = try reader.integer()
    let extraLength: UInt16 = try reader.integer()
    let commentLength: UInt16 = try reader.integer()
    _ = try reader.take(8)
    entry.headerOffset = UInt64(try reader.integer(UInt32.self))
    guard let name = String(strictUTF8: try reader.take(nameLength)) else {
      throw ModelError(.malformed, "the zip file holds an entry whose name is not UTF-8")
    }
    try widen(&entry, extra: ByteReader(reader.take(extraLength)))
    _ = try reader.take(commentLength)
    return (name, entry)
  }

  /// Sizes and offsets above 4 GB stand in an extra field: those of the three that the directory marks by all ones.
  private static func widen(_ entry: inout Entry, extra: ByteReader) throws(ModelError) {
    let marker = UInt64(UInt32.max)
    var extra = extra
    while extra.remaining >= 4 {
      let identifier: UInt16 = try extra.integer()
      var field = ByteReader(try extra.take(extra.integer(UInt16.self)))
      guard identifier == 1 else { continue }
      if entry.size == marker { entry.size = try field.integer() }
      if entry.storedSize == marker { entry.storedSize = try field.integer() }
      if entry.headerOffset == marker { entry.headerOffset = try field.integer() }
      return
    }
  }
}
