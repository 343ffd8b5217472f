import Foundation
import MetaCAM
import TestSupport
import Testing

/// A sweep with networks behind it, computed at once and by several.
@Suite struct SweepTests {
  private let pictures = TemporaryFile()

  /// Two networks, both of which are called the same.
  private func sweep() throws -> Sweep {
    try FileManager.default.createDirectory(atPath: pictures.path, withIntermediateDirectories: true)
    for seed in 1...2 as ClosedRange<UInt64> {
      try Image.random(seed: seed).writePNG(to: pictures.path + "/\(seed).png")
    }
    try Data("image,class\n1.png,0\n2.png,1\n".utf8).write(to: URL(fileURLWithPath: pictures.path + "/cases.csv"))
    let networks = try ([3, 4] as [UInt64]).map { seed in
      var network = SmallNetwork(seed: seed)
      try network.convolution(5, bias: true, name: "conv")
      try network.relu("layer")
      try network.classify()
      return try Sweep.Network(NetworkModel(network.graph), name: "small")
    }
    return try Sweep(
      casesFile: pictures.path + "/cases.csv", networks: networks,
      settings: ExperimentSettings(thresholds: [50], groups: MethodGroups([["grad-cam"], ["eigen-cam"]])),
      engine: Engine(), version: "1")
  }

  private func contents(of folder: String) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileManager.default.contents(atPath: folder + "/" + path).map { (path, $0) }
      })
  }

  /// Two who share the work have the same files as one, after a merge.
  @Test func partsMakeTheWhole() async throws {
    let sweep = try sweep()
    let folders = (0..<4).map { _ in TemporaryFile() }
    defer { withExtendedLifetime(folders) {} }
    let whole = try sweep.store(in: folders[0].path, resumes: false)
    let ending = try await sweep.run(in: whole)
    _ = try Sweep.report(whole, of: ending, command: "sweep")

    for number in 1...2 {
      let store = try sweep.store(in: folders[number].path, resumes: false)
      _ = try await sweep.run(in: store, part: SweepPart(number, of: 2))
    }
    let merged = try SweepMerge(of: [SweepStore(reading: folders[2].path), SweepStore(reading: folders[1].path)])
      .write(to: folders[3].path)
    #expect(merged.missing.isEmpty)
    let rest = try await sweep.run(in: merged.store) { event in
      if case .begun(let item) = event { Issue.record("\(item.id) is computed again") }
    }
    let results = try Sweep.report(merged.store, of: rest, command: "sweep")
    #expect(try contents(of: folders[3].path) == contents(of: folders[0].path))

    // Who is who shows wherever results are shown.
    let labels = sweep.plan.networks.map { "small (\($0.hash.prefix(8)))" }
    #expect(labels[0] != labels[1])
    #expect(results.cases.map(\.model) == [labels[0], labels[0], labels[1], labels[1]])
    #expect(Set(results.items.map(\.id)).count == 4)
    #expect(SweepTables(results).summary.contains("1-0,\(labels[0]),1.png,0"))
  }
}
