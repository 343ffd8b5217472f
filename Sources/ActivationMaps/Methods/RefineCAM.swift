import Tensors

extension Method {
  /// The product of several layers' maps: what all of them point at, as sharp as the earliest and as sure as the last.
  ///
  ///     L = ∏ₗ Lₗ,  Lₗ the map of grad-cam++ of layer l, scaled to [0, 1] and resized to the input
  ///
  /// pytorch-grad-cam multiplies the maps as they are, since its loop scales copies; here they are scaled, as in the paper.
  /// - Complexity: O(Σₗ C·h·w), no further run of the network beyond the layers' gradients.
  ///
  /// Source: Domeniconi et al., "How to Evaluate and Refine your CAM", 2026, arXiv 2605.14641.
  public static let refineCAM = Method(
    "refine-cam", summary: "the product of several layers' maps by grad-cam++", source: "Domeniconi et al. 2026",
    needs: [.activations, .gradients, .severalLayers], outcome: .map
  ) { input in
    guard input.layers.count > 1 else { throw ActivationMapError.singleLayer("refine-cam") }
    var product = Tensor(shape: input.imageLengths, repeating: 1)
    for record in input.layers {
      let map = ChannelSums.sum(try GradientWeights.plusPlus(record))
      product = product.zipped(with: input.laidOverImage(map), *)
    }
    return product
  }
}

extension MethodInput {
  /// A layer's map as it enters one of several: its negative values zero, from 0 to 1, in the image's size.
  func laidOverImage(_ map: Tensor) -> Tensor {
    LinearResize.resized(Scaling.minMaxScaled(map.map { max($0, 0) }), to: imageLengths)
  }
}

extension MethodInput {
  /// The two lengths of a plane.
  /// - Throws: `ActivationMapError` for a volume.
  func plane(_ lengths: [Int], _ slug: String) throws -> (height: Int, width: Int) {
    guard lengths.count == 2 else { throw ActivationMapError.ofPlanes(slug) }
    return (lengths[0], lengths[1])
  }
}

extension ActivationMapError {
  /// A method of pictures was asked about a volume.
  package static func ofPlanes(_ slug: String) -> ActivationMapError {
    ActivationMapError(
      .notRecorded, "\(slug) is for pictures, and not for volumes; take another method", context: ["method": slug])
  }

  /// A method that puts several layers together was given one.
  package static func singleLayer(_ slug: String) -> ActivationMapError {
    ActivationMapError(
      .notRecorded, "\(slug) puts the maps of several layers together, and one was named",
      remedy: "name at least two (\(.option(.layers))); \(.listing(.layers)) lists them", context: ["method": slug])
  }
}
