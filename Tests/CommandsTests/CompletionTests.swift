import Foundation
import MetaCAM
import TestSupport
import Testing

/// What shells offer: every name of every list.
@Suite struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func namesEveryRow(shell: String) throws {
    let run = try ProgramRun(["--generate-completion-script", shell], in: WorkFolder())
    #expect(run.status == 0 && run.messages.isEmpty)
    let words = Set(run.output.split { $0.isWhitespace || "'\"()\\".contains($0) }.map(String.init))
    for name in Method.all.map(\.slug) + Metric.all.map(\.slug) + ColourMap.all.map(\.slug) + Preset.all.map(\.slug) {
      #expect(words.contains(name), "\(name)")
    }
    for command in ["explain", "evaluate", "meta", "study", "serve", "--colormap", "--method"] {
      #expect(run.output.contains(command.drop { $0 == "-" }), "\(command)")
    }
  }

  /// As bash asks for the words behind `metacam explain cat.jpg --method`.
  @Test func offersMethodsInBash() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      shell: #"""
        "$0" --generate-completion-script bash > script
        bash --norc -c 'source ./script; COMP_LINE="metacam explain cat.jpg --method grad-c" COMP_POINT=${#COMP_LINE}
          COMP_WORDS=(metacam explain cat.jpg --method grad-c) COMP_CWORD=4; _metacam metacam grad-c --method; echo "${COMPREPLY[@]}"'
        """#, in: folder)
    let offered = Set(run.output.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(offered == ["grad-cam", "grad-cam++", "grad-cam-elementwise"], "\(run.output) \(run.messages)")
  }

  /// Built-in networks, and what lies in the folder.
  @Test func offersNetworksAndFiles() throws {
    let folder = try WorkFolder()
    try folder.write("residual.onnx", [1])
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("resources"), withIntermediateDirectories: true)
    let run = try ProgramRun(
      ["---completion", "explain", "--", "--model", "3", "3", "metacam", "explain", "--model", "res"], in: folder)
    let offered = run.output.split(separator: "\n").map(String.init)
    #expect(offered.contains("resnet152") && offered.contains("residual.onnx") && offered.contains("resources/"))
    #expect(offered.allSatisfy { $0.hasPrefix("res") }, "\(offered)")
  }
}
