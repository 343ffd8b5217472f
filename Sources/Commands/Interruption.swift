import Files
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C and the polite kill: the program ends at once, whatever it does, and leaves no half of a file.
enum Interruption {
  /// Lets a thread of its own wait for the signals. To be called before there are other threads: they inherit that the
  /// signals are not delivered to them, so that none is lost.
  static func watch() {
    var signals = signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
    // Without the thread the signals end the program as ever.
    if status == 0 { pthread_detach(thread) } else { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    return signals
  }

  private static func wait() -> Never {
    var signals = signals
    while true {
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { continue }
      AtomicFile.abandoningUnfinished {
        Console(isQuiet: false).endProgress()
        // What a shell expects of a program that a signal has ended.
        _exit(128 + number)
      }
    }
  }
}
