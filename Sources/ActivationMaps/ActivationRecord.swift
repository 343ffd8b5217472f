import Tensors

/// What one run of a network leaves for the methods: all that they may look at.
///
/// Taken once an image and class; every method is a pure function of it, so any number of them share the run.
public struct ActivationRecord: Sendable {
  /// The target layer's output `A`: `[C, h, w]`, of a volume `[C, d, h, w]`.
  public let activations: Tensor
  private let recordedGradients: Tensor?

  /// What a run left of one image and class at the target layer.
  /// - Parameters:
  ///   - activations: `[C, h, w]` of the target layer, or `[C, d, h, w]`.
  ///   - gradients: nil where no method needs them.
  /// - Throws: `ActivationMapError` if the two are no stacks of channels of one shape, are empty, or hold NaN or ∞.
  public init(activations: Tensor, gradients: Tensor? = nil) throws {
    guard (3...4).contains(activations.rank), gradients.map({ $0.shape == activations.shape }) ?? true,
      activations.count > 0
    else {
      throw ActivationMapError(
        .shapeMismatch,
        "activations and gradients must both have the shape [channels, height, width], or [channels, depth, height, width]",
        context: ["activations": "\(activations.shape)", "gradients": "\(gradients?.shape ?? [])"])
    }
    try activations.checkFinite("activations", ActivationMapErrorCode.notFinite)
    try gradients?.checkFinite("gradients", ActivationMapErrorCode.notFinite)
    self.activations = activations
    recordedGradients = gradients
  }

  /// The target score's derivatives by the layer's output, `G = ∂y/∂A`, of its shape.
  /// - Throws: `ActivationMapError` where they were not recorded, since no method said that it needs them.
  public var gradients: Tensor {
    get throws(ActivationMapError) {
      if let recordedGradients { return recordedGradients }
      throw ActivationMapError(
        .notRecorded, "no gradients were recorded; a method that looks at them must have them among its needs")
    }
  }

  /// C of `[C, h, w]`.
  public var channelCount: Int { activations.shape[0] }
  /// `[h, w]`, or `[d, h, w]`: the places of the layer along each axis of the picture or volume.
  public var placeLengths: [Int] { Array(activations.shape.dropFirst()) }
  /// h·w, or d·h·w.
  public var placeCount: Int { placeLengths.reduce(1, *) }
}
