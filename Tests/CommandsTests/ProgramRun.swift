import Foundation
import Testing

/// One run of the built program in a folder of its own.
struct ProgramRun {
  /// The exit status; 128 and the signal where a signal has ended it.
  let status: Int32
  /// Whether a signal has ended it, and not the program itself.
  let isKilled: Bool
  let output: String
  let messages: String
  /// The most memory that was resident at once, in bytes; nil where the system does not tell.
  let peakMemory: Int?
  /// What the processors have worked for it from the interruption to its end, in seconds. Unlike time on the clock, it
  /// does not grow where other work keeps a program waiting.
  let processorSecondsToEnd: Double

  /// A signal, sent as soon as a condition holds.
  struct Interruption {
    let signal: Int32
    let condition: () -> Bool
  }

  /// A program that the build has put beside the tests.
  private static func program(_ name: String) -> URL {
    // The tests run from `metacamPackageTests.xctest` in the build's folder, or from a helper that names it.
    let candidates =
      [CommandLine.arguments.first, Bundle.main.executablePath].compactMap { $0 } + CommandLine.arguments
    for candidate in candidates {
      var folder = URL(fileURLWithPath: candidate)
      while folder.path != "/" {
        folder = folder.deletingLastPathComponent()
        let program = folder.appendingPathComponent(name)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
          return program
        }
      }
    }
    return URL(fileURLWithPath: name)
  }

  /// - Parameters:
  ///   - program: whose name it is.
  ///   - environment: more variables; by default compiled networks are kept for the other runs, and nothing else is set.
  ///   - standardOutput: where results go instead; `output` is empty then.
  ///   - timeout: seconds after which the program is killed; its status is then not 0.
  init(
    _ arguments: [String], program: String = "metacam", in folder: WorkFolder, environment: [String: String] = [:],
    standardOutput: FileHandle? = nil, timeout: Double = 300, interruption: Interruption? = nil
  ) throws {
    try self.init(
      Self.program(program), arguments, in: folder, environment: environment, standardOutput: standardOutput,
      timeout: timeout,
      interruption: interruption)
  }

  /// A line for the shell, in which `$0` is the program.
  init(shell line: String, in folder: WorkFolder) throws {
    try self.init(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line, Self.program("metacam").path], in: folder, environment: [:],
      standardOutput: nil, timeout: 300, interruption: nil)
  }

  private init(
    _ program: URL, _ arguments: [String], in folder: WorkFolder, environment: [String: String],
    standardOutput: FileHandle?, timeout: Double, interruption: Interruption?
  ) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(["METACAM_CACHE": WorkFolder.cache.path]) { $1 }
      .merging(environment) { $1 }
    let output = folder.url.appendingPathComponent(".stdout")
    let messages = folder.url.appendingPathComponent(".stderr")
    for file in [output, messages] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try standardOutput ?? FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let deadline = Date(timeIntervalSinceNow: timeout)
    var peak: Int?
    var work = 0.0
    var workAtInterruption: Double?
    while process.isRunning, Date() < deadline {
      work = Self.processorSeconds(of: process.processIdentifier) ?? work
      if let interruption, workAtInterruption == nil, interruption.condition() {
        work = Self.processorSeconds(of: process.processIdentifier) ?? work
        kill(process.processIdentifier, interruption.signal)
        workAtInterruption = work
      }
      peak = Self.peakMemory(of: process.processIdentifier) ?? peak
      usleep(5_000)
    }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    processorSecondsToEnd = workAtInterruption.map { work - $0 } ?? 0
    peakMemory = peak
    isKilled = process.terminationReason == .uncaughtSignal
    status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    self.output = try String(contentsOf: output, encoding: .utf8)
    self.messages = try String(contentsOf: messages, encoding: .utf8)
    for file in [output, messages] { try FileManager.default.removeItem(at: file) }
  }

  /// What Linux says of a running process. The time of its parent's `fork`, which the resource usage of an ended child
  /// includes, does not count here.
  private static func peakMemory(of process: Int32) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return kibibytes << 10
  }

  /// What Linux has counted for all threads of a running process, in its hundredths of a second; nil elsewhere.
  private static func processorSeconds(of process: Int32) -> Double? {
    guard let statistics = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      // The program's name, which may hold spaces, stands in brackets before the numbers.
      let numbers = statistics.split(separator: ")").last?.split(separator: " "), numbers.count > 12,
      let user = Double(numbers[11]), let system = Double(numbers[12])
    else { return nil }
    return (user + system) / 100
  }

  /// What `--json` printed.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
  }
}

extension ProgramRun {
  /// Expects that the program refuses with one line that says what to do, with status 1 or 64, without taking much memory,
  /// and leaves no file behind.
  static func expectError(
    _ arguments: [String], in folder: WorkFolder, says text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = folder.files
    let run = try ProgramRun(arguments, in: folder)
    #expect([1, 64].contains(run.status), "status \(run.status): \(run.messages)", sourceLocation: sourceLocation)
    #expect(run.messages.contains(text), "\(run.messages)", sourceLocation: sourceLocation)
    #expect(run.messages.hasPrefix("Error: "), "\(run.messages)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.peakMemory ?? 0 < 1 << 30, sourceLocation: sourceLocation)
    #expect(folder.files == before, sourceLocation: sourceLocation)
    // The error is one line; for a wrong option, its help and the usage may follow.
    let second = run.messages.split(separator: "\n").dropFirst().first
    #expect(
      second.map { $0.hasPrefix("Usage:") || $0.hasPrefix("Help:") } ?? true, "\(run.messages)",
      sourceLocation: sourceLocation)
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
