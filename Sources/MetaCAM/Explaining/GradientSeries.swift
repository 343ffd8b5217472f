import ActivationMaps
import Classifiers
import Execution
import Tensors

/// The gradients that the methods need of several inputs, run several at once, shortly before they are asked for; those of
/// one batch are in memory.
struct GradientSeries {
  /// What the network says of one question.
  struct Answer: Sendable {
    let question: Recorder.Question
    /// `[C, h, w]` for each target layer; nil where nobody needs them.
    let ofLayers: [Tensor]?
    /// Runs the network when it is first called.
    let full: @Sendable () async throws -> FullGradients
  }

  private let recorder: Recorder
  private let fullGradients: FullGradientRecorder
  private let options: ExplanationOptions
  private let log: RunLog
  private let questions: [Recorder.Question]
  /// Where each input's questions begin.
  private let starts: [Int]
  private var batchStart = 0
  private var batch: [Answer] = []

  /// - Parameter questions: of each input, in the order in which they will be asked.
  init(
    _ questions: [[Recorder.Question]], _ recorder: Recorder, _ fullGradients: FullGradientRecorder,
    _ options: ExplanationOptions, _ log: RunLog
  ) {
    self.recorder = recorder
    self.fullGradients = fullGradients
    self.options = options
    self.log = log
    self.questions = questions.flatMap(\.self)
    var start = 0
    starts = questions.map { questions in
      defer { start += questions.count }
      return start
    }
  }

  /// - Throws: the engine's errors, about this question alone.
  mutating func answer(ofInput input: Int, question: Int) async throws -> Answer {
    let place = starts[input] + question
    if !(batchStart..<batchStart + batch.count).contains(place) {
      let next = Array(questions[place...].prefix(recorder.largestBatch))
      do { batch = try await answers(to: next) } catch  where next.count > 1 && error.isAboutOneInput {
        batch = try await answers(to: [next[0]])
      }
      batchStart = place
    }
    return batch[place - batchStart]
  }

  private func answers(to questions: [Recorder.Question]) async throws -> [Answer] {
    let needs = options.madeMethods.reduce(into: Set<Method.Need>()) { $0.formUnion($1.needs) }
    var ofLayers: [[Tensor]] = []
    if options.keepsRecords || needs.contains(.gradients) {
      for layer in recorder.layers.indices {
        ofLayers.append(try await recorder.gradients(of: questions, layer: layer, target: options.target, log: log))
      }
    }
    let fullBatch = needs.contains(.biasGradients) ? try await fullGradients.largestBatch : 1
    var result: [Answer] = []
    for start in stride(from: 0, to: questions.count, by: fullBatch) {
      let together = Array(questions[start...].prefix(fullBatch))
      let gradients = Lazy { [fullGradients, options, log] in
        try await fullGradients.gradients(of: together, target: options.target, log: log).map(FullGradients.init)
      }
      for (index, question) in together.enumerated() {
        result.append(
          Answer(
            question: question, ofLayers: ofLayers.isEmpty ? nil : ofLayers.map { $0[start + index] },
            full: { try await gradients.value[index] }))
      }
    }
    return result
  }
}
