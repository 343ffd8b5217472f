/// Reads a pickle as data: it knows the instructions and the few names that state dicts are made of, and runs nothing.
///
/// Python's own reader calls whatever function a file names. Here a name is looked up in `PickleGlobal`, and a
/// call of any other function is refused. Work and memory are bounded by the number of instructions, each of which makes one value.
///
/// Source: Python's `Lib/pickletools.py`; PyTorch's `torch/_utils.py` and `torch/serialization.py` for the names.
struct PickleReader {
  /// Far more than the largest state dicts need (about 40 for each tensor).
  private static let maximumInstructions = 2_000_000
  private static let maximumDepth = 1024
  /// In bytes. Checkpoints carry logs as text, which is passed over, but no names as long as this.
  private static let maximumTextLength = 1 << 20

  private(set) var reader: ByteReader
  private(set) var objects = PickledObjects()
  private var stack: [PickleValue] = []
  /// Where on the stack each open group begins.
  private var marks: [Int] = []
  private var memo: [UInt32: PickleValue] = [:]

  init(_ reader: ByteReader) { self.reader = reader }

  /// The next value of the stream; the reader then stands behind it.
  mutating func read() throws(ModelError) -> PickleValue {
    stack = []
    marks = []
    memo = [:]
    for _ in 0..<Self.maximumInstructions {
      let position = reader.position
      do throws(ModelError) {
        let opcode = try PickleOpcode(byte: reader.integer(), position: position)
        if opcode == .stop {
          guard marks.isEmpty, stack.count == 1, let result = stack.popLast() else { throw damaged }
          return result
        }
        try run(opcode)
      } catch {
        throw error.adding(["byte": "\(position)"])
      }
    }
    throw ModelError(.unsupported, "the file's pickle has more than \(Self.maximumInstructions) instructions")
  }

  private var damaged: ModelError { ModelError(.malformed, "the file's pickle is damaged") }

  private mutating func run(_ opcode: PickleOpcode) throws(ModelError) {
    switch opcode {
    case .proto:
      let version: UInt8 = try reader.integer()
      guard version <= 5 else { throw ModelError(.unsupported, "the pickle protocol \(version) is not known") }
    case .frame: _ = try reader.integer(UInt64.self)
    case .mark:
      guard marks.count < Self.maximumDepth else {
        throw ModelError(.refused, "the file's pickle is nested more than \(Self.maximumDepth) deep")
      }
      marks.append(stack.count)
    case .stop: break
    case .pop: _ = try pop()

    case .none: stack.append(.none)
    case .newTrue: stack.append(.boolean(true))
    case .newFalse: stack.append(.boolean(false))
    case .binInt: stack.append(.integer(Int(try reader.integer(Int32.self))))
    case .binInt1: stack.append(.integer(Int(try reader.integer(UInt8.self))))
    case .binInt2: stack.append(.integer(Int(try reader.integer(UInt16.self))))
    case .long1: stack.append(integer(try reader.take(reader.integer(UInt8.self))))
    case .binFloat:
      // The one number in big-endian order.
      stack.append(.float(Double(bitPattern: try reader.integer(UInt64.self).byteSwapped)))

    case .shortBinUnicode: stack.append(try text(reader.integer(UInt8.self)))
    case .binUnicode: stack.append(try text(reader.integer(UInt32.self)))
    case .binUnicode8: stack.append(try text(reader.integer(UInt64.self)))
    case .shortBinString, .shortBinBytes: stack.append(try text(reader.integer(UInt8.self), isStrict: false))
    case .binString, .binBytes: stack.append(try text(reader.integer(UInt32.self), isStrict: false))

    case .emptyTuple: stack.append(objects.tuple([]))
    case .tuple1: stack.append(objects.tuple(try pop(1)))
    case .tuple2: stack.append(objects.tuple(try pop(2)))
    case .tuple3: stack.append(objects.tuple(try pop(3)))
    case .tuple: stack.append(objects.tuple(try popToMark()))
    case .emptyList: stack.append(objects.list())
    case .append: try extend(by: pop(1))
    case .appends: try extend(by: popToMark())
    case .emptySet: stack.append(objects.list())
    case .addItems: try extend(by: popToMark())
    case .emptyDictionary: stack.append(objects.dictionary())
    case .setItem: try setItems(pop(2))
    case .setItems: try setItems(popToMark())

    case .binPut: memo[UInt32(try reader.integer(UInt8.self))] = try top()
    case .longBinPut: memo[try reader.integer(UInt32.self)] = try top()
    case .memoize: memo[UInt32(memo.count)] = try top()
    case .binGet: stack.append(try recall(UInt32(reader.integer(UInt8.self))))
    case .longBinGet: stack.append(try recall(reader.integer(UInt32.self)))

    case .global:
      let (module, name) = (String(strictUTF8: try reader.line()), String(strictUTF8: try reader.line()))
      guard let module, let name else { throw damaged }
      stack.append(.global(try PickleGlobal(module: module, name: name)))
    case .stackGlobal:
      let names = try pop(2)
      guard case .string(let module) = names[0], case .string(let name) = names[1] else { throw damaged }
      stack.append(.global(try PickleGlobal(module: module, name: name)))
    case .reduce:
      let call = try pop(2)
      guard case .global(let global) = call[0], case .tuple(let arguments) = call[1] else { throw damaged }
      stack.append(try objects.rebuild(global, objects.tuples[arguments]))
    case .newObject:
      let call = try pop(2)
      guard case .global(let global) = call[0], case .tuple = call[1] else { throw damaged }
      stack.append(objects.instance(of: global))
    case .build:
      // Attributes: those of a module are its parts; others, such as the version numbers that hang on a state dict, are of
      // no use here.
      let state = try pop()
      if case .object(let object) = try top() { objects.instances[object].state = state }
    case .binPersistentID: stack.append(try objects.storage(persistentID: pop()))
    }
  }

  // MARK: - The stack

  private var floor: Int { marks.last ?? 0 }

  private func top() throws(ModelError) -> PickleValue {
    guard let last = stack.last, stack.count > floor else { throw damaged }
    return last
  }

  private mutating func pop() throws(ModelError) -> PickleValue {
    let value = try top()
    stack.removeLast()
    return value
  }

  private mutating func pop(_ count: Int) throws(ModelError) -> [PickleValue] {
    guard stack.count - floor >= count else { throw damaged }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(ModelError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw damaged }
    return try pop(stack.count - mark)
  }

  private func recall(_ index: UInt32) throws(ModelError) -> PickleValue {
    guard let value = memo[index] else { throw damaged }
    return value
  }

  // MARK: - Values

  private mutating func extend(by elements: [PickleValue]) throws(ModelError) {
    switch try top() {
    case .list(let list): objects.lists[list] += elements
    // A class of its own kind of list
    case .object, .opaque: break
    default: throw damaged
    }
  }

  private mutating func setItems(_ items: [PickleValue]) throws(ModelError) {
    guard items.count.isMultiple(of: 2) else { throw damaged }
    let dictionary: Int
    switch try top() {
    case .dictionary(let known): dictionary = known
    case .object, .opaque: return
    default: throw damaged
    }
    for index in stride(from: 0, to: items.count, by: 2) {
      objects.dictionaries[dictionary].append((items[index], items[index + 1]))
    }
  }

  /// Text is UTF-8; what Python 2 calls a string, and Python 3 bytes, need not be.
  private mutating func text(_ length: some BinaryInteger, isStrict: Bool = true) throws(ModelError) -> PickleValue {
    let bytes = try reader.take(length)
    guard bytes.count <= Self.maximumTextLength else { return .opaque }
    if let text = String(strictUTF8: bytes) { return .string(text) }
    guard !isStrict else { throw damaged }
    return .opaque
  }

  /// Two's complement in little-endian order, of any length; none for zero.
  private func integer(_ bytes: UnsafeRawBufferPointer) -> PickleValue {
    guard bytes.count <= 8 else { return .longInteger(Array(bytes)) }
    var value = bytes.last.map { $0 >= 0x80 ? -1 : 0 } ?? 0
    for byte in bytes.reversed() { value = value << 8 | Int(byte) }
    return .integer(value)
  }
}
