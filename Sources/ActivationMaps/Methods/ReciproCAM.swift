import Tensors

extension Method {
  /// The score when one place of the layer is left alone, for each place.
  ///
  ///     L_ij = y(A ∘ M_ij),  M_ij = 1 at the place i, j and 0 elsewhere
  ///
  /// No gradients are used, and all channels of a place stay together.
  /// - Complexity: a run of the part behind the layer for each of its places.
  ///
  /// Source: Byun and Lee, "Recipro-CAM: Fast gradient-free visual explanations for convolutional neural networks",
  /// 2022, arXiv 2209.14074, without its Gaussian.
  public static let reciproCAM = Method(
    "recipro-cam", summary: "the score when one place of the layer is left alone", source: "Byun and Lee 2022",
    needs: [.activations, .changedLayers], outcome: .map, isOfPlanes: true
  ) { input in
    try await keptPlaces(of: input, by: "recipro-cam") { row, column in row == 0 && column == 0 ? 1 : 0 }
  }

  /// The score when one place of the layer and its neighbours are left, for each place; for transformers.
  ///
  ///     L_ij = y(A ∘ M_ij),  M_ij = (1/4 at i, j, 1/8 beside it, 1/16 across, 0 elsewhere)
  ///
  /// Tokens that stand for no place, such as the class's, stay as they are.
  /// - Complexity: a run of the part behind the layer for each of its places.
  ///
  /// Source: Byun and Lee, "ViT-ReciproCAM: Gradient and Attention-Free Visual Explanations for Vision Transformer",
  /// 2023, arXiv 2310.02588.
  public static let vitReciproCAM = Method(
    "vit-recipro-cam", summary: "the score when one place of the layer and its neighbours are left",
    source: "Byun and Lee 2023", needs: [.activations, .changedLayers], outcome: .map, isOfPlanes: true
  ) { input in
    try await keptPlaces(of: input, by: "vit-recipro-cam") { row, column in
      abs(row) > 1 || abs(column) > 1 ? 0 : 0.25 / Float(1 << (abs(row) + abs(column)))
    }
  }

  /// - Parameter weight: what is left of a place so many rows and columns away.
  private static func keptPlaces(
    of input: MethodInput, by slug: String, weight: (_ row: Int, _ column: Int) -> Float
  ) async throws -> Tensor {
    let activations = input.record.activations
    let (height, width) = try input.plane(input.record.placeLengths, slug)
    let scores = try await input.furtherRuns.scores(ofLayers: height * width, label: slug) { index, layer in
      let (row, column) = (index / width, index % width)
      activations.withUnsafeElements { elements in
        for element in layer.indices {
          let place = element % (height * width)
          layer[element] = elements[element] * weight(place / width - row, place % width - column)
        }
      }
    }
    return Tensor(shape: [height, width], elements: scores.map(Float.init))
  }
}
