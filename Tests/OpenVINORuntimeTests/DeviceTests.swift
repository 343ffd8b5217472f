import Foundation
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

@Suite struct DeviceTests {
  @Test func namesAreInSmallLetters() {
    #expect(Device("CPU") == .processor)
    #expect(Device("GPU.1").slug == "gpu.1")
  }

  @Test func findsTheProcessor() throws {
    let devices = try Core.devices
    #expect(devices.contains(.processor))
    #expect(Set(devices).count == devices.count)
  }

  /// Also what OpenVINO takes for a device although it is a way to choose one, or a list of them.
  @Test(arguments: ["gpuu", "cpv", "", "auto", "multi:cpu", "cpu,", "c\u{0}pu", "cpu.7"])
  func saysWhichThereAre(name: String) throws {
    let error = #expect(throws: RuntimeError.self) { try Core(.init(device: Device(name))) }
    #expect(error?.code == .unknownName)
    let list = try Core.devices.map(\.slug).joined(separator: ", ")
    #expect(error?.message == "there is no device '\(name)' here; there are: \(list)")
  }

  /// Every device of this machine runs the same network, and none takes the program that another one compiled.
  @Test func everyDeviceKeepsItsOwnPrograms() async throws {
    let folder = NSTemporaryDirectory() + "metacam-devices-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let caches = try Core.devices.map { try ModelCache(folder: folder, core: Core(.init(device: $0))) }
    let paths = try caches.map { cache in
      var hash = cache.hash()
      hash.combine("network")
      return try cache.entryPath(for: hash)
    }
    #expect(Set(paths).count == caches.count)
    for cache in caches {
      var hash = cache.hash()
      hash.combine("network")
      let program = try cache.compiledModel(for: hash) {
        try Model(path: Fixtures.path("onnx/add.onnx"), core: cache.core)
      }
      let ones = Tensor(shape: [2, 3], repeating: 1)
      #expect(try await program.run([ones, ones]) == [Tensor(shape: [2, 3], repeating: 2)])
    }
  }
}
