import Tensors

extension Method {
  /// Several layers' maps added up, each by the weight of its gradients, of which the largest are cut off.
  ///
  ///     L = Σₗ vₗ Lₗ,  Lₗ = relu(grad-cam of layer l), scaled to [0, 1] and resized to the input
  ///     vₗ = min(Iₗ, q) / q,  Iₗ = max(0, maxₖ αₖ of layer l),  q = the 80th percentile of the Iₗ above 0
  ///
  /// with αₖ the mean of channel k's gradients. Without the cut one layer, mostly an early one whose channels are small,
  /// would speak alone. The percentile is interpolated linearly, as NumPy's.
  /// - Complexity: O(Σₗ C·h·w), no further run of the network beyond the layers' gradients.
  ///
  /// Source: after Wall et al., "Winsor-CAM: Human-Tunable Visual Explanations from Deep Networks via Layer-Wise
  /// Winsorization", 2025, arXiv 2507.10846, of whose variants this takes the maximum over channels. The paper adds up all
  /// convolutions; here the layers are those that are named.
  public static let winsorCAM = Method(
    "winsor-cam", summary: "several layers' maps by grad-cam, added up by weights whose extremes are cut off",
    source: "Wall et al. 2025", needs: [.activations, .gradients, .severalLayers], outcome: .map
  ) { input in
    guard input.layers.count > 1 else { throw ActivationMapError.singleLayer("winsor-cam") }
    let importances = try input.layers.map { max(try GradientWeights.means($0).max() ?? 0, 0) }
    let weights = winsorized(importances)
    var map = Tensor(shape: input.imageLengths, repeating: 0)
    for (record, weight) in zip(input.layers, weights) where weight > 0 {
      let ofLayer = ChannelSums.sum(
        ChannelSums.contributions(record.activations, weights: try GradientWeights.means(record)))
      map = map.zipped(with: input.laidOverImage(ofLayer)) { $0 + Float(weight) * $1 }
    }
    return map
  }

  /// min(I, q) / q with q the 80th percentile of those above 0; all zero where none is.
  static func winsorized(_ importances: [Double]) -> [Double] {
    let positive = importances.filter { $0 > 0 }.sorted()
    guard !positive.isEmpty else { return importances.map { _ in 0 } }
    let limit = positive.percentileOfSorted(80)
    return importances.map { min($0, limit) / limit }
  }
}
