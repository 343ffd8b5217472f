import Classifiers
import Differentiation
import Failures
import Files
import Imaging
import MetaCAM
import ModelReaders
import NIOHTTP1
import OpenVINORuntime

extension Problem {
  /// What a failure of the library is to a client.
  ///
  /// - Parameter words: what remedies' means are called.
  init(_ error: any Error, words: (Remedy.Means) -> String) {
    switch error {
    case let problem as Problem: self = problem
    case is CancellationError: self.init(.serviceUnavailable, "cancelled", "the work was cancelled")
    case let error as ImagingError:
      let status: HTTPResponseStatus =
        switch error.code {
        case .tooLarge: .payloadTooLarge
        case .unknownFormat: .unsupportedMediaType
        default: .unprocessableEntity
        }
      self.init(status, error, error.code.rawValue, words)
    case let error as FileError:
      self.init(error.code == .notFound ? .notFound : .unprocessableEntity, error, error.code.rawValue, words)
    case let error as MetaCAMError: self.init(.unprocessableEntity, error, error.code.rawValue, words)
    case let error as ModelError: self.init(.unprocessableEntity, error, error.code.rawValue, words)
    case let error as DifferentiationError: self.init(.unprocessableEntity, error, error.code.rawValue, words)
    case let error as ClassifierError: self.init(.unprocessableEntity, error, error.code.rawValue, words)
    case let error as any ContextualError: self.init(.unprocessableEntity, error, "failed", words)
    default: self.init(.internalServerError, "internal", "something failed that should not: \(error)")
    }
  }

  private init(
    _ status: HTTPResponseStatus, _ error: any ContextualError, _ code: String, _ words: (Remedy.Means) -> String
  ) {
    // Names from files come along: what they hold beside visible characters is written out.
    self.init(
      status, Self.dashed(code), ShownText.visible(error.message),
      remedy: error.remedy.map { ShownText.visible($0.text(words)) },
      context: error.context.entries.map { ($0.key, ShownText.visible($0.value)) })
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
