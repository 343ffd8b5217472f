import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

/// Ctrl-C and the polite kill end the program within a second, and leave whole files alone.
@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func leavesWholeFiles(signal: Int32) throws {
    let folder = try WorkFolder()
    // Far more than a busy machine finishes before it sends the signal.
    let picture = try Data(contentsOf: URL(fileURLWithPath: sample))
    let pictures = (100..<500).map { "picture\($0).png" }
    for name in pictures { try folder.write(name, picture) }
    let run = try ProgramRun(
      ["explain"] + pictures + ["--method", "grad-cam", "--batch", "1", "--out", "out", "--maps", "maps.safetensors"],
      in: folder, interruption: .init(signal: signal) { folder.files.contains { $0.hasPrefix("out/") } })
    #expect(run.status == 128 + signal && !run.isKilled, "\(run.messages)")
    #expect(run.processorSecondsToEnd < 1)
    let made = Set(folder.files).subtracting(pictures)
    #expect(!made.isEmpty && made.count < pictures.count)
    for file in made {
      #expect(file.hasPrefix("out/picture") && file.hasSuffix(".png"), "\(file)")
      #expect(try Image(contentsOf: folder.url.path + "/" + file).width == 451)
    }
  }

  /// While the network is read and compiled there is nothing to leave.
  @Test func endsAtOnceBeforeItRuns() throws {
    let folder = try WorkFolder()
    let start = Date()
    let run = try ProgramRun(
      ["explain", sample, "--method", "all", "--no-cache", "--maps", "maps.safetensors"], in: folder,
      interruption: .init(signal: SIGINT) { start.timeIntervalSinceNow < -0.15 })
    // The program takes a few milliseconds to begin to watch for signals; on a very slow machine the signal itself ends
    // it, which is the same status.
    #expect(run.status == 130, "\(run.messages)")
    #expect(run.processorSecondsToEnd < 1)
    #expect(folder.files.isEmpty)
  }

  /// A network that the engine takes minutes to compile: a line says what goes on, in whichever command, and the program
  /// ends within a second all the same.
  @Test(arguments: ["predict", "explain", "meta"])
  func endsAtOnceWhileTheEngineCompiles(command: String) throws {
    let folder = try WorkFolder()
    var network = SmallNetwork(seed: 5)
    try network.convolution(2, name: "stem")
    for index in 0..<3_000 {
      let value = network.value
      try network.add("Sigmoid", name: "sigmoid\(index)")
      try network.add("Add", [value], name: "sum\(index)")
    }
    try network.classify()
    try ONNXWriter.write(network.graph, to: folder.url.path + "/long.onnx")
    let messages = folder.url.appendingPathComponent(".stderr")
    let start = Date()
    let run = try ProgramRun(
      [command, sample, "--model", "long.onnx"], in: folder, environment: ["METACAM_CACHE": folder.url.path + "/cache"],
      interruption: .init(signal: SIGINT) { (try? Data(contentsOf: messages))?.isEmpty == false })
    #expect(run.status == 130 && !run.isKilled, "\(run.messages)")
    #expect(run.processorSecondsToEnd < 1)
    #expect(run.messages == "compiling long.onnx takes long; it goes on, and Ctrl-C ends it\n")
    // The notice comes no sooner than it says.
    #expect(-start.timeIntervalSinceNow > 3)
    #expect(!folder.files.contains { $0.hasSuffix(".partial") || $0.hasSuffix(".png") })
  }
}
