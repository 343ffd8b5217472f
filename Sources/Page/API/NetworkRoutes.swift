import ActivationMaps
import Classifiers
import Failures
import Files
import Graphs
import MetaCAM
import ModelReaders
import NIOHTTP1

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension PageContext {
  /// Networks: what they are, and new ones where that is allowed.
  var networkRoutes: [Route] {
    [
      Route(
        .GET, "networks/{network}", "A network: classes, layers, and which methods work",
        [
          .path("network", "the network's id"),
          Parameter(
            "activation", .choice(Asking.activationNames), "what makes probabilities of scores", usual: "auto"),
          Parameter("task", .choice(TaskKind.slugs), "what the network does; as its outputs tell where it is left out"),
        ], answer: .json("Network"), problems: [.serviceUnavailable], run: network),
      Route(
        .POST, "networks", "Sends a network, as an ONNX file",
        [Parameter("name", .text(longest: 255), "what it is called", isRequired: true)],
        bodyLimit: PageOptions.networkBytes, refusal: options.allowsModelUpload ? nil : noModelUpload,
        answer: .json("ListedNetwork", status: .created),
        problems: [.conflict, .insufficientStorage, .serviceUnavailable],
        run: addNetwork),
    ]
  }

  private func network(_ call: Call) async throws -> Response {
    let listed = try await listed(call)
    let asking = Asking(call)
    let (model, explainer) = try await engineQueue.run(for: call.client) {
      let model = try await shelf.read(listed.id, asking).model
      // A network without a usual layer is still one.
      return (model, try? await shelf.explainer(listed.id, asking, layer: nil).explainer)
    }
    let size = try model.shownSize()
    let usual = Set(((try? model.usualLayers()) ?? []).map(\.value))
    let layers = model.graph.candidateLayers(tokens: model.tokens)
    var methods: [JSONValue] = []
    for method in Method.explaining + [.randomCAM] {
      let reason: String?
      if let explainer {
        reason = try await engineQueue.run(for: call.client) {
          await explainer.fault(of: method).map { problem($0).detail }
        }
      } else {
        reason = method.dependsOnLayer ? "choose a layer: the network has no usual one" : nil
      }
      methods.append(["method": .string(method.slug), "available": .boolean(reason == nil), "reason": .text(reason)])
    }
    return .json([
      "network": .string(listed.id), "name": .string(ShownText.visible(listed.name)),
      "classes": .array(model.labels.map { .text($0.name.map { ShownText.visible($0) }) }),
      "classCount": .integer(model.labels.count),
      "task": .string(model.task.slug), "depth": .optional(model.preprocessing.depth),
      "inputWidth": .optional(model.preprocessing.cropSize?.width),
      "inputHeight": .optional(model.preprocessing.cropSize?.height),
      "shownWidth": .optional(size?.width), "shownHeight": .optional(size?.height),
      "activation": .string(model.classifier.activation.name), "preprocessing": .string("\(model.preprocessing)"),
      "notes": .strings(worded(model.notes)),
      "layers": .array(
        layers.map { layer in
          [
            "layer": .string(layer.value), "operator": .string(layer.operatorName),
            "shape": .array(layer.shape.map(JSONValue.integer)), "isDefault": .boolean(usual.contains(layer.value)),
            "isGuess": .boolean(layer.isGuess),
          ]
        }),
      "methods": .array(methods),
    ])
  }

  private var noModelUpload: Problem {
    Problem(.forbidden, "no-model-upload", "the server takes no networks", remedy: options.modelUploadRemedy)
  }

  private func addNetwork(_ call: Call) async throws -> Response {
    let bytes = call.request.body
    guard !bytes.isEmpty else { throw Problem(.unprocessableEntity, "empty", "the body is empty: send an ONNX file") }
    let sent = SentNetworks(folder: try PrivateFolder(path: options.uploadFolder))
    // By its content: the same one is kept once.
    let path = "\(sent.folder.path)/\(Fingerprint.of(bytes)).onnx"
    // One after another, so that all have room, and nobody removes what another one has just sent.
    let added = try await engineQueue.run(for: call.client) {
      let listed = Set(await shelf.listed.map(\.source))
      if !listed.contains(path) {
        try sent.makeRoom(for: bytes.count, listed: listed)
        try AtomicFile.write(bytes, to: path)
      }
      do { return try await shelf.add(call.text("name") ?? "network", source: path) } catch {
        if !listed.contains(path) { unlink(path) }
        throw error
      }
    }
    return .json(Self.json(added), status: .created)
  }
}
