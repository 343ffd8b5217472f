import Graphs
import Tensors

let convolutionFaults = [
  EngineFault(
    "ConvTranspose", "takes other places where output_shape comes with groups or SAME_UPPER", seenIn: "2026.4.1"
  ) {
    replacement in
    let operation = replacement.operation
    guard operation.node.attributes["output_shape"] != nil else { return }
    // Here: by pads.
    let windows = try transposedWindows(operation)
    let rank = windows.input.count
    let padding = try operation.integers("output_padding") ?? Array(repeating: 0, count: rank)
    let missing = windows.output.indices.map { axis in
      let span = (windows.kernel[axis] - 1) * windows.dilations[axis] + 1
      let full = windows.strides[axis] * (windows.input[axis] - 1) + padding[axis] + span
      return max(windows.output[axis] - (full - windows.padsBegin[axis] - windows.padsEnd[axis]), 0)
    }
    var attributes = replacement.node.attributes
    attributes["output_shape"] = nil
    attributes["auto_pad"] = nil
    attributes["pads"] = .integers(windows.padsBegin + windows.padsEnd)
    attributes["output_padding"] = .integers(zip(padding, missing).map { $0 + $1 })
    replacement.finish("ConvTranspose", replacement.node.inputs, attributes: attributes)
  },
  EngineFault("Conv", "of one channel to a single column takes others, by strides along the row", seenIn: "2026.4.1") {
    try $0.showWindowsAlone()
  },
  EngineFault("Conv", "of one channel and a single plane, in bf16, forgets the filters' planes", seenIn: "2026.4.1") {
    try $0.showWindowsAlone()
  },
  // It multiplies the weight by the constant behind, in place. Here: the constant out of its reach.
  EngineFault(
    "Conv", "in groups, whose weight is computed, scales it for all that read it by a constant behind",
    seenIn: "2026.4.1"
  ) { replacement in
    guard try replacement.operation.integer("group", default: 1) > 1, replacement.operation.constants[1] == nil,
      replacement.surroundings.readerCount(of: replacement.node.inputs[1]) > 1,
      !replacement.operatorsBehind.isDisjoint(with: ["BatchNormalization", "Div", "Mul"])
    else { return }
    replacement.partFromNext()
  },
]

extension Replacement {
  /// Both faults of a `Conv` of one channel: the last axis is cut to what the only window there sees, without a stride, and
  /// the planes of padding around a single one are made of zeros. (The engine would take a `Pad` for the padding again.)
  fileprivate mutating func showWindowsAlone() throws {
    let (shape, weight) = (try operation.shape(0), try operation.shape(1))
    guard weight[1] == 1, shape.count > 3 else { return }
    let windows = try Windows(operation, input: Array(shape.dropFirst(2)), kernel: Array(weight.dropFirst(2)))
    let last = windows.output.count - 1
    let seen = min(windows.kernel[last] - windows.padsBegin[last], windows.input[last])
    let isColumn =
      shape[1] == 1 && windows.output[last] == 1 && windows.output[last - 1] > 1 && windows.strides[last] > 1
      && windows.strides[last - 1] == 1 && windows.dilations[last] == 1 && seen > 0
    let isPlane = last == 2 && windows.input[0] == 1 && windows.kernel[0] > 1
    guard isColumn || isPlane else { return }

    var (value, shown) = (node.inputs[0], shape)
    var (strides, padsBegin, padsEnd) = (windows.strides, windows.padsBegin, windows.padsEnd)
    if isColumn {
      if seen < windows.input[last] {
        value = add(
          "Slice", [value, integers([0], "start"), integers([seen], "end"), integers([last + 2], "axis")])
      }
      shown[last + 2] = seen
      strides[last] = 1
      padsEnd[last] = windows.kernel[last] - padsBegin[last] - seen
    }
    if isPlane {
      func zeros(_ count: Int) -> [String] {
        guard count > 0 else { return [] }
        shown[2] = count
        return [floats(Tensor(shape: shown, repeating: 0), "zeros")]
      }
      let planes = zeros(padsBegin[0]) + [value] + zeros(padsEnd[0])
      if planes.count > 1 { value = add("Concat", planes, attributes: ["axis": .integer(2)]) }
      (padsBegin[0], padsEnd[0]) = (0, 0)
    }
    var attributes = node.attributes
    attributes["auto_pad"] = nil
    attributes["strides"] = .integers(strides)
    attributes["pads"] = .integers(padsBegin + padsEnd)
    finish("Conv", [value] + node.inputs.dropFirst(), attributes: attributes)
  }
}
