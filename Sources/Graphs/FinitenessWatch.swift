import Tensors

/// Where to look, so that no number that is not finite goes unseen.
///
/// A ReLU, a maximum or a comparison hides NaN and infinities from all that stands behind, and to look at every value
/// would cost more than to compute it. But most operators make finite numbers of finite ones as long as these are not too
/// large: from the sums of the weights follows between which numbers a value lies if an earlier one lies between known
/// ones. So it is enough to look at few values: those of operators that may fail (a logarithm, a division), and one every
/// so many layers, before the bound of what is behind would pass what 32 bits hold. If they are within `threshold`, all
/// values of the network are finite. A network of `Clip`s, sigmoids or layer normalisations needs no look at all.
package struct FinitenessWatch: Sendable {
  /// The values to look at, in the order in which they are made.
  package let values: [String]
  /// Values that may be infinite, since a mask of −∞ is in them.
  package let masked: Set<String>
  /// Between which numbers each value lies if the watched ones are within the threshold.
  package let ranges: [String: ClosedRange<Double>]

  /// What the magnitude of the values, and of the network's inputs, must not pass.
  package static let threshold: Float = 1e8

  /// - Parameters:
  ///   - graph: specialised, for one image: what is found holds for any number of them.
  ///   - inputs: between which numbers inputs lie; within the threshold where nothing is said.
  /// - Throws: `GraphError` where an attribute is not of its type.
  /// - Complexity: O(nodes + weights).
  package init(of graph: Graph, inputs: [String: ClosedRange<Double>] = [:]) throws {
    var planner = WatchPlanner(graph, inputs)
    try planner.plan()
    values = planner.watched.sorted().map { graph.nodes[$0.node].outputs[$0.output] }
    masked = Set(planner.ranges.filter { $0.value.hasInfinity }.keys)
    ranges = planner.ranges.mapValues { $0.low...max($0.low, $0.high) }
  }
}

extension Graph {
  /// The graph with one more output: the Euclidean norm of each watched value, over all images.
  ///
  /// A norm is not finite where an element is not, and no element's magnitude passes it.
  /// - Returns: the output's name; nil where nothing is watched.
  package func watching(_ watch: FinitenessWatch) throws -> (graph: Graph, norms: String?) {
    guard !watch.values.isEmpty else { return (self, nil) }
    var graph = self
    let one = graph.constant(unusedName("watched/one"), .integers([1]))
    let norms = try watch.values.map { value in
      var value = value
      if let type = graph.types[value], !type.elementType.isFloatingPoint {
        value = try graph.add(
          "Cast", [value], attributes: ["to": .integer(ElementType.float32.onnxNumber)],
          name: graph.unusedName("\(value)/as floats"))
      }
      let norm = try graph.add(
        "ReduceL2", [value], attributes: ["keepdims": .integer(0)], name: graph.unusedName("\(value)/norm"))
      return try graph.add("Reshape", [norm, one], name: graph.unusedName("\(norm)/listed"))
    }
    let all = try graph.add(
      "Concat", norms, attributes: ["axis": .integer(0)], name: graph.unusedName("watched/norms"))
    graph.outputs.append(all)
    return (graph, all)
  }
}

private struct WatchPlanner {
  /// A node's output, in running order.
  struct Place: Hashable, Comparable {
    let node: Int
    let output: Int

    static func < (a: Place, b: Place) -> Bool { (a.node, a.output) < (b.node, b.output) }
  }

  let graph: Graph
  private(set) var ranges: [String: ValueRange] = [:]
  private(set) var watched: Set<Place> = []
  private var places: [String: Place] = [:]
  private var readers: [String: [Int]] = [:]
  /// True for nodes that all ways from the input to the output lead through.
  private var isOnAllWays: [Bool] = []
  private var gains: [Place: Double] = [:]
  private var constantRanges: [String: ValueRange] = [:]

  init(_ graph: Graph, _ inputs: [String: ClosedRange<Double>]) {
    self.graph = graph
    for (index, node) in graph.nodes.enumerated() {
      for (output, value) in node.outputs.enumerated() where !value.isEmpty {
        places[value] = Place(node: index, output: output)
      }
      for input in node.inputs where !input.isEmpty { readers[input, default: []].append(index) }
    }
    var furthest = graph.inputs.compactMap { readers[$0.name]?.last }.max() ?? 0
    for (index, node) in graph.nodes.enumerated() {
      isOnAllWays.append(furthest <= index)
      furthest = max(furthest, node.outputs.compactMap { readers[$0]?.last }.max() ?? 0)
    }
    for input in graph.inputs {
      let type = graph.types[input.name]?.elementType ?? .float32
      let told = inputs[input.name].map { ValueRange($0.lowerBound, $0.upperBound) }
      ranges[input.name] = told ?? ValueRange(of: type) ?? Self.watchedRange
    }
  }

  private static let watchedRange = ValueRange(within: Double(FinitenessWatch.threshold))

  mutating func plan() throws {
    var index = 0
    while index < graph.nodes.count {
      let node = graph.nodes[index]
      let range = try range(of: node, at: index)
      var next = index + 1
      for (output, value) in node.outputs.enumerated() where !value.isEmpty {
        let place = Place(node: index, output: output)
        if let type = graph.types[value], let known = ValueRange(of: type.elementType) {
          ranges[value] = known
        } else if watched.contains(place) {
          ranges[value] = Self.watchedRange
        } else if let range {
          ranges[value] = range
        } else if try self.range(of: node, at: index, within: Self.watchedRange) != nil,
          let earlier = earlierPlace(before: node)
        {
          // The same node again, with what follows from a look at the earlier value.
          watched.insert(earlier)
          next = earlier.node
          break
        } else {
          watched.insert(place)
          ranges[value] = Self.watchedRange
        }
      }
      index = next
    }
  }

  // MARK: - Ranges

  /// - Parameter limit: what the inputs would have to lie within; nil for what they do.
  private mutating func range(of node: Node, at index: Int, within limit: ValueRange? = nil) throws -> ValueRange? {
    var found: [Int: Double] = [:]
    var inputs: [ValueRange?] = []
    for (input, value) in node.inputs.enumerated() {
      let place = Place(node: index, output: input)
      if gains[place] == nil, let gain = gain(of: node, input) { gains[place] = gain }
      found[input] = gains[place]
      // Of weights the sums are what counts.
      var range = value.isEmpty ? nil : found[input] == nil ? range(of: value) : ValueRange(0, 0)
      if let limit, let known = range, graph.constants[value] == nil {
        range = ValueRange(max(known.low, limit.low), min(known.high, limit.high))
      }
      inputs.append(range)
    }
    let (graph, readers, sums) = (graph, readers, found)
    let rules = RangeRules(
      graph: graph, node: node, inputs: inputs, gain: { sums[$0] ?? .infinity },
      onlyReader: { value in
        guard let all = readers[value], all.count == 1, !graph.outputs.contains(value) else { return nil }
        return graph.nodes[all[0]]
      })
    return try rules.range()
  }

  private mutating func range(of value: String) -> ValueRange? {
    if let range = ranges[value] { return range }
    guard let constant = graph.constants[value] else { return Self.watchedRange }
    if let range = constantRanges[value] { return range }
    let range: ValueRange
    switch constant {
    case .floats(let tensor):
      // The largest number stands for infinity in masks.
      let (low, high) = tensor.count == 0 ? (0, 0) : (Double(tensor.minimum), Double(tensor.maximum))
      range = ValueRange(low < -3e38 ? -.infinity : low, high > 3e38 ? .infinity : high)
    case .integers(let tensor):
      let elements = tensor.elements.map(Double.init)
      range = ValueRange(elements.min() ?? 0, elements.max() ?? 0)
    }
    constantRanges[value] = range
    return range
  }

  /// max Σ|w| over what makes one element of the output; nil where the input is no constant of a weighted sum.
  private func gain(of node: Node, _ input: Int) -> Double? {
    guard input < node.inputs.count, let weight = graph.constants[node.inputs[input]]?.tensor, weight.rank > 0 else {
      return nil
    }
    let isTransposed = node.attributes["transB"].map { $0 != .integer(0) } ?? false
    switch (node.operatorName, input) {
    case ("Conv", 1): return weight.largestSum(keeping: 0)
    case ("ConvTranspose", 1): return weight.largestSum(keeping: 1)
    case ("Gemm", 1): return weight.largestSum(keeping: isTransposed ? 0 : 1)
    // A list makes one element of all its own.
    case ("MatMul", 1): return weight.largestSum(keeping: weight.rank > 1 ? weight.rank - 1 : nil)
    case ("MatMul", 0): return weight.largestSum(keeping: weight.rank > 1 ? weight.rank - 2 : nil)
    default: return nil
    }
  }

  // MARK: - Places

  /// A value from which the largest input of a node comes, and which costs little to look at: one that all ways lead
  /// through before others, then the smallest one, and of equal ones the last.
  private func earlierPlace(before node: Node) -> Place? {
    var best: (place: Place, cost: (isPassedBy: Int, count: Int))?
    var current: Node? = node
    while let node = current {
      let largest = node.inputs.compactMap { value in ranges[value].map { (value, $0.magnitude) } }
        .filter { graph.constants[$0.0] == nil }.max { $0.1 < $1.1 }
      guard let (value, magnitude) = largest, magnitude > Double(FinitenessWatch.threshold),
        let place = places[value], !watched.contains(place)
      else { break }
      let cost = (isPassedBy: isOnAllWays[place.node] ? 0 : 1, count: graph.types[value]?.count ?? .max)
      if magnitude <= ValueRange.largest, cost < best?.cost ?? (2, 0), isCheap(value, place) { best = (place, cost) }
      current = graph.nodes[place.node]
    }
    return best?.place
  }

  /// False where the engine computes a value and what reads it in one go, which a second reader would forbid.
  private func isCheap(_ value: String, _ place: Place) -> Bool {
    let all = readers[value] ?? []
    guard all.count == 1, !graph.outputs.contains(value) else { return true }
    let fused: Set = [
      "Conv", "ConvTranspose", "MatMul", "Gemm", "BatchNormalization", "Add", "Sub", "Mul", "Div", "Sigmoid",
    ]
    let followers: Set = [
      "Relu", "Clip", "LeakyRelu", "PRelu", "Elu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Add", "Sub", "Mul",
      "Div", "BatchNormalization", "Erf", "Mish", "Softplus", "Abs", "Sqrt", "Max", "Min",
    ]
    return !fused.contains(graph.nodes[place.node].operatorName)
      && !followers.contains(graph.nodes[all[0]].operatorName)
  }
}

extension Tensor {
  /// max over the indices of one axis of Σ|x| over the others; Σ|x| over all where there is no such axis.
  fileprivate func largestSum(keeping axis: Int?) -> Double {
    guard let axis else { return withUnsafeElements { $0.absoluteSum } }
    let inner = shape[(axis + 1)...].reduce(1, *)
    let length = shape[axis]
    guard count > 0 else { return 0 }
    return withUnsafeElements { elements in
      var sums = [Double](repeating: 0, count: length)
      sums.withUnsafeMutableBufferPointer { sums in
        if inner == 1 {
          // Columns: one sum an element of the row, side by side.
          for start in stride(from: 0, to: elements.count, by: length) {
            for index in 0..<length { sums[index] += Double(abs(elements[start + index])) }
          }
        } else {
          for start in stride(from: 0, to: elements.count, by: inner) {
            sums[start / inner % length] += UnsafeBufferPointer(rebasing: elements[start..<start + inner]).absoluteSum
          }
        }
      }
      return sums.max() ?? 0
    }
  }
}

extension UnsafeBufferPointer<Float> {
  /// Σ|x|; eight sums side by side, so that the processor can add them at once.
  fileprivate var absoluteSum: Double {
    var sums = SIMD8<Float>(repeating: 0)
    var index = 0
    while index + 8 <= count {
      var eight = SIMD8<Float>()
      for lane in 0..<8 { eight[lane] = Swift.abs(self[index + lane]) }
      sums += eight
      index += 8
    }
    var total = (0..<8).reduce(0.0) { $0 + Double(sums[$1]) }
    while index < count {
      total += Double(Swift.abs(self[index]))
      index += 1
    }
    return total
  }
}
