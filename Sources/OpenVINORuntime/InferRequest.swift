internal import COpenVINO
import Tensors

/// One run of a compiled network: which memory it reads and writes. Not to be used from two threads at once.
final class InferRequest {
  private let pointer: OpaquePointer

  init(of model: CompiledModel) throws(RuntimeError) {
    var request: OpaquePointer?
    try check(ov_compiled_model_create_infer_request(model.pointer, &request), "a run cannot be prepared")
    pointer = try unwrap(request, "a run cannot be prepared")
  }

  deinit { ov_infer_request_free(pointer) }

  /// - Parameter inputs: as many as the network has, of shapes that it accepts.
  func run(
    _ inputs: [Tensor], outputs: [Port], from sources: [CompiledModel.OutputSource]
  ) throws(RuntimeError) -> [Tensor] {
    var results = [Tensor?](repeating: nil, count: outputs.count)
    let made = zip(outputs.indices, outputs).filter { sources[$0.0] == .own }.map { (index: $0.0, port: $0.1) }
    try withInputs(inputs[...]) { () throws(RuntimeError) in
      try withOutputs(made[...], results: &results) { () throws(RuntimeError) in
        try check(ov_infer_request_infer(pointer), "the network cannot be run")
      }
    }
    for (index, source) in sources.enumerated() where results[index] == nil {
      switch source {
      case .own: results[index] = try copyOfOutput(index)
      case .input(let input): results[index] = inputs[input]
      case .output(let output): results[index] = results[output]
      }
    }
    return results.compactMap(\.self)
  }

  /// Lets the request read the tensors where they lie, while the closure runs: one nested call for each tensor.
  private func withInputs(
    _ inputs: ArraySlice<Tensor>, _ body: () throws(RuntimeError) -> Void
  ) throws(RuntimeError) {
    guard let tensor = inputs.first else { return try body() }
    try tensor.withUnsafeElements { elements throws(RuntimeError) in
      try bind(UnsafeMutableBufferPointer(mutating: elements), shape: tensor.shape, what: "an input") {
        ov_infer_request_set_input_tensor_by_index(pointer, inputs.startIndex, $0)
      }
      try withInputs(inputs.dropFirst(), body)
    }
  }

  /// Lets the request write into the memory of new tensors, while the closure runs. An output whose shape is not known
  /// beforehand is left out.
  private func withOutputs(
    _ outputs: ArraySlice<(index: Int, port: Port)>, results: inout [Tensor?], _ body: () throws(RuntimeError) -> Void
  ) throws(RuntimeError) {
    guard let (index, port) = outputs.first else { return try body() }
    guard let shape = port.fixedShape else { return try withOutputs(outputs.dropFirst(), results: &results, body) }
    results[index] = try Tensor(shape: shape) { elements throws(RuntimeError) in
      try bind(elements, shape: shape, what: "the output '\(port.name)'") {
        ov_infer_request_set_output_tensor_by_index(pointer, index, $0)
      }
      try withOutputs(outputs.dropFirst(), results: &results, body)
    }
  }

  /// Wraps memory in an engine's tensor for the time of one call; the request keeps hold of what it was given.
  private func bind(
    _ elements: UnsafeMutableBufferPointer<Float>, shape: [Int], what: String, _ set: (OpaquePointer?) -> ov_status_e
  ) throws(RuntimeError) {
    var dimensions = shape.map(Int64.init)
    var tensor: OpaquePointer?
    let status = dimensions.withUnsafeMutableBufferPointer {
      ov_tensor_create_from_host_ptr(
        F32, ov_shape_t(rank: Int64($0.count), dims: $0.baseAddress), elements.baseAddress, &tensor)
    }
    try check(status, "\(what) cannot be handed to the engine")
    defer { ov_tensor_free(tensor) }
    try check(set(tensor), "\(what) cannot be handed to the engine")
  }

  private func copyOfOutput(_ index: Int) throws(RuntimeError) -> Tensor {
    var output: OpaquePointer?
    try check(ov_infer_request_get_output_tensor_by_index(pointer, index, &output), "an output cannot be read")
    let tensor = try unwrap(output, "an output cannot be read")
    defer { ov_tensor_free(tensor) }
    var dimensions = ov_shape_t()
    try check(ov_tensor_get_shape(tensor, &dimensions), "an output has no shape")
    defer { ov_shape_free(&dimensions) }
    let shape = UnsafeBufferPointer(start: dimensions.dims, count: Int(dimensions.rank)).map(Int.init)
    var data: UnsafeMutableRawPointer?
    try check(ov_tensor_data(tensor, &data), "an output cannot be read")
    return Tensor(shape: shape) { elements in
      guard let data else { return elements.initialize(repeating: 0) }
      let source = UnsafeBufferPointer(start: data.assumingMemoryBound(to: Float.self), count: elements.count)
      _ = elements.initialize(fromContentsOf: source)
    }
  }
}
