import Files
import Foundation
import ModelReaders
import Tensors
import TestSupport
import Testing

@Suite struct PyTorchFileTests {
  static let files = [
    "types.pth", "types.legacy.pth", "layouts.pth", "layouts.legacy.pth", "protocol4.pth", "protocol5.legacy.pth",
    "checkpoint.pth", "checkpoint.legacy.pth", "nested.pth", "parts.legacy.pth", "types.safetensors",
  ]

  /// Exact: every element is either kept or rounded once, as PyTorch does.
  @Test(arguments: files) func readsWhatWasSaved(_ name: String) throws {
    let expected = try #require(try WeightFixtures.expected()[name])
    let read = WeightFixtures.description(try StateDictionary(contentsOf: Fixtures.path("weights/" + name)))
    #expect(read.map(\.name) == expected.map(\.name))
    for (tensor, expectedTensor) in zip(read, expected) { #expect(tensor == expectedTensor) }
  }

  @Test func findsByName() throws {
    let weights = try StateDictionary(contentsOf: Fixtures.path("weights/checkpoint.pth"))
    #expect(weights["0.weight"]?.shape == [4, 3, 3, 3])
    #expect(weights["1.num_batches_tracked"]?.integers == [1])
    #expect(weights["optimizer"] == nil)
    #expect(weights.first?.name == "0.weight")
    #expect(weights.count == weights.names.count)
    #expect(try weights.tensor("3.bias", shape: [2]).count == 2)
    let missing = #expect(throws: ModelError.self) { try weights.tensor("3.biass", shape: [2]) }
    #expect(missing?.code == .mismatch && missing?.message.contains("did you mean '3.bias'") == true)
    let unlike = #expect(throws: ModelError.self) { try weights.tensor("3.bias", shape: [3]) }
    #expect(unlike?.code == .mismatch && unlike?.context["expected"] == "[3]")
    #expect(throws: ModelError.self) { try weights.tensor("1.num_batches_tracked", shape: []) }
  }

  /// Floats that lie side by side are not copied; what is transposed, or stands at an odd address, is.
  @Test func looksIntoTheFile() throws {
    let file = Bytes(try WeightFixtures.bytes("layouts.pth"))
    let weights = try StateDictionary(bytes: file.buffer, owner: file)
    let isView = { (name: String) -> Bool? in
      weights[name]?.tensor?.withUnsafeElements { elements in
        let start = UnsafeRawPointer(elements.baseAddress)
        return file.buffer.indices.contains(start.map { $0 - (file.buffer.baseAddress ?? $0) } ?? -1)
      }
    }
    #expect(isView("whole") == true && isView("rows") == true && isView("tied.second") == true)
    #expect(isView("transposed") == false && isView("part") == false && isView("half.transposed") == false)

    let shifted = Bytes([0] + (try WeightFixtures.bytes("layouts.pth")))
    let copy = try StateDictionary(bytes: UnsafeRawBufferPointer(rebasing: shifted.buffer[1...]), owner: shifted)
    #expect(WeightFixtures.description(copy) == WeightFixtures.description(weights))
  }

  /// The tensors keep the mapping alive by themselves.
  @Test func outlivesTheDictionary() throws {
    func load() throws -> Tensor? {
      try StateDictionary(contentsOf: Fixtures.path("weights/layouts.pth"))["whole"]?.tensor
    }
    let expected = try WeightFixtures.expected()["layouts.pth"]?.first
    #expect(try load()?.elements.map { Int64($0.bitPattern) } == expected?.elements)
  }

  static let refused: [(String, ModelErrorCode, String)] = [
    ("complex.pth", .unsupported, "ComplexFloatStorage"),
    ("negated.pth", .unsupported, "clone()"), ("no-tensors.pth", .unsupported, "'epoch', 'loss'"),
    ("big-endian.pth", .unsupported, "big-endian"),
    ("expected.json", .unsupported, "neither a PyTorch file"),
  ]

  @Test(arguments: refused) func saysWhatItCannotRead(_ name: String, _ code: ModelErrorCode, _ part: String) {
    let path = Fixtures.path("weights/" + name)
    let error = #expect(throws: ModelError.self) { try StateDictionary(contentsOf: path) }
    #expect(error?.code == code)
    #expect(error?.message.contains(part) == true, "\(String(describing: error))")
    #expect(error?.context["file"] == path)
  }

  /// Of a module and of a program, the weights alone.
  @Test(arguments: ["whole-model.pth", "torchscript.pt"]) func readsWeightsBesideCode(_ name: String) throws {
    let weights = try StateDictionary(contentsOf: Fixtures.path("weights/" + name))
    #expect(weights.names.sorted() == ["bias", "weight"] && weights["weight"]?.shape == [2, 2])
    #expect(weights.notes.first?.message.contains("linear.Linear'") == true)
  }

  @Test func namesAMissingFile() {
    let error = #expect(throws: FileError.self) { try StateDictionary(contentsOf: Fixtures.path("weights/none.pth")) }
    #expect(error?.code == .notFound)
  }

  @Test(arguments: [
    ("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull"), ("<!DOCTYPE html>", "web page"),
    ("onnx", "neither"),
  ]) func hintsAtWhatTheFileIs(_ text: String, _ part: String) {
    let error = #expect(throws: ModelError.self) { try StateDictionary(Array(text.utf8)) }
    #expect(error?.code == .unsupported && error?.description.contains(part) == true)
  }
}
