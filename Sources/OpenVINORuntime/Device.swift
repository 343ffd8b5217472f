internal import COpenVINO

/// What networks run on.
///
///     let core = try Core(.init(device: .processor))
///
/// Any name that OpenVINO has for one is a device, in small letters: `cpu`, and with the engine's plugins for them `gpu`,
/// `gpu.1`, `npu`. Whether it is there shows when an engine is made.
public struct Device: Sendable, Hashable {
  /// The name on the command line.
  public let slug: String

  /// The processor, which every machine has.
  public static let processor = Device("cpu")

  /// Large letters count as small ones.
  public init(_ name: String) { slug = name.lowercased() }

  /// As the engine calls it.
  var engineName: String { slug.uppercased() }
}

extension Core {
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
  static func checkDevice(_ device: Device, of core: OpaquePointer) throws(RuntimeError) {
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
}
