/// Elements by computed indices: reading them, and writing them.
let indexingOperators: [Operator] = [
  gather, gatherElements, gatherAlongAxes, scatterElements, scatterAlongAxes,
]

/// `Y[…, i…, …] = X[…, indices[i…], …]`: whole slices along one axis.
private let gather = Operator(
  "Gather", opsets: 7...24, inputs: 2...2,
  types: { context in
    let input = try context.type(0)
    let axis = try indexedAxis(context)
    let indices = try context.indices(1).shape
    try context.checkIndices()
    return [ValueType(input.shape.prefix(axis) + indices + input.shape.dropFirst(axis + 1), input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try indexedAxis(context)
    let places = try context.places(1, length: input.shape[axis])
    let strides = input.strides
    var shape = input.shape
    shape[axis] = places.count
    let gathered = input.gathered(shape) { ($0 == axis ? places[$1] : $1) * strides[$0] }
    return [gathered.reshaped(types[0])]
  })

/// `Y[i, j, k] = X[indices[i, j, k], j, k]` for the axis 0, and alike for the others.
private let gatherElements = Operator(
  "GatherElements", opsets: 11...24, inputs: 2...2,
  types: { context in
    let input = try context.type(0)
    let indices = try context.indices(1).shape
    try checkElementIndices(context, indices, into: input.shape, axis: try indexedAxis(context))
    try context.checkIndices()
    return [ValueType(indices, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try indexedAxis(context)
    let places = try context.places(1, length: input.shape[axis])
    let strides = input.strides
    let result = ReferenceTensor(types[0]) { result in
      forEachIndex(of: types[0].shape) { flat, index in
        result[flat] = input.elements[elementPlace(index, strides, axis: axis, at: places[flat])]
      }
    }
    return [result]
  })

/// `Y[b…, i…] = X[b…, indices[b…, i…]]` for the first `batch_dims` axes `b`; the last axis of the indices holds one index
/// for each of the axes behind these.
private let gatherAlongAxes = Operator(
  "GatherND", opsets: 11...24, inputs: 2...2,
  types: { context in
    let input = try context.type(0)
    let indices = try context.indices(1).shape
    let batchAxes = try context.integer("batch_dims", default: 0)
    guard let depth = indices.last, batchAxes >= 0, batchAxes < indices.count, batchAxes <= input.shape.count,
      depth <= input.shape.count - batchAxes, indices.prefix(batchAxes) == input.shape.prefix(batchAxes)
    else {
      throw context.failure(.shapeMismatch, "cannot index the shape \(input.shape) by indices of the shape \(indices)")
    }
    try context.checkIndices()
    return [ValueType(indices.dropLast() + input.shape.dropFirst(batchAxes + depth), input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let indices = try context.value(1)
    let batchAxes = try context.integer("batch_dims", default: 0)
    let depth = indices.shape[indices.shape.count - 1]
    let area = input.shape.dropFirst(batchAxes + depth).reduce(1, *)
    let rows = indices.shape.dropLast().reduce(1, *)
    let batches = input.shape.prefix(batchAxes).reduce(1, *)
    let strides = input.strides
    var elements: [Double] = []
    elements.reserveCapacity(types[0].count)
    for row in 0..<rows {
      var start = row / (rows / batches) * (input.elements.count / batches)
      for axis in 0..<depth {
        let length = input.shape[batchAxes + axis]
        start += strides[batchAxes + axis] * place(indices.elements[row * depth + axis], length: length)
      }
      elements += input.elements[start..<start + area]
    }
    return [ReferenceTensor(types[0], elements)]
  })

/// A copy of the first input in which `Y[indices[i, j, k], j, k]` is `updates[i, j, k]`, or itself
/// with that, added, multiplied or whichever is larger or smaller.
private let scatterElements = Operator(
  "ScatterElements", opsets: 11...24, inputs: 3...3,
  types: { context in
    let input = try context.type(0)
    let indices = try context.indices(1).shape
    try checkElementIndices(context, indices, into: input.shape, axis: try indexedAxis(context))
    try checkUpdates(context, shape: indices)
    try context.checkIndices()
    return [input]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try indexedAxis(context)
    let places = try context.places(1, length: input.shape[axis])
    let updates = try context.value(2)
    let combine = try combination(context)
    let strides = input.strides
    var elements = input.elements
    forEachIndex(of: updates.shape) { flat, index in
      let place = elementPlace(index, strides, axis: axis, at: places[flat])
      elements[place] = combine(elements[place], updates.elements[flat])
    }
    return [ReferenceTensor(types[0], elements.map(types[0].elementType.stored))]
  })

/// A copy of the first input in which the slice `Y[indices[i…]]` is `updates[i…]`, or itself with that; the last axis of the
/// indices holds one index for each of the first axes.
private let scatterAlongAxes = Operator(
  "ScatterND", opsets: 11...24, inputs: 3...3,
  types: { context in
    let input = try context.type(0)
    let indices = try context.indices(1).shape
    guard let depth = indices.last, depth <= input.shape.count else {
      throw context.failure(.shapeMismatch, "cannot index the shape \(input.shape) by indices of the shape \(indices)")
    }
    try checkUpdates(context, shape: indices.dropLast() + input.shape.dropFirst(depth))
    try context.checkIndices()
    return [input]
  },
  compute: { context, types in
    let input = try context.value(0)
    let indices = try context.value(1)
    let updates = try context.value(2)
    let combine = try combination(context)
    let depth = indices.shape[indices.shape.count - 1]
    let area = input.shape.dropFirst(depth).reduce(1, *)
    let strides = input.strides
    var elements = input.elements
    for row in 0..<indices.shape.dropLast().reduce(1, *) {
      var start = 0
      for axis in 0..<depth {
        start += strides[axis] * place(indices.elements[row * depth + axis], length: input.shape[axis])
      }
      for step in 0..<area {
        elements[start + step] = combine(elements[start + step], updates.elements[row * area + step])
      }
    }
    return [ReferenceTensor(types[0], elements.map(types[0].elementType.stored))]
  })

private func indexedAxis(_ context: OperatorContext) throws -> Int {
  try context.axis(try context.integer("axis", default: 0), rank: try context.shape(0).count)
}

/// Where an element lies whose index along one axis is another one.
private func elementPlace(_ index: [Int], _ strides: [Int], axis: Int, at place: Int) -> Int {
  var flat = place * strides[axis]
  for other in index.indices where other != axis { flat += index[other] * strides[other] }
  return flat
}

/// An index that was found to be within its axis, counted from the front; a negative one counts from the back.
private func place(_ index: Double, length: Int) -> Int { Int(index < 0 ? index + Double(length) : index) }

extension OperatorContext {
  fileprivate func places(_ input: Int, length: Int) throws -> [Int] {
    try value(input).elements.map { place($0, length: length) }
  }
}

private func checkElementIndices(_ context: OperatorContext, _ indices: [Int], into shape: [Int], axis: Int) throws {
  guard indices.count == shape.count, indices.indices.allSatisfy({ $0 == axis || indices[$0] <= shape[$0] }) else {
    throw context.failure(.shapeMismatch, "cannot index the shape \(shape) by indices of the shape \(indices)")
  }
}

private func checkUpdates(_ context: OperatorContext, shape: [Int]) throws {
  _ = try combination(context)
  try context.checkSameElementType(0, 2)
  let updates = try context.shape(2)
  guard updates == shape else {
    throw context.failure(.shapeMismatch, "needs updates of the shape \(shape), not \(updates)")
  }
}

/// What becomes of an element and an update.
private func combination(_ context: OperatorContext) throws -> (Double, Double) -> Double {
  switch try context.string("reduction", default: "none") {
  case "none": { $1 }
  case "add": (+)
  case "mul": (*)
  case "max": { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
  case "min": { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }
  case let other: throw context.failure(.unknownOperator, "has the reduction '\(other)', which is not supported")
  }
}
