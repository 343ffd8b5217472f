import Graphs
import ModelReaders
import Tensors
import TestSupport

/// What to vary of one operator: the row's closure writes a case of it, drawing every choice.
///
/// An operator of the catalogue, or one that only the reader knows (`Upsample`), has one row, in its family's file in
/// `Rows`. A row names every attribute, form of every opset, rank and broadcast that there is:
///
///     OperatorRow("Clip") { draft in
///       let x = draft.floats(draft.shape(rank: 0...4))
///       …
///       draft.write("Clip", [x, low, high])
///     }
///
/// Numbers keep away from places where the rounding of 32-bit floats decides, such as ties.
struct OperatorRow: Sendable {
  let operatorName: String
  /// The versions of the operators in which cases are written; none where the reader knows none of them.
  let opsets: Range<Int>
  private let write: @Sendable (inout CaseDraft) throws -> Void

  /// - Parameter opsets: nil for all in which the operator can be read.
  init(
    _ operatorName: String, opsets: ClosedRange<Int>? = nil,
    _ write: @escaping @Sendable (inout CaseDraft) throws -> Void
  ) {
    self.operatorName = operatorName
    let known = OperatorCatalogue.operation(named: operatorName)?.opsets ?? Composite.named(operatorName)?.opsets
    self.opsets = Range(opsets ?? known ?? ONNXModel.readableOpsets).clamped(to: Range(ONNXModel.readableOpsets))
    self.write = write
  }

  static let all: [OperatorRow] = [
    elementwiseRows, arithmeticRows, convolutionRows, poolingRows, normalisationRows, reductionRows, matrixRows,
    shapeRows, slicingRows, indexingRows, resizeRows, quantisationRows, sourceRows, placementRows, samplingRows,
    recurrentRows, attentionRows, quantisedProductRows,
  ].flatMap { $0 }

  /// The case of a number; the same wherever and whenever it is made.
  /// - Parameter withNeighbours: false for the same operator alone.
  func operatorCase(_ number: Int, seed: UInt64, withNeighbours: Bool = true) throws -> OperatorCase {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in operatorName.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var random = SeededRandom(seed: hash &+ seed &* 0x9E37_79B9 &+ UInt64(number))
    // One after the other, from a place that the operator's name gives, so that few cases hold many versions.
    let opset = opsets.lowerBound + (number &* 7 &+ Int(hash % 64)) % opsets.count
    // One in four is the operator alone.
    let hasNeighbours = withNeighbours && number % 4 != 0
    var draft = CaseDraft(opset: opset, seed: random.next(), withNeighbours: hasNeighbours)
    try write(&draft)
    draft.finish()
    return OperatorCase(operatorName: operatorName, number: number, file: draft.file, values: draft.values)
  }
}

/// A network around one operator, as a file, and numbers for its inputs.
struct OperatorCase {
  let operatorName: String
  let number: Int
  let file: CaseFile
  let values: [String: ReferenceTensor]

  var label: String { "\(operatorName)/\(number)" }

  /// The network in text: its version, its inputs, and a line for each node.
  var text: String {
    func inputs(of node: Node) -> [String] {
      node.inputs.map { name in
        guard let constant = file.constants.first(where: { $0.name == name })?.constant else { return name }
        return "\(name)=\(constant.summary)"
      }
    }
    func settings(of node: Node) -> String {
      node.attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value.summary)" }.joined()
    }
    let lines = file.nodes.map { node in
      "    \(node.outputs.joined(separator: ", ")) = \(node.operatorName)(\(inputs(of: node).joined(separator: ", ")))"
        + settings(of: node)
    }
    let shapes = file.inputs.map { "\($0.name) \($0.shape)" }.joined(separator: ", ")
    return "  opset \(file.opset), \(shapes)\n" + lines.joined(separator: "\n")
  }
}

extension Constant {
  /// The elements where they are few, else the shape.
  fileprivate var summary: String {
    let elements = ReferenceTensor(self).elements
    guard elements.count <= 8 else { return "\(elementType) \(shape)" }
    return elementType.isFloatingPoint
      ? "\(shape)\(elements.map(Float.init))" : "\(elementType) \(shape)\(elements.map { Int($0) })"
  }
}

extension Attribute {
  fileprivate var summary: String {
    switch self {
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let value): "'\(value)'"
    case .constant(let value): value.summary
    case .integers(let values): "\(values)"
    case .floats(let values): "\(values)"
    case .strings(let values): "\(values)"
    }
  }
}
