import Failures
import Graphs

extension PyTorchFile {
  /// Under which keys training programs put the weights into a checkpoint; of several, the first is taken.
  static let weightKeys = [
    "state_dict", "model_state_dict", "model", "params", "net", "network", "weights", "ema_state_dict",
    "state_dict_ema",
    "model_ema", "ema", "params_ema", "teacher", "student",
  ]

  /// The names and tensors, in the order in which they were saved.
  ///
  /// The tensors lie in the outermost dictionary, or in one under a key: a usual one, or whichever holds tensors by name;
  /// where several unusual ones do, all of them are the weights, each with its key before the names. What else a checkpoint
  /// holds (the epoch, the optimiser's state) is passed over, and its tensors are not read.
  func stateDictionary(owner: any AnyObject & Sendable, fileSize: Int) throws(ModelError) -> StateDictionary {
    var search = WeightSearch(objects: objects)
    let weights: [(name: String, tensor: Int)]
    switch root {
    case .dictionary(let dictionary):
      weights = try search.weights(in: dictionary, depth: 8)
      guard !weights.isEmpty else { throw noTensors(dictionary) }
    case .object(let instance):
      weights = try search.weights(ofModule: instance)
      guard !weights.isEmpty else { throw objects.instances[instance].ofClass.refusal }
    default:
      throw ModelError(
        .unsupported,
        "the file holds a \(root.typeName), not a dictionary of tensors; save torch.save(model.state_dict(), …)")
    }
    return try stateDictionary(weights, notes: search.notes, owner: owner, fileSize: fileSize)
  }

  /// The tensors of these names.
  func stateDictionary(
    _ weights: [(name: String, tensor: Int)], notes: [Note] = [], owner: any AnyObject & Sendable, fileSize: Int
  ) throws(ModelError) -> StateDictionary {
    // Tensors may share elements, and be stored in a smaller type: they may be larger than the file, within reason.
    var allowance = fileSize * 16 + 1 << 20
    var entries: [(name: String, value: Constant)] = []
    entries.reserveCapacity(weights.count)
    for (name, index) in weights {
      do throws(ModelError) {
        entries.append((name, try tensor(index, owner: owner, allowance: &allowance)))
      } catch {
        throw error.adding(["tensor": name])
      }
    }
    return try StateDictionary(entries, notes: notes)
  }

  private func noTensors(_ dictionary: Int) -> ModelError {
    let keys = objects.dictionaries[dictionary].prefix(8).map { item in
      if case .string(let key) = item.key { "'\(key.prefix(60))'" } else { item.key.typeName }
    }
    return ModelError(
      .unsupported,
      "the file holds no tensors by name"
        + (keys.isEmpty ? "" : ", its keys are \(keys.joined(separator: ", "))")
        + "; save torch.save(model.state_dict(), …)")
  }
}

/// Looks for the weights in a checkpoint's dictionaries.
private struct WeightSearch {
  let objects: PickledObjects
  private(set) var notes: [Note] = []
  /// A dictionary may lie within itself, or in many places.
  private var seen: Set<Int> = []

  init(objects: PickledObjects) { self.objects = objects }

  typealias Weights = [(name: String, tensor: Int)]

  /// The depth is bounded as well, for a chain of them.
  mutating func weights(in dictionary: Int, depth: Int) throws(ModelError) -> Weights {
    guard seen.insert(dictionary).inserted else { return [] }
    var own: Weights = []
    var nested: [(key: String, weights: Weights)] = []
    for item in objects.dictionaries[dictionary] {
      guard case .string(let key) = item.key else { continue }
      if case .tensor(let tensor) = item.value { own.append((key, tensor)) }
      if case .dictionary(let inner) = item.value, depth > 0, !Self.isOfTraining(key) {
        let found = try weights(in: inner, depth: depth - 1)
        if !found.isEmpty { nested.append((key, found)) }
      }
      if case .object(let instance) = item.value, !Self.isOfTraining(key) {
        let found = try weights(ofModule: instance)
        if !found.isEmpty { nested.append((key, found)) }
      }
    }
    if let usual = PyTorchFile.weightKeys.lazy.compactMap({ key in nested.firstIndex { $0.key == key } }).first {
      let chosen = nested.remove(at: usual)
      let others = nested.prefix(3).map { " '\($0.key)'" }.joined(separator: ",")
      if !others.isEmpty || !["state_dict", "model_state_dict", "model"].contains(chosen.key) {
        notes.append(
          Note(
            "the weights under '\(chosen.key)' are taken"
              + (others.isEmpty ? "" : ", and those under\(others) left out")))
      }
      return chosen.weights
    }
    if nested.isEmpty || own.contains(where: { $0.name.contains(".") }) { return own }
    if nested.count == 1 {
      notes.append(Note("the weights under '\(nested[0].key)' are taken"))
      return nested[0].weights
    }
    return nested.flatMap { part in part.weights.map { ("\(part.key).\($0.name)", $0.tensor) } }
  }

  /// Those of a whole module; none of anything else.
  mutating func weights(ofModule instance: Int) throws(ModelError) -> Weights {
    var reader = ModuleTreeReader(objects)
    let tree = try reader.tree(of: instance)
    let weights = tree.weights
    if !weights.isEmpty {
      notes.append(
        Note("the file holds a whole module of the class '\(tree.className)': of it the weights alone are read"))
    }
    return weights
  }

  /// What a training program keeps to go on with, some of it by name too.
  private static func isOfTraining(_ key: String) -> Bool {
    ["optim", "sched", "lr", "scaler", "amp", "criterion", "loss", "callbacks", "loops", "hyper", "args", "config"]
      .contains(where: key.lowercased().hasPrefix)
  }
}
