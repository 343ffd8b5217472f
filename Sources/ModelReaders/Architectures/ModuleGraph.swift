import Failures
import Graphs
import Tensors

/// A graph in the making whose layers take their weights from a state dictionary by module name, as PyTorch has them.
///
/// A layer's output bears the module's name. What is missing or of a wrong shape is collected, so that one message can
/// name all of it.
package struct ModuleGraph {
  private(set) var graph: Graph
  /// Nil for the outline of a network: each weight is then an input of the graph.
  private(set) var weights: StateDictionary?
  /// What the layers ask for, in their order.
  private(set) var expected: [ExpectedWeight] = []
  private var linears: [LinearLayer] = []
  /// What stands in place of the last layers.
  private let head: ClassifierHead?
  private var openRows: Set<String> = []
  private var used: Set<String> = []
  private(set) var unneeded: [String] = ["n_averaged"]
  private var missing: [String] = []
  private var misshapen: [String] = []
  private var mistyped: [String] = []
  /// How many scores `classifier` makes.
  var classCount = 0

  /// How many channels the image has.
  let channels: Int
  /// What the file of weights calls a weight that the network's own module names.
  private let fileName: @Sendable (String) -> String

  static let input = "input"

  /// - Parameters:
  ///   - channels: of the image.
  ///   - head: what stands in place of the last layers.
  ///   - fileName: for weights of another library: its name for one of ours.
  init(
    weights: StateDictionary? = nil, channels: Int = 3, head: ClassifierHead? = nil,
    fileName: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.weights = weights
    self.channels = channels
    self.head = head
    self.fileName = fileName
    graph = Graph(inputs: [Graph.Input(name: Self.input, dimensions: [nil, channels, nil, nil])])
  }

  /// Says that the network takes images of one size alone; before any layer is added.
  mutating func fixInput(height: Int, width: Int) {
    graph = Graph(inputs: [Graph.Input(name: Self.input, dimensions: [nil, channels, height, width])])
  }

  // MARK: - Nodes

  /// Adds a node of one output, which bears the node's name.
  mutating func add(
    _ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:], name: String
  ) throws -> String {
    try graph.add(operatorName, inputs, attributes: attributes, name: name)
  }

  /// Adds a node of several outputs.
  mutating func append(_ node: Node) throws { try graph.append(node) }

  mutating func constant(_ name: String, _ value: Constant) -> String { graph.constant(name, value) }

  /// Makes a value known as a module's output too, such as that of the module's last part; gives back the value.
  @discardableResult
  mutating func alias(_ module: String, _ value: String) -> String {
    if module != value { graph.layerAliases[module] = value }
    return value
  }

  /// The value is where maps are made by default; without it, it is what enters the last spatial reduction.
  mutating func preferLayer(_ value: String) { graph.preferredLayer = value }

  /// Says that the input has been brought into the network's own range here.
  mutating func prepareInput(_ value: String) { graph.preparedInput = value }

  mutating func output(_ value: String) { graph.outputs = [value] }

  // MARK: - Weights

  /// Changes the names of weights, such as those of an older version of a file.
  mutating func renameWeights(_ rename: (String) -> String) throws { weights = try weights?.renamed(rename) }

  /// Weights of parts that serve the training alone: they may be there, and are not read.
  mutating func allowUnneeded(prefixes: [String]) { unneeded += prefixes }

  /// A number of the training, or one that follows from the sizes: it may be there, and is not read.
  mutating func allowUnneeded(weight: String) { used.insert(fileName(weight)) }

  /// How many rows a weight has, which is the number of classes; 1000 where the weight is not there.
  mutating func rowCount(_ name: String) -> Int {
    openRows.insert(name)
    openRows.insert(String(name.dropLast("weight".count)) + "bias")
    return shape(of: name)?.first ?? 1000
  }

  /// The shape of a weight as the file has it; nil where it is not there.
  func shape(of name: String) -> [Int]? { weights?[fileName(name)]?.shape }

  mutating func noteLinear(_ layer: LinearLayer) { linears.append(layer) }

  /// The linear layers that the network ends with, with nothing but activations between them.
  var lastLinears: [LinearLayer] {
    let simple: Set = ["Gemm", "Relu", "Clip", "HardSwish", "HardSigmoid", "Sigmoid"]
    let end = graph.nodes.reversed().prefix { simple.contains($0.operatorName) }
    let made = Set(end.flatMap(\.outputs))
    return linears.filter { made.contains($0.value) }
  }

  /// A weight as a value of the graph.
  ///
  /// - Parameter viewedAs: the shape that the node needs, if another one of as many elements.
  mutating func take(_ name: String, shape: [Int], viewedAs: [Int]? = nil) -> String {
    let viewed = viewedAs ?? shape
    guard let weights else {
      if used.insert(name).inserted { graph.addInput(Graph.Input(name: name, dimensions: viewed)) }
      return name
    }
    let stored = fileName(name)
    used.insert(stored)
    expected.append(
      ExpectedWeight(name: stored, ownName: name, shape: shape, hasOpenRows: openRows.contains(name)))
    noteModule(of: name, stored)
    // What stands in for a weight that does not fit is never run: the fault is told before.
    // A small one has the shape that is wanted, because indices into it are checked at once.
    let isSmall = viewed.reduce(1.0) { $0 * Double($1) } <= 65_536
    let standIn = { Tensor(shape: isSmall ? viewed : [1], repeating: 0) }
    guard let constant = weights[stored] else {
      if head?.replaces(name) != true { missing.append(stored) }
      return graph.constant(name, standIn())
    }
    if constant.shape == shape, constant.tensor == nil {
      mistyped.append("\(stored) is of \(constant.elementType.rawValue), not of floats")
      return graph.constant(name, standIn())
    }
    guard constant.shape == shape, let tensor = constant.tensor else {
      misshapen.append("\(stored) is \(constant.shape), not \(shape)")
      return graph.constant(name, standIn())
    }
    return graph.constant(name, tensor.reshaped(viewed))
  }

  /// Makes the module of a weight known by the name that the file has for it, too.
  private mutating func noteModule(of name: String, _ stored: String) {
    guard stored != name, let end = name.lastIndex(of: "."), let storedEnd = stored.lastIndex(of: ".") else { return }
    graph.layerAliases[String(stored[..<storedEnd])] = String(name[..<end])
  }

  /// Counts the batches of training; no part of the network.
  mutating func allowBatchCount(of module: String) { used.insert(fileName("\(module).num_batches_tracked")) }

  /// The graph, if every weight was there, fitted, and was used.
  /// - Parameter remedy: what helps where they are not; nil for naming another network.
  func finished(architecture: String, remedy: Remedy? = nil) throws -> Graph {
    let faults = faults
    guard faults.isEmpty else {
      throw ModelError(
        .mismatch, "these are not the weights of \(architecture); " + faults.joined(separator: "; "),
        remedy: remedy
          ?? "name the network that they are of with \(.option(.model)), or export it with torch.onnx.export")
    }
    var graph = try head?.replacingTheEnd(of: graph) ?? graph
    graph.layerAliases = graph.layerAliases.filter { graph.isDefined($0.value) }
    return graph
  }

  /// The ten worst of each kind.
  var faults: [String] {
    let unused = (weights?.names ?? []).filter { name in
      !used.contains(name) && !unneeded.contains(where: name.hasPrefix)
    }
    return [
      ("missing", missing), ("of another shape", misshapen), ("of another type", mistyped), ("left over", unused),
    ]
    .filter { !$0.1.isEmpty }
    .map { "\($0.1.count) \($0.0): " + $0.1.prefix(10).joined(separator: ", ") + ($0.1.count > 10 ? ", …" : "") }
  }
}

extension StateDictionary {
  /// The same weights under other names.
  /// - Throws: `ModelError` if two get one name.
  func renamed(_ rename: (String) -> String) throws(ModelError) -> StateDictionary {
    var entries: [(name: String, value: Constant)] = []
    entries.reserveCapacity(count)
    for entry in self { entries.append((rename(entry.name), entry.value)) }
    return try StateDictionary(entries)
  }

  /// Without the prefix before most names that a network knows.
  func withoutUsualPrefix(_ expected: Set<String>) -> StateDictionary {
    var counts: [Substring: Int] = [:]
    for name in names {
      var rest = name[...]
      while let dot = rest.firstIndex(of: "."), name.utf8.count <= 512 {
        rest = rest[rest.index(after: dot)...]
        if expected.contains(String(rest)) { counts[name[..<rest.startIndex], default: 0] += 1 }
      }
    }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return self }
    return (try? renamed { $0.hasPrefix(best) ? String($0.dropFirst(best.count)) : $0 }) ?? self
  }
}
