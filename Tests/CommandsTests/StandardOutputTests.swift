import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// Results that cannot be written are no success, whichever command has them.
@Suite struct StandardOutputTests {
  private static let commands: [[String]] = [
    ["predict", sample, "--model", network], ["predict", sample, "--model", network, "--json"],
    ["layers", "--model", network], ["layers", "--model", network, "--json"],
    ["explain", sample, "--model", network, "--json"], ["explain", sample, "--model", network],
    ["evaluate", sample, "--model", network, "--metric", "increase"],
    ["evaluate", sample, "--model", network, "--metric", "increase", "--json"],
    ["meta", sample, "--model", network, "--search", "none", "--k", "50"] + ["--group", "grad-cam"],
    ["meta", sample, "--model", network, "--search", "none", "--k", "50", "--json"] + ["--group", "grad-cam"],
    ["models"], ["models", "--json"], ["methods"], ["methods", "--json"], ["operators"], ["operators", "--markdown"],
    ["cache"], ["cache", "--json"],
    ["--help"], ["help", "explain"], ["--version"], ["evaluate", "--help"],
    ["--generate-completion-script", "bash"],
  ]

  @Test(arguments: commands)
  func saysThatTheDiskIsFull(arguments: [String]) throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(arguments, in: folder, standardOutput: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(run.status == 1, "\(arguments)")
    #expect(run.messages.contains("standard output"), "\(run.messages)")
    #expect(run.messages.split(separator: "\n").count { $0.hasPrefix("Error: ") } == 1)
  }

  /// As other programs do: no word, and a status as if by SIGPIPE.
  @Test(arguments: commands)
  func endsQuietlyWhereNobodyReads(arguments: [String]) throws {
    let folder = try WorkFolder()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let run = try ProgramRun(arguments, in: folder, standardOutput: pipe.fileHandleForWriting)
    #expect(run.status == 141, "\(arguments)")
    #expect(!run.messages.contains("Error"), "\(run.messages)")
    // No file is left half-written.
    for file in folder.files where file.hasSuffix(".png") { _ = try Image(contentsOf: folder.url.path + "/" + file) }
    #expect(!folder.files.contains { $0.hasSuffix(".partial") })
  }

  /// The stream may not be there at all: nothing else gets its number.
  @Test func needsAStandardOutput() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      shell: "exec \"$0\" predict '\(sample)' --model '\(network)' >&- 2>message", in: folder)
    #expect(run.status == 1)
    let message = try String(contentsOf: folder.url.appendingPathComponent("message"), encoding: .utf8)
    #expect(message.contains("standard output"), "\(message)")
  }

  /// Errors need no standard output.
  @Test func saysWhatIsWrongAllTheSame() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      ["predict", "missing.png"], in: folder, standardOutput: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(run.status == 1)
    #expect(run.messages.contains("no such file"))
  }
}
