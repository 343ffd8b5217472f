import Failures
import Graphs

/// Networks that were written down for a fixed number of pictures.
extension Graph {
  /// The network for any number of pictures, where its file fixes one above 1.
  ///
  /// Mostly nothing but the input's shape and that of a `Reshape` says how many. Where it shows by the shapes of all values
  /// that nothing else does, the number is left open. Else the picture is repeated as often as the network takes it, and the first
  /// row of the output and of every layer is taken; such a network runs one picture at a time.
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
    return try repeating(input, count, knownValues(choice, size))
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
  ///
  /// All rows are equal, so a value that could be a layer is narrowed to its first row, which keeps the name, and repeated for what
  /// reads it: thus it has the shape of one picture's, and its gradient counts every way from it to the score.
  private func repeating(_ image: Input, _ count: Int, _ known: KnownValues) throws -> Graph {
    let single = unusedName("\(image.name)/one")
    let isLayer = Set(
      nodes.flatMap(\.outputs).filter { value in
        guard !value.isEmpty, let shape = known.shape(value) else { return false }
        return shape.first == count && (3...imageRank).contains(shape.count) && known.constants[value] == nil
      }
    ).subtracting(outputs)
    let (from, to, axis) = (unusedName("first/from"), unusedName("first/to"), unusedName("first/axis"))
    var constants = constants
    (constants[from], constants[to], constants[axis]) = (.integers([0]), .integers([1]), .integers([0]))
    let narrowed = isLayer.union([outputs[0]])
    let rows = Dictionary(uniqueKeysWithValues: narrowed.map { ($0, unusedName("\($0)/rows")) })
    let again = Dictionary(
      uniqueKeysWithValues: narrowed.map { ($0, isLayer.contains($0) ? unusedName("\($0)/again") : rows[$0] ?? $0) })
    func copies(of value: String, as name: String) -> Node {
      Node(
        name: name, operatorName: "Concat", inputs: Array(repeating: value, count: count), outputs: [name],
        attributes: ["axis": .integer(0)])
    }
    // The input is new; what stands behind keeps its names.
    var written = [copies(of: single, as: image.name)]
    for node in nodes {
      written.append(
        Node(
          name: node.name, operatorName: node.operatorName, inputs: node.inputs.map { again[$0] ?? $0 },
          outputs: node.outputs.map { rows[$0] ?? $0 }, attributes: node.attributes))
      for value in node.outputs {
        guard let all = rows[value] else { continue }
        written.append(
          Node(
            name: "\(value)/first", operatorName: "Slice", inputs: [all, from, to, axis], outputs: [value],
            attributes: [:]))
        if isLayer.contains(value), let repeated = again[value] { written.append(copies(of: value, as: repeated)) }
      }
    }
    let input = Input(name: single, elementType: image.elementType, dimensions: [1] + image.dimensions.dropFirst())
    var result = try Graph(
      inputs: [input] + inputs.filter { $0.name != image.name }, outputs: outputs, nodes: written, constants: constants)
    result.takeLayerNames(of: self)
    result.markInner(rows.values)
    result.markInner(again.values)
    return result
  }
}
