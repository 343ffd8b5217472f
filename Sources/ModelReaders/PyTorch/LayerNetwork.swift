import Failures
import Graphs
import Tensors

/// A network of torch's own layers, one behind the other, as `torch.nn.Sequential` runs them.
struct LayerNetwork: ModuleNetwork {
  let tree: ModuleTree
  /// Of the image; 3 where nothing tells.
  let channels: Int
  /// Of a network that takes images of one size.
  let side: Int?

  /// - Parameter shapes: of the weights.
  /// - Throws: `ModelError` that names a class that is not torch's own.
  init(_ tree: ModuleTree, shapes: [String: [Int]]) throws(ModelError) {
    self.tree = tree
    for module in tree.all where module.layer == nil || module.layer == "ModuleList" || module.layer == "ModuleDict" {
      throw module.unknown
    }
    let first = tree.all.first { !$0.tensors.isEmpty }
    let shape = first.flatMap { shapes[$0.path.isEmpty ? "weight" : $0.path + ".weight"] } ?? []
    switch first?.layer {
    case "Conv2d" where shape.count == 4:
      channels = shape[1] * (first?.integer("groups") ?? 1)
      side = nil
    case "BatchNorm2d", "InstanceNorm2d":
      channels = shape.first ?? 3
      side = nil
    case "Linear" where shape.count == 2:
      // The pixels of a square picture, grey or coloured, where just one of the two is possible.
      let sides = [1, 3].compactMap { (channels: Int) -> (channels: Int, side: Int)? in
        let side = Int((Double(shape[1]) / Double(channels)).squareRoot().rounded())
        return side > 0 && channels * side * side == shape[1] ? (channels, side) : nil
      }
      guard sides.count == 1 else { throw tree.unknown }
      (channels, side) = sides[0]
    default: throw tree.unknown
    }
  }

  func build(_ module: inout ModuleGraph) throws {
    if let side { module.fixInput(height: side, width: side) }
    let end = try add(tree, to: &module, behind: Value(name: ModuleGraph.input, rank: 4))
    module.output(end.name == ModuleGraph.input ? try module.add("Identity", [end.name], name: "logits") : end.name)
  }

  /// A value of the graph, and how many axes it has.
  private struct Value {
    var name: String
    var rank: Int
  }

  private func add(_ layer: ModuleTree, to module: inout ModuleGraph, behind input: Value) throws -> Value {
    if LayerFunction.isIdentity(layer) { return input }
    if let function = LayerFunction.node(of: layer) {
      let name = try module.add(
        function.operatorName, [input.name], attributes: function.attributes, name: layer.shownPath)
      return Value(name: name, rank: input.rank)
    }
    var result = input
    switch layer.layer {
    case "Sequential":
      for child in layer.children { result = try add(child, to: &module, behind: result) }
      if result.name != input.name, !layer.path.isEmpty { module.alias(layer.path, result.name) }
      return result
    case "Flatten":
      guard layer.settings["start_dim"] == .integer(1), layer.settings["end_dim"] == .integer(-1) else {
        throw layer.unknownSetting("start_dim")
      }
      return Value(name: try module.flattened(input.name, name: layer.shownPath), rank: 2)
    case "Linear": return try linear(layer, &module, input)
    case "ReLU6", "Hardtanh":
      let bounds = layer.layer == "ReLU6" ? [0, 6] : [layer.number("min_val") ?? -1, layer.number("max_val") ?? 1]
      let names = zip(["low", "high"], bounds).map { name, bound in
        module.constant("\(layer.shownPath).\(name)", .floats(Tensor(Float(bound))))
      }
      result.name = try module.add("Clip", [input.name] + names, name: layer.shownPath)
    case "PReLU":
      let count = try layer.need("num_parameters")
      let slope = module.take(
        layer.weightName("weight"), shape: [count],
        viewedAs: [count] + [Int](repeating: 1, count: max(0, input.rank - 2)))
      result.name = try module.add("PRelu", [input.name, slope], name: layer.shownPath)
    default:
      guard input.rank == 4 || layer.layer == "BatchNorm1d" || layer.layer == "LayerNorm" else { throw layer.unknown }
      result.name = try module.layer(layer, behind: input.name)
    }
    return result
  }

  private func linear(_ layer: ModuleTree, _ module: inout ModuleGraph, _ input: Value) throws -> Value {
    let (inputs, outputs) = (try layer.need("in_features"), try layer.need("out_features"))
    let weight = module.take(layer.weightName("weight"), shape: [outputs, inputs])
    let bias = layer.holds("bias") ? [module.take(layer.weightName("bias"), shape: [outputs])] : []
    let name = layer.shownPath
    if input.rank == 2 {
      let value = try module.add(
        "Gemm", [input.name, weight] + bias, attributes: ["transB": .integer(1)], name: name)
      return Value(name: value, rank: 2)
    }
    let turned = try module.add(
      "Transpose", [weight], attributes: ["perm": .integers([1, 0])], name: "\(name).transposed")
    let product = try module.add("MatMul", [input.name, turned], name: bias.isEmpty ? name : "\(name).product")
    guard let bias = bias.first else { return Value(name: product, rank: input.rank) }
    return Value(name: try module.add("Add", [product, bias], name: name), rank: input.rank)
  }
}

extension ModuleTree {
  /// Its place in the network; a layer that is the whole network is called by its class.
  var shownPath: String { path.isEmpty ? String(layer ?? "network") : path }

  func weightName(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

  func holds(_ tensor: String) -> Bool { tensors.contains { $0.name == tensor } }

  func integer(_ name: String) -> Int? { if case .integer(let value)? = settings[name] { value } else { nil } }

  func number(_ name: String) -> Double? {
    switch settings[name] {
    case .integer(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  func need(_ name: String) throws(ModelError) -> Int {
    guard let value = integer(name), value > 0, value < 1 << 24 else { throw unknownSetting(name) }
    return value
  }

  /// Height and width, of a setting that may give both by one number.
  func pair(_ name: String) throws(ModelError) -> [Int] {
    switch settings[name] {
    case .integer(let value) where (0..<1 << 16).contains(value): return [value, value]
    case .integers(let values) where values.count == 2 && values.allSatisfy { (0..<1 << 16).contains($0) }:
      return values
    default: throw unknownSetting(name)
    }
  }

  func unknownSetting(_ name: String) -> ModelError {
    ModelError(
      .unsupported, "the file's layer \(className) has a \(name) that is not known here", remedy: Self.export,
      context: ["layer": shownPath])
  }

  /// What a layer is refused with that was put where the built-in network computes.
  var doesNothing: ModelError {
    ModelError(
      .unsupported,
      "the file's layer '\(path)' is \(className), which does nothing, and the built-in network computes there",
      remedy: Self.export, context: ["layer": path])
  }

  /// What a layer is refused with whose owner has put code of their own behind, before or in place of it.
  var changed: ModelError {
    ModelError(
      .unsupported,
      "the file's layer \(className) has a hook or a method of its owner's, which is code that is not run here",
      remedy: Self.export, context: ["layer": shownPath])
  }

  /// What a class that is not torch's own is refused with: its file does not say what it computes.
  var unknown: ModelError {
    ModelError(
      .unsupported,
      "the file holds a module of the class '\(className)', and what it computes is code that is not run here",
      remedy: Self.export, context: path.isEmpty ? [:] : ["layer": path])
  }
}
