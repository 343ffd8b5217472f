import Failures
import Graphs
import ModelReaders

/// A kind of task that a network may have been trained for: a row of an open list.
///
///     TaskKind.all.map { "\($0.slug): \($0.summary)" }
public struct TaskKind: Sendable {
  /// The name on the command line and in files.
  public let slug: String
  /// One line for the help.
  public let summary: String
  /// The outputs that hold such a task's answer; nil where the network has none.
  let outputs: @Sendable (TaskSight) throws -> FoundOutputs?
  /// The task, once the network's outputs are known for the size that it runs at.
  let task: @Sendable (_ outputs: [ListedOutput], TaskSight) throws -> (any NetworkTask)?

  /// Outputs that a task may read.
  struct FoundOutputs: Sendable {
    let names: [String]
    /// Whether nothing else has such outputs.
    let isCertain: Bool
    var layout: String? = nil
    /// What makes probabilities of them, where that was cut off.
    var activation: Activation? = nil
  }

  /// All kinds but classification, which needs no outputs of its own.
  public static let dense: [TaskKind] = [.detect, .segment, .regress, .prompts, .embed]

  /// The usual one: scores of classes.
  public static let classification = (
    slug: "classify", summary: "one of several classes, or each by itself (the usual one)"
  )

  /// The slugs of all, the usual one first.
  public static var slugs: [String] { [classification.slug] + dense.map(\.slug) }

  /// The kind of a slug; nil for classification.
  /// - Throws: `ClassifierError` with the nearest names.
  static func named(_ slug: String) throws(ClassifierError) -> TaskKind? {
    if slug == classification.slug { return nil }
    if let kind = dense.first(where: { $0.slug == slug }) { return kind }
    throw ClassifierError(
      .unknownName,
      "there is no task '\(slug)'" + NearestNames.hint(for: slug, among: slugs)
        + "; take one of \(slugs.joined(separator: ", "))")
  }
}

/// What a user says of a network's task; what is nil follows from the network.
public struct TaskChoice: Sendable, Equatable {
  /// The kind of task.
  public var slug: String?
  /// How a detector lays out what it has found.
  public var layout: String?
  /// Which boxes count.
  public var detection: Detection.Options
  /// Where in a segmentation a class's score is taken.
  public var region: SegmentationRegion

  /// By default all as the network says.
  public init(
    slug: String? = nil, layout: String? = nil, detection: Detection.Options = .init(),
    region: SegmentationRegion = .predicted
  ) {
    (self.slug, self.layout, self.detection, self.region) = (slug, layout, detection, region)
  }
}

extension TaskChoice {
  /// Asks whether all that is said has a meaning for a network.
  /// - Parameter slug: what the network does.
  /// - Throws: `ClassifierError` for what is of another task, and would be without effect.
  public func check(for slug: String) throws(ClassifierError) {
    let said = [
      (what: "which boxes count", of: Detection.slug, isSaid: layout != nil || detection != Detection.Options()),
      (what: "a region", of: Segmentation.slug, isSaid: region != .predicted),
    ]
    guard let wrong = said.first(where: { $0.isSaid && $0.of != slug }) else { return }
    throw ClassifierError(
      .invalidValue, "\(wrong.what) can be said of networks to \(wrong.of), and this is one to \(slug)",
      remedy: "leave that out, or say what else the network does (\(.option(.task)))")
  }
}

/// A network's outputs as a kind of task looks at them.
struct TaskSight: Sendable {
  /// The network for one picture, with the types of all its values.
  let graph: Graph
  /// What the network sees, in pixels.
  let view: DetectionLayout.View
  let choice: TaskChoice
  let activation: Activation?
  /// What the classes are called; fewer or more than there are where nobody knows.
  let names: ClassNames?

  /// Outputs of floats, as a task that reads all of them lists them.
  var floats: [String] {
    graph.outputs.filter { graph.types[$0]?.elementType.isFloatingPoint ?? false }
  }

  func listed(_ names: [String]) -> [ListedOutput]? {
    var offset = 0
    var result: [ListedOutput] = []
    for name in names {
      guard let shape = graph.types[name]?.shape, shape.count > 1 else { return nil }
      let output = ListedOutput(
        name: name, shape: Array(shape.dropFirst()), offset: offset,
        activation: graph.activationOfPlaces(name))
      offset += output.count
      result.append(output)
    }
    return result
  }

  func labels(_ count: Int) -> ClassLabels {
    names.flatMap { try? $0.labels(count: count) } ?? ClassLabels(count: count)
  }
}

extension Graph {
  /// The activation that a value ends with, of scores at each place by themselves; probabilities where a part was cut out behind a
  /// softmax, such as the class that stands for no object.
  func activationOfPlaces(_ value: String) -> Activation? {
    var open = value
    var isCut = false
    while let maker = producer(of: open), let input = maker.inputs.first {
      switch maker.operatorName {
      case "Sigmoid": return Activation(.sigmoid)
      case "Softmax": return isCut ? .probability : Activation(.softmax)
      case "Slice", "Split", "Gather", "GatherElements":
        isCut = isCut || types[input]?.shape.last != types[open]?.shape.last
        open = input
      case "Identity", "Cast", "Dropout", "Transpose", "Reshape", "Concat", "Squeeze", "Unsqueeze": open = input
      default: return nil
      }
    }
    return nil
  }
}

extension Graph {
  /// The value that an activation over the channels of `[N, K, h, w]` is taken of, where nothing else stands behind.
  fileprivate func beforeActivation(_ value: String) -> (value: String, activation: Activation)? {
    var open = value
    while let maker = producer(of: open), let input = maker.inputs.first {
      switch maker.operatorName {
      case "Sigmoid": return (input, Activation(.sigmoid))
      case "Softmax":
        guard case .integer(let axis)? = maker.attributes["axis"], axis == 1 || axis == -3 else { return nil }
        return (input, Activation(.softmax))
      case "Identity", "Cast", "Dropout": open = input
      default: return nil
      }
    }
    return nil
  }
}

extension TaskKind {
  static let detect = TaskKind(
    slug: Detection.slug, summary: "boxes of objects: YOLO, DETR, SSD, PicoDet, Faster R-CNN and their like",
    outputs: { sight in
      guard let outputs = sight.listed(sight.floats), let match = try Detection.match(outputs, sight) else {
        return nil
      }
      return FoundOutputs(names: outputs.map(\.name), isCertain: match.match.isCertain, layout: match.slug)
    },
    task: { outputs, sight in
      guard let match = try Detection.match(outputs, sight) else { return nil }
      try sight.choice.detection.check()
      guard sight.activation == nil || match.slug == DetectionLayout.scoresAndBoxes.slug else {
        throw ClassifierError(
          .invalidValue, "probabilities are what a network laid out as \(match.slug) puts out: no activation makes them"
        )
      }
      return Detection(
        table: match.match.table, classNames: sight.labels(match.match.table.classCount),
        options: sight.choice.detection)
    })

  static let segment = TaskKind(
    slug: Segmentation.slug, summary: "a class at every place: [N, K, h, w]",
    outputs: { sight in
      let maps = sight.floats.filter { name in
        guard let shape = sight.graph.types[name]?.shape, shape.count == 4 else { return false }
        return shape[2] > 1 && shape[3] > 1
          && abs(shape[2] * sight.view.width - shape[3] * sight.view.height) <= max(sight.view.width, sight.view.height)
      }
      guard let first = maps.first, let shape = sight.graph.types[first]?.shape else { return nil }
      // Logits are what stands before the activation, as of a classifier.
      let logits = sight.activation == nil ? sight.graph.beforeActivation(first) : nil
      // Scores at a thirty-second of the picture's places are those of a classifier that was run all over it.
      return FoundOutputs(
        names: [logits?.value ?? first], isCertain: sight.floats.count == 1 && shape[2] * 8 >= sight.view.height,
        activation: logits?.activation)
    },
    task: { outputs, sight in
      guard let output = outputs.first, output.shape.count == 3 else { return nil }
      let channels = output.shape[0]
      let activation =
        sight.activation ?? sight.graph.activationOfPlaces(output.name).map { _ in .probability }
        ?? Activation(channels == 1 ? .sigmoid : .softmax)
      return Segmentation(
        shape: output.shape, activation: activation, labels: sight.labels(max(channels, 2)),
        region: sight.choice.region)
    })

  static let regress = TaskKind(
    slug: Regression.slug, summary: "numbers that are no classes, each as it is",
    outputs: { sight in
      guard !sight.floats.isEmpty else { return nil }
      return FoundOutputs(names: sight.floats, isCertain: false)
    },
    task: { outputs, sight in
      let count = outputs.reduce(0) { $0 + $1.count }
      if let names = sight.names, let labels = try? names.labels(count: count) { return Regression(labels: labels) }
      return Regression(
        labels: ClassLabels(
          names: outputs.flatMap { output in
            (0..<output.count).map { output.count == 1 ? output.name : "\(output.name)[\($0)]" }
          }))
    })
}

extension Detection {
  /// The layout that the outputs have: the one that was asked for, or the first that fits.
  /// - Throws: `ClassifierError` for an unknown layout, or one that the outputs do not have.
  static func match(
    _ outputs: [ListedOutput], _ sight: TaskSight
  ) throws(ClassifierError) -> (slug: String, match: DetectionLayout.Match)? {
    guard let slug = sight.choice.layout else {
      let all = DetectionLayout.all.compactMap { layout in
        layout.table(outputs, sight.view, sight.activation).map { (slug: layout.slug, match: $0) }
      }
      return all.first(where: \.match.isCertain) ?? all.first { !$0.match.mustBeSaid }
    }
    let known = DetectionLayout.all.map(\.slug)
    guard let layout = DetectionLayout.all.first(where: { $0.slug == slug }) else {
      throw ClassifierError(
        .unknownName,
        "there is no layout '\(slug)'" + NearestNames.hint(for: slug, among: known)
          + "; take one of \(known.joined(separator: ", "))")
    }
    guard let match = layout.table(outputs, sight.view, sight.activation) else {
      throw ClassifierError(
        .shapeMismatch,
        "the outputs are not laid out as \(slug) (\(layout.summary)): \(outputs.map(\.summary).joined(separator: ", "))"
      )
    }
    return (slug, match)
  }
}

extension Graph {
  /// A network whose task is another than classification, as its outputs tell or a user says.
  public struct TaskNetwork: Sendable {
    /// The kind of task.
    public let slug: String
    /// The network's outputs that are read.
    public let outputs: [String]
    /// The network with one output `[N, M]` that holds all of them.
    public let graph: Graph
    /// How a detector lays out what it has found; nil of other tasks.
    public let layout: String?
    /// Whether nobody has said so.
    public let isRecognised: Bool
    /// What makes probabilities of the outputs, where the network did so itself behind them.
    let activation: Activation?
  }

  /// The network of a task other than classification; nil for a classifier.
  ///
  /// - Parameters:
  ///   - choice: what a user says.
  ///   - output: the output that was asked for; nil for all.
  ///   - activation: what makes probabilities, as a user says; nil for what the network ends with.
  ///   - input: which of the inputs the picture is.
  ///   - size: of the picture, where the input leaves it open.
  /// - Throws: `ClassifierError` where the task that is asked for needs other outputs: it lists those that are there.
  public func taskNetwork(
    _ choice: TaskChoice, output: String? = nil, activation: Activation? = nil, input: InputChoice = InputChoice(),
    size: (height: Int, width: Int)? = nil
  ) throws -> TaskNetwork? {
    let asked = try choice.slug.map { try TaskKind.named($0) }
    if case .some(.none) = asked { return nil }
    // What is no output of a node is refused by whoever reads the scores.
    if let output, producer(of: output) == nil { return nil }
    if asked == nil, endsInRow(output) { return nil }
    guard let sight = try sight(choice, output: output, activation: activation, input: input, size: size)
    else { return nil }
    for kind in asked?.map({ [$0] }) ?? [.detect, .segment] {
      guard let found = try kind.outputs(sight), asked != nil || found.isCertain else { continue }
      return TaskNetwork(
        slug: kind.slug, outputs: found.names, graph: try listing(found.names), layout: found.layout,
        isRecognised: asked == nil, activation: found.activation)
    }
    guard let kind = asked ?? nil else { return nil }
    let all = sight.graph.types.filter { outputs.contains($0.key) }.sorted { $0.key < $1.key }
    throw ClassifierError(
      .shapeMismatch,
      "the network has no output for the task \(kind.slug) (\(kind.summary)); it has "
        + (all.isEmpty ? "none of a known shape" : all.map { "'\($0.key)' \($0.value.shape)" }.joined(separator: ", ")))
  }

  /// Whether all that the network puts out is one row of numbers per picture, as its last operators alone tell: neither boxes
  /// nor regions are looked for in it. Most classifiers end so, and the shapes of all their values need not be found.
  private func endsInRow(_ output: String?) -> Bool {
    guard var open = output ?? (outputs.count == 1 ? outputs[0] : nil) else { return false }
    while let maker = producer(of: open) {
      switch maker.operatorName {
      case "Gemm", "Flatten": return true
      case "Identity", "Cast", "Dropout", "Sigmoid", "Softmax", "LogSoftmax":
        guard let input = maker.inputs.first else { return false }
        open = input
      default: return false
      }
    }
    return false
  }

  /// The outputs for one picture; nil where their shapes do not follow.
  private func sight(
    _ choice: TaskChoice, output: String?, activation: Activation?, input: InputChoice,
    size: (height: Int, width: Int)?
  ) throws -> TaskSight? {
    var single = self
    if let output { single.outputs = [output] }
    guard let image = single.inputs.first(where: { $0.dimensions.count == 4 }) else { return nil }
    let isLast = [1, 3].contains(image.dimensions[3]) && ![1, 3].contains(image.dimensions[1])
    let sides = isLast ? [1, 2] : [2, 3]
    let height = image.dimensions[sides[0]] ?? size?.height ?? 640
    let width = image.dimensions[sides[1]] ?? size?.width ?? 640
    var shapes: [String: [Int]] = [:]
    for other in single.inputs {
      shapes[other.name] = other.dimensions.enumerated().map { axis, length in
        guard other.name == image.name else { return length ?? 1 }
        return axis == 0 ? 1 : axis == sides[0] ? height : axis == sides[1] ? width : length ?? input.channelCount ?? 3
      }
    }
    guard let known = try? single.specialised(inputShapes: shapes) else { return nil }
    return TaskSight(
      graph: known, view: .init(height: height, width: width), choice: choice, activation: activation, names: nil)
  }
}

extension Classifier {
  /// How the network's output is read as a task's.
  /// - Parameters:
  ///   - network: from which the classifier was made.
  ///   - choice: what a user says of the task.
  ///   - activation: what makes probabilities, as a user says; nil for what the network ends with.
  ///   - names: what the classes are called.
  /// - Throws: `ClassifierError` where the outputs do not fit the task at the size that the network runs at.
  public func task(
    of network: Graph.TaskNetwork, _ choice: TaskChoice, activation: Activation?, names: ClassNames?
  ) throws -> any NetworkTask {
    var choice = choice
    choice.layout = network.layout ?? choice.layout
    let sight = TaskSight(
      graph: graph, view: .init(height: imageShape[1], width: imageShape[2]), choice: choice,
      activation: activation ?? network.activation, names: names)
    guard let kind = try TaskKind.named(network.slug), let outputs = sight.listed(network.outputs),
      outputs.reduce(0, { $0 + $1.count }) == classCount, let task = try kind.task(outputs, sight)
    else {
      throw ClassifierError(
        .shapeMismatch, "at \(imageShape[1]) × \(imageShape[2]) pixels the outputs do not fit the task \(network.slug)",
        remedy: "say another size (\(.option(.size)))")
    }
    return task
  }
}
