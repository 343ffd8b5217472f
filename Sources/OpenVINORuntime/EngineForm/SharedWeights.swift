import Graphs
import Tensors

// OpenVINO 2026.4.1 keeps one packed form of a constant for all kernels of the same lengths that read it, though some have to
// pack it otherwise, and computes wrong numbers, silently: where it is the weight of both a `Conv` and a `ConvTranspose`, as in
// an autoencoder of tied weights, or a square matrix that is multiplied by as it is and transposed, as in the gradient of a
// dense layer with as many outputs as inputs. Here: a constant of its own for each way of reading.
extension Graph {
  /// A second constant in other memory for the nodes that read one in another way than the first of them does.
  /// - Complexity: O(nodes + weights that are copied).
  /// - Throws: `RuntimeError` where one constant is read in more ways than it may be copied for.
  func copiesOfSharedWeights() throws(RuntimeError) -> WeightCopies {
    var readings: [String: [(node: Int, reading: Reading)]] = [:]
    let turnedBack = Set(nodes.flatMap { $0.transposedFactor.map { [$0] } ?? [] })
    for (index, node) in nodes.enumerated() {
      for (weight, reading) in node.weightReadings(turnedBack: turnedBack) where constants[weight] != nil {
        readings[weight, default: []].append((index, reading))
      }
    }
    var copies = WeightCopies()
    for (weight, uses) in readings.sorted(by: { $0.key < $1.key }) where uses.count > 1 {
      guard let tensor = constants[weight]?.tensor else { continue }
      var asItIs: Set<Reading> = []
      for (node, reading) in uses where !asItIs.contains(reading) {
        guard asItIs.contains(where: { $0.isConfused(with: reading, shape: tensor.shape) }) else {
          asItIs.insert(reading)
          continue
        }
        try copies.copy(weight, tensor, for: reading, of: nodes[node], at: node, isTaken: isDefined)
      }
    }
    return copies
  }
}

/// How a node reads a weight.
private enum Reading: Hashable {
  case filters, transposedFilters, factor, transposedFactor
  /// By an equation, as one of its terms.
  case summed(equation: String, term: Int)

  func isConfused(with other: Reading, shape: [Int]) -> Bool {
    switch (self, other) {
    case (.filters, .transposedFilters), (.transposedFilters, .filters): true
    case (.factor, .transposedFactor), (.transposedFactor, .factor):
      shape.count > 1 && shape[shape.count - 2] == shape[shape.count - 1]
    case (.summed, .summed), (.summed, .factor), (.summed, .transposedFactor), (.factor, .summed),
      (.transposedFactor, .summed):
      Set(shape).count < shape.count
    default: false
    }
  }

  var purpose: String {
    switch self {
    case .filters: "filters"
    case .transposedFilters, .transposedFactor: "transposed"
    case .factor: "factor"
    case .summed: "summed"
    }
  }
}

extension Node {
  /// What a `Gemm` turns before it multiplies by it.
  fileprivate var transposedFactor: String? {
    guard operatorName == "Gemm", inputs.count > 1, attributes["transB"] ?? .integer(0) != .integer(0) else {
      return nil
    }
    return inputs[1]
  }

  /// - Parameter turnedBack: the factors that are turned before they are multiplied by: of a `Transpose`, the constant itself.
  fileprivate func weightReadings(turnedBack: Set<String>) -> [(weight: String, reading: Reading)] {
    switch operatorName {
    case "Conv" where inputs.count > 1: return [(inputs[1], .filters)]
    case "ConvTranspose" where inputs.count > 1: return [(inputs[1], .transposedFilters)]
    case "MatMul" where inputs.count > 1: return [(inputs[1], .factor)]
    case "Gemm" where inputs.count > 1:
      return [(inputs[1], transposedFactor == nil ? .factor : .transposedFactor)]
    case "Transpose":
      let isTurnedBack = outputs.contains(where: turnedBack.contains)
      return inputs.prefix(1).map { ($0, isTurnedBack ? .factor : .transposedFactor) }
    case "Einsum":
      guard case .string(let equation)? = attributes["equation"] else { return [] }
      return inputs.enumerated().map { ($1, .summed(equation: equation, term: $0)) }
    default: return []
    }
  }
}

/// What some nodes are to read in place of a constant of the graph.
struct WeightCopies {
  private(set) var constants: [(name: String, constant: Constant)] = []
  /// For each node, by the names of what it reads.
  private var names: [Int: [String: String]] = [:]
  /// By weight and purpose.
  private var made: [String: [Reading: String]] = [:]
  private var taken: Set<String> = []

  /// A stranger's file can read one large constant by any number of equations.
  private static let mostOfOne = 16

  var isEmpty: Bool { constants.isEmpty }

  fileprivate mutating func copy(
    _ weight: String, _ tensor: Tensor, for reading: Reading, of node: Node, at index: Int, isTaken: (String) -> Bool
  ) throws(RuntimeError) {
    if let name = made[weight]?[reading] {
      names[index, default: [:]][weight] = name
      return
    }
    guard made[weight, default: [:]].count < Self.mostOfOne else {
      throw RuntimeError(
        .unsupported, "'\(weight)' is read by more than \(Self.mostOfOne) equations; export it once for each",
        context: node.context)
    }
    let copy = Tensor(shape: tensor.shape) { elements in
      tensor.withUnsafeElements { _ = elements.initialize(fromContentsOf: $0) }
    }
    let base = "\(weight)/\(reading.purpose)"
    var (name, number) = (base, 2)
    while isTaken(name) || !taken.insert(name).inserted {
      name = "\(base)#\(number)"
      number += 1
    }
    constants.append((name, .floats(copy)))
    made[weight, default: [:]][reading] = name
    names[index, default: [:]][weight] = name
  }

  /// A node, or one that stands for it, with the copies that it has to read.
  func read(by node: Node, at index: Int) -> Node {
    guard let names = names[index] else { return node }
    var result = node
    result.inputs = node.inputs.map { names[$0] ?? $0 }
    return result
  }
}
