import Foundation
import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

/// Arrays as numpy.save writes them.
@Suite struct NumPyFileTests {
  private static func bytes(_ header: String, version: UInt8 = 1, _ elements: [UInt8]) -> [UInt8] {
    let padded = header + String(repeating: " ", count: 63 - (header.utf8.count + (version == 1 ? 10 : 12)) % 64) + "\n"
    let length = UInt32(padded.utf8.count)
    let lengthBytes = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + lengthBytes + Array(padded.utf8) + elements
  }

  private static func header(_ kind: String, _ shape: String, isColumnMajor: Bool = false) -> String {
    "{'descr': '\(kind)', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': \(shape), }"
  }

  private static func read(_ bytes: [UInt8]) throws -> Constant {
    let file = TemporaryFile(ending: ".npy")
    try Data(bytes).write(to: URL(fileURLWithPath: file.path))
    return try NumPyFile(contentsOf: file.path).value
  }

  private static func little<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
    values.flatMap { value in (0..<MemoryLayout<T>.size).map { UInt8(truncatingIfNeeded: value >> (8 * T($0))) } }
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func readsFloats(version: UInt8) throws {
    let elements: [Float] = [1, -2.5, 3, 4, 5, 6]
    let bytes = Self.bytes(
      Self.header("<f4", "(2, 3)"), version: version, Self.little(elements.map(\.bitPattern)))
    #expect(try Self.read(bytes).tensor == Tensor(shape: [2, 3], elements: elements))
  }

  @Test func readsOtherTypesAndOrders() throws {
    let doubles = Self.little(([1, -2.5] as [Double]).map(\.bitPattern))
    #expect(try Self.read(Self.bytes(Self.header("<f8", "(2,)"), doubles)).tensor?.elements == [1, -2.5])
    let halves = Self.little([0x3C00, 0xC100] as [UInt16])
    #expect(try Self.read(Self.bytes(Self.header("<f2", "(2,)"), halves)).tensor?.elements == [1, -2.5])
    #expect(try Self.read(Self.bytes(Self.header("|u1", "(2, 2)"), [0, 1, 128, 255])).integers == [0, 1, 128, 255])
    #expect(try Self.read(Self.bytes(Self.header("|b1", "()"), [1])).integers == [1])
    let wide = Self.little([-5, 7] as [Int64])
    #expect(try Self.read(Self.bytes(Self.header("<i8", "(2, 1)"), wide)).integers == [-5, 7])
    let columns = Self.bytes(
      Self.header("<i2", "(2, 3)", isColumnMajor: true), Self.little([1, 4, 2, 5, 3, 6] as [Int16]))
    #expect(try Self.read(columns).integers == [1, 2, 3, 4, 5, 6])
    #expect(try Self.read(Self.bytes(Self.header("<f4", "(0, 3)"), [])).shape == [0, 3])
  }

  @Test(arguments: [
    (">f4", "(1,)", "astype"), ("|O", "(1,)", "astype"), ("<f4", "(9,)", "cut short"), ("<f4", "(-1,)", "damaged"),
    ("<f4", "(99999999999, 99999999999)", "impossible"), ("<f4", "3", "damaged"), ("<U3", "(1,)", "astype"),
  ]) func refusesOthers(_ kind: String, _ shape: String, _ words: String) throws {
    let error = #expect(throws: ModelError.self) { try Self.read(Self.bytes(Self.header(kind, shape), [0, 0, 0, 0])) }
    #expect(error.map { "\($0)".contains(words) } == true, "\(String(describing: error))")
  }

  @Test func survivesDamage() throws {
    let whole = Self.bytes(Self.header("<f4", "(2, 3)"), [UInt8](repeating: 7, count: 24))
    var random = SeededRandom(seed: 5)
    for round in 0..<400 {
      var bytes = whole
      if round % 2 == 0 { bytes.removeLast(Int(random.uniform(in: 1...Double(whole.count - 1)))) }
      for _ in 0...3 {
        bytes[Int(random.uniform(in: 0...Double(bytes.count - 1)))] = UInt8(random.uniform(in: 0...255))
      }
      do { #expect(try Self.read(bytes).shape.count >= 0) } catch is ModelError {}
    }
    #expect(throws: ModelError.self) { try Self.read(Array("no array".utf8)) }
  }
}
