import Graphs
import Tensors

/// Feature maps read at places between their elements.
let samplingRows: [OperatorRow] = [
  OperatorRow("GridSample") { draft in
    let axes = draft.opset >= 20 && draft.chance(0.3) ? 3 : 2
    let batch = draft.integer(in: 1...2)
    let shape = [batch, draft.integer(in: 1...3)] + draft.integers(axes, in: 2...5)
    let grid = [batch] + draft.integers(axes, in: 1...3) + [axes]
    let modes = draft.opset >= 20 ? ["linear", "nearest", "cubic"] : ["bilinear", "nearest", "bicubic"]
    let mode = draft.pick(axes == 3 ? Array(modes.prefix(2)) : modes)
    draft.write(
      "GridSample", [draft.floats(shape), draft.floats(grid, in: -1.4...1.4, .any)],
      [
        "mode": draft.chance(0.8) ? .string(mode) : nil,
        "padding_mode": draft.chance(0.7) ? .string(draft.pick(["zeros", "border", "reflection"])) : nil,
        "align_corners": draft.chance(0.5) ? .integer(draft.integer(in: 0...1)) : nil,
      ])
  },
  OperatorRow("AffineGrid") { draft in
    let axes = draft.integer(in: 2...3)
    let batch = draft.integer(in: 1...2)
    let alignsCorners = draft.chance(0.5) ? draft.integer(in: 0...1) : nil
    // Where the one place of an axis lies between aligned corners, ONNX Runtime (1), ONNX (−1) and PyTorch (0, as here)
    // do not agree.
    let size = [batch, draft.integer(in: 1...3)] + draft.integers(axes, in: (alignsCorners == 1 ? 2 : 1)...4)
    draft.write(
      "AffineGrid", [draft.floats([batch, axes, axes + 1], .any), draft.integers(size)],
      ["align_corners": alignsCorners.map { .integer($0) }])
  },
  OperatorRow("RoiAlign") { draft in
    let shape = [
      draft.integer(in: 1...2), draft.integer(in: 1...3), draft.integer(in: 4...7), draft.integer(in: 4...7),
    ]
    let count = draft.integer(in: 1...3)
    let corners = (0..<count).flatMap { _ -> [Float] in
      let (x, y) = (draft.number(in: -0.5...2), draft.number(in: -0.5...2))
      return [x, y, x + draft.number(in: 0.5...3), y + draft.number(in: 0.5...3)]
    }
    let regions = draft.constant(.floats(Tensor(shape: [count, 4], elements: corners)))
    let isMaximum = draft.chance(0.3)
    draft.write(
      "RoiAlign",
      [
        draft.floats(shape), regions,
        draft.integers([count], draft.integers(count, in: 0...shape[0] - 1), .int64, .any),
      ],
      [
        "mode": isMaximum ? .string("max") : draft.chance(0.3) ? .string("avg") : nil,
        "output_height": draft.chance(0.7) ? .integer(draft.integer(in: 1...3)) : nil,
        "output_width": draft.chance(0.7) ? .integer(draft.integer(in: 1...3)) : nil,
        "sampling_ratio": draft.chance(0.7) ? .integer(draft.integer(in: 0...3)) : nil,
        "spatial_scale": draft.chance(0.5) ? .float(draft.pick([0.5, 1, 1.5])) : nil,
        "coordinate_transformation_mode": draft.opset >= 16 && draft.chance(0.6)
          ? .string(draft.pick(["half_pixel", "output_half_pixel"])) : nil,
      ])
  },
]
