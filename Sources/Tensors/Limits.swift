/// How much of a machine a file of a stranger may ask for.
///
///     let model = try NetworkModel(named: "mine.onnx", limits: .usual)
///     let image = try Image(contentsOf: "cat.jpg", mostPixels: Limits.usual.picturePixels)
///
/// A file of a kilobyte can name a value of a terabyte, or nodes whose preparation takes hours. All is counted before memory
/// is taken and before the engine sees the network. The usual limits let the largest image classifiers through many times.
public struct Limits: Sendable, Equatable {
  /// Of an ONNX file, those within functions as often as these are called.
  public var fileNodes: Int
  /// Of a network with fixed shapes, whose constant parts are computed and whose composite operators are written out.
  public var nodes: Int
  /// How many inputs a node may read, and how many times a value that is computed may be read.
  public var connections: Int
  /// Of one value, for one picture.
  public var valueElements: Int
  /// Of all values that the nodes make, for one picture.
  public var allElements: Int
  /// Of values that depend on constants alone, as far as they are more than what they are made from.
  public var foldedElements: Int
  /// Of what depends on constants alone: multiplications of its convolutions and matrix products.
  public var foldedMultiplications: Int
  /// Of a picture as it is decoded.
  public var picturePixels: Int

  /// `Documentation/Limits.md` has them as a table.
  public static let usual = Limits(
    fileNodes: 1 << 18, nodes: 1 << 16, connections: 1 << 10, valueElements: 1 << 28, allElements: 1 << 32,
    foldedElements: 1 << 26, foldedMultiplications: 1 << 33, picturePixels: 1 << 26)

  /// None but those of the arithmetic itself.
  public static let lifted = Limits(
    fileNodes: .max, nodes: .max, connections: .max, valueElements: 1 << 40, allElements: .max, foldedElements: .max,
    foldedMultiplications: .max, picturePixels: 1 << 32)

  /// Limits of one's own; see each for its unit, and `usual` for what is safe.
  public init(
    fileNodes: Int, nodes: Int, connections: Int, valueElements: Int, allElements: Int, foldedElements: Int,
    foldedMultiplications: Int, picturePixels: Int
  ) {
    self.fileNodes = fileNodes
    self.nodes = nodes
    self.connections = connections
    self.valueElements = valueElements
    self.allElements = allElements
    self.foldedElements = foldedElements
    self.foldedMultiplications = foldedMultiplications
    self.picturePixels = picturePixels
  }
}
