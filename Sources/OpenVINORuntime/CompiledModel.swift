internal import COpenVINO
import Failures
import Files
import Tensors

/// A network that is ready to run, any number of times, from several threads at once.
///
///     let outputs = try await compiled.run(["image": imageNCHW])
///     let logits = outputs["logits"]
public final class CompiledModel: Sendable {
  nonisolated(unsafe) let pointer: OpaquePointer
  /// In the order of the network's file.
  public let inputs: [Port]
  public let outputs: [Port]
  /// The file that the engine reads weights from whenever it runs: a network from the cache is not copied.
  private let file: MappedFile?
  /// Where each output comes from.
  let sources: [OutputSource]

  init(owning pointer: OpaquePointer, keeping file: MappedFile? = nil) throws(RuntimeError) {
    self.pointer = pointer
    self.file = file
    do throws(RuntimeError) {
      inputs = try Self.ports(
        "input", count: { ov_compiled_model_inputs_size(pointer, &$0) },
        port: { ov_compiled_model_input_by_index(pointer, $0, &$1) })
      outputs = try Self.ports(
        "output", count: { ov_compiled_model_outputs_size(pointer, &$0) },
        port: { ov_compiled_model_output_by_index(pointer, $0, &$1) })
      sources = OutputSource.sources(inputs: inputs.map(\.name), outputs: outputs.map(\.name))
    } catch {
      ov_compiled_model_free(pointer)
      throw error
    }
  }

  /// Prepares a network to be run; the result does not depend on the model any more.
  ///
  /// - Throws: `RuntimeError` if the engine cannot run one of the network's operators, or an input or output of the
  ///   network is not 32-bit floating point.
  public convenience init(_ model: Model, core: Core) throws(RuntimeError) {
    var compiled: OpaquePointer?
    try check(
      ov_core_compile_model_props(
        core.pointer, model.pointer, core.configuration.device.engineName, 0, nil, &compiled),
      "the network cannot be compiled")
    try self.init(owning: unwrap(compiled, "the network cannot be compiled"))
  }

  deinit { ov_compiled_model_free(pointer) }

  /// Runs the network once; the engine reads the inputs and writes the outputs where they lie, without a copy,
  /// and no thread waits meanwhile.
  ///
  /// - Parameter inputs: one tensor for each of the network's inputs, in their order.
  /// - Returns: all outputs, in their order.
  /// - Throws: `RuntimeError` if an input is missing or has another shape than the network asks for (nothing has run
  ///   then), or the engine fails.
  public func run(_ inputs: [Tensor]) async throws(RuntimeError) -> [Tensor] {
    guard inputs.count == self.inputs.count else {
      throw RuntimeError(.unknownName, "the network has \(self.inputs.count) inputs, not \(inputs.count)")
    }
    for (port, tensor) in zip(self.inputs, inputs) where !port.accepts(tensor.shape) {
      throw RuntimeError(
        .shapeMismatch,
        "the input '\(port.name)' must have the shape \(port.shapeDescription), not \(tensor.shape)")
    }
    // A request of one's own for each run is what makes runs independent of one another; it costs 0.1 ms.
    let request = try InferRequest(of: pointer)
    let results = try await request.run(inputs, outputs: outputs, from: sources)
    do { try file?.checkIsWhole() } catch {
      throw RuntimeError(.engine, "the network's entry in the cache was lost while it ran", cause: error)
    }
    return results
  }

  /// The same by names.
  ///
  /// - Parameter outputs: which outputs to return; nil for all.
  /// - Throws: `RuntimeError` also if a name is not one of the network's; the message lists those that are near.
  public func run(
    _ inputs: [String: Tensor], outputs wanted: [String]? = nil
  ) async throws(RuntimeError) -> [String: Tensor] {
    for name in inputs.keys.sorted() { _ = try Self.index(of: name, in: self.inputs, "input") }
    var ordered: [Tensor] = []
    for port in self.inputs {
      guard let tensor = inputs[port.name] else {
        throw RuntimeError(.unknownName, "the input '\(port.name)' of the network is not given")
      }
      ordered.append(tensor)
    }
    var indices: [(String, Int)] = []
    for name in wanted ?? outputs.map(\.name) {
      indices.append((name, try Self.index(of: name, in: outputs, "output")))
    }
    let results = try await run(ordered)
    return Dictionary(indices.map { ($0.0, results[$0.1]) }) { first, _ in first }
  }

  private static func index(of name: String, in ports: [Port], _ kind: String) throws(RuntimeError) -> Int {
    if let index = ports.firstIndex(where: { $0.name == name }) { return index }
    let hint = NearestNames.hint(for: name, among: ports.map(\.name))
    throw RuntimeError(.unknownName, "the network has no \(kind) '\(name)'\(hint)")
  }

  private static func ports(
    _ kind: String, count: (inout Int) -> ov_status_e, port: (Int, inout OpaquePointer?) -> ov_status_e
  ) throws(RuntimeError) -> [Port] {
    var number = 0
    try check(count(&number), "the network does not tell its \(kind)s")
    var ports: [Port] = []
    for index in 0..<number {
      var pointer: OpaquePointer?
      try check(port(index, &pointer), "the network does not tell its \(kind)s")
      defer { ov_output_const_port_free(pointer) }
      ports.append(try Port(describing: unwrap(pointer, "the network does not tell its \(kind)s"), kind: kind))
    }
    return ports
  }
}
