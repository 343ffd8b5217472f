import ActivationMaps
import Failures
import MetaCAM
import NIOHTTP1

extension PageContext {
  /// Maps as they are made, and the maps themselves.
  var explanationRoutes: [Route] {
    [
      Route(
        .GET, "explanations", "Makes the maps of a class, and tells of each as it is ready",
        Question.parameters(options) + [
          Parameter(
            "methods", .choices(Method.all.map(\.slug)), "the methods",
            usual: Method.explaining.map(\.slug).joined(separator: ","))
        ],
        answer: .events([
          ("start", "the class, the layer, the order in which maps come, the equal call"),
          ("progress", "how far a slow method is"), ("map", "a map is ready, under its id"),
          ("failure", "a method has no map; the others go on"), ("done", "all is done; warnings about the class"),
        ]), problems: [.serviceUnavailable], run: explanations),
      Route(
        .GET, "maps/{map}", "A map's values, row by row, little-endian",
        [
          .path("map", "the map's id"),
          Parameter(
            "format", .choice(["uint16", "float32"]),
            "uint16: v of 65535 between X-Map-Minimum and X-Map-Maximum; float32: the values themselves",
            usual: "uint16"),
        ], answer: .file(["application/octet-stream"], isTagged: false)
      ) { call in
        let map = try map(call.text("map") ?? "")
        return map.response(to: call, isNamedByContent: true)
      },
    ]
  }

  func map(_ id: String) throws(Problem) -> StoredMap {
    guard case .map(let map) = kept[id] else {
      throw Problem(
        .notFound, "unknown-map", "there is no map '\(id)', or it had to make room for others",
        remedy: "ask for the explanation again")
    }
    return map
  }

  private func explanations(_ call: Call) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let question = try await question(call)
    let methods = try Method.named(call.list("methods") ?? ["all"])
    let equal = question.equalCall(.maps, methods: methods.map(\.slug))
    let seen = try question.input.shown()
    return EventStream.response { events in
      events.send(
        "start",
        [
          "explanation": .string(question.key("explanation \(methods.map(\.slug))")),
          "width": .integer(seen.width), "height": .integer(seen.height),
          "methods": .strings(MapMaking.ordered(methods).map(\.slug)), "class": .integer(question.classIndex),
          "className": .text(question.className.map { ShownText.visible($0) }),
          "probability": .number(question.probability),
          "layer": .string(question.explainer.layers.map(\.name).joined(separator: ", ")),
          "target": .string(question.target.rawValue),
          "notes": .strings(worded(question.explainer.notes)),
          "command": .text(options.commandLine(equal)), "swift": .string(equal.swift),
        ])
      let warnings = WarningList()
      try await MapMaking(context: self, question: question, methods: methods, client: call.client).make { event in
        event.send(to: events)
        if case .warnings(let texts) = event { warnings.add(texts) }
      }
      events.send(
        "done",
        [
          "seconds": .number((clock.now - start).seconds),
          "warnings": .strings(warnings.texts.map { ShownText.visible($0) }),
        ])
    } onError: {
      problem($0).event
    }
  }
}

extension StoredMap {
  func response(to call: Call, isNamedByContent: Bool) -> Response {
    var headers = isNamedByContent ? PageContext.cachedForLong : [:]
    for (name, value) in [
      ("Width", "\(width)"), ("Height", "\(height)"), ("Minimum", "\(shown.minimum)"), ("Maximum", "\(shown.maximum)"),
    ] {
      headers.add(name: "X-Map-\(name)", value: value)
    }
    let bytes = call.text("format") == "float32" ? floats : shorts
    let type = "application/octet-stream"
    return isNamedByContent
      ? .bytes(bytes, type: type, headers) : .tagged(bytes, type: type, headers, known: call.request.knownTag)
  }
}
