import Graphs

extension Architecture {
  /// The built-in network that a pickled module of torchvision's is: the first that its weights fit, and whose layers have the
  /// settings that the pickle has of them.
  static func holding(
    _ tree: ModuleTree, weights: StateDictionary, among known: [Architecture]
  ) throws -> (architecture: Architecture, fitted: Fitted)? {
    for architecture in known {
      let fitted: Fitted
      do { fitted = try architecture.fitted(to: weights, modules: tree) } catch let error as ModelError
        where error.code == .mismatch || error.code == .malformed
      { continue }
      if let difference = fitted.graph.difference(from: tree) { throw difference }
      return (architecture, fitted)
    }
    return nil
  }
}

extension Graph {
  /// Layers without weights that serve no purpose here, or that stand in the graph in other forms.
  private static let passed: Set = [
    "Identity", "Dropout", "Flatten", "StochasticDepth", "Permute", "Sequential", "ModuleList",
  ]

  private static let operators: [String: Set<String>] = [
    "ReLU": ["Relu"], "ReLU6": ["Clip"], "SiLU": ["Mul"], "GELU": ["Mul", "Gelu"], "Hardswish": ["HardSwish"],
    "Hardsigmoid": ["HardSigmoid"], "Sigmoid": ["Sigmoid"], "MaxPool2d": ["MaxPool"], "AvgPool2d": ["AveragePool"],
    "AdaptiveAvgPool2d": ["GlobalAveragePool", "MatMul"], "Conv2d": ["Conv"], "BatchNorm2d": ["BatchNormalization"],
  ]

  /// Where torchvision itself has a layer that hands on what it gets, by the last part of its name.
  private static let handingOn: Set = ["proj", "stochastic_depth", "dropout", "drop", "downsample", "branch1"]

  /// Whether a layer that does nothing stands where the built-in network computes.
  private func isLeftOut(by module: ModuleTree, called name: String) -> Bool {
    let computing = Self.operators.values.contains { operators in
      producer(of: module.path).map { operators.contains($0.operatorName) } ?? false
    }
    if computing { return true }
    guard name == "Identity" || name == "Sequential" else { return false }
    let parts = module.path.split(separator: ".").map(String.init)
    // A head is what its weights say; see `WeightAlignment`.
    let isInHead = parts.first.map {
      ["fc", "classifier", "head", "heads"].contains($0) || $0.lowercased().hasPrefix("aux")
    }
    return !(isInHead ?? true) && !Self.handingOn.contains(parts.last ?? "")
  }

  /// The operators of what stands within the same module; of the whole network for a layer of its own.
  private func operators(beside module: ModuleTree) -> Set<String> {
    let parent = module.path.lastIndex(of: ".").map { String(module.path[..<$0]) }
    let nodes = nodes.filter { node in
      node.outputs.contains { output in parent.map { output == $0 || output.hasPrefix($0 + ".") } ?? true }
    }
    return Set(nodes.map(\.operatorName))
  }

  /// What a pickled network has otherwise than this graph, layer by layer of the same name.
  fileprivate func difference(from tree: ModuleTree) -> ModelError? {
    for module in tree.all where module.children.isEmpty {
      let name = module.className.split(separator: ".").last.map(String.init) ?? ""
      if Self.passed.contains(name) {
        if isLeftOut(by: module, called: name) { return module.doesNothing }
        continue
      }
      guard let operators = Self.operators[name], module.layer != nil else {
        // What has weights was found by them; another function may stand in a head.
        if module.tensors.isEmpty {
          let function = LayerFunction.node(of: module)?.operatorName
          let made = ["head.\(module.path)"] + outputs
          guard made.contains(where: { function != nil && producer(of: $0)?.operatorName == function }) else {
            return module.unknown
          }
        }
        continue
      }
      guard let node = producer(of: layerAliases[module.path] ?? module.path) else {
        // Of a layer that a block uses several times each use has its own name.
        let known = self.operators(beside: module)
        if !known.isEmpty, known.isDisjoint(with: operators) { return module.unknown }
        continue
      }
      guard operators.contains(node.operatorName) else { return module.unknown }
      if let setting = Self.difference(of: node, from: module) { return module.unknownSetting(setting) }
    }
    return nil
  }

  /// The setting that a node has otherwise than a module.
  private static func difference(of node: Node, from module: ModuleTree) -> String? {
    func pair(_ name: String, _ usual: Int) -> [Int] {
      if case .integers(let values)? = node.attributes[name] { return Array(values.prefix(2)) }
      return [usual, usual]
    }
    let pairs: [(setting: String, attribute: String, usual: Int)]
    switch node.operatorName {
    case "Conv": pairs = [("stride", "strides", 1), ("dilation", "dilations", 1), ("padding", "pads", 0)]
    case "MaxPool", "AveragePool":
      pairs = [("kernel_size", "kernel_shape", 1), ("stride", "strides", 1), ("padding", "pads", 0)]
    case "BatchNormalization":
      guard case .float(let epsilon)? = node.attributes["epsilon"],
        module.number("eps").map({ Float($0) == epsilon }) ?? true
      else { return "eps" }
      return nil
    default: return nil
    }
    for (setting, attribute, usual) in pairs {
      if module.settings[setting] == nil || module.settings[setting] == ModuleTree.Setting.none { continue }
      guard let own = try? module.pair(setting), own == pair(attribute, usual) else { return setting }
    }
    if node.operatorName == "Conv", case .integer(let groups)? = node.attributes["group"],
      module.integer("groups") != groups
    {
      return "groups"
    }
    return nil
  }
}
