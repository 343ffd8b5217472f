import Failures
import Synchronization

/// The last of what a program says on standard error, read as it comes: a pipe that nobody empties would stop the program.
final class MessageTail: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isAtEnd = false
  }

  private static let longest = 8192
  private let state = Mutex(State())
  private let thread = OwnThread("messages")

  init(_ end: PipeEnd) {
    thread.begin { [weak self] in
      var buffer = [UInt8](repeating: 0, count: 4096)
      // Where the pipe fails there is nothing more to hear.
      while let count = try? buffer.withUnsafeMutableBytes({ try end.readSome(into: $0) }), count > 0 {
        guard let self else { return }
        state.withLock { state in
          state.bytes += buffer[..<count]
          state.bytes.removeFirst(max(0, state.bytes.count - Self.longest))
        }
      }
      end.close()
    }
  }

  /// The last line that says something, once all was said: to be asked for when the program has ended. What was read as it came from
  /// strangers' files is shown as `ShownText` shows it.
  func lastLine() async -> String? {
    // What is begun there before this ends with the pipe.
    _ = try? await thread.run {}
    return state.withLock { state in
      let lines = String(decoding: state.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      return lines.last { !$0.allSatisfy(\.isWhitespace) }.map { ShownText.visible(String($0.suffix(300))) }
    }
  }
}
