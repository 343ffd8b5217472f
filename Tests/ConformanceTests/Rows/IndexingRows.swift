import Graphs

/// Elements by indices.
let indexingRows: [OperatorRow] = [
  OperatorRow("Gather") { draft in
    let shape = draft.shape(rank: 1...4)
    let axis = draft.axis(rank: shape.count)
    let indices = draft.shape(rank: 0...2).map { min($0, 3) }
    let operand = draft.indices(indices, length: shape[axis < 0 ? axis + shape.count : axis])
    draft.write(
      "Gather", [draft.valued(shape), operand], ["axis": axis != 0 || draft.chance(0.5) ? .integer(axis) : nil])
  },
  OperatorRow("GatherElements") { draft in
    let shape = draft.shape(rank: 1...4)
    let axis = draft.axis(rank: shape.count)
    let place = axis < 0 ? axis + shape.count : axis
    let indices = shape.indices.map { $0 == place ? draft.integer(in: 1...4) : draft.integer(in: 1...shape[$0]) }
    let operand = draft.indices(indices, length: shape[place])
    draft.write("GatherElements", [draft.valued(shape), operand], ["axis": .integer(axis)])
  },
  OperatorRow("GatherND") { draft in
    let shape = draft.shape(rank: 1...4)
    let batch = draft.opset >= 12 ? draft.integer(in: 0...min(2, shape.count - 1)) : 0
    let depth = draft.integer(in: 1...shape.count - batch)
    let outer = shape.prefix(batch) + draft.shape(rank: 0...1).map { min($0, 3) }
    let operand = draft.indexTuples(Array(outer), lengths: Array(shape[batch..<batch + depth]))
    draft.write(
      "GatherND", [draft.valued(shape), operand], ["batch_dims": batch > 0 ? .integer(batch) : nil])
  },
  OperatorRow("ScatterElements") { draft in draft.writeScatter("ScatterElements") },
  OperatorRow("Scatter", opsets: 9...10) { draft in draft.writeScatter("Scatter") },
  OperatorRow("ScatterND") { draft in
    let shape = draft.shape(rank: 1...4)
    let depth = draft.integer(in: 1...shape.count)
    let lengths = Array(shape.prefix(depth))
    // None twice, so that the order of the updates does not matter, or all added.
    let adds = draft.opset >= 16 && draft.chance(0.5)
    let places = Array(Array(0..<lengths.reduce(1, *)).shuffled(using: &draft.random).prefix(4))
    let chosen = adds ? places + places.prefix(1) : places
    let tuples = chosen.flatMap { place -> [Int] in
      var rest = place
      return lengths.reversed().map { length in
        defer { rest /= length }
        return rest % length
      }.reversed()
    }
    let operand = draft.integers([chosen.count, depth], tuples, .int64, .any)
    let updates = draft.floats([chosen.count] + shape.dropFirst(depth), .any)
    let reduction = adds ? "add" : draft.opset >= 18 ? draft.pick(["none", "max", "min", "mul"]) : "none"
    draft.write(
      "ScatterND", [draft.floats(shape, .any), operand, updates],
      ["reduction": draft.opset >= 16 && (reduction != "none" || draft.chance(0.3)) ? .string(reduction) : nil])
  },
]

extension CaseDraft {
  /// Indices into an axis, from either end, of either type, constant or computed.
  fileprivate mutating func indices(_ shape: [Int], length: Int, negativeFrom: Int = 11) -> String {
    let lowest = opset >= negativeFrom && chance(0.4) ? -length : 0
    let elements = (0..<shape.reduce(1, *)).map { _ in integer(in: lowest...length - 1) }
    return integers(shape, elements, pick([.int32, .int64]), .any)
  }

  /// One index for each of some axes, in the last axis.
  fileprivate mutating func indexTuples(_ outer: [Int], lengths: [Int]) -> String {
    let elements = (0..<outer.reduce(1, *)).flatMap { _ in
      lengths.map { integer(in: chance(0.2) ? -$0 ... -1 : 0...$0 - 1) }
    }
    return integers(outer + [lengths.count], elements, .int64, .any)
  }

  /// `ScatterElements`, and its older name.
  fileprivate mutating func writeScatter(_ name: String) {
    let shape = shape(rank: 1...4)
    let axis = axis(rank: shape.count)
    let place = axis < 0 ? axis + shape.count : axis
    let adds = opset >= 16 && chance(0.5)
    var updated = shape.indices.map { integer(in: 1...shape[$0]) }
    if adds { updated[place] = integer(in: 1...5) }
    // Without a reduction no element may be written twice: each row of indices is a part of an order of all.
    let step = updated.dropFirst(place + 1).reduce(1, *)
    let rows = updated.prefix(place).reduce(1, *)
    var elements = [Int](repeating: 0, count: updated.reduce(1, *))
    for row in 0..<rows {
      for column in 0..<step {
        let order = Array(0..<shape[place]).shuffled(using: &random)
        for index in 0..<updated[place] {
          let element = adds ? integer(in: 0...shape[place] - 1) : order[index]
          let isNegative = opset >= 11 && chance(0.2)
          elements[(row * updated[place] + index) * step + column] = isNegative ? element - shape[place] : element
        }
      }
    }
    let operand = integers(updated, elements, pick([.int32, .int64]), .any)
    let reduction = adds ? "add" : opset >= 18 ? pick(["none", "max", "min", "mul"]) : "none"
    write(
      name, [floats(shape, .any), operand, floats(updated, .any)],
      [
        "axis": axis != 0 || chance(0.5) ? .integer(axis) : nil,
        "reduction": opset >= 16 && (reduction != "none" || chance(0.3)) ? .string(reduction) : nil,
      ])
  }
}
