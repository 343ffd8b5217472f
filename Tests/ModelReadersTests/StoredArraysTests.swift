import Files
import Graphs
import ModelReaders
import TestSupport
import Testing

/// Arrays as they are stored, out of files that another program has written.
@Suite struct StoredArraysTests {
  private static func file(header: String, elements: [UInt8], length: Int? = nil) throws -> TemporaryFile {
    let file = TemporaryFile(ending: ".safetensors")
    let text = Array(header.utf8)
    let size = withUnsafeBytes(of: UInt64(length ?? text.count).littleEndian) { Array($0) }
    try AtomicFile.write(size + text + elements, to: file.path)
    return file
  }

  @Test func keepsTypesAndBytes() throws {
    let file = try Self.file(
      header: """
        {"a":{"dtype":"U8","shape":[2,1],"data_offsets":[0,2]},"b":{"dtype":"U16","shape":[2],"data_offsets":[2,6]}}
        """, elements: [7, 8, 1, 2, 3, 4])
    let arrays = try StoredArrays(contentsOf: file.path)
    #expect(arrays.names == ["a", "b"])
    try arrays.withArray("a") {
      #expect($0.elementType == .uint8 && $0.shape == [2, 1] && $0.bytes.elementsEqual([7, 8]))
    }
    try arrays.withArray("b") {
      #expect($0.elementType == .uint16 && $0.shape == [2] && $0.bytes.elementsEqual([1, 2, 3, 4]))
    }
    #expect(throws: ModelError.self) { try arrays.withArray("c") { _ in } }
  }

  /// Each is refused before a byte of the elements is looked at.
  @Test(arguments: [
    #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,2]}}"#,
    #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#,
    #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
    #"{"a":{"dtype":"U8","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#,
    #"{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,4]}}"#, "", "[]",
  ])
  func refusesWhatIsNone(header: String) throws {
    let file = try Self.file(header: header, elements: [1, 2, 3, 4])
    #expect(throws: ModelError.self) { try StoredArrays(contentsOf: file.path) }
  }

  @Test func refusesALengthBeyondTheFile() throws {
    let file = try Self.file(header: "{}", elements: [], length: 1 << 40)
    #expect(throws: ModelError.self) { try StoredArrays(contentsOf: file.path) }
  }
}
