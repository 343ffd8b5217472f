extension Graph {
  /// The part of the graph that its outputs need; all inputs stay.
  public func pruned() throws -> Graph {
    let needed = neededValues(for: outputs, stoppingAt: [])
    return try part(inputs: inputs, keeping: needed)
  }

  /// The part between some values and the outputs: the values become inputs, and nothing before them remains.
  ///
  ///     let head = try graph.cut(at: [targetLayer], outputs: ["logits"])
  ///
  /// Other inputs of the graph stay only if something behind the cut needs them, so a cut is complete where
  /// `head.inputs` has just the given values.
  /// - Throws: `GraphError` for an unknown value, or one whose shape is not known.
  /// - Complexity: O(nodes).
  public func cut(at values: [String], outputs: [String]) throws -> Graph {
    let cutInputs = try values.map { value in
      let type = try type(of: value)
      return Input(name: value, elementType: type.elementType, dimensions: type.shape)
    }
    let needed = neededValues(for: outputs, stoppingAt: Set(values))
    let otherInputs = inputs.filter { needed.contains($0.name) && !values.contains($0.name) }
    var result = try part(inputs: cutInputs + otherInputs, keeping: needed, without: Set(values))
    result.outputs = outputs
    return result
  }

  /// The values that computation behind a value needs: the value itself, then whatever else the nodes behind it read
  /// that does not come from it, such as the other branch of a residual connection.
  ///
  /// `cut(at: frontier(behind: value, …), …)` is complete: nothing is missing, and nothing runs twice but what makes
  /// integers and truth values, which the engine neither takes nor gives: in their place stand the floats they are made from. What
  /// depends on no input, such as a bias that is computed from weights, belongs to no picture, and is part of the cut graph.
  /// - Complexity: O(nodes).
  public func frontier(behind value: String, outputs: [String]) -> [String] {
    let behind = values(dependingOn: value)
    let needed = neededValues(for: outputs, stoppingAt: [value])
    let varying = values(dependingOn: inputs.map(\.name))
    var frontier = [value]
    var seen: Set<String> = [value]
    for node in nodes where node.outputs.contains(where: { behind.contains($0) && $0 != value && needed.contains($0) })
    {
      var open = Array(node.inputs.reversed())
      while let input = open.popLast() {
        guard !input.isEmpty, !behind.contains(input), constants[input] == nil, seen.insert(input).inserted else {
          continue
        }
        let isFloating = types[input]?.elementType.isFloatingPoint ?? true
        if let producer = producer(of: input), !isFloating || !varying.contains(input) {
          open += producer.inputs.reversed()
        } else {
          frontier.append(input)
        }
      }
    }
    return frontier
  }

  /// All values that lie between the stops and the wanted ones, these included.
  package func neededValues(for wanted: [String], stoppingAt stops: Set<String>) -> Set<String> {
    var needed = Set<String>()
    var open = wanted
    while let value = open.popLast() {
      guard needed.insert(value).inserted, !stops.contains(value), let node = producer(of: value) else { continue }
      open += node.inputs.filter { !$0.isEmpty }
    }
    return needed
  }

  /// The values that depend on `value`, itself included.
  public func values(dependingOn value: String) -> Set<String> { values(dependingOn: [value]) }

  /// The values that depend on any of some, these included.
  package func values(dependingOn values: [String]) -> Set<String> {
    var dependent = Set(values)
    for node in nodes where node.inputs.contains(where: dependent.contains) {
      dependent.formUnion(node.outputs.filter { !$0.isEmpty })
    }
    return dependent
  }

  private func part(inputs: [Input], keeping needed: Set<String>, without cut: Set<String> = []) throws -> Graph {
    var result = Graph(inputs: inputs, outputs: outputs)
    for (name, constant) in constants where needed.contains(name) && !cut.contains(name) {
      result.constant(name, constant)
    }
    for node in nodes where node.outputs.contains(where: { needed.contains($0) && !cut.contains($0) }) {
      try result.append(node, mayWait: true)
    }
    result.takeLayerNames(of: self)
    return result
  }

  /// The names of layers, and of values that are none, as far as the values are still there.
  package mutating func takeLayerNames(of graph: Graph) {
    layerAliases = graph.layerAliases.filter { isDefined($0.value) }
    preferredLayer = graph.preferredLayer.flatMap { isDefined($0) ? $0 : nil }
    innerValues.formUnion(graph.innerValues.filter(isDefined))
    preparedInput = graph.preparedInput.flatMap { isDefined($0) ? $0 : nil }
  }

  /// Values that were written in, which are no layers.
  package mutating func markInner(_ values: some Sequence<String>) { innerValues.formUnion(values) }
}
