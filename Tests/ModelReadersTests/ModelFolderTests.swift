import Foundation
import Graphs
import ModelReaders
import TestSupport
import Testing

/// Folders of model hubs; the whole folders were saved by their libraries, by `Scripts/fixtures/make_folder_fixtures.py`.
@Suite struct ModelFolderTests {
  private struct Expected: Decodable {
    let input: [Int]
    let logits: [Double]
  }

  /// Computed in double precision there and here, with weights of 16 bits.
  @Test(arguments: ["hub-resnet", "hub-vit", "timm-convnext"]) func computesWhatTheLibraryDoes(_ name: String) throws {
    let folder = try ModelFolder(contentsOf: Fixtures.path("folders/\(name)"))
    let file = URL(fileURLWithPath: Fixtures.path("folders/\(name).expected.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
    let count = expected.input.reduce(1, *)
    let input = ReferenceTensor(
      shape: expected.input, elements: (0..<count).map { Double((37 * $0) % 101) / 50 - 1 })
    let graph = try folder.graph.specialised(inputShapes: ["input": expected.input])
    let logits = try #require(try graph.evaluated(["input": input])["logits"])
    #expect(logits.shape == [1, 4])
    for (value, wanted) in zip(logits.elements, expected.logits) { #expect(abs(value - wanted) < 1e-5) }
    #expect(try folder.classNames?.labels(count: 4).map(\.name) == ["tabby", "tiger cat", "lynx", "red, green"])
    #expect(folder.classes == .exclusive && folder.notes.isEmpty)
  }

  /// Names of the folder, as well as our own.
  @Test func knowsLayersByTheFoldersNames() throws {
    let folder = try ModelFolder(contentsOf: Fixtures.path("folders/hub-vit"))
    let graph = try folder.graph.specialised()
    let layer = try graph.defaultTargetLayer
    #expect(layer.value == "encoder.layers.encoder_layer_1.ln_1" && layer.shape == [1, 24, 4, 4] && !layer.isGuess)
    #expect(try graph.targetLayer(named: "vit.encoder.layer.1.layernorm_before") == layer)
  }

  // MARK: - Pictures

  @Test func preparesPicturesAsTheirProcessorsDo() throws {
    func format(_ name: String) throws -> PictureFormat {
      try ModelFolder(contentsOf: Fixtures.path("folders/\(name)")).pictures
    }
    let resnet = try format("hub-resnet")
    #expect(resnet.resizing == .shorterSide(80) && resnet.crop?.height == 64 && resnet.interpolation == .bilinear)
    #expect(resnet.mean == [0.4] && resnet.standardDeviation == [0.2] && resnet.roundsCropDown)
    let vit = try format("hub-vit")
    #expect(
      vit.crop == nil && vit.size?.width == 32 && vit.mean == [0.5, 0.5, 0.5] && abs(vit.factor * 255 - 1) < 1e-9)
    let convnext = try format("timm-convnext")
    #expect(convnext.resizing == .shorterSide(256) && convnext.size?.height == 224 && !convnext.roundsCropDown)
  }

  /// What is written into `preprocessor_config.json` in place of a value that is there.
  @Test(arguments: [
    (#""size": 48"#, "48 × 48, nil"), (#""size": {"height": 40, "width": 48}"#, "40 × 48, nil"),
    (#""do_center_crop": true, "crop_size": 24"#, "32 × 32, 24 × 24"),
  ])
  func readsSizes(_ change: String, _ expected: String) throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.change("preprocessor_config.json", change)
    let pictures = try ModelFolder(contentsOf: folder.path).pictures
    guard case .both(let size) = pictures.resizing else { throw ModelError(.malformed, expected) }
    let crop = pictures.crop.map { "\($0.height) × \($0.width)" } ?? "nil"
    #expect("\(size.height) × \(size.width), \(crop)" == expected)
  }

  @Test func readsFactorsAndShifts() throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.change(
      "preprocessor_config.json",
      #""image_processor_type": "EfficientNetImageProcessor", "rescale_factor": 0.0078125, "rescale_offset": true"#)
    let pictures = try ModelFolder(contentsOf: folder.path).pictures
    // (v/128 − 1 − 0.5)/0.5/0.5
    #expect(pictures.factor == 0.0078125 && pictures.mean == [1.5, 1.5, 1.5])
    #expect(pictures.standardDeviation == [0.25, 0.25, 0.25])
  }

  @Test func saysWhereNothingIsSaidOfPictures() throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.remove("preprocessor_config.json")
    let model = try ModelFolder(contentsOf: folder.path)
    #expect(model.pictures.size?.height == 32 && model.notes.count == 1)
  }

  // MARK: - Strangers' folders

  @Test(arguments: [
    (#""model_type": "bert""#, ModelErrorCode.unsupported, "'bert' as 'model_type' is not built in"),
    (#""hidden_size": -24"#, .malformed, "'hidden_size' is no whole number from 1 to 65536"),
    (#""hidden_size": 9223372036854775807"#, .malformed, "'hidden_size'"),
    (#""hidden_size": 25"#, .malformed, "no multiple of 'num_attention_heads'"),
    (#""num_hidden_layers": 1e300"#, .malformed, "'num_hidden_layers'"),
    (#""num_hidden_layers": 513"#, .malformed, "'num_hidden_layers'"),
    (#""num_hidden_layers": 3"#, .mismatch, "missing: vit.encoder.layer.2.layernorm_before.weight"),
    (#""image_size": 64"#, .mismatch, "vit.embeddings.position_embeddings is [1, 17, 24], not [1, 65, 24]"),
    (#""image_size": [32, 64]"#, .malformed, "'image_size' is not the side of a square"),
    (#""patch_size": 33"#, .malformed, "'patch_size' is larger"), (#""patch_size": 0"#, .malformed, "'patch_size'"),
    (#""num_channels": 7"#, .malformed, "'num_channels'"), (#""hidden_act": "mish""#, .unsupported, "'mish'"),
    (#""qkv_bias": "yes""#, .malformed, "'qkv_bias' is neither true nor false"),
    (#""id2label": {"0": "a", "2": "b"}"#, .malformed, "does not number its 2 names"),
    (#""problem_type": "regression""#, .unsupported, "'regression'"),
  ])
  func refusesConfigurations(_ change: String, _ code: ModelErrorCode, _ text: String) throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.change("config.json", change)
    expectError(folder, code, text)
  }

  @Test(arguments: [
    (#""resample": 5"#, ModelErrorCode.unsupported, "the code 5"),
    (#""size": {"shortest_edge": 32}"#, .unsupported, "ratio"),
    (#""size": -1"#, .malformed, "'size'"), (#""image_std": [1, 0, 1]"#, .malformed, "not above 0"),
    (#""image_mean": [1, 2]"#, .malformed, "neither one number nor three"),
    (#""do_pad": true"#, .unsupported, "'do_pad'"),
    (#""image_processor_type": "SamImageProcessor""#, .unsupported, "'SamImageProcessor'"),
    (#""rescale_factor": 0"#, .malformed, "'rescale_factor'"),
  ])
  func refusesPictures(_ change: String, _ code: ModelErrorCode, _ text: String) throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.change("preprocessor_config.json", change)
    expectError(folder, code, text)
  }

  @Test(arguments: [
    (#""architecture": "maxxvit_rmlp_nano_rw_256""#, ModelErrorCode.unsupported, "'maxxvit_rmlp_nano_rw_256'"),
    (#""model_args": {"use_grn": true}"#, .unsupported, "a value as 'use_grn'"),
    (#""model_args": {"depths": [1, 1, 1, 1], "dims": [8, 8, 16]}"#, .malformed, "'dims' is no list of 4 numbers"),
    (#""model_args": {"depths": [1, 0, 1, 1]}"#, .malformed, "'depths' holds"),
    (#""global_pool": "max""#, .unsupported, "'max' as 'global_pool'"),
    (#""pretrained_cfg": {"crop_mode": "border"}"#, .unsupported, "'border'"),
    (#""pretrained_cfg": {"interpolation": "random"}"#, .unsupported, "'random'"),
    (#""pretrained_cfg": {"std": [0, 1, 1]}"#, .malformed, "'std'"),
    (#""pretrained_cfg": {"input_size": [3, 0, 64]}"#, .malformed, "'input_size'"),
  ])
  func refusesConfigurationsOfTimm(_ change: String, _ code: ModelErrorCode, _ text: String) throws {
    let folder = try ChangedFolder("timm-convnext")
    // The arguments stand in for the ones that are saved, and pooling stands among them too.
    let parts = change.contains("global_pool") ? [change, #""model_args": {}"#] : [change]
    for part in parts { try folder.change("config.json", part) }
    expectError(folder, code, text)
  }

  @Test(arguments: ["../hub-vit/a", "/etc/passwd", "", "..", "a\\u0000b", "sub/model.safetensors"])
  func leavesNoFolder(_ file: String) throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.change("model.safetensors.index.json", #""weight_map": {"classifier.bias": "\#(file)"}"#)
    expectError(folder, .refused, "no file of the folder itself")
  }

  @Test func namesWhatAnIndexGetsWrong() throws {
    let folder = try ChangedFolder("hub-vit")
    try folder.change(
      "model.safetensors.index.json", #""weight_map": {"nothing.weight": "model-00001-of-00002.safetensors"}"#)
    expectError(folder, .mismatch, "'nothing.weight'")
    try folder.change("model.safetensors.index.json", #""weight_map": {"nothing.weight": 7}"#)
    expectError(folder, .malformed, "no name of a file")
    try folder.remove("model.safetensors.index.json")
    expectError(folder, .malformed, "the folder has no weights")
    try folder.write("config.json", "[1, 2")
    expectError(folder, .malformed, "config.json cannot be read")
  }

  private func expectError(
    _ folder: ChangedFolder, _ code: ModelErrorCode, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: ModelError.self, sourceLocation: sourceLocation) {
      try ModelFolder(contentsOf: folder.path)
    }
    #expect(error?.code == code, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    #expect(error?.message.contains(text) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    #expect(error?.message.contains("\n") == false, sourceLocation: sourceLocation)
  }
}

/// A copy of a fixture, for changing what is in it; it goes with the object.
private final class ChangedFolder {
  let path = NSTemporaryDirectory() + "metacam-folder-\(UUID().uuidString)"

  init(_ name: String) throws {
    try FileManager.default.copyItem(atPath: Fixtures.path("folders/\(name)"), toPath: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Sets members of the object that a file holds.
  /// - Parameter members: as they stand in JSON.
  func change(_ file: String, _ members: String) throws {
    let place = URL(fileURLWithPath: "\(path)/\(file)")
    let old = try JSONSerialization.jsonObject(with: Data(contentsOf: place)) as? [String: Any] ?? [:]
    let new = try JSONSerialization.jsonObject(with: Data("{\(members)}".utf8)) as? [String: Any] ?? [:]
    try JSONSerialization.data(withJSONObject: old.merging(new) { $1 }).write(to: place)
  }

  func write(_ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }
}
