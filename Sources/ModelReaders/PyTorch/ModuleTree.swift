import Graphs

/// A pickled `torch.nn.Module` and its parts: their classes' names, settings and tensors, of which nothing is run.
///
/// A module's program is not in its file. What it computes is known of torch's own layers alone, by name; see `LayerNetwork`.
struct ModuleTree {
  /// Such as `torch.nn.modules.conv.Conv2d`.
  var className: String
  /// The names from the whole to here, with points between; empty for the whole.
  var path: String
  var settings: [String: Setting]
  /// Parameters and buffers by their own names, each with its place in `PickledObjects.tensors`.
  var tensors: [(name: String, tensor: Int)]
  /// Parts, in their order; nil stands for none where there could be one.
  var children: [ModuleTree]
  /// Whether code of its owner's runs with it: a hook, or a method put in the place of its class's.
  var isChanged = false

  /// What an attribute of a module may be.
  enum Setting: Equatable {
    case none
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    case integers([Int])
  }

  /// The last part of the class's name, for one of torch's own layers; nil for every other class.
  var layer: Substring? {
    guard className.hasPrefix("torch.nn.modules.") else { return nil }
    return className.split(separator: ".").last
  }

  var isTorchvision: Bool { className.hasPrefix("torchvision.") }

  /// The name of a part within this module.
  func name(of child: ModuleTree) -> Substring { child.path.dropFirst(path.isEmpty ? 0 : path.count + 1) }

  /// The module itself and all parts, the outer ones first.
  var all: [ModuleTree] { [self] + children.flatMap(\.all) }

  func part(_ path: String) -> ModuleTree? { all.first { $0.path == path } }

  /// All tensors, as a state dict has them.
  var weights: [(name: String, tensor: Int)] {
    all.flatMap { module in
      module.tensors.map { (module.path.isEmpty ? $0.name : module.path + "." + $0.name, $0.tensor) }
    }
  }
}

/// Makes trees of a pickle's instances, which may share parts or lie within themselves.
struct ModuleTreeReader {
  private let objects: PickledObjects
  private var count = 0

  private static let mostModules = 20_000
  private static let deepest = 64

  init(_ objects: PickledObjects) { self.objects = objects }

  /// - Throws: `ModelError` for more modules than a network has.
  mutating func tree(of instance: Int, path: String = "", depth: Int = 0) throws(ModelError) -> ModuleTree {
    count += 1
    guard count <= Self.mostModules, depth <= Self.deepest else {
      throw ModelError(
        .refused, "the file's modules are more than \(Self.mostModules), or lie more than \(Self.deepest) deep")
    }
    let object = objects.instances[instance]
    var tree = ModuleTree(
      className: "\(object.ofClass.module).\(object.ofClass.name)", path: path, settings: [:], tensors: [], children: []
    )
    let parts = items(object.state)
    let isScript = object.ofClass.module.hasPrefix("__torch__")
    var hidden: Set<String> = []
    for (name, value) in parts {
      switch (name, value) {
      case ("_parameters", _), ("_buffers", _):
        for case (let name, .tensor(let tensor)) in items(value) { tree.tensors.append((name, tensor)) }
      case ("_modules", _):
        for case (let name, .object(let child)) in items(value) {
          tree.children.append(try self.tree(of: child, path: Self.path(path, name), depth: depth + 1))
        }
      case ("_forward_hooks", .dictionary(let hooks)), ("_forward_pre_hooks", .dictionary(let hooks)):
        tree.isChanged = tree.isChanged || !objects.dictionaries[hooks].isEmpty
      case ("forward", _) where !isScript, ("_call_impl", _), ("_forward_impl", _): tree.isChanged = true
      case ("_non_persistent_buffers_set", .list(let list)):
        for case .string(let name) in objects.lists[list] { hidden.insert(name) }
      // A TorchScript module's parts are its attributes.
      case (_, .tensor(let tensor)) where isScript: tree.tensors.append((name, tensor))
      case (_, .object(let child)) where isScript:
        tree.children.append(try self.tree(of: child, path: Self.path(path, name), depth: depth + 1))
      default: if !name.hasPrefix("_") { tree.settings[name] = setting(value) }
      }
    }
    tree.tensors.removeAll { hidden.contains($0.name) }
    return tree
  }

  private static func path(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "." + name }

  /// A dictionary with names for keys; empty for everything else.
  private func items(_ value: PickleValue) -> [(name: String, value: PickleValue)] {
    guard case .dictionary(let dictionary) = value else { return [] }
    return objects.dictionaries[dictionary].compactMap { item in
      if case .string(let name) = item.key { (name, item.value) } else { nil }
    }
  }

  private func setting(_ value: PickleValue) -> ModuleTree.Setting? {
    switch value {
    case .none: return ModuleTree.Setting.none
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .tuple(let tuple): return integers(objects.tuples[tuple])
    case .list(let list): return integers(objects.lists[list])
    default: return nil
    }
  }

  private func integers(_ values: [PickleValue]) -> ModuleTree.Setting? {
    guard values.count <= StoredTensor.maximumRank else { return nil }
    var result: [Int] = []
    for value in values {
      guard case .integer(let integer) = value else { return nil }
      result.append(integer)
    }
    return .integers(result)
  }
}

extension PyTorchFile {
  /// The module that the file is, or that a checkpoint holds under a usual key or the only one with a module.
  func module() throws(ModelError) -> ModuleTree? {
    var reader = ModuleTreeReader(objects)
    if case .object(let instance) = root { return try reader.tree(of: instance) }
    guard case .dictionary(let dictionary) = root else { return nil }
    var found: [(key: String, instance: Int)] = []
    for item in objects.dictionaries[dictionary] {
      if case .string(let key) = item.key, case .object(let instance) = item.value, holdsParts(instance) {
        found.append((key, instance))
      }
    }
    let usual = Self.weightKeys.lazy.compactMap { key in found.first { $0.key == key } }.first
    guard let chosen = usual ?? (found.count == 1 ? found.first : nil) else { return nil }
    return try reader.tree(of: chosen.instance)
  }

  private func holdsParts(_ instance: Int) -> Bool {
    guard case .dictionary(let state) = objects.instances[instance].state else { return false }
    return objects.dictionaries[state].contains { if case .string("_modules") = $0.key { true } else { false } }
  }
}
