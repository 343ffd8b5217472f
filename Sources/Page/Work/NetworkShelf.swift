import Classifiers
import Execution
import Failures
import Files
import MetaCAM
import ModelReaders
import NIOHTTP1
import Tensors

/// The networks that may be asked: read when they are first needed, the last few kept.
actor NetworkShelf {
  struct Listed: Sendable {
    let id: String
    /// As it was named: a built-in network, or a path.
    let name: String
    /// What it is read by.
    let source: String
  }

  private(set) var listed: [Listed]
  private let makeEngine: @Sendable () throws -> Engine
  private let limits: Limits
  private var engine: Engine?
  private var models: [(key: String, model: NetworkModel)] = []
  private var explainers: [(key: String, explainer: Explainer)] = []

  /// More are read again when they are asked for.
  private static let mostModels = 4
  private static let mostExplainers = 8
  static let mostListed = 64

  init(_ names: [String], limits: Limits, makeEngine: @escaping @Sendable () throws -> Engine) {
    listed = names.eachOnce { $0 }.map { Listed(id: Self.id(of: $0), name: $0, source: $0) }
    self.limits = limits
    self.makeEngine = makeEngine
  }

  /// - Throws: `MetaCAMError` for a name that is neither a built-in network's nor a file's.
  static func check(_ names: [String]) throws {
    for name in names where !NetworkModel.builtInNames.contains(name) && FileIdentity(of: name) == nil {
      throw MetaCAMError(
        .unknownName, "there is no model '\(name)'" + NearestNames.hint(for: name, among: NetworkModel.builtInNames),
        remedy: "take one that \(.listing(.models)) lists, or the path of a network's file")
    }
  }

  /// A built-in network's name is its id; of a path the file's name with digits that tell it from another's.
  static func id(of name: String) -> String {
    if NetworkModel.builtInNames.contains(name) { return name }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let plain = file.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? String(scalar) : "-"
    }
    return plain.prefix(40).joined() + "-" + Fingerprint.of(name).prefix(8)
  }

  /// - Throws: `Problem` where the network is not listed; what reading it fails with.
  func model(_ id: String, activation: String) throws -> NetworkModel {
    guard let listed = listed.first(where: { $0.id == id }) else {
      throw Problem(
        .notFound, "unknown-network",
        "there is no network '\(id)'" + NearestNames.hint(for: id, among: listed.map(\.id)),
        remedy: "take one of those that the server was started with")
    }
    let key = "\(id) \(activation)"
    if let place = models.firstIndex(where: { $0.key == key }) {
      let found = models.remove(at: place)
      models.append(found)
      return found.model
    }
    let model = try NetworkModel(
      named: listed.source, network: NetworkChoice(activation: Self.activations[activation] ?? nil), limits: limits)
    models.append((key, model))
    if models.count > Self.mostModels { models.removeFirst() }
    return model
  }

  static let activationNames = ["auto", "softmax", "sigmoid", "none"]
  private static let activations: [String: Activation?] = [
    "softmax": Activation(.softmax), "sigmoid": Activation(.sigmoid), "none": Activation(.none),
  ]

  func explainer(_ id: String, activation: String, layer: String?) throws -> Explainer {
    let model = try model(id, activation: activation)
    let key = "\(id) \(activation) \(layer ?? "")"
    if let place = explainers.firstIndex(where: { $0.key == key }) {
      let found = explainers.remove(at: place)
      explainers.append(found)
      return found.explainer
    }
    let engine = try self.engine ?? makeEngine()
    self.engine = engine
    let explainer = try Explainer(model: model, layers: layer.map { [$0] } ?? [], engine: engine)
    explainers.append((key, explainer))
    if explainers.count > Self.mostExplainers { explainers.removeFirst() }
    return explainer
  }

  /// Lists a network that was sent.
  func add(_ name: String, source: String) throws -> Listed {
    let added = Listed(id: Self.id(of: source), name: name, source: source)
    if let known = listed.first(where: { $0.id == added.id }) { return known }
    guard listed.count < Self.mostListed else {
      throw Problem(.conflict, "too-many-networks", "the server holds \(Self.mostListed) networks, and takes no more")
    }
    // Before it is listed, it must be one.
    _ = try NetworkModel(named: source, limits: limits)
    listed.append(added)
    return added
  }
}
