import Graphs
import Tensors

/// Values out of attributes and shapes.
let sourceRows: [OperatorRow] = [
  OperatorRow("Constant") { draft in
    let shape = draft.shape(rank: 0...3)
    let kinds = draft.opset >= 12 ? 5 : 1
    let value: (String, Attribute)
    switch draft.integer(in: 0...kinds - 1) {
    case 1: value = ("value_float", .float(1.5))
    case 2: value = ("value_floats", .floats([1.5, -2, 0.25]))
    case 3: value = ("value_int", .integer(-3))
    case 4: value = ("value_ints", .integers([1, 2, -3]))
    default: value = ("value", .constant(.floats(draft.tensor(shape, in: -2...2))))
    }
    draft.write("Constant", [], [value.0: value.1])
  },
  OperatorRow("EyeLike") { draft in
    let types: [ElementType] = [.float32, .int32, .int64]
    draft.write(
      "EyeLike", [draft.numbers(draft.shape(rank: 2...2), draft.pick(types))],
      [
        "k": draft.chance(0.6) ? .integer(draft.integer(in: -3...3)) : nil,
        "dtype": draft.chance(0.4) ? .integer(draft.pick(types).onnxNumber) : nil,
      ])
  },
  OperatorRow("ConstantOfShape") { draft in
    let shape = draft.shape(rank: 1...4)
    let value: Attribute? = draft.pick([
      nil, .constant(.floats(Tensor(shape: [1], elements: [2.5]))),
      .constant(.integers(IntegerTensor(shape: [1], elements: [3], elementType: .int64))),
      .constant(.integers(IntegerTensor(shape: [1], elements: [1], elementType: .bool))),
    ])
    draft.write("ConstantOfShape", [draft.integers(shape)], ["value": value])
  },
  OperatorRow("Range") { draft in
    guard draft.chance(0.5) else {
      let numbers = [draft.integer(in: -3...3), draft.integer(in: 4...9), draft.integer(in: 1...3)]
      let type = draft.pick([ElementType.int32, .int64])
      return draft.write("Range", numbers.map { draft.integers([], [$0], type) })
    }
    draft.write("Range", [0.5, 3.1, 0.4].map { draft.constant(.floats(Tensor($0))) })
  },
  OperatorRow("Shape") { draft in
    let x = draft.floats(draft.shape(rank: 1...5))
    let isPart = draft.opset >= 15 && draft.chance(0.6)
    draft.write(
      "Shape", [x],
      [
        "start": isPart ? .integer(draft.integer(in: -5...3)) : nil,
        "end": isPart && draft.chance(0.7) ? .integer(draft.integer(in: -2...6)) : nil,
      ])
    // A part may be empty, which no network gives out.
    if isPart { draft.follow("Concat", [draft.results[0], draft.integers([7])], ["axis": .integer(0)]) }
  },
  OperatorRow("Size") { draft in draft.write("Size", [draft.floats(draft.shape(rank: 0...4))]) },
]
