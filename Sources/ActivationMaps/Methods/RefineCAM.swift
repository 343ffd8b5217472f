import Tensors

extension Method {
  /// The product of several layers' maps: what all of them point at, as sharp as the earliest and as sure as the last.
  ///
  ///     L = ∏ₗ Lₗ,  Lₗ the map of grad-cam++ of layer l, scaled to [0, 1] and resized to the input
  ///
  /// A layer that the score does not depend on has no map, and no part in the product: of a detector's layers those of other
  /// scales than the box was found at.
  ///
  /// pytorch-grad-cam multiplies the maps as they are, since its loop scales copies; here they are scaled, as in the paper.
  /// - Complexity: O(Σₗ C·h·w), no further run of the network beyond the layers' gradients.
  ///
  /// Source: Domeniconi et al., "How to Evaluate and Refine your CAM", 2026, arXiv 2605.14641.
  public static let refineCAM = Method(
    "refine-cam", summary: "the product of several layers' maps by grad-cam++", source: "Domeniconi et al. 2026",
    needs: [.activations, .gradients, .severalLayers], outcome: .map, remarks: whichLayersAreLeftOut
  ) { input in
    guard input.layers.count > 1 else { throw ActivationMapError.singleLayer("refine-cam") }
    let layers = try layersOfTheScore(input)
    var product = Tensor(shape: input.imageLengths, repeating: layers.isEmpty ? 0 : 1)
    for record in layers {
      let map = ChannelSums.sum(try GradientWeights.plusPlus(record))
      product = product.zipped(with: input.laidOverImage(map), *)
    }
    return product
  }

  private static func layersOfTheScore(_ input: MethodInput) throws -> [ActivationRecord] {
    try input.layers.filter { record in
      try record.gradients.withUnsafeElements { gradients in gradients.contains { $0 != 0 } }
    }
  }

  private static func whichLayersAreLeftOut(_ input: MethodInput) throws -> [String] {
    let (used, all) = (try layersOfTheScore(input).count, input.layers.count)
    guard used < all else { return [] }
    let rest = "the score does not depend on the others"
    return [
      used == 1
        ? "of the \(all) layers one alone has a part in the map, and nothing is refined: \(rest)"
        : "of the \(all) layers \(used) have a part in the map: \(rest)"
    ]
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
