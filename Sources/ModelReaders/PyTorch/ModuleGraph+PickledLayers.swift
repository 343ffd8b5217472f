import Failures
import Graphs
import Tensors

extension ModuleTree {
  /// The way to a file that says what it computes.
  static let export: Remedy = """
    export the network to ONNX with torch.onnx.export(model, picture, 'model.onnx'), or name a built-in network with \
    \(.option(.model)) and give this file as \(.option(.weights))
    """
}

/// torch's layers over images, with the settings that a pickle has of them.
extension ModuleGraph {
  mutating func layer(_ layer: ModuleTree, behind input: String) throws -> String {
    let name = layer.shownPath
    switch layer.layer {
    case "Conv2d", "ConvTranspose2d": return try convolution(layer, behind: input)
    case "BatchNorm2d", "BatchNorm1d": return try batchNormalization(layer, behind: input)
    case "LayerNorm":
      guard case .integers(let shape)? = layer.settings["normalized_shape"] else {
        throw layer.unknownSetting("normalized_shape")
      }
      let parameters = scaleAndShift(layer, shape: shape)
      return try add(
        "LayerNormalization", [input] + parameters,
        attributes: ["axis": .integer(-shape.count), "epsilon": .float(epsilon(layer))], name: name)
    case "GroupNorm":
      let (groups, channels) = (try layer.need("num_groups"), try layer.need("num_channels"))
      guard channels.isMultiple(of: groups) else { throw layer.unknownSetting("num_groups") }
      return try normalised(layer, behind: input, groups: groups, channels: channels)
    case "InstanceNorm2d":
      guard layer.settings["track_running_stats"] == .boolean(false) else {
        throw layer.unknownSetting("track_running_stats")
      }
      let channels = try layer.need("num_features")
      return try add(
        "InstanceNormalization", [input] + scaleAndShift(layer, shape: [channels]),
        attributes: ["epsilon": .float(epsilon(layer))], name: name)
    case "LocalResponseNorm":
      return try add(
        "LRN", [input],
        attributes: [
          "size": .integer(try layer.need("size")), "alpha": .float(Float(layer.number("alpha") ?? 1e-4)),
          "beta": .float(Float(layer.number("beta") ?? 0.75)), "bias": .float(Float(layer.number("k") ?? 1)),
        ], name: name)
    case "MaxPool2d", "AvgPool2d": return try pool(layer, behind: input)
    case "AdaptiveAvgPool2d", "AdaptiveMaxPool2d": return try adaptivePool(layer, behind: input)
    case "Upsample", "UpsamplingNearest2d", "UpsamplingBilinear2d": return try upsampled(layer, behind: input)
    case "ZeroPad2d", "ConstantPad2d", "ReflectionPad2d", "ReplicationPad2d": return try padded(layer, behind: input)
    case "PixelShuffle":
      return try add(
        "DepthToSpace", [input],
        attributes: ["blocksize": .integer(try layer.need("upscale_factor")), "mode": .string("CRD")], name: name)
    default: throw layer.unknown
    }
  }

  private func epsilon(_ layer: ModuleTree) -> Float { Float(layer.number("eps") ?? 1e-5) }

  /// γ and β, which are 1 and 0 where the layer has none.
  private mutating func scaleAndShift(_ layer: ModuleTree, shape: [Int]) -> [String] {
    zip(["weight", "bias"], [Float(1), 0]).map { name, usual in
      layer.holds(name)
        ? take(layer.weightName(name), shape: shape)
        : constant("\(layer.shownPath).\(name)", .floats(Tensor(shape: shape, repeating: usual)))
    }
  }

  // MARK: - Convolutions

  private mutating func convolution(_ layer: ModuleTree, behind input: String) throws -> String {
    let isTransposed = layer.layer == "ConvTranspose2d"
    let (from, to) = (try layer.need("in_channels"), try layer.need("out_channels"))
    let groups = try layer.need("groups")
    let (kernel, stride, dilation) = (
      try layer.pair("kernel_size"), try layer.pair("stride"), try layer.pair("dilation")
    )
    guard from.isMultiple(of: groups), to.isMultiple(of: groups), (kernel + stride + dilation).allSatisfy({ $0 > 0 })
    else { throw layer.unknownSetting("groups") }
    var attributes: [String: Attribute] = [
      "kernel_shape": .integers(kernel), "strides": .integers(stride), "dilations": .integers(dilation),
      "group": .integer(groups),
    ]
    let pads: [Int]
    switch layer.settings["padding"] {
    case .string("same"):
      // Where the whole is odd, one more behind.
      let totals = zip(kernel, dilation).map { ($0 - 1) * $1 }
      pads = totals.map { $0 / 2 } + totals.map { $0 - $0 / 2 }
    case .string("valid"): pads = [0, 0, 0, 0]
    default:
      let padding = try layer.pair("padding")
      pads = padding + padding
    }
    var value = input
    switch layer.settings["padding_mode"] {
    case nil, .string("zeros"): attributes["pads"] = .integers(pads)
    case .string("reflect"): value = try padded(value, pads, mode: "reflect", name: "\(layer.shownPath).padded")
    case .string("replicate"): value = try padded(value, pads, mode: "edge", name: "\(layer.shownPath).padded")
    default: throw layer.unknownSetting("padding_mode")
    }
    if isTransposed { attributes["output_padding"] = .integers(try layer.pair("output_padding")) }
    let shape = (isTransposed ? [from, to / groups] : [to, from / groups]) + kernel
    var inputs = [value, take(layer.weightName("weight"), shape: shape)]
    if layer.holds("bias") { inputs.append(take(layer.weightName("bias"), shape: [to])) }
    return try add(isTransposed ? "ConvTranspose" : "Conv", inputs, attributes: attributes, name: layer.shownPath)
  }

  // MARK: - Normalisations

  private mutating func batchNormalization(_ layer: ModuleTree, behind input: String) throws -> String {
    let channels = try layer.need("num_features")
    // Without them it takes the batch's own, so that a picture's scores hang on the others.
    guard layer.holds("running_mean"), layer.holds("running_var") else {
      throw layer.unknownSetting("track_running_stats")
    }
    let statistics = ["running_mean", "running_var"].map { take(layer.weightName($0), shape: [channels]) }
    if layer.holds("num_batches_tracked") { allowBatchCount(of: layer.path) }
    return try add(
      "BatchNormalization", [input] + scaleAndShift(layer, shape: [channels]) + statistics,
      attributes: ["epsilon": .float(epsilon(layer))], name: layer.shownPath)
  }

  /// Each group's own mean and deviation: the groups are the channels of an instance normalisation.
  private mutating func normalised(
    _ layer: ModuleTree, behind input: String, groups: Int, channels: Int
  ) throws -> String {
    let name = layer.shownPath
    let shape = try add("Shape", [input], name: "\(name).shape")
    let grouped = try add(
      "Reshape", [input, constant("\(name).groups", .integers([0, groups, -1]))], name: "\(name).grouped")
    let unit = [Float(1), 0].enumerated().map { index, value in
      constant("\(name).unit.\(index)", .floats(Tensor(shape: [groups], repeating: value)))
    }
    var value = try add(
      "InstanceNormalization", [grouped] + unit, attributes: ["epsilon": .float(epsilon(layer))],
      name: "\(name).normalised")
    value = try add("Reshape", [value, shape], name: layer.holds("weight") ? "\(name).whole" : name)
    guard layer.holds("weight") else { return value }
    let parameters = ["weight", "bias"].map {
      take(layer.weightName($0), shape: [channels], viewedAs: [channels, 1, 1])
    }
    value = try add("Mul", [value, parameters[0]], name: "\(name).scaled")
    return try add("Add", [value, parameters[1]], name: name)
  }

  // MARK: - Pooling

  private mutating func pool(_ layer: ModuleTree, behind input: String) throws -> String {
    let isMaximum = layer.layer == "MaxPool2d"
    let kernel = try layer.pair("kernel_size")
    let padding = try layer.pair("padding")
    let stride = [nil, ModuleTree.Setting.none].contains(layer.settings["stride"]) ? kernel : try layer.pair("stride")
    guard (kernel + stride).allSatisfy({ $0 > 0 }) else { throw layer.unknownSetting("kernel_size") }
    var attributes: [String: Attribute] = [
      "kernel_shape": .integers(kernel), "strides": .integers(stride), "pads": .integers(padding + padding),
    ]
    if layer.settings["ceil_mode"] == .boolean(true) { attributes["ceil_mode"] = .integer(1) }
    if isMaximum {
      if layer.settings["dilation"] != nil { attributes["dilations"] = .integers(try layer.pair("dilation")) }
      if layer.settings["return_indices"] == .boolean(true) { throw layer.unknownSetting("return_indices") }
    } else {
      if layer.number("divisor_override") != nil { throw layer.unknownSetting("divisor_override") }
      attributes["count_include_pad"] = .integer(layer.settings["count_include_pad"] == .boolean(false) ? 0 : 1)
    }
    return try add(isMaximum ? "MaxPool" : "AveragePool", [input], attributes: attributes, name: layer.shownPath)
  }

  private mutating func adaptivePool(_ layer: ModuleTree, behind input: String) throws -> String {
    let size = try layer.pair("output_size")
    let isMean = layer.layer == "AdaptiveAvgPool2d"
    if size == [1, 1] {
      return try add(isMean ? "GlobalAveragePool" : "GlobalMaxPool", [input], name: layer.shownPath)
    }
    guard isMean, size.allSatisfy({ (1...1024).contains($0) }) else { throw layer.unknownSetting("output_size") }
    return try adaptiveAveragePool(input, height: size[0], width: size[1], name: layer.shownPath)
  }

  // MARK: - Sizes

  private mutating func upsampled(_ layer: ModuleTree, behind input: String) throws -> String {
    guard let scale = layer.number("scale_factor"), scale > 0, scale <= 64 else {
      throw layer.unknownSetting("scale_factor")
    }
    var attributes: [String: Attribute]
    switch layer.settings["mode"] {
    case .string("nearest"):
      attributes = [
        "mode": .string("nearest"), "coordinate_transformation_mode": .string("asymmetric"),
        "nearest_mode": .string("floor"),
      ]
    case .string("bilinear"):
      let aligns = layer.settings["align_corners"] == .boolean(true)
      attributes = [
        "mode": .string("linear"),
        "coordinate_transformation_mode": .string(aligns ? "align_corners" : "half_pixel"),
      ]
    default: throw layer.unknownSetting("mode")
    }
    let scales = constant(
      "\(layer.shownPath).scales", .floats(Tensor(shape: [4], elements: [1, 1, Float(scale), Float(scale)])))
    return try add("Resize", [input, "", scales], attributes: attributes, name: layer.shownPath)
  }

  private mutating func padded(_ layer: ModuleTree, behind input: String) throws -> String {
    guard case .integers(let sides)? = layer.settings["padding"], sides.count == 4,
      sides.allSatisfy({ (0..<1 << 16).contains($0) })
    else { throw layer.unknownSetting("padding") }
    let modes = ["ReflectionPad2d": "reflect", "ReplicationPad2d": "edge"]
    // Left, right, above, below
    return try padded(
      input, [sides[2], sides[0], sides[3], sides[1]], mode: modes[String(layer.layer ?? "")] ?? "constant",
      value: Float(layer.number("value") ?? 0), name: layer.shownPath)
  }

  /// - Parameter pads: above, left, below, right.
  private mutating func padded(
    _ input: String, _ pads: [Int], mode: String, value: Float = 0, name: String
  ) throws -> String {
    let amounts = constant("\(name).pads", .integers([0, 0, pads[0], pads[1], 0, 0, pads[2], pads[3]]))
    let inputs = [input, amounts] + (mode == "constant" ? [constant("\(name).value", .floats(Tensor(value)))] : [])
    return try add("Pad", inputs, attributes: ["mode": .string(mode)], name: name)
  }
}
