import Downloads
import Files
import Foundation
import Synchronization
import TestSupport
import Testing

private let content: [UInt8] = (0..<200_000).map { UInt8($0 % 251) }

/// What is compared instead of the bytes, which would fill a screen where they differ.
private func digest(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) } }

/// A folder for one file; it goes away with the test.
private final class Folder {
  let path = NSTemporaryDirectory() + "metacam-download-\(UUID().uuidString)"
  var file: String { path + "/file" }

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  func hash(_ name: String) throws -> String {
    digest(of: Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))))
  }

  func download(from server: LocalServer) -> Download {
    Download(url: server.url + "/file", path: file, hashPrefix: String(digest(of: content).prefix(8)))
  }
}

@Suite struct DownloadTests {
  @Test func fetchesAFile() throws {
    let folder = try Folder()
    let server = try LocalServer { request, _ in LocalServer.file(content, for: request) }
    var steps: [Download.Progress] = []
    try folder.download(from: server).run { steps.append($0) }
    #expect(try folder.names == ["file"] && folder.hash("file") == digest(of: content))
    #expect(steps.suffix(2) == [.receiving(content.count, of: content.count), .checking])
    #expect(server.requests.map(\.path) == ["/file"] && server.requests[0].headers["range"] == nil)
    // What is there and fits is not fetched again.
    try folder.download(from: server).run()
    #expect(server.requests.count == 1 && folder.names == ["file"])
  }

  @Test func goesOnAfterABreak() throws {
    let folder = try Folder()
    let server = try LocalServer { request, before in
      LocalServer.file(content, for: request, limit: before < 2 ? 70_000 : nil)
    }
    try folder.download(from: server).run()
    #expect(try folder.names == ["file"] && folder.hash("file") == digest(of: content))
    #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=70000-", "bytes=140000-"])
    #expect(server.requests.map { $0.headers["if-range"] } == [nil, "\"v1\"", "\"v1\""])
  }

  /// The first server says too little each time, and then nothing; the next run goes on.
  @Test(arguments: ["\"v1\"", nil])
  func goesOnInAnotherRun(tag: String?) throws {
    let folder = try Folder()
    var habits = LocalServer.Habits()
    habits.tag = tag
    let server = try LocalServer { [habits] request, before in
      switch before {
      case 0: LocalServer.file(content, for: request, habits, limit: 150_000)
      case 1: LocalServer.file(content, for: request, habits, limit: 0)
      default: LocalServer.file(content, for: request, habits)
      }
    }
    let error = #expect(throws: DownloadError.self) { try folder.download(from: server).run() }
    #expect(error?.code == .incomplete && error?.message.contains("150000 of 200000") == true)
    #expect(try folder.hash("file.part") == digest(of: Array(content[..<150_000])))
    try folder.download(from: server).run()
    #expect(try folder.names == ["file"] && folder.hash("file") == digest(of: content))
    #expect(server.requests.count == 3)
    #expect(server.requests[2].headers["range"] == "bytes=150000-" && server.requests[2].headers["if-range"] == tag)
  }

  /// Another version of the file, no ranges at all, a weak tag, no length: the file is whole nevertheless.
  @Test(arguments: 0..<4)
  func startsAnewWhereItMust(habit: Int) throws {
    let folder = try Folder()
    let server = try LocalServer { request, before in
      var habits = LocalServer.Habits()
      switch habit {
      case 0: habits.tag = before == 0 ? "\"v0\"" : "\"v1\""
      case 1: habits.knowsRanges = false
      case 2: habits.tag = "W/\"v1\""
      default: habits.saysLength = before == 0
      }
      let other = content.map { ~$0 }
      return LocalServer.file(
        habit == 0 && before == 0 ? other : content, for: request, habits, limit: before == 0 ? 70_000 : nil)
    }
    try folder.download(from: server).run()
    #expect(try folder.names == ["file"] && folder.hash("file") == digest(of: content))
    #expect(server.requests.count == 2 && server.requests[1].headers["range"] == "bytes=70000-")
    #expect(server.requests[1].headers["if-range"] == (habit == 2 ? nil : habit == 0 ? "\"v0\"" : "\"v1\""))
  }

  /// The program ended after the last byte and before the name; or the part is longer than the file.
  @Test(arguments: [content, content + [1]])
  func takesAPartThatIsWhole(part: [UInt8]) throws {
    let folder = try Folder()
    try Data(part).write(to: URL(fileURLWithPath: folder.file + ".part"))
    let server = try LocalServer { request, _ in LocalServer.file(content, for: request) }
    try folder.download(from: server).run()
    #expect(try folder.names == ["file"] && folder.hash("file") == digest(of: content))
    #expect(server.requests.count == (part == content ? 1 : 2))
  }

  @Test func setsAsideWhatIsNotTheFile() throws {
    let folder = try Folder()
    let other: [UInt8] = [1, 2, 3]
    let digits = digest(of: other).prefix(8)
    let server = try LocalServer { request, before in LocalServer.file(before == 0 ? other : content, for: request) }
    let error = #expect(throws: DownloadError.self) { try folder.download(from: server).run() }
    #expect(error?.code == .wrongHash)
    #expect(try folder.names == ["file.wrong-\(digits)"] && folder.hash("file.wrong-\(digits)") == digest(of: other))
    // A file that bears the name already is not trusted either.
    try Data(other).write(to: URL(fileURLWithPath: folder.file))
    try folder.download(from: server).run()
    #expect(try folder.names == ["file", "file.wrong-\(digits)"] && folder.hash("file") == digest(of: content))
  }

  @Test func followsRedirectsToTheSameServer() throws {
    let folder = try Folder()
    let server = try LocalServer { request, _ in
      request.path == "/file"
        ? [.send("HTTP/1.1 302 Found\r\nLocation: /there/file\r\nContent-Length: 0\r\n\r\n")]
        : LocalServer.file(content, for: request)
    }
    try folder.download(from: server).run()
    #expect(try folder.hash("file") == digest(of: content) && server.requests.map(\.path) == ["/file", "/there/file"])
  }

  /// What a server may say instead of the file; nothing stays of it.
  @Test(arguments: [
    ("404 Not Found\r\nContent-Length: 4\r\n\r\nnone", DownloadErrorCode.refused, "404 Not Found"),
    ("302 Found\r\nLocation: http://example.org/file\r\nContent-Length: 0\r\n\r\n", .refused, "example.org"),
    ("302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", .refused, "file:///etc/passwd"),
    ("302 Found\r\nContent-Length: 0\r\n\r\n", .refused, "elsewhere"),
    ("307 Temporary Redirect\r\nLocation: /file\r\nContent-Length: 0\r\n\r\n", .refused, "redirects only"),
    ("206 Partial Content\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\n12345", .refused, "206"),
    ("416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n", .refused, "416"),
    ("200 OK\r\nContent-Length: 5000000000\r\n\r\n12345", .tooLarge, "larger than"),
    ("200 OK\r\nContent-Length: 0\r\n\r\n", .incomplete, "empty"),
    ("", .unreachable, "/file"),
    ("200 OK\r\nContent-Length: many\r\n\r\n12345", .unreachable, "/file"),
  ])
  func refusesOtherAnswers(answer: String, code: DownloadErrorCode, text: String) throws {
    let folder = try Folder()
    let server = try LocalServer { _, _ in [.send("HTTP/1.1 " + answer)] }
    let error = #expect(throws: DownloadError.self) { try folder.download(from: server).run() }
    #expect(error?.code == code && error?.description.contains(text) == true, "\(error?.description ?? "")")
    #expect(folder.names.isEmpty)
    #expect(server.requests.count <= 6)
  }

  /// The part is worth nothing then.
  @Test func refusesMoreThanWasAnnounced() throws {
    let folder = try Folder()
    try Data(content[..<10]).write(to: URL(fileURLWithPath: folder.file + ".part"))
    let server = try LocalServer { _, _ in
      [.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 10-10/11\r\nContent-Length: 3\r\n\r\n123")]
    }
    let error = #expect(throws: DownloadError.self) { try folder.download(from: server).run() }
    #expect(error?.code == .refused && folder.names.isEmpty)
  }

  @Test func stopsAtTheLimit() throws {
    let folder = try Folder()
    var habits = LocalServer.Habits()
    habits.saysLength = false
    let server = try LocalServer { [habits] request, _ in LocalServer.file(content, for: request, habits) }
    let download = Download(url: server.url + "/file", path: folder.file, hashPrefix: "00", sizeLimit: 100_000)
    let error = #expect(throws: DownloadError.self) { try download.run() }
    #expect(error?.code == .tooLarge)
    #expect(!folder.names.contains("file"))
  }

  @Test func givesUpOnASilentServer() throws {
    let folder = try Folder()
    let server = try LocalServer { request, before in
      LocalServer.file(content, for: request, limit: before == 0 ? 10_000 : 0) + [.pause(seconds: 6)]
    }
    let download = Download(
      url: server.url + "/file", path: folder.file, hashPrefix: "00", patience: .milliseconds(500))
    let error = #expect(throws: DownloadError.self) { try download.run() }
    #expect(error?.code == .incomplete && error?.message.contains("nothing came for") == true)
    #expect(folder.names == ["file.part", "file.part.note"] && server.requests.count == 2)
  }

  @Test func saysWhenThereIsNoServer() throws {
    let folder = try Folder()
    let cases: [(String, DownloadErrorCode)] = [
      ("http://127.0.0.1:1/file", .unreachable), ("https://no.such.host.invalid/file", .unreachable),
      ("ftp://127.0.0.1/file", .invalidURL), ("file", .invalidURL), ("", .invalidURL), ("http://", .invalidURL),
    ]
    for (url, code) in cases {
      let error = #expect(throws: DownloadError.self) {
        try Download(url: url, path: folder.file, hashPrefix: "00").run()
      }
      #expect(error?.code == code && error?.context["url"] == url, "\(error?.description ?? "")")
      #expect(folder.names.isEmpty)
    }
  }

  /// The second waits for the first, and finds the file.
  @Test func fetchesOnceForTwo() throws {
    let folder = try Folder()
    let server = try LocalServer { request, _ in
      let steps = LocalServer.file(content, for: request)
      return [steps[0], .pause(seconds: 0.3)] + steps[1...]
    }
    let download = folder.download(from: server)
    let ended = DispatchSemaphore(value: 0)
    let outcomes = Mutex((waited: 0, failed: 0))
    for _ in 0..<3 {
      Thread.detachNewThread {
        var waited = false
        var failed = false
        do { try download.run { if $0 == .waiting { waited = true } } } catch { failed = true }
        outcomes.withLock { $0 = ($0.waited + (waited ? 1 : 0), $0.failed + (failed ? 1 : 0)) }
        ended.signal()
      }
    }
    for _ in 0..<3 { ended.wait() }
    #expect(outcomes.withLock { $0 } == (2, 0))
    #expect(try folder.names == ["file"] && folder.hash("file") == digest(of: content))
    #expect(server.requests.count == 1)
  }
}
