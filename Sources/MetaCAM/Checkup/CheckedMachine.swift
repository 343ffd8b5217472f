import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a checkup asks the system for; a value, so that machines can be looked at that are not at hand.
public struct CheckedMachine: Sendable {
  /// The variables of the environment.
  public var environment: [String: String]
  /// As `/proc/cpuinfo` has it; empty where the system has none.
  public var processorText: String
  /// As `/proc/meminfo` has it.
  public var memoryText: String
  /// What the process's control group may have at most, in bytes.
  public var memoryLimit: Int?
  /// How many processors the process may use.
  public var coreCount: Int
  /// How many bytes are free for this user where a path lies; nil where nobody knows.
  public var freeBytes: @Sendable (_ path: String) -> Int?

  /// A machine as somebody describes it; what each means, its property says.
  public init(
    environment: [String: String], processorText: String, memoryText: String, memoryLimit: Int?, coreCount: Int,
    freeBytes: @escaping @Sendable (_ path: String) -> Int?
  ) {
    self.environment = environment
    self.processorText = processorText
    self.memoryText = memoryText
    self.memoryLimit = memoryLimit
    self.coreCount = coreCount
    self.freeBytes = freeBytes
  }

  /// The one that this process runs on.
  public static func ofThisMachine() -> CheckedMachine {
    CheckedMachine(
      environment: ProcessInfo.processInfo.environment, processorText: text("/proc/cpuinfo"),
      memoryText: text("/proc/meminfo"), memoryLimit: Int(text("/sys/fs/cgroup/memory.max").prefix { $0 != "\n" }),
      coreCount: ProcessInfo.processInfo.activeProcessorCount,
      freeBytes: { path in
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, overflows) = Int(status.f_bavail).multipliedReportingOverflow(by: Int(status.f_frsize))
        return overflows ? nil : bytes
      })
  }

  /// Files of the system that have no size before they are read.
  private static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// A line such as `flags : fpu vme …`: what stands behind the colon.
  func processorLine(_ name: String) -> String? { Self.line(name, in: processorText) }

  /// In bytes, of a line such as `MemTotal: 24576 kB`.
  func memory(_ name: String) -> Int? {
    Self.line(name, in: memoryText).flatMap { Int($0.prefix(while: \.isNumber)) }.map { $0 << 10 }
  }

  private static func line(_ name: String, in text: String) -> String? {
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      if line[..<colon].drop(while: \.isWhitespace).prefix(while: { $0 != "\t" }) == name {
        return String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
      }
    }
    return nil
  }
}
