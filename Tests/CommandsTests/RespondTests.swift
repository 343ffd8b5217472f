import Foundation
import TestSupport
import Testing

/// `metacam respond` as a program: lines in, lines out, and its end.
@Suite struct RespondTests {
  private static let network = Fixtures.path("goldens/narrow_resnet-1.onnx")
  private static let sample = Fixtures.path("../../Examples/chelsea.png")

  @Test func answersEachLineAndEndsWithTheInput() throws {
    let folder = try WorkFolder()
    let question =
      #"{"id":2,"ask":"predict","pictures":[{"file":"\#(Self.sample)"}],"model":"\#(Self.network)","results":"answer"}"#
    try folder.write("questions", Array("{\"id\":1,\"ask\":\"version\"}\nnonsense\n\(question)\n".utf8))
    let run = try ProgramRun(shell: "\"$0\" respond --arrays \"$PWD/arrays\" < questions", in: folder)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let lines = try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.count == 3)
    #expect(lines.map { $0["id"] as? Int } == [1, nil, 2])
    #expect((lines[1]["error"] as? [String: Any])?["code"] as? String == "invalid-question")
    #expect(lines[2]["answer"] != nil)
    // The folder goes with it.
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/arrays"))
  }

  /// Remedies are worded for Python.
  @Test func namesArgumentsAndNoFlags() throws {
    let folder = try WorkFolder()
    try folder.write(
      "question",
      Array(
        #"{"ask":"predict","pictures":[{"file":"\#(Self.sample)"}],"model":"\#(Self.network)","results":"a","crop":50}"#
          .utf8))
    let run = try ProgramRun(shell: "\"$0\" respond --arrays \"$PWD/arrays\" < question", in: folder)
    #expect(run.output.contains("leave out `crop`") && !run.output.contains("--"), "\(run.output)")
  }

  /// Where nobody reads the answers, the program does not compute to the end, and leaves nothing behind.
  @Test func endsWithItsReader() throws {
    let folder = try WorkFolder()
    let question =
      #"{"ask":"meta","pictures":[{"file":"\#(Self.sample)"}],"model":"\#(Self.network)","results":"answer"}"#
    try folder.write("question", Array("\(question)\n".utf8))
    // `true` reads nothing; the input stays open, so that its end is not what ends the program.
    let run = try ProgramRun(
      shell:
        "(cat question; sleep 20) | { \"$0\" respond --arrays \"$PWD/arrays\"; echo $? > status; } | true & while [ ! -s status ]; do sleep 0.05; done; cat status",
      in: folder)
    #expect(["141", "143"].contains(run.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(run.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/arrays"))
  }

  @Test func isDocumentedAndNotAmongWhatAPersonChooses() throws {
    let folder = try WorkFolder()
    #expect(try !ProgramRun(["--help"], in: folder).output.contains("respond"))
    #expect(try ProgramRun(["respond", "--help"], in: folder).output.contains("Documentation/Python.md"))
    let run = try ProgramRun(["respond", "--arrays", "/proc/none"], in: folder)
    #expect(run.status == 1 && run.messages.hasPrefix("Error: "))
  }
}
