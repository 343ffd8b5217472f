import Failures
import Graphs
import Tensors

/// Layers that a training program has put in place of a network's own last ones, as far as their weights tell.
///
/// A file of weights knows no layer without weights: dropout does nothing here, and what else stood there is not written
/// down. One linear layer leaves no doubt. Between two, a ReLU is taken where there was room for one, and said.
struct ClassifierHead {
  private enum Layer {
    case linear(weight: Tensor, bias: Tensor?)
    case batchNormalisation([Tensor])
    case parametricReLU(Tensor)
    case function(String, [String: Attribute])
  }

  private struct NamedLayer {
    var name: String
    var layer: Layer
  }

  private let layers: [NamedLayer]
  /// The layers whose place these take.
  private let replaced: [LinearLayer]
  /// Whether a ReLU is taken that the file does not name.
  private let isAssumed: Bool

  /// The names of the layers that have weights, without the path that all of the network's lie under.
  let shownNames: [String]

  /// - Parameters:
  ///   - names: the tensors of the head, in the file's order.
  ///   - replaced: the layers whose place they take.
  ///   - root: the path that the network's other tensors lie under.
  ///   - modules: the file's own, where it says what they are.
  /// - Returns: nil where the tensors are no chain of layers from so many features to scores.
  init?(
    names: [String], in weights: StateDictionary, replacing replaced: [LinearLayer], root: String,
    modules: ModuleTree? = nil
  ) {
    guard let inputs = replaced.first?.inputs else { return nil }
    var groups: [(module: String, tensors: [String: Tensor])] = []
    for name in names {
      guard let dot = name.lastIndex(of: ".") else { return nil }
      let (module, kind) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
      if groups.last?.module != module {
        guard !groups.contains(where: { $0.module == module }) else { return nil }
        groups.append((module, [:]))
      }
      if kind == "num_batches_tracked" { continue }
      guard let tensor = weights[name]?.tensor else { return nil }
      groups[groups.count - 1].tensors[kind] = tensor
    }
    var width = inputs
    var layers: [NamedLayer] = []
    for group in groups {
      guard let layer = Self.layer(group.tensors, width: &width) else { return nil }
      let name = root.isEmpty ? group.module : String(group.module.trimmingPrefix(root + "."))
      layers.append(NamedLayer(name: name, layer: layer))
    }
    guard case .linear? = layers.last?.layer, layers.count <= Self.mostLayers else { return nil }
    shownNames = layers.map(\.name)
    if let modules {
      guard let known = Self.layers(layers, among: modules) else { return nil }
      (self.layers, isAssumed) = (known, false)
    } else {
      (self.layers, isAssumed) = Self.withReLUs(layers)
    }
    self.replaced = replaced
  }

  /// More than anybody puts there.
  private static let mostLayers = 16

  private static func layer(_ tensors: [String: Tensor], width: inout Int) -> Layer? {
    switch tensors.keys.sorted() {
    case ["bias", "weight"], ["weight"]:
      guard let weight = tensors["weight"] else { return nil }
      let bias = tensors["bias"]
      if bias == nil, weight.shape == [1] || weight.shape == [width] { return .parametricReLU(weight) }
      guard weight.shape.count == 2, weight.shape[1] == width, weight.shape[0] > 0,
        bias.map({ $0.shape == [weight.shape[0]] }) ?? true
      else { return nil }
      width = weight.shape[0]
      return .linear(weight: weight, bias: bias)
    case ["bias", "running_mean", "running_var", "weight"]:
      let parameters = ["weight", "bias", "running_mean", "running_var"].compactMap { tensors[$0] }
      guard parameters.allSatisfy({ $0.shape == [width] }) else { return nil }
      return .batchNormalisation(parameters)
    default: return nil
    }
  }

  /// The layers and all that stand between them and behind them, as a pickle names them; nil where one is not known.
  private static func layers(_ layers: [NamedLayer], among modules: ModuleTree) -> [NamedLayer]? {
    // What holds the head is the part below the whole that its first layer lies in.
    guard let parent = layers[0].name.split(separator: ".").first, let part = modules.part(String(parent)) else {
      return nil
    }
    var result: [NamedLayer] = []
    var rest = layers[...]
    for module in part.all
    where module.children.isEmpty && !LayerFunction.isIdentity(module) && module.layer != "Flatten" {
      if module.path == rest.first?.name, ["Linear", "BatchNorm1d", "PReLU"].contains(module.layer) {
        guard module.layer != "BatchNorm1d" || module.number("eps") == 1e-5 else { return nil }
        result.append(rest.removeFirst())
      } else if let node = LayerFunction.node(of: module) {
        result.append(NamedLayer(name: module.path, layer: .function(node.operatorName, node.attributes)))
      } else {
        return nil
      }
    }
    return rest.isEmpty ? result : nil
  }

  /// A ReLU between any two linear layers that have room for one: the first gap in their numbers; where they are not
  /// numbered, before the second.
  private static func withReLUs(_ layers: [NamedLayer]) -> ([NamedLayer], isAssumed: Bool) {
    let linears = layers.indices.filter { if case .linear = layers[$0].layer { true } else { false } }
    var places: Set<Int> = []
    for (first, second) in zip(linears, linears.dropFirst()) {
      let between = (first + 1)..<second
      if between.contains(where: { if case .parametricReLU = layers[$0].layer { true } else { false } }) { continue }
      let gaps = (first + 1...second).filter { gap(layers[$0 - 1].name, layers[$0].name) ?? 1 > 0 }
      let areNumbered = gap(layers[first].name, layers[second].name) != nil
      if let place = areNumbered ? gaps.first : gaps.last { places.insert(place) }
    }
    let result = layers.indices.flatMap { index in
      (places.contains(index) ? [NamedLayer(name: layers[index].name + ".before", layer: .function("Relu", [:]))] : [])
        + [layers[index]]
    }
    return (result, !places.isEmpty)
  }

  /// How many modules stand between two of one sequence; nil where they are not numbered.
  private static func gap(_ first: String, _ second: String) -> Int? {
    func split(_ name: String) -> (parent: Substring, number: Int)? {
      let dot = name.lastIndex(of: ".")
      let last = dot.map { name[name.index(after: $0)...] } ?? name[...]
      return Int(last).map { (name.prefix(upTo: dot ?? name.startIndex), $0) }
    }
    guard let first = split(first), let second = split(second), first.parent == second.parent else { return nil }
    return max(0, second.number - first.number - 1)
  }

  /// Whether a weight is of a layer that these take the place of.
  func replaces(_ weight: String) -> Bool { replaced.contains { weight.hasPrefix($0.module + ".") } }

  /// What was understood; nil where the one layer has the network's own name.
  var note: Note? {
    if replaced.count == 1, shownNames == [replaced[0].module] { return nil }
    let module = replaced.map { "'\($0.module)'" }.joined(separator: ", ")
    let listed = shownNames.map { "'\($0)'" }.joined(separator: ", ")
    guard isAssumed else {
      return Note("\(listed) \(shownNames.count > 1 ? "are" : "is") taken for the network's \(module)")
    }
    return Note(
      "\(listed) are taken for the network's \(module), with a ReLU between linear layers, which the file does "
        + "not name; if it is another function, export the network with torch.onnx.export")
  }

  // MARK: - The graph

  /// The network up to the first layer that is replaced, then these.
  func replacingTheEnd(of graph: Graph) throws -> Graph {
    guard let place = graph.nodes.firstIndex(where: { $0.outputs == [replaced[0].value] }),
      var value = graph.nodes[place].inputs.first
    else { return graph }
    var result = try Graph(
      inputs: graph.inputs, outputs: [value], nodes: Array(graph.nodes[..<place]), constants: graph.constants)
    result.takeLayerNames(of: graph)
    result = try result.pruned()
    for (index, layer) in layers.enumerated() {
      let name = index == layers.count - 1 ? "logits" : "head.\(layer.name)"
      func constant(_ kind: String, _ tensor: Tensor) -> String {
        result.constant("head.\(layer.name).\(kind)", tensor)
      }
      switch layer.layer {
      case .linear(let weight, let bias):
        let parameters = [constant("weight", weight)] + (bias.map { [constant("bias", $0)] } ?? [])
        value = try result.add("Gemm", [value] + parameters, attributes: ["transB": .integer(1)], name: name)
      case .batchNormalisation(let parameters):
        let names = zip(["weight", "bias", "running_mean", "running_var"], parameters).map { constant($0, $1) }
        value = try result.add(
          "BatchNormalization", [value] + names, attributes: ["epsilon": .float(1e-5)], name: name)
      case .parametricReLU(let slope): value = try result.add("PRelu", [value, constant("weight", slope)], name: name)
      case .function(let function, let attributes):
        value = try result.add(function, [value], attributes: attributes, name: name)
      }
    }
    result.outputs = [value]
    return result
  }
}
