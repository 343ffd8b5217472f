import Files
import Foundation
import ModelReaders
import TestSupport
import Testing

/// What is said of files that are no ONNX.
@Suite struct FileFormatTests {
  /// How a file of each format begins, as its own tools write it.
  private static let contents: [String: [[UInt8]]] = [
    "an ONNX file": [[8, 8, 0x12, 7] + Array("pytorch".utf8) + [0x3A, 2, 0x12, 0]],
    "a safetensors file": [[2, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8)],
    "a PyTorch file": [
      zip(["weights/data.pkl", "weights/data/0"]),
      [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E],
    ],
    "a Keras model": [zip(["metadata.json", "config.json", "model.weights.h5"])],
    "an HDF5 file, as Keras writes": [[0x89] + Array("HDF\r\n\u{1A}\n".utf8)],
    "a TensorFlow Lite model": [[0x1C, 0, 0, 0] + Array("TFL3".utf8)],
    "a TensorFlow.js model": [text(#"{"format": "graph-model", "modelTopology": {}, "weightsManifest": []}"#)],
    "the description of a Keras model without its weights": [text(#"{"class_name": "Functional", "config": {}}"#)],
    "a TensorFlow SavedModel": [[8, 1, 0x12, 9, 0x0A, 7, 0x22, 5] + Array("serve".utf8)],
    "a TensorFlow graph": [[0x0A, 14, 0x0A, 1, 0x78, 0x12, 9] + Array("Conv2D...".utf8) + [0x22, 2, 8, 27]],
    "a TensorFlow checkpoint": [[UInt8](repeating: 0, count: 40) + [0x57, 0xFB, 0x80, 0x8B, 0x24, 0x75, 0x47, 0xDB]],
    "a TorchScript program": [zip(["m/data.pkl", "m/code/__torch__.py", "m/constants.pkl"])],
    "a program of torch.export": [zip(["serialized_exported_program.json", "version"])],
    "an ExecuTorch program": [[0x30, 0, 0, 0] + Array("ET12".utf8)],
    "an archive of TorchServe": [zip(["model.pth", "MAR-INF/MANIFEST.json"])],
    "an OpenVINO network": [text("<?xml version=\"1.0\"?>\n<net name=\"m\" version=\"11\"><layers/></net>")],
    "a Core ML (CoreML) model": [[8, 4, 0x12, 2, 0x0A, 0, 0xA2, 0x1F, 2, 8, 1]],
    "a Caffe network": [
      [0x0A, 3] + Array("net".utf8) + [0xA2, 6, 2, 0x0A, 0],
      text("name: \"CaffeNet\"\nlayer {\n  name: \"data\"\n}"),
    ],
    "a Darknet network": [text("[net]\nbatch=1\n[convolutional]")],
    "a PaddlePaddle network": [
      [0x0A, 4, 8, 0, 0x10, 0, 0x22, 2, 8, 0], text(#"{"base_code":{"magic":"pir","trainable":true}}"#),
    ],
    "an ncnn network": [text("7767517\n3 3\nInput data 0 1 data")],
    "an MXNet network": [
      [0x12, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], text(#"{"nodes": [], "arg_nodes": [0]}"#),
    ],
    "an ONNX Runtime file": [[0x20, 0, 0, 0] + Array("ORTM".utf8)],
    "a GGUF file, as language models have": [Array("GGUF".utf8) + [3, 0, 0, 0]],
    "a MATLAB file": [text("MATLAB 5.0 MAT-file, Platform: GLNXA64")],
    "a TensorRT engine, which is built for one kind of GPU": [
      Array("ftrt".utf8) + [0, 0], Array("ptrt".utf8) + [0, 0],
    ],
    "a network built for one kind of device": [Array("RKNN".utf8) + [0, 0]],
    "a pickle of scikit-learn or joblib": [[0x80, 4, 0x8C, 15] + Array("sklearn.svm._cl".utf8) + [0x2E]],
    "a Python pickle, whose code is not run here": [[0x80, 4, 0x7D, 0x2E]],
    "a file of arrays of NumPy": [[0x93] + Array("NUMPY".utf8) + [1, 0], zip(["a.npy", "b.npy"])],
    "a pointer of Git LFS": [text("version https://git-lfs.github.com/spec/v1")],
    "a web page": [text("<!DOCTYPE html><html>")],
    "a picture": [[0xFF, 0xD8, 0xFF, 0xE0], [0x89, 0x50, 0x4E, 0x47], Array("RIFF....WEBP".utf8)],
    "an archive": [[0x1F, 0x8B, 8], [UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8)],
  ]

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func zip(_ names: [String]) -> [UInt8] {
    var zip = ZipBuilder(pickle: [])
    zip.entries = names.map { ZipBuilder.Entry(name: $0, contents: [0x7B, 0x7D]) }
    return zip.bytes
  }

  /// Only by name: their files begin with nothing of their own.
  private static let nameless: Set = [
    "a file of Torch7 in Lua", "an MNN network", "the data of an ONNX file", "weights of Flax",
  ]

  @Test func areAllKnown() {
    #expect(Set(FileFormat.all.map(\.name)).count == FileFormat.all.count)
    let extensions = FileFormat.all.flatMap(\.extensions)
    #expect(Set(extensions).count == extensions.count)
    for format in FileFormat.all {
      #expect((Self.contents[format.name] != nil) != Self.nameless.contains(format.name), "\(format.name)")
      #expect(!format.extensions.isEmpty || Self.contents[format.name] != nil, "\(format.name)")
    }
    #expect(Self.contents.keys.allSatisfy { name in FileFormat.all.contains { $0.name == name } })
  }

  /// Whatever the file is called; and a network's error is one line that names the format and a way on.
  @Test(arguments: FileFormat.all.map(\.name)) func areKnownByContent(_ name: String) throws {
    for (index, bytes) in (Self.contents[name] ?? []).enumerated() {
      let owner = Bytes(bytes)
      let found = FileFormat.of(owner.buffer)
      #expect(found?.name == name, "\(index)")
      guard found?.use == .neither else { continue }
      let folder = try Folder()
      let path = try folder.write("other.onnx", bytes)
      let error = #expect(throws: ModelError.self) { try NetworkFile(contentsOf: path) }
      expectRefusal(error, of: name, "\(index)")
      let asWeights = #expect(throws: ModelError.self) { try StateDictionary(contentsOf: path) }
      #expect(asWeights?.message.hasPrefix("this is \(name)") == true && asWeights?.context["file"] == path)
    }
  }

  @Test(arguments: FileFormat.all.flatMap(\.extensions)) func areKnownByName(_ ending: String) throws {
    let format = try #require(FileFormat.named("some.folder/MY model.\(ending.uppercased())"))
    #expect(format.extensions.contains(ending))
    #expect(NetworkFile.isPath("mine.\(ending)"))
    guard format.use == .neither else { return }
    // Bytes that say nothing.
    let folder = try Folder()
    let path = try folder.write("mine.\(ending)", [0xF3, 0xF3, 0xF3])
    let error = #expect(throws: ModelError.self) { try NetworkFile(contentsOf: path) }
    expectRefusal(error, of: format.name, "\(ending)")
  }

  private func expectRefusal(_ error: ModelError?, of name: String, _ comment: String) {
    let line = error?.description ?? ""
    #expect(error?.code == .unsupported && error?.context["file"] != nil, "\(comment)")
    #expect(line.contains(name) && !line.contains("\n") && error?.remedy != nil, "\(line)")
    let wayOn = ["ONNX", ".onnx", "unpack", "download", "git lfs pull"]
    #expect(wayOn.contains(where: "\(error?.remedy ?? "")".contains), "\(line)")
  }

  // MARK: - Weights and networks

  @Test func namesTheOtherPlace() throws {
    let weights = #expect(throws: ModelError.self) {
      try NetworkFile(contentsOf: Fixtures.path("weights/types.safetensors"))
    }
    #expect(weights?.remedy?.means == [.option(.model), .option(.weights)])
    let network = #expect(throws: ModelError.self) {
      try StateDictionary(contentsOf: Fixtures.path("goldens/narrow_resnet-1.onnx"))
    }
    #expect(network?.remedy?.means == [.option(.model), .option(.weights)])
  }

  @Test func readsONNXUnderAnyName() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("goldens/narrow_resnet-1.onnx")))
    let folder = try Folder()
    let path = try folder.write("model.h5", Array(bytes))
    #expect(try NetworkFile(contentsOf: path).graph.outputs.count == 1)
    // Cut short it is still one, of which nothing else is said.
    for tenth in 1..<10 {
      let cut = try folder.write("cut.onnx", Array(bytes.prefix(bytes.count * tenth / 10)))
      let error = #expect(throws: ModelError.self) { try NetworkFile(contentsOf: cut) }
      #expect(error?.code == .malformed, "\(tenth)")
    }
  }

  @Test(arguments: [
    ("saved_model.pb", "a TensorFlow SavedModel"), ("model.onnx", "a folder with an ONNX file"),
    ("inference.pdmodel", "a PaddlePaddle network"), ("notes.txt", "a folder without a network"),
    ("coremldata.bin", "a Core ML (CoreML) model"),
  ])
  func knowsFolders(_ file: String, _ says: String) throws {
    let folder = try Folder()
    _ = try folder.write(file, [1])
    let error = #expect(throws: ModelError.self) { try NetworkFile(contentsOf: folder.path) }
    #expect(error?.code == .unsupported && error?.message.contains(says) == true)
    #expect(error?.context["file"] == folder.path)
  }

  @Test func tellsNamesFromPaths() {
    for name in ["resnet18", "efficientnet-lite7", "squeezenet1_0", "nothing"] { #expect(!NetworkFile.isPath(name)) }
    for path in ["a/b", "x.onnx", "model.KERAS", "saved_model.pb", "/"] { #expect(NetworkFile.isPath(path)) }
  }

  @Test func survivesAnyBytes() {
    var state: UInt64 = 13
    for length in 0..<400 {
      let bytes = (0..<length).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      for start in [[], [0x50, 0x4B, 3, 4], [0x80, 2], [8, 1]] as [[UInt8]] {
        let owner = Bytes(start + bytes)
        _ = FileFormat.of(owner.buffer)
      }
    }
  }
}

/// A folder that goes when its last user does.
private final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("formats-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
