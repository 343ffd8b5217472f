import Failures
import Graphs
import Tensors

/// Networks that a node repeats: written out one behind the other, where it is known beforehand how often.
extension ONNXGraphReader {
  /// More than anything over pictures repeats; each repetition's nodes count towards the most that a network may hold, too.
  private static let mostRepetitions = 4096

  /// `Loop`: the inputs are the most repetitions, whether to begin, and the values that go from one to the next. The body
  /// gets the repetition's number, the condition and these values; it makes the next condition, the next values, and
  /// what is collected over all repetitions.
  mutating func readLoop(of node: Node, _ attributes: [ONNXAttributeProto], _ scope: ReadingScope) throws {
    let body = try body(of: node, attributes, scope)
    let carried = body.input.count - 2
    guard node.inputs.count >= 2, carried >= 0, node.inputs.count == carried + 2, body.output.count > carried,
      node.outputs.count <= body.output.count - 1
    else { throw ModelError(.malformed, "the loop's inputs and outputs are not those of its body") }
    var most = Int64(Self.mostRepetitions) + 1
    if !node.inputs[0].isEmpty {
      guard let count = try known(node.inputs[0]) else { throw unknownCount(node) }
      most = min(most, count)
    }
    let base = try scopeInside(body, of: node, scope)
    var condition = node.inputs[1]
    var values = Array(node.inputs.dropFirst(2))
    var collected = [[String]](repeating: [], count: body.output.count - 1 - carried)
    var number: Int64 = 0
    while number < most {
      if !condition.isEmpty {
        guard let goesOn = try known(condition) else { throw unknownCount(node) }
        if goesOn == 0 { break }
      }
      try checkRepetitions(number)
      let index = freshName("\(base.prefix)\(number)/number")
      try add(.integers(IntegerTensor(shape: [], elements: [number], elementType: .int64)), index)
      let begin = condition.isEmpty ? try truth(named: "\(base.prefix)\(number)/condition") : condition
      let made = try repeated(body, base, number, inputs: [index, begin] + values)
      // Without a condition to begin with, none ends it.
      if !condition.isEmpty { condition = made[0] }
      values = Array(made[1..<1 + carried])
      for (place, value) in made.dropFirst(1 + carried).enumerated() { collected[place].append(value) }
      number += 1
    }
    let results = node.outputs
    if number == 0, results.dropFirst(carried).contains(where: { !$0.isEmpty }) {
      // What is collected has no element, and the shape of one repetition's.
      let index = freshName("\(base.prefix)0/number")
      try add(.integers(IntegerTensor(shape: [], elements: [0], elementType: .int64)), index)
      let begin = try truth(named: "\(base.prefix)0/condition")
      let made = try repeated(body, base, 0, inputs: [index, begin] + values)
      for (place, value) in made.dropFirst(1 + carried).enumerated() { collected[place].append(value) }
    }
    for (output, value) in zip(results, values) where !output.isEmpty { append("Identity", [value], output) }
    for (output, parts) in zip(results.dropFirst(carried), collected) where !output.isEmpty {
      guard number == 0 else {
        try stack(parts, axis: 0, as: output)
        continue
      }
      let one = freshName("\(output)/one")
      try stack(parts, axis: 0, as: one)
      let nothing = freshName("\(output)/nothing")
      try add(.integers([0]), nothing)
      append("Slice", [one, nothing, nothing], output)
    }
  }

  /// `Scan`: the body gets the values that go from one repetition to the next, and the next slice of each input that is gone
  /// through; it makes the next values, and slices of the outputs.
  mutating func readScan(of node: Node, _ attributes: [ONNXAttributeProto], _ scope: ReadingScope) throws {
    guard scope.opset >= 9 else { throw ModelError(.unsupported, "a Scan of version 8 is not supported; export again") }
    let body = try body(of: node, attributes, scope)
    func list(_ name: String) -> [Int] { attributes.first { $0.name == name }?.ints.map(Int.init) ?? [] }
    let scanned = attributes.first { $0.name == "num_scan_inputs" }.map { Int($0.i) } ?? 0
    let carried = node.inputs.count - scanned
    guard scanned > 0, carried >= 0, body.input.count == node.inputs.count, body.output.count >= carried,
      node.outputs.count <= body.output.count
    else { throw ModelError(.malformed, "the scan's inputs and outputs are not those of its body") }
    let collectedCount = body.output.count - carried
    func setting(_ name: String, _ count: Int) throws(ModelError) -> [Int] {
      let values = list(name)
      guard values.isEmpty || values.count == count else {
        throw ModelError(.malformed, "the scan's \(name) are too few")
      }
      return values.isEmpty ? [Int](repeating: 0, count: count) : values
    }
    let (axes, directions) = (
      try setting("scan_input_axes", scanned), try setting("scan_input_directions", scanned)
    )
    let (outputAxes, outputDirections) = (
      try setting("scan_output_axes", collectedCount), try setting("scan_output_directions", collectedCount)
    )
    let sources = Array(node.inputs.dropFirst(carried))
    var places: [Int] = []
    var length: Int?
    for (source, axis) in zip(sources, axes) {
      let shapes = try knownShapes(source)
      guard let first = shapes[0], let second = shapes[1], first.count == second.count else { throw unknownCount(node) }
      let place = axis < 0 ? axis + first.count : axis
      guard first.indices.contains(place), first[place] == second[place] else { throw unknownCount(node) }
      guard length == nil || length == first[place] else {
        throw ModelError(.malformed, "the inputs that the scan goes through differ in length")
      }
      length = first[place]
      places.append(place)
    }
    let base = try scopeInside(body, of: node, scope)
    var values = Array(node.inputs.prefix(carried))
    var collected = [[String]](repeating: [], count: collectedCount)
    for number in 0..<(length ?? 0) {
      try checkRepetitions(Int64(number))
      var slices: [String] = []
      for (index, source) in sources.enumerated() {
        let position = directions[index] == 0 ? number : (length ?? 0) - 1 - number
        let name = freshName("\(base.prefix)\(number)/place\(index)")
        try add(.integers(IntegerTensor(shape: [], elements: [Int64(position)], elementType: .int64)), name)
        let slice = freshName("\(base.prefix)\(number)/slice\(index)")
        append("Gather", [source, name], slice, ["axis": .integer(places[index])])
        slices.append(slice)
      }
      let made = try repeated(body, base, Int64(number), inputs: values + slices)
      values = Array(made.prefix(carried))
      for (place, value) in made.dropFirst(carried).enumerated() { collected[place].append(value) }
    }
    for (output, value) in zip(node.outputs, values) where !output.isEmpty { append("Identity", [value], output) }
    for (index, output) in node.outputs.dropFirst(carried).enumerated() where !output.isEmpty {
      let parts = outputDirections[index] == 0 ? collected[index] : collected[index].reversed()
      try stack(parts, axis: outputAxes[index], as: output)
    }
  }

  // MARK: - Parts

  private func body(
    of node: Node, _ attributes: [ONNXAttributeProto], _ scope: ReadingScope
  ) throws(ModelError) -> ONNXGraphProto {
    try checkDepth(of: scope)
    guard let body = attributes.first(where: { $0.name == "body" && $0.hasG })?.g else {
      throw ModelError(.malformed, "the operator lacks its body")
    }
    return body
  }

  /// One repetition; gives back what the body makes.
  private mutating func repeated(
    _ body: ONNXGraphProto, _ base: ReadingScope, _ number: Int64, inputs: [String]
  ) throws -> [String] {
    var inner = base
    inner.prefix = "\(base.prefix)\(number)/"
    for (input, value) in zip(body.input, inputs) { inner.names[input.name] = value }
    name(body.node, in: &inner)
    try read(body.node, inner)
    return body.output.map { inner.value($0.name) }
  }

  private mutating func truth(named base: String) throws -> String {
    let name = freshName(base)
    try add(.integers(IntegerTensor(shape: [], elements: [1], elementType: .bool)), name)
    return name
  }

  /// Values of one shape behind one another along a new axis.
  private mutating func stack(_ values: [String], axis: Int, as output: String) throws {
    guard !values.isEmpty else {
      throw ModelError(.unsupported, "a loop that is not run once makes no output", context: ["output": output])
    }
    let place = freshName("\(output)/axis")
    try add(.integers([axis]), place)
    let parts = values.map { value in
      let part = freshName("\(output)/part")
      append("Unsqueeze", [value, place], part)
      return part
    }
    append("Concat", parts, output, ["axis": .integer(axis)])
  }

  private func checkRepetitions(_ number: Int64) throws(ModelError) {
    guard number < Self.mostRepetitions else {
      throw ModelError(.refused, "the model repeats a network more than \(Self.mostRepetitions) times")
    }
  }

  private func unknownCount(_ node: Node) -> ModelError {
    ModelError(.unsupported, OperatorCatalogue.refused[node.operatorName] ?? Note("how often it repeats is not known"))
  }
}
