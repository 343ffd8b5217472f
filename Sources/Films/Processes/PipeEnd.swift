import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One end of a pipe to another program; closed with the object.
///
/// Reading and writing wait, in the thread that asks, until there is something, or `stop` is called from another one.
final class PipeEnd: Sendable {
  let descriptor: Int32
  private let closes: Bool
  private let isStopped = Atomic(false)
  private let isClosed = Atomic(false)

  /// - Parameter closes: whether the descriptor is this object's own.
  init(_ descriptor: Int32, closes: Bool = true) {
    self.descriptor = descriptor
    self.closes = closes
  }

  deinit { close() }

  /// Both ends of a new pipe. A program that is started in the same moment by another thread could inherit them: see
  /// `ChildProcess`.
  static func pair() throws(FilmError) -> (read: PipeEnd, write: PipeEnd) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw FilmError(.processFailed, "no pipe can be made: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if !canImport(Darwin)
      // A frame has megabytes: with the usual 64 KiB both sides wait for each other again and again. Where the system allows
      // less, less it is. The number is F_SETPIPE_SZ, which the C library shows to GNU programs alone.
      _ = fcntl(ends[1], 1031, 1 << 20)
    #endif
    return (PipeEnd(ends[0]), PipeEnd(ends[1]))
  }

  /// Whoever waits here goes on within a moment.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  var wasStopped: Bool { isStopped.load(ordering: .relaxed) }

  func close() {
    guard closes, !isClosed.exchange(true, ordering: .relaxed) else { return }
    closeDescriptor(descriptor)
  }

  /// How often whoever waits looks whether it was stopped, in milliseconds.
  private static let patience: Int32 = 100

  /// - Returns: whether there is something to do; false after `stop`.
  private func waits(for events: Int32) -> Bool {
    var readiness = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    while !wasStopped {
      let count = poll(&readiness, 1, Self.patience)
      if count > 0 || (count < 0 && errno != EINTR) { return true }
    }
    return false
  }

  /// What there is, up to the buffer's size.
  /// - Returns: how many bytes; 0 at the end, and after `stop`.
  func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(FilmError) -> Int {
    // Another file may bear the number of one that is closed.
    while !isClosed.load(ordering: .relaxed), waits(for: Int32(POLLIN)) {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR || errno == EAGAIN else {
        throw FilmError(.processFailed, "a pipe cannot be read: \(String(cString: strerror(errno)))")
      }
    }
    return 0
  }

  /// All of it. A reader that has gone is an error, and no signal.
  /// - Throws: `FilmError`: `closedPipe` where nobody reads any more, or after `stop`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(FilmError) {
    let reason = BrokenPipe.asError { () -> Int32 in
      var rest = bytes[...]
      while !rest.isEmpty {
        guard !isClosed.load(ordering: .relaxed), waits(for: Int32(POLLOUT)) else { return EPIPE }
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = writeBytes(descriptor, part.baseAddress, part.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR && errno != EAGAIN {
          return errno
        }
      }
      return 0
    }
    guard reason == 0 else {
      throw FilmError(
        reason == EPIPE ? .closedPipe : .processFailed,
        "a pipe cannot be written: \(String(cString: strerror(reason)))")
    }
  }
}

/// SIGPIPE of one thread, which would end a program that does not know of it.
private enum BrokenPipe {
  /// Runs the closure without that signal, which is raised in the thread that writes.
  static func asError(_ body: () -> Int32) -> Int32 {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    let wasPending = isPending()
    let result = body()
    if result == EPIPE, !wasPending, isPending() {
      var number: Int32 = 0
      sigwait(&signals, &number)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return result
  }

  private static func isPending() -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGPIPE) == 1
  }
}

/// Functions of the C library; inside `PipeEnd` the names mean something else.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
