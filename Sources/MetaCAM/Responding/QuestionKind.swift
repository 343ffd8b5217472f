import ActivationMaps
import Evaluation

/// What can be asked: a row of a list, by its name in `ask`.
struct QuestionKind: Sendable {
  let slug: String
  let summary: String
  /// Reads the rest of the question, and answers it.
  let answer: @Sendable (_ reader: inout QuestionReader, _ means: inout AnswerMeans) async throws -> any Encodable

  static let all: [QuestionKind] = [explain, evaluate, meta, predict, methods, version]

  static let methods = QuestionKind(slug: "methods", summary: "the methods and measures that there are") { reader, _ in
    try reader.finish()
    return MethodList()
  }

  static let version = QuestionKind(slug: "version", summary: "which program answers") { reader, means in
    try reader.finish()
    return ["version": means.version]
  }
}

private struct MethodList: Encodable {
  var methods = Method.all.map(Entry.init)
  var metrics = Metric.all.map(Measure.init)

  struct Entry: Encodable {
    let slug: String
    let summary: String
    let source: String
    let furtherRuns: String
    let isControl: Bool

    init(_ method: Method) {
      slug = method.slug
      summary = method.summary
      source = method.source
      furtherRuns = method.furtherRuns
      isControl = method.isControl
    }
  }

  struct Measure: Encodable {
    let slug: String
    let summary: String
    let source: String
    let higherIsBetter: Bool

    init(_ metric: Metric) {
      slug = metric.slug
      summary = metric.summary
      source = metric.source
      higherIsBetter = metric.higherIsBetter
    }
  }
}
