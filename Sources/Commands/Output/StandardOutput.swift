import Failures
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where results go. What cannot be written is an error, so that a full disk never looks like success.
enum StandardOutput {
  /// One line; whatever in it would not be seen is written out.
  /// - Throws: `ClosedPipe` where nobody reads any more, else `FileError`.
  static func print(_ line: String) throws { try write(ShownText.visible(line) + "\n") }

  /// Text of several lines.
  /// - Throws: as `print`.
  static func printLines(_ text: String) throws { try write(ShownText.visible(text, keepsLines: true) + "\n") }

  /// How a network's input was made and its scores are read: the two lines behind all results.
  /// - Throws: as `print`.
  /// - Parameter remarks: on how pictures were read.
  static func printReading(of model: NetworkModel, remarks: [String] = []) throws {
    try print(inputLine(of: model))
    for remark in remarks { try print("picture: \(remark)") }
    try print("probabilities: \(model.scoreReading)")
  }

  /// `input: stretched to 96 × 96 …; assumed: channels, mean, deviation`
  static func inputLine(of model: NetworkModel) -> String {
    let assumed = model.assumedPreprocessing
    return "input: \(model.preprocessing)" + (assumed.isEmpty ? "" : "; assumed: \(assumed.joined(separator: ", "))")
  }

  /// Whoever reads has closed the pipe, as `head` does: no fault, and nothing to say, but no success either.
  struct ClosedPipe: Error {
    /// What a shell says of a program that SIGPIPE has ended.
    static let status: Int32 = 128 + SIGPIPE
  }

  /// Makes writing to a closed pipe an error like others, which unwinds, rather than the program's end in the middle of a
  /// file; and keeps files that are opened later from taking the place of a standard stream that is closed.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is this one. It opens the wrong way round: using it fails, as with a closed one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static func write(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var readiness = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&readiness, 1, -1)
      case EPIPE: throw ClosedPipe()
      case let reason: throw FileError.writing("standard output", reason)
      }
    }
  }
}

/// `write` of the C library; inside `StandardOutput` the name means something else.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
