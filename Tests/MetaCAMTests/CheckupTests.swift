import Foundation
import MetaCAM
import TestSupport
import Testing

/// What a checkup says of machines that are not at hand.
@Suite struct CheckupTests {
  private static func machine(
    flags: String = "fpu sse4_2 avx2 avx512f", total: Int = 16 << 20, free: Int = 8 << 20, limit: Int? = nil,
    environment: [String: String] = [:], freeBytes: @escaping @Sendable (String) -> Int? = { _ in nil }
  ) -> CheckedMachine {
    CheckedMachine(
      environment: environment, processorText: "processor\t: 0\nmodel name\t: A processor\nflags\t\t: \(flags)\n\n",
      memoryText: "MemTotal:       \(total) kB\nMemFree:        5 kB\nMemAvailable:   \(free) kB\n", memoryLimit: limit,
      coreCount: 2, freeBytes: freeBytes)
  }

  private static func found(_ slug: String, _ machine: CheckedMachine) async throws -> [CheckupFinding] {
    let topic = try CheckupTopic.named(slug)
    return await topic.findings(on: machine)
  }

  @Test(arguments: [
    (
      "fpu sse4_2 avx2 avx512f avx512_bf16 amx_tile", CheckupFinding.State.good,
      "A processor, 2 cores, AVX2, AVX-512, bf16, AMX"
    ),
    ("fpu sse4_2 avx", .limited, "without AVX2"), ("fpu", .bad, "lacks SSE4.2"),
  ])
  func tellsProcessors(flags: String, state: CheckupFinding.State, text: String) async throws {
    let found = try await Self.found("processor", Self.machine(flags: flags))
    #expect(found.map(\.state) == [state] && found[0].text.contains(text), "\(found)")
    #expect((found[0].remedy == nil) == (state == .good))
  }

  @Test func tellsMemory() async throws {
    #expect(try await Self.found("memory", Self.machine()) == [CheckupFinding(.good, "8.0 GiB free of 16.0 GiB")])
    let small = try await Self.found("memory", Self.machine(limit: 1 << 30))
    #expect(
      small[0].state == .limited
        && small[0].text.hasPrefix("1.0 GiB free of 16.0 GiB, of which this process may have 1.0"))
    var other = Self.machine()
    other.memoryText = ""
    #expect(try await Self.found("memory", other)[0].state == .good)
  }

  @Test func tellsFolders() async throws {
    let folder = TemporaryFile()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let full = try await Self.found(
      "cache", Self.machine(environment: ["METACAM_CACHE": folder.path + "/cache"]) { _ in 3 << 20 })
    #expect(full[0].state == .limited && full[0].text.contains("0.0 GiB left"), "\(full)")
    // A file stands where the folder would be.
    try Data().write(to: URL(fileURLWithPath: folder.path + "/file"))
    let none = try await Self.found("cache", Self.machine(environment: ["METACAM_CACHE": folder.path + "/file/cache"]))
    #expect(none[0].state == .limited && none[0].remedy != nil, "\(none)")
    let temporary = try await Self.found("temporary", Self.machine(environment: ["TMPDIR": "/no/such/folder"]))
    #expect(temporary[0].state == .limited && temporary[0].text.contains("/no/such/folder"))
    let films = try await Self.found("films", Self.machine(environment: ["PATH": "/no/such/folder"]))
    #expect(films[0].state == .limited && films[0].text.contains("apt-get install ffmpeg"))
  }

  @Test func tellsSettings() async throws {
    let file = TemporaryFile()
    func found(_ text: String) async throws -> CheckupFinding {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
      return try await Self.found("settings", Self.machine(environment: ["METACAM_CONFIG": file.path]))[0]
    }
    let good = try await found(#"{"threads": 3}"#)
    #expect(good.state == .good && good.text.hasSuffix("set: threads"), "\(good)")
    let bad = try await found(#"{"thread": 3}"#)
    #expect(bad.state == .bad && bad.text.contains("'threads'"), "\(bad)")
  }

  /// The engine, the self-test, the precision, fonts and codecs of this machine, which runs these tests.
  @Test(arguments: ["engine", "self-test", "precision", "fonts", "codecs"])
  func findsThisMachineFit(slug: String) async throws {
    let found = try await CheckupTopic.named(slug).findings()
    #expect(!found.isEmpty && found.allSatisfy { $0.state != .bad }, "\(found)")
    if slug == "codecs" {
      #expect(CodecLibrary.all.count == 10)
      for library in CodecLibrary.all { #expect(library.version.first?.isNumber == true, "\(library)") }
    }
  }
}
