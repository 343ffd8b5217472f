import Failures
import Files
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who computes: a process on a machine.
public struct LeaseOwner: Sendable, Equatable, Codable {
  /// The machine's name, as a person knows it.
  public let host: String
  /// The process's number on its machine.
  public let process: Int32
  /// Tells one start of the machine, and one space of process numbers, from every other.
  public let place: String
  /// When the process began, as its machine counts; a number of a process comes again.
  public let started: String
  /// Tells this owner from every other one.
  public let token: String

  package init(host: String, process: Int32, place: String, started: String, token: String) {
    self.host = host
    self.process = process
    self.place = place
    self.started = started
    self.token = token
  }

  /// This process.
  public static func current() -> LeaseOwner {
    LeaseOwner(
      host: ProcessInfo.processInfo.hostName, process: getpid(), place: placeOfThisProcess(),
      started: startOfProcess(getpid()) ?? "", token: UUID().uuidString)
  }

  /// Whether the owner is known to have ended: its process was one of this machine, and is there no more.
  public var hasEnded: Bool {
    guard !place.isEmpty, place == Self.placeOfThisProcess(), process > 0 else { return false }
    return Self.startOfProcess(process) != started
  }

  /// As it is shown.
  public var name: String { "\(ShownText.visible(host)), process \(process)" }

  private static func placeOfThisProcess() -> String {
    guard let boot = text(of: "/proc/sys/kernel/random/boot_id"),
      let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    else { return "" }
    return "\(boot) \(space)"
  }

  /// Nil where there is no such process, or it has ended and only waits to be counted.
  private static func startOfProcess(_ process: Int32) -> String? {
    guard let text = text(of: "/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
    // Behind the name, which may hold anything: state, then 18 further fields, then the start.
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return String(fields[19])
  }

  private static func text(of path: String) -> String? {
    guard let handle = fopen(path, "re") else { return nil }
    defer { fclose(handle) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, handle)
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").first.map(String.init)
  }
}
