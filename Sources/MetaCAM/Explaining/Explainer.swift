import ActivationMaps
import Graphs
import Imaging
import ModelReaders
import Tensors

/// Explains images with one network and one target layer.
///
///     let model = try NetworkModel(named: "efficientnet-lite0")
///     let explainer = try Explainer(model: model, engine: Engine())
///     let explanation = try explainer.explain(Image(contentsOf: "cat.jpg"), classes: ["tabby"], methods: [.gradCAM])
///     explanation.maps[0].map  // [224, 224], in [0, 1]
///
/// The network runs once an image, however many methods there are; the part behind the target layer once more a class.
public struct Explainer: Sendable {
  public let model: NetworkModel
  /// The value that the maps are made from.
  public let targetLayer: String
  /// Its shape, `[1, C, h, w]`.
  public var layerShape: [Int] { recorder.layerShape }
  private let recorder: Recorder

  /// - Parameter layer: the name of a value or node of the network, or a unique ending of one; by default the tensor
  ///   that enters the last spatial reduction.
  /// - Throws: `GraphError` for an unknown layer; the errors of differentiation and of the engine.
  public init(model: NetworkModel, layer: String? = nil, engine: Engine) throws {
    self.model = model
    targetLayer = try layer.map(model.graph.targetLayer(named:))?.value ?? model.graph.defaultTargetLayer.value
    recorder = try Recorder(network: model.graph, targetLayer: targetLayer, engine: engine)
  }

  /// - Parameters:
  ///   - classes: indices, names or WordNet ids; where there is none, the likeliest class.
  ///   - progress: called before each map with the class's index and the method's slug.
  ///   - times: the stages' times are added here.
  /// - Throws: `ModelError` for an unknown or ambiguous class, before the network runs; `ActivationMapError` if
  ///   numbers are not finite.
  public func explain(
    _ image: Image, classes: [String] = [], methods: [Method], times: inout StageTimes,
    progress: (_ classIndex: Int, _ method: String) -> Void = { _, _ in }
  ) throws -> Explanation {
    var classIndices = try classes.map { try model.labels.index(matching: $0) }
    let (cropped, imageNCHW) = try times.measure("prepare") {
      let cropped = try model.preprocessing.cropped(image)
      return (cropped, try model.preprocessing.normalised(cropped))
    }
    let pass = try times.measure("run") { try recorder.forward(imageNCHW) }
    if classIndices.isEmpty, let likeliest = pass.logits.indexOfMaximum { classIndices = [likeliest] }

    var maps: [ClassMap] = []
    for classIndex in classIndices {
      let record = try times.measure("run") { try recorder.record(pass, classIndex: classIndex) }
      for method in methods {
        progress(classIndex, method.slug)
        let clock = ContinuousClock()
        let start = clock.now
        let map = try times.measure("maps") {
          Scaling.scaled(try method.map(of: record), height: cropped.height, width: cropped.width)
        }
        maps.append(
          ClassMap(classIndex: classIndex, method: method.slug, map: map, seconds: (clock.now - start).seconds))
      }
    }
    return Explanation(image: cropped, imageNCHW: imageNCHW, logits: pass.logits, maps: maps)
  }

  public func explain(_ image: Image, classes: [String] = [], methods: [Method]) throws -> Explanation {
    var times = StageTimes()
    return try explain(image, classes: classes, methods: methods, times: &times)
  }
}
