import Dispatch
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C and the polite kill: the program ends at once, but not in the middle of writing a file.
enum Interruption {
  /// What a shell expects of a program that a signal has ended.
  private static func status(_ signal: Int32) -> Int32 { 128 + signal }

  /// - Returns: what watches; keep it for as long as the program runs.
  static func watch() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        AtomicFile.inTurn {
          Console(isQuiet: false).endProgress()
          _exit(status(number))
        }
      }
      source.resume()
      return source
    }
  }
}
