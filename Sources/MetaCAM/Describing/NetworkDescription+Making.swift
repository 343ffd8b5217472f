import Classifiers
import Failures
import Files
import Imaging
import ModelReaders

extension NetworkDescription {
  /// What was taken for a network, so that whoever has the description takes the same.
  ///
  ///     let description = try NetworkDescription(
  ///       of: model, choice: choice, weights: nil, in: "brain", picture: "brain/mri.png", scores: scores)
  ///
  /// - Parameters:
  ///   - model: the network as it was taken.
  ///   - choice: what was said of the network when it was loaded.
  ///   - weights: the file of a built-in network's weights; nil for the published ones.
  ///   - layers: that maps are made from; none for the usual one.
  ///   - licence: under which terms the network may be used.
  ///   - folder: in which the description will lie, and the network's file already does.
  ///   - picture: for the self-test, in the folder as well; nil for none.
  ///   - scores: what the network says of the picture.
  /// - Throws: `MetaCAMError` where a file lies elsewhere; `FileError` if one cannot be read.
  public init(
    of model: NetworkModel, choice: NetworkChoice, weights: String?, layers: [String] = [], licence: String? = nil,
    in folder: String, picture: String? = nil, scores: PictureScores? = nil
  ) throws {
    self.init(network: model.sourceName)
    if NetworkModel.builtInNames.contains(model.sourceName) {
      self.weights = try weights.map { try Self.relative($0, to: folder) }
      weightsHash = try weights.map { try DescriptionFile.hash(of: $0) }
    } else {
      network = try Self.relative(model.sourceName, to: folder)
      networkHash = DescriptionFile.isFolder(model.sourceName) ? nil : try DescriptionFile.hash(of: model.sourceName)
    }
    if choice.input.image != nil || !choice.input.values.isEmpty {
      input = Input(
        name: choice.input.image,
        values: choice.input.values.isEmpty ? nil : choice.input.values.mapValues(\.numbers))
    }
    if choice.output != nil || choice.scoreMap != nil {
      output = Output(name: choice.output, scoreMap: choice.scoreMap?.rawValue)
    }
    preprocessing = PreprocessingDescription(model.preprocessing)
    // What the network's end says needs no word. Where nobody says it, the picture may show that no softmax is wanted, and
    // without one that is left to whoever has a picture.
    switch model.scoreReading.source {
    case .network: break
    case .assumption: activation = scores?.activation.name
    case .choice, .description: activation = model.scoreReading.activation
    }
    let names = model.labels.map(\.name)
    if Array(model.labels) == Array(ImageNetClasses.labels) {
      classes = .list("imagenet")
    } else if names.allSatisfy({ $0 != nil }) {
      classes = .names(names.compactMap(\.self))
    }
    self.layers = layers.isEmpty ? nil : layers
    tokens = choice.tokens.map { "\($0)" }
    let usual = Detection.Options()
    let told = Task(
      kind: choice.task.slug, layout: choice.task.layout,
      boxScore: choice.task.detection.threshold == usual.threshold ? nil : choice.task.detection.threshold,
      boxOverlap: choice.task.detection.overlap == usual.overlap ? nil : choice.task.detection.overlap,
      boxAcrossClasses: choice.task.detection.isAcrossClasses ? true : nil,
      boxTarget: choice.task.detection.score == usual.score ? nil : choice.task.detection.score.rawValue)
    task = told == Task() ? nil : told
    self.licence = licence
    if let picture, let scores {
      let likeliest = scores.tensor.count <= 20 ? Prediction.likeliest(20, of: scores) : Prediction.telling(of: scores)
      selfTest = SelfTest(
        picture: try Self.relative(picture, to: folder),
        probabilities: Dictionary(likeliest.map { ("\($0.label.index)", $0.probability) }) { first, _ in first })
    }
  }

  /// As JSON, keys sorted.
  public func text() throws -> String { try JSONText.encoded(self) + "\n" }

  /// A path as seen from a folder that it lies in.
  private static func relative(_ path: String, to folder: String) throws(MetaCAMError) -> String {
    guard let root = DescriptionFile.resolved(folder), let target = DescriptionFile.resolved(path) else {
      throw MetaCAMError(.invalidDescription, "there is no '\(ShownText.visible(path))', or no folder '\(folder)'")
    }
    let start = root == "/" ? root : root + "/"
    guard target.hasPrefix(start) else {
      throw MetaCAMError(
        .invalidDescription,
        "a description names files of its own folder and below only; put '\(ShownText.visible(path))' there",
        context: ["folder": folder])
    }
    return String(target.dropFirst(start.count))
  }
}
