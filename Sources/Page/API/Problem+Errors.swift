import Failures
import Files
import Imaging
import NIOHTTP1

/// A failure of any module, whose code is told to clients.
private protocol CodedError: ContextualError {
  var codeName: String { get }
}

extension Failure: CodedError {
  fileprivate var codeName: String { code.rawValue }
}

extension Problem {
  /// What a failure of the library is to a client.
  ///
  /// - Parameters:
  ///   - words: what remedies' means are called.
  ///   - folder: whose path clients are not told.
  init(_ error: any Error, words: (Remedy.Means) -> String, hiding folder: String? = nil) {
    switch error {
    case let problem as Problem: self = problem
    case is CancellationError: self.init(.serviceUnavailable, "cancelled", "the work was cancelled")
    case let error as any CodedError:
      let status: HTTPResponseStatus =
        switch error {
        case let error as ImagingError where error.code == .tooLarge: .payloadTooLarge
        case let error as ImagingError where error.code == .unknownFormat: .unsupportedMediaType
        case let error as FileError where error.code == .notFound: .notFound
        default: .unprocessableEntity
        }
      self.init(status, error, error.codeName, words, hiding: folder)
    default: self.init(.internalServerError, "internal", "something failed that should not: \(error)")
    }
  }

  private init(
    _ status: HTTPResponseStatus, _ error: any ContextualError, _ code: String, _ words: (Remedy.Means) -> String,
    hiding folder: String?
  ) {
    func shown(_ text: String) -> String {
      ShownText.visible(folder.map { text.replacing("\($0)/", with: "").replacing($0, with: "") } ?? text)
    }
    // Names from files come along: what they hold beside visible characters is written out.
    self.init(
      status, Self.dashed(code), shown(error.message),
      remedy: error.remedy.map { shown($0.text(words)) },
      context: error.context.entries.map { ($0.key, shown($0.value)) })
  }

  /// `unknownFormat` as `unknown-format`.
  private static func dashed(_ code: String) -> String {
    code.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  /// As an event of a stream says it.
  var event: JSONValue.Members {
    var members: JSONValue.Members = ["code": .string(code), "message": .string(detail)]
    if let remedy { members.append("remedy", .string(remedy)) }
    return members
  }
}
