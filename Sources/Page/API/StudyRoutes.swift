import ActivationMaps
import Failures
import Imaging
import MetaCAM
import NIOHTTP1
import Studies
import Tensors

extension PageContext {
  private static let casePath: [Parameter] = [.path("study", "the study's id"), .path("case", "the case's id")]

  /// Finished studies: their cases, and all of one case.
  var studyRoutes: [Route] {
    [
      Route(
        .GET, "studies/{study}", "A study: plan, classes, how many cases are right", [.path("study", "the study's id")],
        answer: .json("Study"), problems: [.serviceUnavailable], run: study),
      Route(
        .GET, "studies/{study}/cases", "Cases of a study, filtered and sorted",
        CaseFilter.parameters + [
          Parameter("offset", .integer(0...10_000_000), "how many are passed over", usual: "0"),
          Parameter("limit", .integer(1...1000), "how many there are at most", usual: "100"),
          Parameter("sort", .choice(CaseFilter.orders), "by what", usual: "name"),
          Parameter("order", .choice(["ascending", "descending"]), "which way", usual: "ascending"),
          Parameter("place", .identifier, "a case whose place among all of these is told"),
        ], answer: .json("StudyCases"), problems: [.serviceUnavailable], run: studyCases),
      Route(
        .GET, "studies/{study}/points", "Cases as columns of numbers, for a drawing of all of them",
        CaseFilter.parameters,
        answer: .json("StudyPoints"), problems: [.serviceUnavailable], run: studyPoints),
      Route(
        .GET, "studies/{study}/cases/{case}", "All of one case", Self.casePath, answer: .json("StudyCase"),
        problems: [.serviceUnavailable], run: studyCase),
      Route(
        .GET, "studies/{study}/cases/{case}/thumbnail", "The picture of a case, small", Self.casePath,
        answer: .file(["image/png"]), problems: [.payloadTooLarge, .unsupportedMediaType, .serviceUnavailable]
      ) { call in
        let (study, item) = try self.item(call)
        let png = try await bytes("thumbnail \(item.planned.imageHash)", client: call.client) {
          try Thumbnail.png(of: Study.picture(of: item, in: study.store, limits: options.limits))
        }
        return .tagged(png, type: "image/png", known: call.request.knownTag)
      },
      Route(
        .GET, "studies/{study}/cases/{case}/view", "What the network saw of a case: the maps lie on it", Self.casePath,
        answer: .file(["image/png"]), problems: [.payloadTooLarge, .unsupportedMediaType, .serviceUnavailable]
      ) { call in
        let (study, item) = try self.item(call)
        let png = try await bytes("view \(study.fingerprint) \(item.index)", client: call.client) {
          // The picture, and no other.
          _ = try Study.picture(of: item, in: study.store, limits: options.limits)
          let model = try study.model(of: item, limits: options.limits)
          return try item.input(in: study.plan, for: model, limits: options.limits).shown().png()
        }
        return .tagged(png, type: "image/png", known: call.request.knownTag)
      },
      Route(
        .GET, "studies/{study}/cases/{case}/maps/{map}", "A map of a case, as maps are sent everywhere",
        Self.casePath + [
          Parameter("map", .text(longest: 64), "a method, an ensemble of a name, or a chosen one", isInPath: true),
          Parameter(
            "format", .choice(["uint16", "float32"]), "see the maps of explanations", usual: "uint16"),
        ], answer: .file(["application/octet-stream"]), problems: [.serviceUnavailable], run: studyMap),
    ]
  }

  private func study(_ id: String?) throws(Problem) -> StudyShelf {
    guard let study = studies.first(where: { $0.id == id }) else {
      throw Problem(.notFound, "unknown-study", "there is no study '\(id ?? "")'")
    }
    return study
  }

  private func item(_ call: Call) throws(Problem) -> (StudyShelf, StudyItem) {
    let study = try study(call.text("study"))
    return (study, try study.item(call.text("case") ?? ""))
  }

  /// Reading the results of many cases takes a moment: not on whoever answers others.
  private func results(_ study: StudyShelf, _ call: Call) async throws -> StudyResults {
    try await pictures.queue.run(for: call.client) { try study.results() }
  }

  private func study(_ call: Call) async throws -> Response {
    let study = try study(call.text("study"))
    let summaries = try await results(study, call).summaries
    let plan = study.plan
    var counts: [Int: (cases: Int, item: Int)] = [:]
    for summary in summaries {
      if let index = summary.classIndex { counts[index, default: (0, summary.item)].cases += 1 }
    }
    return .json([
      "study": .string(study.id), "name": .string(ShownText.visible(study.name)), "cases": .integer(plan.itemCount),
      "networks": .strings(study.labels.map { ShownText.visible($0) }), "methods": .strings(plan.methods),
      "measures": .strings(plan.metrics), "profile": .string(plan.profile.rawValue),
      "thresholds": .array(plan.settings.thresholds.map(JSONValue.number)),
      "groups": .array(
        plan.settings.groups.map { ["group": .string($0.joined(separator: " + ")), "methods": .strings($0)] }),
      "protocol": .string(plan.settings.removalProtocol.rawValue),
      "consensus": .string(plan.settings.consensus.rawValue),
      "seed": .integer(Int(truncatingIfNeeded: plan.settings.seed)), "hasMaps": .boolean(plan.maps != .none),
      "right": .integer(summaries.count { $0.isRight == true }),
      "wrong": .integer(summaries.count { $0.isRight == false }),
      "failed": .integer(summaries.count { $0.failure != nil }),
      "classes": .array(
        counts.sorted { $0.key < $1.key }.map { index, count in
          [
            "class": .integer(index),
            "name": .string(ShownText.visible(study.className(index, ofItem: count.item) ?? "\(index)")),
            "cases": .integer(count.cases),
          ]
        }),
    ])
  }

  private func studyCases(_ call: Call) async throws -> Response {
    let study = try study(call.text("study"))
    let results = try await results(study, call)
    let filter = try CaseFilter(call)
    let key = call.text("sort") ?? "name"
    let isAscending = call.text("order") != "descending"
    let sought = call.text("place").flatMap { Int($0) }
    let (total, place, shown) = try await pictures.queue.run(for: call.client) {
      let found = CaseFilter.sorted(
        results.summaries.filter { filter.holds($0, in: study) }, by: key, isAscending: isAscending, in: study)
      return (
        found.count, sought.flatMap { item in found.firstIndex { $0.item == item } },
        Array(found.dropFirst(call.integer("offset") ?? 0).prefix(call.integer("limit") ?? 100))
      )
    }
    return .json([
      "total": .integer(total), "place": .optional(place),
      "cases": .array(shown.map { .object(Self.json($0, in: study)) }),
    ])
  }

  private static func json(_ summary: StudyResults.Summary, in study: StudyShelf) -> JSONValue.Members {
    let (planned, network) = study.planned(summary.item)
    return [
      "case": .string("\(summary.item)"), "name": .string(ShownText.visible(planned.name)),
      "network": .string(ShownText.visible(study.labels[network])), "class": .optional(summary.classIndex),
      "className": .text(study.className(summary.classIndex, ofItem: summary.item).map { ShownText.visible($0) }),
      "probability": .optional(summary.probability), "right": summary.isRight.map(JSONValue.boolean) ?? .null,
      "road": .optional(summary.road), "best": .text(summary.bestMember),
      "disagreement": .optional(summary.disagreement),
      "failed": .boolean(summary.failure != nil),
    ]
  }

  private func studyPoints(_ call: Call) async throws -> Response {
    let study = try study(call.text("study"))
    let results = try await results(study, call)
    let filter = try CaseFilter(call)
    /// Four digits are more than a drawing shows.
    func rounded(_ value: Double?) -> JSONValue { .optional(value.map { ($0 * 10_000).rounded() / 10_000 }) }
    let found = results.summaries.filter { $0.failure == nil && filter.holds($0, in: study) }
    return .json([
      "cases": .strings(found.map { "\($0.item)" }), "probability": .array(found.map { rounded($0.probability) }),
      "road": .array(found.map { rounded($0.road) }),
      "right": .array(found.map { .integer($0.isRight == true ? 1 : 0) }),
    ])
  }

  private func studyCase(_ call: Call) async throws -> Response {
    let (study, item) = try item(call)
    let results = try await results(study, call)
    guard let summary = results.summaries.first(where: { $0.item == item.index }) else {
      throw Problem(
        .notFound, "unfinished-case", "the case is not computed yet", remedy: "go on with the study, and merge it")
    }
    let details = try await pictures.queue.run(for: call.client) { try results.details(of: item.index) }
    let isStored = study.plan.maps != .none && summary.failure == nil
    let roads = Dictionary(
      details.measures.filter {
        $0.variant == .best && $0.metric == "road-\(study.plan.settings.removalProtocol.rawValue)"
      }.map { ($0.map, $0.value) }
    ) { first, _ in first }
    let members = (study.plan.methods + study.plan.settings.rivalNames).map { method -> JSONValue in
      let curve = details.curves.first { ["member", "ensemble"].contains($0.kind) && $0.map == method }
      return [
        "name": .string(method), "title": nil, "members": [.string(method)],
        "threshold": .optional(curve?.bestThreshold), "road": .optional(curve?.bestScore), "stored": .boolean(isStored),
      ]
    }
    // Weights are not kept beside the maps, and so that ensemble cannot be made again.
    let ensembles = details.chosen.filter { $0.map != .weighted && $0.map != .bestMember && !$0.components.isEmpty }
    let chosen = ensembles.map { chosen -> JSONValue in
      [
        "name": .string(chosen.map.rawValue), "title": .string(chosen.map.name), "members": .strings(chosen.components),
        "threshold": .number(chosen.threshold), "road": .optional(roads[chosen.map.rawValue]),
        "stored": .boolean(isStored),
      ]
    }
    let shown = details.curves.filter { curve in
      curve.kind != "combination" || ensembles.contains { $0.components.joined(separator: " + ") == curve.map }
    }
    var answer = Self.json(summary, in: study)
    let more: JSONValue.Members = [
      "likeliestClass": .optional(summary.likeliestClass),
      "likeliestName": .text(study.className(summary.likeliestClass, ofItem: item.index).map { ShownText.visible($0) }),
      "likeliestProbability": .optional(summary.likeliestProbability),
      "failure": .text(summary.failure.map { ShownText.visible($0) }),
      "image": .string(ShownText.visible(item.planned.image)), "layers": .strings(item.network.layers),
      "maps": .array(summary.failure == nil ? members + chosen : []),
      "curves": .array(
        shown.map { curve in
          let ensemble = ensembles.first { $0.components.joined(separator: " + ") == curve.map }
          return [
            "name": .string(curve.kind == "combination" ? ensemble?.map.rawValue ?? curve.map : curve.map),
            "thresholds": .array(study.plan.settings.thresholds.map(JSONValue.number)),
            "road": .array(curve.scores.map(JSONValue.number)),
          ]
        }),
      "measures": .array(
        details.measures.map { measure in
          [
            "map": .string(measure.map), "variant": .string(measure.variant.rawValue),
            "measure": .string(measure.metric),
            "value": .number(measure.value),
          ]
        }),
      "contributions": .array(
        details.contributions.map { contribution in
          [
            "group": .string(contribution.group),
            "methods": .strings(
              contribution.group.replacing(" + ", with: "\n").split(separator: "\n").map(String.init)),
            "contribution": .number(contribution.value),
          ]
        }),
      "warnings": .array(
        details.warnings.map { ["map": .text($0.map), "text": .string(ShownText.visible($0.text))] }),
    ]
    for entry in more.entries { answer.append(entry.name, entry.value) }
    let (width, height) = await size(of: item, study, call)
    answer.append("width", .optional(width))
    answer.append("height", .optional(height))
    return .json(.object(answer))
  }

  /// Of the view, where the network can be read.
  private func size(of item: StudyItem, _ study: StudyShelf, _ call: Call) async -> (Int?, Int?) {
    let size = try? await pictures.queue.run(for: call.client) {
      try study.model(of: item, limits: options.limits).shownSize()
    }
    return (size?.width, size?.height)
  }

  private func studyMap(_ call: Call) async throws -> Response {
    let (study, item) = try item(call)
    let name = call.text("map") ?? ""
    let key = "map \(study.fingerprint) \(study.versions(ofMapsOf: item)) \(item.index) \(name)"
    if case .map(let map) = kept[key] { return map.response(to: call, isNamedByContent: false) }
    let map = try await pictures.queue.run(for: call.client) {
      let maps = try Study.maps(of: item, in: study.store)
      guard !maps.isEmpty else { throw Problem(.notFound, "no-map", "the case has no maps") }
      if let map = maps[name] { return map }
      let details = try study.results().details(of: item.index)
      guard let chosen = details.chosen.first(where: { $0.map.rawValue == name }), chosen.map != .weighted else {
        throw Problem(.notFound, "unknown-map", "the case has no such map")
      }
      let members = try chosen.components.compactMap { try maps[$0].map { try RankedMap($0) } }
      return try study.plan.settings.map(of: members, threshold: chosen.threshold).map
    }
    let stored = try StoredMap(id: key, method: name, map: map, seconds: 0, warnings: [])
    kept.insert(.map(stored), for: key, cost: 4 * map.count)
    return stored.response(to: call, isNamedByContent: false)
  }
}
