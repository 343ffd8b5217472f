import Foundation
import ModelReaders
import TestSupport
import Testing

/// Bytes in memory of their own, as a file's mapping would hold them.
final class Bytes: Sendable {
  nonisolated(unsafe) let buffer: UnsafeRawBufferPointer

  init(_ bytes: some Collection<UInt8>) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(memory)
  }

  deinit { buffer.deallocate() }
}

extension StateDictionary {
  init(_ bytes: some Collection<UInt8>) throws(ModelError) {
    let owner = Bytes(bytes)
    try self.init(bytes: owner.buffer, owner: owner)
  }
}

/// The fixtures, and what `make_weight_fixtures.py` says about them.
enum WeightFixtures {
  struct ExpectedTensor: Decodable, Equatable {
    var name: String
    var type: String
    var shape: [Int]
    /// The bits of 32-bit floats, or integers.
    var elements: [Int64]
  }

  static func expected() throws -> [String: [ExpectedTensor]] {
    try JSONDecoder().decode([String: [ExpectedTensor]].self, from: Data(bytes("expected.json")))
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("weights/" + name))))
  }

  static func description(_ dictionary: StateDictionary) -> [ExpectedTensor] {
    dictionary.map { name, value in
      let elements =
        value.tensor.map { $0.elements.map { Int64($0.bitPattern) } } ?? value.integers ?? []
      return ExpectedTensor(name: name, type: value.elementType.rawValue, shape: value.shape, elements: elements)
    }
  }
}

/// Pickles, written by hand.
enum PickleBuilder {
  static func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(bytes, count: count).joined())
  }

  static func string(_ text: String) -> [UInt8] { [0x58] + little(UInt32(text.utf8.count)) + Array(text.utf8) }
  static func global(_ module: String, _ name: String) -> [UInt8] { Array("c\(module)\n\(name)\n".utf8) }
  static func integer(_ value: Int) -> [UInt8] { [0x8A, 8] + little(value) }
  static func tuple(_ parts: [[UInt8]]) -> [UInt8] { [0x28] + parts.joined() + [0x74] }
  static func call(_ global: [UInt8], _ arguments: [[UInt8]]) -> [UInt8] { global + tuple(arguments) + [0x52] }
  static func dictionary(_ items: [(String, [UInt8])]) -> [UInt8] {
    [0x7D, 0x28] + items.flatMap { string($0.0) + $0.1 } + [0x75]
  }

  /// A tensor over the storage '0' of `count` elements.
  static func tensor(
    shape: [Int], strides: [Int], offset: Int = 0, count: Int, storage: String = "FloatStorage"
  ) -> [UInt8] {
    let id = tuple([string("storage"), global("torch", storage), string("0"), string("cpu"), integer(count)])
    return call(
      global("torch._utils", "_rebuild_tensor_v2"),
      [
        id + [0x51], integer(offset), tuple(shape.map(integer)), tuple(strides.map(integer)), [0x89], [0x7D],
      ])
  }

  static func little(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian, Array.init) }

  /// The pickle of one object.
  static func of(_ object: [UInt8]) -> [UInt8] { [0x80, 2] + object + [0x2E] }
}

/// Zip files, written by hand, so that they can lie.
struct ZipBuilder {
  struct Entry {
    var name: String
    var contents: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var statedSize: UInt32?
    var statedOffset: UInt32?
    /// Puts sizes and offset into the extra field.
    var isZip64 = false
  }

  var entries: [Entry]
  var statedCount: UInt16?
  var statedDirectoryOffset: UInt32?
  var comment: [UInt8] = []

  /// A state dict: its pickle and the bytes of its storage '0'.
  init(pickle: [UInt8], storage: [UInt8] = []) {
    entries = [Entry(name: "a/data.pkl", contents: pickle), Entry(name: "a/data/0", contents: storage)]
  }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    let little32 = { (value: UInt32) in PickleBuilder.little(value) }
    let little16 = { (value: UInt16) in PickleBuilder.little(value) }
    for entry in entries {
      let offset = entry.statedOffset ?? UInt32(file.count)
      let size = entry.statedSize ?? UInt32(entry.contents.count)
      let name = Array(entry.name.utf8)
      let common = little16(entry.flags) + little16(entry.method) + [UInt8](repeating: 0, count: 8)
      file += [0x50, 0x4B, 3, 4, 20, 0] + common + little32(size) + little32(size)
      file += little16(UInt16(name.count)) + [0, 0] + name + entry.contents
      let extra =
        entry.isZip64
        ? [1, 0, 24, 0] + PickleBuilder.little(UInt64(size)) + PickleBuilder.little(UInt64(size))
          + PickleBuilder.little(UInt64(offset)) : []
      let marked = entry.isZip64 ? UInt32.max : size
      directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + common + little32(marked) + little32(marked)
      directory += little16(UInt16(name.count)) + little16(UInt16(extra.count)) + [UInt8](repeating: 0, count: 10)
      directory += little32(entry.isZip64 ? UInt32.max : offset) + name + extra
    }
    let start = statedDirectoryOffset ?? UInt32(file.count)
    let count = little16(statedCount ?? UInt16(entries.count))
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + little32(UInt32(directory.count))
      + little32(start) + little16(UInt16(comment.count)) + comment
  }
}
