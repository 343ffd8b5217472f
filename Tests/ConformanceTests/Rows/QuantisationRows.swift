import Graphs
import Tensors

/// Between floats and integers of few bits. Values lie beyond the ends of the types, which cut them.
let quantisationRows: [OperatorRow] = [
  OperatorRow("QuantizeLinear") { draft in
    let quantiser = DraftQuantiser(&draft)
    let x = draft.floats(quantiser.shape, in: quantiser.range)
    draft.write("QuantizeLinear", [x] + quantiser.operands(&draft), quantiser.settings)
    guard draft.chance(0.5) else { return }
    // Behind it the way back, which engines like to take away.
    draft.follow("DequantizeLinear", [draft.results[0]] + quantiser.operands(&draft), quantiser.settings)
  },
  OperatorRow("DequantizeLinear") { draft in
    let quantiser = DraftQuantiser(&draft)
    let range = quantiser.type.wholeRange
    let elements = (0..<quantiser.shape.reduce(1, *)).map { _ in draft.integer(in: range) }
    let q = draft.integers(quantiser.shape, elements, quantiser.type, .any)
    draft.write("DequantizeLinear", [q] + quantiser.operands(&draft), quantiser.settings)
  },
]

private struct DraftQuantiser {
  let type: ElementType
  let shape: [Int]
  private let scales: Tensor
  private let zeros: [Int]?
  let settings: [String: Attribute?]

  init(_ draft: inout CaseDraft) {
    type = draft.pick(draft.opset >= 21 ? [.uint8, .int8, .uint16, .int16] : [.uint8, .int8])
    shape = draft.shape(rank: 1...4)
    // One scale an axis came with version 13.
    let isPerAxis = draft.opset >= 13 && shape.count >= 2 && draft.chance(0.5)
    let axis = draft.axis(rank: shape.count)
    let place = axis < 0 ? axis + shape.count : axis
    // And one a block of an axis with version 21.
    let isBlocked = draft.opset >= 21 && shape.count >= 2 && !isPerAxis && draft.chance(0.3)
    let blockSize = draft.integer(in: 1...3)
    var scaleShape = isPerAxis ? [shape[place]] : []
    if isBlocked {
      scaleShape = shape
      scaleShape[place] = (shape[place] + blockSize - 1) / blockSize
    }
    let count = scaleShape.reduce(1, *)
    let step = type.byteCount == 1 ? 0.02 : 0.00008
    let isNegative = draft.chance(0.15)
    let values = (0..<count).map { _ in draft.number(in: step...(2 * step)) * (isNegative && draft.chance(0.6) ? -1 : 1)
    }
    scales = Tensor(shape: scaleShape, elements: values)
    let range = type.wholeRange
    let third = (range.upperBound - range.lowerBound) / 3
    let least = draft.chance(0.4) ? range.lowerBound : range.lowerBound + third
    let isOptional = type == .uint8 && !isPerAxis && !isBlocked && draft.chance(0.25)
    zeros = isOptional ? nil : (0..<count).map { _ in draft.integer(in: least...least + third) }
    let namesAxis = (isPerAxis || isBlocked) && (place != 1 || draft.chance(0.5))
    settings = ["axis": namesAxis ? .integer(axis) : nil, "block_size": isBlocked ? .integer(blockSize) : nil]
  }

  /// Beyond what the type holds.
  var range: ClosedRange<Double> { -9...9 }

  func operands(_ draft: inout CaseDraft) -> [String] {
    let scale = draft.constant(.floats(scales))
    guard let zeros else { return [scale] }
    return [scale, draft.integers(scales.shape, zeros, type)]
  }
}

extension ElementType {
  /// All whole numbers of a type of 8 or 16 bits.
  fileprivate var wholeRange: ClosedRange<Int> {
    switch self {
    case .int8: -128...127
    case .int16: -32768...32767
    case .uint16: 0...65535
    default: 0...255
    }
  }
}
