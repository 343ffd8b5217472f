import Files
import Foundation
import ModelReaders
import Tensors
import TestSupport
import Testing

@Suite struct SafetensorsFileTests {
  private let path = NSTemporaryDirectory() + "metacam-\(UUID().uuidString).safetensors"

  private func load(_ header: String, _ elements: Int = 0) throws(ModelError) -> SafetensorsFile {
    let json = Array(header.utf8)
    let owner = Bytes(PickleBuilder.little(UInt64(json.count)) + json + [UInt8](repeating: 0, count: elements))
    return try SafetensorsFile(bytes: owner.buffer, owner: owner)
  }

  @Test func readsMetadata() throws {
    let file = try SafetensorsFile(contentsOf: Fixtures.path("weights/types.safetensors"))
    #expect(file.metadata == ["format": "pt", "note": "ä\t\\"])
    #expect(file.tensors["größe \"π\"\n😀"]?.shape == [2, 2])
  }

  @Test func readsBackWhatItWrote() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tensors: [(name: String, tensor: Tensor)] = [
      ("z", Tensor(shape: [2, 3], elements: [1, -2, .infinity, 0.1, .leastNonzeroMagnitude, -0.0])),
      ("a \"\\/\u{1}\n ü 😀", Tensor(7)),
      ("empty", Tensor(shape: [0, 4], elements: [])), ("", Tensor(shape: [1], repeating: 3)),
    ]
    try SafetensorsFile.write(tensors, metadata: ["b": "2\"", "a": "1"], to: path)
    let file = try SafetensorsFile(contentsOf: path)
    #expect(file.tensors.names == tensors.map(\.name))
    for (name, tensor) in tensors { #expect(file.tensors[name] == .floats(tensor)) }
    #expect(file.metadata == ["a": "1", "b": "2\""])

    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes[0] % 8 == 0)
    try SafetensorsFile.write(tensors, metadata: ["a": "1", "b": "2\""], to: path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  /// The format itself, byte for byte.
  @Test func writesTheFormat() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try SafetensorsFile.write([("w", Tensor(shape: [1], elements: [1.5]))], to: path)
    let header = #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
    let padded = Array(header.utf8) + [UInt8](repeating: 0x20, count: (8 - header.utf8.count % 8) % 8)
    let expected = PickleBuilder.little(UInt64(padded.count)) + padded + PickleBuilder.little(Float(1.5).bitPattern)
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: path))) == expected)
  }

  @Test func writesAnEmptyFile() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try SafetensorsFile.write([], to: path)
    #expect(try SafetensorsFile(contentsOf: path).tensors.isEmpty)
  }

  /// The length of its header may begin like a pickle, or like any other file.
  @Test(arguments: [128, 80 + 256 * 75]) func isToldFromAPickle(_ length: Int) throws {
    let header = #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
    let padded = Array(header.utf8) + [UInt8](repeating: 0x20, count: length - header.utf8.count)
    let owner = Bytes(PickleBuilder.little(UInt64(padded.count)) + padded + PickleBuilder.little(Float(1.5).bitPattern))
    #expect(owner.buffer[0] == 0x80 || owner.buffer.starts(with: [0x50, 0x4B]))
    #expect(try StateDictionary(bytes: owner.buffer, owner: owner)["w"]?.shape == [1])
  }

  @Test func refusesNamesThatAreTaken() {
    let tensor = Tensor(1)
    for names in [["a", "a"], ["__metadata__"]] {
      #expect(throws: ModelError.self) { try SafetensorsFile.write(names.map { ($0, tensor) }, to: path) }
    }
    #expect(throws: FileError.self) { try SafetensorsFile.write([("a", tensor)], to: path + "/missing/file") }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func readsAnyFormOfJSON() throws {
    let header =
      " {\n\"\\u0061\\uD83D\\uDE00\\/\" :\t{ \"shape\": [ ] , \"data_offsets\":[0,2],\"dtype\":"
      + "\"\\u0046\\u00316\"} }\r\n "
    #expect(try load(header, 2).tensors.names == ["a😀/"])
    #expect(try load("{}").tensors.isEmpty)
    #expect(try load(#"{"__metadata__":{}}"#).metadata.isEmpty)
  }

  @Test(arguments: [
    "", "{", "[]", "null", "{}x", "{,}", #"{"a"}"#, #"{"a":1}"#, #"{"a":{}}"#, #"{"__metadata__":{"a":1}}"#,
    #"{"__metadata__":{"a":"1","a":"2"}}"#, #"{"__metadata__":{},"__metadata__":{}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}"#,
    #"{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[0,9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775803,9223372036854775807]}}"#,
    #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"\uD800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"\uD800\u0041":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"\u+123":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"\x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, "{\"\n\":{}}", #"{"a"#, #"{"a\"#, #"{"a\u00"#,
  ]) func findsTheDamage(_ header: String) {
    let error = #expect(throws: ModelError.self) { try load(header, 4) }
    #expect(error?.code == .malformed)
  }

  @Test func refusesGapsAndLeftOvers() {
    let part = { (name: String, start: Int, end: Int) in
      #""\#(name)":{"dtype":"U8","shape":[\#(end - start)],"data_offsets":[\#(start),\#(end)]}"#
    }
    #expect(throws: Never.self) { try load("{\(part("b", 2, 4)),\(part("a", 0, 2))}", 4) }
    for (header, elements) in [
      ("{\(part("a", 0, 2)),\(part("b", 3, 4))}", 4), ("{\(part("a", 1, 4))}", 4), ("{\(part("a", 0, 3))}", 4),
      ("{\(part("a", 0, 5))}", 4), ("{\(part("a", 0, 3)),\(part("b", 2, 4))}", 4),
    ] {
      #expect(throws: ModelError.self) { try load(header, elements) }
    }
  }

  @Test func refusesUnknownTypesByName() {
    let error = #expect(throws: ModelError.self) {
      try load(#"{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}"#, 4)
    }
    #expect(
      error?.code == .unsupported && error?.message.contains("F8_E4M3") == true && error?.context["tensor"] == "a")
  }

  /// A million brackets, and a header that claims to be longer than the file or than the limit.
  @Test func boundsTheHeader() {
    #expect(throws: ModelError.self) { try load(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: ModelError.self) { try load(String(repeating: #"{"a":"#, count: 200_000)) }
    for length in [3, 1 << 20, 100_000_001, UInt64(1) << 63, .max] as [UInt64] {
      let owner = Bytes(PickleBuilder.little(length) + Array("{}".utf8))
      #expect(throws: ModelError.self) { try SafetensorsFile(bytes: owner.buffer, owner: owner) }
    }
    #expect(throws: ModelError.self) { try StateDictionary([2, 0, 0, 0, 0, 0, 0]) }
  }
}
