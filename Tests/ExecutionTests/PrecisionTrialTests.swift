import Execution
import Foundation
import Graphs
import OpenVINORuntime
import TestSupport
import Testing

/// Which precision a network is run in.
@Suite struct PrecisionTrialTests {
  @Test func takesBrainFloatsOnlyWhereTheyPay() {
    func choice(_ float32: Double, _ brainFloat16: Double) -> Core.Precision {
      PrecisionTrial(times: .init(float32: float32, brainFloat16: brainFloat16)).choice
    }
    #expect(choice(1.2, 1) == .bfloat16)
    #expect(choice(1.19, 1) == .float32)
    #expect(choice(1, 2) == .float32)
    #expect(PrecisionTrial(times: nil).choice == .float32)
  }

  @Test func saysWhy() {
    let slow = PrecisionTrial(times: .init(float32: 0.0104, brainFloat16: 0.01)).explanation
    #expect(
      slow == "precision: f32, because a run takes 10.4 ms in f32 and 10.0 ms in bf16, less than 1.2 times as fast")
    let fast = PrecisionTrial(times: .init(float32: 0.02, brainFloat16: 0.01)).explanation
    #expect(fast == "precision: bf16, because a run takes 20.0 ms in f32 and 10.0 ms in bf16")
    #expect(PrecisionTrial(times: nil).explanation.contains("no instructions for bf16"))
  }

  private func network() throws -> Graph {
    try SmallNetwork.random(seed: 4, convolutionBehindLayer: true).specialised(inputShapes: ["input": [1, 3, 24, 24]])
  }

  @Test func isKeptWithTheCompiledNetworks() async throws {
    let folder = "\(NSTemporaryDirectory())metacam-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let graph = try network()
    let first = try await PrecisionTrial(of: graph, cacheFolder: folder)
    guard first.times != nil else { return }  // a processor without bf16 has nothing to keep
    // Times are never the same twice: these are those of the first trial.
    #expect(try await PrecisionTrial(of: graph, cacheFolder: folder) == first)
    #expect(
      try await PrecisionTrial(of: graph, threadCount: 1, cacheFolder: folder) != first, "other threads, other times")
    let notes = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".note") }
    #expect(notes.count == 2)
    // What is damaged is measured anew.
    for note in notes {
      try Data("9 1 and a seal that is none, of 32 bytes".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(note)"))
    }
    let anew = try await PrecisionTrial(of: graph, cacheFolder: folder)
    #expect(anew.times != .init(float32: 9, brainFloat16: 1) && anew != first)
    try ModelCacheFolder(path: folder).clear()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  /// Whoever comes first is believed.
  @Test func isOneForAllWhoMeasureAtOnce() async throws {
    let folder = "\(NSTemporaryDirectory())metacam-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (graph, first) = (try network(), try await PrecisionTrial(of: network(), cacheFolder: folder))
    for _ in 0..<2 {
      let engine = try Engine(cacheFolder: folder)
      try engine.keep("3.0 1.0", as: "precision", on: graph)
    }
    #expect(try await PrecisionTrial(of: graph, cacheFolder: folder) == first)
  }

  @Test func keepsNothingWithoutAFolder() async throws {
    let times = try await PrecisionTrial(of: network()).times
    if let times { #expect(times.float32 > 0 && times.brainFloat16 > 0 && times.gain.isFinite) }
  }
}
