import Failures
import Graphs
import Tensors

/// What a user says about a network's inputs; what is nil or empty follows from the network.
public struct InputChoice: Sendable, Equatable {
  /// The name of the image input; nil for the only one that the output needs and no value is given for.
  public var image: String?
  /// The channels of the image input, where they are not those of a picture.
  public var channelCount: Int?
  /// What other inputs get, by name.
  public var values: [String: InputValue]

  /// By default the only input that can be a picture, of as many channels as it has.
  public init(image: String? = nil, channelCount: Int? = nil, values: [String: InputValue] = [:]) {
    self.image = image
    self.channelCount = channelCount
    self.values = values
  }
}

/// The inputs of a network, of which one holds the image.
extension Graph {
  /// The image input of a network with one output.
  func imageInput(_ choice: InputChoice) throws(ClassifierError) -> (input: Input, isChannelsLast: Bool) {
    if let name = choice.image { try checkIsInput(name) }
    for name in choice.values.keys.sorted() {
      try checkIsInput(name)
      guard name != choice.image else {
        throw ClassifierError(
          .unknownName, "'\(name)' cannot be the picture and have a value as well; leave one of them out",
          context: ["input": name])
      }
    }
    let needed = inputs.filter { values(dependingOn: $0.name).contains(outputs[0]) }
    for name in [choice.image].compactMap(\.self) + choice.values.keys.sorted()
    where !needed.contains(where: { $0.name == name }) {
      throw ClassifierError(
        .unknownName, "the output '\(outputs[0])' does not depend on this input; choose another one, or another output",
        context: ["input": name])
    }
    let open = needed.filter { choice.values[$0.name] == nil }
    let named = choice.image.flatMap { name in open.first { $0.name == name } }
    let input = if let named { named } else { try onlyImage(of: open) }
    let others = open.filter { $0.name != input.name }
    guard others.isEmpty else {
      throw ClassifierError(
        .shapeMismatch,
        "the output '\(outputs[0])' needs more than the picture '\(input.name)': "
          + others.map(\.summary).joined(separator: ", "),
        remedy: """
          give its value (\(.option(.inputValue, suggestion: "\(others[0].name)=0.3,1"))), or choose an output that needs one \
          of them alone (\(.option(.output)))
          """)
    }
    return (input, try isChannelsLast(input, choice.channelCount))
  }

  private func checkIsInput(_ name: String) throws(ClassifierError) {
    guard !inputs.contains(where: { $0.name == name }) else { return }
    throw ClassifierError(
      .unknownName,
      constants[name] != nil
        ? "'\(name)' has a value of its own in the file, so it is no input"
        : "the network has no input '\(name)'" + NearestNames.hint(for: name, among: inputs.map(\.name))
          + "; it has \(Self.listed(inputs.map(\.name)))",
      context: ["input": name])
  }

  /// Of some inputs the only one that can hold an image.
  private func onlyImage(of inputs: [Input]) throws(ClassifierError) -> Input {
    let pictures = inputs.filter { $0.dimensions.count == 4 }
    let images = pictures.isEmpty ? inputs.filter { $0.dimensions.count == 5 } : pictures
    guard images.count == 1, let image = images.first else {
      let found = inputs.isEmpty ? "none" : inputs.map(\.summary).joined(separator: ", ")
      let remedy: Remedy? =
        images.count > 1
        ? """
        say which of them is the picture (\(.option(.input))) and give the others' values (\(.option(.inputValue))), or \
        choose an output that needs one of them alone (\(.option(.output)))
        """ : nil
      throw ClassifierError(
        .shapeMismatch,
        "an image classifier has one input [N, channels, height, width], or of volumes [N, channels, depth, height, width]; this"
          + " network has \(found)", remedy: remedy)
    }
    return image
  }

  private func isChannelsLast(_ input: Input, _ channelCount: Int?) throws(ClassifierError) -> Bool {
    let last = input.dimensions.count - 1
    guard last == 3 || last == 4 else {
      throw ClassifierError(
        .shapeMismatch,
        "a picture enters by [N, channels, height, width], a volume by [N, channels, depth, height, width]; this network takes "
          + input.summary)
    }
    guard input.elementType.isFloatingPoint || input.takesBytes else {
      throw ClassifierError(
        .shapeMismatch,
        "the image input takes \(input.elementType), in which samples from 0 to 255 have no place; export the network with "
          + "a float or uint8 input", context: ["input": input.name])
    }
    if last == 4 {
      // Channels of volumes are of any kind and number: only what is done with them tells where they lie.
      let isLast = isReadChannelsLast(input.name) == true
      if let channelCount, let taken = input.dimensions[isLast ? last : 1], taken != channelCount {
        throw ClassifierError(
          .shapeMismatch, "the volume has \(channelCount) channels; this network takes \(input.summary)")
      }
      return isLast
    }
    let lengths = channelCount.map { [$0] } ?? [1, 3]
    func isColour(_ length: Int?) -> Bool? { length.map(lengths.contains) }
    let (isFirst, isLast) = (isColour(input.dimensions[1]), isColour(input.dimensions[3]))
    // What the network does with it says more than lengths, which a wrong tensor may fit.
    let isReadLast = isReadChannelsLast(input.name)
    if isReadLast != false, isFirst != true, isLast == true { return true }
    if isReadLast == true, isLast != false, isFirst != true || input.dimensions[3] == nil { return true }
    guard isFirst != false else {
      throw ClassifierError(
        .shapeMismatch,
        channelCount.map { "the tensor has \($0) channels; this network takes \(input.summary)" }
          ?? "a picture has 3 channels, or 1 if it is grey; this network takes \(input.summary)",
        remedy: channelCount == nil ? "give it a prepared tensor (\(.option(.tensor)))" : nil)
    }
    return false
  }

  /// How the first nodes that lay an image out, or run windows over it, take it; nil where nothing tells.
  private func isReadChannelsLast(_ image: String) -> Bool? {
    var open = [image]
    var seen = Set(open)
    while let value = open.popLast(), seen.count < 32 {
      for node in nodes where node.inputs.first == value || node.inputs.count == 2 && node.inputs[1] == value {
        switch node.operatorName {
        case "Conv", "MaxPool", "AveragePool", "BatchNormalization", "InstanceNormalization", "GlobalAveragePool",
          "QLinearConv", "ConvInteger", "LRN":
          return false
        case "Transpose":
          switch node.attributes["perm"] {
          case .integers([0, 3, 1, 2])?, .integers([0, 4, 1, 2, 3])?: return true
          case .integers([0, 2, 3, 1])?, .integers([0, 2, 3, 4, 1])?: return false
          default: continue
          }
        case "Cast", "Add", "Sub", "Mul", "Div", "Identity", "QuantizeLinear", "DequantizeLinear", "Clip", "Neg", "Pad":
          open += node.outputs.filter { !$0.isEmpty && seen.insert($0).inserted }
        default: continue
        }
      }
    }
    return nil
  }

  static func listed(_ names: [String]) -> String {
    names.prefix(8).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 8 ? " and more" : "")
  }

  // MARK: - Values

  /// The network with constants in the place of inputs, as many of each as there are pictures in a batch.
  func fixing(_ values: [String: InputValue], beside image: Input) throws -> Graph {
    guard !values.isEmpty else { return self }
    var constants = constants
    var added: [Node] = []
    for input in inputs {
      guard let value = values[input.name] else { continue }
      let constant = try value.constant(for: input)
      let countsPictures =
        input.dimensions.first == .some(nil)
        || input.dimensions.count > 1 && input.dimensions[0] == 1 && (image.dimensions[0] ?? 1) == 1
      guard countsPictures else {
        constants[input.name] = constant
        continue
      }
      func name(_ part: String) -> String { unusedName("\(input.name)/\(part)") }
      let (one, count, lengths) = (name("of one"), name("count"), name("lengths"))
      constants[one] = constant
      constants[name("rest")] = .integers(Array(constant.shape.dropFirst()))
      added += [
        Node(
          name: count, operatorName: "Shape", inputs: [image.name], outputs: [count],
          attributes: ["start": .integer(0), "end": .integer(1)]),
        Node(
          name: lengths, operatorName: "Concat", inputs: [count, name("rest")], outputs: [lengths],
          attributes: ["axis": .integer(0)]),
        Node(name: input.name, operatorName: "Expand", inputs: [one, lengths], outputs: [input.name], attributes: [:]),
      ]
    }
    var result = try Graph(
      inputs: inputs.filter { values[$0.name] == nil }, outputs: outputs, nodes: added + nodes, constants: constants)
    result.takeLayerNames(of: self)
    return result
  }

  // MARK: - Bytes

  /// The network with floats in the place of whole numbers from 0 to 255.
  ///
  /// Where they become floats at once, they are floats from the start, so that a gradient of the image passes; else a `Cast`
  /// goes before, which rounds towards 0.
  func takingFloats(_ input: Input) throws -> Graph {
    guard input.takesBytes else { return self }
    let floats = Input(name: input.name, dimensions: input.dimensions)
    let others = inputs.filter { $0.name != input.name }
    if let changed = readingFloats(input.name) {
      var result = try Graph(
        inputs: [floats] + others, outputs: outputs, nodes: changed.nodes, constants: changed.constants)
      result.takeLayerNames(of: self)
      return result
    }
    let image = unusedName("\(input.name)/floats")
    let cast = Node(
      name: input.name, operatorName: "Cast", inputs: [image], outputs: [input.name],
      attributes: ["to": .integer(input.elementType.onnxNumber)])
    var result = try Graph(
      inputs: [Input(name: image, dimensions: input.dimensions)] + others, outputs: outputs, nodes: [cast] + nodes,
      constants: constants)
    result.takeLayerNames(of: self)
    return result
  }

  /// The nodes where each that reads a value of whole numbers makes floats of it, maybe laid out anew before; nil where one
  /// computes with whole numbers.
  private func readingFloats(_ value: String) -> (nodes: [Node], constants: [String: Constant])? {
    var whole: Set<String> = [value]
    var result: [Node] = []
    var constants = constants
    for node in nodes {
      guard let first = node.inputs.first, node.inputs.contains(where: whole.contains) else {
        result.append(node)
        continue
      }
      guard whole.contains(first), !node.inputs.dropFirst().contains(where: whole.contains) else { return nil }
      switch node.operatorName {
      case "Transpose", "Reshape", "Identity", "Squeeze", "Unsqueeze", "Flatten":
        whole.formUnion(node.outputs)
        result.append(node)
      case "Cast": result.append(node)
      case "DequantizeLinear":
        // (x − zero) · step, of one step for all samples.
        guard node.inputs.count >= 2, let step = self.constants[node.inputs[1]]?.tensor, step.count == 1 else {
          return nil
        }
        let zero = node.inputs.count > 2 ? self.constants[node.inputs[2]]?.integers : [0]
        guard let zero, zero.count == 1 else { return nil }
        let (shift, shifted) = (unusedName("\(node.outputs[0])/zero"), unusedName("\(node.outputs[0])/shifted"))
        let factor = unusedName("\(node.outputs[0])/step")
        constants[shift] = .floats(Tensor(shape: [], repeating: Float(zero[0])))
        constants[factor] = .floats(Tensor(shape: [], repeating: step.elements[0]))
        result += [
          Node(name: shifted, operatorName: "Sub", inputs: [first, shift], outputs: [shifted], attributes: [:]),
          Node(
            name: node.name, operatorName: "Mul", inputs: [shifted, factor], outputs: node.outputs, attributes: [:]),
        ]
      default: return nil
      }
    }
    return whole.contains(outputs[0]) ? nil : (result, constants)
  }
}

extension Graph.Input {
  /// Whether it takes samples as they are, from 0 to 255.
  public var takesBytes: Bool {
    switch elementType {
    case .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64: true
    default: false
    }
  }

  /// The name and the lengths of the axes.
  var summary: String {
    "\(name) [\(dimensions.map { $0.map(String.init) ?? "any" }.joined(separator: ", "))]"
  }
}
