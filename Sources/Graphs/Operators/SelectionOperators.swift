/// The largest elements, and where they are.
let selectionOperators: [Operator] = [topElements]

/// The K largest elements along an axis (the smallest without `largest`), in order, and their places there; of equal ones that
/// in front comes first. Where `sorted` is 0, any order would do.
private let topElements = Operator(
  "TopK", opsets: 7...24, inputs: 2...2,
  types: { context in
    var shape = try context.numbers(0).shape
    let axis = try context.axis(try context.integer("axis", default: -1), rank: shape.count)
    guard let count = try context.constantIntegers(1), count.count == 1, (0...shape[axis]).contains(count[0]) else {
      throw context.failure(.shapeMismatch, "needs one number up to \(shape[axis]) as its input 1")
    }
    shape[axis] = count[0]
    return [ValueType(shape, try context.type(0).elementType), ValueType(shape, .int64)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try context.axis(try context.integer("axis", default: -1), rank: input.shape.count)
    let takesLargest = try context.integer("largest", default: 1) != 0
    let (length, count, step) = (input.shape[axis], types[0].shape[axis], input.strides[axis])
    var places = [Double](repeating: 0, count: types[0].count)
    var values = places
    for row in 0..<(count == 0 ? 0 : types[0].count / count) {
      let (outer, inner) = (row / step, row % step)
      let elements = (0..<length).map { input.elements[(outer * length + $0) * step + inner] }
      let order = (0..<length).sorted { a, b in
        let (x, y) = (elements[a], elements[b])
        return x == y || x.isNaN || y.isNaN ? a < b : takesLargest ? x > y : x < y
      }
      for (rank, place) in order.prefix(count).enumerated() {
        values[(outer * count + rank) * step + inner] = elements[place]
        places[(outer * count + rank) * step + inner] = Double(place)
      }
    }
    return [ReferenceTensor(types[0], values), ReferenceTensor(types[1], places)]
  })
