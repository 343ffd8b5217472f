import ActivationMaps
import Classifiers
import Evaluation
import Execution
import FoundationEssentials
import Tensors
import TestSupport

/// What `Scripts/reference/make_measures.py` computed for a case.
struct Measures: Decodable {
  let probabilities: [Double]
  let methods: [String: OfMethod]
  let pairs: [Pair]
  /// The structural similarity of Grad-CAM's map and its map of each class.
  let otherClasses: [Double]

  struct OfMethod: Decodable {
    let masked: [Double]
    let drop: [Double]
    let increase: [Double]
    let complexity: Double
    let adcc: [ADCC]
    let arcc: [ARCC]
    let insertion: Curve
    let deletion: Curve
  }

  struct ADCC: Decodable {
    let `class`: Int
    let coherency: Double
    let value: Double
  }

  struct ARCC: Decodable {
    let `class`: Int
    let coherency: Double
    let complexity: Double
    let road: Double
    let value: Double
  }

  struct Curve: Decodable {
    let curve: [Double]
    let area: Double
  }

  struct Pair: Decodable {
    let methods: [String]
    let structural: Double
    let correlation: Double?
  }

  init(_ caseName: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("measures/\(caseName).json")))
    self = try JSONDecoder().decode(Measures.self, from: data)
  }

  static let caseNames = ["narrow_resnet-1-chelsea-3", "tiny_densenet-1-chelsea-7"]
}

extension Golden {
  /// Makes a method's map of another picture or class.
  func remake(
    _ method: Method, target: ScoreTarget = .logit, seed: UInt64 = 0
  ) throws -> @Sendable (Tensor, Int) async throws -> Tensor {
    let classifier = try classifier()
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: classifier, engine: Engine()),
      layers: [classifier.graph.defaultTargetLayer.value])
    return { imageNCHW, classIndex in
      let pass = try await recorder.forward(imageNCHW, log: RunLog())[0]
      let record = try ActivationRecord(
        activations: recorder.activations(pass, layer: 0),
        gradients: await recorder.gradients(pass, layer: 0, classIndex: classIndex, target: target, log: RunLog()))
      let input = MethodInput(
        record: record, imageLengths: Array(imageNCHW.shape.dropFirst(2)), scorer: NoScorer(),
        fullGradients: { throw ActivationMapError(.shapeMismatch, "not asked for") }, seed: seed)
      let map = try await method.map(of: input)
      return Scaling.scaled(map, height: imageNCHW.shape[2], width: imageNCHW.shape[3])
    }
  }
}

/// For methods that ask no scorer.
private struct NoScorer: ChannelScorer {
  let score = 1.0

  func scoresWithout(channels: [Int]) -> [Double] { [] }
  func scoresMasked(_ masks: [String], write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void) -> [Double] {
    []
  }
}
