import Foundation
import Testing

/// `metacam serve` as a program: where it listens, and how it ends.
@Suite struct ServeTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func servesUntilItIsEnded(signal: Int32) throws {
    let folder = try WorkFolder()
    let output = folder.url.appendingPathComponent(".stdout")
    let run = try ProgramRun(
      ["serve", "--port", "0", "--token", "0123456789abcdef"], in: folder,
      interruption: .init(signal: signal) {
        (try? String(contentsOf: output, encoding: .utf8))?.contains("\n") == true
      })
    #expect(run.status == 128 + signal, "\(run.messages)")
    #expect(run.output.contains(#/^http:\/\/127\.0\.0\.1:\d+\/\?token=0123456789abcdef\n$/#), "\(run.output)")
  }

  @Test(arguments: [
    (["--bind", "0.0.0.0"], "--token"), (["--token", "short"], "--token"), (["--port", "70000"], "--port"),
    (["--cache-size", "1"], "--cache-size"), (["nowhere"], "no such folder"), (["--model", "resnt152"], "resnet152"),
    (["--bind", "192.0.2.1", "--token", "0123456789abcdef", "--port", "0"], "nothing can be served at 192.0.2.1"),
  ])
  func refusesWhatCannotBe(options: [String], says text: String) throws {
    try ProgramRun.expectError(["serve"] + options, in: WorkFolder(), says: text)
  }

  @Test func saysThatAPortIsTaken() throws {
    let folder = try WorkFolder()
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 1) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    #expect(isBound)
    let port = UInt16(bigEndian: address.sin_port)
    try ProgramRun.expectError(["serve", "--port", "\(port)"], in: folder, says: "port \(port) is taken")
  }
}
