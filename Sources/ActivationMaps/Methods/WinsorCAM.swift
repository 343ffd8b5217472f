import Tensors

extension Method {
  /// Several layers' maps added up, each by the weight of its gradients, of which the largest are cut off.
  ///
  ///     L = Σₗ vₗ Lₗ,  Lₗ = relu(grad-cam of layer l), scaled to [0, 1] and resized to the input
  ///     Iₗ = max(0, meanₖ αₖ of layer l),  Wₗ = min(Iₗ, q),  q = the 90th percentile of the Iₗ above 0
  ///     vₗ = 0.1 + 0.9·(Wₗ − min W)/(max W − min W) over the Iₗ above 0,  0 for the others
  ///
  /// with αₖ the mean of channel k's gradients. Without the cut one layer, mostly an early one whose channels are small,
  /// would speak alone. The percentile is interpolated linearly, as NumPy's; where all W are equal, all v are 1.
  /// - Complexity: O(Σₗ C·h·w), no further run of the network beyond the layers' gradients.
  ///
  /// Source: Wall et al., "Winsor-CAM: Human-Tunable Visual Explanations from Deep Networks via Layer-Wise Winsorization", 2025, arXiv
  /// 2507.10846, with the settings that its authors' program is shown with: the mean over channels, the 90th percentile, weights from
  /// 0.1 to 1, maps resized bilinearly. They add up all convolutions; here the layers are those that are named.
  public static let winsorCAM = Method(
    "winsor-cam", summary: "several layers' maps by grad-cam, added up by weights whose extremes are cut off",
    source: "Wall et al. 2025", needs: [.activations, .gradients, .severalLayers], outcome: .map
  ) { input in
    guard input.layers.count > 1 else { throw ActivationMapError.singleLayer("winsor-cam") }
    let importances = try input.layers.map { record in
      let means = try GradientWeights.means(record)
      return max(means.reduce(0, +) / Double(means.count), 0)
    }
    let weights = winsorized(importances)
    var map = Tensor(shape: input.imageLengths, repeating: 0)
    for (record, weight) in zip(input.layers, weights) where weight > 0 {
      let ofLayer = ChannelSums.sum(
        ChannelSums.contributions(record.activations, weights: try GradientWeights.means(record)))
      map = map.zipped(with: input.laidOverImage(ofLayer)) { $0 + Float(weight) * $1 }
    }
    return map
  }

  /// Cut off at the 90th percentile of those above 0, and these spread from 0.1 to 1; all zero where there are none.
  static func winsorized(_ importances: [Double]) -> [Double] {
    let positive = importances.filter { $0 > 0 }.sorted()
    guard let least = positive.first else { return importances.map { _ in 0 } }
    let limit = positive.percentileOfSorted(90)
    return importances.map { importance in
      guard importance > 0 else { return 0 }
      return limit > least ? 0.1 + 0.9 * (min(importance, limit) - least) / (limit - least) : 1
    }
  }
}
