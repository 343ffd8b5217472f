import Execution
import Failures
import Graphs
import ModelReaders
import Tensors

/// Runs a network around its target layers, and records what the methods need.
///
/// One forward run of the whole network gives the scores and the layers' activations. For each class the part behind a
/// layer, the head, then runs forward and backward by itself:
///
///     image ──network──▶ logits, A, whatever else the heads read
///                              A, … ──head──▶ logits
///                        G = ∂y/∂A ◀──backward── ∂y/∂logits
///
///     let programs = NetworkPrograms(classifier: classifier, engine: engine)
///     let recorder = try Recorder(programs: programs, layers: ["layer4"])
///     let pass = try await recorder.forward(imageNCHW, log: log)[0]
///     let activations = try recorder.activations(pass, layer: 0)
///     let gradients = try await recorder.gradients(pass, layer: 0, classIndex: 281, target: .logit, log: log)
public struct Recorder: Sendable {
  /// What the network is run by, for whoever else runs it.
  public let programs: NetworkPrograms
  /// The target layers, each with its shape `[1, C, h, w]`, of volumes `[1, C, d, h, w]`.
  public let layers: [Layer]
  /// How many images go through the network at once, at most.
  public let largestBatch: Int
  /// What a run of the network gives: the scores, and all that is behind the layers reads.
  private let recorded: [String]

  /// The network whose layers are recorded.
  public var classifier: Classifier { programs.classifier }

  /// A target layer: a value of the network that maps are made from.
  public struct Layer: Sendable, Equatable {
    /// The value's name in the graph.
    public let name: String
    /// `[1, C, h, w]`
    public let shape: [Int]
    /// What the part of the network behind the layer reads: the layer first.
    let frontier: [String]
  }

  /// Prepares to record some layers of a network.
  /// - Parameters:
  ///   - programs: what the network is run by.
  ///   - layers: values of the network of shape `[1, C, h, w]`; none where only scores are wanted.
  ///   - largestBatch: how many images may go through the network at once.
  /// - Throws: `ClassifierError` if a layer is not spatial; `GraphError` for an unknown value.
  public init(programs: NetworkPrograms, layers: [String], largestBatch: Int = 1) throws {
    let classifier = programs.classifier
    let graph = classifier.graph
    self.programs = programs
    self.layers = try layers.map { name in
      let shape = try graph.type(of: name).shape
      guard shape.count == classifier.imageShape.count + 1, shape[2...].reduce(1, *) > 1 else {
        throw ClassifierError(
          .notSpatial, "the target layer must keep height and width",
          remedy: "\(.listing(.layers)) lists those that do", context: ["layer": name, "shape": "\(shape)"])
      }
      return Layer(
        name: name, shape: shape, frontier: graph.pictureFrontier(behind: name, outputs: [classifier.output]))
    }
    let read = self.layers.flatMap(\.frontier).filter { $0 != classifier.input && $0 != classifier.output }
    recorded = [classifier.output] + read.eachOnce { $0 }
    let powers = (0..<Int.bitWidth).lazy.map { 1 << $0 }.prefix { $0 <= largestBatch }
    self.largestBatch = powers.last { [recorded] in classifier.holdsApart(recorded, batch: $0) } ?? 1
  }

  /// What the network made of one image.
  public struct ForwardPass: Sendable {
    /// `[1, C, H, W]`, as it went in.
    public let imageNCHW: Tensor
    /// The network's output, and how it is read: as a classifier's until whoever knows better says so.
    public internal(set) var scores: PictureScores
    /// The scores before any activation: `[K]`.
    public var logits: Tensor { scores.tensor }
    /// By name, each with a batch of one: whatever the heads read.
    let values: [String: Tensor]

    /// The same run, its output read in another way.
    public func read(as scores: PictureScores) -> ForwardPass {
      var pass = self
      pass.scores = scores
      return pass
    }
  }

  /// Runs images through the network, several at once where it allows that.
  ///
  /// - Parameters:
  ///   - imagesNCHW: `[N, C, H, W]`, normalised as the network expects it.
  ///   - change: what for the images have been changed, if they are variants of one; errors name it.
  ///   - log: counts the runs, and their time.
  /// - Returns: one pass an image.
  /// - Throws: `ExecutionError` if the network makes a number that is not finite, with the layer, and of several
  ///   images also with the image's number, from 1; the engine's errors.
  public func forward(_ imagesNCHW: Tensor, change: String? = nil, log: RunLog) async throws -> [ForwardPass] {
    var passes: [ForwardPass] = []
    let reading = Reading(readout: ClassReadout(classifier), labels: ClassLabels(count: classifier.classCount))
    for (size, used) in BatchSize.batches(of: imagesNCHW.shape[0], atMost: largestBatch) {
      let program = try await log.measure("compile") { try await programs.forward(outputs: recorded, batch: size) }
      let images = imagesNCHW.slice(passes.count..<passes.count + used)
      let outputs = try await log.measure("run") { [first = passes.count] in
        try await program.run([classifier.input: images.filled(to: size)]) { place in
          if let change { return ["changed picture of": change] }
          return imagesNCHW.shape[0] > 1 ? ["picture": "\(first + min(place, used - 1) + 1)"] : [:]
        }
      }
      log.count { $0.forward += used }
      for index in 0..<used {
        let values = outputs.mapValues { $0.slice(index..<index + 1) }
        let image = images.slice(index..<index + 1)
        let logits = try values.value(classifier.output).reshaped([classifier.classCount])
        try logits.checkFinite("class scores", ClassifierErrorCode.notFinite)
        passes.append(
          ForwardPass(
            imageNCHW: image, scores: PictureScores(output: logits, reading: reading),
            values: values.merging([classifier.input: image]) { $1 }))
      }
    }
    return passes
  }

  /// A layer's output `A`: `[C, h, w]`.
  /// - Parameters:
  ///   - pass: what a run left.
  ///   - layer: which of `layers`.
  /// - Complexity: no run of the network.
  public func activations(_ pass: ForwardPass, layer: Int) throws -> Tensor {
    try pass.values.value(layers[layer].name).slice(0)
  }

  /// A class of an image that went through the network, of whose score the gradients are asked.
  public struct Question: Sendable {
    /// The image's run.
    public let pass: ForwardPass
    /// The index of the class, in those of the reading.
    public let classIndex: Int

    /// Asks for ∂(score of the class)/∂(activations) of an image that went through the network.
    public init(_ pass: ForwardPass, classIndex: Int) {
      self.pass = pass
      self.classIndex = classIndex
    }

    /// ∂y/∂(the network's output): `[M]`.
    func direction(_ target: ScoreTarget) -> Tensor {
      let direction = pass.scores.reading.derivative(pass.scores.output.elements, classIndex, target)
      return Tensor(shape: [direction.count], elements: direction)
    }
  }

  /// The target score's derivatives by a layer's output, `G = ∂y/∂A`: `[C, h, w]` for each question.
  /// - Parameters:
  ///   - questions: images that went through the network, and their classes.
  ///   - layer: which of `layers`.
  ///   - target: which score of the class is differentiated.
  ///   - log: counts the runs, and their time.
  /// - Complexity: one forward and backward run of the layer's head for each, several at once.
  /// - Throws: `DifferentiationError` if an operator behind the layer has no gradient; the engine's errors.
  public func gradients(
    of questions: [Question], layer: Int, target: ScoreTarget, log: RunLog
  ) async throws -> [Tensor] {
    precondition(questions.allSatisfy { (0..<$0.pass.scores.reading.count).contains($0.classIndex) })
    let layer = layers[layer]
    var results: [Tensor] = []
    for (size, used) in BatchSize.batches(of: questions.count, atMost: largestBatch) {
      let head = try await log.measure("compile") {
        try await programs.gradients(behind: layer.frontier, at: [layer.name], batch: size)
      }
      let asked = questions[results.count..<results.count + used]
      let inputs = try Dictionary(
        uniqueKeysWithValues: head.inputs.map { name in
          (name, try Tensor.stacked(asked.map { try $0.pass.values.value(name).slice(0) }).filled(to: size))
        })
      let directions = Tensor.stacked(asked.map { $0.direction(target) }).filled(to: size)
      let gradients = try await log.measure("run") {
        try await head.gradients(inputs, directions: directions).value(layer.name)
      }
      log.count {
        $0.head += used
        $0.backward += used
      }
      for index in 0..<used { results.append(gradients.slice(index)) }
    }
    return results
  }

  /// Makes the program for the gradients of one question, so that what it fails with is known before it is asked.
  /// - Throws: as `gradients(of:layer:target:log:)`.
  package func prepareGradients() async throws {
    for layer in layers { _ = try await programs.gradients(behind: layer.frontier, at: [layer.name], batch: 1) }
  }

  /// The same for one question.
  public func gradients(
    _ pass: ForwardPass, layer: Int, classIndex: Int, target: ScoreTarget, log: RunLog
  ) async throws -> Tensor {
    try await gradients(of: [Question(pass, classIndex: classIndex)], layer: layer, target: target, log: log)[0]
  }
}

extension Classifier {
  /// Whether the network can be run with so many images at once, and some values hold those of each by themselves:
  /// `[N, …]` of what is `[1, …]` for one.
  func holdsApart(_ values: [String], batch: Int) -> Bool {
    guard batch > 1 else { return true }
    guard let several = try? graph(batch: batch) else { return false }
    return values.allSatisfy { value in
      guard let one = graph.types[value]?.shape, let all = several.types[value]?.shape else { return false }
      return one.first == 1 && all == [batch] + one.dropFirst()
    }
  }
}

extension Tensor {
  /// A batch, filled up to a size with its last element.
  func filled(to size: Int) -> Tensor {
    guard shape[0] < size else { return self }
    return .stacked((0..<size).map { slice(min($0, shape[0] - 1)) })
  }
}
