import Failures
import Graphs

/// The classes and functions that a pickle may name. Nothing of them is run: each stands for a rule of `PickleReader`, and an
/// instance of any other class is only what was written of it.
enum PickleGlobal {
  case orderedDictionary, counter
  case size, device, encode
  case rebuildTensor, rebuildTensorV2, rebuildTensorV3
  case rebuildParameter
  /// A storage of elements of one type; of bytes if nil.
  case storage(ElementType?)
  case elementType(ElementType)
  /// A set, which is read as the list of what is in it.
  case set
  /// A function whose value is of no use here.
  case inert
  /// Any other class or function.
  case foreign(PickledClass)

  /// - Throws: `ModelError` for numbers of a type that is not read.
  init(module: String, name: String) throws(ModelError) {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("collections", "Counter"): self = .counter
    case ("torch", "Size"): self = .size
    case ("torch", "device"): self = .device
    case ("_codecs", "encode"): self = .encode
    case ("torch._utils", "_rebuild_tensor"): self = .rebuildTensor
    case ("torch._utils", "_rebuild_tensor_v2"): self = .rebuildTensorV2
    case ("torch._utils", "_rebuild_tensor_v3"): self = .rebuildTensorV3
    case ("torch._utils", "_rebuild_parameter"), ("torch._utils", "_rebuild_parameter_with_state"):
      self = .rebuildParameter
    case ("builtins", "set"), ("__builtin__", "set"), ("builtins", "frozenset"), ("__builtin__", "frozenset"):
      self = .set
    case ("functools", "partial"), ("torch.serialization", "_get_layout"), ("torch.jit._pickle", _): self = .inert
    case ("torch.storage", "UntypedStorage"), ("torch", "UntypedStorage"): self = .storage(nil)
    case ("torch", _), ("torch.cuda", _):
      if let type = Self.storageTypes[name] {
        self = .storage(type)
      } else if let type = ElementType(rawValue: name), module == "torch" {
        self = .elementType(type)
      } else if name.hasSuffix("Storage") || Self.otherElementTypes.contains(where: name.hasPrefix) {
        throw ModelError(
          .unsupported, "the file holds numbers of the type 'torch.\(name)'; convert them to float32 and save again")
      } else {
        self = .foreign(PickledClass(module: module, name: name))
      }
    default: self = .foreign(PickledClass(module: module, name: name))
    }
  }

  private static let storageTypes: [String: ElementType] = [
    "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16, "BFloat16Storage": .bfloat16,
    "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16, "CharStorage": .int8, "ByteStorage": .uint8,
    "BoolStorage": .bool,
  ]

  private static let otherElementTypes = ["complex", "float8", "float4", "qint", "quint"]
}

/// A class or function by its name in Python.
struct PickledClass: Equatable {
  var module: String
  var name: String

  /// What a file that calls it is refused with.
  var refusal: ModelError {
    ModelError(
      .refused,
      "the file asks for '\(module).\(name)', and no code from a file is run here; "
        + "save only the weights, with torch.save(model.state_dict(), …), or export the network with torch.onnx.export")
  }
}
