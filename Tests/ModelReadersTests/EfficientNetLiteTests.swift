import ModelReaders
import TestSupport
import Testing

@Suite struct EfficientNetLiteTests {
  @Test func namesWhatDoesNotFit() throws {
    let architecture = try Architecture.named("efficientnet-lite0")
    let weights = try StateDictionary(contentsOf: Fixtures.path("goldens/narrow_resnet-1.pth"))
    let error = #expect(throws: ModelError.self) { try architecture.graph(weights: weights) }
    #expect(error?.code == .mismatch)
    #expect(error?.message.contains("missing: _conv_stem.weight") == true)
    #expect(error?.message.contains("left over: conv1.weight") == true)
  }

  @Test func namesTheNearestArchitecture() {
    let error = #expect(throws: ModelError.self) { try Architecture.named("efficientnet-light0") }
    #expect(error?.message.contains("efficientnet-lite0") == true)
  }

  /// One file in three formats holds one network.
  @Test func readsTheSameWeightsFromEveryFormat() throws {
    let names = ["pth", "legacy.pth", "safetensors"]
    let files = try names.map { try StateDictionary(contentsOf: Fixtures.path("goldens/tiny_densenet-1.\($0)")) }
    #expect(files[0].count > 100)
    for name in files[0].names {
      #expect(files[1][name] == files[0][name], "\(name)")
      #expect(files[2][name] == files[0][name], "\(name)")
    }
    #expect(files.allSatisfy { $0.count == files[0].count })
  }
}
