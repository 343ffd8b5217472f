import Failures

/// The instructions of the pickle machine that state dicts and modules need, of protocols 0 to 5.
///
/// Source: Python's `Lib/pickletools.py`, which documents them all.
enum PickleOpcode: UInt8 {
  case proto = 0x80
  case frame = 0x95
  case mark = 0x28
  case stop = 0x2E
  case pop = 0x30

  case none = 0x4E
  case newTrue = 0x88
  case newFalse = 0x89
  case binInt = 0x4A
  case binInt1 = 0x4B
  case binInt2 = 0x4D
  case long1 = 0x8A
  case binFloat = 0x47

  case binUnicode = 0x58
  case shortBinUnicode = 0x8C
  case binUnicode8 = 0x8D
  /// What Python 2 calls a string and Python 3 bytes.
  case binString = 0x54
  case shortBinString = 0x55
  case binBytes = 0x42
  case shortBinBytes = 0x43

  case emptyTuple = 0x29
  case tuple1 = 0x85
  case tuple2 = 0x86
  case tuple3 = 0x87
  case tuple = 0x74
  case emptyList = 0x5D
  case append = 0x61
  case appends = 0x65
  case emptyDictionary = 0x7D
  case setItem = 0x73
  case setItems = 0x75

  case binPut = 0x71
  case longBinPut = 0x72
  case memoize = 0x94
  case binGet = 0x68
  case longBinGet = 0x6A

  case global = 0x63
  case stackGlobal = 0x93
  case reduce = 0x52
  case newObject = 0x81
  case emptySet = 0x8F
  case addItems = 0x90
  case build = 0x62
  case binPersistentID = 0x51

  /// - Throws: `ModelError` with `refused` and the instruction's name, for all others.
  init(byte: UInt8, position: Int) throws(ModelError) {
    if let known = Self(rawValue: byte) {
      self = known
      return
    }
    let context: FailureContext = ["byte": "\(position)"]
    guard let name = Self.refusedNames[byte] else {
      throw ModelError(
        .malformed, "the file's pickle is damaged: \(byte) is no instruction of the pickle format", context: context)
    }
    throw ModelError(
      .refused,
      "the file's pickle uses the instruction \(name), which no state dict needs; "
        + "save only the weights, with torch.save(model.state_dict(), …)",
      context: context)
  }

  private static let refusedNames: [UInt8: String] = [
    0x31: "POP_MARK", 0x32: "DUP", 0x46: "FLOAT", 0x49: "INT", 0x4C: "LONG", 0x50: "PERSID", 0x53: "STRING",
    0x56: "UNICODE", 0x64: "DICT", 0x67: "GET", 0x69: "INST", 0x6C: "LIST", 0x6F: "OBJ", 0x70: "PUT",
    0x82: "EXT1", 0x83: "EXT2", 0x84: "EXT4", 0x8B: "LONG4", 0x8E: "BINBYTES8", 0x91: "FROZENSET", 0x92: "NEWOBJ_EX",
    0x96: "BYTEARRAY8", 0x97: "NEXT_BUFFER",
    0x98: "READONLY_BUFFER",
  ]
}
