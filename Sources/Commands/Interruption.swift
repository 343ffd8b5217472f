import Files
import MetaCAM
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, the polite kill, and a terminal that is closed: the program ends at once, whatever it does, and leaves no half of a file.
enum Interruption {
  /// Blocks the signals for this thread and all that it or its children will make, so that `wait` alone gets them. To be called
  /// before there are other threads.
  ///
  /// A signal that whoever runs the program lets it ignore, as `nohup` does, is not among them.
  static func block() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    #else
      return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    #endif
  }

  /// What a command throws that a signal has ended, and that has finished what there was to finish: the program ends without a
  /// word then, with the status that a shell expects.
  struct Ended: Error {
    let signal: Int32

    var status: Int32 { 128 + signal }
  }

  private static let whatFirst = Mutex<(@Sendable (_ signal: Int32) -> Void)?>(nil)

  /// What the first signal does in place of ending the program, for work whose half is worth something; the second one ends it
  /// all the same. The work then ends by itself, and throws `Ended`.
  /// - Parameter body: nil where the program is to end again.
  static func first(_ body: (@Sendable (_ signal: Int32) -> Void)?) { whatFirst.withLock { $0 = body } }

  /// Waits for the signals, on the main thread: while a program's work is asynchronous, that thread would otherwise wait for
  /// nothing with no signal blocked, and a signal that comes to it ends the program in the midst of a file.
  static func wait(for signals: sigset_t) -> Never {
    var signals = signals
    while true {
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else {
        // There is none to wait for.
        pause()
        continue
      }
      let body = whatFirst.withLock { first in
        defer { first = nil }
        return first
      }
      if let body {
        body(number)
        continue
      }
      FilmTools.endAll()
      AtomicFile.abandoningUnfinished {
        Console().endProgress()
        // What a shell expects of a program that a signal has ended.
        _exit(128 + number)
      }
    }
  }
}
