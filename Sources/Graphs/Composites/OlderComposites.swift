/// Operators that ONNX has given up for others.
let olderComposites: [Composite] = [
  // Now `Resize`, where it says more: pixels placed by their corner, the one below taken.
  Composite(
    "Upsample", opsets: 7...9, inputs: 2...2,
    examples: [
      .init([.floats([1, 2, 2, 3]), .numbers([4], [1, 1, 2, 3])]),
      .init([.floats([1, 1, 2, 3]), .numbers([4], [1, 1, 2, 1.5])], ["mode": .string("linear")]),
    ]
  ) { expansion in
    var attributes = expansion.operation.node.attributes
    // Until version 9 it was said so too.
    if attributes["mode"] == .string("bilinear") { attributes["mode"] = .string("linear") }
    attributes["coordinate_transformation_mode"] = .string("asymmetric")
    attributes["nearest_mode"] = .string("floor")
    return [.apply("Resize", try expansion.input(0), nil, try expansion.input(1), attributes: attributes)]
  },
  // Now `ScatterElements`
  Composite(
    "Scatter", opsets: 9...10, inputs: 3...3,
    examples: [.init([.floats([3, 3]), .integers([2, 3], [0, 1, 2, 2, 0, 1]), .floats([2, 3])])]
  ) { expansion in
    [
      .apply(
        "ScatterElements", try expansion.input(0), try expansion.input(1), try expansion.input(2),
        attributes: expansion.operation.node.attributes)
    ]
  },
]
