import Foundation
import TestSupport
import Testing

/// Texts and other pictures as what a network of embeddings is asked about.
@Suite struct ComparisonOptionTests {
  private static let sample = Fixtures.path("../../Examples/chelsea.png")
  private static func network(_ name: String) -> String { Fixtures.path("clip/\(name).onnx") }
  private static let texts = [
    "--model", network("convolutions"), "--text-model", network("text"), "--vocabulary", Fixtures.path("clip/hub"),
    "--text", "a photo of a cat", "a dog",
  ]

  @Test func explainsATextAndItsWords() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["explain", Self.sample] + Self.texts + ["--class", "a dog", "--words"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("a photo of a cat") && run.output.contains("%  dog"))
    #expect(run.output.contains("prompts by 'embedding'") && run.messages.contains("--logit-factor"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(files.contains { $0.hasSuffix(".1.words.png") } && files.contains { $0.hasSuffix(".1.grad-cam.png") })
  }

  @Test func explainsLikeness() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      ["predict", Self.sample, "--model", Self.network("convolutions"), "--like", Self.sample], in: folder)
    #expect(run.status == 0 && run.output.contains("1.000"), "\(run.messages)")
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try WorkFolder()
    // Without a vocabulary beside it.
    let alone = folder.url.path + "/text.onnx"
    try FileManager.default.copyItem(atPath: Self.network("text"), toPath: alone)
    let long = Array(repeating: "a", count: 40).joined(separator: " ")
    let model = ["--model", Self.network("convolutions")]
    let cases: [([String], String)] = [
      (model + ["--like", "missing.png"], "missing.png"),
      (model + ["--text", "a cat"], "--text-model"),
      (model + ["--text", "a cat", "--text-model", alone], "--vocabulary"),
      (model + ["--task", "prompts"], "--text"), (model + ["--task", "embed"], "--like"),
      (Self.texts + [long], "16 are the most"),
    ]
    for (options, text) in cases {
      try ProgramRun.expectError(["explain", Self.sample] + options, in: folder, says: text)
    }
    for options in [["--words"], ["--text", "a", "--like", "b"], ["--text", "a", "--task", "segment"]] {
      let run = try ProgramRun(["explain", Self.sample] + options, in: folder)
      #expect(run.status == 64, "\(options)")
    }
  }
}
