import Graphs

let poolingFaults = [
  EngineFault("AveragePool", "counts with the padding what hangs over it, in ceil_mode", seenIn: "2026.4.1") {
    replacement in
    guard try replacement.operation.integer("ceil_mode", default: 0) != 0,
      try replacement.operation.integer("count_include_pad", default: 0) != 0
    else { return }
    // Here: padding that is there, and a hang-over that is the only thing not counted.
    let windows = try replacement.windows()
    let padded = replacement.add(
      "Pad",
      [
        replacement.node.inputs[0],
        replacement.integers([0, 0] + windows.padsBegin + [0, 0] + windows.padsEnd, "pads"),
      ])
    var attributes = replacement.node.attributes
    attributes["count_include_pad"] = nil
    replacement.finishPooling(
      padded, attributes, padsBegin: windows.padsBegin.map { _ in 0 }, padsEnd: windows.overhang)
  },
  roundingUp("AveragePool"),
  roundingUp("MaxPool"),
]

/// Here: as many windows by pads at the end that reach as far as the last one.
private func roundingUp(_ operatorName: String) -> EngineFault {
  EngineFault(operatorName, "keeps a last window that sees padding alone, in ceil_mode", seenIn: "2026.4.1") {
    replacement in
    guard try replacement.operation.integer("ceil_mode", default: 0) != 0 else { return }
    let windows = try replacement.windows()
    replacement.finishPooling(
      replacement.node.inputs[0], replacement.node.attributes, padsBegin: windows.padsBegin, padsEnd: windows.reach)
  }
}

extension Replacement {
  fileprivate func windows() throws -> Windows {
    try Windows(
      operation, input: Array(operation.shape(0).dropFirst(2)), kernel: operation.integers("kernel_shape") ?? [])
  }

  fileprivate mutating func finishPooling(
    _ input: String, _ attributes: [String: Attribute], padsBegin: [Int], padsEnd: [Int]
  ) {
    var attributes = attributes
    attributes["ceil_mode"] = nil
    attributes["auto_pad"] = nil
    attributes["pads"] = .integers(padsBegin + padsEnd)
    finish(node.operatorName, [input], attributes: attributes)
  }
}

extension Windows {
  /// How far the last window reaches behind the input, along each axis.
  fileprivate var reach: [Int] {
    output.indices.map { axis in
      let end = (output[axis] - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1
      return max(end - padsBegin[axis] - input[axis], 0)
    }
  }

  /// How far it hangs over the padding there.
  fileprivate var overhang: [Int] { zip(reach, padsEnd).map { max($0 - $1, 0) } }
}
