/// What the functions that a state dict names would have made.
extension PickledObjects {
  private func malformed(_ what: String) -> ModelError {
    ModelError(.malformed, "the file's pickle describes \(what) in a way that PyTorch does not")
  }

  /// The value of a call.
  mutating func rebuild(_ global: PickleGlobal, _ arguments: [PickleValue]) throws(ModelError) -> PickleValue {
    switch global {
    case .orderedDictionary, .counter: return try rebuildDictionary(arguments)
    case .size:
      guard case .tuple? = arguments.first, arguments.count == 1 else { throw malformed("a size") }
      return arguments[0]
    case .device, .encode, .inert: return .opaque
    case .set:
      guard let elements = arguments.first else { return list() }
      return elements
    case .foreign(let name): throw name.refusal
    case .rebuildTensor: return try rebuildTensor(arguments, counts: 4...4)
    case .rebuildTensorV2: return try rebuildTensor(arguments, counts: 6...7)
    case .rebuildTensorV3: return try rebuildTensor(arguments, counts: 7...8, typeAt: 6)
    case .rebuildParameter:
      guard case .tensor? = arguments.first, (3...4).contains(arguments.count) else { throw malformed("a parameter") }
      return arguments[0]
    case .storage, .elementType: throw malformed("a call of a type")
    }
  }

  /// `OrderedDict()`, `OrderedDict([[key, value], …])` or `Counter({key: count, …})`.
  private mutating func rebuildDictionary(_ arguments: [PickleValue]) throws(ModelError) -> PickleValue {
    guard let argument = arguments.first else { return dictionary() }
    switch argument {
    case .dictionary where arguments.count == 1: return argument
    case .list(let list) where arguments.count == 1:
      // Each call copies its list, so that few instructions could make many items.
      copyableItems -= lists[list].count
      guard copyableItems >= 0 else { throw malformed("dictionaries") }
      let result = dictionary()
      for item in lists[list] {
        let pair: [PickleValue]
        switch item {
        case .list(let index): pair = lists[index]
        case .tuple(let index): pair = tuples[index]
        default: pair = []
        }
        guard pair.count == 2 else { throw malformed("a dictionary") }
        dictionaries[dictionaries.count - 1].append((pair[0], pair[1]))
      }
      return result
    default: throw malformed("a dictionary")
    }
  }

  /// `(storage, offset, size, stride, requires_grad, backward_hooks, …)`, with a data type in the third version, and
  /// perhaps a dictionary of flags at the end.
  private mutating func rebuildTensor(
    _ arguments: [PickleValue], counts: ClosedRange<Int>, typeAt typeIndex: Int? = nil
  ) throws(ModelError) -> PickleValue {
    guard counts.contains(arguments.count), case .storage(let storage) = arguments[0],
      case .integer(let offset) = arguments[1], let shape = integers(arguments[2]), let strides = integers(arguments[3])
    else { throw malformed("a tensor") }
    var elementType = storages[storage].elementType
    if let typeIndex, case .global(.elementType(let type)) = arguments[typeIndex] { elementType = type }
    guard let elementType else { throw malformed("a tensor") }
    // The flags say that the numbers are to be negated or conjugated.
    if arguments.count == counts.upperBound, counts.count == 2, case .dictionary(let flags)? = arguments.last,
      !dictionaries[flags].isEmpty
    {
      throw ModelError(.unsupported, "a tensor is a lazily negated or conjugated view; call .clone() before torch.save")
    }
    tensors.append(
      PickledTensor(
        storage: storage,
        layout: StoredTensor(elementType: elementType, shape: shape, strides: strides, offset: offset)))
    return .tensor(tensors.count - 1)
  }

  private func integers(_ value: PickleValue) -> [Int]? {
    guard case .tuple(let tuple) = value, tuples[tuple].count <= StoredTensor.maximumRank else { return nil }
    var result: [Int] = []
    for element in tuples[tuple] {
      guard case .integer(let integer) = element else { return nil }
      result.append(integer)
    }
    return result
  }

  /// `('storage', type, key, device, count)`; in the old stream a sixth element, None or `(key, offset, count)` for a
  /// part.
  mutating func storage(persistentID: PickleValue) throws(ModelError) -> PickleValue {
    guard case .tuple(let index) = persistentID, case .string(let kind)? = tuples[index].first else {
      throw malformed("a storage")
    }
    let id = tuples[index]
    // In the old stream a module's class, with the text of its program.
    if kind == "module" {
      guard id.count > 1, case .global = id[1] else { throw malformed("a module's class") }
      return id[1]
    }
    guard kind == "storage", id.count == 5 || id.count == 6, case .global(.storage(let elementType)) = id[1],
      case .string(let key) = id[2], case .integer(let count) = id[4], count >= 0
    else { throw malformed("a storage") }
    var part = 0..<count
    if id.count == 6, case .tuple(let view) = id[5] {
      guard tuples[view].count == 3, case .integer(let start) = tuples[view][1],
        case .integer(let length) = tuples[view][2], (0...count).contains(start), (0...count - start).contains(length)
      else { throw malformed("a part of a storage") }
      part = start..<start + length
    }
    storages.append(PickledStorage(key: key, elementType: elementType, count: count, part: part))
    return .storage(storages.count - 1)
  }
}
