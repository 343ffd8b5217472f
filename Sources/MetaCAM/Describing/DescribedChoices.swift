import Classifiers
import Failures
import ModelReaders

extension DescriptionFile {
  func selfTest() throws -> SelfTest? {
    guard let test = description.selfTest else { return nil }
    let indices = test.probabilities.compactMap { key, value in Int(key).map { ($0, value) } }
    guard indices.count == test.probabilities.count, !indices.isEmpty, indices.allSatisfy({ $1.isFinite })
    else {
      throw MetaCAMError(
        .invalidDescription,
        "the description is wrong: 'selfTest.probabilities' are numbers by class index, at least one",
        context: ["file": path])
    }
    return SelfTest(
      picture: try file(test.picture, key: "selfTest.picture"),
      probabilities: Dictionary(indices) { first, _ in first },
      tolerance: test.tolerance ?? NetworkDescription.SelfTest.usualTolerance)
  }

  /// What it says of pictures and of the network, as if a user had said it.
  func choices() throws -> (PreprocessingChoice, NetworkChoice) {
    func named<Value: RawRepresentable & CaseIterable>(
      _ text: String?, _ key: String, _ type: Value.Type
    ) throws -> Value? where Value.RawValue == String {
      guard let text else { return nil }
      guard let value = Value(rawValue: text) else { throw unknown(text, key, Value.allCases.map(\.rawValue)) }
      return value
    }
    let boxTarget = try named(description.task?.boxTarget, "task.boxTarget", Detection.Options.Score.self)
    let activations = ["softmax": Activation(.softmax), "sigmoid": Activation(.sigmoid), "none": Activation(.none)]
    if let activation = description.activation, activations[activation] == nil {
      throw unknown(activation, "activation", activations.keys.sorted())
    }
    var tokens: TokenGrid?
    if let text = description.tokens {
      guard let grid = TokenGrid(text) else {
        throw MetaCAMError(
          .invalidDescription, "the description is wrong: 'tokens' is a grid such as 14x14+1", context: ["file": path])
      }
      tokens = grid
    }
    let values = try (description.input?.values ?? [:]).mapValues { try InputValue($0) }
    do {
      let preprocessing = try description.preprocessing?.choice() ?? PreprocessingChoice()
      return (
        preprocessing,
        NetworkChoice(
          input: InputChoice(image: description.input?.name, values: values), output: description.output?.name,
          activation: description.activation.flatMap { activations[$0] },
          scoreMap: try named(description.output?.scoreMap, "output.scoreMap", ScoreMapReduction.self), tokens: tokens,
          classNames: try classNames(), task: taskChoice(boxTarget))
      )
    } catch let error as any ContextualError {
      throw error.adding(["file": path])
    }
  }

  private func taskChoice(_ boxTarget: Detection.Options.Score?) -> TaskChoice {
    let (task, usual) = (description.task, Detection.Options())
    return TaskChoice(
      slug: task?.kind, layout: task?.layout,
      detection: .init(
        threshold: task?.boxScore ?? usual.threshold, overlap: task?.boxOverlap ?? usual.overlap,
        isAcrossClasses: task?.boxAcrossClasses ?? false, score: boxTarget ?? usual.score))
  }

  private func unknown(_ text: String, _ key: String, _ known: [String]) -> MetaCAMError {
    MetaCAMError(
      .invalidDescription,
      "the description is wrong: '\(key)' cannot be '\(ShownText.visible(text))'"
        + NearestNames.hint(for: text, among: known)
        + "; it may be \(known.joined(separator: ", "))", context: ["file": path])
  }
}

extension TaskChoice {
  /// What is said here, and where nothing is, what a description says; of a box also where the usual is said.
  fileprivate func over(_ described: TaskChoice) -> TaskChoice {
    let usual = Detection.Options()
    return TaskChoice(
      slug: slug ?? described.slug, layout: layout ?? described.layout,
      detection: .init(
        threshold: detection.threshold == usual.threshold ? described.detection.threshold : detection.threshold,
        overlap: detection.overlap == usual.overlap ? described.detection.overlap : detection.overlap,
        isAcrossClasses: detection.isAcrossClasses || described.detection.isAcrossClasses,
        score: detection.score == usual.score ? described.detection.score : detection.score),
      region: region)
  }
}

extension NetworkChoice {
  /// What is said here, and where nothing is, what a description says.
  func over(_ described: NetworkChoice) -> NetworkChoice {
    NetworkChoice(
      input: InputChoice(
        image: input.image ?? described.input.image, channelCount: input.channelCount,
        values: described.input.values.merging(input.values) { $1 }),
      output: output ?? described.output, activation: activation ?? described.activation,
      scoreMap: scoreMap ?? described.scoreMap, tokens: tokens ?? described.tokens,
      classNames: classNames ?? described.classNames, task: task.over(described.task))
  }
}
