import Graphs
import Tensors

/// Images brought to another size.
let resizeRules: [GradientRule] = [
  // Each axis is mapped by a matrix, whatever the mode: g times all of them, transposed.
  GradientRule("Resize", opsets: 11...18, examples: resizingExamples) { context, index in
    guard index == 0 else { return nil }
    let operation = context.operation
    guard try operation.string("keep_aspect_ratio_policy", default: "stretch") == "stretch" else {
      throw context.unsupported("it keeps the aspect ratio; export it with sizes or scales of its own")
    }
    let (shape, outputShape) = (try context.shape(0), try context.outputShape)
    let axes = try operation.integers("axes")?.map { try operation.axis($0, rank: shape.count) } ?? Array(shape.indices)
    let scales = try operation.constantFloats(2).flatMap { $0.isEmpty ? nil : $0 }
    let region = try operation.constantFloats(1).flatMap { $0.isEmpty ? nil : $0 }
    var attributes = context.node.attributes
    attributes["axes"] = nil
    let resizing = attributes
    let maps = try shape.indices.map { axis -> LinearMap? in
      guard let place = axes.firstIndex(of: axis) else { return nil }
      let scale = scales?[place] ?? Float(outputShape[axis]) / Float(shape[axis])
      guard region != nil || scale != 1 || shape[axis] != outputShape[axis] else { return nil }
      return try LinearMap(length: shape[axis]) { graph, rows in
        var inputs = [rows, "", "", ""]
        if let region {
          let part = [0, region[place], 1, region[axes.count + place]]
          inputs[1] = graph.constant("region", Tensor(shape: [4], elements: part))
        }
        if let scales {
          inputs[2] = graph.constant("scales", Tensor(shape: [2], elements: [1, scales[place]]))
          inputs.removeLast()
        } else {
          inputs[3] = graph.constant("sizes", .integers([shape[axis], outputShape[axis]]))
        }
        return try graph.add("Resize", inputs, attributes: resizing, name: "resized")
      }
    }
    return try context.gradient.pulledBack(through: maps, from: outputShape)
  }
]

private let resizingExamples: [GradientExample] = {
  func example(
    _ size: [Int], scales: [Float]? = nil, sizes: [Int]? = nil, region: [Float]? = nil, _ mode: String,
    _ more: [String: Attribute] = [:]
  ) -> GradientExample {
    var inputs: [GradientExample.Input] = [
      .floats(size), region.map { .numbers([$0.count], $0) } ?? .absent,
      scales.map { .numbers([$0.count], $0) } ?? .absent,
    ]
    if let sizes { inputs.append(.constant(.integers(sizes))) }
    return GradientExample(inputs, ["mode": .string(mode)].merging(more) { $1 })
  }
  func mapping(_ name: String) -> [String: Attribute] { ["coordinate_transformation_mode": .string(name)] }
  return [
    example([1, 2, 3, 2], scales: [1, 1, 2, 3], "nearest", mapping("asymmetric")),
    example([1, 2, 4, 5], sizes: [1, 2, 3, 7], "nearest", ["nearest_mode": .string("floor")]),
    example([2, 1, 3, 4], sizes: [2, 1, 5, 3], "linear"),
    example([1, 2, 3, 4], sizes: [1, 2, 6, 7], "linear", mapping("align_corners")),
    example([1, 2, 3, 4], scales: [1, 1, 2, 1.5], "linear", mapping("pytorch_half_pixel")),
    example([1, 2, 2, 3, 2], sizes: [1, 2, 4, 5, 3], "linear"),
    example([1, 2, 3, 2, 4], sizes: [1, 2, 5, 3, 2], "linear", mapping("align_corners")),
    example([1, 2, 4, 5], sizes: [1, 2, 7, 3], "cubic", ["cubic_coeff_a": .float(-0.5)]),
    example([1, 2, 4, 5], sizes: [1, 2, 7, 8], "cubic", ["exclude_outside": .integer(1)]),
  ]
}()
