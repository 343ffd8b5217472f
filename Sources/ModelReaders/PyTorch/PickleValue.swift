import Graphs

/// A value that a pickle describes.
///
/// Containers stand as places in the lists of `PickledObjects`: a pickle may hold a container within itself, or a
/// million within one another, and neither may leak memory or overflow the stack when it is freed.
enum PickleValue {
  case none
  case boolean(Bool)
  case integer(Int)
  /// More than 64 bits, in little-endian order.
  case longInteger([UInt8])
  case float(Double)
  case string(String)
  case tuple(Int)
  case list(Int)
  case dictionary(Int)
  case global(PickleGlobal)
  case storage(Int)
  case tensor(Int)
  /// An instance of a class that nothing is known of but its name and what was written of it.
  case object(Int)
  /// Something that is allowed to be there and is of no use here, such as a device.
  case opaque

  /// What it is called in Python, for messages.
  var typeName: String {
    switch self {
    case .none: "None"
    case .boolean: "bool"
    case .integer, .longInteger: "int"
    case .float: "float"
    case .string: "str"
    case .tuple: "tuple"
    case .list: "list"
    case .dictionary: "dict"
    case .global: "type"
    case .storage: "torch storage"
    case .tensor: "torch.Tensor"
    case .object, .opaque: "object"
    }
  }
}

/// What a pickle's containers, storages and tensors hold.
struct PickledObjects {
  var tuples: [[PickleValue]] = []
  var lists: [[PickleValue]] = []
  var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []
  var storages: [PickledStorage] = []
  var tensors: [PickledTensor] = []
  var instances: [PickledInstance] = []
  /// How many items calls may still copy.
  var copyableItems = 1_000_000

  mutating func tuple(_ elements: [PickleValue]) -> PickleValue {
    tuples.append(elements)
    return .tuple(tuples.count - 1)
  }

  mutating func list() -> PickleValue {
    lists.append([])
    return .list(lists.count - 1)
  }

  mutating func instance(of global: PickleGlobal) -> PickleValue {
    switch global {
    case .orderedDictionary, .counter: return dictionary()
    case .foreign(let name):
      instances.append(PickledInstance(ofClass: name))
      return .object(instances.count - 1)
    default: return .opaque
    }
  }

  mutating func dictionary() -> PickleValue {
    dictionaries.append([])
    return .dictionary(dictionaries.count - 1)
  }
}

struct PickledInstance {
  var ofClass: PickledClass
  /// Its attributes, as a dictionary, mostly.
  var state = PickleValue.none
}

/// A storage that lies outside the pickle.
struct PickledStorage {
  /// The name of its bytes in the file.
  var key: String
  /// Nil for bytes whose type the tensor tells.
  var elementType: ElementType?
  /// The number of elements in the whole storage under this key; of bytes if it has no type.
  var count: Int
  /// The part of it that is meant, in elements; an old stream can store one storage as a part of another.
  var part: Range<Int>
}

struct PickledTensor {
  /// Its place in `PickledObjects.storages`.
  var storage: Int
  var layout: StoredTensor
}
