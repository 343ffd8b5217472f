internal import COpenVINO

/// The engine: what networks are read and compiled by, for one device.
///
///     let core = try Core()
///     let compiled = try CompiledModel(Model(onnx: bytes, core: core), core: core)
///     let outputs = try await compiled.run(["image": imageNCHW])
///
/// Its settings never change, so that everything that one engine compiles is alike. Making one takes about a
/// millisecond. All of its methods may be called from several threads at once.
public final class Core: Sendable {
  nonisolated(unsafe) let pointer: OpaquePointer
  /// The settings that it was made with.
  public let configuration: Configuration

  /// How networks run.
  public struct Configuration: Sendable, Equatable {
    /// What they run on.
    public var device: Device
    /// What the engine computes in; inputs and outputs are 32-bit in both.
    public var precision: Precision
    /// How many threads of the processor one run may use; nil for one for each core.
    public var threads: Int?
    /// What to be quick at.
    public var goal: Goal

    /// `threads` are 1 or more; nil for one a core.
    public init(
      device: Device = .processor, precision: Precision = .float32, threads: Int? = nil, goal: Goal = .latency
    ) {
      self.device = device
      self.precision = precision
      self.threads = threads
      self.goal = goal
    }
  }

  /// `float32` agrees with other programs to about 1e-5; `bfloat16` has 8 bits of significance and runs about twice as
  /// fast where the processor has instructions for it.
  public enum Precision: String, Sendable, CaseIterable {
    /// IEEE 754, 32 bits.
    case float32 = "f32"
    /// bf16: 8 bits of significance, and the range of `float32`.
    case bfloat16 = "bf16"
  }

  /// `latency` gives one run all threads; `throughput` lets several runs at once share them.
  public enum Goal: String, Sendable, CaseIterable {
    /// One run at a time, as fast as it may be.
    case latency = "LATENCY"
    /// Several runs at once, as many a second as may be.
    case throughput = "THROUGHPUT"
  }

  /// Starts the engine.
  /// - Throws: `RuntimeError` if the libraries of OpenVINO are incomplete, a setting is out of range, the device is not
  ///   there, or it lacks the precision that is asked for.
  public init(_ configuration: Configuration = Configuration()) throws(RuntimeError) {
    var created: OpaquePointer?
    try check(ov_core_create(&created), "the engine does not start")
    pointer = try unwrap(created, "the engine does not start")
    self.configuration = configuration
    if let threads = configuration.threads, threads < 1 || threads > Int32.max {
      throw RuntimeError(.unsupported, "the number of threads must be at least 1, not \(threads)")
    }
    try Self.checkDevice(configuration.device, of: pointer)
    // Without this the engine takes bf16 wherever the device has it.
    var properties = [
      ("INFERENCE_PRECISION_HINT", configuration.precision.rawValue), ("PERFORMANCE_HINT", configuration.goal.rawValue),
    ]
    if let threads = configuration.threads, configuration.device == .processor {
      properties.append(("INFERENCE_NUM_THREADS", "\(threads)"))
    }
    try set(properties)
    if configuration.precision == .bfloat16, try !supportsBFloat16 {
      throw RuntimeError(.unsupported, "the device '\(configuration.device.slug)' has no bf16 instructions; choose f32")
    }
  }

  deinit { ov_core_free(pointer) }

  /// OpenVINO's version and build, such as `2026.4.1-22982-…`.
  public static var engineVersion: String {
    var version = ov_version_t()
    guard ov_get_openvino_version(&version) == OK else { return "unknown" }
    defer { ov_version_free(&version) }
    return version.buildNumber.map { String(cString: $0) } ?? "unknown"
  }

  /// True where the device computes in bf16 by itself.
  public var supportsBFloat16: Bool {
    get throws(RuntimeError) {
      try property("OPTIMIZATION_CAPABILITIES").split(separator: " ").contains("BF16")
    }
  }

  /// The device's own name, such as the processor's, as far as it is known.
  public var deviceName: String {
    get throws(RuntimeError) { try property("FULL_DEVICE_NAME") }
  }

  // MARK: - Devices

  /// Those that this machine has, in the engine's order.
  ///
  /// - Complexity: the engine looks for them each time, about a millisecond for the processor alone.
  public static var devices: [Device] {
    get throws(RuntimeError) {
      var core: OpaquePointer?
      try check(ov_core_create(&core), "the engine does not start")
      defer { ov_core_free(core) }
      return try devices(of: unwrap(core, "the engine does not start"))
    }
  }

  /// - Throws: `RuntimeError` that names those that are there.
  private static func checkDevice(_ device: Device, of core: OpaquePointer) throws(RuntimeError) {
    let there = try devices(of: core)
    guard !there.contains(device) else { return }
    throw RuntimeError(
      .unknownName,
      "there is no device '\(device.slug)' here; there are: \(there.map(\.slug).joined(separator: ", "))")
  }

  private static func devices(of core: OpaquePointer) throws(RuntimeError) -> [Device] {
    var list = ov_available_devices_t()
    try check(ov_core_get_available_devices(core, &list), "the engine does not tell its devices")
    defer { ov_available_devices_free(&list) }
    return (0..<list.size).compactMap { place in list.devices[place].map { Device(String(cString: $0)) } }
  }

  // MARK: - Settings

  func property(_ key: String) throws(RuntimeError) -> String {
    var value: UnsafeMutablePointer<CChar>?
    try check(
      ov_core_get_property(pointer, configuration.device.engineName, key, &value), "the engine does not tell '\(key)'")
    guard let value else { return "" }
    defer { ov_free(value) }
    return String(cString: value)
  }

  /// OpenVINO's calls that take a list of properties as an array are the ones that Swift can see.
  private func set(_ properties: [(key: String, value: String)]) throws(RuntimeError) {
    // One buffer holds all the texts; OpenVINO copies what it keeps.
    let texts = properties.flatMap { [Array($0.key.utf8CString), Array($0.value.utf8CString)] }
    var starts = [0]
    for text in texts { starts.append(starts[starts.count - 1] + text.count) }
    try texts.flatMap { $0 }.withUnsafeBufferPointer { buffer throws(RuntimeError) in
      guard let base = buffer.baseAddress else { return }
      let list = properties.indices.map { ov_property_t(key: base + starts[2 * $0], value: base + starts[2 * $0 + 1]) }
      try check(
        ov_core_set_properties(pointer, configuration.device.engineName, list.count, list),
        "the engine refuses a setting")
    }
  }
}
