import Files
import Foundation
import OpenVINORuntime
import TestSupport
import Testing

@Suite struct ModelCacheTests {
  private let folder = NSTemporaryDirectory() + "metacam-cache-\(UUID().uuidString)"
  private let core: Core
  private var cache: ModelCache { ModelCache(folder: folder, core: core) }

  init() throws { core = try Core() }

  private struct Unexpected: Error {}

  private func key(_ text: String) -> ContentHash {
    var hash = ContentHash()
    hash.combine(text)
    return hash
  }

  private func model(_ fixture: String = "copied_weight") throws -> Model {
    try Model(path: Fixtures.path("onnx/\(fixture).onnx"), core: core)
  }

  private func expectRight(_ compiled: CompiledModel) throws {
    let outputs = try compiled.run(["x": image(7)])
    #expect(largestDifference(outputs["y"], convolved(image(7))) < 1e-5)
    // Copies of a weight stay two on the way through the cache: see WeightTests.
    #expect(largestDifference(outputs["z"], transposedConvolved(convolved(image(7)))) < 1e-4)
  }

  private var entries: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

  @Test func keepsWhatWasCompiled() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try cache.compiledModel(for: key("a")) { try model() }
    try expectRight(first)
    let second = try cache.compiledModel(for: key("a")) { throw Unexpected() }
    try expectRight(second)
    #expect(second.inputs == first.inputs && second.outputs == first.outputs)
    #expect(entries.count == 1)
  }

  /// The engine reads a constant like this one where it lies in the cache's file, whenever the network runs.
  @Test func keepsTheEntryAliveWhileItIsUsed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("a")) { try model("add_constant") }
    let compiled = try cache.compiledModel(for: key("a")) { throw Unexpected() }
    try FileManager.default.removeItem(atPath: folder)
    let constant = Tensor(shape: [32, 64], elements: (1...2048).map { Float(sin(Double($0))) })
    let sum = try compiled.run([Tensor(shape: [32, 64], repeating: 0)])[0]
    // One unit in the last place of numbers up to 1.
    #expect(largestDifference(sum, constant) <= 0x1p-23)
  }

  @Test func keepsOtherContentsAndSettingsApart() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("a")) { try model() }
    let other = ModelCache(folder: folder, core: try Core(.init(threads: 1)))
    let paths = [
      try cache.entryPath(for: key("a")), try cache.entryPath(for: key("b")), try other.entryPath(for: key("a")),
    ]
    #expect(Set(paths).count == 3)
    #expect(throws: Unexpected.self) { try cache.compiledModel(for: key("b")) { throw Unexpected() } }
    #expect(throws: Unexpected.self) { try other.compiledModel(for: key("a")) { throw Unexpected() } }
  }

  @Test func compilesAnewWhereTheEntryIsDamaged() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("a")) { try model() }
    let path = try cache.entryPath(for: key("a"))
    let good = try MappedFile(path: path).withBytes { Array($0) }
    var damaged: [[UInt8]] = [[], [1], Array(good.dropLast()), Array(good.prefix(good.count / 2)), good + [0]]
    // A flipped bit in the weights, in the description, and in the trailer.
    for place in [good.count / 10, good.count / 2, good.count - 20, good.count - 1] {
      var bytes = good
      bytes[place] ^= 4
      damaged.append(bytes)
    }
    for bytes in damaged {
      try AtomicFile.write(bytes, to: path)
      #expect(throws: Unexpected.self) { try cache.compiledModel(for: key("a")) { throw Unexpected() } }
      try expectRight(cache.compiledModel(for: key("a")) { try model() })
      try expectRight(cache.compiledModel(for: key("a")) { throw Unexpected() })
    }
  }

  @Test func isSharedByManyAtOnce() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask { try expectRight(cache.compiledModel(for: key("a")) { try model() }) }
      }
      try await group.waitForAll()
    }
    #expect(entries.count == 1)
  }

  @Test func worksWithoutAFolder() throws {
    for folder in ["/dev/null/cache", Fixtures.path("onnx/add.onnx")] {
      try expectRight(ModelCache(folder: folder, core: core).compiledModel(for: key("a")) { try model() })
    }
  }

  @Test func removesTheLongestUnused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("old")) { try model() }
    let size = try MappedFile(path: cache.entryPath(for: key("old"))).bytes.count
    let old = try cache.entryPath(for: key("old"))
    _ = try cache.compiledModel(for: key("older")) { try model() }
    for (path, age) in [(old, 100.0), (try cache.entryPath(for: key("older")), 200)] {
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
    }
    // Use makes the older one the newer one.
    _ = try cache.compiledModel(for: key("older")) { throw Unexpected() }
    let small = ModelCache(folder: folder, core: core, limit: 2 * size + size / 2)
    _ = try small.compiledModel(for: key("new")) { try model() }
    #expect(entries.count == 2)
    #expect(!FileManager.default.fileExists(atPath: old))
  }
}

@Suite struct ContentHashTests {
  /// Reference values of XXH64 with seed 0.
  @Test func agreesWithXXH64() {
    let expected: [(String, UInt64)] = [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ]
    for (text, value) in expected {
      #expect(Array(text.utf8).withUnsafeBytes { ContentHash.xxh64($0) } == value, "\(text)")
    }
  }

  @Test func tellsEveryBitApart() {
    var seen: Set<UInt64> = []
    for bit in 0..<8 * 100 {
      var bytes = [UInt8](repeating: 0, count: 100)
      bytes[bit / 8] = 1 << UInt8(bit % 8)
      var hash = ContentHash()
      bytes.withUnsafeBytes { hash.combine($0) }
      seen.insert(hash.value)
    }
    #expect(seen.count == 800)
  }

  @Test func tellsPartsApart() {
    func hash(_ parts: String...) -> UInt64 {
      var hash = ContentHash()
      for part in parts { hash.combine(part) }
      return hash.value
    }
    #expect(Set([hash(), hash(""), hash("ab"), hash("a", "b"), hash("b", "a"), hash("ab", "")]).count == 6)
    var row = ContentHash()
    var column = ContentHash()
    row.combine(Tensor(shape: [1, 2], elements: [1, 2]))
    column.combine(Tensor(shape: [2, 1], elements: [1, 2]))
    #expect(row.value != column.value)
  }
}
