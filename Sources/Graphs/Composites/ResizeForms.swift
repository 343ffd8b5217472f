/// What came to `Resize` after version 18, and what no later version says: each axis by itself, as every form of it.
let resizeForms: [Composite] = [
  Composite(
    "Resize", opsets: 19...24, inputs: 1...4,
    examples: [
      .init(
        [.floats([1, 1, 5, 4]), .absent, .absent, .integers(1, 1, 3, 6)],
        ["mode": .string("linear"), "antialias": .integer(1)]),
      .init(
        [.floats([1, 1, 6, 4]), .absent, .numbers([4], [1, 1, 0.4, 0.6])],
        ["mode": .string("cubic"), "antialias": .integer(1)]),
      .init(
        [.floats([1, 1, 4, 3]), .absent, .numbers([4], [1, 1, 0.6, 1.7])],
        ["mode": .string("linear"), "coordinate_transformation_mode": .string("half_pixel_symmetric")]),
      .init(
        [.floats([1, 1, 4, 4]), .numbers([8], [0, 0, 0.2, -0.3, 1, 1, 0.9, 1.2]), .absent, .integers(1, 1, 3, 3)],
        [
          "mode": .string("linear"), "coordinate_transformation_mode": .string("tf_crop_and_resize"),
          "extrapolation_value": .float(3),
        ]),
      .init(
        [.floats([1, 1, 4, 3]), .absent, .numbers([4], [1, 1, 0.6, 1.7])],
        ["nearest_mode": .string("floor"), "coordinate_transformation_mode": .string("tf_half_pixel_for_nn")]),
      .init(
        [.floats([1, 1, 5, 4]), .absent, .numbers([4], [1, 1, 0.6, 1.6])],
        ["nearest_mode": .string("outwards"), "coordinate_transformation_mode": .string("asymmetric")]),
    ]
  ) { context in
    let mode = try context.string("coordinate_transformation_mode", default: "half_pixel")
    return try ["half_pixel_symmetric", "tf_crop_and_resize", "tf_half_pixel_for_nn"].contains(mode)
      || context.integer("antialias", default: 0) != 0
      || context.string("nearest_mode", default: "") == "outwards"
  } expand: { expansion in
    let operation = expansion.operation
    let type = try operation.numbers(0)
    let rank = type.shape.count
    var value = try expansion.input(0)
    if try operation.string("mode", default: "nearest") == "nearest" {
      for case (let axis, let places?) in try operation.resizedPlaces().enumerated() {
        value = value.gathered(places, axis: axis)
      }
    } else {
      if !type.elementType.isFloatingPoint { value = value.cast(to: .float32) }
      // What shrinks comes first, so that nothing in between is larger than it must be.
      let matrices = try operation.resizeMatrices().enumerated().compactMap { axis, matrix in matrix.map { (axis, $0) }
      }
      let order = matrices.sorted { $0.1.shape[0] * $1.1.shape[1] < $1.1.shape[0] * $0.1.shape[1] }
      for (axis, matrix) in order { value = value.multiplied(by: matrix, axis: axis, rank: rank) }
      if !type.elementType.isFloatingPoint { value = value.cast(to: type.elementType) }
    }
    guard let outside = try operation.resizedOutside() else { return [value] }
    let fill = Expression.scalar(try operation.float("extrapolation_value", default: 0))
    let filling = type.elementType.isFloatingPoint ? fill : fill.cast(to: type.elementType)
    return [filling.where(.constant(outside.constant), else: value)]
  }
]
