import ActivationMaps
import Classifiers

extension Explainer {
  /// Why a method has no map by this network, whatever the picture: an operator without a gradient, say.
  ///
  ///     if let fault = await explainer.fault(of: .gradCAM) { … }
  ///
  /// - Returns: nil where nothing is known against it.
  /// - Complexity: the programs that the method needs are made, once; nothing is run.
  public func fault(of method: Method) async -> (any Error)? {
    do {
      if !method.needs.isDisjoint(with: [.gradients, .otherGradients, .curvature, .classWeights]) {
        try await recorder.prepareGradients()
      }
      if method.needs.contains(.curvature) { try await recorder.prepareCurvature() }
      if method.needs.contains(.biasGradients) { try await fullGradients.prepare() }
      if method.isOfPlanes, model.takesVolumes { throw ActivationMapError.ofPlanes(method.slug) }
      if method.spansLayers, layers.count < 2 { throw ActivationMapError.singleLayer(method.slug) }
      if method.dependsOnLayer { for layer in layers { try method.checkPlaces(Array(layer.shape.dropFirst())) } }
      if method.needs.contains(.classWeights) { try recorder.checkLinearHead() }
      if method.needs.contains(.multipliers) { try await recorder.prepareMultipliers() }
      if method.needs.contains(.changedInputs) { try await recorder.prepareInputGradients() }
      if !method.needs.isDisjoint(with: [.attention, .attentionGradients, .blockGradients]) {
        try recorder.checkAttention(tokens: model.tokens)
      }
      return nil
    } catch {
      return error
    }
  }

  /// Those of some methods that this network and its layers can serve, and why the others are left out.
  ///
  ///     let (methods, left) = await explainer.suited(try Method.named(["every"]))
  ///
  /// - Complexity: as `fault(of:)` of each.
  public func suited(_ methods: [Method]) async -> (methods: [Method], left: [(method: Method, reason: any Error)]) {
    var result: (methods: [Method], left: [(method: Method, reason: any Error)]) = ([], [])
    for method in methods {
      if let reason = await fault(of: method) {
        result.left.append((method, reason))
      } else {
        result.methods.append(method)
      }
    }
    return result
  }
}
