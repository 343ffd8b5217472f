import Execution
import Failures
import Graphs
import Tensors

extension Graph {
  /// Checks that the constants of a network are numbers to compute with.
  ///
  /// NaN is none anywhere, and infinity none as a weight: a ReLU may hide what comes of it from everything behind, and the
  /// class scores would look sound. Where an infinity cannot be taken for a weight it is meant, and allowed: as a bound of
  /// `Clip`, `Min` and `Max`, in comparisons, and in a mask, which `Add`, `Sub` or `Where` puts before a softmax (also one
  /// that is written out, with `Exp`), or `Where` and `Pad` before a maximum.
  /// - Parameter network: the same graph before constants were folded, so that an error can name what the file holds.
  /// - Throws: `ClassifierError` that names the constant.
  /// - Complexity: O(nodes + weights).
  func checkWeights(from network: Graph) throws {
    let finder = MaskFinder(self)
    for (name, constant) in constants.sorted(by: { $0.key < $1.key }) {
      guard let tensor = constant.tensor, !tensor.isWithin(.greatestFiniteMagnitude) else { continue }
      let isNaN = tensor.withUnsafeElements { $0.contains(where: \.isNaN) }
      guard isNaN || !finder.isMask(name) else { continue }
      let origins = network.neededValues(for: [name], stoppingAt: []).sorted()
      let own = origins.first { network.constants[$0]?.tensor.map(\.isFinite) == false } ?? name
      throw ClassifierError(
        .notFinite,
        "the network's weights hold \(isNaN ? "NaN" : "infinity"); get them again, or train them anew",
        context: ["weights": own])
    }
    for node in nodes where node.operatorName == "BatchNormalization" && node.inputs.count == 5 {
      guard let variance = constants[node.inputs[4]]?.tensor else { continue }
      let epsilon = try operatorContext(of: node).float("epsilon", default: 1e-5)
      guard variance.count > 0, variance.minimum + epsilon <= 0 else { continue }
      throw ClassifierError(
        .notFinite, "the network's weights hold a variance that is negative; get them again, or train them anew",
        context: (["weights": node.inputs[4]] as FailureContext).merging(node.context))
    }
  }
}

/// Tells masks from weights by what reads them.
private struct MaskFinder {
  private let readers: [String: [Node]]
  private let outputs: Set<String>

  init(_ graph: Graph) {
    var readers: [String: [Node]] = [:]
    for node in graph.nodes {
      for input in Set(node.inputs) where !input.isEmpty { readers[input, default: []].append(node) }
    }
    self.readers = readers
    outputs = Set(graph.outputs)
  }

  /// True where nothing but bounds, comparisons, softmaxes and maxima sees an infinite constant.
  func isMask(_ name: String) -> Bool {
    !outputs.contains(name)
      && (readers[name] ?? []).allSatisfy { node in
        switch node.operatorName {
        case "Clip", "Min", "Max", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Equal", "IsInf", "Softmax",
          "LogSoftmax":
          return true
        case "Pad", "Where": return node.outputs.allSatisfy { endsInMask($0, choosesPlaces: true) }
        case "Add", "Sub": return node.outputs.allSatisfy { endsInMask($0, choosesPlaces: false) }
        case let name where Self.moving.contains(name): return node.outputs.allSatisfy { $0.isEmpty || isMask($0) }
        default: return false
        }
      }
  }

  private static let moving: Set = [
    "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Slice", "Gather", "Expand", "Tile", "Split",
    "Concat", "Cast", "Dropout",
  ]

  /// True where a masked value ends in a softmax, or, where a mask only takes places away, in a maximum.
  private func endsInMask(_ value: String, choosesPlaces: Bool) -> Bool {
    var (open, seen) = ([value], Set<String>())
    while let value = open.popLast() {
      guard seen.insert(value).inserted, !value.isEmpty else { continue }
      guard !outputs.contains(value), let all = readers[value], !all.isEmpty else { return false }
      for node in all {
        switch node.operatorName {
        case "Softmax", "LogSoftmax", "ReduceLogSumExp": continue
        case "Exp":
          let powers = node.outputs.flatMap { readers[$0] ?? [] }
          guard powers.contains(where: { $0.operatorName == "ReduceSum" }) else { return false }
        case "MaxPool", "GlobalMaxPool", "ArgMax", "TopK":
          guard choosesPlaces else { return false }
        case "ReduceMax" where choosesPlaces: continue
        case "ReduceMax":
          // The largest one, by which a softmax that is written out is kept small.
          let differences = node.outputs.flatMap { readers[$0] ?? [] }
          guard differences.contains(where: { $0.operatorName == "Sub" && $0.inputs.first == value }) else {
            return false
          }
        case "Add", "Sub", "Mul", "Div", "Where", "Max", "Min", "Clip": open += node.outputs
        case let name where Self.moving.contains(name): open += node.outputs
        default: return false
        }
      }
    }
    return true
  }
}
