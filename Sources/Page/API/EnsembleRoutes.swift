import ActivationMaps
import Evaluation
import Failures
import Imaging
import MetaCAM
import NIOHTTP1
import Studies

extension PageContext {
  private static var settingParameters: [Parameter] {
    [
      Parameter(
        "protocol", .choice(RemovalProtocol.allCases.map(\.rawValue)), "how ROAD counts percentages", usual: "reference"
      ),
      Parameter("seed", .integer(0...Int.max), "for the noise and the order of equal pixels", usual: "0"),
    ]
  }

  /// Ensembles of maps, and what the network is shown to judge them.
  var ensembleRoutes: [Route] {
    [
      Route(
        .GET, "ensembles",
        "Judges the consensus of some methods at each threshold k, and tells of each score as it comes",
        Question.parameters(options) + [
          Parameter(
            "methods", .choices(Method.explaining.map(\.slug)), "the members",
            usual: Method.explaining.map(\.slug).joined(separator: ",")),
          Parameter("consensus", .choice(Consensus.allCases.map(\.rawValue)), "how maps become one", usual: "sum"),
          Parameter("contributions", .boolean, "also what each group of methods adds: slow", usual: "false"),
        ] + Self.settingParameters,
        answer: .events([
          ("start", "the thresholds, the members, the equal call"), ("progress", "how far a slow method is"),
          ("map", "a member's map is ready"), ("failure", "a member has no map; the others go on"),
          ("score", "ROAD at a threshold"), ("chosen", "the threshold with the best score, and the map"),
          ("contributions", "the cumulative residual effect of each group"), ("done", "all is done"),
        ]), problems: [.serviceUnavailable], run: ensembles),
      Route(
        .GET, "removals", "The picture without its most or least relevant pixels, as the network is shown it",
        Question.parameters(options) + [
          Parameter("map", .identifier, "the map that says which pixels are relevant", isRequired: true),
          Parameter("threshold", .number(0...100), "the percentage that ROAD removes", usual: "20"),
          Parameter("order", .choice(["most", "least"]), "which pixels go", usual: "most"),
        ] + Self.settingParameters, answer: .file(["image/png"]), problems: [.serviceUnavailable], run: removals),
    ]
  }

  private func settings(_ call: Call, methods: [String]? = nil) throws -> ExperimentSettings {
    try ExperimentSettings(
      consensus: call.text("consensus").flatMap(Consensus.init) ?? .sum,
      removalProtocol: call.text("protocol").flatMap(RemovalProtocol.init) ?? .reference,
      groups: methods.map { try MethodGroups.usual.keeping($0) } ?? .usual, seed: UInt64(call.integer("seed") ?? 0))
  }

  private func ensembles(_ call: Call) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let question = try await question(call)
    let methods = try Method.named(call.list("methods") ?? ["all"])
    let slugs = methods.map(\.slug)
    let settings = try settings(call, methods: slugs)
    let isWithContributions = call.boolean("contributions") == true
    let equal = question.equalCall(
      .ensemble(
        removalProtocol: settings.removalProtocol.rawValue, consensus: settings.consensus.rawValue, seed: settings.seed),
      methods: slugs)
    let name = question.key(
      "ensemble \(slugs.sorted()) \(settings.removalProtocol.rawValue) \(settings.consensus.rawValue) \(settings.seed)")
    return EventStream.response { events in
      events.send(
        "start",
        [
          "ensemble": .string(name), "thresholds": .array(settings.thresholds.map(JSONValue.number)),
          "methods": .strings(slugs), "groups": .array(settings.groups.map { .strings($0) }),
          "class": .integer(question.classIndex), "probability": .number(question.probability),
          "command": .text(options.commandLine(equal)), "swift": .string(equal.swift),
        ])
      let maps = try await MapMaking(context: self, question: question, methods: methods, client: call.client)
        .make { $0.send(to: events) }
      guard !maps.isEmpty else {
        throw Problem(.unprocessableEntity, "no-map", "none of the methods has a map", remedy: "take other methods")
      }
      let members = maps.map(\.method)
      let kept = try self.settings(call, methods: members)
      try await engineQueue.run(for: call.client) {
        let experiment = try MapExperiment(
          question.explainer, question.input, scores: question.scores, classIndex: question.classIndex,
          members: maps.map { ($0.method, $0.map) }, kept)
        let curve = try await experiment.curve(of: members) { threshold, road in
          events.send(
            "score", ["methods": .strings(members), "threshold": .number(threshold), "road": .number(road)])
          try await engineQueue.giveWay(for: call.client)
        }
        let map = try experiment.map(of: members, threshold: curve.bestThreshold)
        let stored = try StoredMap(
          id: Fingerprint.of("\(name) \(members)"), method: "metacam", map: map, seconds: (clock.now - start).seconds,
          warnings: [])
        self.kept.insert(.map(stored), for: stored.id, cost: 4 * map.count)
        events.send(
          "chosen",
          [
            "methods": .strings(members), "threshold": .number(curve.bestThreshold), "road": .number(curve.bestScore),
            "map": .string(stored.id), "minimum": .number(Double(stored.shown.minimum)),
            "maximum": .number(Double(stored.shown.maximum)),
          ])
        guard isWithContributions else { return }
        let effect = try await experiment.contributions { done, total in
          events.send("progress", ["method": "contributions", "done": .integer(done), "total": .integer(total)])
          try await engineQueue.giveWay(for: call.client)
        }
        events.send(
          "contributions",
          [
            "median": .number(effect.median),
            "rows": .array(
              zip(kept.groups, effect.ofGroups).map { group, contribution in
                [
                  "group": .string(group.joined(separator: " + ")), "methods": .strings(group),
                  "contribution": .number(contribution),
                ]
              }),
          ])
      }
      events.send("done", ["seconds": .number((clock.now - start).seconds)])
    } onError: {
      problem($0).event
    }
  }

  private func removals(_ call: Call) async throws -> Response {
    let question = try await question(call)
    let map = try map(call.text("map") ?? "")
    guard question.input.volume == nil else {
      throw Problem(.unprocessableEntity, "not-of-volumes", "pictures without their pixels are not shown of volumes")
    }
    guard map.map.shape == [question.input.view.height, question.input.view.width] else {
      throw Problem(.unprocessableEntity, "shape-mismatch", "the map is of another network than the picture's view")
    }
    let settings = try settings(call)
    let percent = call.number("threshold") ?? 20
    let order: RemovalOrder = call.text("order") == "least" ? .leastRelevantFirst : .mostRelevantFirst
    let key = "removal \(question.key(map.id)) \(percent) \(order) \(settings.removalProtocol) \(settings.seed)"
    // The imputation takes all cores, as the engine does.
    let png = try await bytes(key, client: call.client, queue: engineQueue) {
      try MapExperiment(
        question.explainer, question.input, scores: question.scores, classIndex: question.classIndex,
        members: [(map.method, map.map)], settings
      ).picture(removing: percent, of: map.method, order: order).png()
    }
    return .tagged(png, type: "image/png", known: call.request.knownTag)
  }
}

extension MapMaking.Event {
  /// What a stream says of it; warnings are gathered by others.
  func send(to events: EventStream) {
    switch self {
    case .progress(let method, let done, let total):
      events.send("progress", ["method": .string(method), "done": .integer(done), "total": .integer(total)])
    case .map(let map): events.send("map", map.json)
    case .failure(let method, let problem):
      var members: JSONValue.Members = ["method": .string(method)]
      for entry in problem.event.entries { members.append(entry.name, entry.value) }
      events.send("failure", members)
    case .warnings: break
    }
  }
}
