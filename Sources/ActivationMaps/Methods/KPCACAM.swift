import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Method {
  /// The strongest pattern among the channels by a kernel, so that it need not be linear; whatever the class.
  ///
  ///     L = √λ₁ v₁ of the centred kernel matrix,  K_ij = tanh(xᵢ·xⱼ / C + 1)
  ///
  /// with xᵢ the place i of A as [h·w, C] with centred columns, and λ₁, v₁ the largest eigenvalue and its vector. The sign is
  /// the one with which the map correlates non-negatively with Σₖ Aₖ.
  /// - Complexity: O((h·w)²·C + (h·w)³), no further run of the network; at most 4,096 places.
  ///
  /// Source: Karmani et al., "KPCA-CAM: Visual Explainability of Deep Computer Vision Models Using Kernel PCA", 2024; the
  /// kernel and its constants are those of pytorch-grad-cam.
  public static let kpcaCAM = Method(
    "kpca-cam", summary: "the strongest pattern among the channels by a kernel; does not depend on the class",
    source: "Karmani et al. 2024", needs: [.activations], outcome: .map,
    mostPlaces: 4096
  ) { input in
    let activations = input.record.activations
    let channels = activations.shape[0]
    let places = activations.count / channels
    let centred = CentredChannels(of: activations)
    var kernel = PrincipalComponent.gramOfColumns(centred.elements, rows: channels, columns: places)
    for index in kernel.indices { kernel[index] = tanh(kernel[index] / Double(channels) + 1) }
    centre(&kernel, order: places)
    let (value, vector) = try PrincipalComponent.largestEigenpair(kernel, order: places)
    let length = max(value, 0).squareRoot()
    let agreement = zip(vector, centred.sums).reduce(0) { $0 + $1.0 * $1.1 }
    // Rounding alone is left of a layer that is the same everywhere.
    guard value > 1e-12 else { return Tensor(shape: Array(activations.shape.dropFirst()), repeating: 0) }
    let sign: Double = agreement < 0 ? -1 : 1
    return Tensor(
      shape: Array(activations.shape.dropFirst()), elements: vector.map { Float(sign * length * $0) })
  }

  /// K − 1K − K1 + 1K1, with 1 the matrix of 1/n.
  private static func centre(_ kernel: inout [Double], order: Int) {
    let means = (0..<order).map { row in
      kernel[row * order..<(row + 1) * order].reduce(0, +) / Double(order)
    }
    let mean = means.reduce(0, +) / Double(order)
    for row in 0..<order {
      for column in 0..<order { kernel[row * order + column] += mean - means[row] - means[column] }
    }
  }
}
