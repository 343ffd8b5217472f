/// One change of an operator between two versions of ONNX's operator set.
///
/// Changes up to `Graph.opset` are applied to nodes from before, those after it are taken back. A change that only
/// widens what an operator takes (element types, axes counted from the back) needs no row.
///
/// Source: ONNX, Operator Changelog, https://onnx.ai/onnx/operators/.
package struct OpsetChange: Sendable {
  package let operatorName: String
  /// The version that brought the change.
  package let version: Int
  let apply: @Sendable (inout NodeEdit) throws(ModelError) -> Void

  init(
    _ operatorName: String, _ version: Int, _ apply: @escaping @Sendable (inout NodeEdit) throws(ModelError) -> Void
  ) {
    self.operatorName = operatorName
    self.version = version
    self.apply = apply
  }

  /// Attributes that became inputs, by the place of the input.
  private init(_ operatorName: String, _ version: Int, inputs: KeyValuePairs<String, Int>) {
    let moves = inputs.map { ($0.key, $0.value) }
    self.init(operatorName, version) { edit in
      for (attribute, index) in moves { edit.moveToInput(attribute, index) }
    }
  }

  package static let all: [OpsetChange] =
    [
      // Up to Graph.opset: what an older node says, in the newer form.
      OpsetChange("BatchNormalization", 9) { edit throws(ModelError) in
        // 0 meant statistics for every place of the image.
        try edit.drop("spatial") { $0 == .integer(1) }
      },
      OpsetChange("BatchNormalization", 14) { edit throws(ModelError) in
        guard edit.node.outputs.dropFirst().allSatisfy(\.isEmpty) else {
          throw edit.failure("the batch normalisation is in training mode; export the model after model.eval()")
        }
        edit.node.outputs = Array(edit.node.outputs.prefix(1))
      },
      OpsetChange("Clip", 11, inputs: ["min": 1, "max": 2]),
      OpsetChange("Dropout", 12, inputs: ["ratio": 1]),
      OpsetChange("LogSoftmax", 13, flattenedSoftmax),
      OpsetChange("Pad", 11, inputs: ["pads": 1, "value": 2]),
      OpsetChange("ReduceSum", 13, inputs: ["axes": 1]),
      OpsetChange("Resize", 11) { edit throws(ModelError) in
        // Version 10 took the scales as its second input, and had one way to place the pixels.
        let scales = edit.node.inputs.count > 1 ? edit.node.inputs[1] : ""
        edit.node.inputs = [edit.node.inputs.first ?? "", "", scales]
        edit.node.attributes["coordinate_transformation_mode"] = .string("asymmetric")
        edit.node.attributes["nearest_mode"] = .string("floor")
      },
      OpsetChange("Resize", 13) { edit throws(ModelError) in
        // Version 11 wanted a region and scales even where they say nothing.
        for index in [1, 2] where edit.lacksInput(index) { edit.setInput(index, "") }
      },
      OpsetChange("RoiAlign", 16) { edit throws(ModelError) in
        // Until then a region began at the corner of an element, not at its centre.
        edit.node.attributes["coordinate_transformation_mode"] = .string("output_half_pixel")
      },
      OpsetChange("Scatter", 11) { edit throws(ModelError) in edit.node.operatorName = "ScatterElements" },
      OpsetChange("Slice", 10, inputs: ["starts": 1, "ends": 2, "axes": 3]),
      OpsetChange("Softmax", 13, flattenedSoftmax),
      OpsetChange("Split", 13, inputs: ["split": 1]),
      OpsetChange("Split", 18) { edit throws(ModelError) in
        if edit.lacksInput(1) { edit.node.attributes["num_outputs"] = .integer(edit.node.outputs.count) }
      },
      OpsetChange("Squeeze", 13, inputs: ["axes": 1]),
      OpsetChange("TopK", 10, inputs: ["k": 1]),
      OpsetChange("Unsqueeze", 13, inputs: ["axes": 1]),
      OpsetChange("Upsample", 9, inputs: ["scales": 1]),
      OpsetChange("Upsample", 10) { edit throws(ModelError) in edit.node.operatorName = "Resize" },

      // After Graph.opset: what a newer node says, in the older form.
      OpsetChange("AveragePool", 19) { edit throws(ModelError) in
        try edit.drop("dilations") { if case .integers(let list) = $0 { list.allSatisfy { $0 == 1 } } else { false } }
      },
      // How to round to floats of eight bits, which are not supported.
      OpsetChange("Cast", 19) { edit throws(ModelError) in try edit.drop("saturate") { _ in true } },
      // Blocks of one scale came with version 21; 0 is none.
      OpsetChange("DequantizeLinear", 21) { edit throws(ModelError) in
        try edit.drop("block_size") { $0 == .integer(0) }
      },
      OpsetChange("Gelu", 20, decomposedGelu),
      OpsetChange("GroupNormalization", 21, decomposedGroups),
      OpsetChange("Pad", 19) { edit throws(ModelError) in
        guard edit.node.attributes["mode"] != .string("wrap") else {
          throw edit.failure("padding that wraps around is not supported")
        }
      },
      OpsetChange("QuantizeLinear", 21) { edit throws(ModelError) in
        try edit.drop("block_size") { $0 == .integer(0) }
        try edit.drop("precision") { $0 == .integer(0) }
        // A type is a setting only where no zero has it.
        let hasZero = !edit.lacksInput(2)
        try edit.drop("output_dtype") { hasZero || $0 == .integer(0) || $0 == .integer(ElementType.uint8.onnxNumber) }
      },
      OpsetChange("Resize", 19) { edit throws(ModelError) in
        guard edit.node.attributes["coordinate_transformation_mode"] != .string("half_pixel_symmetric") else {
          throw edit.failure("the resizing mode 'half_pixel_symmetric' is not supported; use 'half_pixel'")
        }
      },
    ]
    + ["L2", "Max", "Mean", "Min", "Prod", "SumSquare"].map {
      OpsetChange("Reduce" + $0, 18, inputs: ["axes": 1])
    }

  /// Before version 13, softmax ran over all axes from `axis` on together, which was 1 by default.
  ///
  ///     softmax₁₂(x, axis) = reshape(softmax₁₃(flatten(x, axis), −1), shape(x))
  private static let flattenedSoftmax: @Sendable (inout NodeEdit) throws(ModelError) -> Void = { edit in
    let axis = if case .integer(let axis) = edit.node.attributes["axis"] { axis } else { 1 }
    // Over the last axis alone the two agree.
    if axis == -1 || edit.rank.map({ axis == $0 - 1 }) ?? false {
      edit.node.attributes["axis"] = .integer(-1)
      return
    }
    guard let input = edit.node.inputs.first else { return }
    let shape = edit.insert("Shape", [input])
    edit.node.inputs[0] = edit.insert("Flatten", [input], attributes: ["axis": .integer(axis)])
    edit.node.attributes["axis"] = .integer(-1)
    edit.finish("Reshape") { [$0, shape] }
  }

  /// Version 20 brought GELU as one operator.
  ///
  ///     gelu(x) = x/2 · (1 + erf(x/√2));  with `approximate=tanh`: x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³)))
  private static let decomposedGelu: @Sendable (inout NodeEdit) throws(ModelError) -> Void = { edit in
    guard let x = edit.node.inputs.first else { return }
    func number(_ suffix: String, _ value: Float, _ edit: inout NodeEdit) -> String {
      edit.addConstant(suffix, .floats(Tensor(value)))
    }
    let inner: String
    if edit.node.attributes["approximate"] == .string("tanh") {
      let cube = edit.insert("Mul", [edit.insert("Mul", [x, x]), x])
      let small = edit.insert("Mul", [cube, number("cubic", 0.044715, &edit)])
      let scaled = edit.insert("Mul", [edit.insert("Add", [x, small]), number("scale", 0.797_884_560_8, &edit)])
      inner = edit.insert("Tanh", [scaled])
    } else {
      inner = edit.insert("Erf", [edit.insert("Div", [x, number("scale", 1.414_213_562_4, &edit)])])
    }
    let half = edit.insert("Mul", [x, number("half", 0.5, &edit)])
    edit.node.inputs = [half, edit.insert("Add", [inner, number("one", 1, &edit)])]
    edit.node.operatorName = "Mul"
    edit.node.attributes = [:]
  }

  /// Version 21 brought the normalisation of groups of channels, each to mean 0 and variance 1, with a scale and a shift for
  /// every channel: that of the groups as channels, then both.
  private static let decomposedGroups: @Sendable (inout NodeEdit) throws(ModelError) -> Void = {
    edit throws(ModelError) in
    guard edit.node.inputs.count == 3, case .integer(let groups) = edit.node.attributes["num_groups"], groups > 0,
      groups < 1 << 20
    else { throw edit.failure("the normalisation needs three inputs, and a number of groups") }
    let inputs = edit.node.inputs
    let shape = edit.insert("Shape", [inputs[0]])
    let grouped = edit.insert("Reshape", [inputs[0], edit.addConstant("groups", .integers([0, groups, -1]))])
    let ones = edit.addConstant("ones", .floats(Tensor(shape: [groups], repeating: 1)))
    let zeros = edit.addConstant("zeros", .floats(Tensor(shape: [groups], repeating: 0)))
    let normalised = edit.insert(
      "InstanceNormalization", [grouped, ones, zeros], attributes: edit.node.attributes.filter { $0.key == "epsilon" })
    let restored = edit.insert("Reshape", [normalised, shape])
    let channels = edit.addConstant(
      "channels", .integers([-1] + Array(repeating: 1, count: max((edit.rank ?? 4) - 2, 0))))
    let scaled = edit.insert("Mul", [restored, edit.insert("Reshape", [inputs[1], channels])])
    edit.node.inputs = [scaled, edit.insert("Reshape", [inputs[2], channels])]
    edit.node.operatorName = "Add"
    edit.node.attributes = [:]
  }
}
