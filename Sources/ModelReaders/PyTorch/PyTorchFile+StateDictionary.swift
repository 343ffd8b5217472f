import Graphs

extension PyTorchFile {
  /// Under which keys training programs put the weights into a checkpoint.
  private static let weightKeys = ["state_dict", "model_state_dict", "model", "params", "net"]

  /// The names and tensors, in the order in which they were saved.
  ///
  /// The tensors lie in the outermost dictionary, or in one under a usual key. What else a checkpoint holds (the
  /// epoch, the optimiser's state) is passed over, and its tensors are not read.
  func stateDictionary(owner: any AnyObject & Sendable, fileSize: Int) throws(ModelError) -> StateDictionary {
    guard case .dictionary(let dictionary) = root else {
      throw ModelError(
        .unsupported,
        "the file holds a \(root.typeName), not a dictionary of tensors; save torch.save(model.state_dict(), …)")
    }
    let weights = weights(in: dictionary, depth: 2)
    guard !weights.isEmpty else { throw noTensors(dictionary) }
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
    return try StateDictionary(entries)
  }

  /// The tensors in the dictionary that lies deepest under the usual keys. The depth is bounded: a dictionary may lie
  /// within itself.
  private func weights(in dictionary: Int, depth: Int) -> [(name: String, tensor: Int)] {
    let items = objects.dictionaries[dictionary]
    if depth > 0 {
      var nested: [String: Int] = [:]
      for item in items {
        if case .string(let key) = item.key, case .dictionary(let value) = item.value { nested[key] = value }
      }
      for dictionary in Self.weightKeys.compactMap({ nested[$0] }) {
        let found = weights(in: dictionary, depth: depth - 1)
        if !found.isEmpty { return found }
      }
    }
    return items.compactMap { item in
      if case .string(let name) = item.key, case .tensor(let tensor) = item.value { (name, tensor) } else { nil }
    }
  }

  private func noTensors(_ dictionary: Int) -> ModelError {
    let keys = objects.dictionaries[dictionary].prefix(8).map { item in
      if case .string(let key) = item.key { "'\(key.prefix(60))'" } else { item.key.typeName }
    }
    return ModelError(
      .unsupported,
      "the file holds no tensors by name"
        + (keys.isEmpty ? "" : ", its keys are \(keys.joined(separator: ", "))")
        + "; put the weights there or under one of \(Self.weightKeys.joined(separator: ", "))")
  }
}
