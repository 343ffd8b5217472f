/// One change of an operator between two versions of ONNX's operator set.
///
/// Changes up to `Graph.opset` are applied to nodes from before, those after it are taken back. A change that only
/// widens what an operator takes (element types, axes counted from the back) needs no row, nor does a setting that came
/// later and that the catalogue, or a form of `Composite.forms`, takes.
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

  /// A setting without an effect here.
  private init(_ operatorName: String, _ version: Int, drops attribute: String) {
    self.init(operatorName, version) { edit in edit.node.attributes[attribute] = nil }
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
      OpsetChange("Hardmax", 13, flattenedSoftmax),
      OpsetChange("LogSoftmax", 13, flattenedSoftmax),
      OpsetChange("Pad", 11, inputs: ["pads": 1, "value": 2]),
      OpsetChange("ReduceSum", 13, inputs: ["axes": 1]),
      OpsetChange("Resize", 11) { edit throws(ModelError) in
        // Version 10 took the scales as its second input, and had one way to place the pixels and to take the nearest.
        let scales = edit.node.inputs.count > 1 ? edit.node.inputs[1] : ""
        edit.node.inputs = [edit.node.inputs.first ?? "", "", scales]
        edit.node.attributes["coordinate_transformation_mode"] = .string("asymmetric")
        edit.node.attributes["nearest_mode"] = .string("outwards")
      },
      OpsetChange("Resize", 13) { edit throws(ModelError) in
        // Version 11 wanted a region and scales even where they say nothing.
        for index in [1, 2] where edit.lacksInput(index) { edit.setInput(index, "") }
      },
      OpsetChange("RoiAlign", 16) { edit throws(ModelError) in
        // Until then a region began at the corner of an element, not at its centre.
        edit.node.attributes["coordinate_transformation_mode"] = .string("output_half_pixel")
      },
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

      // After Graph.opset: settings that say nothing about what a graph holds. What adds to an operator is read as it is:
      // `Composite.forms` writes it in the form of Graph.opset.
      OpsetChange("Cast", 19, drops: "saturate"),
      OpsetChange("Cast", 24, drops: "round_mode"),
      OpsetChange("CastLike", 19, drops: "saturate"),
      OpsetChange("CastLike", 24, drops: "round_mode"),
      OpsetChange("DequantizeLinear", 23, drops: "output_dtype"),
      OpsetChange("QuantizeLinear", 19, drops: "saturate"),
      OpsetChange("QuantizeLinear", 23, drops: "precision"),
    ]
    + ["L1", "L2", "LogSum", "LogSumExp", "Max", "Mean", "Min", "Prod", "SumSquare"].map {
      OpsetChange("Reduce" + $0, 18, inputs: ["axes": 1])
    }

  /// Before version 13, softmax and its like ran over all axes from `axis` on together, which was 1 by default.
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
}
