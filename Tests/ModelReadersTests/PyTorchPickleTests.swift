import ModelReaders
import Testing

/// Pickles and zip files as only a stranger would make them.
@Suite struct PyTorchPickleTests {
  private typealias Pickle = PickleBuilder

  private func load(_ object: [UInt8], storage: Int = 4) throws(ModelError) -> StateDictionary {
    try StateDictionary(ZipBuilder(pickle: Pickle.of(object), storage: [UInt8](repeating: 0, count: storage * 4)).bytes)
  }

  private func failure(
    of object: [UInt8], storage: Int = 4, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ModelError? {
    #expect(throws: ModelError.self, sourceLocation: sourceLocation) { try load(object, storage: storage) }
  }

  private static let weight = PickleBuilder.tensor(shape: [2, 2], strides: [2, 1], count: 4)

  @Test func readsAHandmadeFile() throws {
    #expect(try load(Pickle.dictionary([("w", Self.weight)]))["w"]?.shape == [2, 2])
    // Names as Python 2 wrote them; an OrderedDict of pairs; text that is no UTF-8, passed over.
    let old: [UInt8] = [0x55, 1, 0x77]
    let pairs = [0x5D] + Pickle.tuple([old, Self.weight]) + [0x61]
    #expect(try load(Pickle.call(Pickle.global("collections", "OrderedDict"), [pairs])).names == ["w"])
    #expect(try load(Pickle.dictionary([("w", Self.weight), ("x", [0x55, 1, 0xFF])])).names == ["w"])
    #expect(
      try load(Pickle.dictionary([("w", Self.weight), ("x", [0x8D] + Pickle.little(UInt64(1)) + [0x41])])).count == 1)
  }

  @Test(arguments: [("os", "system"), ("builtins", "eval"), ("torch", "load"), ("numpy.core.multiarray", "scalar")])
  func refusesNamesByName(_ module: String, _ name: String) {
    let call = Pickle.call(Pickle.global(module, name), [Pickle.string("true")])
    let stacked = Pickle.string(module) + Pickle.string(name) + [0x93] + Pickle.tuple([]) + [0x52]
    for object in [call, stacked, Pickle.dictionary([("w", Self.weight), ("x", call)])] {
      let error = failure(of: object)
      #expect(error?.code == .refused && error?.message.contains("'\(module).\(name)'") == true)
    }
  }

  @Test func refusesInstructionsByName() {
    for (byte, name) in [(0x92, "NEWOBJ_EX"), (0x69, "INST"), (0x6F, "OBJ"), (0x82, "EXT1"), (0x50, "PERSID")] {
      let error = failure(of: [UInt8(byte)])
      #expect(error?.code == .refused && error?.message.contains(" \(name),") == true)
    }
    #expect(failure(of: [0xFF])?.code == .malformed)
  }

  @Test func refusesWhatIsNotADictionary() {
    #expect(failure(of: [0x5D])?.message.contains("holds a list") == true)
    #expect(failure(of: Self.weight)?.message.contains("holds a torch.Tensor") == true)
    #expect(failure(of: Pickle.tuple([Pickle.string("module")]) + [0x51])?.code == .malformed)
  }

  /// Containers within one another, by either way of nesting.
  @Test func boundsTheDepth() throws {
    #expect(failure(of: Pickle.repeated([0x28], 100_000))?.code == .refused)
    #expect(failure(of: Pickle.repeated([0x29], 1) + Pickle.repeated([0x85], 100_000))?.code == .unsupported)
    let lists: [UInt8] = [0x5D] + Pickle.repeated([0x71, 0, 0x30, 0x5D, 0x68, 0, 0x61], 50_000)
    #expect(try load(Pickle.dictionary([("x", lists), ("w", Self.weight)])).count == 1)
  }

  @Test func boundsTheWork() throws {
    // Instructions without end; a list copied again and again.
    #expect(failure(of: Pickle.repeated([0x4E], 2_000_001))?.code == .unsupported)
    let pair = Pickle.tuple([[0x4E], [0x4E]])
    let list: [UInt8] = [0x5D, 0x71, 1, 0x28] + Pickle.repeated(pair, 2_000) + [0x65, 0x30]
    let copy: [UInt8] = Pickle.global("collections", "OrderedDict") + [0x68, 1, 0x85, 0x52, 0x30]
    #expect(failure(of: list + Pickle.repeated(copy, 1_000))?.code == .malformed)
    // A long text is passed over.
    let text: [UInt8] = [0x58] + Pickle.little(UInt32(1_100_000)) + Pickle.repeated([0x41], 1_100_000)
    #expect(try load(Pickle.dictionary([("log", text), ("w", Self.weight)])).names == ["w"])
  }

  @Test func acceptsADictionaryWithinItself() throws {
    let own: [UInt8] =
      [0x7D, 0x71, 9, 0x28] + Pickle.string("state_dict") + [0x68, 9] + Pickle.string("w") + Self.weight
    #expect(try load(own + [0x75]).names == ["w"])
    #expect(failure(of: [0x7D, 0x71, 9, 0x28] + Pickle.string("model") + [0x68, 9, 0x75])?.code == .unsupported)
  }

  // MARK: - Checkpoints

  /// Which of a checkpoint's dictionaries the weights are taken from.
  @Test func findsTheWeightsOfACheckpoint() throws {
    let part = { (name: String) in Pickle.dictionary([(name, Self.weight)]) }
    let state = Pickle.dictionary([("state", [0x7D, 0x28] + Pickle.integer(0) + part("exp_avg") + [0x75])])
    let cases: [([(String, [UInt8])], [String], String?)] = [
      ([("state_dict", part("a.w"))], ["a.w"], nil),
      (
        [("network", part("a.w")), ("optimizer", state), ("epoch", Pickle.integer(3))], ["a.w"],
        "under 'network' are taken"
      ),
      ([("classifier_weights", part("a.w")), ("optimizer", part("b.w"))], ["a.w"], "under 'classifier_weights'"),
      ([("ema", part("a.w")), ("model", part("b.w"))], ["b.w"], "those under 'ema' left out"),
      ([("student", part("a.w")), ("teacher", part("b.w"))], ["b.w"], "'student' left out"),
      ([("backbone", part("a.w")), ("head", part("w"))], ["backbone.a.w", "head.w"], nil),
      ([("outer", Pickle.dictionary([("inner", part("a.w"))]))], ["a.w"], "'outer'"),
      ([("a.w", Self.weight), ("other", part("b.w"))], ["a.w"], nil),
      ([("epoch", Self.weight), ("model", part("b.w"))], ["b.w"], nil),
      ([("epoch", Self.weight), ("mine", part("b.w"))], ["b.w"], "'mine'"), ([("w", Self.weight)], ["w"], nil),
    ]
    for (items, names, says) in cases {
      let read = try load(Pickle.dictionary(items))
      #expect(read.names == names)
      let notes = read.notes.map(\.message)
      #expect(says.map { says in notes.contains { $0.contains(says) } } ?? notes.isEmpty, "\(notes)")
    }
  }

  // MARK: - Instances

  private static func instance(_ module: String, _ name: String, _ state: [UInt8]? = nil) -> [UInt8] {
    PickleBuilder.global(module, name) + [0x29, 0x81] + (state.map { $0 + [0x62] } ?? [])
  }

  /// Whatever an instance is of, nothing is made of it but what was written: beside weights it is passed over.
  @Test(arguments: [("os", "system"), ("subprocess", "Popen"), ("argparse", "Namespace"), ("__main__", "Net")])
  func passesOverInstances(_ module: String, _ name: String) throws {
    let thing = Self.instance(module, name, Pickle.dictionary([("args", Pickle.string("true"))]))
    #expect(try load(Pickle.dictionary([("w", Self.weight), ("args", thing)])).names == ["w"])
    let error = failure(of: thing)
    #expect(error?.code == .refused && error?.message.contains("'\(module).\(name)'") == true)
    // As a dictionary or a list of its own kind
    let filled = Self.instance(module, name) + [0x28] + Pickle.string("a") + [0x4E, 0x75, 0x4E, 0x61]
    #expect(try load(Pickle.dictionary([("w", Self.weight), ("x", filled)])).names == ["w"])
  }

  private static func module(_ parameters: [(String, [UInt8])], parts: [UInt8] = [0x7D]) -> [UInt8] {
    instance(
      "anywhere", "Net",
      PickleBuilder.dictionary([("_parameters", PickleBuilder.dictionary(parameters)), ("_modules", parts)]))
  }

  @Test func readsTheWeightsOfModules() throws {
    let whole = Self.module([("w", Self.weight)], parts: Pickle.dictionary([("a", Self.module([("b", Self.weight)]))]))
    let read = try load(whole)
    #expect(read.names == ["w", "a.b"] && read.notes.first?.message.contains("'anywhere.Net'") == true)
    #expect(try load(Pickle.dictionary([("epoch", Pickle.integer(3)), ("model", whole)])).names == ["w", "a.b"])
    #expect(failure(of: Self.module([]))?.code == .refused)
  }

  /// A module within itself, and one that lies in another twice, thirty times over.
  @Test func boundsModules() {
    let own =
      Pickle.global("a", "B") + [0x29, 0x81, 0x71, 9]
      + Pickle.dictionary([("_modules", Pickle.dictionary([("a", [0x68, 9])]))]) + [0x62]
    #expect(failure(of: own)?.code == .refused)
    var doubled = Self.module([("w", Self.weight)])
    for level in UInt8(10)..<40 {
      doubled =
        doubled + [0x71, level, 0x30]
        + Self.module([], parts: Pickle.dictionary([("a", [0x68, level]), ("b", [0x68, level])]))
    }
    #expect(failure(of: doubled)?.code == .refused)
  }

  /// Dictionaries that hold one another many times over are looked into once.
  @Test func looksIntoEachDictionaryOnce() {
    let own: [UInt8] =
      [0x7D, 0x71, 9, 0x28] + (0..<5000).flatMap { Pickle.string("k\($0)") + [0x68, 9] } + [0x75]
    #expect(failure(of: own)?.code == .unsupported)
  }

  /// Lengths beyond the end, references to nothing, and stacks that are too short.
  @Test(
    arguments: [
      [0x58, 0xFF, 0xFF, 0xFF, 0xFF], [0x8D] + [UInt8](repeating: 0xFF, count: 8), [0x8A, 0xFF], [0x54, 0, 0, 0, 0x80],
      [0x68, 7], [0x6A, 1, 2, 3, 4], [0x71, 0], [0x74], [0x52], [0x62], [0x73], [0x75], [0x61], [0x85], [0x30], [0x51],
      [0x7D, 0x28, 0x4E, 0x75], [0x5D, 0x28, 0x73], [0x29, 0x4E, 0x61], [0x4E, 0x4E], [], [0x28], [0x7D, 0x28],
      [0x63, 0x61], [0x63, 0x61, 0x0A, 0xFF, 0x0A], [0x4E, 0x29, 0x52], [0x28, 0x4E, 0x30, 0x30], [0x80, 9],
      [0x8C, 1, 0xFF],
    ] as [[UInt8]]) func findsTheDamage(_ object: [UInt8])
  {
    let error = failure(of: object)
    #expect(error?.code == .malformed || error?.code == .unsupported)
    #expect(error?.context["byte"] != nil || object.isEmpty || error?.code == .malformed)
  }

  @Test func acceptsNoTensorBeyondItsStorage() throws {
    let cases: [(shape: [Int], strides: [Int], offset: Int, count: Int)] = [
      ([5], [1], 0, 4), ([2], [4], 0, 4), ([2], [1], 3, 4), ([1], [1], 4, 4), ([2], [1], -1, 4), ([2], [-1], 1, 4),
      ([-2], [1], 0, 4), ([2, -1], [1, 1], 0, 4), ([2], [.max], 0, 4), ([2, 2], [.max - 1, .max - 1], 0, 4),
      ([.max, .max], [1, 1], 0, 4), ([0, .max, .max], [1, 1, 1], 0, 4), ([4], [1], .max, 4), ([4], [1], 0, 5),
      ([4], [1], 0, .max), ([4], [1], 0, -1), ([2], [], 0, 4), ([2], [1, 1], 0, 4), ([1 << 40], [0], 0, 4),
      ([1 << 20, 1 << 20], [0, 0], 0, 4), ([Int](repeating: 1, count: 65), [Int](repeating: 1, count: 65), 0, 4),
    ]
    for (shape, strides, offset, count) in cases {
      let tensor = Pickle.tensor(shape: shape, strides: strides, offset: offset, count: count)
      let error = failure(of: Pickle.dictionary([("w", tensor)]))
      #expect(error?.code == .malformed, "\(shape) \(strides) \(offset) \(count)")
    }
    // An axis of length 1 may have any stride: nothing moves along it. Nor does anything in an empty tensor.
    for (shape, strides) in [([1, 2, 1], [.max, 2, .min]), ([0, 3], [.max, -7])] as [([Int], [Int])] {
      let tensor = Pickle.tensor(shape: shape, strides: strides, count: 4)
      #expect((try? load(Pickle.dictionary([("w", tensor)])))?["w"]?.shape == (strides[1] < 0 ? [0, 3] : nil))
    }
    let single = Pickle.tensor(shape: [1, 2, 1], strides: [.max, 2, 77], count: 4)
    #expect(try load(Pickle.dictionary([("w", single)]))["w"]?.shape == [1, 2, 1])
  }

  /// Each tensor fits the storage, and all of them together are far larger than the file.
  @Test func boundsTheMemory() {
    let tensor = Pickle.tensor(shape: [1000, 1000], strides: [0, 1], count: 1000)
    let items = (0..<100).map { ("w\($0)", tensor) }
    #expect(failure(of: Pickle.dictionary(items), storage: 1000)?.message.contains("far larger") == true)
  }

  @Test func refusesTwoTensorsOfOneName() {
    let error = failure(of: Pickle.dictionary([("w", Self.weight), ("w", Self.weight)]))
    #expect(error?.code == .malformed && error?.context["tensor"] == "w")
  }

  @Test func refusesNumbersBeyond64Bits() {
    let tensor = Pickle.call(
      Pickle.global("torch._utils", "_rebuild_tensor_v3"),
      [
        Pickle.tuple([
          Pickle.string("storage"), Pickle.global("torch.storage", "UntypedStorage"), Pickle.string("0"),
          Pickle.string("cpu"), Pickle.integer(16),
        ]) + [0x51], Pickle.integer(0), Pickle.tuple([Pickle.integer(2)]), Pickle.tuple([Pickle.integer(1)]), [0x89],
        [0x7D], Pickle.global("torch", "uint64"),
      ])
    let pickle = Pickle.of(Pickle.dictionary([("w", tensor)]))
    let read = try? StateDictionary(
      ZipBuilder(pickle: pickle, storage: Pickle.little(Int.max) + Pickle.little(7)).bytes)
    #expect(read?["w"]?.integers == [.max, 7])
    let error = #expect(throws: ModelError.self) {
      try StateDictionary(ZipBuilder(pickle: pickle, storage: [UInt8](repeating: 0xFF, count: 16)).bytes)
    }
    #expect(error?.code == .unsupported)
  }
}
