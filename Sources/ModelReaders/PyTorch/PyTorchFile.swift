import Graphs

/// What `torch.save` wrote: a pickle, and the bytes of the storages that it names.
///
/// Both formats are read: the zip file (since PyTorch 1.6, 2020), and the stream before it.
struct PyTorchFile {
  let root: PickleValue
  let objects: PickledObjects
  /// The bytes of a whole storage.
  private let storages: [String: UnsafeRawBufferPointer]

  // MARK: - The zip file

  /// `NAME/data.pkl` is the pickle, `NAME/data/KEY` a storage, `NAME/byteorder` either "little" or "big".
  init(zip bytes: UnsafeRawBufferPointer) throws(ModelError) {
    let archive = try ZipArchive(bytes)
    let pickles = archive.names.filter { $0 == "data.pkl" || $0.hasSuffix("/data.pkl") }
    guard let pickle = pickles.first, pickles.count == 1 else {
      throw ModelError(
        .unsupported, "the zip file holds no state dict: expected one 'data.pkl', as torch.save writes it")
    }
    let folder = pickle.dropLast("data.pkl".count)
    if let order = try archive.contents(of: folder + "byteorder"), !order.elementsEqual("little".utf8) {
      throw Self.bigEndian
    }
    guard let contents = try archive.contents(of: pickle) else { throw Self.missing(pickle) }
    var reader = PickleReader(ByteReader(contents))
    root = try reader.read()
    objects = reader.objects

    var storages: [String: UnsafeRawBufferPointer] = [:]
    for storage in objects.storages where storages[storage.key] == nil {
      guard let contents = try archive.contents(of: folder + "data/" + storage.key) else {
        throw Self.missing(folder + "data/" + storage.key)
      }
      storages[storage.key] = contents
    }
    self.storages = storages
  }

  // MARK: - The stream

  /// Five pickles behind one another: a magic number, the version, facts about the machine, the object, and the keys
  /// of the storages; then for each key the number of its elements (int64) and the elements.
  init(stream bytes: UnsafeRawBufferPointer) throws(ModelError) {
    var reader = PickleReader(ByteReader(bytes))
    guard case .longInteger(Self.magicNumber) = try reader.read() else {
      throw ModelError(.unsupported, "a pickle that torch.save did not write; save the weights with torch.save")
    }
    guard case .integer(1001) = try reader.read() else {
      throw ModelError(
        .unsupported, "the version of the file's format is not known; save it again with PyTorch 1.6 or later")
    }
    guard case .dictionary(let machine) = try reader.read() else { throw Self.damaged }
    for case (.string("little_endian"), let value) in reader.objects.dictionaries[machine] {
      guard case .boolean(true) = value else { throw Self.bigEndian }
    }
    root = try reader.read()
    guard case .list(let keys) = try reader.read() else { throw Self.damaged }
    objects = reader.objects

    var known: [String: PickledStorage] = [:]
    for storage in objects.storages {
      let first = known[storage.key] ?? storage
      guard first.count == storage.count, first.elementType == storage.elementType else { throw Self.damaged }
      known[storage.key] = first
    }
    var rest = reader.reader
    var storages: [String: UnsafeRawBufferPointer] = [:]
    for key in objects.lists[keys] {
      guard case .string(let key) = key, let storage = known[key], storages[key] == nil else { throw Self.damaged }
      guard try rest.integer(Int64.self) == storage.count else { throw Self.damaged }
      storages[key] = try rest.take(Self.byteCount(storage.count, storage.elementType))
    }
    for key in known.keys where storages[key] == nil { throw Self.missing(key) }
    self.storages = storages
  }

  /// 0x1950a86a20f9469cfc6c, in little-endian order.
  private static let magicNumber: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]

  // MARK: - Tensors

  /// A tensor's elements; floats that lie side by side stay in the file, which `owner` keeps mapped.
  func tensor(_ index: Int, owner: any AnyObject & Sendable, allowance: inout Int) throws(ModelError) -> Constant {
    let tensor = objects.tensors[index]
    let storage = objects.storages[tensor.storage]
    let bytes = storages[storage.key] ?? UnsafeRawBufferPointer(start: nil, count: 0)
    let start = try Self.byteCount(storage.part.lowerBound, storage.elementType)
    let end = try Self.byteCount(storage.part.upperBound, storage.elementType)
    guard end <= bytes.count else {
      throw ModelError(
        .malformed, "a storage is shorter than its tensors say; the file is cut short or damaged",
        context: ["storage": storage.key])
    }
    return try tensor.layout.read(
      from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), owner: owner, allowance: &allowance)
  }

  private static func byteCount(_ elements: Int, _ type: ElementType?) throws(ModelError) -> Int {
    let (count, overflows) = elements.multipliedReportingOverflow(by: type?.byteCount ?? 1)
    guard !overflows else { throw damaged }
    return count
  }

  // MARK: - Errors

  private static var damaged: ModelError { ModelError(.malformed, "the PyTorch file is cut short or damaged") }

  private static var bigEndian: ModelError {
    ModelError(.unsupported, "the file was written on a big-endian machine; save it again on a little-endian one")
  }

  private static func missing(_ name: String) -> ModelError {
    ModelError(.malformed, "the PyTorch file lacks one of its parts", context: ["part": name])
  }
}
