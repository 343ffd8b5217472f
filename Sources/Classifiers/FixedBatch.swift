import Failures
import Graphs

/// Networks that were written down for a fixed number of pictures.
extension Graph {
  /// The network for any number of pictures, where its file fixes one above 1.
  ///
  /// Mostly nothing but the input's shape and that of a `Reshape` says how many. Where it shows by the shapes of all values
  /// that nothing else does, the number is left open. Else the picture is repeated as often as the network takes it, and the first
  /// row of the output is taken; such a network runs one picture at a time.
  /// - Complexity: O(nodes), and the folding of constants.
  func openingBatch(
    of image: String, _ choice: InputChoice, _ size: (height: Int, width: Int)?
  ) throws -> Graph {
    guard let input = inputs.first(where: { $0.name == image }), let count = input.dimensions.first.flatMap({ $0 }),
      count > 1
    else { return self }
    if let open = try opened(from: count, choice, size) { return open }
    guard count <= Self.mostRepeated else {
      throw ClassifierError(
        .shapeMismatch,
        "the network takes \(count) pictures at once, and repeating one up to \(Self.mostRepeated) times is not enough for it; "
          + "export it for one picture, or with an open number of them", context: ["input": input.summary])
    }
    return try repeating(input, count)
  }

  private static let mostRepeated = 64

  /// Nil where more than the inputs and reshapes hang on the number of pictures.
  private func opened(
    from count: Int, _ choice: InputChoice, _ size: (height: Int, width: Int)?
  ) throws -> Graph? {
    let opened = inputs.map { input in
      let isCounted = input.dimensions.count > 1 && input.dimensions[0] == count
      return Input(
        name: input.name, elementType: input.elementType,
        dimensions: isCounted ? [nil] + input.dimensions.dropFirst() : input.dimensions)
    }
    var constants = constants
    var changed = nodes
    for (place, node) in nodes.enumerated() where node.operatorName == "Reshape" && node.inputs.count == 2 {
      guard var lengths = self.constants[node.inputs[1]]?.integers, lengths.first == Int64(count),
        [nil, .integer(0)].contains(node.attributes["allowzero"])
      else { continue }
      lengths[0] = lengths.contains(-1) ? 0 : -1
      let name = unusedName("\(node.outputs[0])/lengths")
      constants[name] = .integers(lengths.map(Int.init))
      changed[place] = Node(
        name: node.name, operatorName: "Reshape", inputs: [node.inputs[0], name], outputs: node.outputs,
        attributes: node.attributes)
    }
    guard var result = try? Graph(inputs: opened, outputs: outputs, nodes: changed, constants: constants) else {
      return nil
    }
    result.takeLayerNames(of: self)
    let (all, one) = (try knownValues(choice, size), try result.knownValues(choice, size))
    guard let scores = all.shape(outputs[0]), let single = one.shape(outputs[0]), scores.first == count,
      single == [1] + scores.dropFirst()
    else { return nil }
    for value in nodes.flatMap(\.outputs) {
      guard let shape = all.shape(value), let ofOne = one.shape(value), shape != ofOne else { continue }
      guard shape.first == count, ofOne == [1] + shape.dropFirst() else { return nil }
    }
    return result
  }

  /// The first row of what the network makes of a picture that is repeated.
  private func repeating(_ image: Input, _ count: Int) throws -> Graph {
    let (single, all) = (unusedName("\(image.name)/one"), "\(outputs[0])/all")
    let rows = unusedName(all)
    // Only the input is new: what stands behind keeps its names, and the output gets that of its first row.
    let renamed = nodes.map { node in
      Node(
        name: node.name, operatorName: node.operatorName, inputs: node.inputs.map { $0 == outputs[0] ? rows : $0 },
        outputs: node.outputs.map { $0 == outputs[0] ? rows : $0 }, attributes: node.attributes)
    }
    var constants = constants
    let (from, to, axis) = (unusedName("\(rows)/from"), unusedName("\(rows)/to"), unusedName("\(rows)/axis"))
    (constants[from], constants[to], constants[axis]) = (.integers([0]), .integers([1]), .integers([0]))
    let copies = Node(
      name: image.name, operatorName: "Concat", inputs: Array(repeating: single, count: count), outputs: [image.name],
      attributes: ["axis": .integer(0)])
    let first = Node(
      name: outputs[0], operatorName: "Slice", inputs: [rows, from, to, axis], outputs: [outputs[0]], attributes: [:])
    let input = Input(name: single, elementType: image.elementType, dimensions: [1] + image.dimensions.dropFirst())
    var result = try Graph(
      inputs: [input] + inputs.filter { $0.name != image.name }, outputs: outputs,
      nodes: [copies] + renamed + [first], constants: constants)
    result.takeLayerNames(of: self)
    return result
  }
}
