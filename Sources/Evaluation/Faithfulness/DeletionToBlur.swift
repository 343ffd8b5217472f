import Tensors

extension Metric {
  /// How soon the class disappears when pixels are blurred, the most relevant first.
  ///
  /// As `deletion`, from the picture to the blurred picture of `insertion`, which it is the counterpart of: a blur leaves
  /// the network a picture of the kind that it knows, where zeros make edges of their own. From 0 to 1; lower is better.
  /// Parts: `curve`. Invariant to all but the order of the map's values.
  ///
  /// Complexity: 49 runs a map with the usual steps, and two for all maps.
  ///
  /// Source: Petsiuk, Das, Saenko, "RISE: Randomized Input Sampling for Explanation of Black-box Models", 2018, for the
  /// curve; a blur in the place of constant values: Fong and Vedaldi, "Interpretable Explanations of Black Boxes by
  /// Meaningful Perturbation", 2017.
  public static let deletionToBlur = Metric(
    slug: "deletion-blur", summary: "area under the probability as relevant pixels are blurred",
    source: "Petsiuk et al. 2018", higherIsBetter: false, invariance: .order
  ) { maps, picture, options in
    try await ExchangeCurves(picture, options)
      .scores(maps, from: picture.imageNCHW, to: Blur.gaussian(picture.imageNCHW))
  }
}
