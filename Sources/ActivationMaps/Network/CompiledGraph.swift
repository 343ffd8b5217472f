import OpenVINORuntime
import Tensors

/// A graph that is ready to be run, any number of times, from several threads at once.
///
///     let logits = try network.run(["input": imageNCHW])["logits"]
public struct CompiledGraph: Sendable {
  /// The graph's outputs, in its order.
  public let outputs: [String]
  private let model: CompiledModel

  init(outputs: [String], model: CompiledModel) {
    self.outputs = outputs
    self.model = model
  }

  public var inputs: [String] { model.inputs.map(\.name) }

  /// - Parameter inputs: a tensor for each input, by its name.
  /// - Returns: a tensor for each output, by its name.
  /// - Throws: `RuntimeError` if an input is missing or of a wrong shape, or the engine fails.
  public func run(_ inputs: [String: Tensor]) throws -> [String: Tensor] {
    let ordered = try model.inputs.map { port in
      guard let tensor = inputs[port.name] else {
        throw ActivationMapError(.shapeMismatch, "the network's input '\(port.name)' is not given")
      }
      return tensor
    }
    // The engine merges equal values and may call an output by another's name, but it keeps their order.
    return Dictionary(zip(outputs, try model.run(ordered))) { first, _ in first }
  }
}
