import Tensors

/// The gradients that a full-gradient map is made of: at the input, and wherever the network adds a bias.
public struct FullGradients: Sendable {
  /// `[C, H, W]`, as the network saw it; of a volume `[C, D, H, W]`, as all shapes here have an axis more then.
  public let image: Tensor
  /// ∂y/∂x: `[C, H, W]`.
  public let imageGradients: Tensor
  /// One for every place where the network adds a bias to a value with height and width, in the network's order.
  public let biasTerms: [BiasTerm]

  /// A bias and the gradients where it has been added.
  public struct BiasTerm: Sendable {
    /// One a channel: `[C, 1, 1]`; or one a place: `[C, h, w]`.
    public let bias: Tensor
    /// ∂y/∂(the sum): `[C, h, w]`.
    public let gradients: Tensor

    /// A bias with the gradients of the sum that it goes into.
    public init(bias: Tensor, gradients: Tensor) {
      self.bias = bias
      self.gradients = gradients
    }
  }

  /// What a run through the whole network left, image first.
  public init(image: Tensor, imageGradients: Tensor, biasTerms: [BiasTerm]) {
    self.image = image
    self.imageGradients = imageGradients
    self.biasTerms = biasTerms
  }
}
