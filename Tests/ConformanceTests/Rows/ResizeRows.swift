import Graphs
import Tensors

/// Interpolation along the axes.
let resizeRows: [OperatorRow] = [
  OperatorRow("Resize", opsets: 10...24) { draft in
    let shape = draft.imageShape()
    let mode = draft.pick(
      draft.opset >= 11 && shape.count == 4 ? ["nearest", "linear", "cubic"] : ["nearest", "linear"])
    guard draft.opset >= 11 else {
      let scales = draft.scales(for: shape, axes: Array(shape.indices))
      let list = draft.constant(.floats(Tensor(shape: [scales.count], elements: scales)))
      return draft.write("Resize", [draft.floats(shape), list], ["mode": .string(mode)])
    }
    let spatial = Array(2..<shape.count)
    let axes = draft.opset >= 18 && draft.chance(0.4) ? draft.pick([spatial, spatial.reversed(), [2], [-1]]) : nil
    let resized = (axes ?? Array(shape.indices)).map { $0 < 0 ? $0 + shape.count : $0 }
    var operands = [draft.floats(shape), "", "", ""]
    let isCropped = draft.chance(0.2)
    if isCropped {
      let starts = resized.map { $0 < 2 ? 0 : draft.number(in: -0.2...0.3) }
      let ends = resized.map { $0 < 2 ? 1 : draft.number(in: 0.6...1.2) }
      operands[1] = draft.constant(.floats(Tensor(shape: [2 * resized.count], elements: starts + ends)))
    } else if draft.opset < 13 {
      operands[1] = draft.constant(.floats(Tensor(shape: [0], elements: [])))
    }
    let policy = draft.opset >= 18 && draft.chance(0.2) ? draft.pick(["not_larger", "not_smaller", "stretch"]) : nil
    if draft.chance(0.5) || policy != nil {
      if draft.opset < 13 { operands[2] = draft.constant(.floats(Tensor(shape: [0], elements: []))) }
      operands[3] = draft.integers(resized.map { $0 < 2 ? shape[$0] : draft.integer(in: 1...9) })
    } else {
      let scales = draft.scales(for: shape, axes: resized)
      operands[2] = draft.constant(.floats(Tensor(shape: [scales.count], elements: scales)))
    }
    var placements = ["half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel"]
    if draft.opset >= 19 { placements.append("half_pixel_symmetric") }
    if draft.opset < 13 && mode == "nearest" { placements.append("tf_half_pixel_for_nn") }
    let placement = isCropped ? "tf_crop_and_resize" : draft.chance(0.8) ? draft.pick(placements) : nil
    draft.write(
      "Resize", operands,
      [
        "mode": .string(mode),
        "coordinate_transformation_mode": placement.map { .string($0) },
        "extrapolation_value": draft.chance(0.5) ? .float(draft.number(in: -1...1)) : nil,
        "antialias": draft.opset >= 18 && mode != "nearest" && !isCropped && draft.chance(0.3) ? .integer(1) : nil,
        "nearest_mode": mode == "nearest" && draft.chance(0.8)
          ? .string(draft.pick(["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"])) : nil,
        "cubic_coeff_a": mode == "cubic" && draft.chance(0.5) ? .float(draft.pick([-0.5, -0.6])) : nil,
        "exclude_outside": mode == "cubic" && draft.chance(0.3) ? .integer(1) : nil,
        "axes": axes.map { .integers($0) }, "keep_aspect_ratio_policy": policy.map { .string($0) },
      ])
  },
  OperatorRow("Upsample", opsets: 7...9) { draft in
    let shape = draft.imageShape()
    let scales = shape.indices.map { $0 < 2 ? 1 : draft.pick([1, 1.5, 2, 3, 2.4] as [Float]) }
    let mode = draft.pick(["nearest", "linear"])
    guard draft.opset >= 9 else {
      return draft.write("Upsample", [draft.floats(shape)], ["mode": .string(mode), "scales": .floats(scales)])
    }
    let list = draft.constant(.floats(Tensor(shape: [scales.count], elements: scales)))
    draft.write("Upsample", [draft.floats(shape), list], ["mode": .string(mode)])
  },
]

extension CaseDraft {
  /// A batch of pictures with few channels, mostly of two spatial axes.
  fileprivate mutating func imageShape() -> [Int] {
    let spatial = pick([2, 2, 2, 1, 3])
    return [integer(in: 1...2), integer(in: 1...3)] + integers(spatial, in: spatial == 3 ? 1...4 : 1...7)
  }

  /// Larger and smaller; none of an image or a channel, and no axis vanishes.
  fileprivate mutating func scales(for shape: [Int], axes: [Int]) -> [Float] {
    axes.map { axis in
      guard axis >= 2 else { return 1 }
      let scale = pick([1, 0.5, 0.6, 1.5, 2, 2.4, 3, 0.75] as [Float])
      return (Float(shape[axis]) * scale).rounded(.down) < 1 ? 2 : scale
    }
  }
}
