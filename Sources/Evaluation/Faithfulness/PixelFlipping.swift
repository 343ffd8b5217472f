import Tensors

extension Metric {
  /// How soon the class disappears when pixels are set to the darkest value of the picture, the most relevant first.
  ///
  /// The area under the curve of the class's probability over the share of pixels flipped, by the trapezoidal rule, from
  /// the unchanged picture on. From 0 to 1; lower is better. Parts: `curve`. It is `deletion` with another value for what is
  /// gone: the smallest of all the picture's numbers, as the network sees it, in every channel. Where a map is good by one of the
  /// two alone, it is the value that speaks.
  ///
  /// Invariant to all but the order of the map's values.
  ///
  /// Complexity: 49 runs a map with the usual steps, and two for all maps.
  ///
  /// Source: Bach, Binder, Montavon, Klauschen, Müller, Samek, "On Pixel-Wise Explanations for Non-Linear Classifier
  /// Decisions by Layer-Wise Relevance Propagation", 2015; the darkest value: Quantus, `PixelFlipping`.
  public static let pixelFlipping = Metric(
    slug: "pixel-flipping", summary: "area under the probability as relevant pixels are set to the darkest value",
    source: "Bach et al. 2015", higherIsBetter: false, invariance: .order
  ) { maps, picture, options in
    let dark = Tensor(shape: picture.imageNCHW.shape, repeating: picture.imageNCHW.minimum)
    return try await ExchangeCurves(picture, options).scores(maps, from: picture.imageNCHW, to: dark)
  }
}
