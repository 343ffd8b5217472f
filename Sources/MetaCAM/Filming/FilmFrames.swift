import Films
import Synchronization

/// The frames of a film as a sequence; where it breaks off, the sequence ends and the error is kept.
struct FilmFrames: AsyncSequence, Sendable {
  let source: any FilmSource
  let fault: FilmFault

  func makeAsyncIterator() -> Iterator { Iterator(frames: self) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let frames: FilmFrames

    func next() async throws -> FilmFrame? {
      do { return try await frames.source.next() } catch let error as FilmError where error.code == .damaged {
        frames.fault.note(error)
        return nil
      }
    }
  }
}

/// Why a film ended too early.
final class FilmFault: Sendable {
  private let state = Mutex<FilmError?>(nil)

  var error: FilmError? { state.withLock { $0 } }

  func note(_ error: FilmError) { state.withLock { $0 = $0 ?? error } }
}
