import Graphs
import OpenVINORuntime
import Tensors

/// A graph that is ready to be run, any number of times, from several threads at once.
///
///     let logits = try await network.run(["input": imageNCHW])["logits"]
public struct CompiledGraph: Sendable {
  /// Those of the graph's inputs that its outputs need, in its order; the engine drops the others.
  public let inputs: [String]
  /// The graph's outputs, in its order.
  public let outputs: [String]
  /// Their outputs stand behind the others, and nobody sees them.
  private let guards: [IntegerGuard]
  private let model: CompiledModel

  /// - Parameters:
  ///   - inputs: the guarded graph's `readInputs`.
  ///   - outputs: its outputs without those of the guards.
  /// - Throws: `RuntimeError` if the engine has made other inputs or outputs of the graph's.
  init(inputs: [String], outputs: [String], guards: [IntegerGuard], model: CompiledModel) throws {
    self.inputs = inputs
    self.outputs = outputs
    self.guards = guards
    self.model = model
    // The engine merges equal values and may call one by another's name, but it keeps their order: no input bears the
    // name of another one.
    let names = Set(inputs)
    let isInOrder = zip(model.inputs, inputs).allSatisfy { $0.name == $1 || !names.contains($0.name) }
    guard model.inputs.count == inputs.count, model.outputs.count == outputs.count + guards.count, isInOrder else {
      throw RuntimeError(
        .engine,
        "the engine made the inputs \(model.inputs.map(\.name)) of \(inputs), and \(model.outputs.count) outputs")
    }
  }

  /// - Parameter inputs: a tensor for each input, by its name.
  /// - Returns: a tensor for each output, by its name.
  /// - Throws: `RuntimeError` if an input is missing or of a wrong shape, the network computed an index out of range
  ///   (`indexOutOfRange`), or the engine fails.
  public func run(_ inputs: [String: Tensor]) async throws -> [String: Tensor] {
    let ordered = try self.inputs.map { name in
      guard let tensor = inputs[name] else {
        throw ExecutionError(.missingValue, "the network's input '\(name)' is not given")
      }
      return tensor
    }
    let results = try await model.run(ordered)
    for (index, result) in zip(guards, results[outputs.count...]) { try index.check(result) }
    return Dictionary(zip(outputs, results)) { first, _ in first }
  }
}

extension Graph {
  /// The inputs that anything reads.
  var readInputs: [String] {
    let read = Set(nodes.lazy.flatMap(\.inputs)).union(outputs)
    return inputs.map(\.name).filter(read.contains)
  }
}

extension [String: Tensor] {
  /// - Throws: `ExecutionError` where a program was to make a value, and did not.
  package func value(_ name: String) throws(ExecutionError) -> Tensor {
    if let tensor = self[name] { return tensor }
    throw ExecutionError(.missingValue, "the engine did not give the value '\(name)'")
  }
}
