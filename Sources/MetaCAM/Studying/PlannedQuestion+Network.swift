import Classifiers
import Execution
import Failures
import ModelReaders
import Studies

extension PlannedQuestion {
  /// What networks are read with.
  /// - Throws: `StudyError` for a score of boxes that is none; what reading a mask throws.
  func networkChoice() throws -> NetworkChoice {
    let usual = Detection.Options()
    let score = try boxTarget.map { text in
      try Self.known(Detection.Options.Score(rawValue: text), text, "score of boxes")
    }
    return NetworkChoice(
      task: TaskChoice(
        slug: task ?? Embedding.slug(texts: texts, pictures: likeness), layout: layout,
        detection: .init(
          threshold: boxScore ?? usual.threshold, overlap: boxOverlap ?? usual.overlap,
          isAcrossClasses: boxAcrossClasses ?? usual.isAcrossClasses, score: score ?? usual.score),
        region: try region.map { try SegmentationRegion($0) } ?? .predicted))
  }

  /// Which score of a class is explained.
  /// - Throws: `StudyError` for one that is none.
  func scoreTarget() throws(StudyError) -> ScoreTarget {
    guard let target else { return .logit }
    return try Self.known(ScoreTarget(rawValue: target), target, "score")
  }

  private static func known<Value>(_ value: Value?, _ text: String, _ what: String) throws(StudyError) -> Value {
    guard let value else { throw StudyError(.invalidPlan, "there is no \(what) '\(text)'") }
    return value
  }

  /// A network with what its pictures are compared with; the network itself where that is nothing.
  /// - Throws: as `NetworkModel.comparing`.
  func compared(_ model: NetworkModel, engine: Engine, limits: Limits) async throws -> NetworkModel {
    if !texts.isEmpty {
      let choice = TextChoice(texts, vocabulary: vocabulary, network: textModel, factor: logitFactor)
      return try await model.comparing(with: choice, engine: engine, limits: limits)
    }
    return likeness.isEmpty ? model : try await model.comparing(withFiles: likeness, engine: engine, limits: limits)
  }

  /// The same as a plan keeps it: its paths serve from any folder, and its files are known by what they hold.
  /// - Throws: `FileError` for a file that cannot be read.
  func lasting(for networks: [NetworkModel]) throws -> PlannedQuestion {
    var question = self
    question.region = region.map { SegmentationRegion.maskFile($0).map(Study.Network.lasting) ?? $0 }
    question.vocabulary = vocabulary.map(Study.Network.lasting)
    question.textModel = textModel.map(Study.Network.lasting)
    question.likeness = likeness.map(Study.Network.lasting)
    var paths =
      [region.flatMap { SegmentationRegion.maskFile($0) }, textModel].compactMap(\.self) + likeness
    if !texts.isEmpty {
      for model in networks {
        paths += NetworkModel.vocabularyFiles(question.vocabulary, beside: textModel ?? model.sourceName)
      }
    }
    question.files = try paths.map(Study.Network.lasting).eachOnce { $0 }.map { try PlannedFile(reading: $0) }
    return question
  }

  /// - Throws: `StudyError` where a file is not what it was when the study was planned.
  func checkFiles() throws {
    for file in files where try PlannedFile(reading: file.path) != file {
      throw StudyError(
        .otherResults, "a file of the study's question has changed since the study was planned",
        remedy: "plan anew with \(.option(.resumes))", context: ["file": file.path])
    }
  }
}

extension NetworkModel {
  /// Whether a text asks for something else than one of the network's classes: a sum of scores, or a further box of one class.
  /// - Throws: `ClassifierError` for a sum that cannot be read, `ModelError` for classes in it that are not there.
  func asksInWords(_ text: String) throws -> Bool {
    let choice = ClassChoice(text)
    if try choice.expression(in: labels) != nil {
      try task.check([choice])
      return true
    }
    guard task.subjects == nil, (try? labels.index(matching: text)) == nil,
      let blank = text.lastIndex(of: " "), let number = Int(text[text.index(after: blank)...]), number > 1
    else { return false }
    return (try? labels.index(matching: String(text[..<blank]))) != nil
  }
}
