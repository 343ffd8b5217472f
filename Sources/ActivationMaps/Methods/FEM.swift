import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Method {
  /// Channels weighted by how much of the picture excites them strongly, whatever the class.
  ///
  ///     L = Σₖ wₖ Aₖ,  wₖ = the share of places where Aₖ > mean Aₖ + 2·σ(Aₖ)
  ///
  /// with the mean and the standard deviation of each channel over its places.
  /// - Complexity: O(C·h·w), no further run of the network.
  ///
  /// Source: Fuad et al., "Features Understanding in 3D CNNs for Actions Recognition in Video", 2020, with K = 2.
  public static let fem = Method(
    "fem", summary: "channels weighted by their share of outstanding places; does not depend on the class",
    source: "Fuad et al. 2020", needs: [.activations]
  ) { input in
    let activations = input.record.activations
    let places = activations.count / activations.shape[0]
    let weights = activations.withUnsafeElements { elements in
      (0..<activations.shape[0]).map { channel in
        let values = elements[channel * places..<(channel + 1) * places]
        let mean = values.reduce(0) { $0 + Double($1) } / Double(places)
        let variance = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(places)
        let threshold = mean + 2 * sqrt(variance)
        return Double(values.count { Double($0) > threshold }) / Double(places)
      }
    }
    return ChannelSums.contributions(activations, weights: weights)
  }
}
