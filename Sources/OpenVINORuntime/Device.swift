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
