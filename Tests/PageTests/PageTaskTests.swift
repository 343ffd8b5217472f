import ActivationMaps
import Execution
import Foundation
import Imaging
import MetaCAM
import Page
import Tensors
import TestSupport
import Testing

/// Detectors, segmentations, networks of texts, of other pictures and of volumes over the API, against the library's own numbers.
@Suite(.serialized) struct PageTaskTests {
  private static let token = "0123456789abcdef-test"
  private let picture: [UInt8]

  init() throws { picture = try Self.image(seed: 4, side: 64).png() }

  private static func image(seed: UInt64, side: Int) -> Image {
    var random = SeededRandom(seed: seed)
    let pixels = (0..<side * side * 3).map { _ in UInt8(random.uniform(in: 0...255)) }
    return Image(width: side, height: side, pixels: pixels)
  }

  private func started(_ network: String) async throws -> PageServer {
    var options = PageOptions(networks: [Fixtures.path(network)], version: "test") { try Engine(threadCount: 1) }
    (options.port, options.token) = (0, Self.token)
    options.textModel = Fixtures.path("clip/text.onnx")
    options.vocabulary = Fixtures.path("clip/hub")
    options.commandLine = { "metacam \($0.subject) \($0.texts) \($0.region ?? "") \($0.likeness)" }
    return try await PageServer.started(options)
  }

  private func ask(
    _ server: PageServer, _ path: String, _ query: [(String, String)] = [], body: [UInt8]? = nil
  ) async throws -> Answer {
    var components = URLComponents()
    components.queryItems = query.map { URLQueryItem(name: $0.0, value: $0.1) }
    let port = server.port
    let line = "\(body == nil ? "GET" : "POST") /api/v1/\(path)?\(components.percentEncodedQuery ?? "") HTTP/1.1"
    return try await apart {
      let client = try TestClient(port: port)
      client.send(
        "\(line)\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(Self.token)\r\nConnection: close\r\n"
          + "Content-Length: \(body?.count ?? 0)\r\n\r\n")
      client.send(body ?? [])
      return Answer(client.receiveAll())
    }
  }

  private func sent(_ server: PageServer, _ bytes: [UInt8], name: String = "a.png") async throws -> String {
    let answer = try await ask(server, "pictures", [("name", name)], body: bytes)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(answer.json()["picture"] as? String)
  }

  private func task(_ server: PageServer, _ query: [(String, String)] = []) async throws -> [String: Any] {
    let networks = try #require(try await ask(server, "server").json()["networks"] as? [[String: Any]])
    let id = try #require(networks[0]["network"] as? String)
    return try await ask(server, "networks/\(id)", query).json()
  }

  private func classes(_ server: PageServer, _ query: [(String, String)]) async throws -> [[String: Any]] {
    let answer = try await ask(server, "predictions", query)
    #expect(answer.status == 200, "\(answer.text)")
    return try answer.json()["classes"] as? [[String: Any]] ?? []
  }

  /// The start of an explanation, and its map's values.
  private func map(
    _ server: PageServer, _ query: [(String, String)], method: String = "grad-cam"
  ) async throws -> (start: [String: Any], values: [Float]) {
    let events = try await ask(server, "explanations", query + [("methods", method)]).events()
    let start = try #require(events.first { $0.event == "start" }?.data, "\(events)")
    let id = try #require(events.first { $0.event == "map" }?.data["map"] as? String, "\(events)")
    let body = try await ask(server, "maps/\(id)", [("format", "float32")]).body
    return (
      start,
      body.withUnsafeBytes { bytes in
        (0..<body.count / 4).map { Float(bitPattern: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)) }
      }
    )
  }

  @Test func asksDetectors() async throws {
    let server = try await started("tasks/yolo.onnx")
    let id = try await sent(server, picture)
    #expect(try await task(server)["task"] as? String == "detect")
    let explainer = try Explainer(
      model: NetworkModel(
        named: Fixtures.path("tasks/yolo.onnx"),
        network: NetworkChoice(task: TaskChoice(detection: .init(threshold: 0.1, score: .match)))), engine: Engine())
    let input = try explainer.model.preprocessing.input(of: Image(decoding: picture))
    let query = [("picture", id), ("boxScore", "0.1"), ("boxTarget", "match")]
    let found = try await classes(server, query)
    let scores = try await explainer.scores(of: input)
    let boxes = try #require(scores.reading.boxes)
    #expect(found.count == min(10, boxes.count))
    for (place, one) in found.enumerated() {
      #expect(
        one["name"] as? String == scores.labels[place].name
          && one["probability"] as? Double == scores.probability(place))
      let box = try #require(one["box"] as? [Double])
      #expect(abs(box[0] * Double(input.view.width) - boxes[place].left) < 1e-9)
    }
    let name = try #require(found.last?["name"] as? String)
    let (start, values) = try await map(server, query + [("class", name)])
    #expect(start["className"] as? String == name)
    let expected = try await explainer.map(
      of: input, classIndex: found.count - 1, by: .gradCAM, ExplanationOptions())
    #expect(values == expected.elements)
    let unlikely = try await ask(server, "predictions", [("picture", id), ("boxScore", "1")])
    #expect(unlikely.status == 422 && unlikely.text.contains("no box"), "\(unlikely.text)")
    try await server.close()
  }

  @Test func asksSegmentations() async throws {
    let server = try await started("tasks/unet.onnx")
    let id = try await sent(server, picture)
    let mask = try await sent(
      server, try Image(width: 64, height: 64, pixels: (0..<64 * 64 * 3).map { $0 < 6000 ? 255 : 0 }).png(),
      name: "mask.png")
    #expect(try await task(server)["task"] as? String == "segment")
    let explainer = try Explainer(
      model: NetworkModel(named: Fixtures.path("tasks/unet.onnx")), engine: Engine())
    var input = try explainer.model.preprocessing.input(of: Image(decoding: picture))
    input.wholePicture = WholePicture(width: 64, height: 64) { try Image(decoding: picture) }
    var all: [[Float]] = []
    let regions: [(String, SegmentationRegion)] = [
      ("", .predicted), ("20,30", .point(x: 20, y: 30)),
      (mask, .mask(Tensor(shape: [64, 64], elements: (0..<64 * 64).map { $0 < 2000 ? 1 : 0 }))),
    ]
    for (region, expected) in regions {
      let asked = explainer.reading(as: explainer.model.over(expected))
      let (start, values) = try await map(server, [("picture", id), ("class", "top"), ("region", region)])
      let scores = try await asked.scores(of: input)
      let likeliest = Prediction.likeliest(1, of: scores)[0]
      #expect(start["class"] as? Int == likeliest.label.index)
      #expect(start["probability"] as? Double == likeliest.probability)
      #expect(
        try await asked.map(of: input, classIndex: likeliest.label.index, by: .gradCAM, ExplanationOptions()).elements
          == values)
      let command = try #require(start["command"] as? String)
      #expect(region.isEmpty || command.contains(region == mask ? "mask.png" : region), "\(command)")
      all.append(values)
    }
    #expect(all[0] != all[1] && all[1] != all[2])
    let outside = try await ask(server, "predictions", [("picture", id), ("region", "900,900")])
    #expect(outside.status == 422 && outside.text.contains("outside"), "\(outside.text)")
    #expect(try await ask(server, "predictions", [("picture", id), ("region", "nowhere")]).status == 404)
    try await server.close()
  }

  @Test func comparesWithTexts() async throws {
    let server = try await started("clip/convolutions.onnx")
    let id = try await sent(server, picture)
    let query = [("picture", id), ("texts", "a photo of a cat\n\na dog\n")]
    let found = try await classes(server, query)
    #expect(Set(found.compactMap { $0["name"] as? String }) == ["a photo of a cat", "a dog"])
    #expect(abs(found.compactMap { $0["probability"] as? Double }.reduce(0, +) - 1) < 1e-9)
    let (start, _) = try await map(server, query + [("class", "a dog - a photo of a cat")])
    #expect(start["className"] as? String == "a dog - a photo of a cat")
    #expect(
      (start["swift"] as? String)?.contains("comparing(with: TextChoice([\"a photo of a cat\", \"a dog\"]") == true)
    let words = try await ask(server, "words", query + [("class", "a photo of a cat")]).json()
    #expect(
      (words["words"] as? [[String: Any]])?.compactMap { $0["word"] as? String } == ["a", "photo", "of", "a", "cat"])
    // A sum of texts has none of its own.
    let sum = try await ask(server, "words", query + [("class", "a dog - a photo of a cat")]).json()
    #expect((sum["words"] as? [Any])?.isEmpty == true)
    #expect(try await ask(server, "words", [("picture", id)]).status == 422)
    let none = try await ask(server, "predictions", [("picture", id), ("task", "prompts")])
    #expect(none.status == 422 && none.text.contains("texts"), "\(none.text)")
    let twice = try await ask(server, "predictions", [("picture", id), ("texts", "a\na")])
    #expect(twice.status == 422 && twice.text.contains("twice"), "\(twice.text)")
    try await server.close()
  }

  @Test func comparesWithPictures() async throws {
    let server = try await started("clip/convolutions.onnx")
    let id = try await sent(server, picture)
    let other = try await sent(server, Self.image(seed: 5, side: 50).png(), name: "other.png")
    let found = try await classes(server, [("picture", id), ("like", "\(other),\(id)")])
    #expect(found.map { $0["name"] as? String } == ["a.png", "other.png"])
    #expect(abs((found[0]["probability"] as? Double ?? 0) - 1) < 1e-5)
    let (start, _) = try await map(server, [("picture", id), ("like", other), ("class", "0")])
    #expect((start["command"] as? String)?.contains("other.png") == true)
    #expect(try await ask(server, "predictions", [("picture", id), ("like", "unknown")]).status == 404)
    try await server.close()
  }

  /// A volume is shown as the sheet of its slices, and so are its maps.
  @Test func explainsVolumes() async throws {
    let server = try await started("volumes/network.onnx")
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: Fixtures.path("pictures/volume-i16.nii.gz"))))
    let id = try await sent(server, bytes, name: "v.nii.gz")
    let network = try await task(server)
    #expect(network["depth"] as? Int == 10)
    let explainer = try Explainer(
      model: NetworkModel(named: Fixtures.path("volumes/network.onnx")), engine: Engine(threadCount: 1))
    let volume = try bytes.withUnsafeBytes { try Volume(decoding: $0) }
    let input = try NetworkInput(of: volume, range: .auto, by: explainer.model.preprocessing)
    let sheet = try #require(input.volume).sheet(map: nil, by: Overlay())
    #expect(network["shownWidth"] as? Int == sheet.width && network["shownHeight"] as? Int == sheet.height)
    #expect(try Image(decoding: try await ask(server, "pictures/\(id)/view").body).pixels == sheet.pixels)
    let (start, values) = try await map(server, [("picture", id), ("class", "1")])
    #expect(start["width"] as? Int == sheet.width)
    let expected = try await explainer.map(of: input, classIndex: 1, by: .gradCAM, ExplanationOptions())
    let wanted = try VolumeView.sheet(of: expected)
    #expect(values == wanted.elements)
    let query = [("picture", id), ("class", "1"), ("methods", "grad-cam")]
    let png = try await ask(server, "exports", query)
    #expect(try png.body == #require(input.volume).sheet(map: expected, by: Overlay()).png())
    let told = try await ask(server, "exports", query + [("format", "json")]).json()
    let listed = try #require((told["maps"] as? [[String: Any]])?.first)
    #expect(listed["depth"] as? Int == 10 && (listed["values"] as? [Double])?.count == 10 * 12 * 14)
    let ensemble = try await ask(
      server, "ensembles", [("picture", id), ("class", "1"), ("methods", "grad-cam,layer-cam")]
    ).events()
    #expect(ensemble.last?.event == "done" && ensemble.contains { $0.event == "chosen" }, "\(ensemble.suffix(2))")
    // A picture is no volume, which is said.
    let flat = try await sent(server, picture)
    let refused = try await ask(server, "predictions", [("picture", flat)])
    #expect(refused.status >= 400 && refused.status < 500 && refused.text.contains("takes volumes"), "\(refused.text)")
    // An array of NumPy's with the axes of a volume alone.
    var header = "{'descr': '|u1', 'fortran_order': False, 'shape': (4, 5, 6), }"
    while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
    let array =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count + 1), 0] + Array((header + "\n").utf8)
      + (0..<120).map { UInt8($0) }
    let numbers = try await sent(server, array, name: "v.npy")
    #expect(try await map(server, [("picture", numbers)]).values.count == sheet.width * sheet.height)
    #expect(try await ask(server, "pictures/\(numbers)/thumbnail").status == 200)
    try await server.close()
  }
}
