import ActivationMaps
import Evaluation
import Execution
import Foundation
import Imaging
import MetaCAM
import ModelReaders
import Page
import Studies
import Tensors
import TestSupport
import Testing

/// The API over a small network, against the library's own numbers.
@Suite(.serialized) struct PageServerTests {
  private let folder: URL
  private let network: String
  private let picture: [UInt8]
  private static let token = "0123456789abcdef-test"

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("metacam-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    network = folder.appendingPathComponent("small.onnx").path
    var small = SmallNetwork(seed: 3)
    try small.convolution(6, stride: 2, bias: true, name: "conv")
    try small.relu("layer")
    try small.convolution(8, bias: true, name: "next")
    try small.relu("last")
    try small.classify(5)
    try Data(ONNXWriter.bytes(of: small.graph)).write(to: URL(fileURLWithPath: network))
    var random = SeededRandom(seed: 1)
    let image = Image(
      width: 40, height: 30, pixels: (0..<3600).map { _ in UInt8(random.uniform(in: 0...255)) })
    picture = try image.png()
  }

  private func started(_ change: (inout PageOptions) -> Void = { _ in }) async throws -> PageServer {
    var options = PageOptions(networks: [network], version: "test") { try Engine(threadCount: 1) }
    options.port = 0
    options.token = Self.token
    options.commandLine = { "metacam \($0.subject) \($0.methods.joined(separator: " "))" }
    change(&options)
    return try await PageServer.started(options)
  }

  private func ask(
    _ server: PageServer, _ path: String, method: String = "GET", body: [UInt8] = [], token: String = token,
    headers: String = ""
  ) async throws -> Answer {
    let port = server.port
    return try await apart {
      let client = try TestClient(port: port)
      client.send(
        "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)\r\nConnection: close\r\n"
          + "Content-Length: \(body.count)\r\n\(headers)\r\n")
      client.send(body)
      return Answer(client.receiveAll())
    }
  }

  private func sent(_ server: PageServer, name: String = "a.png") async throws -> String {
    let answer = try await ask(server, "/api/v1/pictures?name=\(name)", method: "POST", body: picture)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(answer.json()["picture"] as? String)
  }

  private func explainer() throws -> (Explainer, NetworkInput) {
    let explainer = try Explainer(model: NetworkModel(named: network), engine: Engine(threadCount: 1))
    return (explainer, try explainer.model.preprocessing.input(of: Image(decoding: picture)))
  }

  @Test func servesThePageToWhoHasTheToken() async throws {
    let server = try await started()
    #expect(server.url == "http://127.0.0.1:\(server.port)/?token=\(Self.token)")
    #expect(try await ask(server, "/healthz", token: "").text == "ok\n")
    for path in ["/", "/metrics", "/assets/core/main.js", "/api/v1/server", "/api/v1/nothing", "/nothing"] {
      #expect(try await ask(server, path, token: "wrong").status == 401, "\(path)")
    }
    let page = try await ask(server, "/")
    #expect(page.status == 200 && page.text.contains("<title>MetaCAM</title>"))
    #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
    #expect(page.headers["x-content-type-options"] == "nosniff")
    let tag = try #require(page.headers["etag"])
    #expect(try await ask(server, "/", headers: "If-None-Match: \(tag)\r\n").status == 304)
    #expect(try await ask(server, "/assets/core/main.js").headers["content-type"] == "text/javascript; charset=utf-8")
    #expect(try await ask(server, "/assets/styles/look.css").text.contains("--ink"))
    #expect(try await ask(server, "/assets/../README.md").status == 404)
    #expect(try await ask(server, "/assets/%2e%2e/%2e%2e/Package.swift").status == 404)
    #expect(try await ask(server, "/", method: "DELETE").status == 405)
    // A browser gets a page that says what to do, and scripts JSON.
    let closed = try await ask(server, "/", token: "wrong", headers: "Accept: text/html,*/*\r\n")
    #expect(closed.status == 401 && closed.headers["content-type"] == "text/html; charset=utf-8")
    #expect(
      closed.text.contains("the address that the server printed") && closed.headers["content-security-policy"] != nil)
    #expect(try await ask(server, "/", token: "wrong").headers["content-type"] == "application/problem+json")
    #expect(try await ask(server, "/metrics").text.contains("metacam_requests_total{route=\"page\",status=\"200\"}"))
    try await server.close()
  }

  @Test func predictsAsTheLibrary() async throws {
    let server = try await started()
    let id = try await sent(server)
    let answer = try await ask(server, "/api/v1/predictions?picture=\(id)&limit=3")
    let classes = try #require(answer.json()["classes"] as? [[String: Any]], "\(answer.text)")
    let (explainer, input) = try explainer()
    let expected = Prediction.likeliest(3, of: try await explainer.scores(of: input))
    #expect(classes.map { $0["class"] as? Int } == expected.map(\.label.index))
    #expect(classes.map { $0["probability"] as? Double } == expected.map(\.probability))
    try await server.close()
  }

  /// Every method's map comes, cheap ones first, and is the library's; asked again, it is there at once.
  @Test func explainsAsTheLibrary() async throws {
    let server = try await started()
    let id = try await sent(server)
    let path = "/api/v1/explanations?picture=\(id)&class=2&methods=score-cam,grad-cam,ablation-cam,full-grad,eigen-cam"
    let events = try await ask(server, path).events()
    #expect(events.first?.event == "start" && events.last?.event == "done", "\(events.map(\.event))")
    let start = try #require(events.first?.data)
    #expect(start["methods"] as? [String] == ["grad-cam", "eigen-cam", "full-grad", "ablation-cam", "score-cam"])
    #expect(start["class"] as? Int == 2)
    #expect(start["command"] as? String == "metacam 2 score-cam grad-cam ablation-cam full-grad eigen-cam")
    #expect((start["swift"] as? String)?.contains(#"Method.named(["score-cam", "grad-cam""#) == true)
    let maps = events.filter { $0.event == "map" }.map(\.data)
    #expect(maps.map { $0["method"] as? String } == (start["methods"] as? [String])?.map(Optional.some))
    let (explainer, input) = try explainer()
    for map in maps {
      let method = try #require(Method.named([map["method"] as? String ?? ""]).first)
      let expected = try await explainer.map(of: input, classIndex: 2, by: method, ExplanationOptions())
      let name = try #require(map["map"] as? String)
      let floats = try await ask(server, "/api/v1/maps/\(name)?format=float32")
      #expect(floats.body.count == 4 * expected.count)
      let values = floats.body.withUnsafeBytes { bytes in
        (0..<expected.count).map { Float(bitPattern: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)) }
      }
      #expect(values == expected.elements, "\(method.slug)")
      let shorts = try await ask(server, "/api/v1/maps/\(name)")
      let (minimum, maximum) = (expected.minimum, expected.maximum)
      #expect(shorts.headers["x-map-minimum"] == "\(minimum)" && shorts.headers["x-map-width"] == "24")
      for (place, value) in expected.elements.enumerated() {
        let short = Float(UInt16(shorts.body[2 * place]) | UInt16(shorts.body[2 * place + 1]) << 8)
        #expect(abs(minimum + short / 65535 * (maximum - minimum) - value) <= (maximum - minimum) / 130_000)
      }
    }
    let again = try await ask(server, path).events()
    #expect(again.filter { $0.event == "map" }.count == 5)
    #expect(try await ask(server, "/metrics").text.contains("metacam_maps_total{method=\"score-cam\"} 1"))
    try await server.close()
  }

  /// The curve, the chosen map, what groups contribute and the removed pixels are those of the library's ensemble.
  @Test func judgesEnsemblesAsTheLibrary() async throws {
    let server = try await started()
    let id = try await sent(server)
    let members = ["grad-cam", "layer-cam", "eigen-cam", "full-grad"]
    let list = members.joined(separator: ",")
    let path = "/api/v1/ensembles?picture=\(id)&class=2&methods=\(list)&protocol=exact&seed=3&contributions=true"
    let events = try await ask(server, path).events()
    #expect(events.last?.event == "done", "\(events.suffix(2))")
    let (explainer, input) = try explainer()
    let settings = try ExperimentSettings(
      removalProtocol: .exact, groups: MethodGroups.usual.keeping(members), seed: 3)
    let ensemble = EnsembleExplainer(explainer: explainer, settings: settings, methods: try Method.named(members))
    let outcome = try await ensemble.explain(input, classes: [2], name: "a", path: "a", searches: [.groups])[0]
    let all = try #require(outcome.result.experiments.last)
    let scores = events.filter { $0.event == "score" }.map(\.data)
    #expect(scores.map { $0["road"] as? Double } == all.curve.scores)
    #expect(scores.map { $0["threshold"] as? Double } == settings.thresholds)
    let chosen = try #require(events.first { $0.event == "chosen" }?.data)
    #expect(chosen["threshold"] as? Double == all.curve.bestThreshold)
    let name = try #require(chosen["map"] as? String)
    let map = try await ask(server, "/api/v1/maps/\(name)?format=float32").body
    let values = map.withUnsafeBytes { bytes in
      (0..<map.count / 4).map { Float(bitPattern: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)) }
    }
    #expect(values == outcome.chosen[.allMembers]?.elements)
    let rows = try #require(events.first { $0.event == "contributions" }?.data["rows"] as? [[String: Any]])
    #expect(rows.map { $0["contribution"] as? Double } == outcome.result.cre)
    for order in ["most", "least"] {
      let removed = try await ask(
        server, "/api/v1/removals?picture=\(id)&class=2&map=\(name)&threshold=30&order=\(order)&protocol=exact&seed=3")
      #expect(removed.status == 200, "\(removed.text)")
      let picture = try Image(decoding: removed.body)
      #expect(picture.width == 24 && picture != input.view)
    }
    try await server.close()
  }

  @Test func exportsAsTheLibrary() async throws {
    let server = try await started()
    let id = try await sent(server, name: "%22%0Ax%E2%80%AEy.png")
    let (explainer, input) = try explainer()
    let map = try await explainer.map(of: input, classIndex: 2, by: .gradCAMPlusPlus, ExplanationOptions())
    let question = "/api/v1/exports?picture=\(id)&class=2&methods=grad-cam++"
    let png = try await ask(server, "\(question)&format=png&colourMap=viridis&opacity=0.3")
    #expect(try png.body == Overlay(colourMap: .viridis, opacity: 0.3).drawn(map, over: input.view).png())
    #expect(png.headers["content-disposition"]?.contains("filename=\"") == true)
    #expect(png.headers["content-disposition"]?.contains("\u{202E}") == false)
    let thresholded = try AdaptiveThreshold.thresholded(RankedMap(map), percent: 20).map
    let part = try await ask(server, "\(question)&format=png&threshold=20")
    #expect(try part.body == Overlay().drawn(thresholded, over: input.view).png())
    let file = folder.appendingPathComponent("maps.safetensors")
    try Data(try await ask(server, "\(question)&format=safetensors").body).write(to: file)
    let tensors = try SafetensorsFile(contentsOf: file.path).tensors
    #expect(tensors.names.count == 3)
    let name = try #require(tensors.names.first { $0.hasSuffix("/2/grad-cam++") })
    #expect(tensors[name]?.tensor == map)
    // The common map of two methods, as the ensemble makes it.
    let second = try await explainer.map(of: input, classIndex: 2, by: .eigenCAM, ExplanationOptions())
    for consensus in Consensus.allCases {
      let both = "\(question),eigen-cam&consensus=\(consensus.rawValue)&threshold=20"
      let common = try ExperimentSettings(consensus: consensus)
        .map(of: [RankedMap(map), RankedMap(second)], threshold: 20).map
      #expect(try await ask(server, "\(both)&format=png").body == Overlay().drawn(common, over: input.view).png())
      try Data(try await ask(server, "\(both)&format=safetensors").body).write(to: file)
      let tensors = try SafetensorsFile(contentsOf: file.path).tensors
      for (name, expected) in [("grad-cam++", map), ("eigen-cam", second), ("metacam", common)] {
        let found = try #require(tensors.names.first { $0.hasSuffix("/2/\(name)") })
        #expect(tensors[found]?.tensor == expected, "\(name)")
      }
      let told = try await ask(server, "\(both)&format=json").json()
      #expect(told["members"] as? [String] == ["grad-cam++", "eigen-cam"])
      #expect(told["consensus"] as? String == consensus.rawValue)
      let listed = try #require(told["maps"] as? [[String: Any]])
      #expect(listed.map { $0["method"] as? String } == ["metacam"])
      #expect((listed[0]["values"] as? [Double])?.map(Float.init) == common.elements)
    }
    let json = try await ask(server, "\(question)&format=json").json()
    let values = try #require((json["maps"] as? [[String: Any]])?.first?["values"] as? [Double])
    #expect(values.map(Float.init) == map.elements)
    for methods in ["grad-cam++", "grad-cam,eigen-cam"] {
      let svg = try await ask(server, "/api/v1/exports?picture=\(id)&class=2&methods=\(methods)&format=svg")
      #expect(svg.status == 200 && svg.text.contains("<svg"), "\(svg.text.prefix(300))")
    }
    try await server.close()
  }

  @Test func tellsOfTheNetwork() async throws {
    let server = try await started()
    let networks = try #require(try await ask(server, "/api/v1/server").json()["networks"] as? [[String: Any]])
    let id = try #require(networks[0]["network"] as? String)
    #expect(id.hasPrefix("small-onnx-"))
    let network = try await ask(server, "/api/v1/networks/\(id)").json()
    #expect(network["classCount"] as? Int == 5 && network["inputWidth"] as? Int == 24)
    let layers = try #require(network["layers"] as? [[String: Any]])
    #expect(layers.filter { $0["isDefault"] as? Bool == true }.map { $0["layer"] as? String } == ["last"])
    let methods = try #require(network["methods"] as? [[String: Any]])
    #expect(methods.count == 12 && methods.allSatisfy { $0["available"] as? Bool == true })
    try await server.close()
  }

  /// A method that cannot be had says why, and the others come.
  @Test func goesOnBesideAMethodThatFails() async throws {
    // Rounding has no gradient.
    var small = SmallNetwork(seed: 3)
    try small.convolution(6, stride: 2, bias: true, name: "conv")
    try small.relu("layer")
    try small.add("Floor", name: "floor")
    try small.classify(5)
    let path = folder.appendingPathComponent("floor.onnx").path
    try Data(ONNXWriter.bytes(of: small.graph)).write(to: URL(fileURLWithPath: path))
    let server = try await started {
      $0.networks = [path]
    }
    let id = try await sent(server)
    let events = try await ask(
      server, "/api/v1/explanations?picture=\(id)&layer=layer&methods=grad-cam,eigen-cam,score-cam"
    )
    .events()
    #expect(events.filter { $0.event == "map" }.map { $0.data["method"] as? String } == ["eigen-cam", "score-cam"])
    let failures = events.filter { $0.event == "failure" }.map(\.data)
    #expect(failures.map { $0["method"] as? String } == ["grad-cam"], "\(failures)")
    #expect(events.last?.event == "done")
    try await server.close()
  }

  @Test func saysWhatIsWrong() async throws {
    let server = try await started()
    let id = try await sent(server)
    let cases: [(String, Int, String)] = [
      ("/api/v1/predictions", 422, "missing-parameter"), ("/api/v1/predictions?picture=ab", 404, "unknown-picture"),
      ("/api/v1/predictions?picture=\(id)&network=no", 404, "unknown-network"),
      ("/api/v1/predictions?picture=\(id)&limt=3", 422, "unknown-parameter"),
      ("/api/v1/predictions?picture=\(id)&limit=0", 422, "invalid-parameter"),
      ("/api/v1/predictions?picture=\(id)&limit=3&limit=4", 422, "repeated-parameter"),
      ("/api/v1/explanations?picture=\(id)&class=99", 422, "unknown-class"),
      ("/api/v1/explanations?picture=\(id)&class=-1", 422, "unknown-class"),
      ("/api/v1/explanations?picture=\(id)&methods=grad-cum", 422, "invalid-parameter"),
      ("/api/v1/explanations?picture=\(id)&methods=", 422, "invalid-parameter"),
      ("/api/v1/explanations?picture=\(id)&layer=nowhere", 422, "unknown-value"),
      ("/api/v1/maps/ab", 404, "unknown-map"), ("/api/v1/maps/a.b", 404, "unknown-address"),
      ("/api/v1/nothing", 404, "unknown-address"), ("/api/v1", 404, "unknown-address"),
      ("/api/v1/folders/folder-1/pictures", 404, "unknown-folder"),
    ]
    for (path, status, code) in cases {
      let answer = try await ask(server, path)
      let problem = try answer.json()
      #expect(answer.status == status && problem["code"] as? String == code, "\(path): \(answer.text)")
      #expect(answer.headers["content-type"] == "application/problem+json")
      #expect(problem["status"] as? Int == status)
      #expect((problem["detail"] as? String)?.isEmpty == false)
    }
    let wrong = try await ask(server, "/api/v1/pictures", method: "DELETE")
    #expect(wrong.status == 405 && wrong.headers["allow"] == "POST")
    try await server.close()
  }

  /// A picture of two pages, read again: another page is a picture of its own, and equal calls name it.
  @Test func readsAPictureInAnotherWay() async throws {
    let server = try await started { options in options.commandLine = { "page \($0.reading.page ?? 0)" } }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("pictures/pages.tif"))))
    let sent = try await ask(server, "/api/v1/pictures?name=a.tif", method: "POST", body: bytes).json()
    let id = try #require(sent["picture"] as? String)
    #expect((sent["notes"] as? [String])?.first?.hasPrefix("page: 1 of") == true, "\(sent)")
    #expect((sent["reading"] as? [String: Any])?.isEmpty == true)
    let answer = try await ask(server, "/api/v1/pictures/\(id)/readings?page=2&range=minmax", method: "POST")
    let other = try answer.json()
    let otherID = try #require(other["picture"] as? String)
    #expect(answer.status == 201 && otherID != id)
    #expect((other["reading"] as? [String: Any])?["page"] as? Int == 2)
    #expect((other["notes"] as? [String])?.contains { $0.hasPrefix("page: 2 of") } == true, "\(other)")
    let views = try await [id, otherID].asyncMap { try await ask(server, "/api/v1/pictures/\($0)/view").body }
    #expect(views[0] != views[1])
    let events = try await ask(server, "/api/v1/explanations?picture=\(otherID)&class=2&methods=grad-cam").events()
    let start = try #require(events.first?.data)
    #expect(start["command"] as? String == "page 2")
    let swift = try #require(start["swift"] as? String)
    #expect(swift.contains(#"let reading = try PictureReading(range: .named("minmax"), page: 2)"#), "\(swift)")
    #expect(swift.contains("reading: reading)"))
    let back = try await ask(server, "/api/v1/pictures/\(otherID)/readings", method: "POST").json()
    #expect(back["picture"] as? String == id)
    for (query, code) in [("page=9", "invalid-value"), ("range=dark", "unknown-name"), ("slice=q", "unknown-name")] {
      let refused = try await ask(server, "/api/v1/pictures/\(id)/readings?\(query)", method: "POST")
      let said = try refused.json()["code"] as? String
      #expect(refused.status == 422 && said == code, "\(query) \(refused.text)")
    }
    try await server.close()
  }

  @Test func refusesWhatIsNoPicture() async throws {
    let server = try await started()
    func send(_ bytes: [UInt8]) async throws -> (Int, String) {
      let answer = try await ask(server, "/api/v1/pictures", method: "POST", body: bytes)
      return (answer.status, try answer.json()["code"] as? String ?? "")
    }
    #expect(try await send(Array("<script>".utf8)) == (415, "unknown-format"))
    #expect(try await send([]) == (422, "malformed"))
    #expect(try await send(Array(picture.dropLast(200))).0 == 422)
    // A head that says 20,000 × 20,000 pixels.
    var huge = picture
    huge.replaceSubrange(16..<24, with: [0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20])
    let answer = try await send(huge)
    #expect(answer.0 == 413 || answer.0 == 422, "\(answer)")
    // What can never be kept is refused, and not forgotten.
    let small = try await started { $0.cacheBytes = 4096 }
    let kept = try await ask(small, "/api/v1/pictures", method: "POST", body: picture)
    #expect(kept.status == 413 && kept.text.contains("has room for"), "\(picture.count) \(kept.text)")
    try await small.close()
    let dot = try Image(width: 1, height: 1, pixels: [1, 2, 3]).png()
    #expect(try await send(dot).0 == 201)
    try await server.close()
  }

  @Test func readsFoldersAndNothingElse() async throws {
    let pictures = folder.appendingPathComponent("pictures")
    try FileManager.default.createDirectory(
      at: pictures.appendingPathComponent("below"), withIntermediateDirectories: true)
    let secret = folder.appendingPathComponent("secret.png")
    try Data(picture).write(to: secret)
    let names = ["<script>.png", "a\nb.png", "\u{202E}gnp.png", "below/c.png"]
    for name in names { try Data(picture).write(to: pictures.appendingPathComponent(name)) }
    try Data("no".utf8).write(to: pictures.appendingPathComponent("notes.txt"))
    let manager = FileManager.default
    try manager.createSymbolicLink(at: pictures.appendingPathComponent("out.png"), withDestinationURL: secret)
    try manager.createSymbolicLink(at: pictures.appendingPathComponent("up"), withDestinationURL: folder)
    try manager.createSymbolicLink(
      at: pictures.appendingPathComponent("in.png"), withDestinationURL: pictures.appendingPathComponent("below/c.png"))
    let server = try await started { $0.folders = [pictures.path] }
    let listing = try await ask(server, "/api/v1/folders/folder-1/pictures").json()
    let listed = try #require(listing["pictures"] as? [[String: Any]])
    #expect(
      Set(listed.compactMap { $0["name"] as? String })
        == ["<script>.png", #"a\u{A}b.png"#, #"\u{202E}gnp.png"#, "below/c.png", "in.png"])
    #expect(listing["total"] as? Int == 5)
    for entry in listed {
      let id = try #require(entry["entry"] as? String)
      let opened = try await ask(server, "/api/v1/folders/folder-1/pictures/\(id)", method: "POST")
      #expect(opened.status == 201, "\(opened.text)")
      let thumbnail = try await ask(server, "/api/v1/folders/folder-1/pictures/\(id)/thumbnail")
      #expect(thumbnail.status == 200 && thumbnail.headers["content-type"] == "image/png")
      // An entry is named by its path: another picture may lie there tomorrow.
      #expect(thumbnail.headers["cache-control"] == "private, no-cache")
      let tag = try #require(thumbnail.headers["etag"])
      let again = try await ask(
        server, "/api/v1/folders/folder-1/pictures/\(id)/thumbnail", headers: "If-None-Match: \(tag)\r\n")
      #expect(again.status == 304 && again.body.isEmpty)
    }
    for id in ["..", "%2e%2e%2fsecret.png", "secret", "out"] {
      let answer = try await ask(server, "/api/v1/folders/folder-1/pictures/\(id)", method: "POST")
      #expect([404, 405].contains(answer.status), "\(id): \(answer.text)")
    }
    let page = try await ask(server, "/api/v1/folders/folder-1/pictures?offset=1&limit=2&search=.PNG").json()
    #expect((page["pictures"] as? [Any])?.count == 2 && page["total"] as? Int == 5)
    try await server.close()
  }

  @Test func takesNetworksWhereThatIsAllowed() async throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: network)))
    let closed = try await started()
    let refused = try await ask(closed, "/api/v1/networks?name=x", method: "POST", body: bytes)
    let problem = try refused.json()
    #expect(refused.status == 403 && problem["code"] as? String == "no-model-upload", "\(refused.text)")
    #expect((problem["remedy"] as? String)?.isEmpty == false)
    #expect(try await ask(closed, "/api/v1/server").json()["allowModelUpload"] as? Bool == false)
    try await closed.close()
    let uploads = folder.appendingPathComponent("uploads").path
    let server = try await started {
      $0.allowsModelUpload = true
      $0.uploadFolder = uploads
    }
    let added = try await ask(server, "/api/v1/networks?name=mine", method: "POST", body: bytes)
    #expect(added.status == 201, "\(added.text)")
    let id = try #require(added.json()["network"] as? String)
    #expect(try await ask(server, "/api/v1/networks/\(id)").json()["classCount"] as? Int == 5)
    let kept = try FileManager.default.contentsOfDirectory(atPath: uploads)
    #expect(kept.count == 1)
    var large = SmallNetwork(seed: 3, side: 4000)
    try large.relu("layer")
    try large.classify(5)
    for body in [[1, 2, 3], try ONNXWriter.bytes(of: large.graph)] {
      let refused = try await ask(server, "/api/v1/networks?name=x", method: "POST", body: body)
      #expect(refused.status == 422 && !refused.text.contains(uploads), "\(refused.text)")
      #expect((try refused.json()["remedy"] as? String)?.isEmpty != true)
    }
    // Nothing is left of what was refused.
    #expect(try FileManager.default.contentsOfDirectory(atPath: uploads) == kept)
    #expect((try await ask(server, "/api/v1/server").json()["networks"] as? [Any])?.count == 2)
    try await server.close()
  }

  /// A study that was planned, computed and merged here: lists, filters, details, maps.
  @Test func showsStudies() async throws {
    let pictures = folder.appendingPathComponent("cases")
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    var lines = "image,class\n"
    for number in 0..<7 {
      var random = SeededRandom(seed: UInt64(number))
      let image = Image(width: 30, height: 30, pixels: (0..<2700).map { _ in UInt8(random.uniform(in: 0...255)) })
      try Data(image.png()).write(to: pictures.appendingPathComponent("p\(number).png"))
      lines += "p\(number).png,\(number % 5)\n"
    }
    try Data("no picture".utf8).write(to: pictures.appendingPathComponent("p6.png"))
    let table = pictures.appendingPathComponent("cases.csv")
    try Data(lines.utf8).write(to: table)
    let engine = try Engine(threadCount: 1)
    let members = ["grad-cam", "eigen-cam"]
    var options = Study.Options(
      settings: try ExperimentSettings(thresholds: [20, 60, 100], groups: MethodGroups([["grad-cam"], ["eigen-cam"]])))
    options.methods = members
    options.maps = .exact
    let networks = try Study.Network.read([(name: network, weights: nil)])
    let listed = try CaseSource(table.path).cases()
    let plan = try Study.plan(listed, networks: networks, options: options, engine: engine, version: "test").plan
    let run = folder.appendingPathComponent("run").path
    let store = try StudyStore(folder: run, plan: plan, resumes: false)
    let early = try await started { $0.folders = [run] }
    let unmerged = try await ask(early, "/api/v1/studies/study-1")
    #expect(unmerged.status == 422 && unmerged.text.contains("merge"), "\(unmerged.text)")
    _ = try await Study.run(store, networks: networks, engine: engine, version: "test")
    _ = try await StudyMerge(store).write()
    let study = try await ask(early, "/api/v1/studies/study-1").json()
    try await early.close()
    #expect(study["cases"] as? Int == 7 && study["failed"] as? Int == 1)
    #expect((study["right"] as? Int ?? 0) + (study["wrong"] as? Int ?? 0) == 6)

    let server = try await started { $0.folders = [run] }
    func cases(_ query: String) async throws -> (total: Int, cases: [[String: Any]]) {
      let answer = try await ask(server, "/api/v1/studies/study-1/cases?\(query)")
      #expect(answer.status == 200, "\(answer.text)")
      let json = try answer.json()
      return (json["total"] as? Int ?? -1, json["cases"] as? [[String: Any]] ?? [])
    }
    let all = try await cases("sort=name")
    #expect(all.total == 7 && all.cases.count == 7)
    #expect(all.cases.map { $0["name"] as? String } == (0..<7).map { "p\($0)-\($0 % 5)" })
    #expect(try await cases("offset=5&limit=5").cases.count == 2)
    #expect(try await cases("class=1").cases.compactMap { $0["class"] as? Int } == [1, 1])
    #expect(try await cases("search=P3").cases.compactMap { $0["name"] as? String } == ["p3-3"])
    let roads = try await cases("sort=road&order=descending").cases.map { $0["road"] as? Double }
    #expect(roads.count == 7 && roads[6] == nil && roads.dropLast().compactMap(\.self).count == 6)
    #expect(zip(roads.compactMap(\.self), roads.compactMap(\.self).dropFirst()).allSatisfy { $0 >= $1 })
    let (right, wrong) = (try await cases("right=true").total, try await cases("right=false").total)
    #expect(right + wrong == 6)
    let points = try await ask(server, "/api/v1/studies/study-1/points").json()
    #expect((points["cases"] as? [String])?.count == 6 && (points["right"] as? [Int])?.reduce(0, +) == right)

    let outcomes = try store.doneShards().sorted().flatMap { try store.outcomes(ofShard: $0) }
    // How far the methods lie apart, of those cases that have methods' scores.
    var apart: [String: Double] = [:]
    for case (let item, .result(let result)) in outcomes {
      let scores = result.members.map(\.curve.bestScore)
      apart["\(item.index)"] = try #require(scores.max()) - #require(scores.min())
    }
    let disputed = try await cases("sort=disagreement&order=descending")
    #expect(disputed.cases.compactMap { $0["disagreement"] as? Double } == apart.values.sorted(by: >))
    #expect(disputed.cases.last?["disagreement"] as? Double == nil)
    let middle = apart.values.sorted()[3]
    let above = try await cases("minimumDisagreement=\(middle)")
    #expect(Set(above.cases.compactMap { $0["case"] as? String }) == Set(apart.filter { $0.value >= middle }.keys))
    let below = try await cases("maximumDisagreement=\(middle)")
    #expect(below.total == apart.values.count { $0 <= middle })
    let columns = try await ask(server, "/api/v1/studies/study-1/points?minimumDisagreement=\(middle)").json()
    #expect((columns["cases"] as? [String]).map(Set.init) == Set(apart.filter { $0.value >= middle }.keys))
    for query in ["minimumDisagreement=3", "minimumRoad=0.5&maximumRoad=0.2", "minimumRoad=0x1p-3"] {
      #expect(try await ask(server, "/api/v1/studies/study-1/cases?\(query)").status == 422, "\(query)")
    }
    let placed = try await ask(
      server,
      "/api/v1/studies/study-1/cases?sort=road&order=descending&limit=1&place=\(all.cases[2]["case"] as? String ?? "")"
    ).json()
    let byRoad = try await cases("sort=road&order=descending").cases.map { $0["case"] as? String }
    #expect(placed["place"] as? Int == byRoad.firstIndex(of: all.cases[2]["case"] as? String))

    for (item, outcome) in outcomes {
      guard case .result(let result) = outcome else { continue }
      let path = "/api/v1/studies/study-1/cases/\(item.index)"
      let one = try await ask(server, path).json()
      #expect(one["probability"] as? Double == result.probability)
      #expect(one["road"] as? Double == result.confirmations.map(\.score).max())
      let maps = try #require(one["maps"] as? [[String: Any]])
      #expect(maps.prefix(2).map { $0["name"] as? String } == members.map(Optional.some))
      #expect(maps.prefix(2).map { $0["road"] as? Double } == result.members.map(\.curve.bestScore))
      let kept = try Study.maps(of: item, in: store)
      for map in maps {
        let name = try #require(map["name"] as? String)
        let answer = try await ask(server, "\(path)/maps/\(name)?format=float32")
        #expect(answer.status == 200 && answer.body.count == 4 * 24 * 24, "\(name) \(answer.text.prefix(200))")
        guard let expected = kept[name] else { continue }
        let values = answer.body.withUnsafeBytes { bytes in
          (0..<24 * 24).map { Float(bitPattern: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)) }
        }
        #expect(values == expected.elements)
      }
      #expect(
        (one["contributions"] as? [[String: Any]])?.compactMap { $0["contribution"] as? Double }.sorted()
          == result.cre.sorted())
      let view = try Image(decoding: try await ask(server, "\(path)/view").body)
      #expect(view.width == 24 && view.height == 24)
      #expect(try await ask(server, "\(path)/thumbnail").status == 200)
    }
    let failed = try await ask(server, "/api/v1/studies/study-1/cases/6").json()
    #expect((failed["failure"] as? String)?.isEmpty == false && failed["failed"] as? Bool == true)
    for path in ["cases/7", "cases/-1", "cases/0/maps/no", "cases/x"] {
      #expect(try await ask(server, "/api/v1/studies/study-1/\(path)").status == 404, "\(path)")
    }
    // Addresses of cases are another study's tomorrow.
    for path in ["0/view", "0/thumbnail", "0/maps/grad-cam"] {
      let answer = try await ask(server, "/api/v1/studies/study-1/cases/\(path)")
      #expect(answer.headers["cache-control"] == "private, no-cache" && answer.headers["etag"] != nil, "\(path)")
    }
    // A pipe in the place of the results is not waited at.
    let database = store.folder.database
    try FileManager.default.moveItem(atPath: database, toPath: "\(database)-kept")
    #expect(mkfifo(database, 0o600) == 0)
    #expect(try await ask(server, "/api/v1/studies/study-1").status == 422)
    try FileManager.default.removeItem(atPath: database)
    try FileManager.default.moveItem(atPath: "\(database)-kept", toPath: database)
    // A picture that is another one now is not shown.
    try Data("other".utf8).write(to: pictures.appendingPathComponent("p1.png"))
    #expect(try await ask(server, "/api/v1/studies/study-1/cases/1/view").status == 200)  // kept
    let again = try await started { $0.folders = [run] }
    #expect(try await ask(again, "/api/v1/studies/study-1/cases/1/view").status == 422)
    try await again.close()
    try await server.close()
  }

  /// Every route has a place in the document, and the document nothing else.
  @Test func documentsWhatItServes() async throws {
    let server = try await started()
    let document = try await ask(server, "/api/v1/openapi.json").json()
    #expect(document["openapi"] as? String == "3.1.1")
    let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
    #expect(paths.count >= 10)
    for (path, operations) in paths {
      let filled = path.replacing(#/\{\w+\}/#, with: "none")
      for (method, operation) in operations {
        let answer = try await ask(server, "/api/v1\(filled)", method: method.uppercased())
        #expect(
          answer.status != 405 && (try? answer.json()["code"] as? String) != "unknown-address", "\(method) \(path)")
        let responses = try #require(operation["responses"] as? [String: Any])
        #expect(responses["\(answer.status)"] != nil, "\(method) \(path) answers \(answer.status)")
      }
    }
    // What is named by its content, or made anew, is never what a client has still.
    let asked = paths.keys.filter { (paths[$0]?["get"]?["responses"] as? [String: Any])?["304"] != nil }
    #expect(
      asked.allSatisfy {
        $0.hasSuffix("/view") || $0.hasSuffix("/thumbnail") || $0.contains("/cases/") || $0 == "/removals"
      }, "\(asked)")
    #expect(asked.count == 7)
    try await server.close()
  }
}
