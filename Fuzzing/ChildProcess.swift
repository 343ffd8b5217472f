import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// This program, run once more.
struct ChildProcess {
  let identifier: pid_t

  /// - Parameters:
  ///   - messages: the file that standard error goes to; standard output goes nowhere.
  ///   - traces: whether a crash is to tell where it was, which takes seconds.
  init(arguments: [String], messages: String = "/dev/null", traces: Bool = false) throws {
    let program = CommandLine.arguments.first ?? "fuzz"
    #if os(Linux)
      let path = "/proc/self/exe"
    #else
      let path = program
    #endif
    var files: posix_spawn_file_actions_t = .init()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let trace = traces ? "enable=yes,interactive=no,color=no,images=none,limit=24,registers=none" : "enable=no"
    var variables = ["SWIFT_BACKTRACE=\(trace)"]
    for name in ["PATH", "HOME", "TMPDIR"] {
      if let value = getenv(name) { variables.append("\(name)=\(String(cString: value))") }
    }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for text in words + environment { free(text) } }
    var identifier = pid_t()
    let status = posix_spawn(&identifier, path, &files, nil, words, environment)
    guard status == 0 else {
      throw FileError(.readFailed, "no child can be started: \(String(cString: strerror(status)))")
    }
    self.identifier = identifier
  }

  enum End: Equatable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// Nil while it runs.
  func end(waiting: Bool = false) -> End? {
    var status: Int32 = 0
    var result = waitpid(identifier, &status, waiting ? 0 : WNOHANG)
    while result < 0, errno == EINTR { result = waitpid(identifier, &status, waiting ? 0 : WNOHANG) }
    guard result == identifier else { return result < 0 ? .exited(-1) : nil }
    // The lower seven bits are the signal, the next eight the status.
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }

  func kill() {
    #if canImport(Glibc)
      _ = Glibc.kill(identifier, SIGKILL)
    #elseif canImport(Musl)
      _ = Musl.kill(identifier, SIGKILL)
    #else
      _ = Darwin.kill(identifier, SIGKILL)
    #endif
  }

  /// The bytes that are resident now; 0 where the system does not tell.
  var residentBytes: Int {
    guard let file = fopen("/proc/\(identifier)/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, Int32(text.count), file) != nil else { return 0 }
    let fields = text.prefix { $0 != 0 }.split(separator: 0x20)
    guard fields.count > 1 else { return 0 }
    let pages = fields[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return pages * max(1, sysconf(Int32(_SC_PAGESIZE)))
  }
}
