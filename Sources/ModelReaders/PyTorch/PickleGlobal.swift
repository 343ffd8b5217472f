import Failures
import Graphs

/// The classes and functions that a pickled state dict may name. Nothing of them is run: each stands for a rule of
/// `PickleReader`.
enum PickleGlobal {
  case orderedDictionary, counter
  case size, device, encode
  case rebuildTensor, rebuildTensorV2, rebuildTensorV3
  case rebuildParameter
  /// A storage of elements of one type; of bytes if nil.
  case storage(ElementType?)
  case elementType(ElementType)

  /// - Throws: `ModelError` with `refused` and the name, for every other one.
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
        throw .unknownGlobal(module, name)
      }
    default: throw .unknownGlobal(module, name)
    }
  }

  private static let storageTypes: [String: ElementType] = [
    "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16, "BFloat16Storage": .bfloat16,
    "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16, "CharStorage": .int8, "ByteStorage": .uint8,
    "BoolStorage": .bool,
  ]

  private static let otherElementTypes = ["complex", "float8", "float4", "qint", "quint"]
}

extension Failure<ModelErrorCode> {
  fileprivate static func unknownGlobal(_ module: String, _ name: String) -> Self {
    Self(
      .refused,
      "the file asks for '\(module).\(name)', and no code from a file is run here; "
        + "save only the weights, with torch.save(model.state_dict(), …)")
  }
}
