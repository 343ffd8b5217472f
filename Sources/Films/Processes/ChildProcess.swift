import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Another program that runs beside this one, with pipes for its standard streams.
///
/// Its words are a list, and no shell sees them. It is in a group of its own, so that Ctrl-C on a terminal is for this program
/// alone, which decides what is still to be finished. It is always waited for, so that nothing of it remains.
final class ChildProcess: Sendable {
  /// What it has for a standard stream.
  enum Stream {
    case nothing
    case pipe
  }

  let name: String
  /// To its standard input; nil where it has none.
  let input: PipeEnd?
  /// From its standard output; nil where nobody listens.
  let output: PipeEnd?
  /// What it says on standard error.
  let messages: MessageTail

  private let identifier: pid_t
  /// How it ended, once that is known.
  private let ending = Mutex<Int32?>(nil)

  /// - Parameter program: its path.
  /// - Throws: `FilmError.processFailed` where it cannot be started.
  init(
    _ program: String, _ arguments: [String], input inputKind: Stream = .nothing, output outputKind: Stream = .nothing
  ) throws(FilmError) {
    name = program.split(separator: "/").last.map(String.init) ?? program
    let words = [name] + arguments
    let started = try Self.turn.withLock { _ throws(FilmError) -> Started in
      let toChild = inputKind == .pipe ? try PipeEnd.pair() : nil
      let fromChild = outputKind == .pipe ? try PipeEnd.pair() : nil
      let said = try PipeEnd.pair()
      let identifier = try Self.start(
        program, words, input: toChild?.read, output: fromChild?.write, messages: said.write)
      // The child's ends are its own alone: only so does this side see that the child has gone.
      toChild?.read.close()
      fromChild?.write.close()
      said.write.close()
      Self.running.withLock { _ = $0.insert(identifier) }
      return Started(identifier: identifier, input: toChild?.write, output: fromChild?.read, messages: said.read)
    }
    (identifier, input, output) = (started.identifier, started.input, started.output)
    messages = MessageTail(started.messages)
  }

  private struct Started {
    let identifier: pid_t
    let input: PipeEnd?
    let output: PipeEnd?
    let messages: PipeEnd
  }

  /// One program is started at a time: another one would inherit a pipe in the moment in which it is made, and keep it open.
  private static let turn = Mutex<Void>(())

  /// Those that run; guarded, since a number that was waited for may be another's.
  private static let running = Mutex<Set<pid_t>>([])

  /// Ends all of them, and whatever they have started, for good.
  static func endAll() {
    turn.withLock { _ in
      running.withLock { running in
        for identifier in running { kill(-identifier, SIGKILL) }
        // What they write to is theirs until they are gone.
        var information = siginfo_t()
        for identifier in running { waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) }
      }
    }
  }

  deinit {
    end()
    _ = waitUntilExit()
  }

  /// Ends it at once, and whatever it has started; nothing where it has ended.
  func end() {
    ending.withLock { if $0 == nil { kill(-identifier, SIGKILL) } }
  }

  /// Waits, in the thread that asks, until it has ended.
  /// - Returns: its status; 128 and the number where a signal has ended it.
  func waitUntilExit() -> Int32 {
    // Without taking its number from it: until then, no other process can have it, and `end` may name it.
    var information = siginfo_t()
    while ending.withLock({ $0 }) == nil {
      if waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno != EINTR { break }
      ending.withLock { ending in
        var status: Int32 = 0
        guard ending == nil else { return }
        Self.running.withLock { running in
          guard waitpid(identifier, &status, WNOHANG) == identifier else { return }
          running.remove(identifier)
          ending = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        }
      }
    }
    return ending.withLock { $0 } ?? 255
  }

  private static func start(
    _ program: String, _ words: [String], input: PipeEnd?, output: PipeEnd?, messages: PipeEnd
  ) throws(FilmError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (end, descriptor) in [(input, STDIN_FILENO), (output, STDOUT_FILENO)] {
      if let end {
        posix_spawn_file_actions_adddup2(&actions, end.descriptor, descriptor)
      } else {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    posix_spawn_file_actions_adddup2(&actions, messages.descriptor, STDERR_FILENO)

    // What this program does with signals is its own affair.
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&usual, number) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    // A name with a zero in it would end there, and be another one.
    guard words.allSatisfy({ !$0.utf8.contains(0) }) else {
      throw FilmError(.processFailed, "a file's name holds a zero byte, which no program can be told")
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    var identifier: pid_t = 0
    let reason = posix_spawn(&identifier, program, &actions, &attributes, &arguments, environ)
    guard reason == 0 else {
      throw FilmError(
        .processFailed, "a program cannot be started: \(String(cString: strerror(reason)))",
        context: ["program": program])
    }
    return identifier
  }
}
