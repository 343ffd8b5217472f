import Foundation
import TestSupport
import Testing

private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `doctor`, `version` and `bench`, and what settings do to commands.
@Suite struct DoctorTests {
  private let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> ProgramRun {
    try ProgramRun(arguments, in: folder, environment: environment)
  }

  @Test func findsThisMachineFit() throws {
    let run = try run(["doctor", "--json"])
    let findings = try #require(run.json()["findings"] as? [[String: Any]])
    #expect(run.status == 0, "\(run.output)")
    let topics = Set(findings.compactMap { $0["topic"] as? String })
    #expect(topics.isSuperset(of: ["processor", "engine", "self-test", "cache", "downloads", "fonts", "codecs"]))
    let text = try self.run(["doctor"])
    #expect(
      text.output.hasPrefix("metacam 0.") && text.output.contains("self-test  logits differ by"), "\(text.output)")
  }

  @Test func namesWhatIsWrong() throws {
    let run = try run(["doctor"], ["METACAM_CONFIG": "/no/such/file", "PATH": "/no/such/folder"])
    #expect(run.status == 1)
    #expect(run.output.contains("bad      settings"), "\(run.output)")
    #expect(run.output.contains("limited  films"), "\(run.output)")
    #expect(run.output.hasSuffix("MetaCAM cannot work here: see what is marked bad.\n"))
  }

  @Test func tellsVersions() throws {
    let json = try run(["version", "--json"]).json()
    let version = try #require(json["version"] as? String)
    #expect(try run(["--version"]).output == version + "\n")
    #expect(try run(["version"]).output.hasPrefix("metacam \(version), OpenVINO "))
    #expect((json["libraries"] as? [String: String])?.count == 12)
  }

  @Test func timesANetwork() throws {
    let run = try run(
      ["bench", "--model", network, "--method", "grad-cam", "layer-cam", "--runs", "2", "--json", "--threads", "1"])
    let json = try run.json()
    #expect(run.status == 0, "\(run.messages)")
    let methods = try #require(json["methods"] as? [[String: Any]])
    #expect(methods.compactMap { $0["method"] as? String } == ["grad-cam", "layer-cam"])
    #expect(methods.allSatisfy { ($0["seconds"] as? Double ?? 0) > 0 && $0["forward"] as? Int == 1 })
    #expect(try #require(json["batches"] as? [[String: Any]]).first?["size"] as? Int == 1)
    #expect((json["peakMemory"] as? Int ?? 0) > 1 << 24)
    let text = try self.run(["bench", "--model", network, "--runs", "1"])
    #expect(
      text.status == 0 && text.output.contains("full-grad") && !text.output.contains("score-cam"), "\(text.output)")
    #expect(try self.run(["bench", "--runs", "0"]).status != 0)
  }

  @Test func obeysSettings() throws {
    let file = folder.url.path + "/config.json"
    func bench(_ text: String, _ more: [String] = []) throws -> ProgramRun {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      return try run(
        ["bench", "--model", network, "--method", "grad-cam", "--runs", "1", "--json"] + more,
        ["METACAM_CONFIG": file])
    }
    #expect(try bench(#"{"threads": 1}"#).json()["threads"] as? Int == 1)
    #expect(try bench(#"{"threads": 1}"#, ["--threads", "2"]).json()["threads"] as? Int == 2)
    for (text, word) in [
      (#"{"threads": 0}"#, "'threads' takes a number"), (#"{"precision": "f8"}"#, "one of f32, bf16, auto"),
      (#"{"log-level": "loud"}"#, "'log-level' takes one of error, warning, note, debug, not 'loud'"),
      (#"{"cash": 1}"#, "did you mean 'cache'"),
    ] {
      let wrong = try bench(text)
      #expect(wrong.status == 1 && wrong.messages.contains(word), "\(wrong.messages)")
      #expect(wrong.messages.split(separator: "\n").count == 1)
    }
  }

  @Test func saysAsMuchAsIsAsked() throws {
    let picture = Fixtures.path("../../Examples/chelsea.png")
    func messages(_ level: [String], _ environment: [String: String] = [:]) throws -> String {
      let run = try run(
        ["predict", picture, "--model", network, "--crop", "96", "--resize", "112"] + level, environment)
      #expect(run.status == 0, "\(run.messages)")
      return run.messages
    }
    #expect(try messages(["--log-level", "debug"]).contains("debug: read 0."))
    #expect(try !messages([]).contains("debug:"))
    #expect(try messages([], ["METACAM_LOG_LEVEL": "debug"]).contains("debug: read 0."))
    #expect(try messages(["--log-level", "error"]).isEmpty)
  }
}
