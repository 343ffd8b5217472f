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
      if method.needs.contains(.gradients) { try await recorder.prepareGradients() }
      if method.needs.contains(.biasGradients) { try await fullGradients.prepare() }
      return nil
    } catch {
      return error
    }
  }
}
