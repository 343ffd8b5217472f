import Tensors

extension Method {
  /// The strongest pattern among the activations weighted by the size of their gradients.
  ///
  ///     L = ±X v₁,  X = |G|∘A as [h·w, C] with centred columns,  v₁ its first right singular vector
  ///
  /// The sign is the one with which the largest value of the map is positive: made for objects that fill a small part of the
  /// picture.
  /// - Complexity: O(C·(h·w)·min(C, h·w)), no further run of the network.
  ///
  /// Source: Chung and Ying, "Seg-Eigen-CAM: Eigen-Value-Based Visual Explanations for Semantic Segmentation Models",
  /// 2025, equations 10 to 13.
  public static let segEigenCAM = Method(
    "seg-eigen-cam", summary: "the strongest pattern among the activations weighted by the size of their gradients",
    source: "Chung and Ying 2025", outcome: .map
  ) { input in
    let stack = try ChannelSums.contributions(input.record) { gradient, activation in abs(gradient) * activation }
    let map = try PrincipalComponent.projection(of: stack)
    return abs(map.minimum) > abs(map.maximum) ? map.map { -$0 } : map
  }
}
