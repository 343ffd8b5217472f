import Failures
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What goes to a person: messages and a progress bar on standard error, so that standard output holds results alone.
struct Console: Sendable {
  let level: LogLevel
  /// Whether results in words are left out as well.
  let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(level: LogLevel = .note, isQuiet: Bool = false) {
    self.level = isQuiet ? min(level, .warning) : level
    self.isQuiet = isQuiet
  }

  func warn(_ message: String) {
    if level >= .warning { line(ShownText.visible("warning: \(message)")) }
  }

  /// What goes on.
  func note(_ message: String) {
    if level >= .note { line(ShownText.visible(message)) }
  }

  /// How long each stage has taken.
  func debug(_ log: RunLog) {
    guard level >= .debug else { return }
    for (stage, seconds) in log.stageSeconds { line("debug: \(stage) \(Columns.fixed(seconds, digits: 3)) s") }
  }

  /// Text of several lines: what ends the program.
  func report(_ text: String) { line(ShownText.visible(text, keepsLines: true)) }

  /// Draws over the line before it; nothing where standard error is no terminal.
  func bar(_ done: Int, of total: Int, _ label: String) {
    guard isTerminal, level >= .note, total > 0 else { return }
    let width = 24
    let filled = done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    write("\r\u{1B}[K\(bar) \(ShownText.visible(label))")
  }

  func endProgress() {
    if isTerminal, level >= .note { write("\r\u{1B}[K") }
  }

  private func line(_ text: String) {
    endProgress()
    write(text + "\n")
  }

  private func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }  // nobody is listening
      rest = rest.dropFirst(count)
    }
  }
}

/// `write` of the C library; inside `Console` the name means something else.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
