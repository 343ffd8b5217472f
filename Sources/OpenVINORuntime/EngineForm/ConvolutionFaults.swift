import Graphs

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
  }
]
