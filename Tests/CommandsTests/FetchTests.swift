import Foundation
import MetaCAM
import TestSupport
import Testing

/// `metacam models fetch`, from a server on this machine.
@Suite struct FetchTests {
  private static let name = "regnet_y_1_6gf"
  private static let file = "regnet_y_1_6gf-b11a554e.pth"

  /// Not weights, but bytes whose SHA-256 begins with b11a554e too: the last 16 were tried until they did.
  private static let content = (0..<199_984).map { UInt8($0 % 251) } + Array("0000000033448510".utf8)

  private let folder: WorkFolder
  private let environment: [String: String]
  private var weights: String { folder.url.path + "/cache/weights" }

  init() throws {
    folder = try WorkFolder()
    environment = ["METACAM_CACHE": folder.url.path + "/cache", "METACAM_WEIGHTS": ""]
  }

  private func run(_ arguments: [String], interruption: ProgramRun.Interruption? = nil) throws -> ProgramRun {
    try ProgramRun(["models"] + arguments, in: folder, environment: environment, interruption: interruption)
  }

  @Test func everyAddressNamesItsHash() {
    for architecture in Architecture.all {
      #expect((architecture.weights.url == nil) == (architecture.weights.hashPrefix == nil), "\(architecture.name)")
    }
  }

  @Test func fetchesWeights() throws {
    let server = try LocalServer { request, _ in LocalServer.file(Self.content, for: request) }
    let command = ["fetch", Self.name, "--mirror", server.url + "/models/"]
    let first = try run(command)
    #expect(first.status == 0 && first.output == "\(weights)/\(Self.file)\n", "\(first.messages)")
    #expect(first.messages.isEmpty)
    #expect(folder.files == ["cache/weights/\(Self.file)"])
    #expect(server.requests.map(\.path) == ["/models/\(Self.file)"])
    let list = try run(["--json"]).json()["models"] as? [[String: Any]]
    #expect(list?.first { $0["name"] as? String == Self.name }?["weights"] as? String == "\(weights)/\(Self.file)")
    // Once they are there, nothing is asked for.
    let second = try run(command)
    #expect(second.status == 0 && second.output == first.output && server.requests.count == 1)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func goesOnAfterAnInterruption(signal: Int32) throws {
    let server = try LocalServer { request, before in
      LocalServer.file(Self.content, for: request, limit: before == 0 ? 80_000 : nil)
        + (before == 0 ? [.pause(seconds: 2)] : [])
    }
    let command = ["fetch", Self.name, "--mirror", server.url]
    let part = "\(weights)/\(Self.file).part"
    let broken = try run(
      command,
      interruption: .init(signal: signal) {
        (try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int) == 80_000
      })
    #expect(broken.status == 128 + signal && broken.processorSecondsToEnd < 1, "\(broken.messages)")
    #expect(folder.files == ["cache/weights/\(Self.file).part", "cache/weights/\(Self.file).part.note"])
    let whole = try run(command)
    #expect(whole.status == 0, "\(whole.messages)")
    #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=80000-"])
    let isRight = try Data(contentsOf: URL(fileURLWithPath: "\(weights)/\(Self.file)")) == Data(Self.content)
    #expect(isRight)
    #expect(folder.files == ["cache/weights/\(Self.file)"])
  }

  @Test func saysWhatToDoWithoutANetwork() throws {
    let run = try run(["fetch", Self.name, "--mirror", "http://127.0.0.1:1"])
    #expect(run.status == 1 && run.output.isEmpty && run.messages.split(separator: "\n").count == 1)
    for text in ["http://127.0.0.1:1/\(Self.file)", weights, "--weights", "connection refused"] {
      #expect(run.messages.contains(text), "\(run.messages)")
    }
    #expect(folder.files.isEmpty)
  }

  @Test func setsAsideWhatDoesNotFit() throws {
    let server = try LocalServer { request, _ in LocalServer.file(Array(Self.content.dropLast()), for: request) }
    let run = try run(["fetch", Self.name, "--mirror", server.url])
    #expect(run.status == 1 && run.messages.contains("set aside") && run.messages.contains("b11a554e"))
    #expect(folder.files.count == 1)
    #expect(folder.files.first?.hasPrefix("cache/weights/\(Self.file).wrong-") == true, "\(folder.files)")
  }

  @Test func refusesWhatCannotBeFetched() throws {
    let cases: [([String], String)] = [
      (["fetch"], "Missing expected argument"), (["fetch", "resnet125"], "'resnet152'"),
      (["fetch", Self.name, "--mirror", "ftp://example.org"], "https://"),
      (["fetch", Self.name, "--mirror", "http://"], "https://"),
    ]
    for (arguments, text) in cases { try ProgramRun.expectError(["models"] + arguments, in: folder, says: text) }
    // These come with the program.
    let lite = try run(["fetch", "efficientnet-lite0"])
    #expect(lite.status == 0 && lite.output.hasSuffix("/efficientnet-lite0.pth\n"), "\(lite.messages)")
  }
}
