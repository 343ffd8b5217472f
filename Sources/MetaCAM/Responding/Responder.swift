import Execution
import Failures
import Files
import ModelReaders
import Tensors

/// Answers questions of another program, a line of JSON each, and keeps the networks that were asked last.
///
///     var responder = try Responder(version: "1", folder: "/dev/shm/mine", engine: Engine(), words: \.swiftWords)
///     await responder.answer(Array(#"{"id": 1, "ask": "version"}"#.utf8))  // {"answer":{"version":"1"},"id":1}
///     responder.cleaning()
///
/// Arrays go through safetensors files in a folder that is the asking program's alone: a question names one in `arrays` and gets its own
/// in the one that `results` names. `Documentation/Python.md` has the questions and the answers.
package struct Responder {
  private var means: AnswerMeans

  /// A longer line is no question.
  package static let mostBytes = 1 << 20

  /// - Parameters:
  ///   - version: the program's.
  ///   - folder: for arrays; nil where none are to come.
  ///   - words: what the asking program calls what remedies name.
  ///   - onRelease: called when a network had to make room for another.
  /// - Throws: `FileError` for a folder that is not the user's alone.
  package init(
    version: String, folder: String?, engine: Engine, limits: Limits = .usual,
    words: @escaping @Sendable (Remedy.Means) -> String, onRelease: @escaping @Sendable () -> Void = {}
  ) throws {
    means = AnswerMeans(
      version: version, limits: limits, folder: try folder.map { try ArrayFolder(path: $0) }, words: words,
      networks: NetworkStock(engine: engine, limits: limits, onRelease: onRelease))
  }

  /// - Returns: one line of JSON without its end: `{"id": …, "answer": …}`, or `error` in its place.
  package mutating func answer(_ line: [UInt8]) async -> String {
    var id: Int?
    do {
      guard line.count <= Self.mostBytes else {
        throw MetaCAMError(.invalidQuestion, "a question is longer than \(Self.mostBytes) bytes")
      }
      let members: [String: JSONValue]
      do { members = try JSONText.decoded([String: JSONValue].self, from: line) } catch {
        throw MetaCAMError(.invalidQuestion, "a question is one line of JSON, an object", cause: error)
      }
      var reader = QuestionReader(members)
      id = try reader.integer("id")
      let name = try reader.text("ask") ?? ""
      guard let kind = QuestionKind.all.first(where: { $0.slug == name }) else {
        let known = QuestionKind.all.map(\.slug)
        throw MetaCAMError(
          .invalidQuestion,
          "nothing can be asked by '\(ShownText.visible(name))'\(NearestNames.hint(for: name, among: known)); take one of "
            + known.joined(separator: ", "))
      }
      let answer = try await kind.answer(&reader, &means)
      return try JSONText.line(Reply(id: id, answer: answer, error: nil))
    } catch {
      return (try? JSONText.line(Reply(id: id, answer: nil, error: ErrorAnswer(error, means.words))))
        ?? "{\"error\":{}}"
    }
  }

  /// Takes away the folder with what nobody has fetched from it: to be called in the end.
  package var cleaning: @Sendable () -> Void { { [folder = means.folder] in folder?.removeAll() } }

  private struct Reply: Encodable {
    let id: Int?
    let answer: (any Encodable)?
    let error: ErrorAnswer?

    enum CodingKeys: CodingKey { case id, answer, error }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      if let answer { try container.encode(answer, forKey: .answer) }
      try container.encodeIfPresent(error, forKey: .error)
    }
  }
}

/// A failure of any module, with its code.
private protocol CodedError: ContextualError {
  var codeName: String { get }
  var cause: (any Error)? { get }
}

extension Failure: CodedError {
  fileprivate var codeName: String { code.rawValue }
}

/// What went wrong, for the asking program.
struct ErrorAnswer: Encodable {
  let code: String
  let message: String
  let remedy: String?
  let context: [String: String]

  init(_ error: any Error, _ words: (Remedy.Means) -> String) {
    guard let error = error as? any CodedError else {
      code = error is CancellationError ? "cancelled" : "internal"
      message = "\(error)"
      remedy = nil
      context = [:]
      return
    }
    code = error.codeName.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    let cause = error.cause?.worded(by: words)
    message = ShownText.visible(error.message + (cause.map { ": \($0)" } ?? ""))
    remedy = error.remedy.map { ShownText.visible($0.text(words)) }
    context = Dictionary(error.context.entries.map { ($0.key, ShownText.visible($0.value)) }) { first, _ in first }
  }
}
