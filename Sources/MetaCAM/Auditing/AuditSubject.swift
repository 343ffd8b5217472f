import ActivationMaps
import Evaluation
import Imaging
import Tensors

/// What an audit tests: a method, or a control of which it is known what must come of it.
///
///     let subjects = [AuditSubject(.gradCAM), .edges]
public struct AuditSubject: Sendable {
  /// What it is called in results.
  public let slug: String
  /// One line on how it makes its map.
  public let summary: String
  /// Nil for a control, which is given no network.
  let method: Method?
  private let make: (@Sendable (NetworkInput) throws -> Tensor)?

  /// A method, audited under its own slug.
  public init(_ method: Method) {
    slug = method.slug
    summary = method.summary
    self.method = method
    make = nil
  }

  /// A control: a map of what the network is given, whatever the network is.
  ///
  /// - Parameters:
  ///   - slug: what it is called in results.
  ///   - summary: one line on how it makes its map.
  ///   - make: `[H, W]` of the network's input, finite, in any unit.
  public init(
    control slug: String, summary: String, make: @escaping @Sendable (NetworkInput) throws -> Tensor
  ) {
    self.slug = slug
    self.summary = summary
    method = nil
    self.make = make
  }

  /// Whether it is a control, which is given no network.
  public var isControl: Bool { method == nil }

  /// The picture's edges, which look like an explanation and have never seen a network: whatever a test of parameters or
  /// classes is worth, they must fail it.
  public static let edges = AuditSubject(
    control: "sobel-edges", summary: "the picture's edges by Sobel's filter: a control that must fail"
  ) { input in
    let view = input.view
    let area = view.width * view.height
    let picture = Tensor(shape: [3, view.height, view.width]) { target in
      for pixel in 0..<area {
        for channel in 0..<3 { target[channel * area + pixel] = Float(view.pixels[pixel * 3 + channel]) / 255 }
      }
    }
    return try ComparisonMaps.sobelEdges(of: picture)
  }

  /// A control's map in [0, 1]; nil for a method.
  func controlMap(of input: NetworkInput) throws -> Tensor? {
    try make.map { try RankedMap($0(input)).scaledToUnit.map }
  }
}
