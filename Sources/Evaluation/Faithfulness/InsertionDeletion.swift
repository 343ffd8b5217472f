import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Metric {
  /// How soon the class appears when pixels are put into a blurred picture, the most relevant first.
  ///
  /// The area under the curve of the class's probability over the share of pixels inserted, by the trapezoidal rule.
  /// From 0 to 1; higher is better. Parts: `curve`, the probabilities at 0, 2, 4 … 100 % with the usual 50 steps.
  ///
  /// The paper takes 224 steps; 50 make the area of a smooth curve no other, and cost less than a quarter. Equal pixels
  /// go in a random order from the seed.
  ///
  /// Invariant to all but the order of the map's values.
  ///
  /// Complexity: 51 runs a map; the first and the last picture are the same for all maps.
  ///
  /// Source: Petsiuk, Das, Saenko, "RISE: Randomized Input Sampling for Explanation of Black-box Models", 2018; the
  /// blur here is Gaussian, 11 pixels wide, of standard deviation 5, with clamped edges.
  public static let insertion = Metric(
    slug: "insertion", summary: "area under the probability as relevant pixels enter a blurred picture",
    source: "Petsiuk et al. 2018", higherIsBetter: true, invariance: .order
  ) { maps, picture, options in
    try await ExchangeCurves(picture, options)
      .scores(maps, from: Blur.gaussian(picture.imageNCHW), to: picture.imageNCHW)
  }

  /// How soon the class disappears when pixels are set to zero (the mean of the training data), the most relevant first.
  ///
  /// As `insertion`, the other way: from the picture to zeros. From 0 to 1; lower is better. Invariant to all but the order
  /// of the map's values, too.
  public static let deletion = Metric(
    slug: "deletion", summary: "area under the probability as relevant pixels are set to zero",
    source: "Petsiuk et al. 2018", higherIsBetter: false, invariance: .order
  ) { maps, picture, options in
    let zeros = Tensor(shape: picture.imageNCHW.shape, repeating: 0)
    return try await ExchangeCurves(picture, options).scores(maps, from: picture.imageNCHW, to: zeros)
  }
}

enum Blur {
  /// A Gaussian blur, 11 pixels wide, standard deviation 5, edges clamped.
  /// - Parameter imageNCHW: `[1, C, H, W]`.
  static func gaussian(_ imageNCHW: Tensor) -> Tensor {
    let (radius, standardDeviation) = (5, 5.0)
    let weights = (-radius...radius).map { exp(-Double($0 * $0) / (2 * standardDeviation * standardDeviation)) }
    let sum = weights.reduce(0, +)
    let kernel = weights.map { Float($0 / sum) }
    func blurred(_ image: Tensor, length: Int, step: Int) -> Tensor {
      Tensor(shape: image.shape) { result in
        image.withUnsafeElements { elements in
          for place in elements.indices {
            let position = place / step % length
            var value: Float = 0
            for offset in -radius...radius {
              let other = min(max(position + offset, 0), length - 1)
              value += kernel[offset + radius] * elements[place + (other - position) * step]
            }
            result[place] = value
          }
        }
      }
    }
    let strides = imageNCHW.strides
    return (2..<imageNCHW.rank).reversed().reduce(imageNCHW) { image, axis in
      blurred(image, length: image.shape[axis], step: strides[axis])
    }
  }
}
