import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Imaging
import Tensors

/// The maps of one picture, by what is audited.
struct AuditMaps: Sendable {
  /// What the network says of the picture.
  let scores: PictureScores
  /// By slug: `[H, W]` in [0, 1].
  let maps: [String: Tensor]

  var logits: Tensor { scores.tensor }
  var likeliestClass: Int { scores.likeliestIndices.first ?? 0 }

  /// What makes them, by one network.
  struct Maker: Sendable {
    let explainer: Explainer
    let subjects: [AuditSubject]
    let seed: UInt64
    let log: RunLog

    /// - Throws: as `Explainer.explain`, and what a control fails with.
    func maps(of input: NetworkInput, classIndex: Int?) async throws -> (made: AuditMaps, explanation: Explanation) {
      let options = ExplanationOptions(
        classes: classIndex.map { [.index($0)] } ?? [], methods: subjects.compactMap(\.method), seed: seed)
      let explanation = try await explainer.explain([input], options, log: log)[0]
      var maps = Dictionary(explanation.maps.map { ($0.method, $0.map) }) { first, _ in first }
      for subject in subjects {
        if let map = try subject.controlMap(of: input) { maps[subject.slug] = map }
      }
      return (AuditMaps(scores: explanation.scores, maps: maps), explanation)
    }
  }
}

extension Tensor {
  /// Whether a map has no order, and so says nothing.
  var isConstant: Bool { minimum == maximum }

  /// The largest difference between two maps of one size.
  func largestDifference(from other: Tensor) -> Double {
    withUnsafeElements { a in
      other.withUnsafeElements { b in a.indices.reduce(0) { max($0, abs(Double(a[$1]) - Double(b[$1]))) } }
    }
  }
}
