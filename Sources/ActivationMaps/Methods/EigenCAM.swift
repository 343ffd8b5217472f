extension Method {
  /// The strongest pattern among the channels, whatever the class.
  ///
  ///     L = X v₁,  X = A as [h·w, C] with centred columns,  v₁ its first right singular vector
  ///
  /// The sign of a singular vector is arbitrary: here the map correlates non-negatively with Σₖ Aₖ. Centring follows
  /// pytorch-grad-cam; the paper does not centre.
  /// - Complexity: O(C·(h·w)·min(C, h·w)), no further run of the network.
  ///
  /// Source: Muhammad and Yeasin, "Eigen-CAM: Class Activation Map using Principal Components", 2020, equation 3.
  public static let eigenCAM = Method(
    "eigen-cam", summary: "the strongest pattern among the channels; does not depend on the class",
    source: "Muhammad and Yeasin 2020", needs: [.activations], outcome: .component
  ) { input in
    input.record.activations
  }
}
