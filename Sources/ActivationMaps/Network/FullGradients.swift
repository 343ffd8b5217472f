import Tensors

/// The gradients that a full-gradient map is made of: at the input, and wherever the network adds a bias.
public struct FullGradients: Sendable {
  /// `[C, H, W]`, as the network saw it.
  public let image: Tensor
  /// ∂y/∂x: `[C, H, W]`.
  public let imageGradients: Tensor
  /// One for every layer that adds a bias to values with height and width, in the network's order.
  public let biasTerms: [BiasTerm]

  /// A layer's bias and the gradients at its output.
  public struct BiasTerm: Sendable {
    /// One a channel: `[C]`.
    public let bias: [Float]
    /// ∂y/∂(the layer's output): `[C, h, w]`.
    public let gradients: Tensor

    public init(bias: [Float], gradients: Tensor) {
      self.bias = bias
      self.gradients = gradients
    }
  }

  public init(image: Tensor, imageGradients: Tensor, biasTerms: [BiasTerm]) {
    self.image = image
    self.imageGradients = imageGradients
    self.biasTerms = biasTerms
  }
}
