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
  let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func warn(_ message: String) { line(ShownText.visible("warning: \(message)")) }

  /// What goes on; nothing where the program is to be quiet.
  func note(_ message: String) {
    if !isQuiet { line(ShownText.visible(message)) }
  }

  /// Text of several lines: what ends the program.
  func report(_ text: String) { line(ShownText.visible(text, keepsLines: true)) }

  /// Draws over the line before it; nothing where standard error is no terminal.
  func bar(_ done: Int, of total: Int, _ label: String) {
    guard isTerminal, !isQuiet, total > 0 else { return }
    let width = 24
    let filled = done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    write("\r\u{1B}[K\(bar) \(ShownText.visible(label))")
  }

  func endProgress() {
    if isTerminal, !isQuiet { write("\r\u{1B}[K") }
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
