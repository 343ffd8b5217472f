import Files
import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

@Suite struct ModelCacheTests {
  private let folder = NSTemporaryDirectory() + "metacam-cache-\(UUID().uuidString)"
  private let core: Core
  private let cache: ModelCache

  init() throws {
    core = try Core()
    cache = try ModelCache(folder: folder, core: core)
  }

  private struct Unexpected: Error {}

  private func key(_ text: String) -> KeyedHash {
    var hash = cache.hash()
    hash.combine(text)
    return hash
  }

  private func model(_ fixture: String = "copied_weight") throws -> Model {
    try Model(path: Fixtures.path("onnx/\(fixture).onnx"), core: core)
  }

  private func expectRight(_ compiled: CompiledModel) async throws {
    let outputs = try await compiled.run(["x": image(7)])
    #expect(largestDifference(outputs["y"], convolved(image(7))) < 1e-5)
    // Copies of a weight stay two on the way through the cache: see WeightTests.
    #expect(largestDifference(outputs["z"], transposedConvolved(convolved(image(7)))) < 1e-4)
  }

  private var entries: [ModelCacheFolder.Entry] { (try? cache.folder.entries()) ?? [] }

  private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  @Test func keepsWhatWasCompiled() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try cache.compiledModel(for: key("a")) { try model() }
    try await expectRight(first)
    let second = try cache.compiledModel(for: key("a")) { throw Unexpected() }
    try await expectRight(second)
    #expect(second.inputs == first.inputs && second.outputs == first.outputs)
    #expect(entries.count == 1)
  }

  /// A large network is run from its entry at once: what the engine compiled holds the weights twice.
  @Test(arguments: [0, Int.max]) func opensWhatItHasJustKept(reopenedLength: Int) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // 2 MB of weights: an entry of more than 1 MiB is mapped, not read.
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 512])])
    graph.constant("w", Tensor(shape: [512, 1024], elements: (0..<512 * 1024).map { Float($0 % 97) / 97 }))
    graph.outputs = [try graph.add("MatMul", ["x", "w"], name: "y")]
    var count = 0
    let compiled = try cache.compiledModel(for: key("a"), reopenedFrom: reopenedLength) {
      count += 1
      return try Model(onnx: ONNXWriter.bytes(of: graph), core: core)
    }
    #expect(count == 1 && entries.count == 1)
    let x = Tensor(shape: [1, 512], repeating: 1)
    let expected = try await compiled.run([x])
    let again = try cache.compiledModel(for: key("a")) { throw Unexpected() }
    #expect(try await again.run([x]) == expected)
    // Only a network that reads its entry notices that it was cut short.
    #expect(truncate(try cache.entryPath(for: key("a")), 4096) == 0)
    if reopenedLength == 0 {
      await #expect(throws: RuntimeError.self) { try await compiled.run([x]) }
    } else {
      #expect(try await compiled.run([x]) == expected)
    }
  }

  /// The engine reads a constant like this one where it lies in the cache's file, whenever the network runs.
  @Test func keepsTheEntryAliveWhileItIsUsed() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("a")) { try model("add_constant") }
    let compiled = try cache.compiledModel(for: key("a")) { throw Unexpected() }
    try FileManager.default.removeItem(atPath: folder)
    let constant = Tensor(shape: [32, 64], elements: (1...2048).map { Float(sin(Double($0))) })
    let sum = try await compiled.run([Tensor(shape: [32, 64], repeating: 0)])[0]
    // One unit in the last place of numbers up to 1.
    #expect(largestDifference(sum, constant) <= 0x1p-23)
  }

  @Test func keepsOtherContentsAndSettingsApart() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("a")) { try model() }
    let other = try ModelCache(folder: folder, core: Core(.init(threads: 1)))
    let paths = [
      try cache.entryPath(for: key("a")), try cache.entryPath(for: key("b")), try other.entryPath(for: key("a")),
    ]
    #expect(Set(paths).count == 3)
    #expect(throws: Unexpected.self) { try cache.compiledModel(for: key("b")) { throw Unexpected() } }
    #expect(throws: Unexpected.self) { try other.compiledModel(for: key("a")) { throw Unexpected() } }
  }

  @Test func compilesAnewWhereTheEntryIsDamaged() async throws {
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
      #expect(!FileManager.default.fileExists(atPath: path))
      try await expectRight(cache.compiledModel(for: key("a")) { try model() })
      try await expectRight(cache.compiledModel(for: key("a")) { throw Unexpected() })
    }
  }

  /// Under another key's name an entry is as good as a damaged one; and so are all under another secret.
  @Test func takesNoEntryForAnother() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try cache.compiledModel(for: key("other")) { try model("add_constant") }
    _ = try cache.compiledModel(for: key("a")) { try model() }
    let (path, other) = (try cache.entryPath(for: key("a")), try cache.entryPath(for: key("other")))
    let planted = try MappedFile(path: other).withBytes { Array($0) }
    try AtomicFile.write(planted, to: path)
    #expect(throws: Unexpected.self) { try cache.compiledModel(for: key("a")) { throw Unexpected() } }
    try await expectRight(cache.compiledModel(for: key("a")) { try model() })
    // The key alone put right does not help: the hash is of both.
    var forged = planted
    let rightKey = try MappedFile(path: path).withBytes { Array($0.suffix(72).prefix(32)) }
    forged.replaceSubrange(forged.count - 72..<forged.count - 40, with: rightKey)
    try AtomicFile.write(forged, to: path)
    #expect(throws: Unexpected.self) { try cache.compiledModel(for: key("a")) { throw Unexpected() } }

    for secret in [nil, [1, 2, 3], [UInt8](repeating: 1, count: 32)] as [[UInt8]?] {
      try FileManager.default.removeItem(atPath: folder + "/secret")
      if let secret { try AtomicFile.write(secret, to: folder + "/secret") }
      let anew = try ModelCache(folder: folder, core: core)
      var hash = anew.hash()
      hash.combine("other")
      #expect(throws: Unexpected.self) { try anew.compiledModel(for: hash) { throw Unexpected() } }
      try AtomicFile.write(planted, to: anew.entryPath(for: hash))
      #expect(throws: Unexpected.self) { try anew.compiledModel(for: hash) { throw Unexpected() } }
    }
  }

  @Test func listsAndClears() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["a", "b"] { _ = try cache.compiledModel(for: key(name)) { try model("add_constant") } }
    let path = try cache.entryPath(for: key("a"))
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: path)
    let listed = entries
    #expect(listed.count == 2 && listed.last?.lastUse == 1000)
    #expect(try listed.last?.size == MappedFile(path: path).bytes.count)
    #expect(path == "\(folder)/\(listed.last?.name ?? "").compiled")
    try AtomicFile.write([1], to: folder + "/somebody's")
    try AtomicFile.write([1], to: folder + "/x.partial")
    try cache.folder.clear()
    #expect(try files() == ["somebody's"])
    // It goes on from there, under a new secret or the old one.
    _ = try cache.compiledModel(for: key("a")) { try model("add_constant") }
    _ = try cache.compiledModel(for: key("a")) { throw Unexpected() }
  }

  @Test func isSharedByManyAtOnce() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask { try await expectRight(cache.compiledModel(for: key("a")) { try model() }) }
      }
      try await group.waitForAll()
    }
    #expect(entries.count == 1)
  }

  @Test func saysWhereItCannotBe() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for folder in ["/dev/null/cache", Fixtures.path("onnx/add.onnx")] {
      #expect(throws: FileError.self) { try ModelCache(folder: folder, core: core) }
    }
  }

  @Test func worksOnWithoutItsFolder() async throws {
    try FileManager.default.removeItem(atPath: folder)
    try await expectRight(cache.compiledModel(for: key("a")) { try model() })
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  /// Links and other names in the folder are not written through.
  @Test func writesThroughNoLink() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let outside = folder + "/outside"
    try AtomicFile.write([1], to: outside)
    let path = try cache.entryPath(for: key("a"))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: outside)
    try await expectRight(cache.compiledModel(for: key("a")) { try model() })
    #expect(try MappedFile(path: outside).bytes.count == 1)
    try await expectRight(cache.compiledModel(for: key("a")) { throw Unexpected() })
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
    let small = try ModelCache(folder: folder, core: core, limit: 2 * size + size / 2)
    _ = try small.compiledModel(for: key("new")) { try model() }
    #expect(entries.count == 2)
    #expect(!FileManager.default.fileExists(atPath: old))
  }
}
