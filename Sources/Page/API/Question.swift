import ActivationMaps
import Classifiers
import Failures
import Imaging
import MetaCAM
import ModelReaders
import NIOHTTP1
import Tensors

/// A picture, a network and a class that a request names, found and ready.
struct Question: Sendable {
  let picture: StoredPicture
  let network: NetworkShelf.Listed
  /// What the network's results are known by: its weights and how pictures become its input.
  let networkContent: String
  let explainer: Explainer
  let input: NetworkInput
  let scores: PictureScores
  let classIndex: Int
  /// What the class is known by to whoever asks again: its index, or the words of an expression.
  let subject: ClassChoice
  let layer: String?
  let asking: Asking
  let target: ScoreTarget
  /// How a command would name the other pictures, by their ids.
  let paths: [String: String]
  /// What makes points of texts, where a person has named it.
  let texts: (network: String?, vocabulary: String?)

  var model: NetworkModel { explainer.model }
  var className: String? { scores.labels[classIndex].name }
  var probability: Double { scores.probability(classIndex) }

  static func parameters(hasClass: Bool = true, _ context: PageOptions) -> [Parameter] {
    [
      Parameter("picture", .identifier, "the picture's id", isRequired: true),
      Parameter("network", .identifier, "the network's id; the first one where it is left out"),
    ] + Asking.parameters
      + (hasClass
        ? [
          Parameter(
            "class", .text(longest: 500),
            "an index, a name, a WordNet id, top, or a sum of scores such as tabby - lynx",
            usual: "top"),
          Parameter("layer", .text(longest: 500), "the layer to make maps from; the usual one where it is left out"),
          Parameter(
            "target", .choice(ScoreTarget.allCases.map(\.rawValue)), "which score of the class is explained",
            usual: "logit"),
        ] : [])
  }

  /// What its results are known by; equal questions have equal keys, whoever asks.
  func key(_ what: String) -> String {
    Fingerprint.of(
      "\(picture.id)|\(networkContent)|\(asking.key)|\(layer ?? "")|\(target.rawValue)|\(subject)|\(what)")
  }

  func equalCall(_ kind: EqualCall.Kind, methods: [String]) -> EqualCall {
    EqualCall(
      kind: kind, picture: picture.path, reading: picture.reading, network: network.name, subject: subject,
      methods: methods, layer: layer, target: target.rawValue, activation: asking.activation,
      // Texts and other pictures speak for themselves.
      task: asking.texts.isEmpty && asking.likeness.isEmpty ? asking.task : nil, boxScore: asking.boxScore,
      boxTarget: asking.boxTarget, texts: asking.texts, textModel: asking.texts.isEmpty ? nil : texts.network,
      vocabulary: asking.texts.isEmpty ? nil : texts.vocabulary, likeness: asking.likeness.map { paths[$0] ?? $0 },
      region: asking.region.map { paths[$0] ?? $0 }, takesVolumes: model.takesVolumes)
  }
}

extension PageContext {
  func listed(_ call: Call) async throws -> NetworkShelf.Listed {
    let all = await shelf.listed
    let id = call.text("network") ?? all[0].id
    guard let found = all.first(where: { $0.id == id }) else {
      throw Problem(
        .notFound, "unknown-network", "there is no network '\(id)'" + NearestNames.hint(for: id, among: all.map(\.id)),
        remedy: "take one of those that the server was started with")
    }
    return found
  }

  /// - Throws: `Problem` for an unknown picture or network; the errors of `NetworkModel`, of reading the picture and running
  ///   the network; `CancellationError`.
  func question(_ call: Call) async throws -> Question {
    let picture = try pictures.picture(call.text("picture") ?? "")
    let network = try await listed(call)
    let asking = Asking(call)
    let layer = call.text("layer").flatMap { $0.isEmpty ? nil : $0 }
    let (explainer, content) = try await engineQueue.run(for: call.client) {
      try await shelf.asked(
        network.id, asking, layer: layer, texts: (options.textModel, options.vocabulary), pictures: other)
    }
    let input = try await input(
      of: picture, explainer.model, key: "\(content) \(asking.baseKey)", client: call.client)
    let seen = try await scores(
      of: input, explainer, key: "scores \(picture.id) \(content) \(asking.key) \(layer ?? "")",
      client: call.client)
    let choice = ClassChoice(call.text("class").flatMap { $0.isEmpty ? nil : $0 } ?? "top")
    let asked = try seen.asking([choice])
    guard let classIndex = asked.indices.first else {
      throw Problem(.unprocessableEntity, "unknown-class", "'class' names no class")
    }
    let target = call.text("target").flatMap(ScoreTarget.init) ?? .logit
    return Question(
      picture: picture, network: network, networkContent: content, explainer: explainer, input: input,
      scores: asked.scores,
      classIndex: classIndex,
      subject: classIndex < asked.scores.reading.subjectCount ? .index(classIndex) : choice,
      layer: layer, asking: asking, target: target,
      paths: Dictionary(asking.pictures.compactMap { id in (try? pictures.picture(id)).map { (id, $0.path) } }) {
        first, _ in first
      }, texts: (options.textModel, options.vocabulary))
  }

  /// A picture that another one is compared with, or that says where.
  @Sendable private func other(_ id: String) throws -> (name: String, image: Image) {
    let picture = try pictures.picture(id)
    return (picture.name, try pictures.decoded(picture))
  }

  /// What the network sees of a picture.
  func input(of picture: StoredPicture, _ model: NetworkModel, key: String, client: String) async throws -> NetworkInput
  {
    let key = "input \(picture.id) \(key)"
    if case .input(let input) = kept[key] { return input }
    let input = try await pictures.queue.run(for: client) {
      if case .input(let input) = kept[key] { return input }
      return try pictures.input(of: picture, for: model)
    }
    kept.insert(
      .input(input), for: key,
      cost: 4 * input.tensorNCHW.count + input.view.pixels.count + 4 * (input.volume?.levels.count ?? 0))
    return input
  }

  private func scores(of input: NetworkInput, _ explainer: Explainer, key: String, client: String) async throws
    -> PictureScores
  {
    if case .scores(let scores) = kept[key] { return scores }
    let scores = try await engineQueue.run(for: client) {
      if case .scores(let scores) = kept[key] { return scores }
      return try await explainer.scores(of: input)
    }
    kept.insert(.scores(scores), for: key, cost: 4 * scores.output.count)
    return scores
  }
}
