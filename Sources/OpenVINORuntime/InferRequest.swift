internal import COpenVINO
import Tensors

/// One run of a compiled network: which memory it reads and writes. For one run at a time.
final class InferRequest: Sendable {
  nonisolated(unsafe) private let pointer: OpaquePointer
  /// The engine keeps this address for as long as the request lives.
  nonisolated(unsafe) private let callback: UnsafeMutablePointer<ov_callback_t>

  /// - Parameter model: a compiled one.
  init(of model: OpaquePointer) throws(RuntimeError) {
    var request: OpaquePointer?
    try check(ov_compiled_model_create_infer_request(model, &request), "a run cannot be prepared")
    pointer = try unwrap(request, "a run cannot be prepared")
    callback = .allocate(capacity: 1)
    callback.initialize(to: ov_callback_t(callback_func: { Completion.end($0) }, args: nil))
  }

  deinit {
    ov_infer_request_free(pointer)
    callback.deallocate()
  }

  /// Reads the inputs and writes the outputs where they lie; no thread waits meanwhile.
  ///
  /// - Parameter inputs: as many as the network has, of shapes that it accepts.
  func run(
    _ inputs: [Tensor], outputs: [Port], from sources: [OutputSource]
  ) async throws(RuntimeError) -> [Tensor] {
    for (index, input) in inputs.enumerated() {
      // The engine takes the memory of an input as its own to change, and does not.
      try bind(UnsafeMutablePointer(mutating: input.start), shape: input.shape, what: "an input") {
        ov_infer_request_set_input_tensor_by_index(pointer, index, $0)
      }
    }
    // An output whose shape is not known beforehand is copied afterwards.
    var memories = [TensorMemory?](repeating: nil, count: outputs.count)
    for (index, port) in outputs.enumerated() where sources[index] == .own {
      guard let shape = port.fixedShape else { continue }
      let memory = TensorMemory(shape: shape)
      try bind(memory.start, shape: shape, what: "the output '\(port.name)'") {
        ov_infer_request_set_output_tensor_by_index(pointer, index, $0)
      }
      memories[index] = memory
    }
    try await run()
    withExtendedLifetime(inputs) {}
    var results: [Tensor] = []
    for (index, source) in sources.enumerated() {
      switch source {
      case .own:
        if let memory = memories[index] {
          results.append(memory.filled())
        } else {
          results.append(try copyOfOutput(index))
        }
      case .input(let input): results.append(inputs[input])
      case .output(let output): results.append(results[output])
      }
    }
    return results
  }

  private func run() async throws(RuntimeError) {
    let started: Result<Void, RuntimeError> = await withCheckedContinuation { continuation in
      let completion = Unmanaged.passRetained(Completion(continuation))
      callback.pointee.args = completion.toOpaque()
      do throws(RuntimeError) {
        try check(ov_infer_request_set_callback(pointer, callback), "a run cannot be prepared")
        try check(ov_infer_request_start_async(pointer), "the network cannot be run")
      } catch {
        // Then nobody else resumes.
        completion.release()
        continuation.resume(returning: .failure(error))
      }
    }
    try started.get()
    // Over when it calls back, but for the last steps of the engine's own thread; it tells what went wrong.
    try check(ov_infer_request_wait(pointer), "the network cannot be run")
  }

  /// Whoever waits for the end of a run.
  private final class Completion: Sendable {
    private let continuation: CheckedContinuation<Result<Void, RuntimeError>, Never>

    init(_ continuation: CheckedContinuation<Result<Void, RuntimeError>, Never>) { self.continuation = continuation }

    /// Called once for each run, on a thread of the engine's.
    static func end(_ retained: UnsafeMutableRawPointer?) {
      guard let retained else { return }
      Unmanaged<Completion>.fromOpaque(retained).takeRetainedValue().continuation.resume(returning: .success(()))
    }
  }

  /// Wraps memory in an engine's tensor for the time of one call; the request keeps hold of what it was given.
  private func bind(
    _ start: UnsafeMutablePointer<Float>, shape: [Int], what: String, _ set: (OpaquePointer?) -> ov_status_e
  ) throws(RuntimeError) {
    var dimensions = shape.map(Int64.init)
    var tensor: OpaquePointer?
    let status = dimensions.withUnsafeMutableBufferPointer {
      ov_tensor_create_from_host_ptr(F32, ov_shape_t(rank: Int64($0.count), dims: $0.baseAddress), start, &tensor)
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
