import CTransfers
import Failures
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One request, and its answer piece by piece, through the system's libcurl.
///
///     try Exchange(address: address, headers: ["Range: bytes=100-"], patience: .seconds(30))
///       .run(head: { $0.status == 206 }, piece: { try part.append($0) })
///
/// What came before a connection broke is handed out before the error is thrown.
struct Exchange {
  let address: Address
  /// A line each, such as `Accept-Encoding: identity`.
  let headers: [String]
  /// For so long a connection may take, and the server may send nothing; whole seconds of the latter, rounded up.
  let patience: Duration

  /// Why there is no answer, or no more of it.
  struct Fault: Error {
    /// A few words, without a full stop.
    let reason: String
  }

  /// - Parameters:
  ///   - head: whether the body is wanted.
  ///   - piece: the body's bytes, some at a time.
  /// - Throws: `Fault`; what `head` and `piece` throw; `DownloadError` where the machine has no libcurl.
  func run(head: (AnswerHead) throws -> Bool, piece: (UnsafeRawBufferPointer) throws -> Void) throws {
    let library = try TransferLibrary.opened.get()
    try withoutActuallyEscaping(head) { head in
      try withoutActuallyEscaping(piece) { piece in
        let receiver = Receiver(head: head, piece: piece)
        var reason = [CChar](repeating: 0, count: 256)
        let outcome = withRequest(for: receiver) { request in
          withUnsafePointer(to: request) { CTRun(library.handle, $0, &reason) }
        }
        if let failure = receiver.failure { throw failure }
        switch outcome {
        case CTDone where receiver.wasAnswered: return
        case CTDone: throw Fault(reason: "there was no answer")
        case CTStopped where receiver.isRefused: return
        case CTTimedOut: throw Fault(reason: "nothing came for \(patience.components.seconds) s or more")
        case CTCutShort: throw Fault(reason: "the connection was closed")
        case CTUnknownHost: throw Fault(reason: "the name of its host is not known here")
        case CTNotTrusted: throw Fault(reason: "its certificate is not trusted here")
        default: throw Fault(reason: Self.words(reason))
        }
      }
    }
  }

  private func withRequest(for receiver: Receiver, _ body: (CTRequest) -> CTOutcome) -> CTOutcome {
    let lines = headers.map { strdup($0) }
    defer { for line in lines { free(line) } }
    let list: [UnsafePointer<CChar>?] = lines.map { $0.map { UnsafePointer($0) } } + [nil]
    return address.text.withCString { url in
      list.withUnsafeBufferPointer { list in
        body(
          CTRequest(
            url: url, headers: list.baseAddress, milliseconds: max(1, Int(patience / .milliseconds(1))),
            line: { Receiver.of($2).takeLine($0, $1) }, piece: { Receiver.of($2).takePiece($0, $1) },
            context: Unmanaged.passUnretained(receiver).toOpaque()))
      }
    }
  }

  /// libcurl's own, which begin with a capital letter.
  private static func words(_ reason: [CChar]) -> String {
    let text = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// The system's libcurl.
struct TransferLibrary: @unchecked Sendable {
  /// Its functions may be called from any thread; nothing in it changes.
  let handle: OpaquePointer

  var version: String { CTVersion(handle).map { String(cString: $0) } ?? "libcurl" }

  /// Once for the process: libcurl is started once.
  static let opened: Result<TransferLibrary, DownloadError> = {
    var reason = [CChar](repeating: 0, count: 256)
    if let handle = CTOpenLibrary(&reason) { return .success(TransferLibrary(handle: handle)) }
    let text = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return .failure(
      DownloadError(
        .noLibrary, "downloads need libcurl, which is not installed here",
        remedy: "install it (Debian, Ubuntu: libcurl4), or fetch the file by other means and name it",
        context: ["reason": text]))
  }()
}

/// Takes the answer from libcurl, on the thread that asked.
private final class Receiver {
  private let head: (AnswerHead) throws -> Bool
  private let piece: (UnsafeRawBufferPointer) throws -> Void
  private var lines: AnswerHead?
  private(set) var wasAnswered = false
  /// The body is not wanted.
  private(set) var isRefused = false
  private(set) var failure: (any Error)?

  init(head: @escaping (AnswerHead) throws -> Bool, piece: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.head = head
    self.piece = piece
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> Receiver {
    // The one that `withRequest` gave.
    Unmanaged.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }

  func takeLine(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> Bool {
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    if let started = AnswerHead(statusLine: line) {
      lines = started
    } else if line == "\r\n" || line == "\n" {
      // An interim answer is followed by the real one; lines behind the body are none of a head.
      guard let head = lines, head.status >= 200, !wasAnswered else { return true }
      wasAnswered = true
      return carriedOut { isRefused = try !self.head(head) } && !isRefused
    } else {
      lines?.add(line)
    }
    return true
  }

  func takePiece(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> Bool {
    carriedOut { try piece(UnsafeRawBufferPointer(start: bytes, count: count)) }
  }

  private func carriedOut(_ work: () throws -> Void) -> Bool {
    do {
      try work()
      return true
    } catch {
      failure = error
      return false
    }
  }
}
