import Graphs

/// Parts that several families are made of.
extension ModuleGraph {
  /// torchvision's `Conv2dNormActivation`: the modules `.0`, `.1` and, with an activation, `.2`.
  mutating func convolutionBlock(
    _ value: String, _ module: String, channels: (from: Int, to: Int), kernel: Kernel, stride: Int = 1,
    groups: Int = 1, epsilon: Float = 1e-5, padding: Padding = .half, activation: Activation?
  ) throws -> String {
    var result = try convolution(
      value, "\(module).0", channels: channels, kernel: kernel, stride: stride, groups: groups, padding: padding)
    result = try batchNormalization(result, "\(module).1", channels: channels.to, epsilon: epsilon)
    if let activation { result = try self.activation(result, activation, name: "\(module).2") }
    return alias(module, result)
  }

  /// Each channel multiplied by a gate that its mean over space, and those of the others, open or shut.
  ///
  ///     y = x · gate(W₂ · activation(W₁ · mean x + b₁) + b₂)
  /// Source: Hu, Shen and Sun, "Squeeze-and-Excitation Networks", 2018, equations 2 to 4.
  mutating func squeezeExcitation(
    _ value: String, _ module: String, channels: Int, squeezed: Int, activation: Activation = .relu,
    gate: Activation = .sigmoid
  ) throws -> String {
    var scale = try add("GlobalAveragePool", [value], name: "\(module).avgpool")
    scale = try convolution(scale, "\(module).fc1", channels: (channels, squeezed), kernel: 1, hasBias: true)
    scale = try self.activation(scale, activation, name: "\(module).activation")
    scale = try convolution(scale, "\(module).fc2", channels: (squeezed, channels), kernel: 1, hasBias: true)
    scale = try self.activation(scale, gate, name: "\(module).scale_activation")
    return try add("Mul", [scale, value], name: module)
  }

  /// `torch.nn.AdaptiveAvgPool2d`: means over a grid of windows that may overlap. The window i of n over the length L
  /// runs from ⌊iL/n⌋ to ⌈(i+1)L/n⌉.
  ///
  /// Written as a product with one matrix an axis, which follows from the shape when the graph is specialised; where
  /// the input has the output's size, it is the identity.
  mutating func adaptiveAveragePool(_ value: String, height: Int, width: Int, name: String) throws -> String {
    let shape = try add("Shape", [value], name: "\(name).shape")
    let rows = try windowMeans(of: shape, axis: 2, count: height, name: "\(name).rows")
    let columns = try windowMeans(of: shape, axis: 3, count: width, name: "\(name).columns")
    let transposed = try add("Transpose", [columns], attributes: ["perm": .integers([1, 0])], name: "\(columns).t")
    let narrowed = try add("MatMul", [value, transposed], name: "\(name).narrowed")
    return try add("MatMul", [rows, narrowed], name: name)
  }

  /// `[count, length]`: row i holds 1/(its width) within the window i, else 0.
  private mutating func windowMeans(of shape: String, axis: Int, count: Int, name: String) throws -> String {
    func number(_ module: inout ModuleGraph, _ value: Int, _ purpose: String) -> String {
      module.constant(
        "\(name).\(purpose)",
        .integers(IntegerTensor(shape: [], elements: [Int64(value)], elementType: .int64)))
    }
    func column(_ module: inout ModuleGraph, _ values: Range<Int>, _ purpose: String) -> String {
      module.constant(
        "\(name).\(purpose)",
        .integers(IntegerTensor(shape: [count, 1], elements: values.map(Int64.init), elementType: .int64)))
    }
    let length = try add(
      "Gather", [shape, number(&self, axis, "axis")], attributes: ["axis": .integer(0)], name: "\(name).length")
    let parts = number(&self, count, "count")
    let places = try add(
      "Range", [number(&self, 0, "zero"), length, number(&self, 1, "one")], name: "\(name).places")
    // Integers divide downwards.
    var start = try add("Mul", [column(&self, 0..<count, "index"), length], name: "\(name).start.n")
    start = try add("Div", [start, parts], name: "\(name).start")
    var end = try add("Mul", [column(&self, 1..<count + 1, "next"), length], name: "\(name).end.n")
    end = try add("Add", [end, number(&self, count - 1, "rest")], name: "\(name).end.up")
    end = try add("Div", [end, parts], name: "\(name).end")
    let behindStart = try add("GreaterOrEqual", [places, start], name: "\(name).behind")
    let beforeEnd = try add("Less", [places, end], name: "\(name).before")
    let isInside = try add("And", [behindStart, beforeEnd], name: "\(name).inside")
    let toFloat: [String: Attribute] = ["to": .integer(ElementType.float32.onnxNumber)]
    let inside = try add("Cast", [isInside], attributes: toFloat, name: "\(name).ones")
    let widths = try add("Sub", [end, start], name: "\(name).widths")
    let divisors = try add("Cast", [widths], attributes: toFloat, name: "\(name).divisors")
    return try add("Div", [inside, divisors], name: name)
  }
}

/// A number of channels scaled and rounded to a multiple, never down by more than a tenth.
///
/// Source: the published MobileNet networks, whose widths all later ones of this kind follow.
func roundedChannels(_ channels: Double, multiple: Int = 8) -> Int {
  let rounded = max(multiple, Int(channels + Double(multiple) / 2) / multiple * multiple)
  return Double(rounded) < 0.9 * channels ? rounded + multiple : rounded
}
