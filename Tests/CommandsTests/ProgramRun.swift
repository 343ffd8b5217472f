import Foundation

/// One run of the built program in a folder of its own.
struct ProgramRun {
  let status: Int32
  let output: String
  let messages: String

  /// The program that the build has put beside the tests.
  private static var program: URL {
    // The tests run from `metacamPackageTests.xctest` in the build's folder, or from a helper that names it.
    let candidates =
      [CommandLine.arguments.first, Bundle.main.executablePath].compactMap { $0 } + CommandLine.arguments
    for candidate in candidates {
      var folder = URL(fileURLWithPath: candidate)
      while folder.path != "/" {
        folder = folder.deletingLastPathComponent()
        let program = folder.appendingPathComponent("metacam")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
          return program
        }
      }
    }
    return URL(fileURLWithPath: "metacam")
  }

  /// - Parameter timeout: seconds after which the program is killed; its status is then not 0.
  init(_ arguments: [String], in folder: WorkFolder, timeout: Double = 60) throws {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(["METACAM_CACHE": WorkFolder.cache.path]) { $1 }
    let output = folder.url.appendingPathComponent(".stdout")
    let messages = folder.url.appendingPathComponent(".stderr")
    for file in [output, messages] { FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let deadline = Date(timeIntervalSinceNow: timeout)
    while process.isRunning, Date() < deadline { usleep(5_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    self.output = try String(contentsOf: output, encoding: .utf8)
    self.messages = try String(contentsOf: messages, encoding: .utf8)
    for file in [output, messages] { try FileManager.default.removeItem(at: file) }
  }

  /// What `--json` printed.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
  }
}

/// A folder that goes away with the test.
final class WorkFolder {
  let url: URL

  /// Compiled networks, shared by all runs of one test run.
  static let cache = FileManager.default.temporaryDirectory.appendingPathComponent("metacam-tests-cache-\(getpid())")

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("metacam-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The names of all files in it and below, sorted.
  var files: [String] {
    let all = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.path + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
