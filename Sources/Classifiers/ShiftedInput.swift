import Execution
import Graphs
import Tensors

extension Classifier {
  /// The same classifier for pictures to which a constant was added, which the first layer's bias takes away again.
  ///
  ///     f'(x + c) = f(x),   b' = b − (W ∗ c)
  ///
  /// W ∗ c is the first convolution of an image that is c everywhere, paddings as they are, so that b' is a number for each
  /// channel and place and the two networks agree along the edges as well.
  ///
  /// - Parameters:
  ///   - constant: what was added to every channel and pixel, in the units of the network's input.
  ///   - engine: runs the first layer, which tells what the constant makes of it.
  /// - Returns: nil where the first layer is no convolution of the input, as it is or scaled and moved by constants.
  /// - Throws: `GraphError`, and the engine's errors: one small part of the network is run twice.
  ///
  /// Source: Kindermans et al., "The (Un)reliability of Saliency Methods", 2019.
  public func withShiftedInput(by constant: Float, engine: Engine) async throws -> Classifier? {
    guard let (node, bias) = firstConvolution, let value = node.outputs.first else { return nil }
    let program = try engine.compiled(isKept: false) { try graph.part(behind: [], outputs: [value]) }
    func result(_ value: Float) async throws -> Tensor? {
      try await program.run([input: Tensor(shape: [1] + imageShape, repeating: value)])[node.outputs[0]]
    }
    guard let shifted = try await result(constant), let still = try await result(0), shifted.rank >= 3 else {
      return nil
    }
    let biases = bias?.elements ?? []
    guard biases.isEmpty || biases.count == shifted.shape[1] else { return nil }
    let area = shifted.count / shifted.shape[1]
    let (moved, base) = (shifted.elements, still.elements)
    let compensation = Tensor(shape: shifted.shape) { target in
      for index in target.indices {
        target[index] = (biases.isEmpty ? 0 : biases[index / area]) - (moved[index] - base[index])
      }
    }
    return try replacing(biasOf: node, by: compensation)
  }

  /// The convolution that everything reads the input through, and its bias.
  private var firstConvolution: (node: Node, bias: Tensor?)? {
    var value = input
    while true {
      let readers = graph.nodes.filter { $0.inputs.contains(value) }
      guard readers.count == 1, let node = readers.first, node.inputs.count(where: { $0 == value }) == 1 else {
        return nil
      }
      let others = node.inputs.filter { $0 != value && !$0.isEmpty }
      guard others.allSatisfy({ graph.constants[$0] != nil }) else { return nil }
      switch node.operatorName {
      case "Conv" where node.inputs.first == value:
        guard node.inputs.count > 2, !node.inputs[2].isEmpty else { return (node, nil) }
        return graph.constants[node.inputs[2]]?.tensor.map { (node, $0) }
      case "Identity", "Transpose", "Add", "Mul", "Sub": break
      case "Div" where node.inputs.first == value: break
      default: return nil
      }
      guard let next = node.outputs.first else { return nil }
      value = next
    }
  }
}
